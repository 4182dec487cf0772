"""One generic codec between the values and plain JSON data, driven by dataclass fields.

`encode` never fails on a value; `decode` raises BadRequest naming the field that is wrong.
Unknown keys are ignored on reading, so that a newer writer does not break an older reader.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Hashable, Mapping
from enum import Enum
from typing import Any, TypeVar, cast

from causerie.errors import BadRequest
from causerie.values import INLINE, OMITTED

T = TypeVar("T")


def encode(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers, booleans and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _encode_fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): encode(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [encode(part) for part in value]
    return value


def _encode_fields(value: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if part is None and field.metadata.get(OMITTED):
            continue
        name = field.metadata.get(INLINE)
        if name is None:
            out[field.name] = encode(part)
        else:
            out |= {name: part.text, "start": part.start, "end": part.end}
    return out


def decode(kind: type[T], data: Any) -> T:
    """A value of dataclass `kind` from JSON data as `encode` writes it."""
    if not isinstance(data, Mapping):
        raise BadRequest(f"{kind.__name__}: expected an object, got {type(data).__name__}")
    hints = _hints(cast(Hashable, kind))
    given: dict[str, Any] = {}
    for field in dataclasses.fields(cast(Any, kind)):
        name = field.metadata.get(INLINE)
        if name is not None:
            data_in: Any = {"text": data.get(name), "start": data.get("start"), "end": data.get("end")}
        elif field.name in data:
            data_in = data[field.name]
        else:
            continue
        given[field.name] = _decode_as(hints[field.name], data_in, f"{kind.__name__}.{field.name}")
    try:
        return kind(**given)
    except TypeError as error:
        raise BadRequest(f"{kind.__name__}: {error}") from error


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cast(type, kind))


def _decode_as(hint: Any, data: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if hint is Any:
        return data
    if origin in (types.UnionType, typing.Union):
        return _decode_optional(typing.get_args(hint), data, where)
    if origin is tuple:
        return _decode_tuple(typing.get_args(hint), data, where)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(data, Mapping):
            raise BadRequest(f"{where}: expected an object")
        return {str(key): _decode_as(typing.get_args(hint)[1], part, where) for key, part in data.items()}
    return _decode_plain(hint, data, where)


def _decode_optional(choices: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None:
        if type(None) in choices:
            return None
        raise BadRequest(f"{where}: missing")
    (only,) = (choice for choice in choices if choice is not type(None))
    return _decode_as(only, data, where)


def _decode_tuple(parts: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, (list, tuple)):
        raise BadRequest(f"{where}: expected a list")
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_decode_as(parts[0], part, f"{where}[{at}]") for at, part in enumerate(data))
    if len(parts) != len(data):
        raise BadRequest(f"{where}: expected {len(parts)} entries, got {len(data)}")
    return tuple(_decode_as(hint, part, where) for hint, part in zip(parts, data, strict=True))


def _decode_plain(hint: Any, data: Any, where: str) -> Any:
    if dataclasses.is_dataclass(hint):
        return decode(cast(type[Any], hint), data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(data)
        except ValueError as error:
            allowed = ", ".join(str(member.value) for member in hint)
            raise BadRequest(f"{where}: {data!r} is none of {allowed}") from error
    if hint is float and type(data) is int:
        return float(data)  # JSON writers may drop the point of 1.0
    if not isinstance(data, hint) or (isinstance(data, bool) and hint is int):
        raise BadRequest(f"{where}: expected {hint.__name__}, got {type(data).__name__}")
    return data
