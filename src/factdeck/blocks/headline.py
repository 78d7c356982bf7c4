"""The article's title, subtitle and the headings that a layout sets itself, to headings."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Section, plain
from factdeck.article.sections import has_content, is_all_exhibit
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.paragraphs import heading_box, plain_runs, text_box
from factdeck.blocks.period import period_of
from factdeck.blocks.registry import Block
from factdeck.layout.values import Extent, Lines, Switch
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.in_sizes import InSizes
from factdeck.place.boxes.rules import Rule
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.titles import SCALES_OF_LONG_WORDS, TITLE_SCALES
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

BELOW_BAR = 6.0
"""Points between the bar above a title and what stands below it."""
SIZES = (*TITLE_SCALES, *SCALES_OF_LONG_WORDS)
LONGEST_WITH_PARENT = 90
"""Characters of a slide's title that also says under what it stands."""


class TitleOptions(Strict):
    """What a layout may say of the title."""

    style: Text = Field(default=Text("title"), description="The title's style.")
    kicker: Text | None = Field(
        None, description="The word set small above the title.", examples=["fact sheet"]
    )
    rule: Switch = Field(False, description="yes puts a rule under the band.")
    bar: Extent = Field(0.0, description="Height of a bar above the band.", examples=["3mm"])
    period: Switch = Field(
        False, description="yes sets the article's years, from its first date to its last, behind that word."
    )
    subtitle: Switch = Field(False, description="yes sets the subtitle under the title.")
    most_lines: Lines = Field(
        0,
        alias="most lines",
        description="Lines of the style that the title takes the room of; a longer one is set smaller. 0 for any number.",
    )


def title(context: Context, options: TitleOptions) -> list[FlowBox]:
    """The article's title, with the word above it and the subtitle below it where the layout wants them."""
    article = context.article
    boxes: list[FlowBox] = []
    if options.bar:
        boxes.append(Rule(weight=options.bar, colour=context.theme.colours["accent"], keep_with_next=True))
    kicker = _kicker(context, options)
    if kicker:
        above = text_box(context, kicker, "kicker", Element("P"), keep_with_next=True)
        boxes.append(replace(above, space_before=BELOW_BAR if options.bar else 0.0))
    heading = heading_box(context, article.title, str(options.style), 1)
    boxes.append(_kept_low(context, heading, options.most_lines) if options.most_lines else heading)
    if options.subtitle and article.subtitle:
        boxes.append(text_box(context, article.subtitle, "subtitle", Element("P")))
    if options.rule:
        colour = context.theme.colours["accent"]
        boxes.append(Rule(weight=1.5, colour=colour, space_before=5.0))
    return boxes


def _kept_low(context: Context, heading: TextBox, lines: int) -> FlowBox:
    """The title in the largest size at which it is no higher than so many of its lines."""
    scales = [scale for scale in SIZES if heading.style.size * scale >= context.theme.smallest]
    return InSizes(
        sizes=tuple(map(heading.resized, scales)) or (heading,),
        most=lines * heading.style.leading,
        space_before=heading.space_before,
        space_after=heading.space_after,
        keep_with_next=True,
        mark=heading.mark,
        bookmark=heading.bookmark,
    )


def _kicker(context: Context, options: TitleOptions) -> str:
    word = context.words(str(options.kicker)) if options.kicker else ""
    period = period_of(context) if options.period else ""
    return BETWEEN.join(part for part in (word, period) if part)


class StyleOptions(Strict):
    """The style of a block that has no other options."""

    style: Text | None = Field(None, description="The style; each block has one of its own.")


