"""What a template of wikitext shows is what the page's readers see in its place."""

from __future__ import annotations

import pytest

from factdeck.importing.wikitext.shown import shown


@pytest.mark.parametrize("name", ["circa", "c.", "ca"])
def test_a_date_that_is_about_right_has_its_sign_alone_or_before_its_years(name: str) -> None:
    assert shown(name, [], {}) == "c."
    assert shown(name, ["1500"], {}) == "c. 1500"
    assert shown(name, ["1500", "1520"], {}) == "c. 1500–1520"


@pytest.mark.parametrize(
    ("name", "words", "named", "told"),
    [
        ("snd", [], {}, " – "),
        ("nowrap", ["10 km", "20 km"], {}, "10 km"),
        ("formatnum", ["10000"], {}, "10000"),
        ("sup", [], {}, ""),
        ("frac", ["1", "2"], {}, "1⁄2"),
        ("flag", ["JPN"], {"name": "Japan"}, "Japan"),
        ("flagu", ["Japan"], {}, "Japan"),
        ("us$", ["5 million", "1945"], {}, "US$5 million"),
        ("eur", ["5"], {}, "€5"),
        ("start date", ["1945", "8", "9"], {}, "9 August 1945"),
        ("convert", ["5", "to", "10", "sqmi"], {}, "5–10 square miles"),
        ("marriage", ["Ann", "1900", "1910"], {}, "Ann (1900–1910)"),
    ],
)
def test_a_template_shows_its_words(name: str, words: list[str], named: dict[str, str], told: str) -> None:
    assert shown(name, words, named) == told


def test_an_unknown_template_shows_nothing_that_is_known() -> None:
    assert shown("succession box", ["a"], {}) is None
