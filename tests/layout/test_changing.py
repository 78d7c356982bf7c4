"""A layout that extends another one changes, leaves out and adds single blocks by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.outputs import layout_models
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.loading import layout_files, read_layout
from factdeck.layout.paper_layout import PaperLayout
from factdeck.messages.problems import Problems

BASE = """\
output: pdf
pages: [{regions: {main: {}}}]
blocks:
  - title
  - {block: text, name: before, text: Before}
  - {block: text, name: after, text: After, style: lead}
  - {block: lines, count: 3}
"""


@pytest.fixture
def layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def read(folder: Path, text: str) -> tuple[PaperLayout | None, list[str]]:
    (folder / "mine.yaml").write_text(f"extends: base\n{text}", encoding="utf-8")
    problems = Problems()
    layout = read_layout("mine", layout_models(), layout_files(), problems)
    assert layout is None or isinstance(layout, PaperLayout)
    return layout, [str(problem) for problem in problems]


def blocks(layout: PaperLayout | None) -> list[tuple[str, dict[str, str]]]:
    assert layout is not None
    return [
        (str(each.block), {key: str(value) for key, value in each.options.items()}) for each in layout.blocks
    ]


def test_options_of_one_block_are_changed_and_its_others_stay(layouts: Path) -> None:
    layout, problems = read(layouts, "change:\n  after: {text: Afterwards}\n")
    assert problems == []
    assert blocks(layout)[1:3] == [
        ("text", {"text": "Before"}),
        ("text", {"text": "Afterwards", "style": "lead"}),
    ]


def test_a_block_is_left_out_by_no(layouts: Path) -> None:
    layout, _ = read(layouts, "change: {lines: no, title: no}\n")
    assert [name for name, _ in blocks(layout)] == ["text", "text"]


def test_a_block_that_is_its_name_alone_gets_options(layouts: Path) -> None:
    layout, _ = read(layouts, "change: {title: {subtitle: yes}}\n")
    assert blocks(layout)[0] == ("title", {"subtitle": "yes"})


def test_blocks_are_added_before_behind_and_at_the_end(layouts: Path) -> None:
    added = """\
add:
  - {block: name line, behind: title}
  - {block: page break, before: lines}
  - sources
"""
    layout, _ = read(layouts, added)
    names = [name for name, _ in blocks(layout)]
    assert names == ["title", "name line", "text", "text", "page break", "lines", "sources"]


def test_a_block_of_a_decks_slide_is_changed_at_any_depth(layouts: Path) -> None:
    (layouts / "deck.yaml").write_text("extends: lecture\nchange: {point: {own: yes}}\n", encoding="utf-8")
    problems = Problems()
    layout = read_layout("deck", layout_models(), layout_files(), problems)
    assert isinstance(layout, DeckLayout)
    points = [block for block in layout.blocks_used() if block.block == "point"]
    assert points
    assert all(str(block.options["own"]) == "yes" for block in points)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("change: {linse: no}\n", "2:10: change: the layout has no block 'linse'"),
        ("change: {lines: yes}\n", "2:17: change.lines: options are wanted here, or no"),
        ("change: [lines]\n", "2:9: change: blocks by name"),
        ("add: {block: lines}\n", "2:6: add: a list of blocks is wanted"),
        ("add: [{block: lines, behind: titel}]\n", "2:30: add.behind: the layout has no block 'titel'"),
        ("change: {before: {txt: A}}\n", ""),
    ],
)
def test_what_is_wrong_is_told_at_its_place(layouts: Path, text: str, told: str) -> None:
    _, problems = read(layouts, text)
    assert told in "\n".join(problems)


def test_a_close_name_is_offered(layouts: Path) -> None:
    _, problems = read(layouts, "change: {linse: no}\n")
    assert "did you mean 'lines'?" in problems[0]


def test_a_block_that_is_left_out_is_no_longer_needed(layouts: Path) -> None:
    base = layouts / "base.yaml"
    base.write_text(f"needs: [lines, before]\n{BASE}", encoding="utf-8")
    layout, problems = read(layouts, "change: {lines: no}\n")
    assert problems == []
    assert layout is not None
    assert layout.needs == ["before"]