def subtitle(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The article's subtitle; nothing where it has none."""
    result = context.article.subtitle
    return (
        [text_box(context, result, str(options.style or "subtitle"), Element("P"), balance=True)]
        if result
        else []
    )


class HeadingOptions(StyleOptions):
    """What a layout may say of the heading of a part."""

    word: Text | None = Field(
        None, description="Which of the layouts' words to set the heading in, as in “{title}: the map”."
    )


def heading(context: Context, options: HeadingOptions) -> list[FlowBox]:
    """The heading of the section at hand."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    text = _in_word(context, section, options)
    return [heading_box(context, text, str(options.style or "heading"), 2, mark=_mark(section.heading))]


class SectionPointOptions(StyleOptions):
    """What a layout may say of a section's point."""

    word: Text | None = Field(
        None,
        description="Which of the layouts' words to set the heading in where another slide has it as its title.",
    )
    own: Switch = Field(False, description="yes shows nothing where the section has no point.")


def point(context: Context, options: SectionPointOptions) -> list[FlowBox]:
    """The section's point in a sentence; its heading where the article gives none."""
    section = context.scope
    if not isinstance(section, Section):
        return []
    if options.own:
        said = section.point
        return [text_box(context, said, str(options.style or "title"), Element("P"))] if said else []
    heading = (
        _in_word(context, section, options) if plain(section.heading) in context.titles else section.heading
    )
    said = section.point if plain(section.point) not in context.titles else None
    text = said or _below_parent(context, section) or heading
    mark = _mark(said or section.heading)
    return [heading_box(context, text, str(options.style or "title"), 2, mark=mark)]


def opener(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The point or heading of a section that has nothing else to show; not of one that holds a single subsection."""
    section = context.scope
    if not isinstance(section, Section) or has_content(section) or is_all_exhibit(section):
        return []
    own = (section.point, section.notes, section.quotation, section.figure)
    if len(section.sections) == 1 and not context.parents and not any(own):
        return []
    text = section.point or section.heading
    return [heading_box(context, text, str(options.style or "section"), 2, mark=_mark(text))]


def _mark(inline: Inline) -> Mark | None:
    return inline[0].mark_at(0) if inline else None


def _below_parent(context: Context, section: Section) -> str:
    """Of a subsection, its heading behind that of the section it lies in; nothing where both take too much room."""
    if not context.parents:
        return ""
    parent, heading = plain(context.parents[-1].heading), plain(section.heading)
    text = context.words("heading below", parent=parent, title=heading)
    return text if len(text) <= LONGEST_WITH_PARENT else heading


def _in_word(
    context: Context, section: Section, options: HeadingOptions | SectionPointOptions
) -> Inline | str:
    if options.word is None:
        return section.heading
    return context.words(str(options.word), title=plain(section.heading))


class WordOptions(Strict):
    """Which word of the layout is set, and how."""

    word: Text = Field(description="Which of the layouts' words.", examples=["sources"])
    style: Text = Field(default=Text("title"), description="The style.")


def word(context: Context, options: WordOptions) -> list[FlowBox]:
    """A heading in the layout's own words, such as “Sources”; numbered where it is repeated."""
    text = context.words(str(options.word), number=context.number_at_hand, count="")
    return [heading_box(context, text, str(options.style), 2)]


def section_number(context: Context, options: StyleOptions) -> list[FlowBox]:
    """“Part 2 of 5”, for the section at hand."""
    text = context.words("section number", number=context.number, count=len(context.article.sections))
    style = context.style(str(options.style or "number"))
    return [TextBox(runs=plain_runs(context, text, style), style=style, element=Element("P"))]


BLOCKS = (
    Block(
        "title",
        "The article's title, with a small word above it, its subtitle and a rule as wished.",
        title,
        TitleOptions,
    ),
    Block("subtitle", "The article's subtitle.", subtitle, StyleOptions),
    Block("heading", "The heading of the section at hand.", heading, HeadingOptions),
    Block(
        "point",
        "The point of the section at hand in one sentence, or its heading.",
        point,
        SectionPointOptions,
    ),
    Block("opener", "The point of a section that has nothing else to show.", opener, StyleOptions),
    Block("word", "A heading in the layout's own words, in the article's language.", word, WordOptions),
    Block("section number", "Which section this is of how many.", section_number, StyleOptions),
)
