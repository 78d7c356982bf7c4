"""An article without a title of its own has the name that its first sentence begins with."""

from __future__ import annotations

import pytest

from factdeck.article import plain
from factdeck.importing import Given, import_text
from support.imports import article_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("'''Zenda Star''' is a paper.", "Zenda Star"),
        ("The '''''Zenda Star''''' is a paper.", "Zenda Star"),
        ("'''Зе́нда''' — город.", "Зенда"),
        ("* '''1810''' Ann\n\nA list.", "File name"),
        ("'''Note'''\n\nIt stands.", "File name"),
        ("A list of '''British''' films.", "File name"),
        ("{{Infobox person|name=Zenda}}'''Zenda Star''' is a paper.", "Zenda"),
    ],
)
def test_a_page_is_called_by_the_bold_words_that_it_begins_with(text: str, title: str) -> None:
    assert plain(article_of(import_text(text, "File name")).title) == title


def test_the_person_who_imports_names_the_article() -> None:
    made = article_of(import_text("'''Zenda''' is a town.", "File name", Given(title="Mine")))
    assert plain(made.title) == "Mine"
