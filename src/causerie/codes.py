"""A codebook of the user's own, and memos, read off the decisions that hold.

Codes are named; a decision says what becomes of one. Where an undo leaves a decision without what it rests
on (a parent that is not there, a name that is taken), that part of it is passed over.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from causerie.errors import BadRequest
from causerie.values import Decision
from causerie.values.review import Code, Codebook, Memo
from causerie.vocabulary import Act

LONGEST = 80
ITEM, DOCUMENT, FACTOR = "item", "document", "factor"
"""What a memo can be on."""
Codes = dict[str, Code]


def codebook_of(held: Iterable[Decision]) -> Codebook:
    """The codes, parents before their children, and the codes of each item by the target of its decisions."""
    codes: Codes = {}
    tags: dict[str, dict[str, None]] = {}
    for row in held:
        if row.act is Act.CODEBOOK and isinstance(row.after, Mapping):
            _changed(codes, tags, row.target, row.after)
        elif row.act is Act.TAG and isinstance(row.after, Mapping):
            _tagged(tags, row.target, row.after)
    used = Counter(name for own in tags.values() for name in own)
    tagged = {item: tuple(name for name in own if name in codes) for item, own in tags.items()}
    ordered = (dataclasses.replace(one, used=used[one.name]) for one in _ordered(codes))
    return Codebook(tuple(ordered), {item: own for item, own in tagged.items() if own})


def memos_of(held: Iterable[Decision]) -> tuple[Memo, ...]:
    """Each person's last memo on each thing, in the order in which they were written; emptied ones are gone."""
    found: dict[tuple[str, str, str], Memo] = {}
    for row in held:
        if row.act is not Act.MEMO or not isinstance(row.after, Mapping):
            continue
        key = (str(row.after.get("on", ITEM)), row.target, row.person)
        found.pop(key, None)
        text = str(row.after.get("text", "")).strip()
        if text:
            found[key] = Memo(key[0], row.target, text, row.person, row.at, row.number, "", row.document)
    return tuple(found.values())


def told(memos: Iterable[Memo]) -> str:
    """The memos on one thing as one text; who wrote which is said where several people did."""
    own = tuple(memos)
    if len({memo.person for memo in own}) < 2:
        return "\n".join(memo.text for memo in own)
    return "\n".join(f"{memo.person}: {memo.text}" for memo in own)


def checked_name(name: str) -> str:
    """The name of a code without needless blanks; raises BadRequest for none and for one that is too long."""
    found = " ".join(name.split())
    if not found:
        raise BadRequest("a code needs a name")
    if len(found) > LONGEST:
        raise BadRequest(f"a code has a name of at most {LONGEST} characters; say the rest with --says")
    return found


def checked_key(key: str, book: Codebook, name: str) -> str | None:
    """The key of a code in lower case, None for ""; raises BadRequest where it is none or another code's."""
    found = key.strip().casefold()
    if not found:
        return None
    if len(found) != 1 or not (found.isalnum() and found.isascii()):
        raise BadRequest(f"{key!r} is no key of a code; one letter or digit is")
    other = next((one.name for one in book.codes if one.key == found and one.name != name), None)
    if other is not None:
        raise BadRequest(f"the key {found} is that of the code {other!r}; a key has one code")
    return found


def below(book: Codebook, name: str) -> tuple[Code, ...]:
    """A code with all under it, itself first."""
    return tuple(one for one in book.codes if name in one.path)


def _changed(codes: Codes, tags: dict[str, dict[str, None]], name: str, after: Mapping[str, Any]) -> None:
    old = codes.get(name)
    if after.get("dropped"):
        if old is not None:
            del codes[name]
            _replaced(codes, name, old.parent)
    elif "name" in after:
        new = str(after["name"])
        if old is not None and new not in codes:
            codes[new] = dataclasses.replace(codes.pop(name), name=new)
            _replaced(codes, name, new)
            for own in tags.values():
                if name in own:
                    own.pop(name)
                    own[new] = None
    else:
        base = old or Code(name)
        codes[name] = base
        codes[name] = _set(codes, base, after)


def _set(codes: Codes, base: Code, after: Mapping[str, Any]) -> Code:
    parent = after.get("parent", base.parent)
    if parent is not None and (parent not in codes or base.name in _line(codes, parent)):
        parent = base.parent if base.parent in codes else None
    key = after.get("key", base.key)
    if key is not None and any(one.key == key and one.name != base.name for one in codes.values()):
        key = None
    return dataclasses.replace(base, parent=parent, key=key, says=str(after.get("says", base.says) or ""))


def _replaced(codes: Codes, name: str, parent: str | None) -> None:
    """Let the children of a code that is gone be those of another."""
    for one in list(codes.values()):
        if one.parent == name:
            codes[one.name] = dataclasses.replace(one, parent=parent)


def _tagged(tags: dict[str, dict[str, None]], target: str, after: Mapping[str, Any]) -> None:
    own = tags.setdefault(target, {})
    own.pop(str(after.get("code")), None)
    if after.get("on"):
        own[str(after.get("code"))] = None


def _line(codes: Codes, name: str) -> tuple[str, ...]:
    """The names from the topmost code down to this one."""
    found: list[str] = []
    at: str | None = name
    while at is not None and at in codes and at not in found:
        found.append(at)
        at = codes[at].parent
    return tuple(reversed(found))


def _ordered(codes: Codes) -> Iterator[Code]:
    """Parents before their children, siblings by name."""
    placed = [dataclasses.replace(one, path=_line(codes, one.name)) for one in codes.values()]
    yield from sorted(placed, key=lambda one: [(part.casefold(), part) for part in one.path])
