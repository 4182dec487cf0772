"""By when a forecast is to be judged: early, default and late day, from the speaker's words and the day of speaking.

A length or a time with a name is the speaker's own ("within three weeks", "before the end of April"); for vague
words ("soon", "in the coming years") the table tells, and the deadline is marked imputed. Two ends of what the
speaker said ("in six to twelve months", "by 2025") are the early day and the late one; the default is the late one,
so that nobody is judged before the time that was asked for is up.
"""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass, replace

from causerie.dates import bounds
from causerie.ledger.durations import Length, days_of, length
from causerie.ledger.named import no_such_day
from causerie.ledger.past import over
from causerie.ledger.periods import period
from causerie.ledger.several import alternatives, ends
from causerie.ledger.spans import Day, Period, on_day, span
from causerie.ledger.timewords import Vague, cues, horizons, northern, plain, without
from causerie.values import Deadlines
from causerie.vocabulary import Hemisphere, Lack

_RELATION = re.compile(
    r"(?P<by>by the time|(?:on|by) or (?:before|by|on)|by|(?:no|not) later than|until|till|up to|up until|come|to)"
    r"(?: the)? "
    r"|(?P<not>not before|not until|not till|(?:no|not) (?:earlier|sooner) than|(?:on|in) or after|after|beyond|since"
    r"|following) "
    r"|(?P<before>before|ahead of|prior to|earlier than|this side of)(?: the)? "
    r"|(?P<around>on or (?:about|around)|around|about|towards|toward|circa|sometime around|from) "
    r"|(?P<in>within|inside|in less than|in under|in|on|at|over|during|for|throughout|through|as of|with|between) "
)
_AT_END = re.compile(r"(?:the )?(?:very )?(?:end|close) of |.*[ -]end$")
_TAIL = re.compile(
    r",? (?:at (?:the )?(?:very )?(?:latest|least|most)|or (?:sooner|earlier|before)|if not (?:sooner|before|earlier)"
    r"|on|onwards?)$"
)
_NEW_YEAR = re.compile(r"(?:early |sometime )?(?:in|during) the new year")
"""The first months of it, where "by" and "before" it mean its first day."""
_EARLIEST = re.compile(r"\bat the (?:very )?earliest\b| or (?:later|after|thereafter|beyond)$")
_BEFORE_IT = re.compile(
    r"(?:in|over|during) the (?:last |final )?(?:days|weeks|months|years) (?:before|leading up to) "
)
NAMED = "the time that the speaker named"
"""The basis of a deadline that stands in the calendar, whenever the words were said."""
_OUT = re.compile(r"(?P<whole>.+?) (?:is|are) (?:out|over|up|through)")


@dataclass(frozen=True, slots=True)
class _Days:
    """Three days in order, the EDTF value, and where they come from."""

    early: Day
    default: Day
    late: Day
    edtf: str
    basis: str
    imputed: bool = False


@functools.lru_cache(maxsize=50_000)
def deadline(
    words: str, uttered: str, zone: str = "UTC", hemisphere: Hemisphere = Hemisphere.NORTHERN
) -> Deadlines | Lack:
    """The deadline that `words` set for what was said on `uttered` (EDTF), or what keeps them from setting one.

    Where only a month or a year of the utterance is known, the early day counts from its first day, the
    others from its last. Seasons are those of the `hemisphere`. Lack.DEADLINE: they name no end; UNDATED: they name
    a happening whose day is not known; NO_SUCH_DAY: 30 February; PAST: the time lies before the utterance. Raises
    BadRequest where `uttered` is no date.
    """
    first, last = bounds(uttered)
    said = plain(words)
    turned = northern(said) if hemisphere is Hemisphere.SOUTHERN else said
    one, other = _seen_from(turned, first), _seen_from(turned, last)
    found = _joined(one, other, first, last)
    if isinstance(found, Lack):
        return found
    if found.late < first:
        return Lack.PAST
    days = [max(day, first).isoformat() for day in (found.early, found.default, found.late)]
    seasons = "" if turned == said else ", seasons of the southern half"
    basis = f"{found.basis}{seasons}, from {uttered}"
    return Deadlines(days[0], days[1], days[2], found.edtf, words, basis, found.imputed, zone)


def _joined(one: _Days | Lack, other: _Days | Lack, first: Day, last: Day) -> _Days | Lack:
    """What the words set, seen from the first and from the last day of which the utterance may be."""
    if isinstance(other, Lack) or (not isinstance(one, Lack) and other.late < last):
        return one
    if isinstance(one, Lack) or first == last:
        return other
    edtf = one.edtf if one.edtf == other.edtf else f"{one.early.isoformat()}/{other.late.isoformat()}"
    return replace(other, early=min(one.early, other.early), edtf=edtf)


def _seen_from(said: str, day: Day) -> _Days | Lack:
    said = _BEFORE_IT.sub("before ", without(said, cues()["words"]["idle"]))
    if _EARLIEST.search(said):
        return Lack.DEADLINE
    said = said if said in cues()["words"]["endless"] else _TAIL.sub("", said)
    if said in cues()["words"]["endless"]:
        return Lack.DEADLINE
    relation = _RELATION.match(said)
    kind = relation.lastgroup or "" if relation else ""
    rest = without(said[relation.end() :] if relation else said, cues()["words"]["idle"])
    if kind == "not" or said.startswith("not ") or without(rest, ("the",)) in cues()["words"]["endless"]:
        return Lack.DEADLINE
    if no_such_day(rest):
        return Lack.NO_SUCH_DAY
    if over(rest):
        return Lack.PAST
    found = _vague(rest, said, day) or _length(rest, kind, day) or _several(rest, said, day) or _window(said, day)
    return found or _named(rest, said, kind, day) or Lack.UNDATED


