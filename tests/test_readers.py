"""Readers by name, and documents begun ahead."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import tiny_model
from causerie.documents import Loaded, document_of_text
from causerie.encoder.files import folder_hash
from causerie.encoder.scheme import SpanKind
from causerie.encoder.suggest import suggest
from causerie.errors import BadRequest, SkipItem, Stop
from causerie.pipeline import ahead as ahead_module
from causerie.pipeline import readers as readers_module
from causerie.pipeline.ahead import Begun, ahead, finished
from causerie.pipeline.readers import Finish, Reader, loading, reader_of
from causerie.pipeline.reading import Outcome, ReadOptions, read_into, read_only
from causerie.pipeline.viewing import shelf
from causerie.reading.frame import Frame, plain
from causerie.reading.joining.join import Second
from causerie.reading.joining.passages import passages
from causerie.values import Document, Reading
from makers import reading_of

TEXTS = [
    "The drought emptied the lake. The mill will close because of the drought.",
    "The mayor says that the harbour is closed. The pumps emptied the lake.",
    "Nobody knows why the mill was closed in that year.",
]
KINDS = ("causal", "forecast", "attribution", "relation")
BAD = "A bad text which no rule can bear, says the mayor of the town."


def clock() -> datetime.datetime:
    return datetime.datetime(2031, 5, 3, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of one's own with its weights."""
    made = tiny_model.model(tmp_path_factory.mktemp("models") / "own")
    tables = (f"[small.{kind}]\nthreshold = 0.5\nleast = 0.1\n[small.{kind}.features]" for kind in KINDS)
    (made / "joining.toml").write_text("\n".join(["[small]\nbias = 0.0", *tables]), "utf-8")
    return made


@pytest.fixture(scope="module")
def reader(folder: Path, nlp: Language) -> Iterator[Reader]:
    made = reader_of(str(folder), nlp)
    yield made
    made.close()


def joined(frame: Frame, name: str, second: Second) -> Reading:
    """A reading whose notes tell what the encoder said, and that fails on a bad text."""
    if frame.document.text == BAD:
        raise IndexError("no token")
    said = [len(second.said.spots(kind)) for kind in SpanKind]
    return reading_of(frame.document, name, notes=(second.name, json.dumps(said)))


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers_module, "read_frame", joined)


