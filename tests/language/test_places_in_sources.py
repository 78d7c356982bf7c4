"""Places in sources that are typed in English stand as the article's language has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.language import places_in_sources
from factdeck.language.places_in_sources import place_in
from factdeck.layout.loading import own_layouts

LANGUAGES = sorted(path.stem.split("-")[0] for path in (own_layouts() / "words").glob("*.yaml"))


@pytest.mark.parametrize(
    ("typed", "lang", "told"),
    [
        ("p. 3", "pl", "s. 3"),
        ("p. 3", "pt-PT", "p. 3"),
        ("pp. 3–5", "tr", "ss. 3–5"),
        ("pp. 3 and 7", "el", "σσ. 3, 7"),
        ("p. 3", "hu", "3. o."),
        ("chapter 4.", "hu", "4. fej."),
        ("p. 3", "zh-TW", "第3頁"),
        ("p. 3", "ja", "3頁"),
        ("vol. II, p. 14", "ru", "т. II, с. 14"),
        ("pp. xii–xiv, i gdzie indziej", "pl", "s. xii–xiv, i gdzie indziej"),
        ("p. 3", "he", "עמ׳ 3"),
        ("s. 3", "pl", "s. 3"),
        ("note 3", "fr", "note 3"),
        ("v. 3", "pt", "v. 3"),
        ("pp. 3 and 7", "en-GB", "pp. 3 and 7"),
        ("p. 3", "eo", "p. 3"),
        ("Chapel 3", "pl", "Chapel 3"),
        ("", "pl", ""),
    ],
)
def test_english_words_of_a_place_are_told_in_the_language(typed: str, lang: str, told: str) -> None:
    assert place_in(typed, lang).replace("\u00a0", " ") == told


def test_each_language_of_the_layouts_has_all_of_them() -> None:
    table = Path(places_in_sources.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    kinds = {
        line.split(": ")[0]: {each.split(" ")[0] for each in line.split(": ", 1)[1].split("; ")}
        for line in table
    }
    needed = kinds["nb"] - {"keep"}
    assert "page" in needed
    assert all(needed <= kinds[lang] for lang in LANGUAGES if lang != "en")
