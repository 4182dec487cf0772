"""Questions put in a document with the runs of text that answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from causerie.reading.frame import Frame, Sentence, plain
from causerie.reading.questions.cues import anywhere, opening
from causerie.reading.questions.takeup import content, judge
from causerie.values import Answer, Question, Quote
from causerie.vocabulary import Role, TakenUp

_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)/]\s+|[-–—•#*_]+\s*)?")
_CLOSING = "\"'”»)*_] "
SHORT = 4
"""Questions of up to this many words are quoted with the sentence before them."""
_REACH = 3
"""How many places of the text may answer a question of the title or the lead."""
Places = list[tuple[list[Sentence], set[str]]]
"""Runs of sentences with their words of content."""


def find_questions(frame: Frame) -> tuple[Question, ...]:
    """Every question that an interviewer puts, and those that a narrator puts and the text answers."""
    interview = any(turn.role is Role.INTERVIEWER for turn in frame.turns)
    places = cache(lambda: _places(frame))
    found: list[Question] = []
    for number, turn in enumerate(frame.turns):
        if turn.role is Role.INTERVIEWER:
            found += _put(frame, number)
        elif turn.role is Role.NARRATOR:
            found += _told(frame, number, interview, places)
    return tuple(found)


def _put(frame: Frame, number: int) -> Iterator[Question]:
    """Questions of one turn of an interviewer; all are answered by the same turns."""
    sentences = frame.in_turn(number)
    asked = [s for s in sentences if is_question(s) or is_indirect(s)]
    if not asked:
        return
    replies = _replies(frame, number)
    answers = tuple(Answer(frame.turns[n].start, frame.turns[n].end, frame.turns[n].speaker) for n in replies)
    for sentence in asked:
        run = _run(frame, sentence)
        verdicts = [judge(run, frame.in_turn(n)) for n in replies] or [judge(run, ())]
        best = min(verdicts, key=lambda v: list(TakenUp).index(v.taken_up))
        yield Question(_quote(frame, run), frame.turns[number].speaker, best.taken_up, answers, best.rule)


def _replies(frame: Frame, number: int) -> list[int]:
    """Turns after a question up to the next turn of an interviewer, narration left out."""
    found: list[int] = []
    for n in range(number + 1, len(frame.turns)):
        role = frame.turns[n].role
        if role is Role.INTERVIEWER:
            break
        if role is Role.INTERVIEWEE:
            found.append(n)
    return found


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence ends in a question mark, closing quotes and brackets aside."""
    return sentence.text.rstrip(_CLOSING).endswith("?")


def is_indirect(sentence: Sentence) -> bool:
    """Whether a sentence asks without a question mark: "Tell us about ...", "I wonder whether ..."."""
    low = plain(sentence.text).lower()
    return (
        opening("indirect", "starts").match(low) is not None or anywhere("indirect", "inside").search(low) is not None
    )


def _run(frame: Frame, sentence: Sentence) -> tuple[Sentence, ...]:
    """The question, after the sentence before it where it is too short to be understood alone."""
    before = frame.before(sentence)
    if len(sentence.text.split()) > SHORT or before is None or is_question(before):
        return (sentence,)
    return (before, sentence)


def _quote(frame: Frame, run: Sequence[Sentence]) -> Quote:
    """The words of a question without the lines and numbers that stand before it."""
    text = frame.document.text
    start, end = run[0].start, run[-1].end
    if len(run) == 1:
        start = max(start, text.rfind("\n", start, end) + 1)
    number = _NUMBER.match(text, start, end)
    return frame.document.quote(number.end() if number is not None else start, end)


def _told(frame: Frame, number: int, interview: bool, places: Callable[[], Places]) -> Iterator[Question]:
    """Questions of a narrator that the text itself answers: in the next words, or elsewhere."""
    sentences = frame.in_turn(number)
    for at, sentence in enumerate(sentences):
        if not is_question(sentence) or _quoted(frame, sentence):
            continue
        announced = _announced(frame, sentences, at)
        elsewhere = announced or interview
        found = _elsewhere(frame, sentence, places()) if elsewhere else _next_words(frame, sentences, at)
        if found is not None:
            yield found


