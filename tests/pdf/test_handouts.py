"""The structure of handouts: rows with all their cells, items with their labels, headings that nest."""

from __future__ import annotations

from functools import lru_cache

import pytest

from factdeck import api
from support.samples import CONTENT
from support.tagged import Node, read_tagged

HANDOUTS = ("worksheet", "answer-key", "match-the-dates", "find-and-fix", "exit-ticket")


@lru_cache
def document(layout: str) -> Node:
    [file] = api.build(CONTENT / "ada-lovelace.yaml", layout).files
    return read_tagged(file.data).document


def test_a_blank_is_a_cell_of_its_row() -> None:
    rows = document("worksheet").all("TR")
    assert len(rows) == 11
    assert {tuple(cell.role for cell in row.nodes) for row in rows[1:]} == {("TD", "TD")}
    assert all(row.nodes[1].text == "" for row in rows[1:])
    assert [cell.role for cell in rows[0].nodes] == ["TH", "TH"]


@pytest.mark.parametrize("layout", HANDOUTS)
def test_lists_hold_items_and_these_a_label_and_a_body(layout: str) -> None:
    lists = document(layout).all("L")
    assert lists
    for found in lists:
        assert {node.role for node in found.nodes} == {"LI"}
        assert all("LBody" in [node.role for node in item.nodes] for item in found.nodes)


@pytest.mark.parametrize("layout", HANDOUTS)
def test_headings_nest_below_one_title(layout: str) -> None:
    levels = [int(node.role[1]) for node in document(layout).all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == (2 if layout == "exit-ticket" else 1), "each of two tickets has its title"


@pytest.mark.parametrize("layout", HANDOUTS)
def test_blanks_are_no_noise(layout: str) -> None:
    assert "_" not in document(layout).text
    assert "..." not in document(layout).text
