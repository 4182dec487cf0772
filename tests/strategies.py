"""Random values of every kind, built from the fields of the dataclasses themselves."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from causerie import values
from causerie.values import INLINE, Quote

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
OFFSET = st.integers(0, 1_000_000)
JSON = st.recursive(
    st.none() | st.booleans() | OFFSET | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
KINDS = tuple(
    kind
    for kind in vars(values).values()
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__module__ == values.__name__
)
"""Every dataclass of `causerie.values`, so that a new one is tested without a word more here."""


def of(kind: type) -> st.SearchStrategy[Any]:
    """Values of a dataclass, every field at random."""
    return st.deferred(lambda: _build(kind))


def _build(kind: type) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind)
    fields = {}
    for field in dataclasses.fields(kind):
        inline = field.metadata.get(INLINE) is not None
        fields[field.name] = of(Quote) if inline else _of_hint(hints[field.name])
    return st.builds(kind, **fields)


def _of_hint(hint: Any) -> st.SearchStrategy[Any]:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return JSON
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if part is type(None) else _of_hint(part) for part in parts))
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return st.lists(_of_hint(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(_of_hint(part) for part in parts))
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(TEXT, _of_hint(parts[1]), max_size=2)
    if dataclasses.is_dataclass(hint):
        return of(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return {str: TEXT, int: OFFSET, bool: st.booleans(), float: st.floats(0, 1)}[hint]
