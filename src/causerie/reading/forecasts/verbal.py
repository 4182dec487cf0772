"""Forecasts in verbs: will, would under a condition, may and could, going to, bound to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import Condition, condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_extent, shared_subject, subject_of

_WILL = frozenset({"will", "'ll", "wo", "shall", "sha", "ll"})
_WOULD = frozenset({"would", "'d", "d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_OPEN = frozenset({"i", "we"})
_OPEN_WORDS = frozenset({"well", "yet", "still", "also", "soon", "conceivably", "eventually"})
_DEADLINES = frozenset({"by", "before", "within", "inside", "until", "overnight", "to"})


def verbal(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts that this token introduces."""
    word = token.lower_
    if token.tag_ == "MD" and token.dep_ in ("aux", "ROOT", "conj", "ccomp", "advcl", "relcl"):
        verb = token.head if token.dep_ == "aux" else token
        if verb.dep_ == "auxpass":
            verb = verb.head
        if word in _WILL:
            yield from _will(token, verb, times)
        elif word in _WOULD:
            yield from _would(token, verb, times)
        elif word in _MAY:
            yield from _may(token, verb, times)
        elif word == "should":
            yield from _should(token, verb, times)
    elif word in ("going", "gon") and _infinitive(token) is not None and not _past(token):
        yield from _listed("going-to", token, times, condition_of(token))
    elif word in cues().bound and _infinitive(token) is not None and _is_now(token):
        yield from _listed(f"bound.{word}", _copula(token), times, condition_of(_copula(token)))


def _infinitive(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > token.i and any(a.lower_ == "to" for a in c.children)), None)


def _copula(token: Token) -> Token:
    return token.head if token.dep_ in ("acomp", "advmod", "oprd", "attr") and token.head.pos_ in ("AUX", "VERB") else token


def _is_now(token: Token) -> bool:
    """"is set to", "are expected to": with the present tense of "be"."""
    copula = _copula(token)
    helpers = (copula, *copula.children) if copula.i == token.i else (copula,)
    return any(t.lemma_ == "be" and t.tag_ in ("VBZ", "VBP") for t in helpers if t.i < token.i)


def _past(verb: Token) -> bool:
    return any(t.tag_ == "VBD" for t in (verb, *verb.children) if t.pos_ in ("AUX", "VERB") and (t.i == verb.i or t.dep_.startswith("aux")))


def _listed(rule: str, head: Token, times: tuple[Extent, ...], condition: Condition | None) -> Iterator[Candidate]:
    """The clause, and each verb joined to it without a subject of its own."""
    yield Candidate(rule, head, clause_extent(head, times), condition)
    carrier = _infinitive(head) or head
    for verb in carrier.conjuncts:
        if verb.i > carrier.i and verb.tag_ == "VB" and subject_of(verb) is None and not _own_aux(verb):
            yield Candidate(f"{rule}.list", verb, clause_extent(verb, times), condition)


def _own_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBZ", "VBP", "VBD", "TO") for c in verb.children)


def _will(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    subject = shared_subject(verb)
    first_person = subject is not None and subject.lower_ in _OPEN
    if modal.lower_ in ("shall", "sha") and not first_person:
        return
    if _wished(verb) or _in_if(verb) or _embedded_question(verb) or (subject is not None and subject.i > modal.i > verb.sent.start):
        return
    words = {c.lower_ for c in verb.children}
    if words & cues().habit or (verb.lemma_ in cues().phrase_verbs and (first_person or (subject is not None and subject.lower_ == "you"))):
        return
    if verb.dep_ in ("csubj", "csubjpass") or _leaves_open(modal, verb, first_person):
        return
    kind = f".{verb.dep_}" if verb.dep_ in ("relcl", "advcl", "ccomp", "pcomp", "csubj", "acl") else ""
    yield from _listed(f"will{kind}", verb, times, condition_of(verb))


def _leaves_open(modal: Token, verb: Token, first_person: bool) -> bool:
    """"We'll see", or a sentence broken off after "I'll"."""
    if verb.i == modal.i:
        return modal.i + 1 < len(modal.doc) and modal.nbor(1).text in ("—", "–", "-", "...", "uh")
    return first_person and verb.lemma_ == "see" and not any(c.dep_ in ("dobj", "ccomp", "attr") for c in verb.children)


def _embedded_question(verb: Token) -> bool:
    """"how long it will last", "what they will do" after a verb of asking or a preposition."""
    if verb.dep_ not in ("ccomp", "pcomp"):
        return False
    opener = verb.left_edge.lower_
    return opener in ("how", "when", "where", "why", "whether", "who") or (opener == "what" and verb.dep_ == "pcomp")


def _wished(verb: Token) -> bool:
    """Whether the clause is what somebody hopes, asks or wonders, or an open question."""
    while verb.dep_ == "conj" and subject_of(verb) is None:
        verb = verb.head
    if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in verb.children):
        return True
    if verb.dep_ in ("ccomp", "attr") and verb.head.lemma_ == "be" and any(c.lemma_ in ("hope", "wish", "dream") for c in verb.head.children):
        return True
    if verb.dep_ not in ("ccomp", "xcomp") or not {verb.head.lemma_, verb.head.lower_} & cues().wish or verb.i < verb.head.i:
        return False
    return not any(t.text == "," for t in verb.doc[verb.head.i : verb.left_edge.i + 2])


