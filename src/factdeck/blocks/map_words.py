"""An article's map to the words beside it: title, caption and credit, and alternative text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate

from factdeck.article import Inline, Map, plain
from factdeck.article.language_words import listed
from factdeck.blocks.added_words import with_before
from factdeck.blocks.context import Context
from factdeck.blocks.first_sentence import parted, without_full_stop
from factdeck.blocks.full_stops import ended, joined, one_paragraph
from factdeck.blocks.paragraphs import heading_box, in_bold, text_box
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import Element

LONGEST_LIST = 180
"""Characters of the names that an alternative text lists."""
LONGEST_TITLE = 140
"""Characters of a caption's first sentence that is still a title."""


def caption_box(
    context: Context,
    given: Map,
    figure: Element | None,
    *,
    titled: bool = False,
    credit: bool = True,
    style: str = "caption",
) -> TextBox | None:
    """What the caption says, and the credit; ``titled`` says whether the map's title stands elsewhere.

    A title that doesn't begins the caption. One that is the caption's first sentence is not said again. On paper, where
    no key stands on the map, the caption goes on with what is said of its areas and routes.
    """
    caption = given.caption or ()
    if titled and _captions_title(context, given):
        caption = parted(caption, context.lang)[1]
    elif given.title and not titled:
        caption = joined(_bold_sentence(given.title), caption)
    caption = one_paragraph(caption, _explained(context, given)) if context.on_paper else caption
    text = joined(caption, given.credit or ()) if credit else caption
    return text_box(context, text, style, Element("Caption", figure) if figure else None) if text else None


def _explained(context: Context, given: Map) -> Inline:
    """What is said of the map's areas and routes, each behind its name, as one sentence."""
    told: Inline = ()
    areas = ((each.name, each.text) for each in given.areas)
    for name, text in (*areas, *((each.name, each.text) for each in given.routes)):
        if text:
            entry = (*name, *with_before(context.colon, text))
            told = (*told, *with_before(context.semicolon, entry)) if told else entry
    return ended(told) if told else ()


def _bold_sentence(title: Inline) -> Inline:
    return ended(in_bold(title))


def _captions_title(context: Context, given: Map) -> Inline:
    """The caption's first sentence where it is the map's title."""
    if given.title or not given.caption:
        return ()
    first = parted(given.caption, context.lang)[0]
    return without_full_stop(first) if len(plain(first)) <= LONGEST_TITLE else ()


def title_box(context: Context, given: Map, style: str, otherwise: str) -> TextBox:
    """The map's title, else the caption's first sentence, else a word."""
    text = given.title or _captions_title(context, given) or otherwise
    return heading_box(context, text, style, 2, mark=None if given.title else given.mark)


def alt_of(context: Context, given: Map) -> Callable[[Sequence[str]], str]:
    """What the author says of the map, else its caption and what it shows."""
    if given.alt:
        said = str(given.alt)
        return lambda names: said
    if not given.caption:
        return partial(names_told, context)
    caption = plain(given.caption).rstrip(".")
    return lambda names: f"{caption}. {names_told(context, names)}"


def names_told(context: Context, names: Sequence[str]) -> str:
    """What a map shows, in as many names as one listens to."""
    if not names:
        return context.words("map")
    lengths = accumulate(len(name) + 2 for name in names)
    listened = max(1, sum(length <= LONGEST_LIST for length in lengths))
    told, left = listed(names[:listened], context.words.lang), len(names) - listened
    return context.words("map told more" if left else "map told", names=told, count=left)
