"""A talk with every kind of item, in a text with characters of more than one byte."""

from __future__ import annotations

from causerie.identity import with_ids
from causerie.values import (
    Actor,
    ActorRelation,
    Answer,
    Bundle,
    Document,
    Event,
    Evidence,
    Factor,
    Link,
    Map,
    Place,
    Question,
    Quote,
    Reading,
    Span,
    When,
)
from causerie.views.exchange import Content
from causerie.vocabulary import Direction, Level, Part, RelationKind, Role, Sign, Status, TakenUp
from makers import attribution, causal, forecast, mention_in, quote_in, turn

TEXT = (
    "🌧 Q: Why is the läke dry?\n\n"
    "A: The drought emptied the läke, “said” the mill's owner. The mill will close next year. "
    "In 2029 the dam broke. The union backs the mayor. The drought emptied the läke.\x0c\n"
)
ASK, SAID = "Why is the läke dry?", "The drought emptied the läke, “said” the mill's owner."


def document(text: str = TEXT, sha256: str = "ab12") -> Document:
    return Document(
        "lake", text, sha256, title='=Lake, "dry"', spoken="2031-05-02", url="https://post.example/lake",
        attributes={"region": "north & east"},
    )  # fmt: skip


def reading() -> Reading:
    ask, said = quote_in(TEXT, ASK), quote_in(TEXT, SAID)
    when = mention_in(TEXT, "In 2029")
    made = Reading(
        "lake", '=Lake, "dry"', "2031-05-02", "en", "test.v1",
        turns=(turn(TEXT, ASK, "Post", Role.INTERVIEWER), turn(TEXT, TEXT[said.start :], "Ina Holt")),
        attributions=(attribution(TEXT, SAID, "the mill's owner", "said", "The drought emptied the läke"),),
        causal=(causal(TEXT, SAID, "The drought", "the läke", source=("Ina Holt", "owner")),),
        forecasts=(forecast(TEXT, "The mill will close next year.", "close"),),
        relations=(
            ActorRelation(
                quote_in(TEXT, "The union backs the mayor."), mention_in(TEXT, "union"), mention_in(TEXT, "the mayor"),
                RelationKind.SUPPORTS, rule="test",
            ),
        ),
        questions=(Question(ask, "Post", TakenUp.YES, (Answer(said.start, said.end, "Ina Holt"),), "test"),),
        events=(Event(quote_in(TEXT, "In 2029 the dam broke."), When(when.text, when.start or 0, when.end or 0, "2029"),
                      mention_in(TEXT, "the dam broke"), rule="test"),),
        actors=(Actor("Ina Holt", ("Holt",), "DE", (Span("union", 1, 2),)),),
    )  # fmt: skip
    return with_ids(made, "ab12")


def drawn() -> Map:
    claim = reading().causal[0]
    place = Place("lake", claim.id, Part.CAUSE, Direction.INCREASE, claim.cause.text)
    evidence = Evidence(
        "lake", claim.id, "Ina Holt", Sign.MINUS, Status.ASSERTED, Level.CERTAIN,
        Quote(claim.quote.text, claim.quote.start, claim.quote.end),
    )  # fmt: skip
    return Map((Factor("a", "drought", (place,)), Factor("b", "läke")), (Link("a", "b", Sign.MINUS, (evidence,)),))


def talk() -> Content:
    return Content(Bundle((document(),), (reading(),), map=drawn()), "Lake", "2031-06-01")
