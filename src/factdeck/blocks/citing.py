"""Citations in a text to runs: numbers above the line, or what a style says, each leading to its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factdeck.article import Article, Cite, Inline, Span
from factdeck.article.reading import inlines_in
from factdeck.blocks.context import Context
from factdeck.forgetting import kept_for_article
from factdeck.language.letter_case import upper
from factdeck.language.places_in_sources import place_in
from factdeck.language.signs import NO_BREAK
from factdeck.layout.directions import drawn_parts
from factdeck.layout.theme import ParagraphStyle
from factdeck.same import Same
from factdeck.scene import Element, Run, TextStyle

if TYPE_CHECKING:
    from factdeck.citations.csl import Part

SUPERSCRIPT_SIZE = 0.68
SUPERSCRIPT_RISE = 0.33
"""In ems of the text around it."""
SMALL_CAPITAL_SIZE = 0.8
"""In ems of the text around it."""
KEPT_TOGETHER = 12
"""Characters of a place in a source that stand on one line."""
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
COLLAPSED_FROM = 3
"""So many numbers that follow each other are the first and the last with a dash."""


def source_anchor(key: str) -> str:
    """The name of the place where a source is told."""
    return f"source {key}"


def note_anchor(number: int) -> str:
    """The name of the place where a note stands."""
    return f"note {number}"


def citing_anchor(inline: Inline | str) -> str:
    """The name of a text that cites, by the place of its first citation; empty of any other."""
    for span in inline if not isinstance(inline, str) else ():
        if span.cite and span.source is not None:
            mark = span.mark_at(0)
            return f"cited {mark.line}.{mark.column}"
    return ""


def citing_anchors(article: Article) -> dict[str, str]:
    """For each source that is cited the name of the first text that does."""
    return _citing_anchors(Same(article))


@kept_for_article(8)
def _citing_anchors(article: Same[Article]) -> dict[str, str]:
    """Sources are set in each size of type that is tried."""
    found: dict[str, str] = {}
    for inline in inlines_in(article.value):
        anchor = citing_anchor(inline)
        for span in inline if anchor else ():
            for cite in span.cite:
                found.setdefault(cite.key, anchor)
    return found


def anchors_by_place(article: Article) -> dict[tuple[int, int], str]:
    """For each citation, told by its text and its offset in it, the name of the text that it stands in."""
    return {
        (id(span.source), span.cite[0].offset): anchor
        for inline in inlines_in(article)
        if (anchor := citing_anchor(inline))
        for span in inline
        if span.cite
    }


def wrapped(runs: Sequence[Run], body: Element) -> list[Run]:
    """The runs of a text that cites in the line, the others in elements, too; those of another text as they are.

    Text of the paragraph's own would be read before all citations by programs that take an element's text first.
    """
    if not any(run.element is not None and run.element.role == "Reference" for run in runs):
        return list(runs)
    result: list[Run] = []
    span: Element | None = None
    for run in runs:
        span = None if run.element else span or Element("Span", body)
        result.append(run if run.element else replace(run, element=span))
    return result


def leading_back(runs: Sequence[Run], anchor: str, body: Element) -> list[Run]:
    """A source's runs, the first of them a link to where it is cited; all others are in elements, too.

    Text of the paragraph's own behind that link would be read before it by programs that take an element's text first.
    """
    if not anchor or not runs or runs[0].link:
        return list(runs)
    first = replace(runs[0], link=f"#{anchor}", element=Element("Span", body))
    return [first, *(run if run.element else replace(run, element=Element("Span", body)) for run in runs[1:])]


def is_in_line(context: Context) -> bool:
    """Whether citations stand in the line as words do, and not above it."""
    citations = context.citations
    if citations is None or (citations.in_notes and context.on_paper):
        return False
    first = next((cited.parts[0] for words in citations.in_text.values() for cited in words), None)
    return first is not None and first.rise == 0


def citation_runs(context: Context, span: Span, style: ParagraphStyle, element: Element | None) -> list[Run]:
    """What stands in place of a span that cites, each number or name leading to its source."""
    citations = context.citations
    if citations is None:
        runs = _numbers(context, span, style, element)
    elif citations.in_notes and context.on_paper:
        runs = _note_number(context, citations.number(span), style, element)
    else:
        short = citations.in_notes
        told = [(cited.parts, cited.key) for cited in citations.words(span, short=short)]
        runs = _styled(context, told, style, element)
    return [part for run in runs for part, _ in drawn_parts(run, style)]


def _styled(
    context: Context,
    told: Sequence[tuple[Sequence[Part], str]],
    style: ParagraphStyle,
    element: Element | None,
) -> list[Run]:
    runs: list[Run] = []
    for parts, key in told:
        link, reference = _reference(source_anchor(key), element) if key else ("", None)
        words = part_runs(context, parts, style, context.lang)
        runs += [replace(run, link=link, element=reference) for run in words]
    return runs


def _reference(anchor: str, element: Element | None) -> tuple[str, Element | None]:
    return f"#{anchor}", Element("Reference", element) if element is not None else None


def part_runs(context: Context, parts: Sequence[Part], style: ParagraphStyle, lang: str) -> Iterator[Run]:
    """Worded parts in a style: italics, bold, small capitals, above and below the line."""
    for part in parts:
        set_in = style.text_style(bold=part.bold, italic=bool(part.italic))
        if part.rise:
            set_in = raised(context, set_in, part.rise)
        if part.small_caps:
            yield from _small_capitals(context, part.text, set_in, lang)
        elif part.text:
            yield Run(part.text, set_in, lang)


def _small_capitals(context: Context, text: str, style: TextStyle, lang: str) -> Iterator[Run]:
    """Small letters as capitals that are hardly higher than they, since no font here has any of its own."""
    small = replace(style, size=max(style.size * SMALL_CAPITAL_SIZE, context.theme.smallest))
    for is_small, signs in groupby(text, key=str.islower):
        letters = "".join(signs)
        yield Run(upper(letters, lang) if is_small else letters, small if is_small else style, lang)


def raised(context: Context, base: TextStyle, direction: int = 1) -> TextStyle:
    """A style above the line, or below it where the direction is negative."""
    size = max(base.size * SUPERSCRIPT_SIZE, context.theme.smallest)
    return replace(base, size=size, rise=direction * base.size * SUPERSCRIPT_RISE)


def _note_number(context: Context, number: int, style: ParagraphStyle, element: Element | None) -> list[Run]:
    if not number:
        return []
    link, reference = _reference(note_anchor(number), element)
    above = raised(context, style.text_style())
    return [Run(str(number), above, context.lang, link=link, element=reference)]


def _numbers(context: Context, span: Span, style: ParagraphStyle, element: Element | None) -> list[Run]:
    """The numbers of the sources, in brackets above the line."""
    above = raised(context, style.text_style())
    runs = []
    for text, key in _told_numbers(context, span):
        link, reference = _reference(source_anchor(key), element)
        runs.append(Run(text, above, context.lang, link=link, element=reference))
    return runs


def _told_numbers(context: Context, span: Span) -> list[tuple[str, str]]:
    """The numbers in brackets, each with its source; a dash goes with the first of those that it stands for."""
    known = [cite for cite in span.cite if cite.key in context.citation_numbers]
    told: list[tuple[str, str]] = []
    at = 0
    while at < len(known):
        end = _end_of_row(context, known, at)
        told.append(((f";{NO_BREAK}" if at else "[") + _number(context, known[at]), known[at].key))
        if end - at >= COLLAPSED_FROM:
            told.append(("–", known[at + 1].key))
            told.append((_number(context, known[end - 1]), known[end - 1].key))
            at = end
        else:
            at += 1
    if told:
        text, key = told[-1]
        told[-1] = f"{text}]", key
    return told


def cited_text(context: Context, inline: Inline) -> str:
    """A text without marks, its citations in words or numbers behind it: for drawings, which have no links and no raised signs."""
    text = ""
    for span in inline:
        words = _in_words(context, span) if span.cite else ""
        if words:
            stop = (
                "."
                if is_in_line(context) and text.rstrip().endswith(".") and not text.rstrip().endswith("..")
                else ""
            )
            text = f"{text.rstrip().removesuffix(stop)} {words}{stop}".lstrip()
        else:
            text += span.text
    return text


def _in_words(context: Context, span: Span) -> str:
    citations = context.citations
    if citations is None:
        return "".join(text for text, _ in _told_numbers(context, span))
    if citations.in_notes and context.on_paper:
        number = citations.number(span)
        return f"[{number}]" if number else ""
    told = citations.words(span, short=citations.in_notes)
    return "".join(part.text for cited in told for part in cited.parts)


def _end_of_row(context: Context, known: Sequence[Cite], at: int) -> int:
    """Behind the last of the sources from one on whose numbers follow each other and that say nothing else."""
    numbers, end = context.citation_numbers, at + 1
    while (
        end < len(known)
        and not _says_more(known[end])
        and not _says_more(known[end - 1])
        and numbers[known[end].key] == numbers[known[end - 1].key] + 1
    ):
        end += 1
    return end


def _says_more(cite: Cite) -> bool:
    return bool(cite.locator or cite.prefix)


def _number(context: Context, cite: Cite) -> str:
    number = str(context.citation_numbers[cite.key])
    words = f"{cite.prefix} {number}" if cite.prefix else number
    locator = _RANGE.sub("–", place_in(cite.locator, context.lang))
    if len(locator) <= KEPT_TOGETHER:
        locator = locator.replace(" ", NO_BREAK)
    return f"{words},{NO_BREAK}{locator}" if locator else words
