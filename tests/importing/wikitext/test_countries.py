"""A template that shows a flag with its country says the country."""

from __future__ import annotations

import pytest

from factdeck.importing import Given, import_text
from factdeck.importing.wikitext.countries import country_of


@pytest.mark.parametrize(
    ("name", "lang", "country"),
    [
        ("österreich", "de", "Österreich"),
        ("austria", "de", "Österreich"),
        ("usa", "de", "Vereinigte Staaten"),
        ("pol", "en", "Poland"),
        ("deu-1949", "de", "Deutschland"),
        ("japan", "fr-CA", "Japon"),
        ("japan", "tlh", "Japan"),
    ],
)
def test_a_country_is_known_by_its_name_and_by_its_code(name: str, lang: str, country: str) -> None:
    assert country_of(name, lang) == country


@pytest.mark.parametrize("name", ["clear", "at", "xxx", "rho-1968", ""])
def test_what_names_no_country_is_none(name: str) -> None:
    assert country_of(name, "en") == ""


def test_a_list_of_flags_keeps_its_countries() -> None:
    made = import_text(
        "'''A''' hat Nutzer.\n\n* {{Österreich}}: zwei\n* {{Kuba}}: drei\n", "A", Given(lang="de")
    ).text
    assert "- Österreich: zwei" in made and "- Kuba: drei" in made


def test_a_template_with_arguments_is_no_flag() -> None:
    made = import_text("'''A''' b {{Japan|1=x}} c.\n", "A")
    assert "Japan" not in made.text and any("japan" in leftover.told("a") for leftover in made.leftovers)
