"""A number stands beside its unit as its language writes it, on slides, on paper and in notes."""

from __future__ import annotations

import pytest

from support.pieces import made, texts

ARTICLE = "title: A\nlang: {lang}\nsections: [{{heading: B, figure: {{value: '45', unit: '{unit}'}}, points: [C, D]}}]\n"


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
@pytest.mark.parametrize(
    ("lang", "unit", "told"),
    [
        ("en", "%", "45%"),
        ("de", "%", "45\u00a0%"),
        ("tr", "%", "%45"),
        ("eu", "%", "%\u00a045"),
        ("en", "°", "45°"),
        ("en", "°C", "45\u00a0°C"),
    ],
)
def test_a_sign_of_percentages_or_degrees_has_the_space_that_its_language_gives_it(
    lang: str, unit: str, told: str, layout: str
) -> None:
    assert told in texts(made(ARTICLE.format(lang=lang, unit=unit), layout)[0])


def test_a_number_without_a_sentence_stands_in_the_notes_without_a_colon() -> None:
    text = ARTICLE.format(lang="en", unit="km").replace(
        "points: [C, D]", "quotation: {text: C}, show: quotation"
    )
    pages = made(text, "lecture")[0].pages
    assert "45\u00a0km" in [note.text for page in pages for note in page.notes]
