"""The fact sheet's devices: title band, lead picture, timeline across, points, figures, and the study band."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factdeck.scene import DrawingItem, ImageItem, Page, ShapeItem, TableItem, TextItem, paragraphs_of
from place.support_sheets import SENTENCE, content, long_article, made, sheet, words
from support.pdf_cases import EVERYTHING, scene_of
from support.samples import ROOT, scene
from support.told import shown

MANCHURIA = ROOT / "content" / "soviet-occupation-of-manchuria.yaml"
ADA = ROOT / "content" / "ada-lovelace.yaml"
TORDESILLAS = ROOT / "content" / "treaty-of-tordesillas.yaml"


@pytest.fixture(scope="module")
def front() -> Page:
    return scene(MANCHURIA, "fact-sheet").pages[0]


def drawing(page: Page, name: str) -> DrawingItem:
    return next(item for item in page.items if isinstance(item, DrawingItem) and item.name == name)


def text(page: Page, begins: str) -> TextItem:
    return next(
        item
        for item in page.items
        if isinstance(item, TextItem) and item.paragraphs[0].text.startswith(begins)
    )


def right(item: Any) -> float:
    return float(item.box.x + item.box.width)


def test_a_bar_stands_across_the_head_of_the_first_page(front: Page) -> None:
    bar = front.items[0]
    assert isinstance(bar, ShapeItem)
    assert bar.box.height == pytest.approx(8.5, abs=0.1)
    assert bar.box.width == pytest.approx(174 * 72 / 25.4, abs=0.5)


def test_the_word_above_the_title_goes_on_with_the_article_s_years(front: Page) -> None:
    assert text(front, "Fact sheet").paragraphs[0].text == "Fact sheet · 1945–1946"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["1845-03-01", "1846"], "Fact sheet · 1845–1846"),
        (["1845-03", "1845-09"], "Fact sheet · 1845"),
        (["-0043-03-15", "0014"], "Fact sheet · 44\u00a0BCE\u00a0– 14\u00a0CE"),
        (["1850/.."], "Fact sheet · 1850"),
        ([], "Fact sheet"),
    ],
)
def test_years_are_those_of_the_first_and_last_event(dates: list[str], told: str) -> None:
    events = [{"date": date, "title": "It burns"} for date in dates]
    page = sheet({"title": "A town", "lead": "Text.", "timeline": events}).pages[0]
    assert text(page, "Fact sheet").paragraphs[0].text == told


def test_the_title_stands_in_the_foot_from_the_second_page_on() -> None:
    first, second = scene(MANCHURIA, "fact-sheet").pages
    feet = [
        [item.paragraphs[0].text for item in page.items if getattr(item, "artifact", "") == "Footer"]
        for page in (first, second)
    ]
    assert feet == [["1 of 2"], ["Soviet occupation of Manchuria", "2 of 2"]]


@pytest.mark.parametrize("article", [MANCHURIA, TORDESILLAS])
def test_the_map_stands_below_the_lead_beside_the_facts_and_the_timeline_below_both(article: Path) -> None:
    page = scene(article, "fact-sheet").pages[0]
    shown_map, timeline = drawing(page, "Map"), drawing(page, "Timeline")
    facts = [item for item in page.items if isinstance(item, TableItem)]
    assert shown_map.box.height >= 79 / 25.4 * 72
    assert all(right(shown_map) < table.box.x for table in facts)
    assert timeline.box.width == pytest.approx(174 / 25.4 * 72, abs=1.0)
    assert timeline.box.y > max(table.box.bottom for table in facts)
    assert timeline.box.y > shown_map.box.bottom


def test_a_fact_that_repeats_the_title_is_left_out(front: Page) -> None:
    assert not [cell for cell in shown_texts(front) if cell == "Long name"]


def shown_texts(page: Page) -> list[str]:
    return [paragraph.text for item in page.items for paragraph in paragraphs_of(item)]


def test_a_section_s_point_stands_between_its_heading_and_its_text(front: Page) -> None:
    said = shown_texts(front)
    at = said.index("A promise made at Yalta")
    assert said[at + 1] == "Yalta gave Stalin a reason to go to war with Japan"
    assert said[at + 2].startswith("On 11\u00a0February 1945")


SHOWN_BESIDE = {
    "heading": "At the table",
    "text": words(60),
    "figure": {"value": "270", "unit": "leagues", "text": "were won"},
    "quotation": {"text": "From pole to pole", "who": "The treaty", "when": "1494"},
    "compare": {
        "a": {"name": "Castile", "points": ["sails west"]},
        "b": {"name": "Portugal", "points": ["sails south"]},
    },
}


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_a_figure_a_quotation_and_two_sides_stand_in_the_text(theme: str) -> None:
    made = sheet({"title": "A town", "lead": "Text.", "sections": [SHOWN_BESIDE]}, theme=theme)
    said = [each for page in made.pages for each in shown_texts(page)]
    assert {"270\u00a0leagues", "were won", "“From pole to pole”", "The treaty, 1494"} <= set(said)
    assert {"Castile", "sails west", "Portugal", "sails south"} <= set(said)


def test_a_quotation_that_has_its_quotation_marks_is_given_no_others() -> None:
    section = {**SHOWN_BESIDE, "quotation": {"text": "“From pole to pole”"}}
    made = sheet({"title": "A town", "lead": "Text.", "sections": [section]})
    said = [each for page in made.pages for each in shown_texts(page)]
    assert [each for each in said if "pole" in each] == ["“From pole to pole”"]


def test_a_figure_stands_between_two_hairlines_larger_than_the_text() -> None:
    page = sheet({"title": "A town", "lead": "Text.", "sections": [SHOWN_BESIDE]}).pages[0]
    figure = text(page, "270")
    rules = [item.box.y for item in page.items if isinstance(item, ShapeItem) and item.box.height == 0.5]
    assert min(rules) < figure.box.y < figure.box.bottom < max(rules)
    assert figure.paragraphs[0].runs[0].style.size >= 30


TAUGHT: dict[str, Any] = {
    "title": "A town",
    "lead": "It burns.",
    "people": [{"name": "Ann Smith", "role": "Baker"}],
    "teaching": {
        "questions": ["Why here?"],
        "glossary": [{"term": "Chalk", "meaning": "A soft white rock."}],
    },
}
HEADS = ("To think about", "Words to know", "People")


def test_the_heads_of_the_study_band_stand_on_one_line() -> None:
    page = sheet(TAUGHT).pages[0]
    heads = [text(page, head) for head in HEADS]
    assert len({head.box.y for head in heads}) == 1
    assert [head.box.x for head in heads] == sorted({head.box.x for head in heads})


def test_questions_with_lines_stand_in_two_columns_where_one_would_leave_the_others_far_behind() -> None:
    asked = [f"Question {number}?" for number in range(1, 6)]
    page = sheet(TAUGHT | {"teaching": TAUGHT["teaching"] | {"questions": asked}}).pages[0]
    think, to_know, people = (text(page, head) for head in HEADS)
    assert to_know.box.y == people.box.y > think.box.y
    places = [text(page, question).box for question in asked]
    assert len({round(box.x) for box in places}) == 2
    assert [(box.x, box.y) for box in places] == sorted((box.x, box.y) for box in places)
    lines = [item for item in content(page) if isinstance(item, ShapeItem) and item.kind == "line"]
    above = [line for line in lines if think.box.y < line.box.y < to_know.box.y]
    assert len(above) == 3 * len(asked)


def test_each_column_of_the_study_band_is_a_section_of_the_document() -> None:
    page = sheet(TAUGHT).pages[0]
    sections = [text(page, head).paragraphs[0].element.parent for head in HEADS]  # type: ignore[union-attr]
    assert [section.role for section in sections if section] == ["Sect"] * 3
    assert len({id(section) for section in sections}) == 3


def test_a_study_band_longer_than_a_page_loses_nothing() -> None:
    glossary = [{"term": f"Term{number}", "meaning": SENTENCE} for number in range(90)]
    questions = [f"Question{number}?" for number in range(4)]
    article = TAUGHT | {"teaching": {"questions": questions, "glossary": glossary}}
    said = " ".join(each for page in sheet(article).pages for each in shown_texts(page))
    assert all(f"Term{number}:" in said for number in range(90))
    assert all(question in said for question in questions) and "Ann Smith" in said


def test_a_lead_longer_than_its_page_ends_before_the_first_section_begins() -> None:
    events = [{"date": str(1000 + number), "title": f"Event {number}"} for number in range(6)]
    article = long_article(900) | {"lead": words(700), "timeline": events}
    pages = sheet(article).pages
    lead = [each for page in pages for each in shown_texts(page) if each.startswith("The river")]
    assert lead and sum(len(each) for each in lead) > 700 * 4
    first_heading = next(number for number, page in enumerate(pages) if "Chapter 1" in shown_texts(page))
    last_of_lead = max(
        number
        for number, page in enumerate(pages)
        for item in page.items
        if isinstance(item, TextItem)
        and item.paragraphs[0].leading > 14.5
        and item.paragraphs[0].lines
        and len(item.paragraphs[0].lines) > 3
    )
    assert last_of_lead <= first_heading


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("article", [MANCHURIA, TORDESILLAS, ADA])
def test_no_word_is_divided_over_the_end_of_a_column_or_in_two_lines_running(
    article: Path, paper: str
) -> None:
    found, _ = made(article.read_text(), paper=paper, folder=article.parent)
    assert found is not None
    for page in found.pages:
        for item in content(page):
            for paragraph in paragraphs_of(item):
                endings = [line.ending == "hyphen" for line in paragraph.lines]
                assert not endings or not endings[-1]
                assert not any(first and second for first, second in pairwise(endings))


def test_everything_of_both_articles_stands_on_two_pages() -> None:
    for article in (MANCHURIA, TORDESILLAS):
        made = scene(article, "fact-sheet")
        assert len(made.pages) == 2
        assert "Words to know" in " ".join(shown(made))


def test_the_panel_of_facts_ends_level_with_the_map_beside_it(front: Page) -> None:
    grounds = [item for item in front.items if isinstance(item, ShapeItem) and item.fill == "#f4f1ea"]
    caption = text(front, "Soviet gains")
    bottom = max(item.box.bottom for item in grounds)
    assert drawing(front, "Map").box.bottom - 6 <= bottom <= caption.box.bottom + 1


def test_a_long_lead_with_nothing_beside_it_stands_in_columns() -> None:
    page = sheet(long_article(200) | {"lead": words(180)}).pages[0]
    lead = [item for item in page.items if isinstance(item, TextItem) and item.paragraphs[0].leading >= 15]
    assert len({item.box.x for item in lead if len(item.paragraphs[0].lines) > 2}) == 2


@pytest.mark.parametrize("count", [8, 18, 26, 34, 42])
def test_text_beside_facts_of_any_length_ends_above_the_timeline(count: int) -> None:
    rows = [{"label": f"Fact {number}", "value": "so much"} for number in range(count)]
    events = [{"date": str(1900 + number), "title": f"Event {number}"} for number in range(10)]
    article = long_article(700) | {"infobox": {"rows": rows}, "timeline": events}
    for page in sheet(article).pages:
        for timeline in (item for item in page.items if isinstance(item, DrawingItem)):
            for item in content(page):
                apart = item.box.bottom <= timeline.box.y + 0.1 or item.box.y >= timeline.box.bottom - 0.1
                assert item is timeline or apart, item


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_a_picture_in_the_text_stands_clear_of_the_line_above_it(theme: str) -> None:
    made = scene_of(EVERYTHING, theme)
    for page in made.pages:
        for image in (item for item in page.items if isinstance(item, ImageItem)):
            above = [
                item.box.bottom
                for item in page.items
                if isinstance(item, TextItem)
                and item.box.x < right(image)
                and right(item) > image.box.x
                and item.box.y < image.box.y
            ]
            assert all(image.box.y - bottom >= 3.0 for bottom in above)


@pytest.mark.parametrize("paper", ["A4", "A5", "Letter"])
def test_a_long_title_is_set_smaller_rather_than_take_a_quarter_of_the_page(paper: str) -> None:
    def title(told: str) -> TextItem:
        return text(sheet({"title": told, "lead": "B."}, paper=paper).pages[0], told[:5])

    short, long = title("Bridges"), title("On the remarkable history of the old bridge of stone " * 3)
    assert sizes_of(long) < sizes_of(short)
    assert long.box.height < 0.2 * (595 if paper == "A5" else 792)


def sizes_of(item: TextItem) -> float:
    return max(run.style.size for paragraph in item.paragraphs for run in paragraph.runs)
