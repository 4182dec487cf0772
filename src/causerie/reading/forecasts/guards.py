"""What a clause with a modal verb must not be to count as a forecast, and where its parts stand."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import subject_of

_ANYBODY = frozenset({"someone", "somebody", "anyone", "anybody", "people", "those", "one", "anything", "something"})
_WHEN = frozenset({"before", "until", "till", "after", "when", "than", "whenever"})
_ASKING = frozenset({"how", "when", "where", "why", "whether", "who"})


def of_anybody(verb: Token) -> bool:
    """Whether the clause tells a kind of person apart: "someone who is going to help"."""
    return verb.dep_ == "relcl" and verb.head.lower_ in _ANYBODY


def infinitive(token: Token) -> Token | None:
    """The verb behind "to" that the cue governs."""
    return next(
        (
            c
            for c in token.children
            if c.dep_ in ("xcomp", "advcl", "ccomp")
            and c.i > token.i
            and any(a.lower_ in ("to", "na") for a in c.children)
        ),
        None,
    )


def copula(token: Token) -> Token:
    """The verb of the cue: the copula of an adjective, else the cue itself."""
    return (
        token.head
        if token.dep_ in ("acomp", "advmod", "oprd", "attr") and token.head.pos_ in ("AUX", "VERB")
        else token
    )


def is_now(token: Token) -> bool:
    """Whether the cue stands with the present tense of "be": "is set to", "are expected to"."""
    be = copula(token)
    helpers = (be, *be.children) if be.i == token.i else (be,)
    return any(t.lemma_ == "be" and t.tag_ in ("VBZ", "VBP") for t in helpers if t.i < token.i)


def past(verb: Token) -> bool:
    """Whether the verb or its auxiliary is in the past tense."""
    return any(
        t.tag_ == "VBD"
        for t in (verb, *verb.children)
        if t.pos_ in ("AUX", "VERB") and (t.i == verb.i or t.dep_.startswith("aux"))
    )


def wished(verb: Token) -> bool:
    """Whether the clause is what somebody hopes, asks or wonders, or an open question."""
    while verb.dep_ == "conj" and subject_of(verb) is None:
        verb = verb.head
    if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in verb.children):
        return True
    if (
        verb.dep_ in ("ccomp", "attr")
        and verb.head.lemma_ == "be"
        and any(c.lemma_ in ("hope", "wish", "dream") for c in verb.head.children)
    ):
        return True
    if (
        verb.dep_ not in ("ccomp", "xcomp")
        or not {verb.head.lemma_, verb.head.lower_} & cues().wish
        or verb.i < verb.head.i
    ):
        return False
    return not any(t.text == "," for t in verb.doc[verb.head.i : verb.left_edge.i + 2])


def in_if(verb: Token) -> bool:
    """Whether the clause itself is an if-part, or a purpose ("so that"); not "a pity that it will"."""
    if verb.dep_ != "advcl":
        return False
    marks = [c for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
    so = any(m.lower_ == "so" or (m.i > 0 and m.nbor(-1).lower_ in ("so", "order")) for m in marks)
    return so or any(m.lower_ in ("if", "unless") for m in marks)


def in_passing(verb: Token) -> bool:
    """Whether the clause only says which thing or which time is meant: "the man I will ask", "before you will be"."""
    subject = subject_of(verb)
    if verb.dep_ in ("csubj", "csubjpass") and not _apart(verb):
        return True
    if verb.dep_ == "advcl" and verb.left_edge.lower_ == "what":
        return True
    if verb.dep_ == "relcl":
        if any(c.tag_ == "WRB" and c.i < verb.i for c in verb.children):
            return True
        before = verb.left_edge
        aside = before.i > 0 and before.nbor(-1).text == ","
        return subject is not None and subject.lower_ in ("i", "you", "we") and not aside
    if verb.dep_ == "advcl":
        return any(c.lower_ in _WHEN and c.i < verb.i for c in verb.children)
    return subject is not None and subject.lower_ == "what" and verb.dep_ in ("ccomp", "pcomp")


def _apart(clause: Token) -> bool:
    """Whether a clause that the parser takes for a subject stands by itself: "it will not open, this is certain"."""
    after = clause.right_edge.i + 1
    marked = any(c.dep_ == "mark" or c.tag_ in ("WP", "WDT", "WRB") for c in clause.children)
    return not marked and after < len(clause.doc) and clause.doc[after].text == ","


def embedded_question(verb: Token) -> bool:
    """Whether the clause is a question in another: "how long it will last"."""
    if verb.dep_ not in ("ccomp", "pcomp"):
        return False
    opener = verb.left_edge.lower_
    if opener == "why" and verb.head.lemma_ == "be":
        subject = subject_of(verb.head)
        return subject is None or subject.lower_ not in ("that", "this", "which")
    return opener in _ASKING or (opener == "what" and verb.dep_ == "pcomp")


def leaves_open(modal: Token, verb: Token, first_person: bool) -> bool:
    """Whether nothing is said: "we'll see", or a sentence broken off after "I'll"."""
    if verb.i == modal.i:
        return modal.i + 1 < len(modal.doc) and modal.nbor(1).text in ("—", "–", "-", "...", "uh")
    return first_person and verb.lemma_ == "see" and not any(c.dep_ in ("dobj", "ccomp", "attr") for c in verb.children)


def held_now(verb: Token) -> bool:
    """Whether somebody holds the view now: "he says that it would", "I am sure that it would"."""
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i:
        return False
    return above.tag_ in ("VBZ", "VBP") or (
        above.lower_ in ("sure", "certain", "convinced", "confident") and above.head.tag_ in ("VBZ", "VBP")
    )


def told(verb: Token) -> bool:
    """Whether the clause is what somebody else said or foretold, in the past tense."""
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.tag_ != "VBD" or above.lemma_ not in cues().told:
        return False
    return not any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in above.children)


def perfect(verb: Token) -> bool:
    """Whether the verb is in the perfect: "would have"."""
    return any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in verb.children)


def surprised(verb: Token) -> bool:
    """Whether the verb is one of surprise, whose if-part is the forecast."""
    return any(c.lower_ in ("surprised", "amazed", "astonished") for c in (verb, *verb.children))


def past_around(verb: Token) -> bool:
    """Whether the clause hangs on a verb in the past tense: a future of that time. Quoted words do not."""
    inner = verb
    while verb.head.i != verb.i:
        outer = verb.head
        if outer.tag_ == "VBD" and verb.dep_ not in ("parataxis",) and outer.i < inner.i:
            return not any(t.text in ('"', "'", "``") for t in verb.doc[outer.i : inner.i])
        verb = outer
    return False


def told_as_past(verb: Token) -> bool:
    """Whether "could" is the past of "can": it is denied, or the sentence tells of the past."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return any(t.tag_ == "VBD" for t in verb.sent) and not any(t.text == '"' for t in verb.sent)


