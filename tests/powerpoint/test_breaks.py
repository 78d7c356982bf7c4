"""Lines of a deck end where they were measured to end, in programs that never break at a no-break space too."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.scene import Line, Paragraph, Piece, TextItem
from factdeck.units import Box
from powerpoint.support_decks import paragraph, scene_of, select, slide_xml

DATE = "from\u00a0March\u00a01,\u00a01933"


def set_in_lines(*lines: str) -> Paragraph:
    whole = paragraph(DATE)
    [run] = whole.runs
    measured = tuple(
        Line(20.0 * number, (Piece(0.0, text, run, 100.0),), "space") for number, text in enumerate(lines, 1)
    )
    return replace(whole, lines=measured)


def written(made: Paragraph) -> str:
    item = TextItem(box=Box(40, 120, 300, 80), paragraphs=[made])
    return str(select(slide_xml(scene_of([item])), "//a:t")[-1].text)


def test_a_no_break_space_at_which_a_line_ends_is_a_plain_one() -> None:
    assert written(set_in_lines("from\u00a0March\u00a01,", "1933")) == "from\u00a0March\u00a01, 1933"


def test_others_keep_their_words_together() -> None:
    assert written(set_in_lines(DATE)) == DATE
