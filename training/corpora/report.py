"""GUM's eRST attribution edges: what reports, and what it reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from training.corpora.gdtb import in_rows
from training.corpora.gum import Laid, documents, laid
from training.corpora.rows import Json, Place, trimmed
from training.corpora.shelf import Shelf

_OWN = {"i", "we", "you"}
_BEFORE = set(
    'and but so because that as when while if though although or then well now , " “ ( - – — do did does what how why to '
    "which where whether like uh um oh yes no".split()
)


def rows(shelf: Shelf) -> list[Json]:
    """Rows of 8 to 12 sentences of all documents."""
    return [item for document in documents(shelf) for item in parts(document)]


def parts(document: Json) -> list[Json]:
    """The rows of one document."""
    whole = laid(document)
    groups = [[("saying", *saying), ("content", *content)] for saying, content in reports(whole, document["edus"])]
    return list(in_rows("report", whole, groups))


def reports(whole: Laid, units: list[Json]) -> list[tuple[Place, Place]]:
    """Places of each attributing unit and of what it attributes, where both are found."""
    by_id = {unit["id"]: unit for unit in units}
    children: dict[int, list[Json]] = defaultdict(list)
    tokens: dict[int, range] = {}
    at = 0
    for unit in units:
        children[unit["parent"]].append(unit)
        tokens[unit["id"]] = range(at, at := at + len(unit["text"].split(" ")))
    found = []
    for unit in units:
        if unit["rel"].startswith("attribution-") and unit["parent"] in by_id and not own(unit["text"].split(" ")):
            said = content(unit, by_id[unit["parent"]], children)
            ends = _place(whole, tokens, [unit["id"]]), _place(whole, tokens, said)
            if ends[0] is not None and ends[1] is not None:
                found.append((ends[0], ends[1]))
    return found


def own(words: list[str]) -> bool:
    """Whether the first word that is no opener is I, we or you: a hedge of the speaker's own."""
    rest = [word for word in (w.lower() for w in words) if word not in _BEFORE]
    return bool(rest) and rest[0] in _OWN


def content(saying: Json, said: Json, children: dict[int, list[Json]]) -> list[int]:
    """Numbers of the units that `saying` attributes: `said` and what hangs on it in the sentence, as one run.

    What another unit reports, and what stands beyond `saying`, is not in it.
    """
    inside = {said["id"]}
    waiting = [said]
    while waiting:
        unit = waiting.pop()
        for child in children[unit["id"]]:
            reported = any(c["rel"].startswith("attribution-") for c in children[child["id"]])
            if child["sent"] == said["sent"] and child["id"] != saying["id"] and not reported and _hangs(child):
                inside.add(child["id"])
                waiting.append(child)
    low = high = said["id"]
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return list(range(low, high + 1))


def _hangs(unit: Json) -> bool:
    return not unit["rel"].startswith("attribution-")


def _place(whole: Laid, tokens: dict[int, range], units: Iterable[int]) -> Place | None:
    places = [whole.places[at] for number in units for at in tokens[number]]
    known = [p for p in places if p is not None]
    return trimmed(whole.text, (known[0][0], known[-1][1])) if len(known) == len(places) else None
