"""Columns that may stand below each other print nothing twice where a page divides them."""

from __future__ import annotations

from factdeck.place.box import FlowBox
from factdeck.place.boxes.band import Band
from factdeck.place.boxes.rules import AnswerLines
from factdeck.scene import TextItem
from place.support_boxes import paragraph, words


def test_what_a_page_leaves_of_a_band_is_not_the_whole_of_it_again() -> None:
    lines = AnswerLines(count=1, pitch=20.0, colour="#000000")
    questions: list[FlowBox] = [words("Head"), paragraph(8), lines, paragraph(8), lines, lines, lines]
    others: list[FlowBox] = [paragraph(3)]
    band = Band(
        columns=[questions, others],
        shares=[(1.0, 1.0)],
        gutter=10.0,
        below_each_other=[*questions, *others],
    )
    halves = band.split(400.0, 120.0)
    assert halves is not None
    for half, shown in zip(halves, (1, 0), strict=True):
        placed = half.stretched(300.0).place(0.0, 0.0, 400.0)
        texts = [each.text for item in placed if isinstance(item, TextItem) for each in item.paragraphs]
        assert texts.count("Head") == shown