def files(folder: Path, texts: list[str]) -> list[str]:
    paths = [folder / f"text-{at}.txt" for at in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def only(sources: list[str], folder: Path) -> list[Outcome]:
    return list(read_only(sources, ReadOptions(reader=str(folder)), io.BytesIO()))


# Names


def test_rules_are_the_reader_without_a_model(nlp: Language) -> None:
    made = reader_of("rules", nlp)
    assert (made.name, made.encoder, made.ahead) == ("rules.v1", None, False)


def test_another_pipeline_is_part_of_every_readers_name(nlp: Language, folder: Path) -> None:
    assert reader_of("rules", nlp, "another").name == "rules.v1+another"
    made = reader_of(str(folder), nlp, "another")
    made.close()
    assert made.name == f"small.v1+{folder_hash(folder)[:8]}+another"


def test_a_threshold_of_ones_own_is_part_of_the_name(nlp: Language, folder: Path) -> None:
    made = reader_of(str(folder), nlp, "another")
    sure = made.at_least(0.60)
    made.close()
    assert sure.name == f"small.v1+{folder_hash(folder)[:8]}@0.6+another"
    assert sure.weights is not None
    assert {one.kept_from(rule) for one in sure.weights.of.values() for rule in (True, False)} == {0.5, 0.6}
    rules = reader_of("rules", nlp)
    assert rules.at_least(0.6) is rules


@pytest.mark.parametrize(
    ("reader", "at_least", "message"),
    [("small", 1.5, "probability from 0 to 1, not 1.5"), ("rules", 0.5, "needs --reader small, large or a folder")],
)
def test_a_threshold_without_a_meaning_is_refused(reader: str, at_least: float, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        list(read_only(["-"], ReadOptions(reader=reader, at_least=at_least), io.BytesIO(b"Rain.")))


def test_another_threshold_reads_again(folder: Path, tmp_path: Path, plainly: None) -> None:
    path, sources = tmp_path / "own.db", files(tmp_path, TEXTS[:1])
    for at_least, known in ((None, False), (0.6, False), (0.6, True), (None, True)):
        options = ReadOptions(reader=str(folder), at_least=at_least)
        (outcome,) = read_into(path, sources, options, io.BytesIO(), clock)
        assert outcome.known is known
        assert outcome.reading is not None
        assert ("@0.6" in outcome.reading.reader) is (at_least is not None)


def test_a_model_can_be_loaded_in_the_background(folder: Path, nlp: Language) -> None:
    made = reader_of(str(folder), nlp, load=loading(str(folder)))
    made.close()
    assert made.name == f"small.v1+{folder_hash(folder)[:8]}"


def test_what_goes_wrong_in_the_background_is_told_as_usual(nlp: Language) -> None:
    with pytest.raises(BadRequest, match="there is no reader 'great'"):
        reader_of("great", nlp, load=loading("great"))


def test_a_name_that_is_none_says_which_there_are(nlp: Language) -> None:
    with pytest.raises(BadRequest, match="'great': it is one of rules, small, large, or a folder with a model"):
        reader_of("great", nlp, without=print)


def missing(name: str) -> object:
    raise Stop(f"the model {name} is damaged")


def test_without_its_model_a_reader_stops_and_says_how_to_go_on(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers_module, "load_shipped", missing)
    with pytest.raises(Stop, match=r"model large is damaged\. To read without .*--reader rules.*--rules-if-missing"):
        reader_of("large", nlp)


def test_rules_read_alone_if_the_user_said_so_and_all_are_told(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers_module, "load_shipped", missing)
    told: list[str] = []
    options = ReadOptions(reader="small", rules_if_missing=True)
    (outcome,) = read_only(files(tmp_path, TEXTS[:1]), options, io.BytesIO(), told.append)
    note = "read by rules alone, without the reader small (the model small is damaged)"
    assert told == [note]
    assert outcome.reading is not None
    assert (outcome.reading.reader, outcome.reading.notes[-1]) == ("rules.v1", note)


def test_a_model_without_weights_is_refused(tmp_path: Path, nlp: Language) -> None:
    with pytest.raises(BadRequest, match="no weights for the reader 'nobody'"):
        reader_of(str(tiny_model.model(tmp_path / "own", name="nobody")), nlp)


@pytest.mark.parametrize("text", ["", "[small", "[large]\nbias = 0.0", "[small]\nbias = 0.0"])
def test_broken_weights_are_one_line(tmp_path: Path, nlp: Language, text: str) -> None:
    own = tiny_model.model(tmp_path / "own")
    (own / "joining.toml").write_text(text, "utf-8")
    with pytest.raises(BadRequest, match=r"joining.toml holds no weights for small"):
        reader_of(str(own), nlp)


# Reading with an encoder


def test_rules_and_encoder_read_together(tmp_path: Path, folder: Path) -> None:
    (outcome,) = only(files(tmp_path, TEXTS[:1]), folder)
    assert outcome.error is None
    assert outcome.reading is not None
    assert outcome.reading.reader == f"small.v1+{folder_hash(folder)[:8]}"


@pytest.mark.usefixtures("plainly")
def test_each_document_is_read_with_what_the_encoder_says_of_it(tmp_path: Path, folder: Path, reader: Reader) -> None:
    outcomes = only(files(tmp_path, TEXTS), folder)
    assert [outcome.id for outcome in outcomes] == ["text-0", "text-1", "text-2"]
    for outcome in outcomes:
        assert outcome.document is not None
        assert outcome.reading == reader.read(outcome.document), "alone as with others"


@pytest.mark.usefixtures("plainly")
def test_what_fails_costs_one_document_only(tmp_path: Path, folder: Path) -> None:
    outcomes = only(files(tmp_path, [TEXTS[0], BAD, "", TEXTS[1]]), folder)
    assert [outcome.error is None for outcome in outcomes] == [True, False, False, True]
    assert "internal error" in (outcomes[1].error or "")


@pytest.mark.usefixtures("plainly")
def test_the_same_reader_again_changes_nothing_another_reads_anew(tmp_path: Path, folder: Path) -> None:
    sources = files(tmp_path, [TEXTS[0], TEXTS[1], TEXTS[0]])
    path = tmp_path / "w.db"

    def known(choice: str, again: bool = False) -> list[bool]:
        options = ReadOptions(reader=choice, again=again)
        return [one.known for one in read_into(path, sources, options, io.BytesIO(), clock)]

    assert known(str(folder)) == [False, False, True], "the third is the first once more"
    assert known(str(folder)) == [True, True, True]
    assert known(str(folder), again=True) == [False, False, False]
    assert known("rules") == [False, False, True]
    assert [kept.raw.reader for kept in shelf(path)] == ["rules.v1", "rules.v1"]
    assert known(str(folder)) == [True, True, True]
    assert [kept.raw.reader[:8] for kept in shelf(path)] == ["small.v1", "small.v1"]


def test_a_document_is_suggested_from_its_plain_text(
    nlp: Language, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Frame, Second]] = []

    def note(frame: Frame, name: str, second: Second) -> Reading:
        seen.append((frame, second))
        return reading_of(frame.document, name)

    monkeypatch.setattr(readers_module, "read_frame", note)
    reader.read(document_of_text("The mayor says: “The drought\nemptied the lake.” So it’s closed.", "talk"))
    ((frame, second),) = seen
    assert reader.encoder is not None
    alone = suggest(plain(frame.document.text), passages(frame), reader.encoder)
    assert second.name == reader.encoder.reader
    for kind in SpanKind:
        assert second.said.spots(kind) == alone.spots(kind)


# Ahead


class Book:
    """A reader that writes down what it does."""

    ahead = True
    encoder = None

    def __init__(self) -> None:
        self.done: list[str] = []

    def begin(self, document: Document) -> Finish:
        if document.id == "late":
            raise SkipItem("is too long")
        self.done.append(f"begin {document.id}")
        return lambda: self._finish(document)

    def read(self, document: Document) -> Reading:
        self.done.append(f"read {document.id}")
        return reading_of(document, "book.v1")

    def _finish(self, document: Document) -> Reading:
        self.done.append(f"finish {document.id}")
        return reading_of(document, "book.v1")


def loaded(*names: str) -> Iterator[Loaded]:
    for name in names:
        yield Loaded(name, None, document_of_text(TEXTS[0], name))


def use(book: Book, rows: Iterator[Loaded]) -> Iterator[str]:
    found: Iterator[tuple[Loaded, Begun | None]] = ahead(rows, book, lambda document: document)  # type: ignore[arg-type]
    for one, begun in found:
        assert one.document is not None
        finished(book, one.document, begun)  # type: ignore[arg-type]
        yield one.source


def test_some_documents_are_begun_before_the_first_is_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead_module, "AHEAD", 2)
    book = Book()
    assert list(use(book, loaded("a", "b", "c", "d"))) == ["a", "b", "c", "d"]
    assert book.done == [
        *("begin a", "begin b", "begin c", "finish a", "begin d", "finish b", "finish c", "finish d"),
    ]


