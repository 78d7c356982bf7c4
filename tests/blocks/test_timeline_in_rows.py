"""A timeline in rows on paper, on slides and to those who hear it; and the strip and route of a deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import pdf
from factdeck.blocks.timeline import LEAST_ROWS
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import Drawing, Group, Rect, leaves, texts
from factdeck.messages.problems import Problems
from factdeck.scene import DrawingItem, Scene
from support.samples import article
from support.tagged import read_tagged, spoken

EVENTS = "".join(
    f"  - {{date: {1701 + 9 * number}-03-0{1 + number}, title: Event {number}, lane: {('War', 'Trade')[number % 2]}}}\n"
    for number in range(7)
)
TOWN = f"title: A town\nlang: en-GB\nlead: It burns.\ntimeline:\n{EVENTS}"
SECTIONS = """sections:
  - {heading: Early, text: It began., dates: 1701/1720}
  - heading: Late
    text: It ended.
    dates: 1721/1755
    sections:
      - {heading: Within, text: More of it.}
"""
SHEET = """output: pdf
theme: classic
page: {size: A4, margins: [16mm, 16mm, 18mm, 18mm]}
pages: [{regions: {main: {}}}]
blocks:
  - {block: title, in: main}
  - {block: timeline, in: main, form: rows, OPTIONS}
"""
DECK = """extends: lecture
layouts:
  Plain:
    places:
      title: {kind: title, at: [0.6in, 0.7in, 12.13in, 1.1in], style: title, prompt: Title}
      figure: {at: [0.6in, 2in, 12.13in, 4.7in]}
      strip: {at: [0.6in, 6.83in, 12.13in, 0.45in]}
slides:
  - {layout: Plain, title: title, fill: {figure: {block: timeline, form: rows}, strip: {block: timeline strip, of: all}}}
  - {layout: Plain, title: title, fill: {figure: route, strip: {block: timeline strip, of: none}}}
  - for each: sections
    slides:
      - {layout: Plain, title: heading, fill: {strip: timeline strip}, always: yes}
      - {layout: Plain, title: point, fill: {strip: timeline strip}}
