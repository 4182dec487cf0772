"""What was derived from a desk, kept until the workspace changes: a page is asked for more often than it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from causerie.pipeline.desk import Desk

Value = TypeVar("Value")
MOST = 32
"""Values kept of one desk."""
_LOCK = threading.Lock()
_KEPT: WeakKeyDictionary[Desk, tuple[int, dict[Hashable, Any]]] = WeakKeyDictionary()


def remembered(desk: Desk, key: Hashable, made: Callable[[], Value]) -> Value:
    """The value under this key as of the desk's version, made where it is not known yet."""
    version = desk.version
    with _LOCK:
        known = _KEPT.get(desk)
        values: dict[Hashable, Any] = known[1] if known and known[0] == version else {}
        if key in values:
            found: Value = values[key]
            return found
    value = made()
    with _LOCK:
        known = _KEPT.get(desk)
        kept = known[1] if known and known[0] == version else {}
        kept[key] = value
        while len(kept) > MOST:
            kept.pop(next(iter(kept)))
        if desk.version == version:
            _KEPT[desk] = (version, kept)
    return value
