"""GUM's eRST attribution edges: what reports, and what it reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from training.corpora.gdtb import in_rows
from training.corpora.gum import Laid, documents, laid
from training.corpora.order import linking
from training.corpora.rows import Json, Place, trimmed
from training.corpora.shelf import Shelf

_OWN = {"i", "we", "you"}
_OPEN = """and but so because that as when while if though although or then well now do did does what how why to
which where whether like uh um oh yes no , " “ ( - – —"""
_BEFORE = frozenset(_OPEN.split())


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
        if unit["rel"].startswith("attribution-") and unit["parent"] in by_id and speaks(unit["text"].split(" ")):
            said = content(unit, by_id[unit["parent"]], children)
            ends = _place(whole, tokens, [unit["id"]], linking), _place(whole, tokens, said, _that)
            if ends[0] is not None and ends[1] is not None:
                found.append((ends[0], ends[1]))
    return found


def speaks(words: list[str]) -> bool:
    """Whether a unit reports what somebody else says.

    Not where its first word that opens no clause is I, we or you (a hedge of the speaker's own), nor where no
    word begins with a small letter: a name below a picture or a title.
    """
    rest = [word for word in words if word.lower() not in _BEFORE]
    return bool(rest) and rest[0].lower() not in _OWN and any(word[0].islower() for word in rest)


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


def _that(words: list[str]) -> int:
    return int(words[0].lower() == "that")


def _place(
    whole: Laid, tokens: dict[int, range], units: Iterable[int], skip: Callable[[list[str]], int]
) -> Place | None:
    """The place of some units that follow each other, without the words that `skip` counts at their start."""
    places = [whole.places[at] for number in units for at in tokens[number]]
    known = [p for p in places if p is not None]
    if len(known) < len(places):
        return None
    kept = known[skip([whole.text[start:end] for start, end in known]) :]
    return trimmed(whole.text, (kept[0][0], kept[-1][1])) if kept else None
