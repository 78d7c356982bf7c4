"""A scene's pages as SVG: every item is there, where the scene has it, in the scene's words."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from factdeck.layout.fonts import find_face
from factdeck.scene import (
    Cell,
    DrawingItem,
    Element,
    ImageItem,
    Line,
    Metadata,
    Origin,
    Page,
    Paragraph,
    Piece,
    Row,
    Run,
    Scene,
    ShapeItem,
    SlideLayout,
    SlideMaster,
    TableItem,
    TextItem,
    TextStyle,
)
from factdeck.svg import writing as svg
from factdeck.units import Box, Size
from support.samples import CASES, CONTENT, scene

SVG = "{http://www.w3.org/2000/svg}"
ARTICLES = sorted([*CONTENT.glob("*.yaml"), *CASES.glob("*.yaml")])
STYLE = TextStyle(find_face("Source Sans 3"), 10.0, "#1d1b19")
ON_SLIDE = TextStyle(find_face("Calibri", bold=True), 20.0)


def painted(*items: object, **options: object) -> ElementTree.Element:
    return page_of(Page(size=Size(200, 100), items=list(items)), **options)  # type: ignore[arg-type]


def page_of(page: Page, **options: object) -> ElementTree.Element:
    made = Scene(pages=[page], metadata=Metadata(title="A town", lang="en-GB"))
    return ElementTree.fromstring(svg.render(made, **options).pages[0])  # type: ignore[arg-type]


def run(text: str, style: TextStyle = STYLE, **options: object) -> Run:
    return Run(text, style, "en-GB", **options)  # type: ignore[arg-type]


def paragraph(*lines: Line, **options: object) -> Paragraph:
    runs = tuple(piece.run for line in lines for piece in line.pieces)
    return Paragraph(runs=runs, lines=lines, leading=12.0, **options)  # type: ignore[arg-type]


def line(text: str, baseline: float = 9.0, ending: str = "break", **options: object) -> Line:
    given = run(text, **options)
    return Line(baseline, (Piece(0.0, text, given, 40.0),), ending)  # type: ignore[arg-type]


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_there_are_articles_to_paint() -> None:
    assert len(ARTICLES) >= 4


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_word_of_a_scene_is_text_on_its_page(path: Path, layout: str) -> None:
    made = scene(path, layout)
    result = svg.render(made)
    assert len(result.pages) == len(made.pages)
    for page, told in zip(made.pages, result.pages, strict=True):
        shown = said(ElementTree.fromstring(told))
        for item in page.items:
            for text in paragraphs_of(item):
                assert " ".join(text.replace("\u00ad", "").split()) in shown


def paragraphs_of(item: object) -> list[str]:
    if isinstance(item, TextItem):
        return [each.text for each in item.paragraphs]
    if isinstance(item, TableItem):
        return [each.text for row in item.rows for cell in row.cells for each in cell.paragraphs]
    return []


def test_the_same_scene_gives_the_same_pages() -> None:
    first, second = (svg.render(scene(ARTICLES[0], "fact-sheet")) for _ in range(2))
    assert first.pages == second.pages


def test_a_page_is_as_large_as_the_scene_has_it() -> None:
    assert painted().get("viewBox") == "0 0 200 100"


def test_a_piece_stands_at_its_baseline_in_its_own_face_and_colour() -> None:
    item = TextItem(box=Box(20, 30, 100, 12), paragraphs=[paragraph(line("A town"))])
    piece = next(painted(item).iter(f"{SVG}tspan"))
    assert (piece.text, piece.get("x"), piece.get("y")) == ("A town", "20", "39")
    assert piece.get("font-family") == "'factdeck SourceSans3-Regular'"
    assert (piece.get("font-size"), piece.get("fill")) == ("10", "#1d1b19")


def test_a_pieces_letters_move_as_far_as_they_are_kerned_on_paper() -> None:
    size = TextStyle(STYLE.face, 100.0)
    item = TextItem(box=Box(0, 0, 100, 12), paragraphs=[paragraph(line("To T\u200de on", style=size))])
    piece = next(painted(item).iter(f"{SVG}tspan"))
    assert (piece.text, piece.get("dx")) == ("To T\u200de on", "0 -6.6 0 0 0 -6.6")


def test_nothing_moves_where_nothing_is_kerned() -> None:
    for text, style in (("on", STYLE), ("To", ON_SLIDE), ("T o", STYLE)):
        item = TextItem(box=Box(0, 0, 100, 12), paragraphs=[paragraph(line(text, style=style))])
        assert next(painted(item).iter(f"{SVG}tspan")).get("dx") is None


def test_a_raised_piece_stands_higher() -> None:
    raised = TextStyle(STYLE.face, 7.0, rise=3.0)
    item = TextItem(box=Box(0, 0, 100, 12), paragraphs=[paragraph(line("1", style=raised))])
    assert next(painted(item).iter(f"{SVG}tspan")).get("y") == "6"


def test_the_faces_of_the_pages_are_given_with_their_files() -> None:
    item = TextItem(box=Box(0, 0, 100, 12), paragraphs=[paragraph(line("A town"))])
    made = Scene(pages=[Page(size=Size(9, 9), items=[item])], metadata=Metadata(title="", lang="en"))
    assert dict(svg.render(made).faces) == {"factdeck SourceSans3-Regular": STYLE.face}


def test_a_face_without_a_file_is_asked_for_by_family_and_made_as_wide_as_it_was_measured() -> None:
    item = TextItem(box=Box(0, 0, 100, 24), paragraphs=[paragraph(line("A town", style=ON_SLIDE))])
    piece = next(painted(item).iter(f"{SVG}tspan"))
    assert piece.get("font-family") == "Calibri, Carlito, sans-serif"
    assert (piece.get("font-weight"), piece.get("textLength")) == ("bold", "40")


def test_a_word_divided_between_lines_is_one_word_to_search_for() -> None:
    divided = paragraph(line("exam", ending="hyphen"), line("ple", baseline=21.0))
    page = painted(TextItem(box=Box(0, 0, 100, 24), paragraphs=[divided]))
    texts = list(page.iter(f"{SVG}text"))
    assert said(texts[0]) == "example"
    assert (texts[1].text, texts[1].get("aria-hidden"), texts[1].get("x")) == ("-", "true", "40")


def test_lines_end_with_the_space_that_stands_between_their_words() -> None:
    broken = paragraph(line("a", ending="space"), line("town", baseline=21.0))
    page = painted(TextItem(box=Box(0, 0, 100, 24), paragraphs=[broken]))
    assert said(next(page.iter(f"{SVG}text"))) == "a town"


def test_a_heading_is_one_to_assistive_technology() -> None:
    heading = paragraph(line("History"), element=Element("H2"))
    page = painted(TextItem(box=Box(0, 0, 100, 24), paragraphs=[heading]), heading_level=3)
    found = next(each for each in page.iter() if each.get("role") == "heading")
    assert found.get("aria-level") == "4"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/a?b&c", "https://example.org/a?b&c"),
        ("#source a", "#x-to-source_20_a"),
        ("#nowhere", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_link_leads_where_it_may(link: str, target: str | None) -> None:
    linking = paragraph(line("see", link=link))
    reached = paragraph(line("A source", baseline=30.0), anchor="source a")
    page = painted(TextItem(box=Box(0, 0, 100, 24), paragraphs=[linking, reached]), prefix="x-")
    assert next((each.get("href") for each in page.iter(f"{SVG}a")), None) == target
    assert any(each.get("id") == "x-to-source_20_a" for each in page.iter())


def test_text_of_the_article_is_never_markup() -> None:
    item = TextItem(box=Box(0, 0, 100, 24), paragraphs=[paragraph(line('<script>"&"</script>\x01'))])
    page = painted(item)
    assert said(page) == '<script>"&"</script>'
    assert not list(page.iter(f"{SVG}script"))


def test_where_a_paragraph_is_written_is_told() -> None:
    item = TextItem(
        box=Box(0, 0, 9, 9), paragraphs=[paragraph(line("a"), origin=Origin("content/town.yaml", 12))]
    )
    assert any(each.get("data-at") == "content/town.yaml:12" for each in painted(item).iter())


def test_each_paragraph_of_an_article_knows_its_line() -> None:
    made = scene(CONTENT / "soviet-occupation-of-manchuria.yaml", "fact-sheet")
    lines = {
        paragraph.text.strip(): paragraph.origin.line
        for page in made.pages
        for item in page.items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        if paragraph.origin
    }
    source = (CONTENT / "soviet-occupation-of-manchuria.yaml").read_text(encoding="utf-8").splitlines()
    assert "Days that ended a war" in source[lines["Days that ended a war"] - 1]
    drawings = [item for page in made.pages for item in page.items if isinstance(item, DrawingItem)]
    assert drawings and all(item.origin for item in drawings)


def test_a_table_has_rows_headers_and_cells() -> None:
    def cell(text: str, **options: object) -> Cell:
        return Cell(paragraphs=[paragraph(line(text))], **options)  # type: ignore[arg-type]

    item = TableItem(
        box=Box(10, 10, 100, 40),
        columns=(40.0, 60.0),
        rows=[
            Row(height=20, cells=[cell("Facts", column_span=2)], rule_below=2.0),
            Row(height=20, cells=[cell("Area", fill="#eeeeee"), cell("12 ha")]),
        ],
        header_rows=1,
        header_columns=1,
        rule_colour="#8c1c13",
        alt="Key facts",
    )
    page = painted(item)
    roles = {said(each): each.get("role") for each in page.iter() if each.get("role") in CELLS}
    assert roles == {"Facts": "columnheader", "Area": "rowheader", "12 ha": "cell"}
    table = next(each for each in page.iter() if each.get("role") == "table")
    assert table.get("aria-label") == "Key facts"
    rects = [(each.get("y"), each.get("height"), each.get("fill")) for each in table.iter(f"{SVG}rect")]
    assert rects == [("29", "2", "#8c1c13"), ("30", "20", "#eeeeee")]
    assert [each.get("x") for each in table.iter(f"{SVG}tspan")] == ["10", "10", "50"]


CELLS = ("columnheader", "rowheader", "cell")


def test_a_picture_is_named_by_what_is_in_it_and_kept_once(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "#8c1c13").save(tmp_path / "a.png")
    items = [ImageItem(box=Box(x, 5, 20, 10), file=tmp_path / "a.png", alt="A red field") for x in (0, 30)]
    made = Scene(pages=[Page(size=Size(99, 99), items=[*items])], metadata=Metadata(title="", lang="en"))
    result = svg.render(made, files="files/")
    ((name, bitmap),) = result.bitmaps.items()
    assert bitmap.mime == "image/png" and bitmap.data.startswith(b"\x89PNG")
    shown = list(ElementTree.fromstring(result.pages[0]).iter(f"{SVG}image"))
    assert [each.get("href") for each in shown] == [f"files/{name}"] * 2
    assert shown[1].get("aria-label") == "A red field" and shown[1].get("x") == "30"


def test_a_picture_without_words_is_decoration(tmp_path: Path) -> None:
    Image.new("RGB", (4, 2)).save(tmp_path / "a.png")
    (shown,) = painted(ImageItem(box=Box(0, 0, 9, 9), file=tmp_path / "a.png")).iter(f"{SVG}image")
    assert shown.get("aria-hidden") == "true"


def test_decoration_is_drawn_and_hidden_from_assistive_technology() -> None:
    items = [
        ShapeItem(box=Box(1, 2, 3, 4), fill="#ff0000"),
        ShapeItem(box=Box(0, 0, 10, 20), kind="ellipse", stroke="#00ff00", stroke_width=2, dash=(1, 2)),
        ShapeItem(box=Box(0, 5, 10, 0), kind="line", stroke="#0000ff", stroke_width=1),
    ]
    page = painted(*items)
    ellipse, ruled = next(page.iter(f"{SVG}ellipse")), next(page.iter(f"{SVG}line"))
    assert (ellipse.get("cx"), ellipse.get("ry"), ellipse.get("stroke-dasharray")) == ("5", "10", "1 2")
    assert (ruled.get("x2"), ruled.get("y2"), ruled.get("stroke")) == ("10", "5", "#0000ff")
    assert [each.get("aria-hidden") for each in (ellipse, ruled)] == ["true", "true"]


def test_a_slide_has_its_layouts_background_and_decoration() -> None:
    dark = SlideLayout("Section", (), "#1d1b19", (ShapeItem(box=Box(0, 0, 5, 5), fill="#8c1c13"),))
    master = SlideMaster("classic", Size(200, 100), {}, "Cambria", "Calibri", (dark,))
    page = Page(size=Size(200, 100), layout="Section")
    made = Scene(pages=[page], metadata=Metadata(title="", lang="en"), master=master)
    root = ElementTree.fromstring(svg.render(made).pages[0])
    assert [each.get("fill") for each in root.iter(f"{SVG}rect")] == ["#1d1b19", "#8c1c13"]


def of_language(lang: str, *items: object) -> ElementTree.Element:
    """A page of a document in a language."""
    page = Page(size=Size(200, 100), items=list(items))  # type: ignore[arg-type]
    made = Scene(pages=[page], metadata=Metadata(title="A town", lang=lang))
    return ElementTree.fromstring(svg.render(made).pages[0])


def placed_words(page: ElementTree.Element) -> list[tuple[str, str | None, float]]:
    """Each text's words, the way that it runs, and where it begins."""
    return [
        (said(text), text.get("direction"), float((text if text.get("x") else text[0]).get("x", "nan")))
        for text in page.iter(f"{SVG}text")
    ]


