"""What a picture tells a page that moves it: which element is which factor or link, by name for a screen reader too."""

from __future__ import annotations

from collections.abc import Mapping

from causerie.holding import speakers
from causerie.values import Factor, Link
from causerie.views.markup import escaped, plural
from causerie.vocabulary import Sign

_LEADS = {Sign.PLUS: "raises", Sign.MINUS: "lowers", Sign.UNKNOWN: "affects"}


def link_data(number: int, link: Link) -> str:
    """A link's number and the ids of its ends, as attributes."""
    return f' data-link="{number}" data-cause="{escaped(link.cause)}" data-effect="{escaped(link.effect)}"'


def live_link(link: Link, names: Mapping[str, str]) -> str:
    """A link as something to press, and its name."""
    by = plural(len(speakers(link)), "speaker") if speakers(link) else "speaker not named"
    name = f"{names[link.cause]} {_LEADS[link.sign]} {names[link.effect]}, {by}"
    return f' role="button" tabindex="-1" aria-pressed="false" aria-label="{escaped(name)}"'


def factor_data(factor: Factor) -> str:
    """A factor's id and label, and that it can be pressed."""
    label = escaped(factor.label)
    return (
        f' data-factor="{escaped(factor.id)}" data-label="{label}" role="button" tabindex="-1" '
        f'aria-pressed="false" aria-label="{label}"'
    )
