"""Articles of every length and shape on every paper in every theme: they build, and look like something."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from factdeck.layout.loading import layout_files, read_theme
from factdeck.layout.values import PAPER_SIZES
from factdeck.messages.problems import Problems
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, Page, Run, Scene, ShapeItem, TableItem, TextItem, paragraphs_of
from place.support_sheets import SENTENCE, content, long_article, made, sheet, sizes, words
from support.random_articles import RandomArticle, articles, random_article

THEMES = ("classic", "large-print", "photocopy", "reading")
PAPERS = (*PAPER_SIZES, "A5 landscape", "A4 landscape")
LINE_ROOM = 19.0
"""Points above a ruled line, for what is written on it."""


def covered(page: Page) -> float:
    """The share of a full page's height at which something stands: text, pictures or lines to write on."""
    top, height = 51.0, page.size.height - 110.0
    taken, reached = 0.0, top
    boxes = [item.box for item in content(page)]
    for start, stop in sorted((box.y - (0.0 if box.height else LINE_ROOM), box.bottom) for box in boxes):
        taken += max(0.0, stop - max(start, reached))
        reached = max(reached, stop)
    return taken / height


def smallest(theme: str) -> float:
    found = read_theme(theme, "paper", layout_files(), Problems())
    assert found is not None
    return found.smallest


def is_heading(item: AnyItem) -> bool:
    element = item.paragraphs[0].element if isinstance(item, TextItem) else None
    return element is not None and element.role in ("H2", "H3", "H4", "H5", "H6")


@given(articles())
@settings(max_examples=25)
def test_a_sound_article_builds_on_every_paper_and_in_every_theme(
    tmp_path_factory: pytest.TempPathFactory, article: RandomArticle
) -> None:
    folder = tmp_path_factory.mktemp("article")
    article.write(folder)
    paper, theme = PAPERS[article.seed % len(PAPERS)], THEMES[article.seed % len(THEMES)]
    for layout, on in (("fact-sheet", paper), ("lecture", "")):
        scene, problems = made(article.yaml, paper=on, theme=theme, folder=folder, layout=layout)
        assert scene is not None, "\n".join(map(str, problems))
        assert not [each for each in problems if each.severity == "error"]


@given(articles())
@settings(max_examples=25)
def test_no_word_is_divided_over_the_end_of_a_column_or_before_its_third_letter(
    tmp_path_factory: pytest.TempPathFactory, article: RandomArticle
) -> None:
    folder = tmp_path_factory.mktemp("article")
    article.write(folder)
    scene, _ = made(article.yaml, paper=("A4", "Letter", "A5")[article.seed % 3], folder=folder)
    assert scene is not None
    for text in (each for page in scene.pages for item in content(page) for each in paragraphs_of(item)):
        divided = [line.ending == "hyphen" for line in text.lines]
        assert not any(divided[-1:])
        for line in text.lines:
            if line.ending == "hyphen":
                said = "".join(piece.text for piece in line.pieces)
                letters = re.search(r"[^\W\d_]*$", said)
                assert letters and len(letters[0]) >= 3, said


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_whose_units_are_wider_than_the_slide_stand_with_them_on_one(
    tmp_path: Path, theme: str
) -> None:
    article = random_article(265, 2)
    article.write(tmp_path)
    scene, problems = made(article.yaml, theme=theme, folder=tmp_path, layout="lecture")
    assert scene is not None, "\n".join(map(str, problems))
    figures = [section["figure"] for section in article.data["sections"]]
    shown = values(scene)
    assert {f"{each['value']}\u00a0{each['unit']}" for each in figures} <= {*shown}
    assert {each.partition("\u00a0")[0] for each in shown} == {each["value"] for each in figures}


