"""The options that name a reader and set its threshold; apart from the other shared ones, for they need the readers."""

from __future__ import annotations

import click

from causerie.pipeline.readers import PREFERRED

at_least = click.option(
    "--at-least",
    metavar="P",
    type=click.FloatRange(0, 1),
    default=None,
    help="Probability (0 to 1) that items need which the encoder alone found: higher for fewer and surer ones, 1 for"
    " almost none. Else the calibrated one of each kind. The reader's name tells it (large.v1@0.6).",
)
reader = click.option(
    "--reader",
    metavar="READER",
    default=PREFERRED,
    show_default=True,
    help="rules, small or large (rules and that encoder), or a folder with a model of your own.",
)
