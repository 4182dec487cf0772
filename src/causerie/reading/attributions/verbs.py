"""Reports by a verb with its subject: "says that", "promises to", "calls it unfair", "calls for"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_writing
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import holder_of, is_passive, own_present, place_of, teller
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence
from causerie.reading.spans import trimmed


def find(frame: Frame, sentence: Sentence) -> Iterator[Report]:
    """Every report in the sentence whose cue is a verb with a clause, an infinitive or an object."""
    verbs = reporting().verbs
    for token in sentence.span:
        if token.pos_ in ("VERB", "AUX"):
            kinds = verbs.get(token.lemma_.lower())
            if kinds and not own_present(frame, sentence, token):
                yield from _of_verb(sentence, token, kinds)


def _of_verb(sentence: Sentence, verb: Token, kinds: frozenset[str]) -> Iterator[Report]:
    found = [(kind, place) for kind in _ORDER if kind in kinds for place in _FINDERS[kind](sentence, verb)]
    if not found:
        return
    named, holder = _convinced(sentence, verb) or holder_of(sentence, verb)
    best = found[0][0]
    if not named or not _credible(verb, best) or (best != "clause" and _supposed(verb)):
        return
    for kind, place in found:
        if kind == best:
            yield Report(f"attribution.{kind}.{verb.lemma_.lower()}", sentence, holder, sentence.at(verb), place)


def _convinced(sentence: Sentence, verb: Token) -> tuple[bool, Place | None] | None:
    """Who comes to think so: "she convinced the guild that" reports the guild."""
    if verb.lemma_.lower() not in reporting().winning:
        return None
    whom = next((c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")), None)
    return (True, place_of(sentence, whom)) if whom is not None else None


def _credible(verb: Token, kind: str) -> bool:
    """Whether the subject can say or think: always with "say that", else a person, a body or a writing."""
    lemma, head = verb.lemma_.lower(), teller(verb)
    if head is None or is_passive(verb):
        return True
    if _nobody(head) or (kind in _NOT_OF_SELF and head.lower_ in ("i", "we")):
        return False
    if kind == "object" and lemma in reporting().measured:
        return is_writing(head)
    if lemma in reporting().shown and head.lower_ == "you":
        return False
    if lemma in reporting().wishes and (head.pos_ == "PRON" or verb.tag_ not in ("VBZ", "VBP")):
        return False
    if kind == "clause" and lemma not in reporting().shown:
        return True
    if lemma in reporting().human and head.pos_ in ("NOUN", "PROPN", "NUM"):
        return True
    spoken = kind in ("clause", "object") or lemma in reporting().human
    return is_agent(head) or is_writing(head) or (spoken and head.lower_ == "it")


def _clauses(sentence: Sentence, verb: Token) -> Iterator[Place]:
    for child in verb.rights:
        if child.dep_ == "advmod" and child.lower_ == "so" and child.i == verb.i + 1 + _audience(verb):
            yield sentence.at(child)
            return
        if verb.lemma_ == "ask" and not any(c.lower_ in ("if", "whether") for c in child.lefts):
            continue
        if child.dep_ == "ccomp" and _is_tag(verb, child):
            return
        if child.dep_ == "ccomp" and _asks(child) and not _tells_what(verb):
            return
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ == "VBG"):
            parts = [child, *_further(child)]
            for at, part in enumerate(parts):
                end = parts[at + 1].left_edge.i if at + 1 < len(parts) else child.right_edge.i + 1
                yield _place(sentence, max(part.left_edge.i, verb.i + 1), end)
            return


def _nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY or any(child.lower_ == "no" for child in head.lefts)


def _is_tag(verb: Token, clause: Token) -> bool:
    """Whether the clause is what tells the verb's own: `"Everybody knew," one of them recalled`."""
    first = clause.left_edge.i
    between = any(token.text in '",' for token in verb.doc[verb.i + 1 : first])
    return between and "tag" in reporting().verbs.get(clause.lemma_.lower(), ()) and clause.right_edge.i - clause.i < 2


def _asks(clause: Token) -> bool:
    """Whether the clause is an indirect question: "what they had found"."""
    return clause.left_edge.tag_ in ("WP", "WRB", "WDT", "WP$")


def _tells_what(verb: Token) -> bool:
    """Whether the verb gives the answer to the indirect question after it: "explained how", not "knew how"."""
    return verb.lemma_.lower() in reporting().answers and not any(child.dep_ == "neg" for child in verb.lefts)


def _supposed(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.lefts)


def _audience(verb: Token) -> int:
    return sum(1 for child in verb.rights if child.dep_ in ("dobj", "dative") and len(list(child.subtree)) == 1)


def _further(clause: Token) -> list[Token]:
    """Clauses coordinated with the first that bring their own "that"."""
    return [
        child
        for child in clause.rights
        if child.dep_ == "conj" and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in child.lefts)
    ]


def _infinitives(sentence: Sentence, verb: Token) -> Iterator[Place]:
    for child in verb.rights:
        if any(c.dep_ == "neg" for c in verb.lefts):
            return
        near = child.dep_ == "advcl" and all(c.dep_ in _TIMES for c in verb.rights if c.i < child.i)
        if (near or child.dep_ in ("xcomp", "ccomp")) and any(c.tag_ == "TO" for c in child.lefts):
            yield _place(sentence, child.left_edge.i, child.right_edge.i + 1)
            return


