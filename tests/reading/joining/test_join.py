"""Rules and a second reader together: who finds what, what is dropped, what is kept once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_of import frame_of, interview
from spacy.language import Language
from suggesting import Told, joint

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.reading.frame import Frame
from causerie.reading.joining.join import Second
from causerie.reading.joining.weights import Joint
from causerie.reading.read import NAME, read_frame
from causerie.values import Reading
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status

SILENT = "Grey walls, empty quays: such is Tarnport. Nets hang by the door."
RULED = "The drought led to famine in Tarn."


def both(frame: Frame, said: Told, weights: Joint | None = None) -> Reading:
    return read_frame(frame, "small.v1", Second("small.v1", said, weights or joint()))


def linking(text: str, cause: str, effect: str, link: float = 0.95, **more: object) -> Told:
    spans = {SpanKind.CAUSE: (cause,), SpanKind.EFFECT: (effect,)}
    return Told(text, spans, {(PairKind.CAUSAL, cause, effect): link}, **more)  # type: ignore[arg-type]


def test_rules_alone_sign_what_they_find(nlp: Language) -> None:
    (claim,) = read_frame(frame_of(nlp, RULED)).causal
    assert (claim.found_by, claim.probability) == ((NAME,), None)


def test_what_the_second_reader_alone_finds_is_its_own(nlp: Language) -> None:
    frame = frame_of(nlp, SILENT)
    assert read_frame(frame).causal == ()
    (claim,) = both(frame, linking(SILENT, "Grey walls", "empty quays")).causal
    assert (claim.cause.text, claim.effect.text, claim.rule) == ("Grey walls", "empty quays", "model")
    assert claim.found_by == ("small.v1",)
    assert claim.probability is not None
    assert 0.5 <= claim.probability <= 1
    assert claim.probability == round(claim.probability, 3)


def test_an_unlikely_pair_is_no_claim(nlp: Language) -> None:
    assert both(frame_of(nlp, SILENT), linking(SILENT, "Grey walls", "empty quays", 0.4)).causal == ()


def test_signs_without_a_word_name_nothing(nlp: Language) -> None:
    text = f"🌊🌊 {SILENT}"
    assert both(frame_of(nlp, text), linking(text, "🌊🌊", "empty quays")).causal == ()


def test_what_both_find_is_one_claim_of_the_rule(nlp: Language) -> None:
    frame = frame_of(nlp, RULED)
    (claim,) = both(frame, linking(RULED, "drought", "famine")).causal
    assert claim.found_by == (NAME, "small.v1")
    assert claim.rule == read_frame(frame).causal[0].rule


def test_a_rule_that_the_second_reader_doubts_is_dropped(nlp: Language) -> None:
    frame = frame_of(nlp, RULED)
    assert both(frame, Told(RULED)).causal == ()
    assert both(frame, Told(RULED), joint(rule=9.0)).causal[0].found_by == (NAME,)


def test_the_threshold_is_what_decides(nlp: Language) -> None:
    frame, said = frame_of(nlp, SILENT), linking(SILENT, "Grey walls", "empty quays")
    chance = both(frame, said).causal[0].probability
    assert chance is not None
    assert len(both(frame, said, joint(threshold=chance - 0.01)).causal) == 1
    assert both(frame, said, joint(threshold=chance + 0.01)).causal == ()


def test_a_threshold_of_ones_own_is_for_what_the_second_reader_alone_finds(nlp: Language) -> None:
    alone, ruled = frame_of(nlp, SILENT), frame_of(nlp, RULED)
    said = linking(SILENT, "Grey walls", "empty quays")
    (found,) = both(alone, said).causal
    assert found.probability is not None
    for above, count in ((-0.01, 1), (0.01, 0)):
        assert len(both(alone, said, joint().at_least(found.probability + above)).causal) == count
    assert len(both(alone, said, joint(threshold=0.999).at_least(0.1)).causal) == 1
    assert len(both(ruled, linking(RULED, "drought", "famine"), joint().at_least(1.0)).causal) == 1


def test_a_pair_that_cannot_be_scored_is_left_to_the_rule(nlp: Language) -> None:
    frame = frame_of(nlp, RULED)
    assert both(frame, Told(RULED, blind=True)).causal[0].found_by == (NAME,)


def test_a_link_is_not_asserted_both_ways(nlp: Language) -> None:
    spans = {SpanKind.CAUSE: ("Grey walls", "empty quays"), SpanKind.EFFECT: ("Grey walls", "empty quays")}
    links = {
        (PairKind.CAUSAL, "Grey walls", "empty quays"): 0.9,
        (PairKind.CAUSAL, "empty quays", "Grey walls"): 0.97,
    }
    (claim,) = both(frame_of(nlp, SILENT), Told(SILENT, spans, links)).causal
    assert claim.cause.text == "empty quays"


def test_values_are_voted_on(nlp: Language) -> None:
    sure = (Direction.INCREASE, Status.DENIED, Level.POSSIBLE)
    frame = frame_of(nlp, RULED)
    said = linking(RULED, "drought", "famine", sure=sure, effect_way=Direction.DECREASE)
    swayed = both(frame, said).causal[0]
    assert (swayed.polarity, swayed.status, swayed.certainty.level) == (Sign.MINUS, Status.DENIED, Level.POSSIBLE)
    assert swayed.cause.direction.sign(swayed.effect.direction) is Sign.MINUS
    stubborn = joint(votes={f"{name}.rule": 99.0 for name in ("status", "level", "cause_way", "effect_way")})
    kept = both(frame, said, stubborn).causal[0]
    assert (kept.polarity, kept.status, kept.certainty.level) == (Sign.PLUS, Status.ASSERTED, Level.CERTAIN)


def test_the_sign_follows_the_directions_or_is_left_open(nlp: Language) -> None:
    frame = frame_of(nlp, RULED)
    leaning = linking(RULED, "drought", "famine", sure=(Sign.MINUS, Direction.INCREASE))
    assert both(frame, leaning).causal[0].polarity is Sign.PLUS
    unsure = linking(RULED, "drought", "famine", sure=(Sign.UNKNOWN, Direction.INCREASE))
    assert both(frame, unsure).causal[0].polarity is Sign.UNKNOWN


def test_a_rule_takes_over_how_far_an_end_reaches(nlp: Language) -> None:
    text = "The drought in the hills behind Tarn led to famine."
    frame = frame_of(nlp, text)
    assert read_frame(frame).causal[0].cause.text == "drought in the hills behind Tarn"
    (claim,) = both(frame, linking(text, "drought", "famine")).causal
    assert claim.cause.text == "drought"


def test_an_answer_hangs_together_with_the_question(nlp: Language) -> None:
    frame = interview(nlp, "And the empty quays of this town?", "Grey walls, says my aunt.")
    said = linking(frame.document.text, "Grey walls", "empty quays of this town")
    assert [c.found_by for c in both(frame, said).causal] == [("small.v1",)]


def test_forecasts_of_both(nlp: Language) -> None:
    text = "The harbour will close by May. Empty quays for years, that is the outlook."
    frame = frame_of(nlp, text)
    spans = {SpanKind.PROPOSITION: ("Empty quays",), SpanKind.HORIZON: ("for years",)}
    links = {(PairKind.HORIZON, "Empty quays", "for years"): 0.9}
    sure = (Resolvable.NO, Level.LIKELY)
    said = Told(text, spans, links, {"Empty quays": 0.95}, sure=sure, negated=0.999)
    (found,) = both(frame, said).forecasts
    assert (found.proposition.text, found.found_by, found.rule) == ("Empty quays", ("small.v1",), "forecasts.model")
    assert (found.negated, found.certainty.level, found.resolvable) == (True, Level.LIKELY, Resolvable.NO)
    assert found.horizon is not None
    assert found.horizon.text == "for years"
    (kept,) = both(frame, Told(text, stands={"harbour will close": 0.9})).forecasts
    assert kept.found_by == (NAME, "small.v1")


def test_attributions_of_both(nlp: Language) -> None:
    text = "Ina Holt on the quarrel: sad tales. Nobody at the quay listened."
    frame = frame_of(nlp, text)
    spans = {SpanKind.CONTENT: ("sad tales",), SpanKind.SOURCE: ("Ina Holt",), SpanKind.SAYING: ("on the quarrel",)}
    links = {
        (PairKind.SOURCE, "Ina Holt", "sad tales"): 0.95,
        (PairKind.SAYING, "on the quarrel", "sad tales"): 0.9,
    }
    (found,) = both(frame, Told(text, spans, links)).attributions
    assert (found.source.text, found.cue.text, found.content.text) == ("Ina Holt", "on the quarrel", "sad tales")
    assert (found.found_by, found.quote.text) == (("small.v1",), "Ina Holt on the quarrel: sad tales.")
    unnamed = Told(text, spans, {(PairKind.SOURCE, None, "sad tales"): 0.95})
    assert both(frame, unnamed).attributions[0].source.start is None


def test_a_report_of_both_is_in_the_source_of_what_it_reports(nlp: Language) -> None:
    text = "Ina Holt on the quarrel: the drought led to famine."
    frame = frame_of(nlp, text)
    content = "drought led to famine"
    spans = {SpanKind.CONTENT: (content,), SpanKind.SOURCE: ("Ina Holt",)}
    said = Told(text, spans, {(PairKind.SOURCE, "Ina Holt", content): 0.95})
    (claim,) = both(frame, said, joint(rule=9.0)).causal
    assert claim.source[-1] == "Ina Holt"


def test_relations_of_both(nlp: Language) -> None:
    text = "Behind the Tarn guild, old Bram Oke. Ina Holt chairs the council."
    frame = frame_of(nlp, text)
    spans = {SpanKind.ACTOR_A: ("Bram Oke",), SpanKind.ACTOR_B: ("Tarn guild",)}
    links = {(PairKind.RELATION, "Bram Oke", "Tarn guild"): 0.97}
    said = Told(text, spans, links, sure=(RelationKind.CONTROLS,))
    (found,) = [r for r in both(frame, said).relations if r.rule == "relation.model"]
    assert (found.kind, found.found_by) == (RelationKind.CONTROLS, ("small.v1",))


@pytest.mark.parametrize("text", [SILENT, RULED])
def test_reading_twice_gives_the_same(nlp: Language, text: str) -> None:
    said = linking(text, text.split()[0], text.split()[2])
    assert both(frame_of(nlp, text), said) == both(frame_of(nlp, text), said)


def test_every_word_of_a_joint_reading_is_verbatim(nlp: Language) -> None:
    frame = frame_of(nlp, SILENT)
    reading = both(frame, linking(SILENT, "Grey walls, emp", "y quays: such"))
    assert reading.notes == ()
    for claim in reading.causal:
        for end in (claim.cause, claim.effect):
            assert SILENT[end.start : end.end] == end.text


def test_weights_of_other_thresholds_are_one_number_away() -> None:
    weights = joint()
    changed = {kind: replace(one, threshold=0.9) for kind, one in weights.of.items()}
    assert {one.threshold for one in replace(weights, of=changed).of.values()} == {0.9}


def test_a_sentence_that_a_rule_reads_whole_holds_no_other_claim(nlp: Language) -> None:
    text = "The more frost there is, the fewer pears there are."
    frame = frame_of(nlp, text)
    ruled = read_frame(frame).causal
    assert [c.rule.split(".")[0] for c in ruled] == ["comparative"]
    said = linking(text, "more frost there is", "fewer pears there are", sure=(Direction.INCREASE,))
    assert not [c for c in both(frame, said).causal if c.rule == "model"]


def test_a_mention_of_adjectives_alone_names_nothing(nlp: Language) -> None:
    text = "Grey walls, nearly empty: such is Tarnport."
    assert both(frame_of(nlp, text), linking(text, "Grey walls", "nearly empty")).causal == ()


def test_a_verb_cut_off_from_its_object_is_no_end(nlp: Language) -> None:
    text = (
        "Quiet talks in Tarn ease the bitter crisis of the northern and the southern harbour towns and of their fleets."
    )
    said = linking(text, "Quiet talks", "ease")
    assert all(claim.effect.text != "ease" for claim in both(frame_of(nlp, text), said, joint(threshold=0.0)).causal)


def test_a_loss_that_is_called_one_is_not_voted_on(nlp: Language) -> None:
    text = "Grey walls and a shortage of flour: such is Tarnport."
    said = linking(text, "Grey walls", "shortage of flour", effect_way=Direction.INCREASE)
    (claim,) = both(frame_of(nlp, text), said).causal
    assert (claim.effect.direction, claim.polarity) == (Direction.DECREASE, Sign.MINUS)


DENIED = "The mayor of Tarn denies that the frost ruined the vines."


@pytest.mark.parametrize(
    ("text", "status"), [(DENIED, Status.DENIED), (DENIED.replace("denies", "does not deny"), Status.ASSERTED)]
)
def test_a_denial_is_not_voted_away(text: str, status: Status, nlp: Language) -> None:
    other = Status.ASSERTED if status is Status.DENIED else Status.DENIED
    votes = {"status.model": 99.0, "status.rule": 0.0, "status.words": 0.0}
    (claim,) = both(frame_of(nlp, text), linking(text, "frost", "vines", sure=(other,)), joint(votes=votes)).causal
    assert claim.status is status


def test_a_denial_holds_for_what_the_second_reader_alone_finds(nlp: Language) -> None:
    text = "The mayor of Tarn denies that grey walls go with empty quays."
    frame = frame_of(nlp, text)
    assert read_frame(frame).causal == ()
    said = linking(text, "grey walls", "empty quays", sure=(Status.ASSERTED,))
    assert [c.status for c in both(frame, said).causal] == [Status.DENIED]


def test_a_claim_does_not_leave_the_turn_of_its_speaker(nlp: Language) -> None:
    frame = interview(nlp, "And the empty quays of this town?", "Grey walls, says my aunt.")
    said = linking(frame.document.text, "Grey walls", "empty quays of this town")
    (claim,) = both(frame, said).causal
    assert claim.quote.text == "Grey walls, says my aunt."
    assert "Edo Lark" in claim.source
    assert "Pia Voss" not in claim.source


def test_a_content_says_something(nlp: Language) -> None:
    text = "In the tavern: the fish is bad, so they whisper."
    links = {(PairKind.SOURCE, None, words): 0.95 for words in ("the", "fish is bad")}
    for words, found in (("the", []), ("the fish is bad", ["fish is bad"])):
        said = Told(text, {SpanKind.CONTENT: (words,)}, links)
        alone = [a for a in both(frame_of(nlp, text), said).attributions if a.rule == "attribution.model"]
        assert [a.content.text for a in alone] == found


def test_a_content_inside_a_rules_content_is_dropped(nlp: Language) -> None:
    text = "The mayor of Tarn said that the grey walls by the quay would fall."
    (ruled,) = read_frame(frame_of(nlp, text)).attributions
    spans = {SpanKind.CONTENT: (ruled.content.text, "quay")}
    said = Told(text, spans, {(PairKind.SOURCE, None, "quay"): 0.95})
    found = both(frame_of(nlp, text), said, joint(rule=9.0)).attributions
    assert [a.content.text for a in found] == [ruled.content.text]


def test_an_effect_is_kept_once_where_a_pronoun_names_its_cause_again(nlp: Language) -> None:
    text = "They built a weir, which ruined the fishery."
    said = linking(text, "weir", "fishery")
    found = both(frame_of(nlp, text), said).causal
    assert [(c.effect.text) for c in found] == ["fishery"]
