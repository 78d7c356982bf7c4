"""Inline text and prose of an article to text boxes in a style, with their elements and where each run began."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice, takewhile

from msgspec.structs import replace

from factdeck.article import Inline, Prose, ProseBlock, Span
from factdeck.blocks.citing import citation_runs, citing_anchor, is_in_line, wrapped
from factdeck.blocks.context import Context
from factdeck.blocks.uncited import uncited
from factdeck.language.scripts import RIGHT_TO_LEFT_MARK, is_leftward_language
from factdeck.language.signs import NO_BREAK
from factdeck.layout.directions import drawn_parts
from factdeck.layout.fonts import text_width
from factdeck.layout.theme import ParagraphStyle
from factdeck.messages.problems import Mark
from factdeck.place.boxes.text_box import RunMark, TextBox
from factdeck.place.pieces import pieces
from factdeck.scene import Bookmark, Element, Numbering, Run

LABEL_GAP = 0.25
"""Ems between a hanging label that takes all its room and the text."""


def text_box(
    context: Context,
    inline: Inline | str,
    style: str | ParagraphStyle,
    element: Element | None = None,
    *,
    lead_in: str = "",
    mark: Mark | None = None,
    lang: str = "",
    **options: object,
) -> TextBox:
    """A paragraph. A plain string is in ``lang``; without one, text that the layout itself gives, in the words'."""
    result = context.style(style) if isinstance(style, str) else style
    if not context.lists_sources and not isinstance(inline, str):
        inline = uncited(inline)
    runs: list[Run] = []
    marks: list[RunMark] = []
    if lead_in:
        lead_in += RIGHT_TO_LEFT_MARK if is_leftward_language(context.lang) else ""
        runs += plain_runs(context, lead_in, result, bold=True)
        marks += [mark or _no_mark(inline, context)] * len(runs)
    spans: Sequence[Span | str] = [inline] if isinstance(inline, str) else inline
    for number, span in enumerate(spans):
        added = _runs(context, span, result, element, lang)
        if runs and added and isinstance(span, Span) and span.cite:
            added = _beside_citation(context, runs, added, spans[number + 1 : number + 2])
        for run, at in added:
            runs.append(run)
            marks.append(at or mark or _no_mark(inline, context))
    if element is not None and context.on_paper and context.citations is not None:
        runs = wrapped(runs, element)
    return TextBox(
        runs=tuple(runs),
        run_marks=tuple(marks),
        style=result,
        element=element,
        mark=mark or _found(marks),
        space_before=result.space_before,
        space_after=result.space_after,
        first_line=result.first_line,
        anchor=citing_anchor(inline) if context.on_paper else "",
        **options,  # type: ignore[arg-type]
    )


MarkedRun = tuple[Run, RunMark | None]


def _beside_citation(
    context: Context, runs: list[Run], added: list[MarkedRun], behind: Sequence[Span | str]
) -> list[MarkedRun]:
    """A citation's runs, after the end of what is before it was made to go with them.

    A number above the line stands close to its word, or never begins a line where a program lowers it, as in notes; one
    in the line is a word, and has the sentence's full stop behind it.
    """
    last = runs[-1]
    words = last.text.rstrip()
    if not is_in_line(context):
        if words != last.text:
            runs[-1] = replace(last, text=words if context.on_paper else words + NO_BREAK)
        return added
    follows = "".join(span.text for span in behind if isinstance(span, Span))
    ends = not follows or (follows[0] == " " and not follows.lstrip()[:1].islower())
    stop = "." if ends and words.endswith(".") and not words.endswith("..") else ""
    apart = "" if words.endswith(("(", "[", "“", "‘")) or not words else " "
    runs[-1] = replace(last, text=words.removesuffix(stop) + apart)
    return [*added, (replace(last, text=stop, link="", element=None), added[-1][1])] if stop else added


def _found(marks: Sequence[RunMark]) -> Mark | None:
    """The first mark."""
    first = marks[0] if marks else None
    return first() if callable(first) else first


def _no_mark(inline: Inline | str, context: Context) -> Mark:
    return context.article.mark if isinstance(inline, str) or not inline else inline[0].mark_at(0)


def plain_runs(
    context: Context, text: str, style: ParagraphStyle, *, bold: bool = False, lang: str = ""
) -> tuple[Run, ...]:
    """Text without marks in a style; without a language of its own it is in that of the words."""
    return drawn_runs(Run(text, style.text_style(bold=bold), lang or context.words.lang), style)


def drawn_runs(run: Run, style: ParagraphStyle) -> tuple[Run, ...]:
    """A run in parts, each in the face, its own or a stand-in, that draws it: every text on paper comes this way."""
    return tuple(part for part, _ in drawn_parts(run, style))


def _runs(
    context: Context, span: Span | str, style: ParagraphStyle, element: Element | None, lang: str
) -> list[MarkedRun]:
    if isinstance(span, str):
        return [(run, None) for run in plain_runs(context, span, style, lang=lang)]
    if span.cite:
        return [(run, span.mark_at) for run in citation_runs(context, span, style, element)]
    run = Run(
        span.text,
        style.text_style(bold=span.bold, italic=span.italic),
        span.lang or context.lang,
        link=span.link,
        element=_own_element(span, element),
    )
    return [
        (piece, partial(span.mark_at, at + offset))
        for part, at in drawn_parts(run, style)
        for piece, offset in pieces(part)
    ]