def _in_if(verb: Token) -> bool:
    """Whether the clause itself is an if-part."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "that", "so") for c in verb.children)


def _would(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """"would" foretells under an open condition, or as the present view of somebody."""
    if _perfect(verb) or _wished(verb) or _in_if(verb) or verb.lemma_ in cues().courtesy or _surprised(verb):
        return
    subject = shared_subject(verb)
    condition = condition_of(verb)
    if condition is not None:
        if condition.open and condition.word != "without" and (subject is None or subject.lower_ != "i"):
            yield from _listed(f"would.{condition.word}", verb, times, condition)
    elif _held_now(verb):
        yield from _listed("would.reported", verb, times, None)
    elif not _past_around(verb) and subject is not None and subject.i < modal.i and subject.lower_ not in ("what", "i"):
        if any(modal.i < e.first <= verb.right_edge.i and modal.doc[e.first].lower_ in _DEADLINES for e in times):
            yield from _listed("would.time", verb, times, None)


def _held_now(verb: Token) -> bool:
    """"He says that it would", "I am sure that it would": a view that somebody holds now."""
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i:
        return False
    return above.tag_ in ("VBZ", "VBP") or (above.lower_ in ("sure", "certain", "convinced", "confident") and above.head.tag_ in ("VBZ", "VBP"))


def _perfect(verb: Token) -> bool:
    return any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in verb.children)


def _surprised(verb: Token) -> bool:
    return any(c.lower_ in ("surprised", "amazed", "astonished") for c in (verb, *verb.children))


def _past_around(verb: Token) -> bool:
    """Whether the clause hangs on a verb in the past tense: a future of that time. Quoted words do not."""
    inner = verb
    while verb.head.i != verb.i:
        outer = verb.head
        if outer.tag_ == "VBD" and verb.dep_ not in ("parataxis",) and outer.i < inner.i:
            return not any(t.text in ('"', "'", "``") for t in verb.doc[outer.i : inner.i])
        verb = outer
    return False


def _may(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """May, might and could of what is to come: not leave given, not a guess about what is."""
    if _perfect(verb) or _wished(verb) or _in_if(verb) or modal.lower_ in ("can", "ca") or _past_around(verb):
        return
    subject = shared_subject(verb)
    if subject is None or subject.i > modal.i or subject.lower_ in ("you", "one", "what", "who", "which", "some"):
        return
    condition = condition_of(verb)
    if (condition is not None and not condition.open) or (modal.lower_ == "could" and condition is None and _told_as_past(verb)):
        return
    if condition is not None:
        kind = ".if"
    elif any(modal.i < e.first <= verb.right_edge.i for e in times):
        kind = ".time"
    elif any(c.lower_ in _OPEN_WORDS for c in verb.children):
        kind = ".well"
    elif _says_what_is(modal, verb):
        return
    else:
        kind = ""
    yield from _listed(f"{modal.norm_}{kind}", verb, times, condition)


def _told_as_past(verb: Token) -> bool:
    """Whether "could" is the past of "can": it is denied, or the sentence tells of the past."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return any(t.tag_ == "VBD" for t in verb.sent) and not any(t.text == '"' for t in verb.sent)


def _says_what_is(modal: Token, verb: Token) -> bool:
    """Whether a bare "may" or "could" speaks of the present: of a state, of leave, or inside "what we could do"."""
    if verb.i == modal.i:
        return modal.i + 1 < len(modal.doc) and not modal.nbor(1).is_punct
    if verb.lemma_ in cues().states or verb.tag_ == "VBG" or verb.dep_ in ("csubj", "advcl") or modal.lower_ == "might":
        return True
    if modal.lower_ == "may" and verb.dep_ == "relcl" and not any(c.dep_ == "neg" for c in verb.children):
        return True
    if any(c.lower_ in ("what", "easily", "which", "now", "whatever") for c in (*verb.children, verb.left_edge)):
        return True
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return modal.lower_ == "may" and (passive or verb.lemma_ == "be")


def _should(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """"should" of what is to be expected, not of duty: of a thing, or with a number."""
    subject = shared_subject(verb)
    if subject is None or subject.i > modal.i or _perfect(verb) or _in_if(verb) or any(t.tag_ == "VBD" for t in verb.sent):
        if subject is None or subject.dep_ != "expl":
            return
    if subject.lower_ in ("i", "you", "one", "someone", "somebody") or any(c.dep_ == "auxpass" for c in verb.children):
        return
    timed = any(modal.i < e.first <= verb.right_edge.i or e.first == verb.sent.start for e in times)
    counted = subject.dep_ == "expl" and any(t.like_num for t in verb.doc[verb.i : verb.right_edge.i + 1])
    if (timed or counted) and verb.lemma_ not in cues().courtesy:
        yield from _listed("should", verb, times, condition_of(verb))
