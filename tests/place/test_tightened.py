"""Themes of free pages: rooms between texts give way where a page would hold next to nothing, and type keeps its size."""

from __future__ import annotations

import pytest

from factdeck.building.options import Options
from factdeck.layout.loading import layout_files, read_theme
from factdeck.messages.problems import Problems
from factdeck.scene import Scene, paragraphs_of
from support.pieces import made

TITLE = "A history of the mills on the upper river and of the families who owned them"
EVENTS = "".join(
    f"  - {{date: {1700 + number * 9}, title: The price of flour doubled for the {number + 2}th time}}\n"
    for number in range(9)
)


def pages(layout: str, title: str, theme: str = "reading", paper: str = "A4") -> Scene:
    scene, _ = made(f"title: {title}\ntimeline:\n{EVENTS}", layout, Options(theme=theme, paper=paper))
    return scene


@pytest.mark.parametrize(("theme", "paper"), [("reading", "A4"), ("classic", "A5")])
@pytest.mark.parametrize("words", range(2, 16))
def test_no_statement_stands_alone_on_a_page_of_its_own(words: int, theme: str, paper: str) -> None:
    scene = pages("find-and-fix", " ".join(TITLE.split()[:words]), theme, paper)
    numbers = [
        [each.bullet for item in page.items for each in paragraphs_of(item) if each.bullet]
        for page in scene.pages
    ]
    assert numbers == [[f"{number}." for number in range(1, 10)]] * 2


def test_type_is_as_large_where_spaces_gave_way() -> None:
    sizes = {
        run.style.size
        for page in pages("find-and-fix", TITLE).pages
        for item in page.items
        for each in paragraphs_of(item)
        if each.bullet
        for run in each.runs
    }
    assert sizes == {12.0}


def test_a_tightened_theme_has_smaller_spaces_and_the_same_type() -> None:
    theme = read_theme("reading", "paper", layout_files(), Problems())
    assert theme is not None
    tight = theme.tightened(0.9)
    assert tight.space("answer line") == pytest.approx(0.9 * theme.space("answer line"))
    assert tight.style("asked").space_before == pytest.approx(0.9 * theme.style("asked").space_before)
    for name in ("asked", "body", "heading"):
        one, two = tight.style(name), theme.style(name)
        assert (one.size, one.leading, one.indent) == (two.size, two.leading, two.indent)
    assert tight.tightened(1.0).space("block") == theme.space("block")
