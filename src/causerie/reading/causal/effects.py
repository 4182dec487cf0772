"""What a cause verb says becomes of things: its object, object and clause, small clause or loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from causerie.reading.causal.draft import Part, part
from causerie.reading.causal.lexicon import Verbs, word_set
from causerie.reading.causal.roles import passive, undergoer
from causerie.reading.frame import Sentence
from causerie.vocabulary import Direction, Sign

AMOUNTS = word_set("amounts")
FRACTIONS = word_set("fractions")
NOTHING = word_set("nothing")
EASY = word_set("easy")
HARD = word_set("hard")
LIGHT = word_set("light")
PLACED = word_set("placed")


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect: the rule that names it, its part, and its sign where the verb leaves it open."""

    rule: str
    part: Part
    sign: Sign | None = None
    denied: bool = False


def effects(sentence: Sentence, verb: Token, known: Verbs) -> Iterator[Effect]:
    """What the verb says becomes of things, first reading that fits."""
    lemma = verb.lemma_.lower()
    if lemma in known.clause and (clause := _object_clause(sentence, verb, known)) is not None:
        kept = lemma in ("keep", "leave", "save") and not _turned_back(clause)
        yield Effect("verb.clause", replace(clause, flip=known.clause[lemma] == "down" and not kept))
    elif lemma in known.that and (clause := _content(sentence, verb)) is not None:
        yield Effect("verb.that", clause)
    elif lemma in ("make", "render", "keep", "leave", "get") and (small := _small_clause(sentence, verb)) is not None:
        yield Effect("verb.make", small)
    elif lemma == "do" and (done := _done(sentence, verb)) is not None:
        yield done
    elif (double := _double(sentence, verb, lemma, known)) is not None:
        yield double
    else:
        found = list(_prepositional(sentence, verb, lemma, known))
        yield from found or _objects(sentence, verb, lemma, known)


def _object_clause(sentence: Sentence, verb: Token, known: Verbs) -> Part | None:
    """ "Y to do Z", "Y do Z", "Y from doing Z" after the verb, in one run."""
    lemma = verb.lemma_.lower()
    down = known.clause[lemma] == "down"
    direct = undergoer(verb)
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX") and child.tag_ in ("VB", "VBG", "VBN"):
            helpers = [g for c in child.children if c.dep_ in ("aux", "auxpass") for g in c.children]
            own = next((c for c in (*child.children, *helpers) if c.dep_ in ("nsubj", "nsubjpass")), None)
            after = direct if direct is not None and verb.i < direct.i < child.i else None
            who = own if own is not None else after
            if lemma in ("keep", "leave", "set") and child.tag_ == "VBG" and who is not None:
                return _run(sentence, who, child)
            if who is None and (
                down or lemma not in ("help", "let") or child.tag_ == "VBG" or child.lemma_.lower() in known.plain
            ):
                return None
            if down and not _from(child):
                return None
            return _run(sentence, who, child)
        if child.dep_ == "prep" and child.lower_ in ("from", "into"):
            inner = next((c for c in child.children if c.dep_ == "pcomp"), None)
            if inner is not None and down == (child.lower_ == "from"):
                return _run(sentence, direct if direct is not None and verb.i < direct.i < child.i else None, inner)
    return None


def _turned_back(clause: Part) -> bool:
    return any(token.lower_ == "from" for token in clause.sentence.doc[clause.first - 1 : clause.head.i])


def _from(clause: Token) -> bool:
    return any(c.lower_ == "from" for c in clause.lefts) or clause.tag_ == "VBG"


def _run(sentence: Sentence, who: Token | None, clause: Token) -> Part:
    """Subject and clause in one run; "me" and "us" and the "to" of a bare infinitive stay out."""
    start = who.left_edge.i if who is not None and who.lower_ not in ("me", "us") else clause.i
    return Part(sentence, min(start, clause.i), clause_end(clause), clause, whole=True)


def clause_end(head: Token) -> int:
    """Where the run of a clause ends: before a new clause with a subject or what follows a comma."""
    last = head.i
    for token in head.rights:
        if token.dep_ == "cc":
            continue
        if token.dep_ == "conj":
            if (
                token.pos_ not in ("VERB", "AUX")
                or token.tag_ != head.tag_
                or any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            ):
                break
            last = clause_end(token) - 1
        elif token.dep_ == "punct":
            if token.text in (",", ";", ":", "–", "—", "-") and not any(
                t.dep_ == "conj" for t in head.rights if t.i > token.i
            ):
                break
        elif token.dep_ == "parataxis" or (token.dep_ == "advcl" and token.doc[token.left_edge.i - 1].text == ","):
            break
        else:
            last = token.right_edge.i
    return max(last, head.i) + 1


