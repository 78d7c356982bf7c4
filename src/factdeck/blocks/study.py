"""Questions, words to know and people to a band of columns at the foot of a sheet, each under its own head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factdeck.blocks.context import Context
from factdeck.blocks.glossary import glossary
from factdeck.blocks.paragraphs import word_heading
from factdeck.blocks.people import PeopleOptions, people
from factdeck.blocks.registry import Block
from factdeck.blocks.teaching import ListOptions, QuestionsOptions, questions
from factdeck.layout.values import Lines
from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.band import Band
from factdeck.place.boxes.columns import Columns, Panel
from factdeck.place.boxes.rules import AnswerLines
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

SHARES = ((62.0, 56.0, 44.0), (54.0, 64.0, 44.0), (46.0, 72.0, 44.0), (50.0, 52.0, 60.0), (74.0, 46.0, 42.0))
"""Widths of three columns, in millimetres of the width of A4 between its margins; the first is the usual one."""
SHARES_OF_TWO = ((1.0, 1.0), (5.0, 4.0), (4.0, 5.0), (2.0, 1.0), (1.0, 2.0))
MOST_UNEVEN = 2.0
"""Times as many words as in all other columns, from which on one is set in columns of its own."""
ACROSS = 3
LOST_IN_LAST_LINE = 3
"""Words for which a paragraph's last line has room on average."""
LEAST_ACROSS = 2
"""Questions that columns of their own are worth."""


class StudyOptions(Strict):
    """What a layout may say of the band."""

    most_lines: Lines = Field(
        3, alias="most lines", description="Ruled lines under a question, at most, where room is left."
    )
    heading_style: Text = Field(
        default=Text("heading"), alias="heading style", description="The style of the heads."
    )


def study(context: Context, options: StudyOptions) -> list[FlowBox]:
    """To think about, words to know, people: beside each other on a ground of their own, or below each other."""
    parts = [
        ("questions", questions(context, QuestionsOptions.made({"most_lines": options.most_lines}))),
        ("glossary", glossary(context, ListOptions.made({}))),
        ("people", people(context, PeopleOptions.made({}))),
    ]
    headed = [_headed(context, word, boxes, options) for word, boxes in parts if boxes]
    if context.theme.one_column:
        return [box for boxes in headed for box in boxes]
    strips = _strips(context, headed)
    return [_ground(context, strips)] if strips else []


def _headed(context: Context, word: str, boxes: list[FlowBox], options: StudyOptions) -> list[FlowBox]:
    """A part under its head, all in one section of the document."""
    section = Element("Sect")
    head = word_heading(context, word, str(options.heading_style))
    for box in (head, *boxes):
        _put_under(section, box)
    return [head, *boxes]


def _put_under(section: Element, box: FlowBox) -> None:
    element = getattr(box, "element", None)
    while element is not None and element.parent is not None:
        element = element.parent
    if element is not None and element is not section:
        element.parent = section


def _strips(context: Context, parts: list[list[FlowBox]]) -> list[FlowBox]:
    """The parts beside each other; one that is much longer than the others together, below them in even columns."""
    words = [sum(box.words() for box in part) for part in parts]
    long = [
        part for part, count in zip(parts, words, strict=True) if count > MOST_UNEVEN * (sum(words) - count)
    ]
    others = [part for part in parts if part not in long]
    strips: list[FlowBox] = [_band(context, others)] if others else []
    for part in long:
        strips += _alone(context, part)
    return strips


def _band(context: Context, parts: list[list[FlowBox]]) -> FlowBox:
    """The parts abreast; where lines under the first one's questions have room, that one above the others."""
    abreast = _abreast(context, parts)
    first, *others = parts
    questions = sum(isinstance(box, AnswerLines) for box in first)
    if questions < LEAST_ACROSS or not others:
        return abreast
    block = context.theme.space("block")
    columns = Columns(boxes=first[1:], count=2, gutter=2 * block)
    rest: list[FlowBox] = [_abreast(context, others)] if len(others) > 1 else _alone(context, others[0])
    return Band(
        columns=abreast.columns,
        shares=abreast.shares,
        gutter=abreast.gutter,
        space_before=abreast.space_before,
        below_each_other=[first[0], columns, *rest],
    )


def _alone(context: Context, part: list[FlowBox]) -> list[FlowBox]:
    """A part as wide as the band: its head, and below that the rest in columns."""
    return [*part[:1], _abreast(context, _in_columns(part[1:]))]


def _in_columns(boxes: Sequence[FlowBox]) -> list[list[FlowBox]]:
    """The boxes in a few columns of which the longest is as short as can be, those kept together in one."""
    count = min(ACROSS, sum(not box.keep_with_next for box in boxes)) or 1
    low, high = 0, sum(map(_length, boxes))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(boxes, middle)) <= count else (middle, high)
    return _filled(boxes, high)


def _filled(boxes: Sequence[FlowBox], most: int) -> list[list[FlowBox]]:
    """The boxes in columns that are each no longer than that, where what is kept together allows it."""
    columns: list[list[FlowBox]] = []
    room = 0
    for number, box in enumerate(boxes):
        kept = list(takewhile(lambda each: each.keep_with_next, boxes[number:]))
        needed = sum(map(_length, boxes[number : number + len(kept) + 1]))
        if not columns or (needed > room and not columns[-1][-1].keep_with_next):
            columns.append([])
            room = most
        columns[-1].append(box)
        room -= _length(box)
    return columns


def _length(box: FlowBox) -> int:
    """In words, with those that a paragraph's last line could hold besides."""
    return box.words() + LOST_IN_LAST_LINE


def _abreast(context: Context, columns: list[list[FlowBox]]) -> Abreast:
    shares: Sequence[tuple[float, ...]] = {2: SHARES_OF_TWO, 3: SHARES}.get(
        len(columns), ((1.0,) * len(columns),)
    )
    heads = all(isinstance(column[0], TextBox) and column[0].bookmark for column in columns)
    return Abreast(
        columns=columns,
        shares=shares if heads else shares[:1] if len(columns) != ACROSS else ((1.0, 1.0, 1.0),),
        gutter=context.theme.space("block"),
        space_before=context.theme.space("block"),
    )


def _ground(context: Context, boxes: list[FlowBox]) -> Panel:
    room = context.theme.space("panel") + 2.0
    colours = context.theme.colours
    plain = colours["tint"] == colours["paper"]
    return Panel(
        boxes=boxes,
        padding=(0.0 if plain else room, room, 0.0 if plain else room, room),
        fill=colours["tint"],
        rule_colour=colours["rule"],
        rule_above=0.75 if plain else 0.0,
        rule_below=0.75 if plain else 0.0,
        space_before=context.theme.space("block"),
    )


BLOCKS = (
    Block(
        "study band",
        "Questions, words to know and people, in columns beside each other.",
        study,
        StudyOptions,
    ),
)