def _own_element(span: Span, element: Element | None) -> Element | None:
    """A link, a stretch in another language and an abbreviation are elements of their own."""
    if element is None:
        return None
    if span.link:
        return Element("Link", element, lang=span.lang)
    if span.lang or span.expansion:
        return Element("Span", element, lang=span.lang, expansion=span.expansion)
    return None


def in_bold(inline: Inline) -> Inline:
    """The whole text in bold."""
    return tuple(replace(span, bold=True) for span in inline)


def prose_boxes(
    context: Context,
    prose: Prose,
    parent: Element | None,
    *,
    style: str = "body",
    opening: str = "opening",
    list_style: str = "list",
) -> list[TextBox]:
    """Paragraphs, list items and quotations; a paragraph after a heading or a list has no first-line indent."""
    boxes: list[TextBox] = []
    list_element: Element | None = None
    before = ""
    for number, block in enumerate(prose):
        if block.kind in ("bullet", "number"):
            if before != block.kind:
                list_element = list_of(parent, "Decimal" if block.kind == "number" else "Disc")
                count, widest = 0, f"{_items_from(prose, number)}."
            count += 1
            bullet = f"{count}." if block.kind == "number" else ""
            boxes.append(
                list_item(
                    context, block.spans, list_style, list_element, bullet=bullet, widest=bullet and widest
                )
            )
        else:
            boxes.append(_paragraph(context, block, parent, style if before == "paragraph" else opening))
        before = block.kind
    return boxes


def _items_from(prose: Prose, first: int) -> int:
    """How many items the list that begins with a block has."""
    items = takewhile(lambda block: block.kind == prose[first].kind, islice(prose, first, None))
    return sum(1 for _ in items)


def _paragraph(context: Context, block: ProseBlock, parent: Element | None, style: str) -> TextBox:
    if block.kind == "quote":
        quote = Element("BlockQuote", parent)
        return text_box(context, block.spans, "quote" if context.on_paper else style, Element("P", quote))
    return text_box(context, block.spans, style, Element("P", parent))


def list_of(parent: Element | None, numbering: Numbering = "Disc") -> Element:
    """The structure element of a list."""
    return Element("L", parent, numbering=numbering)


def list_item(
    context: Context,
    inline: Inline | str,
    style: str,
    list_element: Element | None,
    *,
    bullet: str = "",
    widest: str = "",
    lead_in: str = "",
    lang: str = "",
) -> TextBox:
    """One item with a hanging bullet, number or letter; ``widest`` is the widest of its list's.

    A plain string is in ``lang``, as in ``text_box``.
    """
    item = Element("LI", list_element)
    label = Element("Lbl", item)
    result = with_room_for(widest or bullet, context.style(style))
    box = text_box(
        context,
        inline,
        result,
        Element("P", Element("LBody", item)),
        lead_in=lead_in,
        lang=lang,
        bullet=bullet or result.bullet or "•",
        label=label,
    )
    return replace(box, bullet_style=result.text_style())


LONG_ITEM = 24
"""Words of an item of a list that takes three lines or so, which don't look lost by themselves."""


def none_alone(items: Sequence[TextBox]) -> list[TextBox]:
    """The items of a list, so that where it is divided neither the first nor the last stands alone, unless it is long."""
    ends = ((0, 0), (len(items) - 2, -1)) if len(items) > 1 else ()
    kept = {at for at, end in ends if items[end].words() < LONG_ITEM}
    return [replace(item, keep_with_next=True) if at in kept else item for at, item in enumerate(items)]


def told_left(context: Context, count: int, style: str) -> list[TextBox]:
    """Of so many items that a slide leaves to its notes, that they are there; nothing where it leaves none."""
    if not count:
        return []
    return [text_box(context, context.words("left to the notes", count=count), style, Element("P"))]


def with_room_for(label: str, style: ParagraphStyle) -> ParagraphStyle:
    """The style with its text moved in, where a hanging label would reach into it."""
    room = text_width(label, style.text_style().face, style.size) + LABEL_GAP * style.size if label else 0.0
    return replace(style, indent=room) if room > style.indent else style


def heading_box(
    context: Context,
    inline: Inline | str,
    style: str,
    level: int,
    parent: Element | None = None,
    *,
    lead_in: str = "",
    mark: Mark | None = None,
) -> TextBox:
    """A heading that stays with what follows it and has its entry in the outline."""
    element = Element(f"H{level}", parent)
    box = text_box(context, inline, style, element, lead_in=lead_in, mark=mark)
    title = "".join(run.text for run in box.runs)
    return replace(box, keep_with_next=True, bookmark=Bookmark(title, level, element=element), balance=True)


DEEPEST_HEADING = 6
"""The level of PDF's deepest heading (ISO 32000-1, table 335)."""


def section_heading(context: Context, inline: Inline, level: int, parent: Element | None) -> TextBox:
    """The heading of a section, from level 2 on, in the style for it."""
    style = "heading" if level == 2 else "subheading"
    return heading_box(context, inline, style, min(level, DEEPEST_HEADING), parent)


def word_heading(context: Context, word: str, style: str = "heading") -> TextBox:
    """A heading of level 2 in the layout's own words."""
    return heading_box(context, context.words(word), style, 2)