def _content(sentence: Sentence, verb: Token) -> Part | None:
    """ "X means that Y", "X means doing Y"."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX"):
            if child.tag_ != "VBG" and not any(
                c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in child.children
            ):
                return None
            first = min(
                (c.left_edge.i for c in child.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")),
                default=child.i,
            )
            return Part(sentence, min(first, child.i), clause_end(child), child, whole=True)
    return None


def _small_clause(sentence: Sentence, verb: Token) -> Part | None:
    """ "makes Y longer": Y and its adjective; "makes Y possible": Y alone."""
    direct = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    state = (
        next((c for c in direct.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == c.left_edge.i), None)
        if direct is not None
        else None
    )
    if state is not None and direct is not None and verb.lemma_ in ("leave", "keep", "get"):
        return Part(sentence, direct.left_edge.i, clause_end(state), direct, whole=True)
    plight = direct.doc[direct.i + 1] if direct is not None and direct.i + 1 < verb.sent.end else None
    if plight is not None and plight.pos_ == "ADJ" and plight.head == direct and verb.lemma_ == "leave":
        return Part(sentence, min(t.i for t in (direct, *direct.lefts)), plight.right_edge.i + 1, direct, whole=True)
    for child in verb.rights:
        if child.dep_ in ("ccomp", "oprd", "acomp", "xcomp") and child.pos_ in ("ADJ", "ADV"):
            own = next(
                (c for c in (*child.children, *verb.children) if c.dep_ in ("nsubj", "dobj") and c.i > verb.i), None
            )
            if own is None or (own.i > child.i and own.dep_ == "nsubj"):
                return None
            if (
                own.lower_ == "it"
                and (inner := next((c for c in child.rights if c.dep_ in ("xcomp", "ccomp", "advcl")), None))
                is not None
            ):
                who = next((c for c in inner.children if c.dep_ == "nsubj"), None)
                way = Direction.DECREASE if child.lower_ in HARD else None
                return replace(_run(sentence, who, inner), direction=way)
            if child.lower_ in EASY | HARD:
                return part(
                    sentence, own, without=(child,), direction=Direction.DECREASE if child.lower_ in HARD else None
                )
            return Part(sentence, own.left_edge.i, clause_end(child), child, whole=True)
    return None


def _double(sentence: Sentence, verb: Token, lemma: str, known: Verbs) -> Effect | None:
    """ "costs Y Z", "robs Y of Z", "gives Y Z"."""
    direct = undergoer(verb)
    if direct is None or (direct.i < verb.i and not passive(verb)):
        return None
    if lemma in known.loss:
        things = [
            c
            for c in verb.rights
            if c.dep_ in ("dobj", "npadvmod", "dative", "oprd") and c.pos_ in ("NOUN", "PROPN", "NUM", "PRON")
        ]
        if lemma != "cost" and len(things) < 2 and not (passive(verb) and things):
            return None
        lost = _measured(things[-1] if things else direct)
        if lost is None:
            return None
        return Effect("verb.loss", part(sentence, lost, direction=Direction.DECREASE))
    if lemma in known.loss_of and (lost_of := _of(verb, direct, lemma)) is not None:
        return Effect("verb.loss", part(sentence, lost_of, direction=Direction.DECREASE))
    to_whom = next((c for c in verb.rights if c.dep_ == "dative" and c.pos_ != "ADP"), None)
    if lemma in known.gain and to_whom is not None and direct.i > to_whom.i and direct.lower_ not in NOTHING:
        return Effect("verb.gain", part(sentence, direct))
    return None


def _done(sentence: Sentence, verb: Token) -> Effect | None:
    """ "Success did that", "rumours do more harm"."""
    direct = undergoer(verb)
    if direct is None or direct.i < verb.i or passive(verb):
        return None
    if direct.lower_ in ("that", "it", "this", "so", "rest"):
        return Effect("verb.did", part(sentence, direct))
    if direct.lemma_.lower() in ("harm", "good", "damage", "mischief", "wonder") and not any(
        c.dep_ == "prep" for c in direct.rights
    ):
        hurt = next((c for c in verb.rights if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN")), None)
        if hurt is not None:
            return Effect(
                "verb.did", part(sentence, hurt, flip=direct.lemma_.lower() in ("harm", "damage", "mischief"))
            )
        none = tuple(c for c in direct.lefts if c.lower_ == "no")
        return Effect("verb.did", part(sentence, direct, without=none), denied=bool(none))
    return None


def _measured(thing: Token) -> Token | None:
    """What "a fifth of its revenue" measures; None for a sum of money, which is a price and no loss."""
    inner = next(
        (g for c in thing.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"),
        None,
    )
    if thing.lemma_.lower() in FRACTIONS and inner is not None:
        return inner
    low = thing.lemma_.lower()
    money = thing.ent_type_ == "MONEY" or low in (
        "crown",
        "dollar",
        "mark",
        "pound",
        "euro",
        "million",
        "billion",
        "cent",
        "percent",
        "penny",
    )
    return None if money or low in NOTHING or low in FRACTIONS or thing.pos_ in ("NUM", "PRON") else thing


def _of(verb: Token, direct: Token, lemma: str) -> Token | None:
    for holder in (verb, direct):
        if holder is direct and lemma not in ("rob", "deprive", "strip", "rid", "starve", "cure"):
            return None
        for child in holder.children:
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "from")
                and child.i > verb.i
                and (child.lower_ == "of" or lemma == "free")
            ):
                inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
                if inner is not None:
                    return inner
    return None


def _prepositional(sentence: Sentence, verb: Token, lemma: str, known: Verbs) -> Iterator[Effect]:
    direct = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    for child in verb.rights:
        if child.dep_ not in ("prep", "prt", "dative", "aux") or (lemma, child.lower_) not in known.to:
            continue
        if (direct is not None and lemma not in ("turn", "transform", "plunge", "cast", "throw", "lead")) or (
            direct is None and lemma == "turn"
        ):
            continue
        way = known.to[lemma, child.lower_]
        for inner in child.children:
            if (
                inner.dep_ in ("pobj", "pcomp")
                and inner.i > child.i
                and inner.ent_type_ not in ("DATE", "TIME", "CARDINAL")
            ):
                flip = way == "down"
                yield Effect("verb.to", part(sentence, inner, flip=flip, whole=inner.dep_ == "pcomp"), _sign(way))


def _objects(sentence: Sentence, verb: Token, lemma: str, known: Verbs) -> Iterator[Effect]:
    direct = undergoer(verb)
    if (
        direct is None
        or direct.lower_ in NOTHING
        or (
            lemma in LIGHT
            and direct.lemma_.lower() in known.idle
            and not any(c.dep_ in ("compound", "amod", "poss") for c in direct.lefts)
        )
    ):
        return
    if (
        direct.ent_type_ in AMOUNTS
        and direct.pos_ == "NUM"
        and not any(c.dep_ == "prep" and c.lower_ == "of" for c in direct.rights)
    ):
        return
    particle = next(
        (c for c in verb.children if c.dep_ in ("prt", "advmod") and f"{lemma}_{c.lower_}" in known.plain), None
    )
    way = known.plain.get(f"{lemma}_{particle.lower_}" if particle is not None else lemma)
    goal = _goal(verb, direct) if lemma in known.result and particle is None else None
    if way == "feeling":
        if direct.pos_ != "PRON":
            yield Effect(
                "verb.feeling", Part(sentence, min(verb.i, direct.left_edge.i), clause_end(direct), direct, whole=True)
            )
    elif goal is not None:
        yield Effect("verb.result", Part(sentence, direct.left_edge.i, clause_end_at(direct, goal), direct, whole=True))
    elif way is not None:
        cut = tuple(c for c in direct.children if c.dep_ in ("relcl", "acl") and (c == verb or c.is_ancestor(verb)))
        none = tuple(c for c in direct.lefts if c.lower_ == "no")
        what = part(
            sentence,
            direct,
            without=cut + none,
            flip=way == "down",
            direction=Direction.INCREASE if none and way == "up" else None,
        )
        yield Effect(f"verb.{way}", _placed(what, verb, direct), _sign(way), denied=bool(none))


def _placed(what: Part, verb: Token, direct: Token) -> Part:
    """The object with the place behind it, where the parser hung the place on the verb."""
    if direct.i < verb.i:
        return what
    for child in verb.rights:
        if (
            (
                child.i == what.end
                and child.dep_ == "prep"
                and child.lower_ in ("in", "at", "on", "among", "between", "across", "along", "around")
            )
            and not any(t.ent_type_ in ("DATE", "TIME", "PERCENT") for t in child.subtree)
            and not any(c.dep_ == "pcomp" for c in child.children)
        ):
            return replace(what, end=clause_end_at(direct, child))
    return what


def clause_end_at(direct: Token, goal: Token) -> int:
    """The end of object and goal in one run, without what follows a comma inside the goal."""
    for at in range(goal.i, goal.right_edge.i + 1):
        if goal.doc[at].text in (",", ";", "–", "—"):
            return at
    return max(goal.right_edge.i, direct.i) + 1


def _goal(verb: Token, direct: Token) -> Token | None:
    """The second part of "keeps Y open", "drives Y into Z": what stands right after the object."""
    if passive(verb) or direct.i < verb.i:
        return None
    after = direct.right_edge.i + 1
    for child in verb.rights:
        if child.i <= direct.i or child.left_edge.i != after:
            continue
        if child.dep_ in ("oprd", "acomp", "xcomp", "ccomp") or (
            child.dep_ == "advmod" and child.pos_ in ("ADV", "ADJ") and child.lower_ in PLACED
        ):
            return child
        if child.dep_ in ("prep", "dative", "prt") and (
            child.lower_ in PLACED or (verb.lemma_ in ("keep", "hold", "leave") and child.lower_ in ("in", "on", "at"))
        ):
            timed = any(c.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT") for c in child.children)
            return None if timed else child
    return None


def _sign(way: str) -> Sign | None:
    return Sign.UNKNOWN if way == "open" else None
