"""Layouts and articles to boxes and planned slides."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.blocks import BLOCKS
from factdeck.blocks.arrange import check_blocks
from factdeck.building.options import Options
from factdeck.building.outputs import layout_models
from factdeck.building.placing import place_layout
from factdeck.layout.loading import LayoutFiles, layout_files, own_layouts, read_layout, read_theme
from factdeck.layout.paper_layout import PaperLayout
from factdeck.messages.problems import Problems
from factdeck.scene import Page, Paragraph, TableItem, TextItem
from support.samples import CASES, article, scene

TOWN, TINY = CASES / "town.yaml", CASES / "tiny.yaml"


def paragraphs(pages: list[Page]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for page in pages:
        for item in page.items:
            if isinstance(item, TextItem):
                found += item.paragraphs
            elif isinstance(item, TableItem):
                found += [
                    paragraph for row in item.rows for cell in row.cells for paragraph in cell.paragraphs
                ]
    return found


def test_every_block_has_a_name_and_says_what_it_shows() -> None:
    assert len(BLOCKS) > 20
    assert all(block.shows.endswith(".") for block in BLOCKS.values())


def test_headings_have_levels_without_gaps() -> None:
    roles = [p.element.role for p in paragraphs(scene(TOWN, "fact-sheet").pages) if p.element]
    headings = [role for role in roles if role.startswith("H")]
    assert headings[0] == "H1" and headings.count("H1") == 1
    assert {"H2", "H3"} <= set(headings)


def test_list_items_have_labels_and_bodies() -> None:
    items = [p for p in paragraphs(scene(TOWN, "fact-sheet").pages) if p.bullet]
    assert {item.bullet for item in items} >= {"•", "1.", "2."}
    assert all(item.label is not None and item.element is not None for item in items)


def test_infobox_rows_are_headed_by_their_labels() -> None:
    tables = [
        item for page in scene(TOWN, "fact-sheet").pages for item in page.items if isinstance(item, TableItem)
    ]
    cells = [
        cell.element.role for table in tables for row in table.rows for cell in row.cells if cell.element
    ]
    assert cells == ["TH", "TD"] * 3


def test_text_in_another_language_says_so() -> None:
    runs = [run for p in paragraphs(scene(TOWN, "fact-sheet").pages) for run in p.runs]
    chinese = next(run for run in runs if run.text == "满洲国")
    assert chinese.lang == "zh" and chinese.style.face.family == "Noto Sans SC"


def test_a_link_is_an_element_of_its_own() -> None:
    runs = [run for p in paragraphs(scene(TOWN, "fact-sheet").pages) for run in p.runs if run.link]
    assert {run.link for run in runs} >= {"https://example.org/wallop"}
    assert all(run.element is not None and run.element.role == "Link" for run in runs)


def test_the_smallest_article_makes_one_page_and_a_short_deck() -> None:
    assert len(scene(TINY, "fact-sheet").pages) == 1
    assert [page.title for page in scene(TINY, "lecture").pages] == ["The tea break", "The short version"]


def test_a_character_that_no_font_has_is_an_error_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: x\nlead: |\n  one\n  two \U00012000 three\n", encoding="utf-8")
    problems = Problems()

    assert place_layout(article(tmp_path / "a.yaml"), "fact-sheet", problems, Options()) is None
    assert [str(problem.mark) for problem in problems.errors] == [f"{tmp_path}/a.yaml:4:7"]


LAYOUT = """\
output: pdf
pages: [{regions: {main: {}}}]
blocks:
  - {block: leed, in: main}
  - {block: lead, in: mian}
  - {block: questions, lines: many}
  - {block: section, for each: chapters}
"""


def test_everything_wrong_in_a_layout_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(LAYOUT, encoding="utf-8")
    problems = Problems()
    layout = read_layout("bad", layout_models(), LayoutFiles([tmp_path]), problems)
    assert layout is not None
    check_blocks(layout, problems)
    told = [(problem.mark.line, problem.message) for problem in problems.errors if problem.mark]
    assert [line for line, _ in told] == [4, 5, 6, 7]
    assert "there is no block 'leed'" in told[0][1]
    assert "no page has a region 'mian'" in told[1][1]
    assert "'many' is no whole number from 0 on" in told[2][1]
    assert "no 'chapters' to repeat for" in told[3][1]


@pytest.mark.parametrize("name", ["fact-sheet", "lecture"])
def test_our_own_layouts_are_sound(name: str) -> None:
    problems = Problems()
    layout = read_layout(name, layout_models(), layout_files(), problems)
    assert layout is not None
    check_blocks(layout, problems)
    assert not list(problems)


def test_a_layout_extends_another(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "extends: fact-sheet\nfit: {pages: 4}\npage: {size: Letter}\n", encoding="utf-8"
    )
    problems = Problems()
    layout = read_layout("mine", layout_models(), LayoutFiles([tmp_path, own_layouts()]), problems)
    assert isinstance(layout, PaperLayout) and not list(problems)
    assert layout.fit is not None and layout.fit.pages == 4
    assert layout.page.size.width == 612
    assert layout.blocks


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: mine\n", "leads back to itself"),
        ("extends: fact-shet\n", "there is no layout 'fact-shet'"),
        ("blocks: []\n", "a layout makes pdf or pptx"),
        ("output: pdf\npages: [{regions: {main: {}}}]\nblocks: []\ncolour: red\n", "'colour'"),
    ],
)
def test_a_layout_that_can_not_be_read_says_why(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_layout("mine", layout_models(), LayoutFiles([tmp_path, own_layouts()]), problems) is None
    assert message in problems.errors[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: classic\npaper: {styles: {body: {colour: pink}}}\n", "no colour is named 'pink'"),
        ("extends: classic\npaper: {styles: {body: {like: boddy}}}\n", "'boddy' is no style"),
        ("extends: classic\npaper: {fonts: {reading: Comic}}\n", "there is no font family 'Comic'"),
        ("extends: classic\ncolours: {ink: red}\n", "'red' is not a colour"),
        ("colours: {}\n", "gives no colour 'ink'"),
    ],
)
def test_a_theme_that_can_not_be_used_says_why(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_theme("mine", "paper", LayoutFiles([tmp_path, own_layouts()]), problems) is None
    assert any(message in problem.message for problem in problems.errors), list(problems)
