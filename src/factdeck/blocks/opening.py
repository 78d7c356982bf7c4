"""What opens a deck and its slides: the small line above a title, the route, the first and last dates."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Section, plain, without_titles
from factdeck.article.dates import years_between
from factdeck.article.language_words import word_duration
from factdeck.article.wording import word_date
from factdeck.blocks.added_words import with_before
from factdeck.blocks.columns import beside
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.full_stops import ended, joined
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import list_of, plain_runs, prose_boxes, text_box
from factdeck.blocks.registry import Block
from factdeck.language.sentences import has_end
from factdeck.layout.values import WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.beside import Beside, Stack
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.sentences import sentence_boxes
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

STOPS_ACROSS = 6
"""Sections beside each other; more stand in two rows and further slides."""
HAIRLINE = 1.0


class KickerOptions(StyleOptions):
    """What a layout may say of the small line above a title."""

    word: Text | None = Field(
        None, description="Which of the layouts' words; the section's number and heading where not given."
    )


def kicker(context: Context, options: KickerOptions) -> list[FlowBox]:
    """The small line above a title: a word, or a section's number, its heading where the title is another, and its dates.

    Nothing where that would be the number alone.
    """
    style = context.style(str(options.style or "kicker"))
    if options.word:
        text = context.words(str(options.word), number=context.number_at_hand, count="")
        return [TextBox(runs=plain_runs(context, text, style), style=style, element=Element("P"))]
    section = context.scope
    if not isinstance(section, Section):
        return []
    top = context.parents[0] if context.parents else section
    number = next((str(place) for place, each in enumerate(context.article.sections, 1) if each is top), "")
    heading = "" if _begins_with(context.title, plain(top.heading)) else plain(top.heading)
    dates = section.dates or top.dates
    named = "\u2002".join(part for part in (number, heading) if part)
    dated = word_date(dates, context.lang_of_dates) if dates else ""
    if not heading and not dated:
        return []
    text = BETWEEN.join(part for part in (named, dated) if part)
    return [
        TextBox(
            runs=plain_runs(context, text, style, lang=context.lang),
            style=style,
            element=Element("P"),
            mark=section.mark,
        )
    ]


def _begins_with(title: str, heading: str) -> bool:
    """Whether a title is the heading, or says it before anything else, as in “The mill: the picture”."""
    return title.startswith(heading) and not title[len(heading) :].lstrip()[:1].isalnum()


class ShortVersionOptions(Strict):
    """What a layout may say of the lead's first sentences."""

    style: Text = Field(default=Text("statement"), description="The style.")
    words: WholeNumber = Field(45, description="Words up to which sentences of the lead are taken.")


def short_version(context: Context, options: ShortVersionOptions) -> list[FlowBox]:
    """The lead's first sentences, large: one at least, and as many more as the words allow."""
    if not context.article.lead:
        return []
    shown: list[FlowBox] = []
    said = 0
    for box in prose_boxes(
        context, without_titles(context.article.lead)[:1], None, opening=str(options.style)
    ):
        for sentence in sentence_boxes(box):
            said += sentence.words()
            if shown and said > options.words:
                return [_joined(shown)]
            shown.append(sentence)
    return [_joined(shown)] if shown else []


def _joined(boxes: list[FlowBox]) -> FlowBox:
    """Sentences as one paragraph again."""
    texts = [box for box in boxes if isinstance(box, TextBox)]
    first, runs = texts[0], list(texts[0].runs)
    for text in texts[1:]:
        last = runs[-1]
        runs[-1] = replace(last, text=last.text if last.text.endswith(" ") else last.text + " ")
        runs += text.runs
    return first.changed(runs=tuple(runs), run_marks=())


class SpanOptions(Strict):
    """What a layout may say of the first and the last event."""

    date_style: Text = Field(default=Text("large date"), alias="date style", description="A date's style.")
    style: Text = Field(default=Text("aside"), description="The style of what is said of it.")
    characters: WholeNumber = Field(
        200,
        description="Characters of both titles together up to which there is room for them; beyond them nothing is shown.",
    )


