"""A paragraph's letters and language to the way it runs and the side it stands at."""

from __future__ import annotations

from factdeck.language.scripts import is_leftward_language
from factdeck.scene import Align, Paragraph

_OTHER_SIDE: dict[Align, Align] = {"left": "right", "right": "left"}


def other_side(align: Align) -> Align:
    """Right for left and left for right; the middle stays."""
    return _OTHER_SIDE.get(align, align)


def side_of(paragraph: Paragraph, lang: str, *, keeps_side: bool = False) -> tuple[str, Align]:
    """The attribute ``rtl``, where it has to be said, and how the lines are set (ISO/IEC 29500-1, 21.1.2.2.7).

    DrawingML names sides, not starts and ends. In a deck that runs from right to left a heading of another
    language stands at the right, too; a list item and a text that ``keeps_side`` begin where their letters do.
    """
    leftward, deck = paragraph.runs_leftward(lang), is_leftward_language(lang)
    if not leftward and not deck:
        return "", paragraph.align
    moves = leftward or (paragraph.turns_over(lang) and not keeps_side)
    return f' rtl="{int(leftward)}"', other_side(paragraph.align) if moves else paragraph.align
