"""Columns beside each other: in the largest type that surely fits their place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factdeck.place.box import FlowBox
from factdeck.place.boxes.beside import Beside
from factdeck.place.lines import natural_width
from place.support_boxes import words

LINE = "Her mother saw to it"


def fitted_size(spare: float) -> float:
    """The size that a column of two lines gets in a place of their height, with so many points free beside the first."""
    made = Beside(columns=[[words(f"{LINE} {LINE}")]], gutter=0.0, per_row=1)
    width = natural_width(words(LINE).runs) + spare
    assert made.height(width) == 24.0
    return made.fitted(width, 24.0, 6.0).smallest_size


def test_a_line_that_only_just_fits_is_set_smaller_as_other_programs_may_set_it_wider() -> None:
    assert fitted_size(0.1) < 10.0


def test_a_line_with_room_beside_it_keeps_its_size() -> None:
    assert fitted_size(2.0) == 10.0


def test_columns_are_parted_in_work_that_grows_with_those_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[object] = []
    height = Beside._row_height

    def counted(self: Beside, row: Sequence[list[FlowBox]], width: float) -> float:
        measured.append(row)
        return height(self, row, width)

    monkeypatch.setattr(Beside, "_row_height", counted)
    made = Beside(columns=[[words("One")] for _ in range(600)], gutter=0.0, per_row=2, row_gap=6.0)
    parts = made.split(200.0, 3 * 12.0 + 2 * 6.0)
    assert parts is not None
    assert [len(part.columns) for part in parts if isinstance(part, Beside)] == [6, 594]
    assert len(measured) <= 5