def test_long_documents_are_not_heaped_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead_module, "CHARACTERS", len(TEXTS[0]) + 1)
    book = Book()
    assert list(use(book, loaded("a", "b", "c"))) == ["a", "b", "c"]
    assert book.done == ["begin a", "begin b", "finish a", "begin c", "finish b", "finish c"]


def test_a_document_that_cannot_be_begun_has_its_turn() -> None:
    book = Book()
    assert list(use(book, loaded("a", "late", "b"))) == ["a", "late", "b"]
    assert book.done == ["begin a", "begin b", "finish a", "read late", "finish b"]


def test_a_document_that_has_changed_meanwhile_is_read_as_it_is_now() -> None:
    book = Book()
    document = document_of_text(TEXTS[0], "a")
    begun = Begun(document, book.begin(document))
    finished(book, document_of_text(TEXTS[1], "a"), begun)  # type: ignore[arg-type]
    assert book.done == ["begin a", "read a"]


def test_what_was_loaded_before_the_end_of_the_request_is_read() -> None:
    def broken() -> Iterator[Loaded]:
        yield from loaded("a", "b")
        raise Stop("the disk is gone")

    book = Book()
    with pytest.raises(Stop, match="the disk is gone"):
        list(use(book, broken()))
    assert book.done[-2:] == ["finish a", "finish b"]


def test_rules_begin_nothing_ahead() -> None:
    book = Book()
    book.ahead = False
    assert list(use(book, loaded("a", "b"))) == ["a", "b"]
    assert book.done == ["read a", "read b"]
