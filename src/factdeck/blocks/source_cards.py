"""Quotations and pictures of an article to cards to work on: the source, who and when, questions by a scheme, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Inline, Picture
from factdeck.article.markup import Cite
from factdeck.article.sections import all_sections
from factdeck.blocks.context import Context
from factdeck.blocks.exhibits import Quoted, quoted
from factdeck.blocks.paragraphs import heading_box, list_item, list_of, text_box
from factdeck.blocks.pictures import picture_boxes
from factdeck.blocks.quoting import in_quotation_marks
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import answer_lines
from factdeck.blocks.sources import source_line
from factdeck.blocks.uncited import uncited
from factdeck.language.signs import NO_BREAK
from factdeck.layout.values import LeastLength, Lines
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox, PageBreak
from factdeck.place.boxes.columns import Panel
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element
from factdeck.units import points

_ENTRY = re.compile(r"\s*(?:(?P<letter>\S{1,3})\s*\|\s*)?(?P<name>[^:：]+[:：])\s*(?P<question>.+)")
ABOVE_EXHIBIT = 5.0
"""Points between the heading and what is shown."""
BLANK_LINES, MOST_BLANK_LINES = 5, 8
"""Lines of a card without a source, on which it is copied or described, and where a page has room for more."""


class SourceCardsOptions(Strict):
    """What a layout may say of cards of sources."""

    scheme: Text = Field(
        default=Text("source scheme"),
        description="Which of the layouts' words has the questions, a line each, as in “Purpose: What for?”. A question's "
        "letter is its first one, or stands before it, as in “1 | Purpose: What for?”.",
        examples=["scheme HIPP"],
    )
    lines: Lines = Field(2, description="Ruled lines under a question.")
    most_lines: Lines = Field(
        6, alias="most lines", description="Ruled lines under a question at most, where room is left."
    )
    picture_height: LeastLength = Field(
        points("66mm"), alias="picture height", description="The greatest height of a picture."
    )
    style: Text = Field(default=Text("source text"), description="The style of a source's words.")


class Exhibit(Struct, frozen=True):
    """What a card shows: words or a picture."""

    shown: Quoted | Picture
    mark: Mark


def source_cards(context: Context, options: SourceCardsOptions) -> list[FlowBox]:
    """A page for each quotation and picture; one to be filled in where the article has neither."""
    exhibits = [*exhibits_of(context)]
    boxes: list[FlowBox] = []
    for number, exhibit in enumerate(exhibits, 1):
        word = context.words("source number", number=number)
        boxes += [
            *([PageBreak()] if boxes else []),
            heading_box(context, word, "heading", 2, mark=exhibit.mark),
            *_exhibit(context, exhibit, options),
            *_questions(context, options),
        ]
    return boxes or [*_blank(context), *_questions(context, options)]


def exhibits_of(context: Context) -> Iterator[Exhibit]:
    """The infobox's picture, then quotations and pictures of all sections, each once."""
    infobox = context.article.infobox
    if infobox and infobox.image:
        yield Exhibit(infobox.image, infobox.image.mark)
    for _, section in all_sections(context.article):
        words = quoted(section, context.comma)
        if words:
            yield Exhibit(words, words.text[0].mark_at(0))
        if section.image:
            yield Exhibit(section.image, section.image.mark)


def _exhibit(context: Context, exhibit: Exhibit, options: SourceCardsOptions) -> list[FlowBox]:
    if isinstance(exhibit.shown, Picture):
        shown = picture_boxes(context, exhibit.shown, most_height=options.picture_height)
        shown[-1] = replace(shown[-1], space_after=context.theme.space("block"))
        return [replace(shown[0], space_before=ABOVE_EXHIBIT), *shown[1:]]
    words, quote = exhibit.shown, Element("BlockQuote")
    said = in_quotation_marks(uncited(words.text), context.lang)
    boxes: list[FlowBox] = [text_box(context, said, str(options.style), Element("P", quote))]
    if words.source:
        who = uncited(words.source)
        boxes.append(text_box(context, who, "source who", Element("P", quote)))
    cited = dict.fromkeys(cite.key for cite in _citations((*words.text, *words.source)))
    known = {str(source.id): source for source in context.article.sources}
    boxes += [source_line(context, known[key], "small", quote) for key in cited if key in known]
    return [_ground(context, boxes)]


def _citations(inline: Inline) -> Iterator[Cite]:
    return (cite for span in inline for cite in span.cite)


def _ground(context: Context, boxes: Sequence[FlowBox]) -> FlowBox:
    room, colours = context.theme.space("panel") + 4.0, context.theme.colours
    return Panel(
        boxes=list(boxes),
        padding=(room, room, room, room),
        fill=colours["tint"],
        rule_colour=colours["rule"],
        rule_above=0.75,
        rule_below=0.75,
        space_before=ABOVE_EXHIBIT,
        space_after=context.theme.space("block"),
    )


def _blank(context: Context) -> list[FlowBox]:
    return [
        heading_box(context, context.words("source blank"), "heading", 2),
        replace(
            answer_lines(context, BLANK_LINES, MOST_BLANK_LINES), space_after=context.theme.space("block")
        ),
    ]


def _questions(context: Context, options: SourceCardsOptions) -> list[FlowBox]:
    """Each question behind its letter, with lines under it."""
    items = list_of(None, "None")
    boxes: list[FlowBox] = []
    style = context.style("scheme letter")
    for letter, name, question in scheme_of(context.words(str(options.scheme))):
        lead_in = f"{name} " if name else ""
        item = list_item(context, question, "scheme question", items, bullet=letter, lead_in=lead_in)
        boxes.append(replace(item, bullet_style=style.text_style(), keep_with_next=options.lines > 0))
        if options.lines:
            boxes.append(answer_lines(context, options.lines, max(options.lines, options.most_lines)))
    return boxes


def scheme_of(text: str) -> Iterator[tuple[str, str, str]]:
    """The letter, name and question of each line of a scheme; a line without a colon is a question without a name.

    The name keeps its colon, which some languages set apart from it.
    """
    for line in filter(str.strip, text.splitlines()):
        match = _ENTRY.fullmatch(line.strip())
        if match is None:
            yield "•", "", line.strip()
        else:
            yield (
                match["letter"] or match["name"][0].upper(),
                match["name"].replace(" :", f"{NO_BREAK}:"),
                match["question"],
            )


BLOCKS = (
    Block(
        "source cards",
        "A page for each quotation and picture, with the questions of a scheme and lines.",
        source_cards,
        SourceCardsOptions,
    ),
)