def _quoted(frame: Frame, sentence: Sentence) -> bool:
    """Whether the question stands inside somebody else's quotation marks."""
    text = frame.document.text
    start = text.rfind("\n", 0, sentence.start) + 1
    head = text[start : sentence.start]
    opened = head.count("“") - head.count("”") + head.count("«") - head.count("»") + head.count('"') % 2
    return sentence.text[0] in '"“«' or opened > 0


def _announced(frame: Frame, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the question belongs to the title or the lead, before the text proper."""
    text = frame.document.text
    first = text.find("\n", sentences[0].start)
    return sentences[at].turn == 0 and sentences[at].end <= (first if first > 0 else 0)


def _next_words(frame: Frame, sentences: Sequence[Sentence], at: int) -> Question | None:
    """A question answered by what follows it, to the end of the paragraph or the next question."""
    text = frame.document.text
    rest: list[Sentence] = []
    for sentence in sentences[at + 1 :]:
        apart = "\n" in text[(rest[-1] if rest else sentences[at]).end : sentence.start]
        if is_question(sentence) or (apart and rest):
            break
        rest.append(sentence)
    if not rest:
        return None
    verdict = judge((sentences[at],), rest)
    if verdict.taken_up is not TakenUp.YES:
        return None
    speaker = frame.turns[sentences[at].turn].speaker
    answer = Answer(rest[0].start, rest[-1].end, speaker)
    return Question(
        _quote(frame, sentences[at : at + 1]), speaker, verdict.taken_up, (answer,), "question.self-answered"
    )


def _elsewhere(frame: Frame, question: Sentence, places: Places) -> Question | None:
    """A question of title or lead, with the places of the text that speak to its words most."""
    asked = _contents((question,))
    weight = sum(asked.values()) or 1
    scored = []
    for order, (place, said) in enumerate(places):
        if place[0].start > question.end:
            scored.append((sum(w for key, w in asked.items() if key in said) / weight, -order, place))
    best = sorted((s for s in scored if s[0] > 0), key=lambda s: s[:2], reverse=True)[:_REACH]
    if not best or best[0][0] < min(0.5, 4 / weight):
        return None
    kept = sorted((p for share, _, p in best if share >= 0.7 * best[0][0]), key=lambda p: p[0].start)
    answers = tuple(Answer(p[0].start, p[-1].end, frame.turns[p[0].turn].speaker) for p in kept)
    taken = TakenUp.YES if best[0][0] >= 0.5 else TakenUp.PARTLY
    speaker = frame.turns[question.turn].speaker
    return Question(_quote(frame, (question,)), speaker, taken, answers, "question.answered-elsewhere")


def _contents(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Content words with their weight: names and nouns count double."""
    words = (t for s in sentences for t in s.span if s.text.isupper() or not t.is_upper)
    found = {key: 2 if t.pos_ in ("NOUN", "PROPN") else 1 for t in words if (key := content(t))}
    return found | dict.fromkeys((key for s in sentences for key in _initials(s)), 2)


def _initials(sentence: Sentence) -> Iterator[str]:
    """The first two letters of acronyms and of names of two words, so that "OR", "ORF", "Old Road" meet."""
    words = [t for t in sentence.span if t.is_alpha]
    mixed = not sentence.text.isupper()
    for at, token in enumerate(words):
        if mixed and token.is_upper and 2 <= len(token) <= 5:
            yield "^" + token.text[:2]
        elif at and token.text[0].isupper() and words[at - 1].text[0].isupper() and words[at - 1].i == token.i - 1:
            yield "^" + words[at - 1].text[0] + token.text[0]


def _places(frame: Frame) -> Places:
    """What may answer, with its words: turns of guests (with their question), else paragraphs of narration."""
    guests = [n for n, turn in enumerate(frame.turns) if turn.role is Role.INTERVIEWEE]
    found: Places = []
    for n in guests:
        own = list(frame.in_turn(n))
        asked = frame.in_turn(n - 1) if n and frame.turns[n - 1].role is Role.INTERVIEWER else ()
        if own:
            found.append((own, set(_contents([*asked, *own]))))
    if found:
        return found
    paragraphs: list[list[Sentence]] = []
    for sentence in frame.sentences:
        if paragraphs and paragraphs[-1][-1].doc is sentence.doc:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return [(p, set(_contents(p))) for p in paragraphs]