def _requests(sentence: Sentence, verb: Token) -> Iterator[Place]:
    """Whom somebody wants to do what: "its partners to hand them over"."""
    whom = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(c.tag_ == "TO" for c in child.lefts):
            first = next((c for c in child.lefts if c.dep_ == "nsubj"), whom)
            if first is not None and verb.i < first.i < child.i:
                yield _place(sentence, first.left_edge.i, child.right_edge.i + 1)
            elif first is None and is_passive(verb) and verb.lemma_.lower() in reporting().passive:
                yield _place(sentence, child.left_edge.i, child.right_edge.i + 1)
            return


def _objects(sentence: Sentence, verb: Token) -> Iterator[Place]:
    if is_passive(verb):
        yield from _agreed_on(sentence, verb)
        return
    for child in verb.rights:
        if child.dep_ == "dobj" and _sayable(verb, child):
            yield _place(sentence, child.left_edge.i, _without_aside(child))
            return


def _without_aside(thing: Token) -> int:
    """End of a thing before a clause set off by a comma: "the treaty, which he signed"."""
    asides = [c for c in thing.rights if c.dep_ == "relcl" and thing.doc[c.left_edge.i - 1].text == ","]
    return asides[0].left_edge.i if asides else thing.right_edge.i + 1


def _sayable(verb: Token, thing: Token) -> bool:
    """Whether the object can be what is said or thought: "says it", "says 1,500", "sees little hope"."""
    lemma = verb.lemma_.lower()
    if lemma in reporting().pronominal:
        return thing.lower_ in ("it", "so", "that", "this", "same", "yes", "no") or thing.like_num
    return lemma not in reporting().scanty or any(c.lower_ in ("no", "little", "few") for c in thing.lefts)


def _agreed_on(sentence: Sentence, verb: Token) -> Iterator[Place]:
    """What is "rejected by the guild": the subject of a passive that names its agent."""
    if any(child.dep_ == "agent" for child in verb.rights):
        for child in verb.lefts:
            if child.dep_ == "nsubjpass" and child.pos_ in ("NOUN", "PROPN"):
                yield _place(sentence, child.left_edge.i, child.right_edge.i + 1)


def _judgements(sentence: Sentence, verb: Token) -> Iterator[Place]:
    """An object with what it is said to be: "the move theatre", "the fire down to a fault"."""
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp")), None)
    words = reporting().judged.get(verb.lemma_.lower(), _COMPLEMENTS)
    if thing is None:
        yield from _judged_before(sentence, verb, words)
        return
    said = [c for c in verb.rights if c.i > thing.i and (c.dep_ in words or c.lower_ in words)]
    said += [c for c in thing.subtree if c.lower_ in words and c.i > thing.i]
    said = [c for c in said if c.lower_ != "at" or _measures(c)]
    marked = any(word.text == '"' for word in thing.subtree)
    bare = not any(c.dep_ in ("nsubj", "aux", "mark") for c in thing.lefts)
    named = thing.dep_ == "ccomp" and "oprd" in words and bare
    if said or marked or named or (thing.dep_ in words and thing.pos_ not in ("VERB", "AUX")):
        end = max([thing, *said], key=lambda c: c.right_edge.i).right_edge.i + 1
        yield _place(sentence, max(thing.left_edge.i, verb.i + 1), end)


def _judged_before(sentence: Sentence, verb: Token, words: frozenset[str]) -> Iterator[Place]:
    """What a thing named before is said to be: "a camp, which the guild describes as a school"."""
    if verb.dep_ != "relcl" or teller(verb) in (None, verb.head):
        return
    for child in verb.rights:
        if child.dep_ in words or child.lower_ in words:
            first = child.i + 1 if child.dep_ == "prep" else child.left_edge.i
            if child.right_edge.i >= first:
                yield _place(sentence, first, child.right_edge.i + 1)
            return


def _measures(at: Token) -> bool:
    """Whether "at" brings a figure or a quotation: "puts it at one in four"."""
    return any(word.like_num or word.text == '"' for word in at.doc[at.i + 1 : at.i + 5])


def _abouts(sentence: Sentence, verb: Token) -> Iterator[Place]:
    words = reporting().about[verb.lemma_.lower()]
    for child in verb.rights:
        if child.lower_ not in words or child.dep_ not in ("prep", "prt"):
            continue
        end = max([child.right_edge.i, *(c.right_edge.i for c in verb.rights if c.dep_ in _GO_ON and c.i > child.i)])
        if end > child.i:
            yield _place(sentence, child.i + 1, end + 1)
            return


def _place(sentence: Sentence, first: int, end: int) -> Place:
    return sentence.place(*trimmed(sentence, first, end))


_NOBODY = frozenset(("nobody", "none", "neither"))
_NOT_OF_SELF = frozenset(("request", "infinitive", "judgement"))
_TIMES = frozenset(("prep", "npadvmod", "advmod", "punct"))
_GO_ON = frozenset(("xcomp", "dobj", "oprd", "acl"))
_COMPLEMENTS = frozenset(("oprd", "acomp", "ccomp"))
_FINDERS = {
    "clause": _clauses,
    "request": _requests,
    "infinitive": _infinitives,
    "judgement": _judgements,
    "object": _objects,
    "about": _abouts,
}
_ORDER = tuple(_FINDERS)
