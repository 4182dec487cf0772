"""One generic codec between the values and plain JSON data, driven by dataclass fields.

`encode` never fails on a value; `decode` raises BadRequest naming the field that is wrong.
Unknown keys are ignored on reading, so that a newer writer does not break an older reader.
What a type needs is worked out once, for workspaces hold hundreds of thousands of values.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from typing import Any, TypeVar, cast

from causerie.errors import BadRequest
from causerie.values import INLINE, OMITTED

T = TypeVar("T")
Read = Callable[[Any, str], Any]
"""Makes a value of JSON data that stands at a place, which is named where it is wrong."""


def encode(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers, booleans and None."""
    plain = _plan(cast(Hashable, type(value)))
    if plain is not None:
        return _encode_fields(value, plain)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): encode(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [encode(part) for part in value]
    return value


_BARE = (str, int, float, bool, type(None))


@functools.cache
def _plan(kind: Hashable) -> tuple[tuple[str, bool, str | None], ...] | None:
    """Of a dataclass: its fields by name, whether each is left out where it is None, and its name where inline."""
    if not dataclasses.is_dataclass(kind):
        return None
    fields = dataclasses.fields(cast(Any, kind))
    return tuple((one.name, bool(one.metadata.get(OMITTED)), one.metadata.get(INLINE)) for one in fields)


def _encode_fields(value: Any, plan: tuple[tuple[str, bool, str | None], ...]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field, omitted, inline in plan:
        part = getattr(value, field)
        if inline is not None:
            out |= {inline: part.text, "start": part.start, "end": part.end}
        elif type(part) in _BARE:
            if part is not None or not omitted:
                out[field] = part
        else:
            out[field] = encode(part)
    return out


def decode(kind: type[T], data: Any) -> T:
    """A value of dataclass `kind` from JSON data as `encode` writes it."""
    return cast(T, _reader(cast(Hashable, kind))(data, ""))


@functools.cache
def _reader(hint: Any) -> Read:
    """How JSON data becomes a value of this type."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return lambda data, where: data
    if origin in (types.UnionType, typing.Union):
        return _optional(parts)
    if origin is tuple:
        return _list(_reader(parts[0])) if len(parts) == 2 and parts[1] is Ellipsis else _tuple(parts)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(parts[1]))
    if dataclasses.is_dataclass(hint):
        return _object(cast(Any, hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    return _plain(hint)


def _object(kind: type[Any]) -> Read:
    fields: list[tuple[str, str | None, Read, str]] = []
    filled = False

    def read(data: Any, where: str) -> Any:
        nonlocal filled
        if not isinstance(data, Mapping):
            raise BadRequest(f"{kind.__name__}: expected an object, got {type(data).__name__}")
        if not filled:
            # Not before it is needed: a type may hold values of its own kind.
            fields[:] = _fields(kind)
            filled = True
        given: dict[str, Any] = {}
        for name, inline, part, place in fields:
            if inline is not None:
                inner = {"text": data.get(inline), "start": data.get("start"), "end": data.get("end")}
                given[name] = part(inner, place)
            elif name in data:
                given[name] = part(data[name], place)
        try:
            return kind(**given)
        except TypeError as error:
            raise BadRequest(f"{kind.__name__}: {error}") from error

    return read


def _fields(kind: type[Any]) -> list[tuple[str, str | None, Read, str]]:
    """Name, name where inline, how it is read, and where that is, of each field."""
    hints = typing.get_type_hints(kind)
    return [
        (one.name, one.metadata.get(INLINE), _reader(hints[one.name]), f"{kind.__name__}.{one.name}")
        for one in dataclasses.fields(kind)
    ]


def _optional(choices: tuple[Any, ...]) -> Read:
    (only,) = (choice for choice in choices if choice is not type(None))
    inner, may_lack = _reader(only), type(None) in choices

    def read(data: Any, where: str) -> Any:
        if data is not None:
            return inner(data, where)
        if may_lack:
            return None
        raise BadRequest(f"{where}: missing")

    return read


def _list(inner: Read) -> Read:
    def read(data: Any, where: str) -> Any:
        if not isinstance(data, (list, tuple)):
            raise BadRequest(f"{where}: expected a list")
        try:
            return tuple([inner(part, where) for part in data])
        except BadRequest:
            # Places are named only where something is wrong.
            return tuple(inner(part, f"{where}[{at}]") for at, part in enumerate(data))

    return read


def _tuple(parts: tuple[Any, ...]) -> Read:
    inner = [_reader(part) for part in parts]

    def read(data: Any, where: str) -> Any:
        if not isinstance(data, (list, tuple)):
            raise BadRequest(f"{where}: expected a list")
        if len(inner) != len(data):
            raise BadRequest(f"{where}: expected {len(inner)} entries, got {len(data)}")
        return tuple([one(part, where) for one, part in zip(inner, data, strict=True)])

    return read


def _mapping(inner: Read) -> Read:
    def read(data: Any, where: str) -> Any:
        if not isinstance(data, Mapping):
            raise BadRequest(f"{where}: expected an object")
        return {str(key): inner(part, where) for key, part in data.items()}

    return read


def _enum(kind: type[Enum]) -> Read:
    members = {member.value: member for member in kind}

    def read(data: Any, where: str) -> Any:
        found = members.get(data) if type(data) is str else None
        if found is not None:
            return found
        try:
            return kind(data)
        except ValueError as error:
            allowed = ", ".join(str(member.value) for member in kind)
            raise BadRequest(f"{where}: {data!r} is none of {allowed}") from error

    return read


def _plain(kind: type[Any]) -> Read:
    def read(data: Any, where: str) -> Any:
        if type(data) is kind:
            return data
        if kind is float and type(data) is int:
            return float(data)  # JSON writers may drop the point of 1.0
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is int):
            raise BadRequest(f"{where}: expected {kind.__name__}, got {type(data).__name__}")
        return data

    return read
