"""GUM's GDTB relations of cause, condition and purpose."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.gum import Laid, cuts, documents, laid, passages
from training.corpora.order import cause_first, unmarked
from training.corpora.rows import Json, Place, Spanned, apart, hull, row, trimmed
from training.corpora.shelf import Shelf

Ends = tuple[Place, Place]


def rows(shelf: Shelf) -> list[Json]:
    """Rows of 8 to 12 sentences of all documents."""
    return [item for document in documents(shelf) for item in parts(document)]


def parts(document: Json) -> list[Json]:
    """The rows of one document; relations that cross two rows are left out."""
    whole = laid(document)
    found = [ends for relation in document["gdtb"] if (ends := placed(whole, relation)) is not None]
    return list(in_rows("gdtb", whole, [[("cause", *cause), ("effect", *effect)] for cause, effect in found]))


def in_rows(head: str, whole: Laid, groups: list[list[Spanned]]) -> Iterator[Json]:
    """A document cut into rows; the spans of one group stay together or are left out."""
    links = [_sentences(whole, group) for group in groups]
    for number, run in enumerate(cuts(whole, links)):
        base, end = whole.pieces[run.start].start, whole.pieces[run.stop - 1].end
        inside = [g for g, (a, b) in zip(groups, links, strict=True) if run.start <= a and b < run.stop]
        spans = [(kind, start - base, stop - base) for group in inside for kind, start, stop in group]
        aux = {"head": head, "label": None, "spans": apart(spans)}
        yield row(head, f"{whole.name}#{number}", whole.text[base:end], aux, passages(whole, run))


def _sentences(whole: Laid, group: list[Spanned]) -> Place:
    """First and last sentence that the spans touch."""
    low, high = min(s for _, s, _ in group), max(e for _, _, e in group)
    touched = [at for at, p in enumerate(whole.pieces) if p.start < high and low < p.end]
    return touched[0], touched[-1]


def placed(whole: Laid, relation: Json) -> Ends | None:
    """Cause and effect of a relation in the text; None for other senses where a token has no place, and where the
    two overlap."""
    runs = [_runs(relation[f"{unit}_toks"]) for unit in ("u1", "u2")]
    words = [[w for w in relation[unit].split() if w != "<*>"] for unit in ("u1", "u2")]
    first = cause_first(relation["sense"], *words)
    if first is None:
        return None
    shown = [
        _shown(whole, run, unmarked(relation["sense"], w, (at == 0) == first))
        for at, (run, w) in enumerate(zip(runs, words, strict=True))
    ]
    if not all(shown):
        return None
    one, two = (trimmed(whole.text, hull(shown[at], shown[1 - at])) for at in (0, 1))
    if one is None or two is None or (one[0] < two[1] and two[0] < one[1]):
        return None
    return (one, two) if first else (two, one)


def _runs(numbers: str) -> list[range]:
    """Token ranges, counted from one in the corpus: `42-43,52`."""
    ends = [part.split("-") for part in numbers.split(",")]
    return [range(int(e[0]) - 1, int(e[-1])) for e in ends]


def _shown(whole: Laid, runs: list[range], skip: int) -> list[Place]:
    """Places of the runs without their first `skip` tokens; none where a token has no place."""
    places: list[Place] = []
    for run in runs:
        kept, skip = run[skip:], max(skip - len(run), 0)
        known = [p for p in (whole.places[at] for at in kept) if p is not None]
        if len(known) < len(kept):
            return []
        places += [(known[0][0], known[-1][1])] if known else []
    return places
