"""Pages of one column are full to the foot: what can't be divided is made lower, or text goes before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.drawing import Drawing, Ink, Text
from factdeck.place.box import FlowBox, natural_height
from factdeck.place.boxes.figure import Figure, Picture
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.hollows import without_hollow
from factdeck.scene import Bookmark, Page, paragraphs_of
from factdeck.units import Size
from place.support_boxes import STYLE, Block, paragraph
from place.support_sheets import content, made

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*(ROOT / "content").glob("*.yaml"), *(ROOT / "tests/cases").glob("*/*.yaml")])
MARGINS = {"reading": (56.7, 62.4), "large-print": (51.0, 68.0)}
"""Points above and below what the pages of a theme hold."""
FULL = 0.7
"""Of a page's height: how far down any but the last one reaches at least."""
WIDTH, HEIGHT = 200.0, 300.0


def reached(page: Page, theme: str) -> float:
    top, bottom = MARGINS[theme]
    lowest = max(item.box.bottom for item in content(page))
    return (lowest - top) / (page.size.height - top - bottom)


@pytest.mark.parametrize("theme", MARGINS)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_page_but_the_last_is_left_nearly_half_empty(path: Path, theme: str) -> None:
    scene, _ = made(path.read_text(), theme=theme, folder=path.parent)
    assert scene is not None
    assert min([reached(page, theme) for page in scene.pages[:-1]], default=1.0) > FULL


def mended(boxes: list[FlowBox], rest: int) -> list[FlowBox] | None:
    return without_hollow(boxes, boxes[-rest:], WIDTH, HEIGHT, 7.0)


def heading(title: str, order: int) -> FlowBox:
    return paragraph(1, bookmark=Bookmark(title, 2), keep_with_next=True, order=order)


def section(title: str, lines: int) -> list[FlowBox]:
    return [heading(title, 5), paragraph(lines, order=5)]


def picture(high: float, **options: object) -> Picture:
    return Picture(file=Path("a.png"), pixels=Size(WIDTH, high), **options)  # type: ignore[arg-type]


def test_a_picture_is_made_somewhat_lower_to_stand_at_the_foot_of_a_page() -> None:
    boxes = [Block(high=180), picture(160, keep_with_next=True), paragraph(1), paragraph(9)]
    better = mended(boxes, 3)
    assert better is not None
    assert natural_height(better[:3], WIDTH) == pytest.approx(HEIGHT)


def test_a_picture_is_not_made_half_as_high() -> None:
    assert mended([Block(high=220), picture(200)], 1) is None


def test_a_picture_that_has_no_room_stays_in_its_section() -> None:
    boxes = [Block(high=200), Block(high=250, keep_with_next=True), paragraph(1), paragraph(30)]
    assert mended(boxes, 3) is None


def test_a_section_goes_before_the_drawing_of_another_block_and_is_read_there() -> None:
    drawing = [heading("Map", 3), Block(high=250, order=3)]
    boxes = [Block(high=100), *drawing, *section("A", 40), *section("B", 40)]
    better = mended(boxes, 6)
    assert better is not None
    assert [box.bookmark.title for box in better if box.bookmark] == ["A", "Map", "B"]
    assert [box.order for box in better] == [0, 3, 3, 3, 3, 5, 5]


def test_as_many_sections_go_before_a_drawing_as_fill_the_page() -> None:
    drawing = [heading("Map", 3), Block(high=250, order=3)]
    boxes = [Block(high=100), *drawing, *(box for name in "ABCD" for box in section(name, 7))]
    better = mended(boxes, 10)
    assert better is not None
    assert [box.bookmark.title for box in better if box.bookmark] == ["A", "B", "Map", "C", "D"]


def test_a_section_never_goes_before_another() -> None:
    boxes = [Block(high=100), heading("A", 5), Block(high=250, order=5), *section("B", 40)]
    assert mended(boxes, 4) is None


def test_a_block_that_has_begun_is_not_interrupted_by_another() -> None:
    questions = [Block(high=100, order=3), Block(high=250, order=3)]
    boxes = [heading("Questions", 3), *questions, *section("Map", 40)]
    assert mended(boxes, 3) is None


def test_a_page_that_is_nearly_full_is_left_as_it_is() -> None:
    assert mended([Block(high=240), picture(100), paragraph(9)], 2) is None


def test_maps_and_timelines_are_read_where_they_stand() -> None:
    path = ROOT / "content" / "treaty-of-tordesillas.yaml"
    scene, _ = made(path.read_text(), theme="large-print", folder=path.parent)
    assert scene is not None
    headings = [
        paragraph.text
        for page in scene.pages
        for item in page.items
        for paragraph in paragraphs_of(item)
        if paragraph.element and paragraph.element.role == "H2"
    ]
    assert headings[:4] == [
        "Two crowns and one sea",
        "Where did the line run?",
        "Timeline",
        "At the table",
    ]


def labelled(width: float, height: float) -> Drawing:
    """A drawing with a word that is as small as any may be."""
    text = Text(0.0, 9.0, "Ashby", STYLE.text_style().face, 7.0, Ink("#000000"), 20.0)
    return Drawing(width, height, (text,))


def test_a_drawing_whose_words_are_small_is_drawn_lower_and_not_made_smaller() -> None:
    def figure(**options: object) -> Figure:
        return Figure(draw=lambda width: labelled(width, 160.0), **options)  # type: ignore[arg-type]

    assert mended([Block(high=180), figure()], 1) is None
    better = mended([Block(high=180), figure(draw_within=labelled)], 1)
    assert better is not None
    assert isinstance(better[1], Figure)
    assert better[1].height(WIDTH) == pytest.approx(HEIGHT - 180)
    assert better[1].drawing(WIDTH).width == WIDTH


def test_nothing_goes_before_a_table_that_goes_on_by_itself() -> None:
    rows = [GridRow(cells=[GridCell(texts=[paragraph(6)])]) for _ in range(4)]
    table = Grid(columns=(None,), rows=rows, padding=(0.0, 0.0, 0.0, 0.0), order=3)
    boxes = [Block(high=200), heading("Steps", 3), table, *section("Questions", 40)]
    assert table.is_text
    assert mended(boxes, 4) is None
