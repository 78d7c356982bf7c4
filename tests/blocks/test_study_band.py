"""Words and people at a sheet's foot, in columns that end as evenly as they can be."""

from __future__ import annotations

from factdeck.scene import Page, TextItem
from place.support_sheets import SENTENCE, sheet


def columns(page: Page, names: list[str]) -> list[list[str]]:
    """The names by the column in which they stand."""
    found: dict[float, list[str]] = {}
    for item in page.items:
        for name in names:
            if isinstance(item, TextItem) and item.paragraphs[0].text.startswith(name):
                found.setdefault(round(item.box.x), []).append(name)
    return [found[x] for x in sorted(found)]


def test_a_long_text_stands_in_a_column_of_its_own() -> None:
    people = [
        {"name": "Anna"},
        {"name": "Bert"},
        {"name": "Carl", "text": SENTENCE * 3},
        {"name": "Dora"},
        {"name": "Emil"},
    ]
    page = sheet({"title": "A town", "lead": "B.", "people": people}).pages[0]
    names = [person["name"] for person in people]
    assert columns(page, names) == [["Anna", "Bert"], ["Carl"], ["Dora", "Emil"]]


def test_words_of_one_length_fill_their_columns_evenly() -> None:
    terms = [f"Term {number}" for number in range(10, 22)]
    glossary = [{"term": term, "meaning": "A stone in an arch."} for term in terms]
    page = sheet({"title": "A town", "lead": "B.", "teaching": {"glossary": glossary}}).pages[0]
    assert [len(column) for column in columns(page, terms)] == [4, 4, 4]
