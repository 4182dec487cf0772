"""Words that only say which way a thing goes, taken off the edges of its label."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from causerie.assembly.cues import Cues, cues, endings, listed, of_loss, tails, telling
from causerie.vocabulary import Direction
from causerie.words import table, words


class Token(NamedTuple):
    """A word in lower case, and where it stands; a word's own lower case is made anew at each look."""

    lower: str
    start: int
    end: int


Found = Sequence[Token]


@functools.lru_cache(maxsize=1_000)
def tokens(text: str) -> Found:
    """The words of a text in order. A text is looked at several times in a row."""
    # In capitals it is no pronoun.
    return tuple(Token("usa" if word.text == "US" else word.lower, word.start, word.end) for word in words(text))


def trimmed(found: Found, ways: Sequence[Cues]) -> tuple[Found, int]:
    """What is left of a label, again and again while it names something; and how many words for a loss went."""
    lost = 0
    if telling().isdisjoint(word.lower for word in found):
        return without_articles(found), lost
    while True:
        shorter, went = without_articles(found), 0
        for one in ways:
            cut = _one_off(shorter, one)
            went += cut is not shorter and one.way is Direction.DECREASE and shorter[0].lower not in table("negators")
            shorter = cut
        if len(shorter) == len(found) or not means(shorter):
            return without_articles(found), lost
        found, lost = shorter, lost + went


def without_articles(found: Found) -> Found:
    """Without the articles in front; "this is ..." and "that will ..." have none, their first word is the subject."""
    while len(found) > 1 and found[0].lower in listed("articles") and not _subject(found):
        found = found[1:]
    return found


def means(found: Found) -> bool:
    """Whether some word says what the thing is; "nobody" does not."""
    return any(word.lower not in table("empty") and word.lower not in table("negators") for word in found)


def _subject(found: Found) -> bool:
    return found[0].lower in listed("demonstratives") and found[1].lower in listed("finite")


def _one_off(found: Found, cues: Cues) -> Found:
    """Without one word of these, in front or at the end; the very same where there is none."""
    if len(found) < 2:
        return found
    first, second, last = found[0].lower, found[1].lower, found[-1].lower
    if len(found) > 2 and first in cues.heads and second in listed("links") and not says_more(found):
        return found[2:]
    if first in cues.modifiers and not _keeps_modifier(found, cues.way):
        return found[1:]
    verb = _verb_end(found, cues)
    if verb is not None:
        return _without_auxiliaries(found[:verb])
    # "port closure" is a compound, "economic growth" is not: without its noun the label would be an adjective.
    # After an auxiliary it is a verb: "did not want".
    before = found[-2].lower
    if last in cues.heads and not before.endswith(endings()) and before not in listed("auxiliaries"):
        return _without_auxiliaries(found[:-1])
    return _done_to(found, cues)


def says_more(found: Found) -> bool:
    """Whether a clause says more of its subject than which way that goes: "lack of rain emptied the wells"."""
    at = verb_at(found, 2)
    return at is not None and not happens(found, at)


def verb_at(found: Found, begin: int = 1) -> int | None:
    """Where the verb of a clause stands, its auxiliary or itself; None where there is none to be seen."""
    for at in range(begin, len(found) - 1):
        word, before, after = found[at].lower, found[at - 1].lower, found[at + 1].lower
        if before in listed("relatives"):
            return None
        if word in listed("finite") or (before not in listed("auxiliaries") and _does(word, after)):
            return at
    return None


def happens(found: Found, at: int) -> bool:
    """Whether the clause whose verb stands there says only that its subject is there, is likely, or goes one way."""
    rest = [one.lower for one in found[at:]]
    while rest and not _moves(rest[0]) and _quiet(rest[0]):
        rest = rest[1:]
    return not rest or (_moves(rest[0]) and not (len(rest) > 1 and rest[1] in listed("articles")))


def object_of(found: Found, at: int) -> Found:
    """What follows the verb there, if that says which way it makes its object go: "the ministry cut | the subsidy"."""
    rest = found[at:]
    while rest and rest[0].lower in listed("auxiliaries"):
        rest = rest[1:]
    moves = rest and (_moves(rest[0].lower) or any(rest[0].lower in cues(way).transitive for way in Direction))
    return rest[1:] if moves else ()


def _quiet(lower: str) -> bool:
    quiet = (table("empty"), table("negators"), listed("auxiliaries"), listed("agreeing"), listed("light"), tails())
    return any(lower in some for some in quiet)


def _moves(lower: str) -> bool:
    return any(lower in cues(way).verbs for way in Direction)


def _does(lower: str, after: str) -> bool:
    """Whether it is a verb that does something to what comes after; "men mending the nets" has none."""
    if lower in table("empty") or lower.endswith("ing"):
        return False
    if after in listed("articles") - listed("relatives"):
        return True
    done = any(lower in cues(way).transitive and lower not in cues(way).heads for way in Direction)
    return done and after not in table("empty")


def _keeps_modifier(found: Found, way: Direction) -> bool:
    """Whether it says something of the thing, not of a clause about it; "closed in May" is said of nothing after it."""
    if way is Direction.INCREASE or found[0].lower in of_loss("counting"):
        return False
    alone = found[0].lower in of_loss("participles") and found[1].lower in table("empty")
    return alone or says_more(found)


def _verb_end(found: Found, cues: Cues) -> int | None:
    """Where the verb begins that ends the clause, what says when, how far or how fast left out."""
    for at in range(1, len(found)):
        word = found[at].lower
        if word in cues.verbs and (at + 1 == len(found) or found[at + 1].lower in tails()):
            return at
        pair = f"{word} {found[at + 1].lower}" if at + 1 < len(found) else ""
        if pair in cues.verbs and (at + 2 == len(found) or found[at + 2].lower in tails()):
            return at
    return None


def _done_to(found: Found, cues: Cues) -> Found:
    """Without the verb in front that does it to the thing, and a pronoun and auxiliaries before that."""
    at = 1 if found[0].lower in table("pronouns") else 0
    while at < len(found) and found[at].lower in listed("auxiliaries"):
        at += 1
    for length in (2, 1):
        verb = " ".join(word.lower for word in found[at : at + length])
        if verb in cues.transitive and means(found[at + length :]) and found[at + length].lower != "of":
            return found[at + length :]
    return found


def _without_auxiliaries(found: Found) -> Found:
    while len(found) > 1 and found[-1].lower in listed("auxiliaries"):
        found = found[:-1]
    return found
