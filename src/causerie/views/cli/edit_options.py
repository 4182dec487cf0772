"""Options that say how an item is coded, shared by correcting and coding by hand."""

from __future__ import annotations

from collections.abc import Mapping

import click

_WORDS: Mapping[str, str] = {
    "cause": "the cause",
    "effect": "the effect",
    "proposition": "what is forecast",
    "condition": 'the condition; "" for none',
    "horizon": 'the time; "" for none',
    "cue": "what links cause and effect, or reports",
    "a": "the first actor of a relation",
    "b": "the second actor of a relation",
    "content": "what is reported",
}
_PLACED = {**_WORDS, "quote": "the quote", "certainty": "the hedge", "source": "the source of an attribution"}
CODING: Mapping[str, str] = {
    "polarity": "Sign of a causal claim: +, - or ?.",
    "status": "asserted, conditional, counterfactual, denied or questioned.",
    "certainty": "excluded, unlikely, possible, likely or certain.",
    **{name: f"Exact words of {what}." for name, what in _WORDS.items()},
    "cause-direction": "increase or decrease.",
    "effect-direction": "increase or decrease.",
    "certainty-words": 'Exact words that carry the certainty; "" for none.',
    "negated": "yes if it is said not to happen, else no.",
    "resolvable": "yes, partly or no.",
    "source": 'Who says it, outermost first: "The Harbour Post > Ina Holt"; for an attribution, its exact words.',
    "kind": "Kind of a relation: part-of, supports, opposes, controls, linked-to or likened-to.",
    "quote": "Exact words of the quote.",
    **{f"{name}-at": f"Place of {what.split(';')[0]}, as 120:140." for name, what in _PLACED.items()},
}
"""Options by which an item is coded, without their dashes."""
EDITING: Mapping[str, str] = {**CODING, "taken-up": "Whether a question was taken up: yes, partly or evaded."}


def with_changes(command: click.Command, options: Mapping[str, str]) -> None:
    """Give the command these options, each None when it is not given."""
    command.params += [click.Option([f"--{name}"], default=None, help=text) for name, text in options.items()]
