"""Quoted speech and its tags: `"...," said X`, `X said: "..."`, a quotation that goes on, `P, X said`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from spacy.tokens import Token

from causerie.reading.agents import is_agent
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import is_passive, own_present, place_of
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import ARTICLES, RELATIVES, noun_phrase, subject

_MARKS = re.compile("[“”„«»\"]|''|(?<![\\w’])‘(?=\\w)|(?<=[.,?!…])’|(?<=\\w)’(?!\\w)")
"""Marks of quotation; a single typographic one only where it is no apostrophe."""
_CLOSING = {"“": '”"', "„": '”“"', "«": "»", "»": "«", '"': '"”', "''": "''", "‘": "’"}
_BETWEEN = re.compile(r"[\s,.?!;:\"”»“—–’'-]*")
_LEADS_IN = re.compile(r"[^.?!\"“”]{0,60}?[:,]\s*(?:[\"“«„‘]|'')|\s*(?:that\s+)?(?:[\"“«„‘]|'')")
_GOES_ON = re.compile(r"(?: [^,.;:\"“]{1,40})?, *\S+ \S+ ")
"""After a tag, perhaps with whom it tells and when, the sentence that it interrupts goes on."""
_RESUMED = re.compile(r"(?: [^,.?!\"“”]{1,40})?\s*,\s*(?:[\"“«„‘]|'')\s*")
_STOP = re.compile(r"[.?!](?=\s+[A-Z])")
_SIGNED = re.compile(r"[\s.?!\"”»’']*[-–—]+\s*")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TELLING = frozenset(("tell", "inform", "assure", "remind", "warn"))
_ENDS = ".?!…,"
_NEAR = 100
"""Characters between a tag and its quotation at most: names and times before a mark take up to 70."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A speech verb with its subject, outside any quotation."""

    sentence: Sentence
    verb: Token
    holder: Place
    start: int
    end: int


@dataclass(slots=True)
class Paragraph:
    """The sentences parsed together, with the quotations in them (offsets inside the marks)."""

    sentences: list[Sentence]
    quoted: list[Place] = field(default_factory=list)

    def near(self, start: int, end: int) -> list[Place]:
        """The quotations that share a place with start..end, both ends included, in order."""
        low = bisect_left(self.quoted, start, key=lambda place: place[1])
        return self.quoted[low : bisect_right(self.quoted, end, key=lambda place: place[0])]

    def quotes(self, at: int) -> bool:
        """Whether an offset stands inside a quotation."""
        return any(start <= at < end for start, end in self.near(at, at))


def find(frame: Frame) -> Iterator[Report]:
    """Every report by quotation or by a tag set off with a comma."""
    for _, group in groupby(frame.sentences, key=lambda s: (s.turn, s.base)):
        sentences = list(group)
        paragraph = Paragraph(sentences, quotations(frame.document.text, sentences[0].start, sentences[-1].end))
        yield from _reports(frame, paragraph)


def quotations(text: str, start: int, end: int) -> list[Place]:
    """The places inside double quotation marks between two offsets; an unclosed one runs to the end."""
    found: list[Place] = []
    opened, closing = None, ""
    for mark in _MARKS.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign in _CLOSING:
                opened, closing = mark.end(), _CLOSING[sign]
        elif sign in closing:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None and opened < end and closing != "’":
        found.append((opened, end))
    return [place for place in (_tight(text, *place) for place in found) if place[1] > place[0]]


def _tight(text: str, start: int, end: int) -> Place:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _ENDS):
        end -= 1
    return start, end


