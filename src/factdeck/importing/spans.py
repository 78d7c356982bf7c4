"""Spans of text to tidy ones: spaces single and outside marks, neighbours of one kind joined, citations set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from factdeck.article import Cite, Inline, Span, plain

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no document can hold (XML 1.0, section 2.2), and what YAML takes for a line's end."""
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def text_inline(text: str) -> Inline:
    """Plain text as inline text."""
    return tidy([Span(text)])


def tidy(spans: Iterable[Span]) -> Inline:
    """The spans as an article holds them; empty where they say nothing."""
    return _stripped(_cites_apart(_joined(_spaces_outside(_clean(spans)))))


def _clean(spans: Iterable[Span]) -> list[Span]:
    """Spaces single, across spans as well."""
    done: list[Span] = []
    after_space = True
    for span in spans:
        if span.cite:
            done.append(_with(span, ""))
            continue
        text = _SPACES.sub(" ", _REFUSED.sub("", span.text))
        text = text[1:] if after_space and text.startswith(" ") else text
        if text:
            after_space = text.endswith(" ")
            done.append(_with(span, text))
    return done


def _with(span: Span, text: str) -> Span:
    return span if span.text == text else replace(span, text=text)


def _spaces_outside(spans: Sequence[Span]) -> list[Span]:
    """Spaces at the edges of a marked span stand beside it: emphasis doesn't open before one."""
    done: list[Span] = []
    for span in spans:
        spaced = span.text[:1].isspace() or span.text[-1:].isspace()
        result = _EDGES.fullmatch(span.text) if spaced and not span.cite else None
        if result is None or kind(span) == _PLAIN:
            done.append(span)
            continue
        before, inside, after = result.groups()
        parts = (Span(before), replace(span, text=inside), Span(after))
        done += [part for part in parts if part.text]
    return done


def kind(span: Span) -> tuple[object, ...]:
    """What two spans must have in common to be one."""
    return span.bold, span.italic, span.link, span.lang, span.expansion


_PLAIN = kind(Span(""))


def _joined(spans: Sequence[Span]) -> list[Span]:
    done: list[Span] = []
    for cited, group in groupby(spans, key=lambda span: bool(span.cite)):
        members = list(group)
        if cited:
            done.append(replace(members[0], text="", cite=_unrepeated(members)))
            continue
        for _, same in groupby(members, key=kind):
            parts = list(same)
            done.append(_with(parts[0], _SPACES.sub(" ", "".join(part.text for part in parts))))
    return done


def _unrepeated(spans: Sequence[Span]) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(replace(cite, offset=0) for span in spans for cite in span.cite))


def _cites_apart(spans: Sequence[Span]) -> list[Span]:
    """A space before each citation, and one behind it where a word follows."""
    done: list[Span] = []
    for span in spans:
        last = done[-1] if done else None
        if span.cite:
            if last and not last.text.endswith(" "):
                done.append(Span(" "))
        elif last and last.cite and span.text[0].isalnum():
            done.append(Span(" "))
        done.append(span)
    return _joined(done)


def _stripped(spans: Sequence[Span]) -> Inline:
    done = list(spans)
    while done and not done[0].cite and not done[0].text.strip():
        done.pop(0)
    while done and not done[-1].cite and not done[-1].text.strip():
        done.pop()
    if done:
        done[0] = _with(done[0], done[0].text.lstrip())
        done[-1] = _with(done[-1], done[-1].text.rstrip())
    return tuple(done)


def cut(spans: Iterable[Span], start: int, end: int | None = None) -> list[Span]:
    """The spans between two offsets of their whole text; citations belong to what stands before them."""
    done: list[Span] = []
    offset = 0
    for span in spans:
        stop = offset + len(span.text)
        last = stop if end is None else min(stop, end)
        if span.cite and start < stop and (end is None or stop <= end):
            done.append(span)
        elif start < last and offset < last:
            done.append(replace(span, text=span.text[max(0, start - offset) : last - offset]))
        offset = stop
    return done


def split_at(inline: Inline, pattern: re.Pattern[str]) -> list[Inline]:
    """The parts between the matches of a pattern, tidy, empty ones left out."""
    whole = plain(inline)
    parts, start = [], 0
    for result in pattern.finditer(whole):
        parts.append(tidy(cut(inline, start, result.start())))
        start = result.end()
    parts.append(tidy(cut(inline, start)))
    return [part for part in parts if part]


def joined(parts: Sequence[Inline], between: str) -> Inline:
    """The parts as one inline text with a separator between them."""
    spans: list[Span] = []
    for number, part in enumerate(parts):
        spans += [Span(between)] if number else []
        spans += part
    return tidy(spans)


def enumerated(parts: Sequence[Inline]) -> Inline:
    """A list as one value: commas between its parts, semicolons where a part has a comma of its own."""
    kept = [part for part in parts if part]
    if len(kept) == 1:
        return kept[0]
    return joined(kept, "; " if any("," in plain(part) for part in kept) else ", ")


def link_of(spans: Iterable[Span]) -> str:
    """Where the first link leads; empty where there is none."""
    return next((span.link for span in spans if span.link), "")


def without_cites(spans: Iterable[Span]) -> Inline:
    """The spans that cite nothing, tidied."""
    return tidy(span for span in spans if not span.cite)


def without_links(spans: Iterable[Span]) -> list[Span]:
    """The spans as words that lead nowhere."""
    return [replace(span, link="") for span in spans]
