"""Predecessors and successors of an infobox to a chain: who was there before, who came after."""

from __future__ import annotations

from math import inf
from typing import Literal

from msgspec.structs import replace

from factdeck.article import Infobox, Inline, plain
from factdeck.article import State as StateValue
from factdeck.article.language_words import listed
from factdeck.blocks.added_words import with_before
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.look import drawing_faces, drawing_look, map_look
from factdeck.blocks.paragraphs import list_item, list_of, text_box, word_heading
from factdeck.blocks.period import period_of
from factdeck.blocks.pictures import picture_drawing
from factdeck.blocks.registry import Block, NoOptions
from factdeck.drawing import Drawing
from factdeck.layout.values import Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.columns import Panel
from factdeck.place.boxes.figure import Figure
from factdeck.reading import Field, Strict
from factdeck.scene import Element

LARGEST_DRAWN = 14.0
"""Labels larger than this, in points, leave a chain no room on a page: it is told in lists instead."""


class SuccessionOptions(Strict):
    """What a layout may say of the chain of states."""

    heading: Switch = Field(False, description="yes sets a heading above, in the layout's words.")
    form: Literal["compact", "wide"] = Field(
        "wide", description="compact for a side panel, wide for a slide."
    )


def succession(context: Context, options: SuccessionOptions) -> list[FlowBox]:
    """The states before and after the subject, as a drawing; nothing where the article names none."""
    boxes = succession_boxes(context, options.form)
    return [word_heading(context, "before and after"), *boxes] if boxes and options.heading else boxes


def succession_boxes(
    context: Context, form: Literal["compact", "wide"], parent: Element | None = None
) -> list[FlowBox]:
    """The chain as one figure, whose alternative text tells it as a sentence."""
    infobox = context.article.infobox
    if infobox is None or not (infobox.predecessors or infobox.successors):
        return []
    if context.on_paper and context.style("drawing").size > LARGEST_DRAWN:
        return _lists(context, infobox, parent)
    before, after = context.words("before"), context.words("after")
    lang = context.words.lang
    alt = context.semicolon.join(
        f"{word}{context.colon}{listed((plain(state.name) for state in states), lang)}"
        for word, states in ((before, infobox.predecessors), (after, infobox.successors))
        if states
    )
    subject = plain(context.article.title)
    wide = form == "wide"
    look = map_look(context) if wide and not context.on_paper else drawing_look(context)
    years = period_of(context) if wide else ""

    def draw_within(width: float, height: float) -> Drawing:
        from factdeck.diagrams.succession import draw_succession
        from factdeck.diagrams.succession_parts import State

        def states(given: list[StateValue]) -> list[State]:
            return [
                State(
                    plain(each.name),
                    str(each.years or ""),
                    picture_drawing(context, each.flag) if each.flag else None,
                )
                for each in given
            ]

        return draw_succession(
            states(infobox.predecessors),
            subject,
            states(infobox.successors),
            look,
            width,
            wide=wide,
            before=before,
            after=after,
            years=years,
            height=height,
            smallest=context.theme.smallest,
        )

    return [
        Figure(
            draw=lambda width: draw_within(width, inf),
            draw_within=draw_within,
            alt=alt,
            faces=drawing_faces(context),
            element=Element("Figure", parent, alt=alt),
            name=context.words("before and after"),
            mirrors=True,
            instead=lambda: Panel(boxes=_lists(context, infobox, parent), mark=infobox.mark),
            mark=infobox.mark,
        )
    ]


def _lists(context: Context, infobox: Infobox, parent: Element | None) -> list[FlowBox]:
    """What was before and what came after, each a list under its name."""
    boxes: list[FlowBox] = []
    for word, states in (("before", infobox.predecessors), ("after", infobox.successors)):
        if not states:
            continue
        head = text_box(context, context.words(word), "group", Element("P", parent), keep_with_next=True)
        element = list_of(parent)
        boxes.append(head)
        boxes += [list_item(context, _told(state), "list", element) for state in states]
    return boxes


def _told(state: StateValue) -> Inline:
    """The state's name and years."""
    name = tuple(replace(span, link=str(state.link)) for span in state.name) if state.link else state.name
    if not state.years:
        return name
    return (*name, replace(state.name[-1], text=f" ({state.years})", offsets=state.name[-1].offsets[:1]))


def succession_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """Of each state what the chain can't show: where to read on, and what its flag is."""
    infobox = context.article.infobox
    states = (*infobox.predecessors, *infobox.successors) if infobox else ()
    element = list_of(None)
    return [
        list_item(context, (*_told(state), *_of_flag(context, state)), "notes", element)
        for state in states
        if state.link or _of_flag(context, state)
    ]


def _of_flag(context: Context, state: StateValue) -> Inline:
    """The caption of the state's flag, and what the flag looks like."""
    flag = state.flag
    if flag is None:
        return ()
    looks = (state.name[-1].with_text(str(flag.alt)),) if flag.alt else ()
    text = one_paragraph(flag.caption or (), looks)
    return with_before(context.colon, text) if text else ()


BLOCKS = (
    Block("succession", "Predecessors, subject and successors as a chain.", succession, SuccessionOptions),
    Block("succession notes", "What to say of the predecessors and successors.", succession_notes),
)