def first_and_last(context: Context, options: SpanOptions) -> list[FlowBox]:
    """The first and the last event's date with its title, and the time between them."""
    events = context.article.events
    if len(events) < 2:
        return []
    first, last = events[0], events[-1]
    if len(plain(first.title)) + len(plain(last.title)) > options.characters:
        return []
    days, years = last.date.latest - first.date.earliest, years_between(first.date, last.date)
    told = first.date.names_years and last.date.names_years
    lasted = word_duration(float(days), context.lang_of_dates, years) if told else ""
    rows: list[tuple[str, Inline | str]] = [(word_date(first.date, context.lang_of_dates), first.title)]
    if lasted:
        rows.append((lasted, context.words("between")))
    rows.append((word_date(last.date, context.lang_of_dates), last.title))
    boxes: list[FlowBox] = []
    colour = context.theme.colours["rule"]
    for date, said in rows:
        boxes.append(Rule(weight=HAIRLINE, colour=colour, space_before=context.theme.space("block")))
        head = text_box(context, date, str(options.date_style), Element("P"), lang=context.lang_of_dates)
        boxes.append(
            Stack(texts=[head, text_box(context, said, str(options.style), Element("P"))], name=date)
        )
    return [Beside(columns=[boxes], gutter=0.0, per_row=1, mark=first.mark)]


class StopsOptions(Strict):
    """What a layout may say of the sections beside each other."""

    number_style: Text = Field(default=Text("numeral"), alias="number style", description="A number's style.")
    heading_style: Text = Field(
        default=Text("route heading"), alias="heading style", description="A heading's style."
    )
    style: Text = Field(default=Text("route"), description="The style of a point.")


def stops(context: Context, options: StopsOptions) -> list[FlowBox]:
    """The article's sections beside each other, each with its number, its heading and its point."""
    sections = context.article.sections
    if len(sections) < 2:
        return []
    element = list_of(None, "Decimal")
    columns = [_stop(context, part, number, options, element) for number, part in enumerate(sections, 1)]
    return [beside(context, columns, sections[0].mark, STOPS_ACROSS)]


def _stop(
    context: Context, part: Section, number: int, options: StopsOptions, element: Element
) -> list[FlowBox]:
    item = Element("LI", element)
    label, body = Element("Lbl", item), Element("LBody", item)
    texts = [
        text_box(context, str(number), str(options.number_style), Element("P", label)),
        text_box(context, part.heading, str(options.heading_style), Element("P", body)),
    ]
    if part.point:
        texts.append(text_box(context, part.point, str(options.style), Element("P", body)))
    return [Stack(texts=texts, name=plain(part.heading), mark=part.mark)]


def objectives_line(context: Context, options: StyleOptions) -> list[FlowBox]:
    """What learners can do at the end, as one paragraph behind the layout's words for it."""
    text: Inline = ()
    objectives = context.article.lesson.objectives
    sentences = any(has_end(plain(objective)) for objective in objectives)
    for objective in objectives:
        if sentences:
            text = joined(text, ended(objective))
        else:
            text += with_before(context.semicolon, objective) if text else objective
    if not text:
        return []
    lead_in = f"{context.words('objectives')}{context.colon}"
    return [text_box(context, text, str(options.style or "aside"), Element("P"), lead_in=lead_in)]


BLOCKS = (
    Block(
        "kicker",
        "The small line above a title: a word, or the section's number and dates.",
        kicker,
        KickerOptions,
        furniture=True,
    ),
    Block("short version", "The lead's first sentences, large.", short_version, ShortVersionOptions),
    Block(
        "first and last",
        "The first and the last event with their dates, and the time between.",
        first_and_last,
        SpanOptions,
    ),
    Block("stops", "The sections beside each other, with their points.", stops, StopsOptions),
    Block(
        "objectives line", "What learners can do at the end, in one paragraph.", objectives_line, StyleOptions
    ),
)
