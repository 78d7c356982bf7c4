"""A slide inside a document: below its section, its title a heading, headings below that, feet artifacts, links alive."""

from __future__ import annotations

from factdeck.drawing import Drawing
from factdeck.place.reread import reread_items
from factdeck.scene import (
    AnyItem,
    DrawingItem,
    Element,
    Face,
    LevelStyle,
    Line,
    Page,
    Paragraph,
    Piece,
    Placeholder,
    PlaceholderKind,
    Run,
    SlideLayout,
    TextItem,
    TextStyle,
)
from factdeck.units import Box, Size

STYLE = TextStyle(Face("A-Regular", "A"), 20.0)
BOX = Box(0, 0, 100, 20)


def placeholder(name: str, kind: PlaceholderKind) -> Placeholder:
    return Placeholder(name, kind, BOX, (LevelStyle(STYLE, 24.0),))


LAYOUT = SlideLayout(
    "Points", (placeholder("head", "ftr"), placeholder("title", "title"), placeholder("number", "sldNum"))
)


def text(
    words: str, place: str = "", element: Element | None = None, link: str = "", anchor: str = ""
) -> TextItem:
    own = Element("Link", element) if link and element else None
    run = Run(words, STYLE, "en", link=link, element=own)
    lines = (Line(18.0, (Piece(0.0, words, run, 80.0),)),)
    paragraph = Paragraph(runs=(run,), lines=lines, leading=24.0, element=element, anchor=anchor)
    return TextItem(box=BOX, placeholder=place, paragraphs=[paragraph])


def reread(*items: AnyItem, level: int = 2) -> tuple[Element, list[AnyItem]]:
    section = Element("Sect")
    return section, reread_items(Page(size=Size(960, 540), items=[*items]), LAYOUT, section, level)


def roles(item: AnyItem) -> list[str]:
    """From the section down to the element of a text's first paragraph, or of a figure."""
    element = item.paragraphs[0].element if isinstance(item, TextItem) else item.element  # type: ignore[union-attr]
    found: list[str] = []
    while element is not None:
        found.insert(0, element.role)
        element = element.parent
    return found


def test_the_title_is_the_section_s_heading_whatever_it_was_on_the_slide() -> None:
    for element in (None, Element("H1"), Element("P")):
        _, items = reread(text("Why?", "title", element))
        assert roles(items[0]) == ["Sect", "H2"]


def test_headings_inside_a_slide_are_one_level_below_its_title_and_none_is_skipped() -> None:
    _, items = reread(text("Why?", "title"), text("Below", element=Element("H2")))
    assert roles(items[1]) == ["Sect", "H3"]
    _, untitled = reread(text("Below", element=Element("H5")))
    assert roles(untitled[0]) == ["Sect", "H2"]
    _, deepest = reread(text("Why?", "title"), text("Below", element=Element("H2")), level=6)
    assert roles(deepest[1]) == ["Sect", "H6"]


def test_items_of_one_list_stay_in_one_list() -> None:
    listed = Element("L")
    first, second = (Element("P", Element("LBody", Element("LI", listed))) for _ in range(2))
    _, items = reread(text("One", element=first), text("Two", element=second))
    assert [roles(item) for item in items] == [["Sect", "L", "LI", "LBody", "P"]] * 2
    lists = {
        id(each.paragraphs[0].element.parent.parent.parent)  # type: ignore[union-attr]
        for each in items
        if isinstance(each, TextItem)
    }
    assert len(lists) == 1 and listed.parent is None


def test_a_slide_may_stand_in_two_sections() -> None:
    item = text("One", element=Element("P"))
    (one, [first]), (other, [second]) = reread(item), reread(item)
    assert isinstance(first, TextItem) and isinstance(second, TextItem)
    assert first.paragraphs[0].element.parent is one  # type: ignore[union-attr]
    assert second.paragraphs[0].element.parent is other  # type: ignore[union-attr]


def test_a_running_head_is_read_before_the_title_and_a_number_is_not_read() -> None:
    _, items = reread(
        text("Why?", "title"), text("Part 1", "head", Element("P")), text("7", "number"), text("Loose")
    )
    assert [roles(item) for item in items] == [["Sect", "P"], ["Sect", "H2"], [], ["Sect", "P"]]


def test_a_drawing_that_tells_something_is_a_figure_and_another_is_none() -> None:
    drawing = Drawing(10, 10, ())
    _, items = reread(
        DrawingItem(box=BOX, drawing=drawing, alt="A map."), DrawingItem(box=BOX, drawing=drawing)
    )
    assert [roles(item) for item in items] == [["Sect", "Figure"], []]
    assert items[0].element.alt == "A map."  # type: ignore[union-attr]


def test_links_lead_out_of_the_document_and_to_the_places_of_other_slides() -> None:
    outside, inside = "https://example.org/", "#source a"
    _, items = reread(
        text("Out", element=Element("P"), link=outside),
        text("Out", link=outside),
        text("In", element=Element("P"), link=inside, anchor="source a"),
    )
    shown = [item.paragraphs[0] for item in items if isinstance(item, TextItem)]
    pieces = [each.lines[0].pieces[0].run for each in shown]
    assert [run.link for run in pieces] == [outside, outside, inside]
    assert [run.element.role for run in pieces if run.element] == ["Link", "Link", "Link"]
    assert pieces[1].element.parent is shown[1].element  # type: ignore[union-attr]
    assert [each.anchor for each in shown] == ["", "", "source a"]
