"""The option that names a reader; apart from the other shared options, because it needs the readers."""

from __future__ import annotations

import click

from causerie.pipeline.readers import PREFERRED

reader = click.option(
    "--reader",
    metavar="READER",
    default=PREFERRED,
    show_default=True,
    help="rules, small or large (rules and that encoder), or a folder with a model of your own.",
)
