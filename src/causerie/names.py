"""A person's name in the forms in which a text writes it, and a pattern that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from causerie.values import Reading

_SHORTEST = 3
"""Letters that a part of a name needs to be looked for alone."""
_LONGEST = 5
"""Words of the longest name whose parts are looked for; longer ones are names of bodies."""


_ARTICLE = re.compile(r"(?:[Tt]he|THE|an?)\s+(?=\S)")
"""Articles before a name; a capital A is an initial as often as an article."""


def without_article(name: str) -> str:
    """The name as speakers and sources carry it: "The Velm Lantern" -> "Velm Lantern" (CODING.md 2)."""
    return name[match.end() :] if (match := _ARTICLE.match(name)) is not None else name


def forms(name: str, readings: Iterable[Reading] = ()) -> tuple[str, ...]:
    """The whole name, its first and last word, and the aliases that the readings link to it; longest first."""
    found = {name, *_parts(name)}
    for reading in readings:
        for actor in reading.actors:
            if name.casefold() in {known.casefold() for known in (actor.name, *actor.aliases)}:
                found |= {actor.name, *actor.aliases}
    return tuple(sorted((form for form in found if len(form) >= _SHORTEST or form == name), key=lambda f: (-len(f), f)))


def _parts(name: str) -> tuple[str, ...]:
    words = name.split()
    if not 2 <= len(words) <= _LONGEST or words[0].casefold() in ("the", "a"):
        return ()
    return tuple(word for word in (words[0], words[-1]) if word[:1].isupper() and len(word) >= _SHORTEST)


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the names as whole words: one of several words in any case, a single word if capitalised."""
    choices = [_choice(name) for name in sorted(set(names), key=lambda n: (-len(n), n)) if name.strip()]
    return re.compile(f"(?<!\\w)(?:{'|'.join(choices) or '(?!)'})(?!\\w)")


def _choice(name: str) -> str:
    words = name.split()
    if len(words) > 1:
        spaced = "\\s+".join(re.escape(word) for word in words)
        return f"(?i:{spaced})"
    return "|".join(re.escape(form) for form in dict.fromkeys((words[0], words[0].upper())))


def slug_pattern(name: str) -> re.Pattern[str]:
    """Finds a name of several words in file names and addresses: ina-holt, Ina_Holt, inaholt."""
    words = name.split()
    return re.compile("[\\W_]*".join(re.escape(word) for word in words) if len(words) > 1 else "(?!)", re.IGNORECASE)
