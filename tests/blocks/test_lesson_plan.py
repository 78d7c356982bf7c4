"""The lesson plan: steps on a clock that runs, planned by notes or by how long a text takes to say."""

from __future__ import annotations

import pytest

from factdeck.article import plain
from factdeck.blocks.minutes import minutes_of, planned_minutes, spoken_minutes, without_minutes
from factdeck.building.options import Options
from factdeck.scene import TableItem, TextItem
from support.pieces import made, paragraphs, read, roles, texts

ARTICLE = """\
title: A town
lead: It lies by a river.
sections:
  - heading: One
    text: It began.
    notes: |
      Show the map.

      Time: 12 min
  - heading: Two
    text: "{long}"
  - heading: Three
    notes: "Ask: who? Time: 5 min"
    sections:
      - {{heading: Below, notes: "Zeit: 3 Minuten"}}
teaching:
  quiz:
    - {{question: Where?, options: [Here, There], answer: B, number: 4}}
"""
SOUND = ARTICLE.format(long="word " * 281)


def test_a_section_takes_the_minutes_that_its_notes_plan_or_else_as_long_as_it_is_spoken() -> None:
    assert [minutes_of(section) for section in read(SOUND).sections] == [12, 3, 8]


@pytest.mark.parametrize(
    ("notes", "minutes"),
    [
        ("Time: 5 min", 5),
        ("Begin. Time: 5 min. Then go on.", 5),
        ("Zeit: 10 Minuten", 10),
        ("Temps : 7 min", 7),
        ("Time: 5 min\n\n      Time: 2 min", 7),
        ("It took 5 min", None),
        ("Scale 1: 50 minor towns", None),
    ],
)
def test_minutes_are_planned_in_any_language(notes: str, minutes: int | None) -> None:
    article = read(f"title: A\nsections:\n  - heading: B\n    notes: |\n      {notes}\n")
    assert planned_minutes(article.sections[0].notes) == minutes


def test_planned_minutes_are_told_once() -> None:
    article = read('title: A\nsections: [{heading: B, notes: "Ask: who? Time: 5 min"}]\n')
    assert [plain(block.spans) for block in without_minutes(article.sections[0].notes)] == ["Ask: who?"]
    article = read('title: A\nsections: [{heading: B, notes: "Time: 5 min. Ask: who?"}]\n')
    assert [plain(block.spans) for block in without_minutes(article.sections[0].notes)] == ["Ask: who?"]


def test_a_text_is_spoken_in_minutes_begun() -> None:
    assert [spoken_minutes(read(f"title: A\nlead: {'word ' * count}\n").lead) for count in (1, 140, 141)] == [
        1,
        1,
        2,
    ]


def test_the_clock_runs_from_step_to_step_and_the_rest_is_for_questions() -> None:
    scene, problems = made(SOUND, "lesson-plan", Options(minutes=50))
    told = texts(scene)
    steps = ["0–1", "1–13", "13–16", "16–24", "24–50"]
    assert [text for text in told if text in steps] == steps
    assert told[told.index("24–50") + 1 : told.index("24–50") + 3] == ["26 min", "Questions and check"]
    assert problems == []


def test_a_section_without_a_text_to_say_takes_a_minute() -> None:
    scene, _ = made("title: A\nlead: B\nsections: [{heading: C, point: D}]\n", "lesson-plan", Options())
    assert "1–2" in texts(scene)
    assert "0 min" not in texts(scene)


def test_the_step_in_which_the_lesson_is_over_is_told_at_its_section() -> None:
    _, problems = made(SOUND, "lesson-plan", Options(minutes=15))
    [told] = [each for each in problems if "FD611" in each]
    assert told.startswith("a.yaml:10:")
    assert "the lesson of 15 minutes is over in this step, which ends at minute 16; all steps take 24" in told
    _, problems = made(SOUND, "lesson-plan", Options(minutes=1))
    assert any("the lesson of 1 minute is over" in each for each in problems)


def test_questions_of_the_check_have_their_numbers_and_right_answers() -> None:
    scene, _ = made(SOUND, "lesson-plan")
    assert "Where? There" in texts(scene)


def test_materials_are_in_the_articles_language() -> None:
    scene, _ = made(SOUND.replace("title: A town", "title: A town\nlang: fr"), "lesson-plan")
    assert "Diapositives" in texts(scene)


def test_a_list_in_the_notes_is_one_list_of_its_step() -> None:
    text = "title: A\nsections:\n  - heading: B\n    notes: |\n      - Show it\n      - Ask of it\n"
    scene, _ = made(text, "lesson-plan")
    items = [each for each in paragraphs(scene.pages) if each.text in ("Show it", "Ask of it")]
    lists = [each.element.parent.parent.parent for each in items if each.element]  # type: ignore[union-attr]
    assert len({id(each) for each in lists}) == 1
    assert roles(lists[0]) == ["L", "TD", "TR", "TBody", "Table"]


@pytest.mark.parametrize("count", range(1, 13))
def test_a_steps_name_stays_with_what_is_said_in_it(count: int) -> None:
    goals = "".join(f"    - Goal {number}\n" for number in range(count))
    text = f"title: A town\nlead: {'It lies by a river. ' * 60}\nteaching:\n  objectives:\n{goals}"
    scene, _ = made(text, "lesson-plan", Options(theme="large-print"))
    tables = [item for page in scene.pages for item in page.items if isinstance(item, TableItem)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell.paragraphs]
    [opening] = [cell for cell in cells if cell.paragraphs[0].text == "Opening"]
    assert len(opening.paragraphs) > 1


@pytest.mark.parametrize(
    ("article", "lacking"),
    [
        ("title: A\nlead: B\n", {"Guided notes", "Knowledge organiser"}),
        ("title: A\nlead: B\nsections: [{heading: C, text: D}]\n", {"Knowledge organiser"}),
        ("title: A\nlead: B\ninfobox: {rows: [{label: C, value: D}]}\n", {"Guided notes"}),
        ("title: A\nlead: B\ntimeline: [{date: 1900, title: C}]\n", {"Guided notes"}),
        (SOUND, {"Knowledge organiser"}),
    ],
)
def test_materials_name_no_handout_that_the_article_has_nothing_for(article: str, lacking: set[str]) -> None:
    told = texts(made(article, "lesson-plan")[0])
    assert {"Guided notes", "Knowledge organiser"} - set(told) == lacking
    assert "Working with sources" in told


def test_materials_stand_in_three_columns_where_there_is_room() -> None:
    names = ("Fact sheet", "Slides", "Guided notes", "Knowledge organiser", "Working with sources")
    words = SOUND + "  glossary: [{term: Ford, meaning: A shallow place}]\n"
    for theme, columns in (("classic", 3), ("large-print", 1)):
        scene, _ = made(words, "lesson-plan", Options(theme=theme))
        lefts = {
            item.box.x
            for item in scene.pages[0].items
            if isinstance(item, TextItem) and item.paragraphs[0].text in names
        }
        assert len(lefts) == columns
