"""A coded document as it stands in a file: checked to have the form of the coding manual, and to fit its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from causerie.errors import BadRequest
from causerie.scoring.matching import KINDS, Json
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Role, Sign, Status

_NEEDED: dict[str, tuple[str, ...]] = {
    "causal": ("cause", "effect"),
    "forecasts": ("proposition",),
    "attributions": ("source", "content"),
    "relations": ("a", "b"),
}
_UNNAMED = "source"
"""The one mention that may have no place: a source that is not named."""
SHOWN = 40
_WORDS: dict[str, dict[str, tuple[Any, ...]]] = {
    "causal": {"polarity": tuple(Sign), "status": tuple(Status)},
    "forecasts": {"negated": (True, False), "resolvable": tuple(Resolvable)},
    "relations": {"kind": tuple(RelationKind)},
}
"""The values that a field of an item may have; a field may lack, or be null."""


def checked(data: Any, text: str) -> Json:
    """The coding; raises BadRequest that names the first item that has not the form or not the words of the text."""
    if not isinstance(data, dict):
        raise BadRequest("is no JSON object; a coded document is one, as causerie read --json prints it")
    if not any(name in data for name in (*KINDS, "turns")):
        raise BadRequest(f"holds no coding: none of {', '.join(KINDS)}, turns")
    for name in (*KINDS, "turns"):
        if not isinstance(data.get(name, []), list):
            raise BadRequest(f"{name}: expected a list")
    for number, turn in enumerate(data.get("turns", [])):
        _check_turn(turn, f"turns[{number}]", text)
    for kind, needed in _NEEDED.items():
        for number, item in enumerate(data.get(kind, [])):
            for where, mention in _mentions(item, needed, f"{kind}[{number}]"):
                _check(mention, where, text)
                _check_word(mention, "direction", tuple(Direction), where)
            _check_values(item, kind, f"{kind}[{number}]")
    return data


def _mentions(item: Any, needed: tuple[str, ...], where: str) -> Iterator[tuple[str, Json]]:
    """The mentions that an item must have, and what they refer to; its quote if it has one."""
    if not isinstance(item, dict):
        raise BadRequest(f"{where}: expected an object")
    for name in needed:
        mention = item.get(name)
        if not isinstance(mention, dict):
            raise BadRequest(f"{where}.{name}: missing")
        if name == _UNNAMED and mention.get("start") is None:
            continue
        yield f"{where}.{name}", mention
        if isinstance(mention.get("refers_to"), dict):
            yield f"{where}.{name}.refers_to", mention["refers_to"]
    if "quote" in item:
        yield f"{where}.quote", {"text": item["quote"], "start": item.get("start"), "end": item.get("end")}


def _check(mention: Json, where: str, text: str) -> None:
    start, end = _place(mention, where, text)
    said = mention.get("text")
    if said != text[start:end]:
        raise BadRequest(f"{where}: the text has {_short(text[start:end])} at {start}-{end}, not {_short(said)}")


def _check_turn(turn: Any, where: str, text: str) -> None:
    if not isinstance(turn, dict) or "speaker" not in turn or "role" not in turn:
        raise BadRequest(f"{where}: expected an object with start, end, speaker and role")
    _place(turn, where, text)
    _check_word(turn, "role", tuple(Role), where)
    if not isinstance(turn["speaker"], str | None):
        raise BadRequest(f"{where}.speaker: expected a name or null")


def _check_values(item: Json, kind: str, where: str) -> None:
    """Whether the fields of an item hold words of the coding manual, and its chain of sources names."""
    for name, known in _WORDS.get(kind, {}).items():
        _check_word(item, name, known, where)
    sure = item.get("certainty")
    if sure is not None and not isinstance(sure, dict):
        raise BadRequest(f"{where}.certainty: expected an object with level, not {_short(sure)}")
    _check_word(sure or {}, "level", tuple(Level), f"{where}.certainty")
    chain = item.get("source") or []
    if kind != "attributions" and not (isinstance(chain, list) and all(isinstance(name, str) for name in chain)):
        raise BadRequest(f"{where}.source: expected a list of names, outermost first")


def _check_word(holder: Json, name: str, known: tuple[Any, ...], where: str) -> None:
    value = holder.get(name)
    if value is not None and not any(value == one and type(value) in (str, bool) for one in known):
        raise BadRequest(f"{where}.{name}: is {_short(value)}, none of {', '.join(map(_json, known))}")


def _json(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _place(mention: Json, where: str, text: str) -> tuple[int, int]:
    start, end = mention.get("start"), mention.get("end")
    if type(start) is not int or type(end) is not int:
        raise BadRequest(f"{where}: start and end must be whole numbers")
    if not 0 <= start < end <= len(text):
        raise BadRequest(f"{where}: {start}-{end} is no place in a text of {len(text)} characters")
    return start, end


def _short(words: Any) -> str:
    said = " ".join(str(words).split())
    return repr(said if len(said) <= SHOWN else f"{said[:SHOWN]}...")
