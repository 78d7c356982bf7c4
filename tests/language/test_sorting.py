"""Words stand in the order of their language's alphabet."""

from __future__ import annotations

import pytest

from factdeck.language.sorting import sorting_key


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Apple élan Emu Zebra"),
        ("de", "Ähre Art Straße Strauß Über Zug"),
        ("sv", "Ankare Zon Ånga Ärende Öppning"),
        ("no", "Zar Ære Øst Ås"),
        ("cs", "Cech Čeleď Hora Chalupa Iluze"),
        ("pl", "Luk Łuk Zakon Zysk Źródło Żołnierz"),
        ("es", "Nave Ñandú Óbolo Zarpar"),
        ("tr", "Cami Çağ Iğdır İmparator Şehir"),
        ("hu", "Cukor Csata Öl Zár Zsoldos"),
        ("ru", "Егерь Ёлка Жалованье"),
        ("uk", "Гай Ґанок Інше Їжак Йод"),
        ("el", "Αγορά Άλωση Έδρα Τείχος Ωδή"),
        ("pl", "1836 Adam Adamowicz Żak Ωδή"),
        ("en", "Art Article"),
    ],
)
def test_words_are_sorted_as_their_language_does(lang: str, words: str) -> None:
    given = words.split()
    mixed = given[::-1]
    assert sorted(mixed, key=lambda word: sorting_key(word, lang)) == given
