"""An outcome in words, shared by the terminal, the page and the picture.

The shares are of draws of a model made from claims, never of what the world will do; so the words are
"in most draws", and no word of how sure anything is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from causerie import holding
from causerie.holding import holders, joined
from causerie.values import Chain, Hinge, Link, Map, Outcome, Place, Push, Response
from causerie.views.markup import plural
from causerie.vocabulary import Direction, Engine, Share, Sign

FOLLOWS = "What follows from what these speakers said"
"""The heading of every outcome: it is not about what will happen."""
NAMES = 5
"""Speakers of a joined map named at most."""
WAYS: Mapping[Direction, str] = {Direction.INCREASE: "up", Direction.DECREASE: "down"}
_ORDER = (Share.PROVED, Share.ALL, Share.MOST, Share.UNDETERMINED, Share.STILL)
_OTHERWISE = {
    "sign": ("if +", "if -"),
    "weight": ("if it is strong", "if it is weak"),
    "presence": ("if it is there", "if it is not"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of the factors of a map."""

    labels: Mapping[str, str]

    def __getitem__(self, factor: str) -> str:
        return self.labels.get(factor, factor)

    def link(self, cause: str, effect: str) -> str:
        return f"{self[cause]} -> {self[effect]}"


def names_of(drawn: Map) -> Names:
    """The labels of a map by the ids of its factors."""
    return Names({factor.id: factor.label for factor in drawn.factors})


def moved(outcome: Outcome) -> tuple[Response, ...]:
    """The factors that move in some draw, without those pushed or held: the firmest first, then the nearest."""
    told = {push.factor for push in outcome.scenario.pushes} | set(outcome.scenario.held)
    rows = [one for one in outcome.responses if one.factor not in told and one.word is not Share.STILL]
    return tuple(sorted(rows, key=lambda one: (_ORDER.index(one.word), -max(one.up, one.down), _far(one))))


def untouched(outcome: Outcome) -> int:
    """How many factors the push does not reach."""
    return sum(one.word is Share.STILL for one in outcome.responses)


def _far(response: Response) -> int:
    return min((len(chain.links) for chain in response.paths), default=99)


def verdict(response: Response, outcome: Outcome) -> str:
    """Which way a factor goes, and in how many draws: "up in most draws (86 %)"."""
    way, share = leans(response), max(response.up, response.down)
    match response.word:
        case Share.STILL:
            return "not touched"
        case Share.PROVED:
            return f"{way} in every draw"
        case Share.ALL:
            return f"{way} {_all(outcome)}"
        case Share.MOST:
            return f"{way} in most draws ({percent(share)})"
    return f"undetermined ({split(response)})"


def way(response: Response) -> str | None:
    """Up or down; None where that is undetermined or nothing moves."""
    if response.direction is None or response.word in (Share.UNDETERMINED, Share.STILL):
        return None
    return WAYS[response.direction]


def leans(response: Response) -> str:
    """The way in which it goes in more draws than the other way."""
    return "up" if response.up >= response.down else "down"


def _all(outcome: Outcome) -> str:
    along = " along paths" if outcome.engine is Engine.PATHS else ""
    return f"in all {outcome.kept:,} draws{along}"


def split(response: Response) -> str:
    """The shares of draws in full: up, down, or not touched because a link on the way is left out."""
    if not min(response.up, response.down):
        return f"{leans(response)} in {percent(max(response.up, response.down))} of draws, else not touched"
    parts = [f"up in {percent(response.up)}", f"down in {percent(response.down)}"]
    return ", ".join([*parts, f"still in {percent(response.still)}"] if response.still else parts)


def percent(share: float) -> str:
    """A share in whole per cent; only what is none or all is called 0 or 100."""
    if 0 < share < 0.005:
        return "under 1 %"
    whole = round(100 * share)
    return f"{min(whole, 99) if share < 1 else 100} %"


def hangs(hinge: Hinge, response: Response, names: Names) -> str:
    """What a result hangs on: "the sign of A -> B: up in 90 % of draws if +, in 20 % if -"."""
    goes = leans(response)
    when, otherwise = _OTHERWISE.get(hinge.what, ("if so", "if not"))
    link = names.link(hinge.cause, hinge.effect)
    return (
        f"the {hinge.what} of {link}: {goes} in {percent(hinge.when)} of draws {when}, "
        f"in {percent(hinge.otherwise)} {otherwise}"
    )


