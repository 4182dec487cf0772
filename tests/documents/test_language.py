"""In which language a text is."""

from __future__ import annotations

import socket

import pytest

from causerie.documents.language import check_language, language_name, languages, letters
from causerie.errors import UnreadableDocument

ENGLISH = "The council of the island decided to stop the ferry because the harbour is silting up. "
OTHERS = {
    "German": "Die Regierung der Insel hat beschlossen, die Fähre einzustellen, weil der Hafen versandet ist. ",
    "French": "Le conseil de l'île a décidé d'arrêter le bac parce que le port s'ensable depuis des années. ",
    "Russian": "Совет острова решил остановить паром, потому что гавань уже много лет заносит песком. ",
    "Spanish": "El consejo de la isla decidió suspender el transbordador porque el puerto se llena de arena. ",
    "Arabic": "قرر مجلس الجزيرة إيقاف العبارة لأن الميناء يمتلئ بالرمال منذ سنوات طويلة ولا أحد ينظفه. ",
    "Chinese": "岛上的议会决定停运渡轮，因为港口多年来一直淤塞，没有人清理。" * 3,
    "Polish": "Rada wyspy postanowiła zawiesić prom, ponieważ port od lat zamula się piaskiem. ",
}


@pytest.mark.parametrize("name", list(OTHERS))
def test_another_language_is_named(name: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"is in {name}, not read as English"):
        check_language(OTHERS[name] * 4)


@pytest.mark.parametrize("text", [ENGLISH * 5, ENGLISH.upper() * 5, "12345 " * 200, "x"])
def test_english_and_texts_without_enough_letters_pass(text: str) -> None:
    assert check_language(text) == ()


def test_the_limit_is_counted_in_letters() -> None:
    german = OTHERS["German"] * 4
    just_under = german[: next(end for end in range(len(german)) if letters(german[:end], 999) == 199)]
    assert check_language(just_under) == ()
    with pytest.raises(UnreadableDocument):
        check_language(german[: len(just_under) + 1])


def test_shares_sum_to_one() -> None:
    shares = languages(ENGLISH * 10 + OTHERS["French"] * 10)
    assert sum(share for _, share in shares.by_language) == pytest.approx(1)
    assert shares.other == "fr"


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert languages(ENGLISH).english == 1


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("el", "Modern Greek"), ("ceb", "Cebuano"), ("xx", "xx")])
def test_language_name(code: str, name: str) -> None:
    assert language_name(code) == name