"""


def made(folder: Path, layout: str, text: str = TOWN, theme: str = "") -> Scene:
    (folder / "town.yaml").write_text(text, encoding="utf-8")
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    found = place_layout(
        article(folder / "town.yaml"), str(folder / "layout.yaml"), Problems(), Options(theme=theme)
    )
    assert found is not None
    return found.document


def drawings(found: Scene, page: int = 0) -> list[DrawingItem]:
    return [item for item in found.pages[page].items if isinstance(item, DrawingItem)]


def words(drawing: Drawing) -> list[str]:
    return [text.text.replace("\u00a0", " ") for text, _ in texts(drawing)]


def test_on_paper_the_drawing_is_a_figure_before_the_list_of_its_labels(tmp_path: Path) -> None:
    found = made(tmp_path, SHEET.replace("OPTIONS", "text: no"))
    document = read_tagged(pdf.render(found)).document
    (figure,) = document.all("Figure")
    assert (
        spoken(figure.alt)
        == "Timeline. Events: 7. First: 1 March 1701 (Event 0). Last: 7 March 1755 (Event 6)."
    )
    assert "BBox" in figure.attributes
    listed = next(node for node in document.all("L") if "Event 0" in node.text)
    assert [spoken(item.text) for item in listed.nodes] == [
        f"{number + 1} {number + 1} March {1701 + 9 * number} Event {number}" for number in range(7)
    ]
    order = [node for node in document.walk() if node in (figure, listed)]
    assert order == [figure, listed]


def test_on_slides_each_event_is_one_group(tmp_path: Path) -> None:
    (item, _) = drawings(made(tmp_path, DECK, TOWN + SECTIONS))
    groups = {part.key: part for part in item.drawing.parts if isinstance(part, Group)}
    for number in range(1, 8):
        event = groups[f"event {number}"]
        told = [leaf.part.text for leaf in leaves(event.parts) if hasattr(leaf.part, "text")]
        assert told[0] == told[1] == str(number) and told[-1] == f"Event {number - 1}"


def test_a_timeline_in_rows_goes_on_with_its_numbers_on_the_next_page(tmp_path: Path) -> None:
    events = "".join(f"  - {{date: {1700 + 5 * number}, title: Event {number}}}\n" for number in range(100))
    text = f"title: A town\nlang: en-GB\nlead: It burns.\ntimeline:\n{events}"
    found = made(tmp_path, SHEET.replace("OPTIONS", "most height: 60mm"), text)
    told = [
        word
        for page in found.pages
        for item in page.items
        if isinstance(item, DrawingItem)
        for word in words(item.drawing)
    ]
    assert len(found.pages) > 1
    assert [word for word in told if word.startswith("Event")] == [f"Event {number}" for number in range(100)]
    assert all(told.count(str(number)) == 2 for number in range(1, 101))


@pytest.mark.parametrize("theme", ["classic", "reading", "large-print", "photocopy"])
def test_no_theme_is_refused_for_a_height_made_for_small_type(theme: str, tmp_path: Path) -> None:
    found = made(tmp_path, SHEET.replace("OPTIONS", "most height: 40mm"), theme=theme)
    for page in found.pages:
        for item in page.items:
            if isinstance(item, DrawingItem):
                size = max(size for _, size in texts(item.drawing))
                assert item.drawing.height <= max(113.4, size * LEAST_ROWS) + 1


def strip_of(found: Scene, page: int) -> DrawingItem:
    return drawings(found, page)[-1]


def bar_of(item: DrawingItem) -> tuple[float, float] | None:
    bars = [leaf.part for leaf in leaves(item.drawing.parts) if isinstance(leaf.part, Rect)]
    return (bars[0].x, bars[0].x + bars[0].width) if bars else None


def test_every_strip_of_a_deck_has_the_same_line_and_the_same_years(tmp_path: Path) -> None:
    found = made(tmp_path, DECK, TOWN + SECTIONS)
    strips = [strip_of(found, page) for page in range(len(found.pages))]
    assert len(strips) == 5
    lines = [[part for part in strip.drawing.parts if not isinstance(part, Rect)] for strip in strips]
    assert all(line == lines[0] for line in lines)
    assert {(round(strip.box.x, 2), strip.box.y, strip.box.width) for strip in strips} == {
        (43.2, 491.76, 873.36)
    }


def test_the_bar_covers_all_events_or_none_or_the_section_or_the_one_around_it(tmp_path: Path) -> None:
    found = made(tmp_path, DECK, TOWN + SECTIONS)
    whole, none, early, late, within = (bar_of(strip_of(found, page)) for page in range(5))
    assert none is None and whole and early and late
    assert early[0] < early[1] < late[0] < late[1] and within == late
    assert whole[0] >= early[0] and whole[1] <= late[1]


def test_a_strip_tells_whose_dates_it_shows(tmp_path: Path) -> None:
    found = made(tmp_path, DECK, TOWN + SECTIONS)
    told = [each.alt.replace("\u00a0", " ") for at in range(2, 5) for each in drawings(found, at)]
    assert told == [
        "Timeline: Early (1701–1720)",
        "Timeline: Late (1721–1755)",
        "Timeline: Late (1721–1755)",
    ]


def test_a_strip_alone_makes_no_slide(tmp_path: Path) -> None:
    found = made(tmp_path, DECK, TOWN + SECTIONS)
    assert [page.title for page in found.pages][2:] == ["Early", "Late", "Within"]


def test_a_route_needs_the_dates_of_all_sections(tmp_path: Path) -> None:
    whole = made(tmp_path, DECK, TOWN + SECTIONS)
    told = drawings(whole, 1)[0].alt.replace("\u00a0", " ")
    assert told == "Timeline: 1. Early (1701–1720); 2. Late (1721–1755)"
    assert [word for word in words(drawings(whole, 1)[0].drawing) if len(word) == 1] == ["1", "2"]
    lacking = made(tmp_path, DECK, TOWN + SECTIONS.replace(", dates: 1701/1720", ""))
    assert not any(
        "Early" in item.alt for page in range(len(lacking.pages)) for item in drawings(lacking, page)
    )


def test_a_deck_of_one_date_has_no_strip_and_one_of_a_length_of_time_has(tmp_path: Path) -> None:
    one = "title: A town\nlead: It burns.\ntimeline: [{date: %s, title: The fire}]\nsections: [{heading: B, text: C.}]\n"
    for date, has_strip in (("1701-03-04", False), ("1701", False), ("1701/1709", True)):
        found = made(tmp_path, "extends: lecture\n", one % date)
        assert any(drawings(found, page) for page in range(len(found.pages))) == has_strip


def test_a_deck_without_a_timeline_has_no_strip(tmp_path: Path) -> None:
    text = "title: A town\nlead: It burns.\n" + SECTIONS
    found = made(
        tmp_path,
        DECK.replace(
            "fill: {strip: timeline strip}, always", "fill: {figure: heading, strip: timeline strip}, always"
        ),
        text,
    )
    assert not any(
        item.name == "Timeline" and not item.alt
        for page in range(len(found.pages))
        for item in drawings(found, page)
    )
