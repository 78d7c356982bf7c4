"""Capitals are those of the language."""

from __future__ import annotations

import pytest

from factdeck.language.letter_case import capitalised, folded, upper


@pytest.mark.parametrize(
    ("text", "lang", "capitals"),
    [
        ("istanbul ılık", "tr", "İSTANBUL ILIK"),
        ("istanbul", "en", "ISTANBUL"),
        ("Άγιος", "el", "ΑΓΙΟΣ"),
        ("Μάιος, ρολόι", "el-GR", "ΜΑΪΟΣ, ΡΟΛΟΪ"),
        ("ευφυΐα", "el", "ΕΥΦΥΪΑ"),
        ("ναι ή όχι", "el", "ΝΑΙ Ή ΟΧΙ"),
        ("straße", "de", "STRASSE"),
        ("été", "fr", "ÉTÉ"),
    ],
)
def test_capitals(text: str, lang: str, capitals: str) -> None:
    assert upper(text, lang) == capitals


@pytest.mark.parametrize(
    ("text", "lang", "capitalised_text"),
    [
        ("ijs", "nl", "IJs"),
        ("ijs", "en", "Ijs"),
        ("izmir", "tr", "İzmir"),
        ("άγιος", "el", "Άγιος"),
        ("", "nl", ""),
    ],
)
def test_first_capitals(text: str, lang: str, capitalised_text: str) -> None:
    assert capitalised(text, lang) == capitalised_text


def test_texts_are_compared_without_capitals() -> None:
    assert folded("ILGAZ İLE", "tr") == "ılgaz ile"
    assert folded("ΛΟΓΟΣ", "el") == folded("λογος", "el")
