"""Every table becomes a list of its rows, whatever its size and shape."""

from __future__ import annotations

from factdeck.article import plain
from factdeck.importing import import_text
from support.imports import article_of


def rows_of(table: str) -> list[str]:
    article = article_of(import_text(f"'''A''' stands.\n\n{{|\n{table}\n|}}\n", "A"))
    return [plain(block.spans) for block in article.lead[1:]]


def test_heads_stand_before_their_cells() -> None:
    assert rows_of("! Year !! Men !! Horses\n|-\n| 1900 || 12 || 3") == ["1900: Men: 12; Horses: 3"]


def test_a_cell_that_reaches_over_rows_and_columns_stands_in_each() -> None:
    table = "! Year !! Men !! Horses\n|-\n| rowspan=2 | 1900 || 12 || 3\n|-\n| colspan=2 | none"
    assert rows_of(table) == ["1900: Men: 12; Horses: 3", "1900: Men: none"]


def test_two_rows_of_heads_are_joined() -> None:
    table = '! rowspan="2" | Town !! colspan="2" | People\n|-\n! 1900 !! 1910\n|-\n| Zenda || 5 || 7'
    assert rows_of(table) == ["Zenda: People, 1900: 5; People, 1910: 7"]


def test_a_caption_stands_above() -> None:
    assert rows_of("|+ The towns\n|-\n! Town !! People\n|-\n| Zenda || 5") == [
        "The towns",
        "Zenda: People: 5",
    ]


def test_lines_of_a_cell_are_parted() -> None:
    assert rows_of("! Town !! Launch\n|-\n| Zenda || Carriage<br/>Carriage") == [
        "Zenda: Launch: Carriage, Carriage"
    ]


def test_a_table_inside_a_table_is_read() -> None:
    assert rows_of("| Outer\n|\n{|\n| a || b\n|}") == ["Outer", "a; b"]


def test_a_long_and_wide_table_is_kept_whole() -> None:
    row = " || ".join(f"c{number}" for number in range(12))
    told = rows_of("\n".join(f"|-\n| r{number} || {row}" for number in range(80)))
    assert len(told) == 80 and told[-1].startswith("r79; c0; ") and told[-1].endswith("c11")


def test_a_table_that_is_indented_is_read() -> None:
    article = article_of(import_text("'''A''' stands.\n\n:{|\n| a || b\n|}\n", "A"))
    assert [plain(block.spans) for block in article.lead] == ["A stands.", "a; b"]


def test_a_cell_that_says_it_reaches_over_a_million_columns_costs_little() -> None:
    assert rows_of("| colspan=1000000 rowspan=99999 | a || b\n|-\n| c") == ["a; b", "a; c"]


def test_a_cell_under_no_head_beside_an_empty_one_is_kept() -> None:
    assert rows_of("! !! \n|-\n| || 12") == ["12"]
