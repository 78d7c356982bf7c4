"""Bingo: boards that a printed seed draws, no two alike, and a caller's list that has all that they show."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.scene import Page, Scene, TableItem, TextItem
from place.support_sheets import made, sheet
from support.samples import CONTENT, article
from support.told import shown

MANCHURIA = CONTENT / "soviet-occupation-of-manchuria.yaml"


def town(words: int, **more: Any) -> dict[str, Any]:
    terms = [{"term": f"Word {number}", "meaning": f"Meaning {number}."} for number in range(words)]
    return {"title": "The flood", "lead": "It rained.", "teaching": {"glossary": terms}, **more}


@pytest.fixture(scope="module")
def scene() -> Scene:
    placed = place_layout(article(MANCHURIA), "bingo", Problems(), Options())
    assert placed is not None
    return placed.document  # type: ignore[no-any-return]


def text(item: TextItem) -> str:
    return " ".join(paragraph.text for paragraph in item.paragraphs)


def boards(page: Page) -> list[list[str]]:
    """The tiles of each board on a page, which follow their number."""
    found: list[list[str]] = []
    for item in page.items:
        if isinstance(item, TextItem) and item.name.endswith("number"):
            found.append([])
        elif isinstance(item, TextItem) and item.name == "tile text":
            found[-1].append(text(item))
    return found


def calls(scene: Scene) -> dict[str, str]:
    tables = [item for page in scene.pages for item in page.items if isinstance(item, TableItem)]
    rows = [[cell.paragraphs[0].text for cell in row.cells] for table in tables for row in table.rows[1:]]
    return {row[1]: row[2] for row in rows}


def test_there_are_thirty_boards_of_sixteen_tiles_two_to_a_page(scene: Scene) -> None:
    found = [board for page in scene.pages for board in boards(page)]
    assert [len(board) for board in found] == [16] * 30
    assert len(boards(scene.pages[0])) == 2


def test_no_two_boards_are_alike_and_no_board_shows_a_thing_twice(scene: Scene) -> None:
    found = [board for page in scene.pages for board in boards(page)]
    assert all(len(set(board)) == 16 for board in found)
    assert all(set(one) != set(other) for one, other in combinations(found, 2))


def test_the_caller_can_read_out_something_of_each_tile(scene: Scene) -> None:
    called = calls(scene)
    assert {tile for page in scene.pages for board in boards(page) for tile in board} <= called.keys()
    assert all(called.values())
    assert called["Kuomintang"] == "The Chinese Nationalists, rivals of the Communists."
    assert called["15 August 1945"] == "Emperor Hirohito announces Japan’s surrender over the radio"


def test_boards_and_list_tell_the_seed_and_another_one_draws_others(scene: Scene) -> None:
    assert sum("seed\u00a04213" in line for line in shown(scene)) >= 2
    again = place_layout(article(MANCHURIA), "bingo", Problems(), Options())
    assert again is not None
    assert [boards(page) for page in again.document.pages] == [boards(page) for page in scene.pages]


@pytest.mark.parametrize(("words", "tiles"), [(4, 4), (8, 9), (15, 9), (16, 16), (40, 16)])
def test_boards_are_as_large_as_the_article_has_things_to_show(words: int, tiles: int) -> None:
    assert len(boards(sheet(town(words), layout="bingo").pages[0])[0]) == tiles


def test_the_tile_in_the_middle_of_an_odd_board_is_free() -> None:
    assert boards(sheet(town(8), layout="bingo").pages[0])[0][4] == "Free"


def test_events_of_one_day_are_one_call_and_long_names_none() -> None:
    events = [{"date": "1801", "title": "It rains"}, {"date": "1801", "title": "It floods"}]
    terms = {"glossary": [*town(8)["teaching"]["glossary"], {"term": "Long " * 12, "meaning": "Too long."}]}
    called = calls(sheet(town(8, timeline=events, teaching=terms), layout="bingo"))
    assert called["1801"] == "It rains. It floods"
    assert len(called) == 9


def test_an_article_with_too_little_to_show_is_told_what_it_would_need() -> None:
    scene, problems = made(town(3), layout="bingo")
    assert scene is None
    assert "it needs 4 words to know" in str(*problems)


def test_large_print_has_one_board_to_a_page_and_no_type_below_its_smallest() -> None:
    pages = sheet(town(20), layout="bingo", theme="large-print").pages
    assert len(boards(pages[0])) == 1
    sizes = {
        run.style.size
        for item in pages[0].items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 18
