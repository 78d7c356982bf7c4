"""Timelines and maps to fill in give what is asked beside blanks, and say nothing of the answers; the key fills them in."""

from __future__ import annotations

import pytest

from blocks.support_handouts import TOWN, article, context, handout, told
from factdeck.blocks.filling_in import events_to_fill, names_to_fill
from factdeck.drawing import texts
from factdeck.scene import DrawingItem, Scene, TableItem, TextItem

EVENTS = [
    "The king grants a charter",
    "Fire burns the bridge",
    "Masons finish a bridge of stone",
    "The railway comes",
    "The mill closes",
]
NAMES = ["The moor", "The drove", "Ashby", "Bexley"]


def table(scene: Scene) -> TableItem:
    [found] = [item for page in scene.pages for item in page.items if isinstance(item, TableItem)]
    return found


def drawn(scene: Scene) -> DrawingItem:
    [found] = [item for page in scene.pages for item in page.items if isinstance(item, DrawingItem)]
    return found


def cells(found: TableItem) -> list[list[str]]:
    return [
        ["".join(each.text for each in cell.paragraphs).replace("\u2002", " ") for cell in row.cells]
        for row in found.rows
    ]


def test_dates_are_given_by_their_numbers_and_events_left_blank() -> None:
    rows = cells(table(handout(article(), "worksheet")))
    assert rows[0] == ["Date", "Event"]
    assert [row[1] for row in rows[1:]] == [""] * 5
    dates = [row.cells[0].paragraphs[0] for row in table(handout(article(), "worksheet")).rows[1:]]
    assert [f"{date.bullet}{date.text}".replace("\u00a0", " ") for date in dates] == [
        "1.  1204",
        "2.  March 1650",
        "3.  9 May 1701",
        "4.  1846",
        "5.  c. 1901",
    ]


def test_each_blank_has_room_for_handwriting_over_its_line() -> None:
    found = table(handout(article(), "worksheet"))
    assert all(row.height >= 19.0 and row.rule_below for row in found.rows[1:])


def test_blanks_are_cells_of_the_table_for_those_who_listen() -> None:
    found = table(handout(article(), "worksheet"))
    assert {cell.element.role for row in found.rows[1:] for cell in row.cells if cell.element} == {"TD"}
    assert all(len(row.cells) == 2 for row in found.rows)


def test_the_key_fills_the_events_in() -> None:
    rows = cells(table(handout(article(), "answer-key")))
    assert [row[1] for row in rows[1:]] == EVENTS


def test_of_many_events_ten_are_taken_from_the_first_to_the_last() -> None:
    lines = "\n".join(f"  - {{date: {1900 + year}, title: Year {year}}}" for year in range(23))
    given = article(f"title: A\nlead: B\ntimeline:\n{lines}\n")
    chosen = [event.date.text for event in events_to_fill(context(given))]
    assert (len(chosen), chosen[0], chosen[-1]) == (10, "1900", "1922")
    assert len({*chosen}) == 10


def test_two_events_make_no_timeline() -> None:
    given = article("title: A\nlead: B\ntimeline: [{date: 1900, title: C}, {date: 1901, title: D}]\n")
    assert events_to_fill(context(given)) == []


def test_the_map_shows_numbers_in_the_place_of_names() -> None:
    written = {text.text for text, _ in texts(drawn(handout(article(), "worksheet")).drawing)}
    assert {"1", "2", "3", "4"} <= written
    assert not written & {*NAMES}


def test_what_the_map_is_said_to_show_tells_no_name() -> None:
    assert drawn(handout(article(), "worksheet")).alt == "A map with numbers, 1 to 4, to be named."


def test_there_is_a_line_for_each_number_of_the_map() -> None:
    lines = told(*handout(article(), "worksheet").pages)
    behind = lines[lines.index("On the map") :]
    assert [each for each in behind if each in ("1.", "2.", "3.", "4.", "5.")] == ["1.", "2.", "3.", "4."]


def test_the_key_names_areas_then_ways_then_towns() -> None:
    lines = told(*handout(article(), "answer-key").pages)
    behind = lines[lines.index("On the map") + 1 :][:4]
    assert behind == [f"{number}. {name}" for number, name in enumerate(NAMES, 1)]