def pushes(pushed: tuple[Push, ...], names: Names) -> str:
    """Factors with the way in which each goes."""
    return ", ".join(f"{names[push.factor]} {WAYS[push.direction]}" for push in pushed)


def question(outcome: Outcome, names: Names) -> str:
    """The scenario as a question."""
    asked = outcome.scenario
    parts = [f"What if {_and([f'“{names[one.factor]}” goes {WAYS[one.direction]}' for one in asked.pushes])}"]
    parts += [
        f"given that {_and([f'“{names[one.factor]}” went {WAYS[one.direction]}' for one in asked.given])}"
    ] * bool(asked.given)
    parts += [f"with {_and([f'“{names[one]}”' for one in asked.held])} held still"] * bool(asked.held)
    gone = [*(names[one] for one in asked.without_factors), *(names.link(*ends) for ends in asked.without_links)]
    parts += [f"without {_and(gone)}"] * bool(gone)
    return f"{', '.join(parts)}?"


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def made_of(outcome: Outcome) -> str:
    """How the answer was computed: draws made, left out and kept."""
    if outcome.engine is Engine.PATHS:
        seen = f", {outcome.kept:,} of which agree with what was observed" if outcome.scenario.given else ""
        drawn = plural(outcome.draws, "draw").replace(str(outcome.draws), f"{outcome.draws:,}")
        return f"Computed from the signs along paths, in {drawn} of signs and weights{seen} (seed {outcome.seed})."
    unstable = outcome.draws - outcome.stable
    parts = [plural(outcome.draws, "draw").replace(str(outcome.draws), f"{outcome.draws:,}")]
    parts.append(f"{unstable:,} of them unstable and left out" if unstable else "none of them unstable")
    if outcome.scenario.given:
        parts.append(f"{outcome.kept:,} agree with what was observed")
    method = "press perturbation" if outcome.engine is Engine.PRESS else "fuzzy cognitive map"
    return f"{'; '.join(parts)} ({method}, seed {outcome.seed})."


def whose(outcome: Outcome) -> str:
    """On whose map the answer stands; a joined map is nobody's own."""
    if not outcome.holders:
        return "On a map whose speakers are not named."
    if len(outcome.holders) == 1:
        return f"On the map of {outcome.holders[0]} alone."
    first, more = outcome.holders[:NAMES], len(outcome.holders) - NAMES
    named = f"{', '.join(first)} and {more} more" if more > 0 else ", ".join(first)
    return (
        f"On the joined maps of {plural(len(outcome.holders), 'speaker')} ({named}): "
        "what follows from all of them together need not be what any one of them holds."
    )


def trap(chain: Chain) -> str:
    """A warning where no one speaker holds the whole path; "" where somebody does."""
    if len(chain.links) < 2 or not all(link.claims for link in chain.links):
        return ""
    if holders(chain.links) or joined(chain.links) < 2:
        return ""
    return f"no one speaker claims this whole path: it joins what {plural(joined(chain.links), 'speaker')} said"


def unchecked(response: Response) -> str:
    """Whether what carries a response to its factor is a machine's reading that nobody has checked; "" if it is not."""
    return holding.unchecked(dict.fromkeys(link for chain in response.paths for link in chain.links))


def told_links(outcome: Outcome) -> tuple[Link, ...]:
    """The links that carry anything directly, each once: what an answer without longer paths restates."""
    found = {
        (link.cause, link.effect): link
        for response in outcome.responses
        for chain in response.paths
        if len(chain.links) == 1
        for link in chain.links
    }
    return tuple(found.values())


def agreement(response: Response, place: Place) -> str:
    """Whether the result goes as a forecast has it."""
    agrees = response.agrees(place)
    if agrees is None:
        return "the result is undetermined"
    return f"the result {'agrees' if agrees else 'goes the other way'}"


def signs(chain: Chain) -> str:
    """The sign of a whole path."""
    return {Sign.PLUS: "+", Sign.MINUS: "-", Sign.UNKNOWN: "?"}[chain.sign]
