"""An article without a lead and sections is set as far as it goes."""

from __future__ import annotations

import pytest

from factdeck.building.options import Options
from support.pieces import made, texts

QUIZ = "teaching:\n  quiz:\n    - {question: What colour?, options: [Red, Blue], answer: A}\n"
ENTRIES = {
    "timeline": ("timeline:\n  - {date: 1901, title: It falls}\n", "It falls", "fact-sheet"),
    "quiz": (QUIZ, "What colour?", "worksheet"),
    "people": ("people:\n  - {name: Ann Ash}\n", "Ann Ash", "fact-sheet"),
    "infobox": ("infobox:\n  rows:\n    - {label: Length, value: 40 m}\n", "Length", "fact-sheet"),
    "sources": ("sources:\n  - {id: a, type: book, title: Bridges}\n", "Bridges", "fact-sheet"),
    "see also": ("see_also:\n  - {title: Rivers}\n", "Rivers", "fact-sheet"),
}


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
@pytest.mark.parametrize("name", ENTRIES)
def test_what_there_is_is_set_on_paper_and_on_slides(name: str, theme: str) -> None:
    written, said, sheet = ENTRIES[name]
    for layout in (sheet, "lecture"):
        scene, _ = made(f"title: A bridge\n{written}", layout, Options(theme=theme))
        drawn = "".join(repr(item) for page in scene.pages for item in page.items)
        assert said in " ".join([*texts(scene), drawn]).replace("\u00a0", " ")
