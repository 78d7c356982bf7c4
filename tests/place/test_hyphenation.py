"""Where a word may be divided."""

from __future__ import annotations

import pytest

from factdeck.place.hyphenation import hyphen_points


def divided(word: str, lang: str) -> str:
    parts, start = [], 0
    for at in hyphen_points(word, lang):
        parts.append(word[start:at])
        start = at
    return "-".join([*parts, word[start:]])


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("demonstration", "en-US", "demon-stra-tion"),
        ("occupation", "en-GB", "occu-pa-tion"),
        ("Eisenbahn", "de", "Eisen-bahn"),
        ("маньчжурия", "ru", "мань-чжу-рия"),
    ],
)
def test_a_word_is_divided_by_its_language(word: str, lang: str, expected: str) -> None:
    assert divided(word, lang) == expected


@pytest.mark.parametrize(
    ("word", "lang"), [("Manchuria", "en"), ("Mandchourie", "fr"), ("UNESCO", "de"), ("NATO", "en")]
)
def test_names_and_initials_stay_whole(word: str, lang: str) -> None:
    assert hyphen_points(word, lang) == ()


def test_two_letters_stay_before_and_three_after() -> None:
    for word in ("elapsed", "another", "already", "ideology", "reality", "ago", "until"):
        for at in hyphen_points(word, "en-US"):
            assert at >= 2 and len(word) - at >= 3


def test_a_division_that_changes_the_spelling_is_left_alone() -> None:
    assert hyphen_points("asszonnyal", "hu") == ()


@pytest.mark.parametrize("lang", ["", "zh", "xx-YY", "ja"])
def test_a_language_without_patterns_divides_nothing(lang: str) -> None:
    assert hyphen_points("demonstration", lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en-GB",
            "the occupation of manchuria began with an invasion by three fronts of the soviet army nevertheless",
        ),
        (
            "en-US",
            "demonstration machinery international associates record present project table process philanthropic",
        ),
        (
            "de",
            "besatzungszeit eisenbahnverwaltung zwangsarbeiter donaudampfschifffahrt straßenbahn überfall",
        ),
        ("fr", "l'occupation soviétique démontage chemins aujourd'hui gouvernement parallèlement"),
        ("ru", "советская оккупация маньчжурии железнодорожный правительство наступление"),
        ("es", "ocupación ferrocarril desmantelamiento industrias guerrilleros"),
        ("nl", "bezetting spoorwegmaatschappij terugtrekking oorlogsverklaring"),
        ("el", "κατοχή μαντζουρία κυβέρνηση σιδηρόδρομος αυτοκρατορία"),
    ],
)
def test_divisions_are_those_that_pyphen_finds(lang: str, text: str) -> None:
    pyphen = pytest.importorskip("pyphen")
    judge = pyphen.Pyphen(lang=pyphen.language_fallback(lang.replace("-", "_")), left=3, right=3)
    found = 0
    for word in text.replace("'", " ").split():
        expected = [int(at) for at in judge.positions(word) if not at.data]
        assert list(hyphen_points(word, lang)) == expected, word
        found += len(expected)
    assert found > 5
