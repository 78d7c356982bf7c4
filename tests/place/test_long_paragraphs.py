"""A paragraph of many pages is set as far as the next ones take it: nothing is lost, and nothing is set again and again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factdeck.place.boxes import text_box as text_boxes
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.pieces import LONGEST, pieces
from factdeck.scene import Run
from place.support_boxes import STYLE, words

WIDTH, HEIGHT = 240.0, 700.0
SENTENCES = "".join(f"Sentence {number} of a text that goes on and on. " for number in range(6000)).strip()
LETTERS = "".join(chr(0x4E00 + number % 2000) for number in range(60_000))


def long_paragraph(text: str) -> TextBox:
    runs = tuple(piece for piece, _ in pieces(Run(text, STYLE.text_style(), "en")))
    return TextBox(runs=runs, style=STYLE)


def pages_of(box: TextBox) -> list[TextBox]:
    """The paragraph on as many columns as it takes."""
    found: list[TextBox] = []
    while box.height(WIDTH) > HEIGHT:
        parts = box.split(WIDTH, HEIGHT)
        assert parts is not None
        head, box = parts
        found.append(head)
    return [*found, box]


def shown(boxes: Sequence[TextBox]) -> str:
    lines = (line for box in boxes for line in box.lines(WIDTH))
    return "".join(
        "".join(piece.text for piece in line.pieces) + (" " if line.ending == "space" else "")
        for line in lines
    )


@pytest.mark.parametrize("text", [SENTENCES, LETTERS], ids=["words", "letters"])
def test_all_of_a_long_paragraph_stands_on_its_pages(text: str) -> None:
    pages = pages_of(long_paragraph(text))
    assert len(pages) > 20
    assert shown(pages).replace(" ", "") == text.replace(" ", "")
    assert all(len(page.lines(WIDTH)) >= 57 for page in pages[:-1])


def test_a_long_paragraph_drawn_in_one_piece_is_drawn_whole() -> None:
    box = long_paragraph(SENTENCES)
    assert box.height(WIDTH) > HEIGHT
    assert shown([box]).split() == SENTENCES.split()


def test_each_line_of_a_long_paragraph_is_set_less_than_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    characters = 0
    set_lines = text_boxes.break_lines

    def counted(runs, *args, **options):  # type: ignore[no-untyped-def]
        nonlocal characters
        characters += sum(len(run.text) for run in runs)
        return set_lines(runs, *args, **options)

    monkeypatch.setattr(text_boxes, "break_lines", counted)
    pages_of(long_paragraph(SENTENCES))
    assert len(SENTENCES) <= characters < 2 * len(SENTENCES)


def test_a_word_of_many_pages_is_told_once() -> None:
    pages = pages_of(long_paragraph("a" * 60_000))
    assert len(pages) > 5
    assert len([word for page in pages for word in page.too_wide(WIDTH)]) == 1


@pytest.mark.parametrize("text", [SENTENCES, LETTERS, "x" * 9000, "e\u0301" * 9000])
def test_a_long_run_is_cut_into_pieces_that_are_its_text(text: str) -> None:
    found = pieces(Run(text, STYLE.text_style(), "en"))
    assert "".join(piece.text for piece, _ in found) == text
    assert [text[offset : offset + 9] for _, offset in found] == [piece.text[:9] for piece, _ in found]
    assert all(len(piece.text) <= LONGEST for piece, _ in found)
    assert not any(piece.text[0] == "\u0301" for piece, _ in found)


def test_a_row_of_a_long_table_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from factdeck.place.boxes import grid

    measured = 0
    height_of = grid.row_height

    def counted(*args):  # type: ignore[no-untyped-def]
        nonlocal measured
        measured += 1
        return height_of(*args)

    monkeypatch.setattr(grid, "row_height", counted)
    rows = [
        GridRow(cells=[GridCell(texts=[words(f"Label {number}")]), GridCell(texts=[words("Value")])])
        for number in range(2000)
    ]
    left = Grid(columns=(60.0, None), rows=rows, padding=(0.0, 1.0, 0.0, 1.0))
    parts, said = 1, left.words()
    told = 0
    while left.height(WIDTH) > HEIGHT:
        split = left.split(WIDTH, HEIGHT)
        assert split is not None and isinstance(split[0], Grid) and isinstance(split[1], Grid)
        told += split[0].words()
        left = split[1]
        parts += 1
    assert parts > 30 and measured == 2000
    assert told + left.words() == said == 6000
