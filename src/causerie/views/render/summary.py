"""What `causerie read` says at the end: who spoke, the main claims, forecasts, questions answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from causerie.values import Bundle, CausalClaim, Forecast, Question
from causerie.views.render.items import Shown, lines, shown
from causerie.views.render.lists import question_lines
from causerie.views.render.safe import safe
from causerie.vocabulary import Role, Status, TakenUp

MOST = 6
"""Items shown of each kind; the lists show all."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def summary_lines(bundle: Bundle) -> list[str]:
    """The summary of all documents of a bundle."""
    return [
        *_section("Who spoke", _speaker_lines(bundle)),
        *_claims(bundle),
        *_forecasts(bundle),
        *_questions(bundle),
        *_section("Notes", _note_lines(bundle)),
    ]


def _section(title: str, body: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in body)] if body else []


def _speaker_lines(bundle: Bundle) -> list[str]:
    roles: dict[str, Role] = {}
    for reading in bundle.readings:
        for turn in reading.turns:
            if turn.speaker:
                roles.setdefault(turn.speaker, turn.role)
    claims = Counter(one.speaker for one in shown(bundle, CausalClaim))
    forecasts = Counter(one.speaker for one in shown(bundle, Forecast))
    named = [*roles, *(name for name in {**claims, **forecasts} if name and name not in roles)]
    return [
        f"{safe(name)}{f' ({roles[name].value})' if name in roles else ''}: "
        f"{_count(claims[name], 'causal claim')}, {_count(forecasts[name], 'forecast')}"
        for name in named
    ]


def _claims(bundle: Bundle) -> list[str]:
    found = list(shown(bundle, CausalClaim))
    title = f"Main claims ({_of(len(found))}; all of them: causerie claims)"
    return _section(title, [line for one in main_claims(found) for line in lines(one)])


def main_claims(claims: Sequence[Shown], most: int = MOST) -> list[Shown]:
    """The claims whose causes and effects are spoken of most in the others, in their own order."""
    words = [_words_of(one) for one in claims]
    weight = Counter(word for each in words for word in each)
    scores = [_score(one, each, weight) for one, each in zip(claims, words, strict=True)]
    best = sorted(range(len(claims)), key=lambda at: (-scores[at], at))[:most]
    return [claims[at] for at in sorted(best)]


def _words_of(one: Shown) -> frozenset[str]:
    claim = one.item
    assert isinstance(claim, CausalClaim)
    ends = (claim.cause, claim.effect)
    text = " ".join(end.refers_to.text if end.refers_to else end.text for end in ends)
    return frozenset(_WORD.findall(text.casefold()))


def _score(one: Shown, words: frozenset[str], weight: Counter[str]) -> float:
    claim = one.item
    assert isinstance(claim, CausalClaim)
    asserted = 1.0 if claim.status is Status.ASSERTED else 0.5
    return asserted * (1 + claim.certainty.level.rank) * sum(weight[word] - 1 for word in words) / (len(words) or 1)


def _forecasts(bundle: Bundle) -> list[str]:
    found = list(shown(bundle, Forecast))
    ranked = sorted(enumerate(found), key=lambda pair: (-_settled(pair[1]), pair[0]))[:MOST]
    title = f"Forecasts ({_of(len(found))}; all of them: causerie forecasts)"
    return _section(title, [line for _, one in sorted(ranked, key=lambda pair: pair[0]) for line in lines(one)])


def _settled(one: Shown) -> int:
    """Forecasts that time can settle come first."""
    forecast = one.item
    assert isinstance(forecast, Forecast)
    return 2 * (forecast.resolvable.value == "yes") + (forecast.horizon is not None)


def _questions(bundle: Bundle) -> list[str]:
    found = [(one, one.item) for one in shown(bundle, Question) if isinstance(one.item, Question)]
    taken = Counter(question.taken_up for _, question in found)
    counts = ", ".join(f"{taken[kind]} {kind.value}" for kind in TakenUp if taken[kind])
    title = f"Questions ({len(found)}; taken up: {counts}; all of them: causerie questions)"
    answered = [(one, question) for one, question in found if question.answers][:MOST]
    body = [line for one, question in answered for line in question_lines(one, question)]
    return _section(title, body)


def _note_lines(bundle: Bundle) -> list[str]:
    return [
        f"{safe(document.id)}: {safe(note)}"
        for document, reading in zip(bundle.documents, bundle.readings, strict=True)
        for note in dict.fromkeys((*document.notes, *reading.notes))
    ]


def _of(number: int) -> str:
    return f"{min(number, MOST)} of {number}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