def test_a_map_with_one_name_is_left_out() -> None:
    given = article(
        "title: A\nlead: B\ninfobox: {map: {points: [{name: C, at: [5, 53]}]}}\nteaching: {questions: [Who paid?]}\n"
    )
    assert names_to_fill(context(given)) == []
    assert "On the map" not in told(*handout(given, "worksheet").pages)


def test_an_article_without_timeline_and_map_has_neither_on_its_worksheet() -> None:
    given = article(TOWN[: TOWN.index("infobox")] + TOWN[TOWN.index("people") :])
    lines = told(*handout(given, "worksheet").pages)
    assert not {"Timeline", "On the map"} & {*lines}
    assert "/\u20098" in lines


def places(scene: Scene, start: str) -> list[tuple[bool, int]]:
    """Of each number of the map, whether it stands in the right half, and how many stand above it there."""
    page = scene.pages[-1]
    texts_of_page = [item for item in page.items if isinstance(item, TextItem)]
    [heading] = [item.box.y for item in texts_of_page if item.paragraphs[0].text == start]
    found: list[tuple[bool, float]] = []
    for item in texts_of_page:
        first = item.paragraphs[0]
        if item.box.y > heading and (first.bullet or first.text).rstrip(".").isdigit():
            found.append((item.box.x > page.size.width / 2, item.box.y))
    return [(right, sum(each < top for half, each in found if half is right)) for right, top in found]


@pytest.mark.parametrize("theme", ["classic", "large-print"])
def test_names_stand_on_the_key_where_they_are_written_on_the_sheet(theme: str) -> None:
    sheet, key = (handout(article(), layout, theme=theme) for layout in ("worksheet", "answer-key"))
    assert places(sheet, "On the map") == places(key, "On the map")
    assert len(places(key, "On the map")) == len(NAMES)


def test_in_large_type_more_than_six_names_stand_in_two_columns_under_their_map() -> None:
    points = ", ".join(f"{{name: Town {n}, at: [{n / 2}, 50.{n}]}}" for n in range(4))
    text = TOWN.replace("points: [{name: Ashby", f"points: [{points}, {{name: Ashby")
    assert text != TOWN
    scene = handout(article(text), "worksheet", theme="large-print")
    last = scene.pages[-1]
    assert any(isinstance(item, DrawingItem) for item in last.items)
    assert {right for right, _ in places(scene, "On the map")} == {False, True}


@pytest.mark.parametrize("theme", ["classic", "reading", "large-print"])
def test_lines_for_events_have_room_for_two_lines_of_writing_where_the_page_has(theme: str) -> None:
    events = "".join(f"  - {{date: {1900 + 9 * number}, title: Event {number}}}\n" for number in range(4))
    given = article(f"title: A\nlang: en-GB\ntimeline:\n{events}")
    found = table(handout(given, "worksheet", theme=theme))
    head, *rows = found.rows
    assert len({round(row.height, 2) for row in rows}) == 1
    assert rows[0].height >= 1.4 * head.height
    bottoms = {
        round(cell.paragraphs[0].lines[-1].baseline - row.height, 2) for row in rows for cell in row.cells[:1]
    }
    assert len(bottoms) == 1
    assert -0.5 * head.height < bottoms.pop() < 0.0, "dates stand right above their lines"


def test_lines_for_events_take_no_page_of_their_own_for_more_room() -> None:
    for count in (2, 9, 10, 11, 12):
        events = "".join(
            f"  - {{date: {1900 + 9 * number}, title: Event {number}}}\n" for number in range(10)
        )
        questions = "".join(f"    - Why did it happen {number} times?\n" for number in range(count))
        given = article(f"title: A\nlang: en-GB\ntimeline:\n{events}teaching:\n  questions:\n{questions}")
        scene = handout(given, "worksheet")
        found = [item for page in scene.pages for item in page.items if isinstance(item, TableItem)]
        rows = [row for each in found for row in each.rows[1:]]
        assert len(rows) == 10
        for page in scene.pages:
            assert max(item.box.bottom for item in page.items) <= page.size.height - 17
