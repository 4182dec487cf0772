"""What a sentence says of a forecast with whose words it shares enough: that it came, that it did not, or neither.

A sentence that doubts, gives another number or shares nothing of what is said of the subject never says "yes".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from causerie.dates import MONTHS
from causerie.ledger.passages import Passage, meaning, meant, settings
from causerie.ledger.timewords import cues
from causerie.ledger.topics import predicate
from causerie.vocabulary import Result
from causerie.words import Word, stem, table, words

_DIGITS = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
_YEAR = re.compile(r"1[5-9]\d\d|2[01]\d\d")
_BESIDE = 12
"""Characters beside a number in which the name of a month makes it a day."""
_NO_COUNT = frozenset({"a", "an", "one", "another", "half", "half a", "half an"})


def says(said: str, passage: Passage, shared: frozenset[str]) -> tuple[Result, str]:
    """Whether a passage says that what is `said` to come has come, in the words that they share, and why."""
    told = ", ".join(passage.words_of(shared))
    text = passage.quote.text
    happened = not denies(passage, shared, said)
    if happened and doubts(text):
        return Result.AMBIGUOUS, f"leaves it in doubt, in the same words: {told}"
    if happened and (other := other_numbers(said, text)):
        return Result.AMBIGUOUS, f"tells of another number ({', '.join(other)}), in the same words: {told}"
    if not meets(said, shared):
        return Result.AMBIGUOUS, f"speaks of the same, not of whether it came: {told}"
    return (Result.YES if happened else Result.NO), f"{'says' if happened else 'denies'} it in the same words: {told}"


def denies(passage: Passage, shared: Iterable[str], said: str = "") -> bool:
    """Whether a passage denies it: by a negator near the words, by a verb such as "refuse to", or by calling it false.

    Two of them cancel out. Words that the forecast has itself deny nothing.
    """
    text = words(passage.quote.text)
    wanted = set(shared)
    at = [number for number, word in enumerate(text) if meant(stem(word.lower)) in wanted]
    if not at:
        return False
    reach = settings().reach
    first, last = max(0, at[0] - reach), at[-1]
    times = sum(_negates(text, number) for number in range(first, last + 1))
    own = meaning(said) if said else frozenset()
    times += sum(_refuses(text, number, own) for number in range(first, min(len(text), last + 1 + reach)))
    return (times + (_called_false().search(passage.quote.text) is not None)) % 2 == 1


def doubts(text: str) -> bool:
    """Whether a sentence passes something on as not known to be so: rumours, allegations."""
    return not settings().doubt.isdisjoint(word.lower for word in words(text))


def meets(said: str, shared: frozenset[str]) -> bool:
    """Whether anything of what is said of the subject is shared; true where no verb parts it from the subject."""
    wanted = meaning(predicate(said))
    return not wanted or not wanted.isdisjoint(shared)


def other_numbers(said: str, told: str) -> tuple[str, ...]:
    """The numbers of a sentence that are none of the forecast's, where it lacks one of those too."""
    wanted, found = dict(_numbers(said)), dict(_numbers(told))
    if set(wanted) <= set(found):
        return ()
    return tuple(words for value, words in found.items() if value not in wanted)


def _negates(text: Sequence[Word], at: int) -> bool:
    after = text[at + 1].lower if at + 1 < len(text) else ""
    return text[at].lower in table("negators") and after != "only"


def _refuses(text: Sequence[Word], at: int, own: frozenset[str]) -> bool:
    one = stem(text[at].lower)
    if one in own:
        return False
    after = text[at + 1].lower if at + 1 < len(text) else ""
    return one in settings().undone or (one in settings().refuse and after == "to")


@functools.cache
def _called_false() -> re.Pattern[str]:
    said = "|".join(re.escape(word) for word in settings().false)
    return re.compile(rf"\b(?:is|are|was|were|be|been|proved?|as|to be)\s+(?:\w+ly\s+)?(?:{said})\b", re.IGNORECASE)


def _numbers(text: str) -> Iterator[tuple[float, str]]:
    """The numbers of a text with their words, without years and days of a month."""
    for match in _DIGITS.finditer(text):
        digits = match[0].rstrip(",")
        if not _YEAR.fullmatch(digits) and not _of_a_month(text, match.start(), match.end()):
            yield float(digits.replace(",", "")), digits
    known = cues()["numbers"]
    for word in words(text):
        if word.lower in known and word.lower not in _NO_COUNT and not _of_a_month(text, word.start, word.end):
            yield float(known[word.lower]), word.text


def _of_a_month(text: str, start: int, end: int) -> bool:
    beside = words(text[max(0, start - _BESIDE) : start])[-1:], words(text[end : end + _BESIDE])[:1]
    return any(word.lower in MONTHS for side in beside for word in side)
