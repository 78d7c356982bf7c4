"""Templates of the French wiki show centuries, ordinals, measures and quotations as its readers see them."""

from __future__ import annotations

import pytest

from factdeck.importing import Given, import_text
from factdeck.importing.wikitext.shown import shown


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("xxe siècle", [], "XXe siècle"),
        ("ve siècle av. j.-c.", [], "Ve siècle av. J.-C."),
        ("s-", ["XIX", "e"], "XIXe siècle"),
        ("-s-", ["v", "e"], "Ve siècle av. J.-C."),
        ("1er", [], "1er"),
        ("xive", [], "XIVe"),
        ("unité", ["3204", "habitants"], "3204 habitants"),
        ("m.", ["Dupont"], "M. Dupont"),
        ("citation", ["La ville est belle"], "« La ville est belle »"),
        ("date", ["14", "juillet", "1789"], "14 juillet 1789"),
        ("date", ["14", "7", "1789"], "14 juillet 1789"),
    ],
)
def test_a_template_shows_its_words_in_french(name: str, words: list[str], told: str) -> None:
    found = shown(name, words, {}, "fr")
    assert found is not None and found.replace("\u00a0", " ") == told


def test_a_quotation_is_no_source() -> None:
    made = import_text(
        "'''Zenda''' : {{Citation|La ville est belle}}, dit le roi.\n", "A", Given(lang="fr")
    ).text
    assert "« La ville est belle », dit le roi." in made and "sources:" not in made


def test_other_languages_know_none_of_them() -> None:
    assert shown("xxe siècle", [], {}, "en") is None and shown("1er", [], {}, "de") is None
