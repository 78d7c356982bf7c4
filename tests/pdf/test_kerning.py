"""Kerned text on paper: each letter stands where it was measured, and is read as it was written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import accumulate, pairwise

import pdfplumber
import pypdf
import pytest

from factdeck import pdf
from factdeck.drawing import Drawing, Ink, Text
from factdeck.layout.fonts import find_face, metrics, text_width
from factdeck.place.lines import break_lines
from factdeck.scene import (
    AnyItem,
    DrawingItem,
    Element,
    Face,
    Metadata,
    Page,
    Paragraph,
    Piece,
    Run,
    Scene,
    TextItem,
    TextStyle,
)
from factdeck.units import Box, Size

GENTIUM, SOURCE, CHINESE = map(find_face, ("Gentium Book Plus", "Source Sans 3", "Noto Sans SC"))
SIZE = 11.0
TEXT = "To Avignon: “AVATAR”, We Two, Taktver\u00adschiebung; P. V. Tokyo (1914–1917) L’Avenir."


def rendered(*items: AnyItem) -> bytes:
    page = Page(size=Size(400, 200), items=list(items))
    return pdf.render(Scene(pages=[page], metadata=Metadata(title="Kerned", lang="en")))


def paragraph(runs: Sequence[Run], width: float) -> Paragraph:
    lines = break_lines(runs, width, leading=14, align="justify", hyphenate=True).lines
    return Paragraph(runs=tuple(runs), lines=lines, leading=14, align="justify", element=Element("P"))


def places(piece: Piece) -> list[float]:
    """Where each letter begins, from where the piece does, measured one by one."""
    face, word_space = piece.run.style.face, piece.word_space
    measured = metrics(face)
    pairs = [piece.text[at : at + 2] for at in range(len(piece.text) - 1)]
    steps = (
        (measured.advance(pair[0]) + measured.kerning(pair)) * SIZE + (word_space if pair[0] == " " else 0.0)
        for pair in pairs
    )
    return list(accumulate(steps, initial=0.0))


@pytest.mark.parametrize("face", [GENTIUM, SOURCE])
@pytest.mark.parametrize("width", [90.0, 131.0, 380.0])
def test_each_letter_of_a_line_stands_where_it_was_measured(face: Face, width: float) -> None:
    made = paragraph([Run(TEXT, TextStyle(face, SIZE), "en")], width)
    data = rendered(TextItem(box=Box(10, 10, width, 180), paragraphs=[made]))
    with pdfplumber.open(io.BytesIO(data)) as file:
        letters = file.pages[0].chars
    for line in made.lines:
        (piece,) = line.pieces
        shown, letters = letters[: len(piece.text)], letters[len(piece.text) :]
        while letters and letters[0]["text"] in " \u00ad-":
            letters = letters[1:]
        assert "".join(letter["text"] for letter in shown) == piece.text
        expected = [10 + piece.x + place for place in places(piece)]
        assert [letter["x0"] for letter in shown] == pytest.approx(expected, abs=0.02)
    assert not letters


def test_kerned_words_are_read_as_they_were_written() -> None:
    made = paragraph([Run(TEXT, TextStyle(GENTIUM, SIZE), "en")], 380)
    data = rendered(TextItem(box=Box(10, 10, 380, 180), paragraphs=[made]))
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert " TJ" in page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    assert " ".join(page.extract_text().split()) == TEXT.replace("\u00ad", "")


def test_letters_in_two_subsets_of_a_font_are_kerned_with_each_other() -> None:
    many = "".join(map(chr, [*range(0x21, 0x7F), *range(0xA1, 0x1C0)]))
    many = "".join(letter for letter in many if metrics(GENTIUM).has(letter) and letter != "\u00ad")
    assert len(many) > 256
    runs = [Run(f"Α {many} {'ΑΥ' * 8}", TextStyle(GENTIUM, SIZE), "en")]
    made = paragraph(runs, 380)
    with pdfplumber.open(
        io.BytesIO(rendered(TextItem(box=Box(10, 10, 380, 180), paragraphs=[made])))
    ) as file:
        letters = [letter for letter in file.pages[0].chars if letter["text"] in "ΑΥ"][-16:]
    assert len({letter["fontname"] for letter in letters}) == 2
    step = text_width("ΑΥΑ", GENTIUM, SIZE) - text_width("Α", GENTIUM, SIZE)
    firsts = [letter["x0"] for letter in letters if letter["text"] == "Α"]
    assert [after - before for before, after in pairwise(firsts)] == pytest.approx([step] * 7, abs=0.02)


def test_text_without_pairs_is_shown_in_one_piece() -> None:
    made = paragraph([Run("mono", TextStyle(GENTIUM, SIZE), "en")], 380)
    data = rendered(TextItem(box=Box(10, 10, 380, 180), paragraphs=[made]))
    told = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data()  # type: ignore[union-attr]
    assert b" Tj" in told and b"TJ" not in told


@pytest.mark.parametrize(("anchor", "before"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_label_is_as_wide_as_its_kerned_letters(anchor: str, before: float) -> None:
    width = text_width("AVATAR To", SOURCE, 20)
    label = Text(200, 50, "AVATAR To", SOURCE, 20, Ink("#000000"), width, anchor)  # type: ignore[arg-type]
    item = DrawingItem(box=Box(0, 0, 400, 200), drawing=Drawing(400, 200, (label,)), faces=(SOURCE,))
    with pdfplumber.open(io.BytesIO(rendered(item))) as file:
        first, *_, last = [letter for letter in file.pages[0].chars if letter["text"] != " "]
    assert first["x0"] == pytest.approx(200 - before * width, abs=0.02)
    assert last["x1"] == pytest.approx(200 + (1 - before) * width, abs=0.02)
