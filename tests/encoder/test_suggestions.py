"""What is asked of the encoder's outputs for one document."""

from __future__ import annotations

import numpy as np
import pytest

import tiny_model
from causerie.encoder.heads import Heads, Network
from causerie.encoder.scheme import BIO, FIELDS, MARKS, PairKind, SpanKind
from causerie.encoder.suggestions import Suggestions, suggestions_of, whole_words
from causerie.encoder.windows import Cut, Passage, Window, windows

TOKENIZER = tiny_model.tokenizer()
KINDS = list(SpanKind)
H = tiny_model.HIDDEN
TEXT = "The drought emptied the lake. The mill will close, of course. The lake is the lake of the mill."
CUT = Cut(own=16, before=9, after=4, question=5, longest=20)


def passages(text: str) -> list[Passage]:
    found, at = [], 0
    for part in text.split(". "):
        end = min(at + len(part) + 1, len(text))
        found.append(Passage(at, end, 0))
        at = end + 1
    return found


def heads() -> Heads:
    raw = {name: values.astype(np.float32) for name, values in tiny_model.heads().items()}
    pair, span = (Network(*(raw[f"{n}.{part}"] for part in ("w1", "b1", "w2", "b2"))) for n in ("pair", "span"))
    return Heads(pair, span)


def place(words: str, text: str = TEXT) -> tuple[int, int]:
    assert text.count(words) == 1, f"{words!r} must stand once in the text"
    return text.index(words), text.index(words) + len(words)


def saying(
    marked: dict[tuple[int, int], SpanKind], text: str = TEXT, cut: Cut = CUT, blind: int | None = None
) -> Suggestions:
    """Suggestions of an encoder that is sure of the marked places, in all windows but the one that is blind."""
    found = windows(text, passages(text), TOKENIZER, cut)
    draw = np.random.default_rng(0)
    outputs = []
    for number, window in enumerate(found):
        tags = np.zeros((len(window.ids), len(KINDS), len(BIO)), np.float32)
        tags[:, :, 0] = 4
        for (start, end), kind in marked.items() if number != blind else ():
            over = [at for at, (s, e) in enumerate(window.places) if s >= 0 and s < end and e > start]
            for at in over:
                tags[at, KINDS.index(kind)] = (0, 6, 0) if at == over[0] else (0, 0, 6)
        states = draw.normal(size=(len(window.ids), H)).astype(np.float16)
        outputs.append((tags.reshape(len(window.ids), -1), states))
    return suggestions_of(text, found, outputs, heads())


def spots(given: Suggestions, kind: SpanKind, text: str = TEXT) -> list[str]:
    return [text[spot.start : spot.end] for spot in given.spots(kind)]


def probability(numbers: tuple[float, float, float]) -> float:
    raised = np.exp(numbers)
    return float(1 - raised[0] / raised.sum())


def test_spots_are_the_marked_words_of_their_kind() -> None:
    given = saying({place("The drought"): SpanKind.CAUSE, place("the lake."): SpanKind.EFFECT})
    assert spots(given, SpanKind.CAUSE) == ["The drought"]
    assert spots(given, SpanKind.EFFECT) == ["the lake."]
    assert given.spots(SpanKind.HEDGE) == ()


def test_a_spot_says_how_sure_the_encoder_is() -> None:
    (spot,) = saying({place("The drought"): SpanKind.CAUSE}).spots(SpanKind.CAUSE)
    assert spot.kind is SpanKind.CAUSE
    assert spot.probability == pytest.approx((probability((0, 6, 0)) + probability((0, 0, 6))) / 2, abs=1e-5)


def test_a_spot_that_begins_or_ends_in_a_word_takes_the_whole_word() -> None:
    start, end = place("rought empt")
    assert spots(saying({(start, end): SpanKind.CAUSE}), SpanKind.CAUSE) == ["drought emptied"]


def test_two_spots_in_one_word_are_one() -> None:
    text = "The xyz lake."
    given = saying({(4, 5): SpanKind.CAUSE, (5, 12): SpanKind.CAUSE}, text)
    assert spots(given, SpanKind.CAUSE, text) == ["xyz lake"]


@pytest.mark.parametrize("blind", [0, 1, 2])
def test_a_spot_is_told_once_by_the_window_that_owns_its_first_word(blind: int) -> None:
    words = [place("The drought"), place("The mill"), place("lake of the")]
    given = saying(dict.fromkeys(words, SpanKind.CAUSE), blind=blind)
    assert len(given.pieces.bounds) == 3
    expected = [TEXT[s:e] for at, (s, e) in enumerate(words) if at != blind]
    assert spots(given, SpanKind.CAUSE) == expected


def test_a_bias_gives_more_spots_of_unchanged_probability() -> None:
    given = saying({place("The drought"): SpanKind.CAUSE})
    assert len(given.spots(SpanKind.EFFECT, bias=5.0)) > 0 == len(given.spots(SpanKind.EFFECT))
    assert given.spots(SpanKind.EFFECT, 5.0)[0].probability == pytest.approx(probability((4, 0, 0)), abs=1e-5)
    more = given.spots(SpanKind.CAUSE, bias=1.0)
    assert more == given.spots(SpanKind.CAUSE)


