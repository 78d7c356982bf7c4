"""A slide's speaker notes to the shares that its continuation slides get: each says what its own slide shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox


def notes_by_part(notes: Sequence[TextBox], parts: Sequence[Sequence[FlowBox]]) -> list[Sequence[TextBox]]:
    """The notes in order, shared out among the parts of a slide.

    A part's notes begin with the paragraph that its first box was taken from; where the boxes are not taken from the
    notes, each part has about as many words as the others. No paragraph is divided.
    """
    if len(parts) == 1:
        return [notes]
    cuts = _by_origin(notes, parts) or _by_words(notes, len(parts))
    return [notes[start:end] for start, end in zip([0, *cuts], [*cuts, len(notes)], strict=True)]


def _by_origin(notes: Sequence[TextBox], parts: Sequence[Sequence[FlowBox]]) -> list[int]:
    """Where the notes of the second and of each further part begin; none where nothing on a part is in the notes."""
    places = {_place(note.mark): number for number, note in reversed([*enumerate(notes)]) if note.mark}
    taken = [[places[place] for box in part if (place := _place(box.mark)) in places] for part in parts]
    if not any(taken[1:]):
        return []
    cuts: list[int] = []
    following = len(notes)
    for before, own in zip(reversed(taken[:-1]), reversed(taken[1:]), strict=True):
        new = [number for number in own if not before or number > before[-1]]
        following = min(following, new[0]) if new else following
        cuts.append(following)
    return cuts[::-1]


def _place(mark: Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None


def _by_words(notes: Sequence[TextBox], count: int) -> list[int]:
    said = [*accumulate((note.words() for note in notes), initial=0)]
    return [bisect_left(said, said[-1] * part / count) for part in range(1, count)]
