"""What a layout says in words of its own, to paragraphs and headings."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factdeck.article import plain
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import DEEPEST_HEADING, heading_box, text_box
from factdeck.blocks.period import period_of
from factdeck.blocks.registry import Block
from factdeck.layout.values import Extent, WholeNumber
from factdeck.messages import codes
from factdeck.place.box import FlowBox
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check
from factdeck.scene import Element

FILLED_IN = ("title", "subtitle", "period", "version", "seed")
"""What may stand in braces in a layout's text."""
_BRACES = re.compile(r"\{([^{}]*)\}")


class OwnTextOptions(Strict):
    """What a layout may say of a text of its own."""

    text: Text | None = Field(
        None,
        description="The text; {title}, {subtitle}, {period}, {version} and {seed} are filled in.",
        examples=["Read about {title}, then answer in full sentences."],
    )
    word: Text | None = Field(
        None, description="Which of the layouts' words to set in place of a text.", examples=["questions"]
    )
    level: WholeNumber = Field(0, description="The level of a heading, from 1 to 6; 0 is a paragraph.")
    style: Text | None = Field(None, description="The style; that of text, or of headings, where not given.")
    space_before: Extent | None = Field(
        None, alias="space before", description="Room above it, in place of the style's."
    )

    @check("text")
    @staticmethod
    def _can_be_filled_in(text: Text | None, validation: Validation) -> Text | None:
        unknown = next((each for each in _BRACES.findall(text or "") if each not in FILLED_IN), None)
        if unknown is not None:
            able = ", ".join(f"{{{name}}}" for name in FILLED_IN)
            raise Complaint(f"{{{unknown}}} is not filled in here", f"{able} are", code=codes.UNKNOWN_NAME)
        return text

    @check("level")
    @staticmethod
    def _is_a_level(level: int, validation: Validation) -> int:
        if level > DEEPEST_HEADING:
            raise Complaint(f"headings have levels 1 to {DEEPEST_HEADING}", "write 2", code=codes.WRONG_KIND)
        return level


def own_text(context: Context, options: OwnTextOptions) -> list[FlowBox]:
    """The text, or the word that is named, as a paragraph or a heading; nothing where it says nothing."""
    said = context.words(str(options.word)) if options.word else _filled_in(context, str(options.text or ""))
    if not said:
        return []
    if options.level:
        box = heading_box(context, said, str(options.style or "heading"), options.level)
    else:
        box = text_box(context, said, str(options.style or "opening"), Element("P"))
    return [box if options.space_before is None else replace(box, space_before=options.space_before)]


def _filled_in(context: Context, text: str) -> str:
    article, variant = context.article, context.variant
    known = {
        "title": plain(article.title),
        "subtitle": plain(article.subtitle),
        "period": period_of(context),
        "version": variant.version,
        "seed": context.seed,
    }
    return _BRACES.sub(lambda found: known[found[1]], text).strip()


BLOCKS = (Block("text", "A text, or a heading, of the layout's own.", own_text, OwnTextOptions),)
