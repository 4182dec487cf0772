"""The command `causerie`: each command parses, makes one call of the pipeline, and prints one rendering."""

from causerie.views.cli.group import main

__all__ = ["main"]
