"""A language is told by its most common words where a text has several of them, and no language by a few."""

from __future__ import annotations

import pytest

from factdeck.importing import Given, import_text
from factdeck.importing.common_words import language_of_words
from factdeck.importing.leftovers import CONTRADICTED, GUESSED, TAKEN_FOR_ENGLISH
from support.imports import article_of

SENTENCES = {
    "en": "The town was founded in the year of the flood and is known for its harbour",
    "de": "Die Stadt wurde nach der Flut gegründet und ist für den Hafen mit dem Turm bekannt",
    "fr": "La ville est connue pour le port dans lequel les navires du roi et des marchands sont",
    "es": "La ciudad fue fundada en el siglo por los romanos y es conocida por su puerto como las otras del sur",
    "it": "La città è nel sud della regione e il porto fu fondato dai romani che con gli altri si sono uniti",
    "pt": "A cidade foi fundada no sul da região e não é conhecida pelo porto dos romanos mas por uma ponte",
    "nl": "De stad werd door het water niet bereikt en van de haven is een deel op de kaart met het oude dorp",
    "sv": "Staden är känd för den hamn som inte är till för att lägga till i, och det var en kung från söder",
    "pl": "Miasto jest znane z portu, który był w tym roku i nie jest dla statków, że się do niego płynie na południe",
    "ru": "Город был основан в этом году и не для того, что он был на реке, а из-за моря, как и другие",
    "uk": "Місто було засноване у цьому році, що не був для нього добрим, та від моря і до річки",
}
CHANGES = "build: do not link a file as no one asked (Ben Noordhuis) http: add a test, do less (Isaac) " * 9


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_of_the_language_whose_common_words_it_has(lang: str) -> None:
    assert language_of_words(SENTENCES[lang].replace(",", "").split()) == lang


@pytest.mark.parametrize(
    "text", ["", "Rudolf", "in in in in in", CHANGES, "Lorem ipsum dolor sit amet " * 20]
)
def test_a_text_of_few_common_words_is_of_none(text: str) -> None:
    assert language_of_words(text.replace(":", "").split()) == ""


NOTES = """Contexte européen en 1914 : tensions entre grandes puissances, système d'alliances, nationalisme. Guerre de
position : front stabilisé, batailles meurtrières. Mobilisation : économie de guerre, femmes dans les usines, propagande,
censure, union sacrée. Conséquences : traité signé par les vainqueurs, nouvelle carte, crise pour une génération.
Bilan humain et matériel : pertes massives, villes détruites, émotion sur les fronts."""


def test_notes_have_fewer_common_words_and_are_told_where_no_other_language_has_nearly_as_many() -> None:
    assert language_of_words(NOTES.replace(",", "").replace(":", "").split()) == "fr"


def test_of_a_few_languages_two_words_tell_one_and_none_where_two_are_as_likely() -> None:
    assert language_of_words(["ernannt", "von", "bei"], ("af", "cs", "de")) == "de"
    assert language_of_words(["die", "in", "von", "dem", "en", "was"], ("af", "de")) == "af"
    assert language_of_words(["og", "det", "er"], ("da", "nb")) == ""
    assert language_of_words(["og", "det", "er"], ("th", "zh")) == ""


GERMAN = "Die alte Brücke wurde nach dem Krieg von der Stadt gebaut, und sie ist mit dem Fluss als ein Teil der Stadt zum Bild auf dem Wappen geworden, das sich im Saal befindet."


@pytest.mark.parametrize(
    ("said", "lang", "told"),
    [
        ("", "de", ""),
        ("de-AT", "de-AT", ""),
        ("en", "de", f"{CONTRADICTED}: en, de"),
        ("cy", "cy", ""),
        ("nl", "de", f"{CONTRADICTED}: nl, de"),
    ],
)
def test_a_page_whose_words_speak_against_its_language_is_of_that_of_its_words(
    said: str, lang: str, told: str
) -> None:
    page = f"<!doctype html><html lang='{said}'><body><h1>Die Brücke</h1><p>{GERMAN}</p>"
    made = import_text(page)
    assert article_of(made).lang == lang
    assert [each.what for each in made.leftovers if "language" in each.what] == ([told] if told else [])
    assert article_of(import_text(page, given=Given(lang="fr"))).lang == "fr"


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "Die alte Brücke, erbaut nach großer Flut, steht schmal neben dem Turm, hoch über Wiesen, Gärten, Mühlen, Feldern, Höfen.",
            "de",
            f"{GUESSED}: de",
        ),
        (
            "Le vieux pont, ruine grise, montre encore les arches cassées, une tour, quatre maisons basses, trois moulins, mille saules, cent barques.",
            "fr",
            f"{GUESSED}: fr",
        ),
        ("The bridge is narrow and it stands in a town.", "en", ""),
        (
            "Ponte vecchio, torre alta, chiesa piccola, mulino rotto, mura forti.",
            "en",
            f"{TAKEN_FOR_ENGLISH}: --lang",
        ),
        ("It stands.", "en", ""),
    ],
)
def test_a_language_that_few_words_tell_is_told_as_a_guess(text: str, lang: str, told: str) -> None:
    made = import_text(f"# A title\n\n{text}\n")
    assert article_of(made).lang == lang
    assert [each.what for each in made.leftovers if "language" in each.what] == ([told] if told else [])
