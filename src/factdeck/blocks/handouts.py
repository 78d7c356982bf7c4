"""What the parts of a handout share: a heading, a line that says what to do, and marks at the right."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.article import Inline
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import list_item, plain_runs, text_box
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.layout.values import Switch
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.columns import KeepTogether
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Text
from factdeck.scene import Element

MARKS_SHARES = (13.0, 1.0)
"""Widths of a question and of its marks."""
MOST_KEPT = 80
"""Words of what is kept in one piece: any page holds them."""


class PartOptions(ListOptions):
    """What a layout may say of a part of a handout."""

    task: Text | None = Field(
        None, description="Which of the layouts' words says what to do.", examples=["task quiz"]
    )
    key: Switch = Field(False, description="yes tells the answers.")


def part(
    context: Context,
    options: PartOptions,
    word: str,
    boxes: Sequence[FlowBox],
    *,
    marks: int = 0,
    **values: object,
) -> list[FlowBox]:
    """The boxes under a heading and a line that says what to do, as the layout wishes; nothing for none.

    ``values`` are put into that line; ``marks`` for the whole part stand beside it.
    """
    if not boxes:
        return []
    told: list[FlowBox] = []
    if options.task:
        said = text_box(context, context.words(str(options.task), **values), "task", Element("P"))
        if not options.heading:
            said = replace(said, space_before=context.theme.space("block"))
        told = [with_marks(context, said, marks) if marks else replace(said, keep_with_next=True)]
    return headed(context, options, word, [*told, *boxes])


def with_marks(context: Context, text: TextBox, marks: int) -> FlowBox:
    """A text that stays with what follows it, and in the margin at its right what it is worth."""
    style = replace(context.style("blank label"), align="right", leading=text.style.leading)
    parent = text.element.parent if text.element else None
    element = Element("P", parent)
    worth = Element("Span", element, expansion=context.words("marks told", marks=marks))
    runs = tuple(replace(run, element=worth) for run in plain_runs(context, f"/\u2009{marks}", style))
    return Abreast(
        columns=[
            [replace(text, space_before=0.0, space_after=0.0)],
            [TextBox(runs=runs, style=style, element=element)],
        ],
        shares=(MARKS_SHARES,),
        gutter=context.theme.space("cell") * 2,
        space_before=text.space_before,
        space_after=text.space_after,
        keep_with_next=True,
        mark=text.mark,
    )


def answer_item(
    context: Context, answer: Inline, element: Element, *, number: str, widest: str, letter: str
) -> TextBox:
    """An entry of a key: the number of what was asked, the right letter in bold, and what that stands for."""
    lead_in = f"{letter}\u2002"
    item = list_item(context, answer, "choice", element, bullet=number, widest=widest, lead_in=lead_in)
    return replace(item, space_after=2 * context.theme.space("cell"))


def set_in(columns: list[list[FlowBox]], indent: float, mark: Mark | None = None) -> FlowBox:
    """Columns beside each other that begin some points from the left edge, in one piece where they are short."""
    abreast = Abreast(
        columns=[[Spacer()], *columns],
        shares=((1.0,) * len(columns),),
        fixed=indent,
        gutter=0.0,
        mark=mark,
    )
    return abreast if abreast.words() > MOST_KEPT else KeepTogether(boxes=[abreast], mark=mark)
