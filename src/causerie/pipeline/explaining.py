"""What a rule looks for: its entry in the cue files."""

from __future__ import annotations


def described(rule: str) -> tuple[str, ...]:
    """The rule's description and examples, if a cue file has them."""
    return ()