def test_inside_is_the_mean_over_the_pieces() -> None:
    given = saying({place("drought"): SpanKind.CAUSE})
    sure, not_so = probability((0, 6, 0)), probability((4, 0, 0))
    assert given.inside(SpanKind.CAUSE, *place("drought")) == pytest.approx(sure, abs=1e-5)
    assert given.inside(SpanKind.CAUSE, *place("The drought")) == pytest.approx((sure + not_so) / 2, abs=1e-5)
    assert given.inside(SpanKind.EFFECT, *place("drought")) == pytest.approx(not_so, abs=1e-5)
    blank = TEXT.index(" drought")
    assert given.inside(SpanKind.CAUSE, blank, blank + 1) == 0
    assert given.inside(SpanKind.CAUSE, 500, 600) == 0


def test_pairs_together_are_pairs_one_by_one() -> None:
    given = saying({})
    one, two = place("The drought"), place("the lake.")
    wanted = [
        (PairKind.CAUSAL, one, two),
        (PairKind.CAUSAL, two, one),
        (PairKind.SOURCE, None, two),
        (PairKind.CAUSAL, place("The mill"), place("close")),
    ]
    together = given.pairs(wanted)
    assert len({score.link for score in together if score}) == 4
    for pair, score in zip(wanted, together, strict=True):
        alone = given.pair(*pair)
        assert alone is not None
        assert score is not None
        assert score.link == pytest.approx(alone.link, abs=1e-6)
        assert dict(score.status) == pytest.approx(dict(alone.status), abs=1e-6)


def test_a_pair_is_scored_where_its_later_span_is_owned() -> None:
    given = saying({})
    earlier, later = place("close, of course"), place("The lake is")
    window = given.pieces.owner(later)
    assert window == 2
    assert given.pieces.owner(earlier) == 1
    assert given.pair(PairKind.CAUSAL, place("course"), later) is not None, "what stands just before is seen too"
    assert given.pair(PairKind.CAUSAL, later, place("course")) is not None
    assert given.pair(PairKind.CAUSAL, place("The drought"), later) is None
    assert given.pair(PairKind.CAUSAL, later, place("The drought")) is None


def test_a_span_of_which_the_window_sees_a_part_is_not_scored() -> None:
    assert saying({}).pair(PairKind.CAUSAL, place("mill will close, of course"), place("The lake is")) is None


def test_what_has_no_piece_has_no_score() -> None:
    given = saying({})
    blank = (TEXT.index(" drought"), TEXT.index("drought"))
    assert given.pair(PairKind.CAUSAL, blank, place("the lake.")) is None
    assert given.pair(PairKind.CAUSAL, place("the lake."), blank) is None
    assert given.pair(PairKind.SOURCE, None, blank) is None
    assert given.mark(*blank) is None
    assert given.pairs([]) == []
    assert given.marks([]) == []


def test_marks_together_are_marks_one_by_one() -> None:
    given = saying({})
    blank = (TEXT.index(" drought"), TEXT.index("drought"))
    wanted = [place("The mill will close"), blank, place("The drought emptied the lake")]
    first, none, last = given.marks(wanted)
    assert none is None
    for score, where in ((first, wanted[0]), (last, wanted[2])):
        alone = given.mark(*where)
        assert score is not None
        assert alone is not None
        assert score.stands == pytest.approx(alone.stands, abs=1e-6)
        assert dict(score.level) == pytest.approx(dict(alone.level), abs=1e-6)


def test_a_text_without_windows_suggests_nothing() -> None:
    empty = suggestions_of("", (), (), heads())
    assert empty.spots(SpanKind.CAUSE) == ()
    assert empty.inside(SpanKind.CAUSE, 0, 5) == 0
    assert empty.pair(PairKind.CAUSAL, (0, 1), (2, 3)) is None
    assert empty.mark(0, 3) is None


def test_more_windows_than_are_decoded_at_once() -> None:
    text = " ".join(["The drought emptied the lake."] * 150)
    marked = {(at * 30, at * 30 + 11): SpanKind.CAUSE for at in range(150)}
    given = saying(marked, text, Cut(own=8))
    assert len(given.pieces.bounds) == 150
    assert [(spot.start, spot.end) for spot in given.spots(SpanKind.CAUSE)] == list(marked)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("one two", (1, 5), (0, 7)),
        ("one two", (0, 4), (0, 3)),
        ("(one) two", (1, 4), (1, 4)),
        ("don't go", (0, 3), (0, 3)),
        ("one two", (3, 4), (4, 4)),
        ("naïveté", (2, 4), (0, 7)),
    ],
)
def test_whole_words(text: str, given: tuple[int, int], expected: tuple[int, int]) -> None:
    assert whole_words(text, *given) == expected


def test_the_networks_have_an_answer_for_each_label() -> None:
    made = heads()
    assert len(made.pair.b2) == sum(FIELDS.values())
    assert len(made.span.b2) == sum(MARKS.values())


def test_a_window_that_sees_a_question_scores_it_with_the_answer() -> None:
    text = "Why is the mill. The drought emptied the lake. The lake is of the mill."
    cut = [Passage(0, 16, 0, True), Passage(17, 46, 1), Passage(47, 71, 1)]
    found: tuple[Window, ...] = windows(text, cut, TOKENIZER, Cut(own=8, before=3, after=2, question=5, longest=20))
    outputs = [
        (np.zeros((len(w.ids), len(KINDS) * len(BIO)), np.float32), np.ones((len(w.ids), H), np.float16)) for w in found
    ]
    given = suggestions_of(text, found, outputs, heads())
    assert given.pair(PairKind.CAUSAL, place("The drought", text), place("The lake", text)) is None
    assert given.pair(PairKind.CAUSAL, (11, 15), place("The lake", text)) is not None
