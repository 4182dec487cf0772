"""Items one by one: as they are coded, corrected, flipped, swapped, and coded by hand."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from causerie.codec import encode
from causerie.pipeline.coding import code
from causerie.pipeline.deciding import edit
from causerie.values import KIND_OF, Item
from causerie.views.report import cards
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.folders import Folder, item_of
from causerie.views.web.routers import api_router
from causerie.vocabulary import ClaimKind, Direction, Level, RelationKind, Resolvable, Sign, Status, TakenUp

router = api_router("claims")

Words = Annotated[str | None, Field(max_length=20_000, description='Exact words of the text; "" for none.')]
Place = Annotated[
    str | None,
    Field(
        max_length=24,
        pattern=r"^(\d{1,9}:\d{1,9})?$",
        description="Start and end in code points.",
        examples=["120:140"],
    ),
]
KINDRED = "causerie.pipeline.kindred:kindred"
"""By name: the map is drawn in the thinking process."""
YES = {True: "yes", False: "no"}


class Coding(Sent):
    """What a coding says. Only what is given changes; a mention is given by its words or by its place."""

    cause: Words = None
    effect: Words = None
    proposition: Words = None
    a: Words = None
    b: Words = None
    content: Words = None
    what: Words = None
    condition: Words = None
    horizon: Words = None
    cue: Words = None
    quote: Words = None
    certainty_words: Words = None
    source: Words = None
    speaker: Words = None
    cause_at: Place = None
    effect_at: Place = None
    proposition_at: Place = None
    a_at: Place = None
    b_at: Place = None
    content_at: Place = None
    what_at: Place = None
    condition_at: Place = None
    horizon_at: Place = None
    cue_at: Place = None
    source_at: Place = None
    quote_at: Place = None
    certainty_at: Place = None
    cause_direction: Direction | None = None
    effect_direction: Direction | None = None
    polarity: Sign | None = None
    status: Status | None = None
    certainty: Level | None = None
    negated: bool | None = None
    resolvable: Resolvable | None = None
    kind: Annotated[RelationKind | None, Field(description="Of a relation of actors.")] = None
    taken_up: TakenUp | None = None

    def given(self) -> dict[str, str]:
        """What was given, as the pipeline and the command line know it."""
        found = self.model_dump(include=set(Coding.model_fields), exclude_none=True)
        return {name: YES[value] if isinstance(value, bool) else str(value) for name, value in found.items()}


class Changes(Coding):
    """A correction, and why."""

    reason: Reason = ""


class ByHand(Coding):
    """An item that no reader found: its kind, and at least the mentions that such an item needs."""

    item: Annotated[ClaimKind, Field(description="causal, forecast, attribution or relation")]
    reason: Reason = ""


class Why(Sent):
    """Why it is done; kept in the log."""

    reason: Reason = ""


class Claim(BaseModel):
    """An item as it is coded now. `coding` has the form of the coding manual; `line`: the same in one line;
    `act`: what a person said of it.
    """

    name: str
    document: str
    kind: str
    act: str | None
    speaker: str
    before: str
    after: str
    coding: dict[str, Any]
    line: str


class Coded(Done):
    """What was coded by hand, with its name."""

    name: str


class Kin(BaseModel):
    """A factor, and others that may be the same, the likeliest first."""

    label: str
    near: list[str]


class Factors(BaseModel):
    """The factors that an item names, and the labels of all factors of the map."""

    factors: list[Kin]
    labels: list[str]


@router.get("/claims/{name}", summary="Show an item with its coding")
def claim(name: str, at: At) -> Claim:
    """The words, a sentence either side, the coding, and whether somebody checked it."""
    return _shown(*item_of(at.desk, name))


@router.get("/claims/{name}/factors", summary="Which factors of the map an item names")
def factors(name: str, at: At) -> Factors:
    """With what each may be merged; see /api/merge."""
    item_of(at.desk, name)
    found = at.workers.result(KINDRED, name.upper())
    own = [Kin(label=one.label, near=list(one.near)) for one in found.factors]
    return Factors(factors=own, labels=list(found.labels))


@router.post("/claims/{name}/edit", summary="Correct a coding")
def edited(name: str, changes: Changes, at: At) -> Done:
    """Words are always cut out of the stored text; polarity and directions are kept in agreement."""
    row, _ = edit(at.desk, name, changes.given(), at.by(changes.reason))
    return done(at, f"{name.upper()} corrected", row)


@router.post("/claims/{name}/flip", summary="Give a causal claim the other sign")
def flipped(name: str, why: Why, at: At) -> Done:
    """Refused where the sign is undecided: then it must be given."""
    row, _ = edit(at.desk, name, {"flip": "yes"}, at.by(why.reason))
    return done(at, f"{name.upper()}: sign flipped", row)


@router.post("/claims/{name}/swap", summary="Swap cause and effect")
def swapped(name: str, why: Why, at: At) -> Done:
    """Each keeps its direction, and the claim its sign."""
    row, _ = edit(at.desk, name, {"swap": "yes"}, at.by(why.reason))
    return done(at, f"{name.upper()}: cause and effect swapped", row)


@router.post("/documents/{document}/code", summary="Code an item by hand", status_code=201)
def coded(document: str, coding: ByHand, at: At) -> Coded:
    """It counts as accepted, and undo takes it away again. The quote is, by default, the sentences that hold it all."""
    row, found = code(at.desk, document, coding.item, coding.given(), at.by(coding.reason))
    told = done(at, f"{found.alias} coded", row)
    return Coded(**told.model_dump(), name=found.alias)


def _shown(folder: Folder, item: Item) -> Claim:
    leaf = folder.leaf(item)
    act = folder.act(item)
    return Claim(
        name=leaf.name,
        document=leaf.document,
        kind=KIND_OF[type(item)].value,
        act=act.value if act else None,
        speaker=leaf.speaker,
        before=leaf.before,
        after=leaf.after,
        coding=encode(item),
        line=cards.coding(item),
    )
