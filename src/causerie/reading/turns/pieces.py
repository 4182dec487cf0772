"""From lines to pieces: the units that get one voice each. Also what counts as a label here."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass, replace

from causerie.reading.turns.cues import words
from causerie.reading.turns.lines import Line, Opener, lines_of, plausible, spaced_dash, unlabelled
from causerie.reading.turns.names import bare, is_body, is_person, runs, tidy

Piece = Line
"""A paragraph (or a labelled line) as one unit: the same fields as a line, over several lines."""

_TALK = re.compile(r"\?|\b(?:I|we|you|your|my|our)\b", re.IGNORECASE)
_END = re.compile(r"[.!?…:;\"”»)\]]$")
_LEAD = 3000
_HEADER = 5
"""How many lines at the head may be titles and so hold a colon that is no label."""


@dataclass(frozen=True)
class Labels:
    """The labels that count in a document, in the form of `key`."""

    keys: frozenset[str]

    def voice(self, label: str) -> str:
        """The key of a label; "Forsythe" and "Lena Forsythe" share the longer one if only one fits."""
        k = key(label)
        return self._longer.get(k, k)

    @functools.cached_property
    def _longer(self) -> dict[str, str]:
        """Surnames to the only longer label that ends with them."""
        ends: dict[str, list[str]] = {}
        for k in self.keys:
            if " " in k:
                ends.setdefault(k.split()[-1], []).append(k)
        return {end: found[0] for end, found in ends.items() if len(found) == 1 and end in self.keys}

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and key(label) in self.keys


@functools.lru_cache(maxsize=4096)
def key(label: str) -> str:
    """The form in which labels are compared: lower case, no brackets, no numbers, no titles."""
    text = plain_label(label).strip(" .*_#")
    text = re.sub(r"(?<=^Q)\d+$|(?<=^A)\d+$|(?<=uestion) \d+$|(?<=nswer) \d+$", "", text)
    return bare(text).lower().replace("’", "'") if text else ""


def plain_label(label: str) -> str:
    """A label without brackets and affiliation: "Ann Doe (The Post)" and "Ann Doe, The Post" -> "Ann Doe"."""
    return re.sub(r"\s*[(\[].*?[)\]]|,.*", "", label).strip()


def read_pieces(text: str) -> tuple[list[Piece], Labels]:
    """The pieces of a text in order, and the labels that open some of them."""
    lines = _own_lines(text, lines_of(text))
    labels = _accepted(text, lines)
    if not labels.keys:
        lines = [_with_spaced_dash(text, line) for line in lines]
        labels = _accepted(text, lines)
    return _join(text, lines, labels), labels


def _own_lines(text: str, lines: list[Line]) -> list[Line]:
    """Names that stand alone on a line, again and again, above what they say."""
    heads = Counter(w for w in (line.words(text) for line in lines if line.end - line.start < 40) if _bare_head(w))
    recurring = {head for head, count in heads.items() if count >= 2}
    if len(recurring) < 2:
        return lines
    return [
        _head_alone(text, line) if line.end - line.start < 40 and line.words(text) in recurring else line
        for line in lines
    ]


def _head_alone(text: str, line: Line) -> Line:
    """A label that fills its line; what it says begins on the next one."""
    end = text.find("\n", line.end)
    end = end if end >= 0 else len(text)
    return Line(end, end, Opener.LABEL, line.words(text), line.fresh)


def _bare_head(head: str) -> bool:
    return (
        plausible(head) and _END.search(head) is None and len(head.split()) <= 4 and not any(c.isdigit() for c in head)
    )


def _with_spaced_dash(text: str, line: Line) -> Line:
    if line.opener is not Opener.NONE and line.opener is not Opener.CAPITALS:
        return line
    found = spaced_dash(line.words(text))
    return line if found is None else replace(line, start=line.start + found[1], opener=Opener.LABEL, label=found[0])


def _never(label: str) -> bool:
    low = label.lower().strip()
    return low in words("labels", "never") or key(label) in words("labels", "never")


def is_role(label: str) -> bool:
    """Whether a label says what somebody does (host, Q, witness) rather than who it is."""
    low = re.sub(r" ?\d+$", "", key(label))
    return any(low in words("labels", part) for part in ("question", "answer", "asks", "answers", "narrates"))


def _accepted(text: str, lines: list[Line]) -> Labels:
    """The labels that count: said again, said of a role, or the name of somebody whom the text introduces."""
    heads = [line for number, line in enumerate(lines) if line.label is not None and _may_open(text, lines, number)]
    counts = Counter(key(line.label or "") for line in heads)
    if not counts["q"]:
        counts["a"] = 0
    known = _surnames(text) if heads else frozenset()
    good = {k for k, n in counts.items() if k and n and (n >= 2 or is_role(k) or k.split()[-1] in known)}
    throughout = bool(heads) and _throughout(lines, heads)
    if throughout and any(_asks(k) for k in good):
        good |= {k for k in counts if k}
    total = sum(counts[k] for k in good)
    in_turn = throughout and sum(counts[k] > 1 and (is_role(k) or _is_name(k)) for k in good) > 1
    if throughout and not in_turn and _each_once(text, heads):
        return Labels(frozenset(counts))
    if total < 2 or not (in_turn or _talks(text, lines, good, total)):
        return Labels(frozenset())
    if total >= 3:
        good |= _names(heads, good)
    lone = next(iter(good)) if len(good) == 1 else None
    if lone and not _asks(lone) and not _alternates(text, lines, lone, total):
        return Labels(frozenset())
    return Labels(frozenset(good))


def _throughout(lines: list[Line], heads: list[Line]) -> bool:
    """Whether all paragraphs have a label from the first one on: a script, whatever is said in it."""
    spoken = [line for line in lines if line.start >= heads[0].start and (line.fresh or line.label is not None)]
    return len(heads) > 1 and len(heads) == len(spoken)


def _each_once(text: str, heads: list[Line]) -> bool:
    """Whether people by name speak in turn, each once, and their words are most of the text."""
    said = [line.words(text).rstrip("\"'”’»*_ ") for line in heads]
    whole = all(words[-1:] in (".", "?", "!", "…") and len(words.split()) > 2 for words in said)
    labels = [line.label or "" for line in heads]
    # "Ann Doe: a surveyor." in a list of who took part is no speech.
    spoken = all(line.fresh for line in heads) and all(not words[:1].islower() for words in said)
    return whole and spoken and (len(text) - heads[0].start) * 2 >= len(text) and all(map(_named, labels))


def _named(label: str) -> bool:
    """Whether a label names a person: two words or more, or a surname after a title ("Mayor Lindqvist")."""
    plain = tidy(plain_label(label))
    return is_person(plain) or (bare(plain) != plain and not is_body(plain))


def _is_name(k: str) -> bool:
    return is_person(k.title())


def _may_open(text: str, lines: list[Line], number: int) -> bool:
    label = lines[number].label or ""
    usual = is_role(label) or not _never(label)
    return usual and not (number < _HEADER and _heads_text(text, lines, number))


def _asks(k: str) -> bool:
    return k in words("labels", "question") or k in words("labels", "asks")


def _surnames(text: str) -> frozenset[str]:
    """Last words of the personal names at the head of the text, in small letters."""
    return frozenset(run.text.split()[-1].lower() for run in runs(text, 0, min(len(text), _LEAD)) if is_person(run))


def _alternates(text: str, lines: list[Line], lone: str, total: int) -> bool:
    """Whether the only label marks one side of an interview: questions stand on one side, answers on the other."""
    asked = [key(line.label or "") == lone for line in lines if line.words(text).rstrip('*_»”"').endswith("?")]
    mine = sum(asked)
    return mine * 2 >= total or (len(asked) - mine >= 2 and mine * 4 <= total)


def _heads_text(text: str, lines: list[Line], number: int) -> bool:
    """Whether a labelled line is a title with a colon: alone in its paragraph, without end punctuation."""
    body = lines[number].words(text).rstrip("\"'”’»*_ ")
    alone = lines[number].fresh and (number + 1 == len(lines) or lines[number + 1].fresh)
    return alone and len(body.split()) > 2 and body[-1] not in ".?!…"


def _names(heads: list[Line], good: set[str]) -> set[str]:
    """Labels seen once that have the shape of a name, in a document that labels its speakers."""
    last = {k.split()[-1] for k in good if not is_role(k)}
    found: set[str] = set()
    for line in heads:
        label = tidy(plain_label(line.label or ""))
        k = key(label)
        if not k or k in good or label.lower().startswith("the "):
            continue
        titled = bare(label) != label and not is_body(label)
        if titled or is_person(label) or k.split()[-1] in last:
            found.add(k)
    return found


def _talks(text: str, lines: list[Line], good: set[str], total: int) -> bool:
    """Whether people talk here: labelled words ask or say "I" and "you", or questions stand between them."""
    talk = asked = 0
    for line in lines:
        asked += line.words(text).rstrip('*_»”"').endswith("?")
        if line.label is not None and key(line.label) in good:
            talk += _TALK.search(text, line.start, line.end) is not None or line.start == line.end
    return (talk * 5 >= total and (asked > 0 or talk * 2 >= total)) or (asked >= 2 and asked * 3 >= total)


def _join(text: str, lines: list[Line], labels: Labels) -> list[Piece]:
    lone = _lines_are_paragraphs(text, lines)
    wrapped = not lone and _hard_wrapped(text, lines)
    pieces: list[Piece] = []
    for line in lines:
        opener = line.opener
        if opener is Opener.LABEL and line.label not in labels:
            at = _head_of(text, line)
            line = unlabelled(text[at : line.end], at, line.fresh)
            opener = line.opener
        if opener is Opener.DASH and wrapped and not line.fresh:
            line = replace(line, start=_head_of(text, line), opener=Opener.NONE)
        fresh = line.fresh or lone
        if (
            pieces
            and not fresh
            and line.opener in (Opener.NONE, Opener.CAPITALS, Opener.QUOTED)
            and _joinable(pieces[-1])
        ):
            pieces[-1] = replace(pieces[-1], end=line.end)
        elif pieces and pieces[-1].label and pieces[-1].start == pieces[-1].end and line.label is None:
            pieces[-1] = replace(pieces[-1], start=line.start, end=line.end)
        else:
            pieces.append(replace(line, fresh=fresh))
    return pieces


def _joinable(piece: Piece) -> bool:
    return piece.opener in (Opener.NONE, Opener.CAPITALS, Opener.LABEL, Opener.DASH, Opener.QUOTED)


def _head_of(text: str, line: Line) -> int:
    """The offset at which the line's text begins, its supposed opener included."""
    at = text.rfind("\n", 0, line.start) + 1
    while text[at].isspace():
        at += 1
    return at


def _lines_are_paragraphs(text: str, lines: list[Line]) -> bool:
    """Whether each line is a paragraph of its own: few blank lines and no hard wrapping."""
    fresh = sum(line.fresh for line in lines)
    return len(lines) >= 4 and fresh * 3 < len(lines) and not _hard_wrapped(text, lines)


def _hard_wrapped(text: str, lines: list[Line]) -> bool:
    plain = [line for line in lines if line.end - line.start > 40]
    if len(plain) < 4:
        return False
    open_ended = sum(_END.search(line.words(text)[-1:]) is None for line in plain)
    longest = max(line.end - line.start for line in plain)
    return longest <= 120 and open_ended * 2 > len(plain)
