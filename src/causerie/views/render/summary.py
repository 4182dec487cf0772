"""What `causerie read` says at the end: who spoke, the main claims, forecasts, questions answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from causerie.values import Bundle, CausalClaim, Forecast, Question
from causerie.views.render.items import NOBODY, Shown, lines, shown
from causerie.views.render.lists import question_lines
from causerie.views.render.safe import safe
from causerie.vocabulary import Role, Status, TakenUp
from causerie.words import stem, table, words

MOST = 6
"""Items shown of each kind; the lists show all."""


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
    rows: list[tuple[str, str | None]] = [
        (f"{safe(name)}{f' ({roles[name].value})' if name in roles else ''}", name) for name in named
    ]
    if claims[None] or forecasts[None]:
        rows.append((NOBODY, None))
    return [
        f"{row}: {_count(claims[name], 'causal claim')}, {_count(forecasts[name], 'forecast')}" for row, name in rows
    ]


def _claims(bundle: Bundle) -> list[str]:
    found = list(shown(bundle, CausalClaim))
    best = chosen(found, main_scores(found))
    title = f"Main claims ({len(best)} of {len(found)}; all of them: causerie claims)"
    return _section(title, [line for one in best for line in lines(one)])


def chosen(items: Sequence[Shown], scores: Sequence[float], most: int = MOST) -> list[Shown]:
    """The items with the highest scores, a fair share of them from each document, in their own order."""
    documents = {one.document.id for one in items}
    share = max(2, most // max(1, len(documents)))
    taken: Counter[str] = Counter()
    best: list[int] = []
    for at in sorted(range(len(items)), key=lambda at: (-scores[at], at)):
        if scores[at] > 0 and taken[items[at].document.id] < share and len(best) < 2 * most:
            taken[items[at].document.id] += 1
            best.append(at)
    return [items[at] for at in sorted(best)]


def main_scores(claims: Sequence[Shown]) -> list[float]:
    """How much a claim's causes and effects are spoken of in the other claims; 0 for bare pronouns."""
    ends = [_ends_of(one) for one in claims]
    weight = Counter(word for pair in ends for word in set().union(*pair))
    return [_score(one, pair, weight) for one, pair in zip(claims, ends, strict=True)]


def _ends_of(one: Shown) -> list[frozenset[str]]:
    claim = one.item
    assert isinstance(claim, CausalClaim)
    texts = [end.refers_to.text if end.refers_to else end.text for end in (claim.cause, claim.effect)]
    hollow = table("empty") | table("pronouns")
    return [frozenset(stem(word.lower) for word in words(text) if word.lower not in hollow) for text in texts]


def _score(one: Shown, ends: Sequence[frozenset[str]], weight: Counter[str]) -> float:
    claim = one.item
    assert isinstance(claim, CausalClaim)
    if not all(ends):
        return 0.0
    asserted = 1.0 if claim.status is Status.ASSERTED else 0.5
    both = set().union(*ends)
    return asserted * (1 + claim.certainty.level.rank) * sum(weight[word] for word in both) / len(both)


def _forecasts(bundle: Bundle) -> list[str]:
    found = list(shown(bundle, Forecast))
    best = chosen(found, [_settled(one) for one in found])
    title = f"Forecasts ({len(best)} of {len(found)}; all of them: causerie forecasts)"
    return _section(title, [line for one in best for line in lines(one)])


def _settled(one: Shown) -> float:
    """Forecasts that time can settle and that can be read alone come first."""
    forecast = one.item
    assert isinstance(forecast, Forecast)
    whole = 1.0 if forecast.proposition.refers_to is None else 0.5
    return whole * (1 + 2 * (forecast.resolvable.value == "yes") + (forecast.horizon is not None))


def _questions(bundle: Bundle) -> list[str]:
    found = [one for one in shown(bundle, Question) if isinstance(one.item, Question)]
    taken = Counter(one.item.taken_up for one in found if isinstance(one.item, Question))
    counts = ", ".join(f"{taken[kind]} {kind.value}" for kind in TakenUp if taken[kind])
    best = chosen(found, [float(isinstance(one.item, Question) and bool(one.item.answers)) for one in found])
    title = f"Questions ({len(best)} of {len(found)}; taken up: {counts}; all of them: causerie questions)"
    pairs = ((one, one.item) for one in best if isinstance(one.item, Question))
    return _section(title, [line for one, question in pairs for line in question_lines(one, question)])


def _note_lines(bundle: Bundle) -> list[str]:
    """Each note once, with the documents that it is about."""
    about: dict[str, list[str]] = {}
    for document, reading in zip(bundle.documents, bundle.readings, strict=True):
        for note in dict.fromkeys((*document.notes, *reading.notes)):
            about.setdefault(note, []).append(document.id)
    return [f"{_some(ids)}: {safe(note)}" for note, ids in about.items()]


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST} more" if len(ids) > MOST else ""
    return ", ".join(safe(one) for one in ids[:MOST]) + more


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
