"""Whose words or thoughts a verb reports, and whether they are the speaker's own of now."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.agents import is_writing
from causerie.reading.attributions.report import Place
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import RELATIVES, named_apposition, noun_phrase, subject

_SPEAKER = frozenset(("i", "we", "me", "us"))
_TOLD = frozenset(("say", "mention", "claim", "argue", "write", "describe", "ask", "state"))
"""What the person spoken to says or writes is a report in the present too."""
_TELLING = frozenset(("tell", "inform", "assure", "remind", "warn"))
"""Verbs that name whom they speak to unless they are passive: "was hauled in and told that"."""
_ANTECEDENT = 8
"""How many tokens before a relative pronoun its noun may stand."""
_OWN_BODIES = frozenset(("delegation", "country", "government", "nation"))
_UNREAL = frozenset(("will", "'ll", "wo", "can", "ca", "could", "might", "may", "should", "must", "shall"))
_MODALS = frozenset(("would", "could", "should", "might", "may", "must", "can", "will", "'d", "'ll", "shall", "let"))


def holder_of(sentence: Sentence, verb: Token) -> tuple[bool, Place | None]:
    """Whether anybody can be made out as the holder, and the place of the name (None: unnamed).

    A passive names its agent, if anybody: "it is said that" has an unnamed holder.
    """
    if is_passive(verb):
        return _agent(sentence, verb)
    head = teller(verb)
    if head is None or head.pos_ == "VERB" or _asking(head) or (head.lower_ in ("it", "there") and head.head != verb):
        return False, None
    return True, place_of(sentence, head, verb)


def _asking(head: Token) -> bool:
    """Whether the subject is a question word ("who said so?"), not a name in capitals."""
    return head.tag_ in ("WP", "WDT") and not head.is_upper


def _disagree(verb: Token, head: Token) -> bool:
    """Whether a singular verb was hung on a plural subject: "said that prices rose and has promised"."""
    form = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), verb)
    return verb.dep_ == "conj" and form.tag_ == "VBZ" and head.tag_ in ("NNS", "NNPS")


def is_passive(verb: Token) -> bool:
    """Whether the verb is said of whom the words reach: "was told", "is believed", "the plan announced by"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if any(child.dep_ in ("aux", "nsubj") for child in verb.lefts):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head):
        told = verb.lemma_.lower() in _TELLING and not any(c.dep_ in ("dobj", "dative") for c in verb.rights)
        return told or verb.tag_ == "VBN"
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def teller(verb: Token) -> Token | None:
    """The subject next to the verb; for a relative pronoun that the parse leaves hanging, the noun before it."""
    near = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    head = near[-1] if len(near) > 1 and near[-1].lower_ not in RELATIVES else subject(verb)
    if head is not None and not near and _disagree(verb, head):
        head = subject(verb.head.head) if verb.head.head.pos_ == "VERB" else head
    if head is None or head.lower_ not in RELATIVES or not head.is_lower or head.tag_ not in ("WDT", "WP"):
        return head
    before = (head.doc[at] for at in range(head.i - 1, max(head.sent.start - 1, head.i - _ANTECEDENT), -1))
    return next((token for token in before if token.pos_ in ("NOUN", "PROPN")), head)


def place_of(sentence: Sentence, head: Token, verb: Token | None = None) -> Place:
    """Where the name that `head` heads stands, before `verb`; a proper name beside a common noun is preferred."""
    name = None if is_writing(head) else named_apposition(head)
    first, end = noun_phrase(name or head)
    end = max(end, _defined(head, end)) if name is None else end
    return sentence.place(first, verb.i if verb is not None and first < verb.i < end else end)


def _defined(head: Token, end: int) -> int:
    """End of what tells which of them, "officials who saw the papers", and of a name coordinated with a name."""
    for child in head.rights:
        bound = head.doc[child.left_edge.i - 1].text != ","
        if child.dep_ == "relcl" and head.pos_ == "NOUN" and bound and child.left_edge.i == end:
            return _before_comma(head, child.right_edge.i + 1, end)
        if child.dep_ == "conj" and head.pos_ == child.pos_ == "PROPN" and child.left_edge.i <= end + 1:
            return noun_phrase(child)[1]
    return end


def _before_comma(head: Token, end: int, least: int) -> int:
    return next((at for at in range(least, end) if head.doc[at].text == ","), end)


def _agent(sentence: Sentence, verb: Token) -> tuple[bool, Place | None]:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return True, place_of(sentence, noun)
    return True, None


def own_present(frame: Frame, sentence: Sentence, verb: Token) -> bool:
    """Whether the verb says what the speaker thinks or says now ("I think that"), which is no report."""
    head = teller(verb)
    if head is None:
        return False
    if any(child.lower_ in _UNREAL for child in verb.lefts if child.dep_ == "aux"):
        return True
    if is_passive(verb):
        return False
    if head.lower_ in _SPEAKER or _is_speaker(frame, sentence, head):
        return not _past(verb)
    return head.lower_ == "you" and (_asked(verb) or not (_past(verb) or verb.lemma_ in _TOLD))


def _asked(verb: Token) -> bool:
    """Whether a helping verb stands before the subject, as in "Did you say that"."""
    helpers = [child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return any(child.dep_ == "nsubj" and child.i > at for child in verb.lefts for at in helpers)


def _is_speaker(frame: Frame, sentence: Sentence, head: Token) -> bool:
    """Whether the subject is the voice of the turn itself ("My delegation", a country's own name)."""
    if any(child.lower_ in ("my", "our") for child in head.lefts) and head.lemma_.lower() in _OWN_BODIES:
        return True
    speaker = frame.turn_of(sentence).speaker
    return speaker is not None and head.pos_ == "PROPN" and head.text == speaker


def _past(verb: Token) -> bool:
    """Whether the verb stands in the past or the perfect, without a modal."""
    aux = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(a.lower_ in _MODALS for a in aux):
        return False
    if verb.tag_ == "VBD" or any(a.lower_ in ("had", "did", "have", "has", "'ve", "was", "were") for a in aux):
        return True
    head = verb.head
    if verb.tag_ in ("VBP", "VBZ") or head == verb or head.pos_ != "VERB":
        return False
    return verb.dep_ in ("xcomp", "conj", "advcl") and _past(head)
