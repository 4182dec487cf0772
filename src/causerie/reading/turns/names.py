"""Names as they stand in running text: runs of capitals, titles taken off, fullest form found.

No parser: a run is a chain of capitalised words; whether it names a person or a body is told by
titles, body words ("Gazette", "Ministry") and what stands around it.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from causerie.reading.turns.cues import words

_WORD = r"[^\W\d_][\w’'‑-]*\.?"
_TOKEN = re.compile(_WORD)
_STOPPED = re.compile(
    r"(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Hon|Sen|Rep|Gov|Jr|Sr|Cllr|Mme)\."
)


@dataclass(frozen=True, slots=True)
class Run:
    """A chain of capitalised words in the text, leading article and sentence words left out."""

    text: str
    start: int
    end: int
    the: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.split())


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """The runs of capitalised words between two offsets, left to right; linear in the text."""
    chain: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if chain and not _joins(text, chain[-1], token):
            yield from _run(text, chain)
            chain = []
        if token[0][0].isupper() or (chain and token[0].lower() in words("names", "joiners")):
            chain.append(token)
        elif chain:
            yield from _run(text, chain)
            chain = []
    if chain:
        yield from _run(text, chain)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    if left[0].endswith(".") and not _STOPPED.fullmatch(left[0]):
        return False
    return text[left.end() : right.start()] in (" ", "\u00a0", " & ")


def _run(text: str, chain: list[re.Match[str]]) -> Iterator[Run]:
    the = False
    while chain and (chain[0][0].lower() in words("names", "starters")):
        the = chain[0][0].lower() == "the"
        chain = chain[1:]
    while chain and chain[-1][0].lower() in words("names", "joiners"):
        chain = chain[:-1]
    if not chain or all(t[0].lower().rstrip(".") in words("names", "calendar") for t in chain):
        return
    first, last = chain[0].start(), chain[-1].end()
    if last - first > 1 and text[last - 1] == "." and not _STOPPED.fullmatch(chain[-1][0]):
        last -= 1
    if text[last - 2 : last] in ("'s", "’s"):
        last -= 2
    if last > first:
        yield Run(text[first:last], first, last, the or text[max(0, first - 4) : first].lower() == "the ")


@functools.lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name without titles: "Dr. Ruven Ilves" -> "Ruven Ilves"; a lone title stays as it is."""
    parts = name.split()
    ranks = [at for at, part in enumerate(parts[:4]) if is_title(part) and len(parts) - at > 2]
    parts = parts[ranks[-1] + 1 :] if ranks else parts
    while len(parts) > 1 and is_title(parts[0]):
        parts = parts[1:]
    return " ".join(parts)


def in_calendar(word: str) -> bool:
    """Whether a word is the name of a month, a day, a season or a feast."""
    return word.lower().rstrip(".,") in words("names", "calendar")


def is_starter(word: str) -> bool:
    """Whether a word is one that sentences begin with and names do not: "On", "The", "When"."""
    return word.lower() in words("names", "starters")


def is_title(word: str) -> bool:
    """Whether a word is a form of address or a rank rather than a part of a name."""
    return word.lower().rstrip(".") in words("titles", "words")


def is_body(run: Run | str) -> bool:
    """Whether a run of capitals names a paper, station, agency or other body."""
    text = run if isinstance(run, str) else run.text
    low = [word.lower().strip(".,'’") for word in text.split()]
    known = words("outlets", "words") | words("outlets", "bodies")
    return "&" in low or any(word in known for word in low)


def is_place(run: Run | str) -> bool:
    """Whether a run holds a word that names of places begin or end with: "New York", "Mill Street"."""
    text = run if isinstance(run, str) else run.text
    return any(word.lower() in words("outlets", "places") for word in text.split())


def is_person(run: Run | str) -> bool:
    """Whether a run has the shape of a personal name: two to five capitalised words, no body word."""
    text = run if isinstance(run, str) else run.text
    parts = bare(text).split()
    if text[:4].lower() == "the ":
        return False
    titled = len(parts) < len(text.split())
    if (
        not (2 <= len(parts) <= 5)
        or (not titled and isinstance(run, Run) and run.the)
        or is_body(" ".join(parts))
        or is_place(" ".join(parts))
    ):
        return False
    return not any(
        part.lower().rstrip(".,") in words("names", "calendar") or part.lower() in words("names", "starters")
        for part in parts[1:]
    )


def tidy(label: str) -> str:
    """A label in ordinary case: "LENA FORSYTHE" -> "Lena Forsythe"; mixed case stays."""
    if not label.isupper() or (len(label.split()) == 1 and len(label) <= 3):
        return label
    return re.sub(
        r"[^\W\d_]+", lambda m: m[0] if m[0].lower() in words("names", "joiners") else m[0].capitalize(), label
    )


def initials(name: str) -> str:
    """First letters of a name: "Marta Kuzel" -> "mk"."""
    return "".join(part[0] for part in re.split(r"[\s‑-]+", name) if part and part[0].isupper()).lower()


def _key(name: str) -> tuple[str, ...]:
    return tuple(part.lower().rstrip(".") for part in bare(name).replace("’", "'").split())


def same_person(short: str, full: str) -> bool:
    """Whether `short` (surname, first name, initials, or all of it) can stand for `full`."""
    one, other = _key(short), _key(full)
    if not one or not other or len(one) > len(other):
        return False
    if other[-len(one) :] == one or other[: len(one)] == one:
        return True
    letters = re.sub(r"[\s.]", "", short)
    return (short != letters and letters.isupper() and len(letters) <= 4 and letters.lower() == initials(full)) or (
        letters.isupper() and 2 <= len(letters) <= 4 and letters.lower() == initials(full)
    )


class Known:
    """Names of people with their counts, found again by surname, first name or initials."""

    def __init__(self, names: Iterable[str]) -> None:
        self._counts = Counter(bare(name) for name in names)
        self._found: dict[str, list[str]] = {}
        for name in self._counts:
            parts = _key(name)
            if len(parts) > 1:
                for handle in {parts[0], parts[-1], initials(name)}:
                    self._found.setdefault(handle, []).append(name)

    def bearers(self, name: str) -> dict[str, int]:
        """The full names that `name` can stand for, with how often each was seen."""
        parts = _key(name)
        handles = {parts[0], parts[-1], re.sub(r"[\s.]", "", name).lower()} if parts else set()
        near = {full for handle in handles for full in self._found.get(handle, ())}
        return {full: self._counts[full] for full in sorted(near) if same_person(name, full)}


def fullest(name: str, known: Known) -> str:
    """The fullest known name that `name` can stand for, without titles; else the name itself.

    A name that is already full only gains middle names. Of several bearers the one named most often
    is meant, so that an office glued to a name once ("Editor Ann Doe") does not become part of it.
    """
    own = bare(tidy(name))
    fits = known.bearers(name)
    if len(own.split()) > 1:
        fits = {full: n for full, n in fits.items() if _key(full)[0] == _key(own)[0]}
    if not fits:
        return own if len(own.split()) > 1 else tidy(name)
    meant = max(fits, key=lambda full: (fits[full], len(full)))
    return max((full for full in fits if _key(full)[0] == _key(meant)[0]), key=len)
