"""What people code by hand: exact words, a name at once, and no reading takes it away."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from causerie.errors import BadRequest, QuoteNotFound, UnknownName
from causerie.pipeline.coding import code
from causerie.pipeline.deciding import edit, judge, redo, undo
from causerie.pipeline.desk import Desk
from causerie.pipeline.viewing import log, look, one
from causerie.values import ActorRelation, Attribution, CausalClaim, Forecast
from causerie.vocabulary import Act, ClaimKind, Direction, Level, RelationKind, Sign, Status
from makers import causal, document_of, forecast, reading_of, turn
from workplaces import by, read_again, workspace

TEXT = """INA HOLT: The drought emptied the lake. The empty lake ruined the fishermen, Odo Brand told me.

ODO BRAND: The pumps emptied the lake. Next year the mill will close. The pumps belong to the mill."""
DOCUMENT = document_of(TEXT)
TURNS = (
    turn(TEXT, "The drought emptied the lake. The empty lake ruined the fishermen, Odo Brand told me.", "Ina Holt"),
    turn(TEXT, "The pumps emptied the lake. Next year the mill will close. The pumps belong to the mill.", "Odo Brand"),
)
DROUGHT = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
READING = reading_of(DOCUMENT, turns=TURNS, causal=(DROUGHT,))
CAUSAL = ClaimKind.CAUSAL


def at(words: str) -> str:
    return f"{TEXT.index(words)}:{TEXT.index(words) + len(words)}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w.db", [(DOCUMENT, READING)])


def claims(path: Path) -> list[CausalClaim]:
    return list(look(path).readings[0].causal)


def test_a_claim_by_words_gets_a_name_its_sentence_and_its_speaker(path: Path) -> None:
    row, named = code(path, "D1", CAUSAL, {"cause": "pumps", "effect": "the lake", "polarity": "-"}, by("Odo"))
    assert (row.act, named.alias, row.before) == (Act.CODE, "C2", None)
    found = one(path, "C2")[0].item
    assert isinstance(found, CausalClaim)
    assert (found.quote.text, found.source, found.rule) == (
        "The pumps emptied the lake.",
        ("Odo Brand",),
        "by hand (Odo)",
    )
    assert (found.cause.text, found.effect.text, found.polarity) == ("pumps", "the lake", Sign.MINUS)
    assert (found.cause.direction, found.effect.direction) == (Direction.INCREASE, Direction.DECREASE)
    assert (found.status, found.certainty.level) == (Status.ASSERTED, Level.CERTAIN)
    assert look(path).reviewed == {found.id: Act.CODE}


def test_a_claim_by_offsets_with_all_that_it_may_have(path: Path) -> None:
    given = {
        "cause_at": at("empty lake"),
        "effect_at": at(" fishermen,")[:-2] + str(TEXT.index(" fishermen,") + 10),
        "effect_direction": "decrease",
        "status": "conditional",
        "certainty": "likely",
        "certainty_words": "told",
        "condition_at": at("drought"),
        "source": "The Post > Odo Brand",
    }
    _, named = code(path, "D1", CAUSAL, given, by())
    found = named.item
    assert isinstance(found, CausalClaim)
    assert (found.effect.text, found.polarity, found.status) == ("fishermen", Sign.MINUS, Status.CONDITIONAL)
    assert (found.certainty.level, found.certainty.text) == (Level.LIKELY, "told")
    assert found.condition is not None
    # The quote holds the condition too, from the sentence before.
    assert found.quote.text.startswith("The drought emptied")
    assert found.source == ("The Post", "Odo Brand")


def test_words_that_stand_together_once_are_found_wherever_each_stands_alone(path: Path) -> None:
    _, named = code(path, "D1", CAUSAL, {"cause": "lake", "effect": "fishermen"}, by())
    assert named.item.quote.text.startswith("The empty lake")
    with pytest.raises(BadRequest, match=r"2 places.*(cause|effect)_at"):
        code(path, "D1", CAUSAL, {"cause": "emptied", "effect": "lake"}, by())
    quote = "The pumps emptied the lake."
    _, told = code(path, "D1", CAUSAL, {"cause": "emptied", "effect": "lake", "quote": quote}, by())
    assert told.item.quote.text == quote


def test_the_other_kinds(path: Path) -> None:
    given = {"proposition": "the mill will close", "horizon": "Next year", "certainty": "certain"}
    _, said = code(path, "D1", ClaimKind.FORECAST, given, by())
    assert isinstance(said.item, Forecast)
    assert (said.alias, said.item.quote.text) == ("F1", "Next year the mill will close.")
    _, tied = code(path, "D1", ClaimKind.RELATION, {"a": "The pumps", "b": "the mill", "kind": "part-of"}, by())
    assert isinstance(tied.item, ActorRelation)
    assert (tied.alias, tied.item.kind, tied.item.source) == ("R1", RelationKind.PART_OF, ("Odo Brand",))
    given = {"source_at": at("Odo Brand"), "content": "The empty lake ruined the fishermen", "cue": "told"}
    _, told = code(path, "D1", ClaimKind.ATTRIBUTION, given, by())
    assert isinstance(told.item, Attribution)
    assert (told.alias, told.item.source.text, told.item.cue.text) == ("A1", "Odo Brand", "told")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"cause": "rain", "effect": "lake"}, "does not stand in"),
        ({"cause": "drought"}, "effect is missing"),
        ({"cause": "drought", "effect": "  "}, "effect is missing"),
        ({"cause_at": "3:9000", "effect": "lake"}, "no text at 3-9000"),
        ({"cause_at": "-3:9", "effect": "lake"}, "is no place"),
        ({"cause": "drought", "effect": "drought"}, "same words"),
        ({"cause_at": at("lake"), "effect_at": at("lake")}, "same words"),
        ({"cause": "drought", "effect": "emptied", "polarity": "plus"}, "none of"),
        ({"cause": "drought", "effect": "emptied", "colour": "red"}, "has no colour"),
        ({"cause": "drought", "effect": "emptied", "proposition": "lake"}, "has no proposition"),
        ({"cause": "drought", "effect": "emptied", "quote": "The pumps emptied the lake."}, "not stand in the quote"),
        ({"cause": "The drought", "effect": "the lake"}, "C1 is coded at nearly these words"),
        ({"cause": "drought", "effect_at": at("lake")}, "C1 is coded at these very words"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(path: Path, given: dict[str, str], says: str) -> None:
    with pytest.raises((BadRequest, QuoteNotFound), match=says):
        code(path, "D1", CAUSAL, given, by())
    assert log(path).history == ()
    assert len(claims(path)) == 1


def test_a_document_that_is_not_there_and_a_kind_that_nobody_codes(path: Path) -> None:
    with pytest.raises(UnknownName, match="no document 'D7'"):
        code(path, "D7", CAUSAL, {"cause": "drought", "effect": "lake"}, by())
    with pytest.raises(BadRequest, match="cannot be coded by hand"):
        code(path, "D1", ClaimKind.EVENT, {"what": "drought"}, by())


def pumped(path: Path) -> str:
    return code(path, "D1", CAUSAL, {"cause": "pumps", "effect_at": at("mill will")}, by("Odo"))[1].alias


def test_it_survives_another_reading_that_misses_it(path: Path) -> None:
    alias = pumped(path)
    before = one(path, alias)[0].item
    read_again(path, reading_of(DOCUMENT, "test.v2", turns=TURNS))
    assert one(path, alias)[0].item == before
    assert claims(path) == [before]


def test_a_reader_that_finds_it_later_takes_its_name_but_not_its_coding(path: Path) -> None:
    alias = code(path, "D1", CAUSAL, {"cause": "pumps", "effect": "the lake", "polarity": "?"}, by("Odo"))[1].alias
    found = causal(TEXT, "The pumps emptied the lake.", "The pumps", "the lake")
    read_again(path, reading_of(DOCUMENT, "test.v2", turns=TURNS, causal=(found,)))
    kept = claims(path)
    assert len(kept) == 1
    assert (kept[0].polarity, kept[0].cause.text, kept[0].rule) == (Sign.UNKNOWN, "pumps", "by hand (Odo)")
    assert one(path, alias)[0].item == kept[0]


def test_what_is_coded_is_edited_rejected_undone_and_redone_like_anything_else(path: Path) -> None:
    alias = pumped(path)
    edit(path, alias, {"flip": "yes"}, by())
    changed = one(path, alias)[0].item
    assert isinstance(changed, CausalClaim)
    assert (changed.polarity, changed.rule) == (Sign.MINUS, "by hand (Ina)")
    undo(path, None, by())
    judge(path, Act.REJECT, (alias,), by())
    assert len(claims(path)) == 1
    undo(path, None, by())
    assert len(claims(path)) == 2
    undo(path, None, by())
    assert len(claims(path)) == 1
    with pytest.raises(UnknownName, match="undone"):
        one(path, alias)
    redo(path, by())
    assert one(path, alias)[0].alias == alias
    assert one(path, alias)[0].item.rule == "by hand (Odo)"


def test_the_words_of_a_rejected_claim_can_be_coded_anew(path: Path) -> None:
    judge(path, Act.REJECT, ("C1",), by())
    _, named = code(path, "D1", CAUSAL, {"cause": "drought", "effect_at": at("lake"), "polarity": "+"}, by())
    kept = claims(path)
    assert [(claim.polarity, claim.rule) for claim in kept] == [(Sign.PLUS, "by hand (Ina)")]
    assert named.alias == "C1"


def test_two_claims_coded_at_overlapping_words_of_different_kinds_do_not_meet(path: Path) -> None:
    code(path, "D1", ClaimKind.RELATION, {"a": "The pumps", "b": "the mill"}, by())
    code(path, "D1", ClaimKind.FORECAST, {"proposition": "the mill will close"}, by())
    reading = look(path).readings[0]
    assert (len(reading.relations), len(reading.forecasts), len(reading.causal)) == (1, 1, 1)


def test_a_desk_sees_it_at_once(path: Path) -> None:
    desk = Desk(path)
    version = desk.version
    _, named = code(desk, "D1", CAUSAL, {"cause": "empty", "effect": "fishermen"}, by())
    assert desk.version > version
    assert named.item in desk.bundle(checked=True).readings[0].causal
    assert DROUGHT.quote not in {claim.quote for claim in desk.bundle(checked=True).readings[0].causal}
    desk.close()


def test_offsets_are_code_points(tmp_path: Path) -> None:
    text = "😀 مطر. The drought emptied the lake."
    document = document_of(text, "emoji", "cd")
    path = workspace(tmp_path / "e.db", [(document, reading_of(document))])
    start = text.index("drought")
    given = {"cause_at": f"{start}:{start + 7}", "effect": "lake"}
    item = code(path, "emoji", CAUSAL, given, by())[1].item
    assert isinstance(item, CausalClaim)
    assert (item.cause.text, item.quote.text) == ("drought", "The drought emptied the lake.")


def test_several_are_accepted_at_once_only_with_their_signs_decided(tmp_path: Path) -> None:
    open_ = dataclasses.replace(DROUGHT, polarity=Sign.UNKNOWN)
    pumps = causal(TEXT, "The pumps emptied the lake.", "pumps", "lake", polarity=Sign.UNKNOWN)
    ruin = causal(TEXT, "The empty lake ruined the fishermen,", "empty lake", "fishermen")
    mill = forecast(TEXT, "Next year the mill will close.", "the mill will close")
    reading = reading_of(DOCUMENT, turns=TURNS, causal=(open_, ruin, pumps), forecasts=(mill,))
    path = workspace(tmp_path / "b.db", [(DOCUMENT, reading)])
    with pytest.raises(BadRequest, match=r"nothing was accepted.*these 2 claims.*C1, C3"):
        judge(path, Act.ACCEPT, ("C1", "C2", "C3", "F1"), by())
    assert log(path).history == ()
    assert len(judge(path, Act.ACCEPT, ("C2", "F1"), by())) == 2
    assert len(judge(path, Act.ACCEPT, ("C1",), by())) == 1
    assert len(judge(path, Act.REJECT, ("C1", "C3"), by())) == 2
