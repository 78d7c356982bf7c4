"""Text of a layout's own, lines to write on, and page breaks, as they stand on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import Article, read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Page, Scene, ShapeItem, TextItem

ARTICLE = """\
title: A town
subtitle: Its story
lang: {lang}
lead: It lies by a river.
timeline:
  - {{date: 1901, title: Founded}}
  - {{date: 1945, title: Burnt}}
"""


@pytest.fixture(autouse=True)
def layouts(here: Path) -> None:
    (here / "layouts").mkdir()


def article(lang: str = "en") -> Article:
    result = read_article(Source("a.yaml", ARTICLE.format(lang=lang)), Problems(), slug="a")
    assert result is not None
    return result


def placed(
    blocks: str, options: Options | None = None, lang: str = "en", columns: int = 1
) -> tuple[Scene | None, list[str]]:
    text = (
        f"output: pdf\nfit: free\npages: [{{regions: {{main: {{columns: {columns}}}}}}}]\nblocks:\n{blocks}"
    )
    Path("layouts/mine.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    result = place_layout(article(lang), "mine", problems, options or Options())
    return (result.document if result else None), [str(each) for each in problems]


def pages(blocks: str, options: Options | None = None, lang: str = "en", columns: int = 1) -> list[Page]:
    scene, problems = placed(blocks, options, lang, columns)
    assert scene is not None, problems
    return scene.pages


def texts(page: Page) -> list[str]:
    return [
        paragraph.text for item in page.items if isinstance(item, TextItem) for paragraph in item.paragraphs
    ]


def rules(page: Page) -> list[ShapeItem]:
    return [item for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]


def test_what_stands_in_braces_is_filled_in() -> None:
    blocks = '  - {block: text, text: "{title}, {period}, {version}{seed}: {subtitle}"}\n'
    [page] = pages(blocks, Options(version="B", seed="7"))
    assert texts(page) == ["A town, 1901–1945, B7: Its story"]


def test_other_braces_are_refused_at_their_place() -> None:
    _, problems = placed('  - {block: text, text: "{title.__class__}"}\n')
    assert "mine.yaml:5:" in problems[0]
    assert "{title.__class__} is not filled in here" in problems[0]


def test_a_word_is_set_in_the_articles_language() -> None:
    [page] = pages("  - {block: text, word: sources, level: 2}\n", lang="de")
    assert texts(page) == ["Quellen"]


def test_a_text_with_a_level_is_a_heading_of_the_outline() -> None:
    [page] = pages("  - title\n  - {block: text, text: Part A, level: 2}\n")
    assert [(mark.title, mark.level) for mark in page.bookmarks] == [("A town", 1), ("Part A", 2)]
    roles = [
        paragraph.element.role
        for item in page.items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        if paragraph.element
    ]
    assert roles == ["H1", "H2"]


def test_each_label_has_a_line_that_begins_behind_it() -> None:
    [page] = pages("  - {block: name line, fields: [name, class, date]}\n")
    labels = [item for item in page.items if isinstance(item, TextItem)]
    lines = rules(page)
    assert [item.paragraphs[0].text for item in labels] == ["Name", "Class", "Date"]
    for label, line in zip(labels, lines, strict=True):
        pieces = label.paragraphs[0].lines[0].pieces
        assert line.box.x > label.box.x + pieces[-1].x + pieces[-1].width
        assert line.box.width > 36.0
    assert len({round(line.box.y, 3) for line in lines}) == 1


def test_a_label_that_is_no_word_is_refused_at_its_place() -> None:
    _, problems = placed("  - {block: name line, fields: [nam]}\n")
    assert "there is no word 'nam'" in problems[0]
    assert "did you mean 'name'?" in problems[0]


def test_there_are_as_many_lines_as_asked_for() -> None:
    [page] = pages("  - {block: lines, count: 4}\n")
    assert len(rules(page)) == 4


@pytest.mark.parametrize("columns", [1, 2])
def test_what_stands_behind_a_page_break_begins_a_page(columns: int) -> None:
    blocks = "  - {block: text, text: One}\n  - page break\n  - {block: text, text: Two}\n  - {block: text, text: Three}\n"
    first, second = pages(blocks, columns=columns)
    assert texts(first) == ["One"]
    assert texts(second) == ["Two", "Three"]


def test_a_page_break_at_the_beginning_or_the_end_makes_no_empty_page() -> None:
    assert len(pages("  - page break\n  - {block: text, text: One}\n  - page break\n")) == 1


def test_two_page_breaks_are_one() -> None:
    blocks = "  - {block: text, text: One}\n  - page break\n  - page break\n  - {block: text, text: Two}\n"
    assert len(pages(blocks)) == 2


def test_a_style_that_themes_lack_is_told_at_the_block_with_all_of_them() -> None:
    Path("layouts/themes").mkdir()
    bare = "extends: classic\npaper: {styles: {heading: {size: 12pt}}}\n"
    Path("layouts/themes/mine.yaml").write_text(bare, encoding="utf-8")
    _, problems = placed("  - {block: text, text: A, style: nothing}\n")
    assert problems[0].startswith("layouts/mine.yaml:5:")