def says_what_is(modal: Token, verb: Token) -> bool:
    """Whether a bare "may" or "could" speaks of the present: of a state, of leave, or inside "what we could do"."""
    if verb.i == modal.i:
        return modal.i + 1 < len(modal.doc) and not modal.nbor(1).is_punct
    if verb.lemma_ in cues().states or verb.tag_ == "VBG" or verb.dep_ in ("csubj", "advcl") or modal.lower_ == "might":
        return True
    own = subject_of(verb)
    if (
        verb.dep_ == "relcl"
        and own is not None
        and own.lower_ in ("that", "which", "who")
        and not any(c.dep_ == "neg" for c in verb.children)
    ):
        return True
    if any(t.lower_ in ("whatever", "whichever", "whoever", "where") for t in verb.doc[verb.left_edge.i : modal.i]):
        return True
    if any(c.lower_ in ("what", "easily", "which", "now", "whatever") for c in (*verb.children, verb.left_edge)):
        return True
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return modal.lower_ == "may" and (passive or verb.lemma_ == "be")


def plan_of_others(verb: Token) -> bool:
    """Whether somebody else is said to have a plan of his own: "the guild announced that it will march".

    A promise, vow or threat of others counts as such whatever it is about (CODING.md 4).
    """
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in cues().resolved or above.i > verb.i:
        return False
    teller, doer = subject_of(above), subject_of(verb)
    if teller is None or doer is None or teller.lower_ in ("i", "we", "you"):
        return False
    if above.lemma_ in ("promise", "vow", "pledge", "swear", "threaten"):
        return True
    many = teller.tag_ in ("NNS", "NNPS") or teller.lower_ == "they"
    same = doer.lower_ == "they" if many else doer.lower_ in ("he", "she", "it", "they")
    return same and verb.lemma_ != "be" and doer.dep_ == "nsubj"
