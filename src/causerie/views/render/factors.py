"""Decisions about factors and suggested merges, as words."""

from __future__ import annotations

from collections.abc import Mapping

from causerie.values import Decision, Suggestion
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import Act, Verdict

ABOUT = (Act.MERGE, Act.SPLIT, Act.RENAME, Act.OPPOSE, Act.REFUSE, Act.TYPE)
"""Decisions about factors."""


def decided_words(decision: Decision) -> str:
    """What a decision about factors says, without its act."""
    target, after = quoted(decision.target), quoted(str(decision.after))
    if decision.act is Act.SPLIT:
        return f"{_parts(decision)} out of {target}{f' as {after}' if decision.after else ''}"
    if decision.act in (Act.RENAME, Act.TYPE):
        return f"{target} as {after if decision.act is Act.RENAME else safe(str(decision.after))}"
    labels = [quoted(str(label)) for label in decision.before or ()]
    if decision.act is Act.OPPOSE:
        return f"{labels[-1]} to {labels[0]}"
    return f"{' and '.join(labels)}" if decision.act is Act.REFUSE else f"{', '.join(labels)} into {after}"


def _parts(decision: Decision) -> str:
    given: Mapping[str, list[object]] = decision.before if isinstance(decision.before, Mapping) else {}
    labels = [quoted(str(label)) for label in given.get("labels", ())]
    mentions = [quoted(str(one["text"])) for one in given.get("mentions", ()) if isinstance(one, Mapping)]
    return ", ".join([*labels, *mentions])


def suggestion_line(one: Suggestion) -> str:
    """A suggestion: which factors, how alike they are, why, and what a person said of it."""
    joint = "opposite of" if one.turned else "same as"
    line = f"{quoted(one.a)} {joint} {quoted(one.b)}: {one.score:.2f}, {one.reason}"
    return line if one.verdict is Verdict.OPEN else f"{line} ({one.verdict.value})"
