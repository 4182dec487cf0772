"""Quoted speech and its tags: `"...," said X`, `X said: "..."`, a quotation that goes on, `P, X said`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from spacy.tokens import Token

from causerie.reading.agents import is_agent
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import own_present, place_of
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import ARTICLES, RELATIVES, noun_phrase, subject

_MARKS = re.compile("[“”„«»\"]|''|(?<![\\w’])‘(?=\\w)|(?<=[.,?!…])’|(?<=\\w)’(?!\\w)")
"""Marks of quotation; a single typographic one only where it is no apostrophe."""
_CLOSING = {"“": "”\"", "„": "”“\"", "«": "»", "»": "«", '"': '"”', "''": "''", "‘": "’"}
_BETWEEN = re.compile(r"[\s,.?!;:\"”»“—–’'-]*")
_LEADS_IN = re.compile(r"[^.?!\"“”]{0,60}?[:,]\s*(?:[\"“«„‘]|'')|\s*(?:that\s+)?(?:[\"“«„‘]|'')")
_ENDS = ".?!…,"


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


def find(frame: Frame) -> Iterator[Report]:
    """Every report by quotation or by a tag set off with a comma."""
    for _, group in groupby(frame.sentences, key=lambda s: (s.turn, s.base)):
        sentences = list(group)
        paragraph = Paragraph(sentences, quotations(frame.document.text, sentences[0].base, sentences[-1].end))
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
            taken.update(quoted for quoted in paragraph.quoted if place[0] <= quoted[0] < place[1])
        yield _report(frame, tag, place, how)
    for place in paragraph.quoted:
        if place not in taken and _whole(text, place):
            before = [(at, holder) for at, holder in holders if at < place[0]]
            if before:
                yield from _continued(frame, place, max(before)[1])


def _subjects(paragraph: Paragraph) -> Iterator[tuple[int, Place]]:
    """People who are subjects outside the quotations: whoever was named last goes on speaking."""
    for sentence in paragraph.sentences:
        head = subject(sentence.root) if sentence.root.pos_ in ("VERB", "AUX") else None
        if head is None or not (head.ent_type_ == "PERSON" or head.lower_ in ("he", "she")):
            continue
        place = place_of(sentence, head)
        if not any(start <= place[0] < end for start, end in paragraph.quoted):
            yield place[0], place


def _report(frame: Frame, tag: Tag, place: Place, how: str) -> Report:
    rule, last = f"attribution.{how}.{tag.verb.lemma_.lower()}", _last(frame, tag.sentence, place)
    return Report(rule, tag.sentence, tag.holder, tag.sentence.at(tag.verb), place, last)


def _continued(frame: Frame, place: Place, holder: Place) -> Iterator[Report]:
    sentence = frame.sentence_at(place[0])
    if sentence is not None:
        yield Report("attribution.continued", sentence, holder, None, place, _last(frame, sentence, place))


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
                if not any(start <= tag.start < end for start, end in paragraph.quoted):
                    yield tag


def _tag(sentence: Sentence, verb: Token) -> Tag | None:
    head = subject(verb)
    if head is None or head.lower_ in RELATIVES or head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    first, end = noun_phrase(head)
    if first > sentence.span.start and sentence.doc[first - 1].lower_ in ARTICLES:
        first -= 1
    first, end = min(first, verb.i), max(end, verb.i + 1)
    start, stop = sentence.place(first, end)
    return Tag(sentence, verb, place_of(sentence, head), start, stop)


def _tagged(text: str, paragraph: Paragraph, tag: Tag) -> tuple[Place | None, str]:
    """The quotation that stands right before or after a tag."""
    for place in paragraph.quoted:
        if place[1] <= tag.start and text[place[1]] != "." and not _BETWEEN.sub("", text[place[1] : tag.start]):
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
    for other in paragraph.quoted:
        if other[0] > tag.end and re.fullmatch(r"\s*,\s*(?:[\"“«„‘]|'')\s*", text[tag.end : other[0]]):
            return place[0], other[1]
    return place


def _beside(text: str, tag: Tag) -> Place | None:
    """What a tag without quotation marks reports: the sentence before it, or around it."""
    sentence, verb = tag.sentence, tag.verb
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and not is_agent(c)) for c in verb.rights):
        return None
    if verb.dep_ in ("relcl", "advcl", "acl"):
        return None
    before = text[sentence.start : tag.start].rstrip()
    rest = text[tag.end : sentence.end]
    around = rest.startswith(",") and len(rest.split()) > 2
    if not before.endswith((",", '"', "”", "’", "''")) or len(before.split()) + around < 2:
        return None
    if around:
        return _tight(text, sentence.start, sentence.end)
    return _tight(text, sentence.start, sentence.start + len(before))