@pytest.mark.parametrize("unit", ["", "people"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_number_of_many_digits_is_smaller_and_never_divided(theme: str, unit: str) -> None:
    figure = {"value": "888888888888"} | ({"unit": unit} if unit else {})
    article = {"title": "A", "sections": [{"heading": "B", "text": "Text.", "figure": figure}]}
    scene = sheet(article, theme=theme, layout="lecture")
    assert values(scene) == ["888888888888" + (f"\u00a0{unit}" if unit else "")]
    [shown] = [item for page in scene.pages for item in page.items if item.name == "value"]
    assert [len(paragraph.lines) for paragraph in paragraphs_of(shown)] == [1]


def values(scene: Scene) -> list[str]:
    """What slides of numbers show large, each with its unit, which begins the text below where it is wide."""
    shown = []
    for page in scene.pages:
        if "umber" in page.layout:
            said = {item.name: [each.text for each in paragraphs_of(item)] for item in page.items}
            [value] = said["value"]
            below = [] if "\u00a0" in value else said.get("text", [])[:1]
            shown.append("\u00a0".join([value, *below]))
    return shown


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_articles_of_every_length_build_with_a_last_page_that_is_not_almost_empty(
    paper: str, theme: str
) -> None:
    least = smallest(theme)
    for count in (1, 40, 420, 1_300, 2_900):
        pages = sheet(long_article(count), paper=paper, theme=theme).pages
        assert len(pages) == 1 or covered(pages[-1]) > 0.3, (count, covered(pages[-1]))
        assert min(size for page in pages for item in page.items for size in sizes(item)) >= least


@pytest.mark.parametrize("count", range(800, 1_300, 60))
def test_a_page_and_a_bit_become_one_page_or_two_of_which_the_first_is_full(count: int) -> None:
    pages = sheet(long_article(count)).pages
    largest = max(size for item in content(pages[-1]) for size in sizes(item) if size < 11)
    assert covered(pages[0]) > 0.8
    assert largest > 8.75 if len(pages) == 1 else covered(pages[1]) > 0.4


@pytest.mark.parametrize(("paper", "theme"), [("A4", "classic"), ("A5", "large-print")])
def test_thirty_thousand_words_are_all_on_the_pages(paper: str, theme: str) -> None:
    article = long_article(30_000)
    pages = sheet(article, paper=paper, theme=theme).pages
    told = "".join(
        piece.text
        for page in pages
        for item in content(page)
        for paragraph in paragraphs_of(item)
        for line in paragraph.lines
        for piece in line.pieces
    )
    written = "".join(section["heading"] + section["text"] for section in article["sections"])
    assert "".join(written.split()) in "".join(told.split())
    assert covered(pages[-1]) > 0.3


def test_more_words_take_more_pages_in_proportion() -> None:
    pages = [len(sheet(long_article(count)).pages) for count in (4_000, 16_000)]
    assert 3.5 < pages[1] / pages[0] < 4.5


@pytest.mark.parametrize("theme", ["classic", "large-print"])
def test_a_heading_is_never_the_last_of_its_column(theme: str) -> None:
    article = long_article(4_000)
    article["sections"] = [
        {**section, "sections": [{"heading": "A part of it", "text": words(30 + 13 * number)}]}
        for number, section in enumerate(article["sections"])
    ]
    for paper in ("A4", "A5"):
        for page in sheet(article, paper=paper, theme=theme).pages:
            items = content(page)
            for item, following in zip(items, [*items[1:], None], strict=True):
                if is_heading(item):
                    assert following is not None
                    assert following.box.y > item.box.y and following.box.x == pytest.approx(item.box.x)


LONG = words(1_500)
SHAPES: dict[str, dict[str, Any]] = {
    "one question": {"teaching": {"questions": ["Why?"]}},
    "sixty questions": {"teaching": {"questions": ["Why did the river rise so high?"] * 60}},
    "a question of many pages": {"teaching": {"questions": [LONG]}},
    "a lead of many pages": {"lead": LONG},
    "a title of many pages": {"title": LONG},
    "a heading of many pages": {"sections": [{"heading": LONG, "text": "Text."}]},
    "two hundred rows": {
        "infobox": {"rows": [{"label": f"Place {number}", "value": SENTENCE} for number in range(200)]}
    },
    "a row of many pages": {"infobox": {"rows": [{"label": "Rain", "value": LONG}]}},
    "a label of many pages": {"infobox": {"rows": [{"label": LONG, "value": "Rain"}]}},
    "an event of many pages": {
        "timeline": [{"date": "1342", "title": "Rain", "text": LONG}, {"date": "1343", "title": "Sun"}]
    },
    "an event's title of many pages": {"timeline": [{"date": "1342", "title": LONG}]},
    "many events": {
        "timeline": [{"date": str(1000 + number), "title": "It rained again"} for number in range(150)]
    },
    "sixty states before it": {
        "infobox": {"predecessors": [{"name": f"Town {number}"} for number in range(60)]}
    },
    "a term of many pages": {"teaching": {"glossary": [{"term": "Flood", "meaning": LONG}]}},
    "a source of many pages": {"sources": [{"id": "a", "type": "book", "title": LONG}]},
    "a credit of many pages": {"credits": LONG},
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("paper", "theme"), [("A4", "classic"), ("A5", "large-print"), ("A5 landscape", "reading")]
)
def test_parts_longer_than_a_page_go_on_on_the_next(shape: str, paper: str, theme: str) -> None:
    scene, problems = made({"title": "A", "lead": "Text."} | SHAPES[shape], paper=paper, theme=theme)
    assert not [problem for problem in problems if problem.severity == "error"]
    assert scene is not None
    area = scene.pages[0].size
    for page in scene.pages:
        for item in page.items:
            assert item.box.bottom <= area.height and item.box.right <= area.width + 0.01


@pytest.mark.parametrize("count", [9, 150, 1_500])
def test_numbers_of_sources_keep_clear_of_their_text(count: int) -> None:
    entries = [{"id": f"s{number}", "type": "book", "title": "The flood"} for number in range(count)]
    pages = sheet({"title": "A", "lead": "Text.", "sources": entries}).pages
    found = [each for page in pages for item in page.items for each in paragraphs_of(item) if each.bullet]
    assert [each.bullet for each in found] == [f"{number}." for number in range(1, count + 1)]
    for each in found:
        label = natural_width([Run(each.bullet, each.bullet_style or each.runs[0].style, "en")])
        assert each.lines[0].pieces[0].x >= each.bullet_x + label + 1.0


def test_text_comes_before_the_sources_however_many_pages_it_takes() -> None:
    entries = [{"id": f"s{number}", "type": "book", "title": "The flood"} for number in range(200)]
    pages = sheet(long_article(4_000) | {"sources": entries}).pages
    places = [
        (number, item.box, each.anchor.startswith("source"))
        for number, page in enumerate(pages)
        for item in content(page)
        for each in paragraphs_of(item)
        if each.text != "Your notes"
    ]
    *text, heading = sorted((number, box.bottom) for number, box, is_source in places if not is_source)
    sources = [(number, box.y) for number, box, is_source in places if is_source]
    assert len(sources) == 200 and sources == sorted(sources)
    assert max(text) < heading <= sources[0], "the heading's box ends where they begin"


def test_a_long_title_is_cut_in_the_running_foot_so_that_it_leaves_room_for_the_page() -> None:
    page = sheet(long_article(2_000) | {"title": words(60)}).pages[1]
    left, right = (item for item in page.items if getattr(item, "artifact", "") == "Footer")
    assert isinstance(left, TextItem) and isinstance(right, TextItem)
    (line,), (number,) = left.paragraphs[0].lines, right.paragraphs[0].lines
    last = line.pieces[-1]
    assert last.text.endswith("…") and SENTENCE.startswith(last.text[:20])
    assert last.x + last.width < number.pieces[0].x


def test_room_for_notes_stands_once_behind_sources_of_several_pages() -> None:
    sources = [
        {"id": f"s{number}", "title": words(12), "URL": f"https://example.org/{number}"}
        for number in range(160)
    ]
    pages = sheet({"title": "A", "lead": "See.", "sources": sources}).pages
    shown = [each.text for page in pages for item in page.items for each in paragraphs_of(item)]
    assert len(pages) > 2
    assert shown.count("Your notes") == 1


def test_lines_for_notes_stand_level_in_both_columns() -> None:
    page = sheet({"title": "A bridge", "lead": "It fell in 1845."}).pages[0]
    lines = [item.box for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]
    left, right = (
        {round(line.y, 2) for line in lines if line.x == x} for x in sorted({line.x for line in lines})
    )
    assert len(left) >= 3 and len(left & right) >= 2, "the heading takes the room of whole lines"


@given(articles())
@settings(max_examples=25)
def test_the_outline_names_each_heading_of_a_sheet(
    tmp_path_factory: pytest.TempPathFactory, article: RandomArticle
) -> None:
    folder = tmp_path_factory.mktemp("article")
    article.write(folder)
    scene, _ = made(article.yaml, theme=THEMES[article.seed % len(THEMES)], folder=folder)
    assert scene is not None
    paragraphs = [each for page in scene.pages for item in page.items for each in paragraphs_of(item)]
    elements = {id(each.element): each for each in paragraphs if each.element is not None}
    headings = [each for each in elements.values() if re.fullmatch(r"H[1-6]", each.element.role)]
    outlined = [entry.title for page in scene.pages for entry in page.bookmarks]
    assert len(outlined) == len(headings)


@pytest.mark.parametrize("rows", [38, 42])
def test_no_page_is_left_to_its_title_for_the_sake_of_a_fuller_last_one(rows: int) -> None:
    facts = [
        {"label": f"Station {each}", "value": f"Opened in {1850 + each}, {3 * each} km from the harbour"}
        for each in range(rows)
    ]
    made = sheet({"title": "Stations", "lead": words(60), "infobox": {"rows": facts}})
    assert covered(made.pages[0]) > 0.5


def test_facts_that_fill_a_page_stand_in_two_columns_where_there_is_hardly_any_text() -> None:
    rows = [{"label": f"Station {number}", "value": f"{1850 + number}"} for number in range(60)]
    article = {"title": "Stations", "lead": "A short line.", "infobox": {"rows": rows}}
    [page] = sheet(article).pages
    tables = [item for item in page.items if isinstance(item, TableItem)]
    assert len({item.box.x for item in tables}) == 2
    assert max(item.box.right for item in tables) > page.size.width - 60


def test_facts_stay_at_the_side_where_there_is_text_to_stand_beside_them() -> None:
    rows = [{"label": f"Station {number}", "value": f"{1850 + number}"} for number in range(40)]
    page = sheet({**long_article(400), "infobox": {"rows": rows}}).pages[0]
    [table] = [item for item in page.items if isinstance(item, TableItem)]
    assert table.box.x > page.size.width / 2
