"""The lesson plan: steps on a clock that runs, planned by notes or by how long a text takes to say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from factdeck.article import plain
from factdeck.blocks.minutes import section_minutes, spoken_minutes, without_minutes
from factdeck.blocks.spoken_time import planned_minutes
from factdeck.building.options import Options
from factdeck.scene import Scene, TableItem, TextItem
from support.pieces import made, paragraphs, read, roles, texts
from support.samples import CASES, CONTENT

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
CLOCK = re.compile(r"\d\d:\d\d → \d\d:\d\d")
CAPTION = re.compile(r"Slide (\d+) · (\d\d:\d\d) → (\d\d:\d\d)")
SLIDES = re.compile(r"Slides? (\d+)(?:–(\d+))?")
ARTICLES = [*sorted(CONTENT.glob("*.yaml")), CASES / "town.yaml"]
SOUND = ARTICLE.format(long="word " * 281)


def test_a_section_without_slides_takes_what_its_notes_plan_or_else_as_long_as_it_is_spoken() -> None:
    assert [section_minutes(section) for section in read(SOUND).sections] == [12, 2, 8]


@pytest.mark.parametrize(
    ("notes", "minutes"),
    [
        ("Time: 5 min", 5),
        ("Begin. Time: 5 min. Then go on.", 5),
        ("Zeit: 10 Minuten", 10),
        ("Temps : 7 min", 7),
        ("Time: 5 min\n\n      Time: 2 min", 7),
        ("Time: 2½ min", 2.5),
        ("Time: ½ min", 0.5),
        ("It took 5 min", None),
        ("Scale 1: 50 minor towns", None),
    ],
)
def test_minutes_are_planned_in_any_language(notes: str, minutes: int | None) -> None:
    article = read(f"title: A\nsections:\n  - heading: B\n    notes: |\n      {notes}\n")
    assert planned_minutes("\n".join(plain(block.spans) for block in article.sections[0].notes)) == minutes


def test_planned_minutes_are_told_once() -> None:
    article = read('title: A\nsections: [{heading: B, notes: "Ask: who? Time: 5 min"}]\n')
    assert [plain(block.spans) for block in without_minutes(article.sections[0].notes)] == ["Ask: who?"]
    article = read('title: A\nsections: [{heading: B, notes: "Time: 5 min. Ask: who?"}]\n')
    assert [plain(block.spans) for block in without_minutes(article.sections[0].notes)] == ["Ask: who?"]


def test_a_text_is_spoken_in_half_minutes() -> None:
    leads = [read(f"title: A\nlead: {'word ' * count}\n").lead for count in (1, 140, 175)]
    assert [spoken_minutes(lead) for lead in leads] == [0.5, 1, 1.5]


def clock_of_plan(scene: Scene) -> list[tuple[str, str]]:
    """Begin and end of each step."""
    return [(text[:5], text[-5:]) for text in texts(scene) if CLOCK.fullmatch(text)]


def clock_of_script(scene: Scene) -> dict[int, tuple[str, str]]:
    """Begin and end of each slide, by its number."""
    told = [found for text in texts(scene) if (found := CAPTION.fullmatch(text))]
    return {int(found[1]): (found[2], found[3]) for found in told}


def test_the_clock_runs_from_step_to_step_and_what_is_left_is_told() -> None:
    scene, problems = made(SOUND, "lesson-plan", Options(minutes=50))
    steps = clock_of_plan(scene)
    assert steps[0][0] == "00:00" and steps[-1][1] == "50:00"
    assert all(one[1] == two[0] for one, two in pairwise(steps))
    assert [
        text for text in texts(scene) if text in ("Opening", "One", "Questions and check", "Time to spare")
    ] == [
        "Opening",
        "One",
        "Questions and check",
        "Time to spare",
    ]
    assert problems == []


@pytest.mark.parametrize("minutes", [0, 20, 35, 60, 90])
@pytest.mark.parametrize("theme", ["classic", "large-print"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_plan_and_script_have_one_clock(path: Path, theme: str, minutes: int) -> None:
    text, options = path.read_text("utf-8"), Options(theme=theme, minutes=minutes)
    plan, told = made(text, "lesson-plan", options, path.parent)
    script, _ = made(text, "script", options, path.parent)
    slides, steps = clock_of_script(script), clock_of_plan(plan)
    ranges = [
        (int(found[1]), int(found[2] or found[1]))
        for text in texts(plan)
        if (found := SLIDES.fullmatch(text))
    ]
    assert [number for first, last in ranges for number in range(first, last + 1)] == [*slides]
    assert steps[: len(ranges)] == [(slides[first][0], slides[last][1]) for first, last in ranges]
    end, whole = slides[len(slides)][1], f"{minutes or 45:02}:00"
    assert steps[len(ranges) :] == ([(end, whole)] if end < whole else [])
    assert any(text.startswith(f"Total: {end}") for text in texts(script))
    assert any("FD611" in each for each in told) == (end > whole)


def test_a_lesson_cuts_what_no_author_planned_and_its_notes_say_so() -> None:
    text = (
        "title: A\nlead: B\nsections:\n  - {heading: C, text: D, notes: 'Time: 12 min'}\n"
        "teaching: {questions: [Why?]}\n"
    )
    assert "Let them talk in pairs, then collect answers on the board. Time:\u00a05 min" in texts(
        made(text, "script")[0]
    )
    told = texts(made(text, "script", Options(minutes=16))[0])
    assert "Let them talk in pairs, then collect answers on the board. Time:\u00a03 min" in told
    assert "Total: 16:00 · with all that the notes plan and say: 18:00" in told
    assert "Time: 12 min" in told


def test_notes_in_the_deck_plan_what_the_clock_of_a_lesson_gives_them() -> None:
    text = (
        "title: A\nlead: B\nsections:\n  - {heading: C, text: D, notes: 'Time: 12 min'}\n"
        "teaching: {questions: [Why?]}\n"
    )

    def notes(options: Options) -> list[str]:
        deck = made(text, "lecture", options)[0]
        return [note.text for page in deck.pages for note in page.notes]

    talk = "Let them talk in pairs, then collect answers on the board. Time:\u00a0{} min"
    assert talk.format(5) in notes(Options())
    assert talk.format(3) in notes(Options(minutes=16))
    assert "Time: 12 min" in notes(Options(minutes=16))


def test_the_step_in_which_the_lesson_is_over_is_told_at_its_section() -> None:
    _, problems = made(SOUND, "lesson-plan", Options(minutes=15))
    [told] = [each for each in problems if "FD611" in each]
    assert told.startswith("a.yaml:10:")
    assert "the lesson of 15 minutes is over in this step, which ends at minute 16; all steps take 25" in told
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


@pytest.mark.parametrize("theme", ["classic", "reading", "large-print"])
@pytest.mark.parametrize("minutes", [45, 240])
def test_a_steps_clock_stands_on_one_line(theme: str, minutes: int) -> None:
    scene, _ = made(SOUND, "lesson-plan", Options(theme=theme, minutes=minutes))
    clocks = [each for each in paragraphs(scene.pages) if re.fullmatch(r"\d+:\d\d.→.\d+:\d\d", each.text)]
    assert len(clocks) >= 4
    assert all(len(each.lines) == 1 for each in clocks)
