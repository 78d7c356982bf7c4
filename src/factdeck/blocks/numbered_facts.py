"""Words, dates, people and facts of an article to lists, each entry under the one number that it has everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Event, Inline, Person, plain
from factdeck.article.numbers import numbered
from factdeck.article.wording import word_date
from factdeck.blocks.added_words import with_behind
from factdeck.blocks.context import Context
from factdeck.blocks.facts import label_in_group
from factdeck.blocks.infobox import facts_shown, value_with_note
from factdeck.blocks.paragraphs import (
    in_bold,
    list_item,
    list_of,
    none_alone,
    plain_runs,
    text_box,
    word_heading,
)
from factdeck.blocks.people import life_of
from factdeck.blocks.registry import Block
from factdeck.blocks.uncited import uncited
from factdeck.layout.values import Extent
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

Kind = Literal["words", "dates", "people", "facts"]
HEADINGS = {"words": "glossary", "dates": "timeline", "people": "people", "facts": "key facts"}
BELOW_RULE = 3.0
"""Points between the rule above a list and its heading."""


class NumberedOptions(Strict):
    """What a layout may say of a list of numbered facts."""

    of: Kind = Field("words", description="What is listed.")
    rule: Extent = Field(0.0, description="How strong a rule stands above the heading.", examples=["1pt"])
    style: Text = Field(default=Text("organiser"), description="The style of an entry.")
    heading_style: Text = Field(
        default=Text("heading"), alias="heading style", description="The heading's style."
    )


class Entry(Struct, frozen=True):
    """A numbered fact: what it is learnt by, and what is said of it."""

    number: int
    head: Inline | str
    """A date in words is a plain string."""
    text: Inline
    mark: Mark


def numbered_facts(context: Context, options: NumberedOptions) -> list[FlowBox]:
    """The article's words, dates, people or facts under a heading, what they are learnt by in bold."""
    entries = [*_ENTRIES[options.of](context)]
    if not entries:
        return []
    items, widest = list_of(None, "Decimal"), f"{max(entry.number for entry in entries)}"
    heading = word_heading(context, HEADINGS[options.of], str(options.heading_style))
    boxes: list[FlowBox] = [heading]
    if options.rule:
        rule = Rule(weight=options.rule, colour=context.theme.colours["accent"], keep_with_next=True)
        boxes = [replace(rule, space_before=heading.space_before), replace(heading, space_before=BELOW_RULE)]
    listed = [_item(context, entry, str(options.style), items, widest) for entry in entries]
    return [*boxes, *none_alone(listed)]


def _item(context: Context, entry: Entry, style: str, items: Element, widest: str) -> TextBox:
    """The number hangs before the entry; its head stands in bold."""
    box = list_item(context, uncited(entry.text), style, items, bullet=str(entry.number), widest=widest)
    if isinstance(entry.head, str):
        runs = plain_runs(context, entry.head, box.style, bold=True, lang=context.lang_of_dates)
    else:
        runs = text_box(context, in_bold(uncited(entry.head)), box.style, box.element).runs
    colon = plain_runs(context, context.colon, box.style, bold=True, lang=context.lang) if entry.text else ()
    return box.changed(
        runs=(*runs, *colon, *box.runs),
        run_marks=(*[entry.mark] * len((*runs, *colon)), *box.run_marks),
        bullet_style=replace(box.style.text_style(bold=True), colour=context.theme.colours["accent"]),
        mark=entry.mark,
    )


def _words(context: Context) -> Iterator[Entry]:
    for each in numbered(context.article).words:
        yield Entry(each.number, each.entry.term, each.entry.meaning, each.entry.mark)


def _dates(context: Context) -> Iterator[Entry]:
    for each in numbered(context.article).dates:
        event: Event = each.entry
        yield Entry(each.number, word_date(event.date, context.lang_of_dates), event.title, event.mark)


def _people(context: Context) -> Iterator[Entry]:
    for each in numbered(context.article).people:
        person: Person = each.entry
        name = with_behind(person.name, f" ({life_of(context, person)})") if person.dates else person.name
        first = person.text[0].spans if person.text else ()
        yield Entry(each.number, name, person.role or first, person.mark)


def _facts(context: Context) -> Iterator[Entry]:
    """Facts of one label are told apart by the headings of their groups."""
    shown, numbers = facts_shown(context), numbered(context.article)
    labels = Counter(plain(row.label) for row, _ in shown)
    for row, group in sorted(shown, key=lambda each: numbers.of(each[0])):
        told_apart = group and labels[plain(row.label)] > 1
        label = label_in_group(row, group, context.lang) if told_apart else row.label
        yield Entry(numbers.of(row), label, value_with_note(row), row.mark)


_ENTRIES = {"words": _words, "dates": _dates, "people": _people, "facts": _facts}


BLOCKS = (
    Block(
        "numbered facts",
        "Words, dates, people or facts as a list, each with its number.",
        numbered_facts,
        NumberedOptions,
        needs="words to know (teaching.glossary), dated events (timeline), people or facts (infobox)",
    ),
)