def _reports(frame: Frame, paragraph: Paragraph) -> Iterator[Report]:
    text = frame.document.text
    taken: set[Place] = set()
    holders = list(_subjects(paragraph)) if paragraph.quoted else []
    for tag in _tags(frame, paragraph):
        holders.append((tag.start, tag.holder))
        place, how = _tagged(text, paragraph, tag)
        if place is None:
            place, how = _beside(text, tag), "tag"
        if place is None:
            continue
        if how != "tag":
            taken.update(quoted for quoted in paragraph.near(*place) if place[0] <= quoted[0] < place[1])
            yield from _rest(frame, paragraph, tag, place)
        yield _report(frame, tag, place, how)
    holders.sort()
    for place in paragraph.quoted:
        if place in taken:
            continue
        if signed := _signed(frame, place):
            yield _continued(frame, place, signed)
        elif _whole(text, place):
            before = bisect_left(holders, place[0], key=lambda pair: pair[0])
            if before:
                yield _continued(frame, place, holders[before - 1][1])


def _subjects(paragraph: Paragraph) -> Iterator[tuple[int, Place]]:
    """People who are subjects outside the quotations: whoever was named last goes on speaking."""
    for sentence in paragraph.sentences:
        head = subject(sentence.root) if sentence.root.pos_ in ("VERB", "AUX") else None
        if head is None or not (head.ent_type_ == "PERSON" or head.lower_ in ("he", "she")):
            continue
        place = place_of(sentence, head)
        if not paragraph.quotes(place[0]):
            yield place[0], place


def _report(frame: Frame, tag: Tag, place: Place, how: str) -> Report:
    rule, last = f"attribution.{how}.{tag.verb.lemma_.lower()}", _last(frame, tag.sentence, place)
    return Report(rule, tag.sentence, tag.holder, tag.sentence.at(tag.verb), place, last)


def _rest(frame: Frame, paragraph: Paragraph, tag: Tag, place: Place) -> Iterator[Report]:
    """What follows in the quotation that a tag interrupts, after the sentence that it interrupts."""
    text = frame.document.text
    for quoted in paragraph.near(place[1], place[1]):
        if quoted[0] < place[1] < quoted[1] and (rest := _tight(text, place[1] + 1, quoted[1]))[1] > rest[0]:
            yield _continued(frame, rest, tag.holder)


def _signed(frame: Frame, place: Place) -> Place | None:
    """The name under a quotation that stands alone: `"The dam leaks." - Vera Lind`."""
    dash = _SIGNED.match(frame.document.text, place[1])
    sentence = frame.sentence_at(dash.end()) if dash else None
    if dash is None or sentence is None:
        return None
    named = (e for e in sentence.span.ents if e.label_ == "PERSON")
    return next((sentence.place(e.start, e.end) for e in named if sentence.at(e[0])[0] == dash.end()), None)


def _continued(frame: Frame, place: Place, holder: Place) -> Report:
    sentence = frame.sentence_at(place[0])
    assert sentence is not None
    return Report("attribution.continued", sentence, holder, None, place, _last(frame, sentence, place))


def _last(frame: Frame, sentence: Sentence, place: Place) -> Sentence | None:
    last = frame.sentence_at(place[1] - 1)
    return last if last is not None and last.index > sentence.index else None


def _whole(text: str, place: Place) -> bool:
    """Whether a quotation is one or more whole sentences, not a word or two in somebody's sentence."""
    before = text[max(0, place[0] - 20) : place[0]].rstrip("\"“„«‘' \n")[-1:]
    ends = text[place[1] : place[1] + 1]
    return before in ("", *".?!…:") and ends in tuple(".?!…") and " " in text[slice(*place)]


def _tags(frame: Frame, paragraph: Paragraph) -> Iterator[Tag]:
    verbs = reporting().verbs
    for sentence in paragraph.sentences:
        for token in sentence.span:
            if token.pos_ == "VERB" and "tag" in verbs.get(token.lemma_.lower(), ()):
                tag = _tag(sentence, token)
                if tag is None or own_present(frame, sentence, token):
                    continue
                if not paragraph.quotes(tag.start):
                    yield tag