def _several(rest: str, said: str, day: Day) -> _Days | None:
    """Two times of which either may be meant: the early day is that of the first, the others those of the last."""
    parts = alternatives(rest, said.removesuffix(rest))
    days = [_seen_from(part, day) for part in parts]
    known = [one for one in days if not isinstance(one, Lack)]
    if not known or len(known) < len(days):
        return None
    first, last = min(known, key=lambda one: one.early), max(known, key=lambda one: one.late)
    edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
    imputed = any(one.imputed for one in known)
    return _Days(first.early, last.default, last.late, edtf, known[0].basis, imputed)


def _window(said: str, day: Day) -> _Days | None:
    """As in "between May and July": it is over with the last day."""
    both = ends(said)
    if both is None:
        return None
    counted = length(f"{both[0]} to {both[1]}")
    if counted is not None:
        return _length(f"{both[0]} to {both[1]}", "in", day)
    first = on_day(day) if both[0] in ("now", "today") else period(both[0], day)
    last = period(both[1], max(day, first.first)) if first is not None else None
    if first is None or last is None or last.last < first.first:
        return None
    found = span(first.first, last.last)
    return _Days(found.last, found.last, found.last, found.edtf, NAMED)


def _vague(rest: str, said: str, day: Day) -> _Days | None:
    """What the table has for the words."""
    for words in (said, rest, without(rest, ("the", "a"))):
        row = horizons().get(words)
        if row is not None:
            return _by_table(row, day)
    return None


def _by_table(row: Vague, day: Day) -> _Days:
    early, default, late = (day + datetime.timedelta(days=days) for days in (row.early, row.default, row.late))
    return _Days(early, default, late, f"{early.isoformat()}/{late.isoformat()}", f"table: {row.basis}", imputed=True)


def _length(rest: str, kind: str, day: Day) -> _Days | None:
    found = length(f"about {rest}" if kind == "around" and not rest.startswith("the ") else rest)
    if found is None or (kind in ("by", "before") and not rest.endswith((" from now", " time", " ahead"))):
        return None
    early, default, late = days_of(found, day)
    basis = found.basis or "the speaker's own number"
    return _Days(early, default, late, _precise(found, early, late), basis, found.basis is not None)


def _precise(found: Length, early: Day, late: Day) -> str:
    """The days as precise as the unit: in five years is a year, in six months a month."""
    sizes = {"month": 7, "quarter": 7, "season": 7}
    size = 10 if found.basis or found.unit in cues()["days"] else sizes.get(found.unit, 4)
    one, other = early.isoformat()[:size], late.isoformat()[:size]
    return one if one == other else f"{one}/{other}"


def _named(rest: str, said: str, kind: str, day: Day) -> _Days | None:
    out = _OUT.fullmatch(rest)
    if _NEW_YEAR.fullmatch(said):
        rest = f"early {day.year + (day.month > 1)}"
    within = kind == "in" and said.startswith(("within the ", "inside the "))
    found = period(f"end of {out['whole']}" if out else rest, day)
    if found is None:
        return None
    kind = "by" if out or _AT_END.match(rest) else kind
    if kind in ("by", "before") and _running(found, day, kind):
        found = period(rest, found.last + datetime.timedelta(days=1)) or found
    early, default, late = _judged(kind, found)
    if within and rest.removeprefix("the ") in ("year", "month", "week", "decade"):
        late = max(late, days_of(Length(1, 1, 1, rest.removeprefix("the ")), day)[0])
    if kind == "around":
        late += _margin(found) if not said.startswith(("from", "toward")) else datetime.timedelta(0)
    edtf = _before(found) if kind == "before" and not found.inside else found.edtf
    return _Days(early, default, late, edtf, NAMED)


def _judged(kind: str, found: Period) -> tuple[Day, Day, Day]:
    """Early, default and late day for a time: "in" it is over with its last day, "by" it may mean its first."""
    if kind == "before" and not found.inside:
        before = found.first - datetime.timedelta(days=1)
        return before, before, before
    if kind in ("by", "around", "before"):
        return found.first, found.core or found.last, found.last
    return found.last, found.last, found.last


def _running(found: Period, day: Day, kind: str) -> bool:
    """Whether the time has begun, so that "before" it, and late in it "by" it, means the next one."""
    passed = (day - found.first).days
    return passed > (0 if kind == "before" else (found.last - found.first).days // 2) and not found.inside


def _margin(found: Period) -> datetime.timedelta:
    """How much later than a time "around" it may mean: half of it, a week at the least; our proposal."""
    return max((found.last - found.first) / 2, datetime.timedelta(days=7))


def _before(found: Period) -> str:
    """The day, month or year before the one that is named."""
    before = (found.first - datetime.timedelta(days=1)).isoformat()
    return before[: len(found.edtf)] if "/" not in found.edtf else before
