"""What verbs of denial make of the claims in their content: "denies that A caused B" denies, "does not deny" asserts.

The words are data: cues/denial.toml. What is only taken for granted inside of the content (a relative clause, a
clause of time) is not denied with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from causerie.vocabulary import Status

_GRANTED = frozenset(("relcl", "advcl", "parataxis"))
"""Relations of a clause that the content takes for granted."""
_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "csubjpass"))
_NAMED = frozenset(("acl", "ccomp", "appos", "relcl"))
"""How a clause hangs on the noun that names it; the parser takes it for a relative clause at times."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/denial.toml").read_text("utf-8"))
    return {name: frozenset(value.split()) for name, value in data.items() if isinstance(value, str)}


def under_denial(status: Status, cause: Token, effect: Token) -> Status:
    """The status of a claim between two heads, with the denials that it stands under."""
    for frame in denials(cause, effect):
        status = status.under(frame)
    return status


def denials(cause: Token, effect: Token) -> tuple[Status, ...]:
    """Of each denial over a claim, the innermost first, whether it denies or is itself negated and asserts."""
    return tuple(_upward(_over_both(cause, effect)))


def _over_both(cause: Token, effect: Token) -> Token:
    """The token under which both ends stand; the effect's own side of a verb of denial: "he denied causing it"."""
    if cause.doc is not effect.doc:
        return effect
    above = {cause.i, *(t.i for t in cause.ancestors)}
    path = [effect, *effect.ancestors]
    at = next((n for n, token in enumerate(path) if token.i in above), 0)
    denying = at > 0 and path[at].lemma_.lower() in _words()["verbs"] and path[at - 1].dep_ == "xcomp"
    return path[at - 1] if denying else path[at]


def _upward(token: Token) -> Iterator[Status]:
    """The denials met on the way up, as far as the way leads through what is said, not taken for granted."""
    while token.head.i != token.i:
        frame = _frame(token)
        if frame is not None:
            yield frame
        elif token.dep_ in _GRANTED or (token.dep_ == "acl" and not _says(token)) or _reports_anew(token):
            return
        token = token.head


def _reports_anew(verb: Token) -> bool:
    """ "He denied that it leaked and said that it rained": the second report is beside the denial, not under it."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return False
    return any(c.dep_ == "ccomp" for c in verb.rights)


def _frame(clause: Token) -> Status | None:
    """What the word over a clause makes of it; None where it denies nothing."""
    above, words = clause.head, _words()
    lemma = above.lemma_.lower()
    if clause.dep_ in _CLAUSES and above.pos_ in ("VERB", "AUX"):
        if lemma in words["verbs"]:
            return _turned(above)
        return _refused(above) or _predicated(above)
    if clause.dep_ in _NAMED and above.pos_ in ("NOUN", "PROPN") and _says(clause):
        if lemma in words["nouns"]:
            return Status.DENIED
        if lemma in words["contents"] and above.dep_ in ("dobj", "nsubjpass"):
            verb = above.head.lemma_.lower()
            return _turned(above.head) if verb in words["verbs"] | words["of_content"] else None
    return None


def _says(clause: Token) -> bool:
    """Whether a clause at a noun is its content: "that ..." with a subject of its own besides."""
    that = any(c.lower_ == "that" and c.dep_ in ("mark", "det") for c in clause.lefts)
    return that and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.lefts)


def _turned(verb: Token) -> Status:
    """Denied under a verb of denial, unless that is negated."""
    return Status.ASSERTED if _negated(verb) else Status.DENIED


def _refused(verb: Token) -> Status | None:
    """ "does not accept that", "refuses to believe that": a denial; None for any other verb."""
    words, lemma, above = _words(), verb.lemma_.lower(), verb.head
    if lemma in words["refused"] and verb.dep_ == "xcomp" and above.lemma_.lower() in words["refusing"]:
        return _turned(above)
    return Status.DENIED if lemma in words["accepting"] and _negated(verb) else None


def _predicated(be: Token) -> Status | None:
    """ "it is false that", "it is a myth that", "it is not true that": a denial; None for any other predicate."""
    said = next((c for c in be.children if c.dep_ in ("acomp", "attr")), None)
    if be.lemma_ != "be" or said is None:
        return None
    words, lemma = _words(), said.lemma_.lower()
    if lemma in words["predicates"] | words["nouns"]:
        return _turned(be)
    return Status.DENIED if lemma in words["truths"] and _negated(be) else None


def _negated(verb: Token) -> bool:
    """Whether a denial is none: "does not deny", "nobody denies", "there is no denying", "it is hard to deny"."""
    words = _words()
    if any(_negates(child) for child in verb.children):
        return True
    above = verb.head
    if verb.dep_ in ("pcomp", "xcomp") and above.lower_ in ("without", "fail"):
        return True
    if verb.dep_ not in ("xcomp", "ccomp", "csubj", "advcl", "relcl") or not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    predicates = (above, *(c for c in above.children if c.dep_ in ("acomp", "attr")))
    return any(p.lemma_.lower() in words["hard"] for p in predicates) or (
        verb.dep_ == "xcomp" and (above.lemma_ == "fail" or any(_negates(c) for c in above.children))
    )


def _negates(child: Token) -> bool:
    """Whether a word beside the verb takes the denial away."""
    words = _words()
    if child.dep_ in ("nsubj", "nsubjpass", "agent"):
        whole = [child, *child.children, *(c for t in child.children for c in t.children if child.dep_ == "agent")]
        low = {t.lower_ for t in whole}
        no_one = "one" in low and "no" in low
        return no_one or "no" in low or bool(low & words["nobody"])
    return child.dep_ == "neg" or child.lower_ in words["never"] or (child.dep_ == "det" and child.lower_ == "no")


__all__ = ["denials", "under_denial"]