def _tag(sentence: Sentence, verb: Token) -> Tag | None:
    head = subject(verb) if not is_passive(verb) and _finite(verb) else None
    if head is None or head.lower_ in RELATIVES or head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    first, end = noun_phrase(head)
    first = _opening(head, first)
    if first > sentence.span.start and sentence.doc[first - 1].lower_ in ARTICLES:
        first -= 1
    first, end = min(first, verb.i), max(end, verb.i + 1)
    start, stop = sentence.place(first, end)
    return Tag(sentence, verb, place_of(sentence, head), start, stop)


def _finite(verb: Token) -> bool:
    """Whether the verb can be a tag: not an infinitive, unless somebody "used to say" or "likes to say"."""
    return not any(child.tag_ == "TO" for child in verb.lefts) or verb.head.lower_ in ("used", "likes", "liked")


def _opening(head: Token, first: int) -> int:
    """Where what is said before a name begins: "team member Vera Lind" opens with "team"."""
    left = head.left_edge.i
    plain = all(token.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for token in head.doc[left:first])
    return left if plain else first


def _tagged(text: str, paragraph: Paragraph, tag: Tag) -> tuple[Place | None, str]:
    """The quotation that stands right before or after a tag."""
    for place in paragraph.near(tag.start - _NEAR, tag.end + _NEAR):
        if place[1] <= tag.start and text[place[1]] != "." and _BETWEEN.fullmatch(text, place[1], tag.start):
            if _inside(text, tag.sentence, place):
                return None, ""
            return _with_rest(text, paragraph, tag, place), "quote"
        if place[0] >= tag.end and place[0] - tag.end < 70 and _LEADS_IN.fullmatch(text, tag.end, place[0]):
            return place, "quoted"
    return None, ""


def _inside(text: str, sentence: Sentence, place: Place) -> bool:
    """Whether other words of the sentence stand before the quotation: `It was "unlikely", she added`."""
    return sentence.start < place[0] and len(text[sentence.start : place[0]].split()) > 1


def _with_rest(text: str, paragraph: Paragraph, tag: Tag, place: Place) -> Place:
    """The quotation with its second half, where the tag interrupts a sentence: `"A," he said, "and B."`"""
    for other in paragraph.near(tag.end, tag.end + _NEAR):
        if other[0] > tag.end and _RESUMED.fullmatch(text, tag.end, other[0]):
            return place[0], _sentence_end(text, *other)
    return place


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of a quotation ends."""
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def _goes_on(tag: Tag) -> bool:
    """Whether a clause goes on after the tag, rather than words on who speaks ("said Vera Lind, its head")."""
    head = subject(tag.verb)
    if head is None or head.i < tag.verb.i:
        return True
    named = {token.i for token in head.subtree}
    after = (t for t in tag.sentence.span if tag.sentence.at(t)[0] >= tag.end and t.i not in named)
    return any(t.tag_ in _FINITE for t in after)


def _has_verb(tag: Tag) -> bool:
    """Whether what stands before a tag is a clause ("It leaks, he said"), not a time ("In May, he said")."""
    before = tag.sentence.doc[tag.sentence.span.start : tag.verb.i]
    return before[0].tag_ not in ("IN", "VBG", "VBN") or any(
        t.tag_ in _FINITE and tag.sentence.at(t)[0] < tag.start for t in before
    )


def _beside(text: str, tag: Tag) -> Place | None:
    """What a tag without quotation marks reports: the sentence before it, or around it."""
    sentence, verb = tag.sentence, tag.verb
    told = verb.lemma_.lower() in _TELLING
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and not (told or is_agent(c))) for c in verb.rights):
        return None
    if verb.dep_ in ("relcl", "advcl", "acl"):
        return None
    before = text[sentence.start : tag.start].rstrip()
    rest = text[tag.end : sentence.end]
    around = _GOES_ON.match(rest) is not None and _goes_on(tag)
    if not around and not _has_verb(tag):
        return None
    if not before.endswith((",", '"', "”", "’", "''")) or len(before.split()) + around < 2:
        return None
    if around:
        return _tight(text, sentence.start, sentence.end)
    return _tight(text, sentence.start, sentence.start + len(before))
