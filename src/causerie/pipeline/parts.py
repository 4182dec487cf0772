"""Which part of a workspace is asked for. Light: who asks need not load what draws maps and runs models."""

from __future__ import annotations

from dataclasses import dataclass, field

from causerie.pipeline.filtering import Filters
from causerie.pipeline.mapping import View
from causerie.pseudonyms import Names


@dataclass(frozen=True, slots=True)
class Part:
    """What part of a workspace is asked for, and which names stand in the place of names.

    `checked`: only items that a person accepted, edited or coded by hand. `withheld`: also those that are withheld.
    """

    filters: Filters = field(default_factory=Filters)
    names: Names = field(default_factory=Names)
    view: View = field(default_factory=View)
    checked: bool = False
    withheld: bool = True