def test_a_text_that_runs_leftward_begins_as_far_from_the_right_edge() -> None:
    arabic = Line(9.0, (Piece(5.0, "معركة", run("معركة"), 40.0),))
    listed = paragraph(arabic, bullet="•", bullet_style=STYLE, bullet_x=1.0)
    page = of_language("ar", TextItem(box=Box(10, 0, 100, 20), paragraphs=[listed]))
    assert placed_words(page) == [("•", "rtl", 109.0), ("معركة", "rtl", 105.0)]
    english = of_language("en", TextItem(box=Box(10, 0, 100, 20), paragraphs=[paragraph(arabic)]))
    assert placed_words(english) == [("معركة", "rtl", 105.0)]


def test_another_text_of_a_page_that_runs_leftward_ends_at_the_right_edge_unless_it_is_listed() -> None:
    words = Line(9.0, (Piece(5.0, "A town", run("A town"), 40.0),))
    texts = [paragraph(words), paragraph(words, bullet="•", bullet_style=STYLE, bullet_x=1.0)]
    page = of_language("ar", TextItem(box=Box(10, 0, 100, 20), paragraphs=texts))
    assert placed_words(page) == [("A town", None, 65.0), ("•", None, 11.0), ("A town", None, 15.0)]


def test_a_table_of_a_page_that_runs_leftward_begins_at_the_right() -> None:
    words = [Line(9.0, (Piece(0.0, letter, run(letter), 6.0),)) for letter in "אב"]
    row = Row(cells=[Cell(paragraphs=[paragraph(each)]) for each in words], height=12.0)
    table = TableItem(box=Box(10, 0, 100, 12), columns=[30.0, 70.0], rows=[row], rule_colour="#000000")
    assert [x for _, _, x in placed_words(of_language("he", table))] == [110.0, 80.0]
