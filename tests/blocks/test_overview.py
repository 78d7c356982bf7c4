"""A timeline of many events: a handful of slides that lead through it, and the rest in the notes with its dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from factdeck.article import plain
from factdeck.messages.problems import Problems
from factdeck.scene import DrawingItem, Page, Scene
from support.samples import article, scene
from support.told import everything

FIRST = date(1601, 3, 1)


def chronicle(folder: Path, count: int) -> Path:
    """Events 300 days apart, of which the sections say the dates of two."""
    days = [FIRST + timedelta(days=300 * number) for number in range(count)]
    events = "".join(f"  - {{date: {day}, title: Event E{n}e}}\n" for n, day in enumerate(days))
    said = [f"{days[n].day} {days[n]:%B %Y}" for n in (7, count - 3)]
    path = folder / f"chronicle-{count}.yaml"
    path.write_text(
        f"title: Chronicle\nlead: A town wrote down what befell it.\ntimeline:\n{events}"
        f"sections:\n  - {{heading: Two days, points: ['{said[0]}: one', '{said[1]}: another']}}\n",
        encoding="utf-8",
    )
    return path


def timeline_slides(deck: Scene) -> list[Page]:
    return [page for page in deck.pages if page.title.startswith("Timeline")]


def drawn(deck: Scene) -> list[int]:
    """Numbers of the events that the slides draw, by the names of their groups."""
    keys = [
        part.title
        for page in timeline_slides(deck)
        for item in page.items
        if isinstance(item, DrawingItem)
        for part in item.drawing.parts
        if getattr(part, "title", "")
    ]
    return [int(title.rpartition("E")[2].rstrip("e")) for title in keys if "Event E" in title]


@pytest.mark.parametrize("theme", ["classic", "large-print"])
def test_four_hundred_events_are_a_handful_of_slides(theme: str, tmp_path: Path) -> None:
    deck = scene(chronicle(tmp_path, 400), "lecture", theme=theme)
    assert len(timeline_slides(deck)) <= 5
    assert len(drawn(deck)) == (40 if theme == "classic" else 20)


def test_the_first_and_the_last_and_those_that_sections_date_are_drawn(tmp_path: Path) -> None:
    numbers = drawn(scene(chronicle(tmp_path, 400), "lecture"))
    assert {0, 7, 397, 399} <= set(numbers)


def test_the_others_are_drawn_evenly(tmp_path: Path) -> None:
    numbers = sorted(drawn(scene(chronicle(tmp_path, 400), "lecture")))
    assert max(b - a for a, b in pairwise(numbers)) <= 2 * 400 // 40


def test_what_no_slide_draws_stands_in_the_notes_of_the_slides_with_its_date(tmp_path: Path) -> None:
    path = chronicle(tmp_path, 400)
    deck = scene(path, "lecture")
    notes = [paragraph.text for page in timeline_slides(deck) for paragraph in page.notes]
    missing = set(range(400)) - set(drawn(deck))
    assert len(missing) == 360
    assert all(any(note.endswith(f"Event E{number}e") for note in notes) for number in missing)
    assert "The slides draw 40 of 400 events; small strokes mark these others:" in notes
    assert all(page.notes for page in timeline_slides(deck))


def test_one_warning_says_where_and_how_many(tmp_path: Path) -> None:
    problems = Problems()
    scene(chronicle(tmp_path, 400), "lecture", problems)
    (told,) = [problem for problem in problems if problem.code == "FD610"]
    assert "400 events: slides draw 40 of them" in str(told) and ":4:5:" in str(told)


def test_forty_events_are_all_drawn_as_ever(tmp_path: Path) -> None:
    problems = Problems()
    deck = scene(chronicle(tmp_path, 40), "lecture", problems)
    assert sorted(drawn(deck)) == [*range(40)]
    assert not [problem for problem in problems if problem.code == "FD610"]


def test_paper_has_all(tmp_path: Path) -> None:
    path = chronicle(tmp_path, 60)
    said = " ".join(everything(scene(path, "fact-sheet")))
    assert all(plain(event.title) in said for event in article(path).events)
