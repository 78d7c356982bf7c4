"""Copies of a page stand below each other on its paper, each read by itself."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from factdeck import api
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.place.copies import with_copies
from factdeck.scene import AnyItem, DrawingItem, ImageItem, Page, Scene, ShapeItem, TableItem, paragraphs_of
from factdeck.units import Box, Size
from support.samples import CASES, ROOT
from support.tagged import read_tagged

LAYOUT = """\
output: pdf
fit: free
page: {size: A4, margins: [5mm, 10mm, 10mm, 10mm], copies: %d}
foot: {right: page}
pages: [{regions: {main: {}}}]
blocks:
  - title
  - {block: timeline, form: table}
  - {block: map, form: full, height: 30mm}
  - {block: infobox picture}
"""


@pytest.fixture(autouse=True)
def layouts(here: Path) -> None:
    (here / "layouts").mkdir()


def scene(copies: int) -> Scene:
    Path("layouts/mine.yaml").write_text(LAYOUT % copies, encoding="utf-8")
    problems = Problems()
    given = api.load(ROOT / "tests" / "cases" / "every-field" / "article.yaml")
    made = place_layout(given, "mine", problems, Options())
    assert made is not None, "\n".join(map(str, problems))
    assert isinstance(made.document, Scene)
    return made.document


def test_one_copy_is_the_page_as_it_is() -> None:
    page = Page(size=Size(100.0, 50.0), items=[ShapeItem(box=Box(0.0, 0.0, 9.0, 9.0))])
    assert with_copies([page], 1, "#000000") == [page]


def test_three_copies_have_two_lines_between_them() -> None:
    page = Page(size=Size(100.0, 50.0), items=[ShapeItem(box=Box(7.0, 10.0, 9.0, 9.0))])
    [made] = with_copies([page], 3, "#123456")
    assert made.size == Size(100.0, 150.0)
    cuts = [item for item in made.items if item.name == "cut line"]
    assert [(cut.box.x, cut.box.y, cut.box.width) for cut in cuts] == [
        (0.0, 50.0, 100.0),
        (0.0, 100.0, 100.0),
    ]
    assert [item.box.y for item in made.items if item not in cuts] == [10.0, 60.0, 110.0]


def test_the_paper_keeps_its_size_and_pages_are_as_high_as_their_part_of_it() -> None:
    made = scene(2)
    assert {round(page.size.height) for page in made.pages} == {842}
    assert len(made.pages) > len(scene(1).pages)


def elements(items: list[AnyItem]) -> set[int]:
    """Those that items belong to, by what tells them apart."""
    found: list[object] = []
    for item in items:
        found.append(getattr(item, "element", None))
        found += getattr(item, "elements", {}).values()
        for paragraph in paragraphs_of(item):
            found += [paragraph.element, paragraph.label, *(run.element for run in paragraph.runs)]
            found += [piece.run.element for line in paragraph.lines for piece in line.pieces]
        if isinstance(item, TableItem):
            found += [cell.element for row in item.rows for cell in row.cells]
    return {id(each) for each in found if each is not None}


def test_what_stands_below_the_line_has_elements_of_its_own_and_as_many() -> None:
    for page in scene(2).pages:
        half = page.size.height / 2
        above = [item for item in page.items if item.box.y < half]
        below = [item for item in page.items if item.box.y > half]
        assert len(elements(above)) == len(elements(below)) > 0
        assert not elements(above) & elements(below)


def test_tables_drawings_and_pictures_are_copied_with_what_is_said_of_them() -> None:
    below = [item for page in scene(2).pages for item in page.items if item.box.y > page.size.height / 2]
    kinds = {type(item): item for item in below}
    for kind in (TableItem, DrawingItem, ImageItem):
        assert getattr(kinds[kind], "alt", "")


def test_a_pdf_shows_and_tells_each_word_as_often_as_there_are_copies() -> None:
    [file] = api.build(CASES / "town.yaml", "exit-ticket").files
    document = read_tagged(file.data).document
    Path("ticket.pdf").write_bytes(file.data)
    shown = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader("ticket.pdf").pages)
    assert shown.count("NetherWallop") == "".join(document.text.split()).count("NetherWallop") == 2
    assert [node.text for node in document.all("H1")] == ["Nether Wallop"] * 2
