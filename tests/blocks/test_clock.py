"""The clock of a lecture: minutes that notes plan, else what saying the notes takes, in steps of half a minute."""

from __future__ import annotations

import pytest

from factdeck.blocks.clock import Clock, clock_of, clock_time, in_minutes
from factdeck.layout.loading import layout_files, own_layouts, read_words
from factdeck.layout.words import Words
from factdeck.messages.problems import Problems
from factdeck.place.slides import _note
from factdeck.scene import Page
from factdeck.units import Size
from place.support_boxes import words as text


def words_in(lang: str) -> Words:
    found = read_words(lang, layout_files(), Problems())
    assert found is not None
    return found


def slide(*notes: str) -> Page:
    return Page(size=Size(960, 540), notes=[_note(text(note)) for note in notes])


def minutes_of(page: Page, rate: int = 140) -> float:
    return clock_of([page], (), rate=rate).total


@pytest.mark.parametrize(
    "note",
    [
        "Collect answers. Time: 5 min",
        "time:5 minutes",
        "Antworten sammeln. Zeit: 5 min",
        "Mise en commun. Temps\u00a0: 5\u202fmin",
    ],
)
def test_notes_plan_minutes_in_any_language(note: str) -> None:
    assert minutes_of(slide(note)) == 5.0


def test_planned_minutes_are_added_and_stand_in_place_of_what_saying_the_notes_takes() -> None:
    assert minutes_of(slide("word " * 700, "Time: 1.5 min", "Time: 2 min")) == 3.5


def test_notes_take_the_time_of_their_words_at_140_a_minute_or_another_rate() -> None:
    assert minutes_of(slide("word " * 140, "word " * 140)) == 2.0
    assert minutes_of(slide("word " * 280), rate=100) == 3.0


def test_a_slide_takes_half_a_minute_at_least() -> None:
    assert minutes_of(slide()) == minutes_of(slide("Look.")) == 0.5


@pytest.mark.parametrize("lang", sorted(path.stem for path in (own_layouts() / "words").glob("*.yaml")))
def test_the_notes_that_layouts_write_themselves_plan_their_time_in_each_language(lang: str) -> None:
    words = words_in(lang)
    assert [minutes_of(slide(words(each))) for each in ("note question", "note quiz")] == [5.0, 1.0]
    assert minutes_of(slide(f"Time: {words('so many minutes', count='7½')}")) == 7.5


def test_the_clock_runs_from_slide_to_slide_past_the_hour() -> None:
    running = Clock((0.5, 2.0, 60.0), 62.5).running()
    assert [*running] == ["00:00 → 00:30", "00:30 → 02:30", "02:30 → 62:30"]
    assert clock_time(62.5) == "62:30"


def test_what_the_author_has_not_planned_is_cut_evenly_where_the_lesson_is_too_short() -> None:
    own = words_in("en")("note question")
    slides = [slide("Time: 8 min"), slide(own), slide("word " * 420), slide(own), slide()]
    assert clock_of(slides, {own}, 45).minutes == (8, 5, 3, 5, 0.5)
    assert clock_of(slides, {own}, 16).minutes == (8, 3, 1.5, 3, 0.5)
    assert clock_of(slides, {own}, 10).minutes == (8, 0.5, 0.5, 0.5, 0.5)
    assert clock_of(slides, {own}, 1).minutes == (8, 0.5, 0.5, 0.5, 0.5)
    assert clock_of([slide("Time: 8 min"), slide()], {own}, 1).minutes == (8, 0.5)


def test_an_author_s_time_beside_a_layout_s_is_the_author_s() -> None:
    own = words_in("en")("note question")
    assert clock_of([slide(own, "Time: 2 min"), slide()], {own}, 1).minutes == (7, 0.5)


def test_half_minutes_are_told_as_halves() -> None:
    assert [in_minutes(each) for each in (0.5, 4, 4.5)] == ["½", "4", "4½"]


def test_the_clock_s_arrow_points_as_the_language_runs() -> None:
    assert list(Clock((0.5,), 0.5).running("he")) == ["00:00 ← 00:30"]
    assert list(Clock((0.5,), 0.5).running("de")) == ["00:00 → 00:30"]
