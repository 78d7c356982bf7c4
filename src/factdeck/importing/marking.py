"""Spans to the inline markup that reads as just these spans, with everything escaped that is not meant as a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from factdeck.article import Cite, Inline, Span
from factdeck.article.markup import parse_inline
from factdeck.importing.spans import kind, tidy
from factdeck.reading import Text

_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\s]|$)|[*`\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!])|~(?=~)|(?<=~)~|&(?=#?\w{1,31};)"
)
_ANY_MARK = re.compile(r"[\\*_`\[\]<>~&!{}()#@]")
_OPENS_BLOCK = re.compile(r"([-+>#|=]|\d{1,9}(?=[.)](?:\s|$)))")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def marked(inline: Inline) -> str:
    """One paragraph's markup. Emphasis that can't be written where it stands is left out, never a word."""
    spans = tidy(inline)
    bare = tuple(replace(span, bold=False, italic=False) for span in spans)
    unlinked = tuple(Span("", cite=span.cite) if span.cite else Span(span.text) for span in spans)
    for wanted in (spans, tidy(bare), tidy(unlinked)):
        text = _opening("".join(_outer(wanted)))
        if _reads_as(text, wanted):
            return text
    return _opening(_ANY_MARK.sub(r"\\\g<0>", "".join(span.text for span in spans)).strip())


def _reads_as(text: str, wanted: Inline) -> bool:
    try:
        result = parse_inline(Text(text))
    except ValueError:
        return False
    return _bare(result) == _bare(wanted)


def _bare(inline: Inline) -> list[tuple[object, ...]]:
    cites = [tuple(replace(cite, offset=0) for cite in span.cite) for span in inline]
    return [(*kind(span), span.text, cite) for span, cite in zip(inline, cites, strict=True)]


def _opening(text: str) -> str:
    """A paragraph's first sign is no sign of a list, a quotation or a heading."""
    number = _NUMBER.match(text)
    if number:
        return f"{number[1]}\\{text[len(number[1]) :]}"
    return f"\\{text}" if _OPENS_BLOCK.match(text) and not text[0].isdigit() else text


def _outer(spans: Iterable[Span]) -> Iterable[str]:
    """Links and languages outside, strong inside them, emphasis innermost."""
    for key, group in groupby(
        spans, key=lambda span: (span.link, span.lang, span.expansion, bool(span.cite))
    ):
        members = list(group)
        if key[3]:
            yield "".join(_citation(span.cite) for span in members)
            continue
        yield _bracketed("".join(_strong(members)), *key[:3])


def _bracketed(text: str, link: str, lang: str, expansion: str) -> str:
    if lang or expansion:
        pairs = ([f"lang={lang}"] if lang else []) + ([f'expansion="{expansion}"'] if expansion else [])
        text = f"[{text}]{{{' '.join(pairs)}}}"
    return f"[{text}]({link})" if link else text


def _strong(spans: Sequence[Span]) -> Iterable[str]:
    for bold, group in groupby(spans, key=lambda span: span.bold):
        text = "".join(_emphasis(list(group)))
        yield f"**{text}**" if bold else text


def _emphasis(spans: Sequence[Span]) -> Iterable[str]:
    for span in spans:
        yield f"*{escaped(span.text)}*" if span.italic else escaped(span.text)


def _citation(cites: Sequence[Cite]) -> str:
    return f"[{'; '.join(map(_cite, cites))}]"


def _cite(cite: Cite) -> str:
    before = f"{cite.prefix} " if cite.prefix else ""
    behind = f", {cite.locator}" if cite.locator else ""
    return f"{before}{'-' if cite.without_names else ''}@{cite.key}{behind}"


def escaped(text: str) -> str:
    """Text with a backslash before each sign that the markup would take for its own."""
    return _MARKS.sub(r"\\\g<0>", text)
