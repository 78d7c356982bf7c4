"""An article to the few questions of an exit ticket: an order in time, a cause, a line of a source, what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from factdeck.article import Event, Inline, plain
from factdeck.article.own_dates import to_be_asked
from factdeck.article.sections import all_sections
from factdeck.blocks.beside_text import quotation_boxes
from factdeck.blocks.context import Context
from factdeck.blocks.handouts import PartOptions, part, set_in
from factdeck.blocks.paragraphs import list_item, list_of, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import answer_lines, blanks_in_a_row
from factdeck.blocks.shuffling import disordered, shuffled
from factdeck.blocks.uncited import uncited
from factdeck.language.asking import asks_why
from factdeck.place.box import FlowBox
from factdeck.place.boxes.blanks import Blank
from factdeck.place.boxes.rules import AnswerLines
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.counting import count_words
from factdeck.scene import Element

Entry = TypeVar("Entry")
LONGEST_STEM = 17
"""Words of a question that is taken before longer ones."""
LONGEST_LINE = 40
"""Words of a quotation that is taken before longer ones."""
MOST_QUOTED = 100
"""Words of a quotation that half a page has room for, beside the other items."""
LONGEST_EVENT = 10
"""Words of an event that is taken before longer ones."""
IN_ORDER = 3
FEWEST_ITEMS = 3
MOST_LINES = 4

Item = Callable[[Element, int], "list[FlowBox]"]
"""Makes an item of a list with its number."""


def exit_ticket(context: Context, options: PartOptions) -> list[FlowBox]:
    """Three to five items, as far as the article has something for them; nothing where it has nothing."""
    items = [*_order(context), *_cause(context), *_source(context)]
    if len(items) < FEWEST_ITEMS - 1:
        items += _quiz(context, FEWEST_ITEMS - 1 - len(items))
    if not items:
        return []
    items.append(_asked(context, context.words("ask significance")))
    element = list_of(None, "Decimal")
    boxes = [box for number, item in enumerate(items, 1) for box in item(element, number)]
    return part(context, options, "exit ticket", boxes)


def _order(context: Context) -> list[Item]:
    """Three events to be put in order: short ones, if there are enough, no two of them perhaps at one time.

    The first and the last of all come after others: nobody has to learn that a life begins with a birth.
    """
    asked = to_be_asked(context.article.events, IN_ORDER, context.lang_of_dates)
    times = [event.date.order for event in asked]
    ends = {min(times), max(times)} if times else set()
    picked = _picked(context, asked, _is_short_event, "events")
    events = _in_time(sorted(picked, key=lambda each: (not _is_short_event(each), each.date.order in ends)))
    if len(events) < IN_ORDER:
        return []
    mixed = disordered(events, context.seed, context.variant.version, "exit ticket: order")

    def item(element: Element, number: int) -> list[FlowBox]:
        stem = _stem(context, context.words("order task"), element, number)
        body = stem.element.parent if stem.element else None
        listed = list_of(body, "UpperAlpha")
        entries: list[FlowBox] = [
            list_item(context, uncited(event.title), "choice", listed, bullet=letter)
            for letter, event in zip(context.letters, mixed, strict=False)
        ]
        entries.append(_blanks(context, body))
        ordered = set_in([entries], stem.style.indent, stem.mark)
        return [stem, replace(ordered, space_after=1.5 * context.theme.space("block"))]

    return [item]


def _is_short_event(event: Event) -> bool:
    return count_words(plain(event.title)) <= LONGEST_EVENT


def _in_time(events: Iterable[Event]) -> list[Event]:
    """The first three of the events whose dates surely follow each other, in that order."""
    kept: list[Event] = []
    for event in events:
        apart = all(event.date.is_surely_apart_from(other.date) for other in kept)
        if apart and len(kept) < IN_ORDER:
            kept.append(event)
    return sorted(kept, key=lambda event: event.date.order)


def _blanks(context: Context, body: Element | None) -> FlowBox:
    labels = [
        text_box(context, context.words(word), "blank label", Element("P", body))
        for word in ("order first", "order then", "order last")
    ]
    return blanks_in_a_row(context, *(Blank(label, 1.0) for label in labels))


def _cause(context: Context) -> list[Item]:
    """A question that asks why, else any question; a short one if there is one."""
    questions = context.article.lesson.questions
    why = [each for each in questions if asks_why(plain(each), context.lang)]
    chosen = _picked(context, why or questions, _is_short_stem, "cause")[:1]
    return [_asked(context, question) for question in chosen]


def _is_short_stem(question: Inline) -> bool:
    return count_words(plain(question)) <= LONGEST_STEM


def _source(context: Context) -> list[Item]:
    """A quotation, and what it tells."""
    quotations = [each.quotation for _, each in all_sections(context.article) if each.quotation]
    short = [each for each in quotations if count_words(plain(each.text)) <= MOST_QUOTED]
    chosen = _picked(context, short, lambda each: count_words(plain(each.text)) <= LONGEST_LINE, "source")
    if not chosen:
        return []

    def item(element: Element, number: int) -> list[FlowBox]:
        stem = _stem(context, context.words("ask source"), element, number)
        body = stem.element.parent if stem.element else None
        bare = chosen[0].changed(text=uncited(chosen[0].text))
        return [stem, set_in([quotation_boxes(context, bare, body)], stem.style.indent), _lines(context)]

    return [item]


def _quiz(context: Context, count: int) -> list[Item]:
    """Questions of the quiz without their options, in place of what the article lacks."""
    questions = [each.question for each in context.article.lesson.quiz]
    return [_asked(context, each) for each in _picked(context, questions, _is_short_stem, "quiz")[:count]]


def _picked(
    context: Context, entries: Sequence[Entry], fits: Callable[[Entry], bool], purpose: str
) -> list[Entry]:
    """The entries by the seed, those that fit before the others."""
    seed, version = context.seed, context.variant.version
    return sorted(
        shuffled(entries, seed, version, f"exit ticket: {purpose}"), key=lambda each: not fits(each)
    )


def _asked(context: Context, question: Inline | str) -> Item:
    def item(element: Element, number: int) -> list[FlowBox]:
        return [_stem(context, question, element, number), _lines(context)]

    return item


def _stem(context: Context, text: Inline | str, element: Element, number: int) -> TextBox:
    said = text if isinstance(text, str) else uncited(text)
    box = list_item(context, said, "asked", element, bullet=f"{number}.", widest="9.")
    return replace(box, keep_with_next=True)


def _lines(context: Context) -> AnswerLines:
    return answer_lines(context, 1, MOST_LINES)


BLOCKS = (
    Block(
        "exit ticket",
        "Three to five short questions for the end of a lesson.",
        exit_ticket,
        PartOptions,
        needs="dated events (timeline), questions (teaching) or a quotation",
    ),
)
