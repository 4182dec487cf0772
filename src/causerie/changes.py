"""What a decision changed, part by part, in words: before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from causerie.values import Decision
from causerie.vocabulary import Act

_PLACES = frozenset({"start", "end", "id", "rule", "found_by", "probability"})
"""Parts of an item that only say where and how it was found."""
_PLAIN = (("on", "item"), ("on", "document"), ("on", "factor"))
"""What the target of a memo says anyhow."""
_PUT = (Act.EDIT, Act.RENAME, Act.TYPE, Act.CODEBOOK, Act.MERGE, Act.SPLIT, Act.OPPOSE, Act.REFUSE, Act.DATE)
"""Acts that put one thing in the place of another of the same form."""
_WHOLE = (Act.ACCEPT, Act.REJECT, Act.WITHHOLD, Act.RECHECK, Act.DISPUTE, Act.TAG)
"""Acts that leave an item as it is, or take it as a whole."""
_CALLED = {Act.RENAME: "name", Act.TYPE: "kind", Act.MERGE: "factors", Act.OPPOSE: "factors", Act.REFUSE: "factors"}
"""What is changed, where the data of an act are but words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part, and its words before and after; "" for nothing."""

    part: str
    before: str
    after: str


def changes(decision: Decision) -> tuple[Change, ...]:
    """The parts that a decision changed, those of the earlier form first; none for a verdict on an item as it is."""
    name = _CALLED.get(decision.act, "")
    before = {} if decision.act not in _PUT else dict(_flat(decision.before, name))
    after = dict(_flat(decision.after, name))
    if decision.act in _WHOLE and isinstance(decision.before, Mapping):
        before = {}
    names = dict.fromkeys((*before, *after))
    return tuple(
        Change(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def quoted_in(decision: Decision) -> str:
    """The words that the item of a decision rests on, as it keeps them; "" where it is about none."""
    for data in (decision.before, decision.after):
        if isinstance(data, Mapping) and isinstance(data.get("quote"), str):
            return str(data["quote"])
    return ""


def _flat(data: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The parts of JSON data with their words: `cause`, `cause direction`, `source 1 url`."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key not in _PLACES and (key, value) not in _PLAIN:
                yield from _flat(value, name if key == "text" else f"{name} {key}".strip().replace("_", " "))
    elif isinstance(data, list | tuple) and any(isinstance(one, Mapping) for one in data):
        for number, one in enumerate(data, 1):
            yield from _flat(one, f"{name.removesuffix('s')} {number}".strip())
    elif isinstance(data, list | tuple):
        yield name or "words", (" › " if name == "source" else "; ").join(str(one) for one in data)
    elif data is not None and data != "":
        yield name or "words", {True: "yes", False: "no"}[data] if isinstance(data, bool) else str(data)
