"""What a drawing says in words: its description, the words on links and boxes, and what is only denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from causerie.holding import speakers, voices, votes
from causerie.values import Factor, Link, Map
from causerie.views.drawing.boxes import LINE
from causerie.views.drawing.choose import Shown
from causerie.views.markup import escaped, plural
from causerie.vocabulary import Sign, Status

GLYPH = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.UNKNOWN: "?"}
SUGGESTED = "≈"
"""Marks what rests on suggested merges."""
GAP = 26
"""Room between the drawing and the words below it."""
LEAST = 560
"""Least width of a drawing with words below it."""
HEAD = 30
"""Room for the title above a drawing."""
LEGEND = 6
"""Room between what is denied and the legend."""
_SIGNS = {
    Sign.PLUS: "+ the more, the more",
    Sign.MINUS: "− the more, the less",
    Sign.UNKNOWN: "? direction open, or speakers disagree",
}
_MOST = 8
"""Denied pairs named below a drawing at most."""
_LETTERS = 90


def describe(shown: Shown) -> str:
    """What the drawing shows, in words, and how much it leaves out."""
    signs = [link.sign for link in shown.map.links]
    parts = ", ".join(f"{signs.count(sign)} {GLYPH[sign]}" for sign in Sign if sign in signs)
    text = f"{plural(len(shown.map.factors), 'factor')} and {plural(len(signs), 'link')} between them ({parts})"
    return f"{text}; {left_out(shown)}" if left_out(shown) else f"{text}."


def left_out(shown: Shown) -> str:
    """How much of the map the drawing leaves out; "" if nothing."""
    if not shown.factors_left_out and not shown.links_left_out:
        return ""
    factors, links = plural(shown.factors_left_out, "factor"), plural(shown.links_left_out, "link")
    are = "is" if shown.factors_left_out + shown.links_left_out == 1 else "are"
    what = f"{factors} and {links}" if shown.factors_left_out else links
    return f"{what} with less support, or of a factor to itself, {are} not drawn."


def tell(link: Link, names: Mapping[str, str]) -> str:
    """A link in words: who claims it, how often, and how often it is denied or questioned."""
    count = len(speakers(link))
    parts = [f"claimed by {plural(count, 'speaker')}" if count else plural(votes(link), "claim") + " for it"]
    if 1 < count > len(voices(link)):
        parts.append(f"{plural(len(voices(link)), 'independent voice')}")
    parts.append(f"presence {link.presence:.2f}")
    if link.plus not in (None, 0, 1):
        parts.append(f"{link.plus:.0%} of the signs are +")
    if link.suggested:
        parts.append("by suggested merges of factors")
    for status in (Status.DENIED, Status.QUESTIONED):
        times = sum(claim.status is status for claim in link.claims)
        parts += [f"{status.value} {plural(times, 'time')}"] if times else []
    return f"{names[link.cause]} → {names[link.effect]} ({GLYPH[link.sign]}): {'; '.join(parts)}"


def wordings(factor: Factor) -> str:
    """The label, and what is in it by suggestion alone."""
    merged = dict.fromkeys(" ".join(place.text.split()) for place in factor.mentions if place.suggested)
    return f"{factor.label} ({SUGGESTED} {'; '.join(merged)})" if merged else factor.label


def denied_lines(drawn: Map, names: Mapping[str, str], height: float) -> Iterator[str]:
    """What is only denied or questioned, in words below the drawing."""
    for at, link in enumerate(drawn.denied[: _MOST + 1]):
        y = height + GAP + LINE * at
        words = f"only {_against(link)}: {names[link.cause]} -> {names[link.effect]}"
        if at == _MOST:
            words = f"and {len(drawn.denied) - _MOST} more that are only denied or questioned"
        short = words if len(words) <= _LETTERS else f"{words[:_LETTERS].rstrip()} …"
        yield (
            f'<text class="cm-denied" x="0" y="{y:.1f}"><title>{escaped(words)}</title>'
            f"<tspan>×</tspan> {escaped(short)}</text>"
        )


def heading(title: str) -> str:
    """Whose map it is, above the drawing."""
    short = title if len(title) <= _LETTERS else f"{title[:_LETTERS].rstrip()} …"
    return f'<text class="cm-title" x="0" y="{-HEAD + LINE - 4}">{escaped(short)}</text>'


def legend(drawn: Map, review: bool = False) -> tuple[str, ...]:
    """How to read the drawing; only what stands in it is told. `review`: with what is dashed and counted then."""
    signs = {link.sign for link in drawn.links}
    parts = [_SIGNS[sign] for sign in Sign if sign in signs]
    lines = ["; ".join([*parts, "thicker: more, and surer, speakers"])]
    if any(link.suggested for link in drawn.links) or any(factor.suggested for factor in drawn.factors):
        lines.append(f"dashed, {SUGGESTED}: rests on a suggested merging of wordings that no person decided")
    if review and any(not claim.reviewed for link in drawn.links for claim in link.claims):
        lines.append("fine dashes: a machine's reading, none of its claims checked by anybody")
    if review and any(len(speakers(link)) > 1 for link in drawn.links):
        lines.append("a number at a sign: so many speakers claim the link")
    return (*lines, "What speakers claim, not what is so.")


def legend_lines(lines: Sequence[str], top: float) -> Iterator[str]:
    """The legend below the drawing and what is denied."""
    for at, line in enumerate(lines):
        yield f'<text class="cm-denied" x="0" y="{top + LINE * at:.1f}">{escaped(line)}</text>'


def _against(link: Link) -> str:
    return " or ".join(dict.fromkeys(claim.status.value for claim in link.claims)) or Status.DENIED.value
