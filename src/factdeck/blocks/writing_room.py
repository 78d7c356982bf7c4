"""Places to write on: lines for a name and a date, ruled lines, and where a new page begins."""

from __future__ import annotations

from typing import Annotated

from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.ruled import answer_lines, blanks_in_a_row
from factdeck.layout.values import MOST_LINES, Lines, counted
from factdeck.messages import codes
from factdeck.place.box import FlowBox, PageBreak
from factdeck.place.boxes.blanks import Blank
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check
from factdeck.scene import Element

SHARES = {"name": 5.0, "class": 2.0, "date": 2.5, "marks": 1.5}
"""How much of the width the line behind a label gets."""
USUAL_SHARE = 3.0
FIELDS = ("name", "class", "date")


class NameLineOptions(Strict):
    """What a layout may say of the line for a name."""

    fields: list[Text] = Field(
        default_factory=lambda: [Text(name) for name in FIELDS],
        description="Which of the layouts' words stand before a line to write on.",
        examples=[["name", "date"]],
        min_length=1,
        max_length=5,
    )
    style: Text = Field(default=Text("blank label"), description="The style of the words.")


def name_line(context: Context, options: NameLineOptions) -> list[FlowBox]:
    """Name, class and date, each with a line to write on, in one row."""
    blanks = [
        Blank(
            text_box(context, context.words(str(word)), str(options.style), Element("P")),
            SHARES.get(str(word), USUAL_SHARE),
        )
        for word in options.fields
    ]
    return [blanks_in_a_row(context, *blanks)]


class LinesOptions(Strict):
    """What a layout may say of ruled lines."""

    count: Annotated[int, counted(1, MOST_LINES)] = Field(5, description="How many there are.")
    most: Lines = Field(0, description="How many there are at most, where a page has room left.")

    @check("most")
    @staticmethod
    def _is_no_less(most: int, validation: Validation) -> int:
        if most and most < int(str(validation.data.get("count", 1))):
            raise Complaint("this is less than `count`", "write more, or leave it out", code=codes.WRONG_KIND)
        return most


def lines(context: Context, options: LinesOptions) -> list[FlowBox]:
    """Ruled lines to write on."""
    return [answer_lines(context, options.count, max(options.most, options.count))]


def page_break(_context: Context, _options: NoOptions) -> list[FlowBox]:
    """What follows in the region begins a page."""
    return [PageBreak()]


BLOCKS = (
    Block("name line", "Name, class and date, with lines to write on.", name_line, NameLineOptions),
    Block("lines", "Ruled lines to write on.", lines, LinesOptions),
    Block("page break", "What follows in the region begins a page.", page_break),
)
