"""Speaker notes shared out among the slides that a long one is continued on."""

from __future__ import annotations

from factdeck.messages.problems import Mark, Source
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.notes import notes_by_part
from place.support_boxes import words

SOURCE = Source("a.yaml", "x\n" * 20)


def at(line: int, text: str = "Some words.") -> TextBox:
    return words(text, mark=Mark(SOURCE, line, 3))


def lines(shares: list) -> list[list[int]]:  # type: ignore[type-arg]
    return [[note.mark.line for note in share] for share in shares]


def test_each_slide_says_the_paragraphs_that_its_points_are_taken_from() -> None:
    notes = [at(1), at(2), at(3), at(4), at(5)]
    assert lines(notes_by_part(notes, [[at(2), at(3)], [at(4)]])) == [[1, 2, 3], [4, 5]]


def test_a_point_that_goes_on_is_said_on_the_slide_that_it_began_on() -> None:
    notes = [at(1), at(2), at(3)]
    assert lines(notes_by_part(notes, [[at(1)], [at(1)], [at(2), at(3)]])) == [[1], [], [2, 3]]


def test_notes_of_other_words_than_the_slides_are_shared_out_evenly() -> None:
    notes = [at(11, "one two three"), at(12, "four five six"), at(13, "seven eight"), at(14, "nine")]
    assert lines(notes_by_part(notes, [[at(1)], [at(2)]])) == [[11, 12], [13, 14]]


def test_one_slide_says_all() -> None:
    assert lines(notes_by_part([at(1), at(2)], [[at(2)]])) == [[1, 2]]


def test_no_paragraph_is_divided_or_lost() -> None:
    notes = [at(11, "word " * 300), at(12, "word")]
    shares = notes_by_part(notes, [[at(1)], [at(2)], [at(3)]])
    assert [note for share in shares for note in share] == notes
