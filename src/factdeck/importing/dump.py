"""A plain-text dump of an encyclopedia article, with its noise, to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factdeck.article import ProseBlock
from factdeck.importing.credit import read_credit
from factdeck.importing.draft import Draft, DraftSection
from factdeck.importing.infobox import Field, field_name, infobox_of
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.lines import Line, Part, numbered_lines, parts_of
from factdeck.importing.spans import text_inline
from factdeck.importing.structure import nested

_BOX = re.compile(r"\s*infobox\b\s*:?\s*(?P<kind>[\w -]*)", re.IGNORECASE)
_FIELD = re.compile(r"\s*[-*•]\s+(?P<name>[A-Za-z][^:\n]{0,60}?)\s*:\s*(?P<value>.*)")
_ALIGNED = re.compile(r",?\s*\b(?:center|left|right|center(?:ed)?)$", re.IGNORECASE)
_DOUBLED = re.compile(r"(?P<name>[^\W\d_].{2,}?)(?P<years>\s*\([^()]*\))(?P=name)")
_TWICE = re.compile(r"(?P<name>[^\W\d_].{4,})(?P=name)")
_REFERENCE_MARK = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|note \d+|citation needed|clarification needed|edit)\]"
)


_EMPTY_BRACKETS = re.compile(r"\s\(\s*[;,:]?\s*\)")
_OPENS_EMPTY = re.compile(r"\(\s*[;,:](?:\s*[;,:])*\s*(?=\S)")


def read_dump(text: str, leftovers: Leftovers) -> Draft:
    """A page that was copied as plain text, as a draft; what finds no place in it goes to leftovers."""
    draft = Draft()
    lines = numbered_lines(text)
    lines = _take_infobox(lines, draft, leftovers)
    parts = list(_without_credit(parts_of(lines), draft))
    parts = _take_title(parts, draft)
    _fill(draft, parts, leftovers)
    return draft


def _take_infobox(lines: Sequence[Line], draft: Draft, leftovers: Leftovers) -> list[Line]:
    """The lines without the list of fields below the line “Infobox”."""
    start = next((at for at, line in enumerate(lines) if _BOX.fullmatch(line.text)), None)
    if start is None or start + 1 >= len(lines) or not _FIELD.fullmatch(lines[start + 1].text):
        return list(lines)
    end = start + 1
    fields: list[Field] = []
    while end < len(lines) and (result := _FIELD.fullmatch(lines[end].text)):
        value = undoubled(_without_noise(result["value"]))
        fields.append(Field(field_name(result["name"]), (text_inline(value),), lines[end].number))
        end += 1
    kind = _BOX.fullmatch(lines[start].text)
    draft.infobox, draft.events = infobox_of(kind["kind"] if kind else "", fields, leftovers)
    return [*lines[:start], *lines[end:]]


def _without_noise(value: str) -> str:
    """Without bars that the template left, quotation marks around the whole, and words that aligned it."""
    text = _REFERENCE_MARK.sub("", value).strip().strip("|").strip()
    text = text.rpartition("|")[2].strip() if re.fullmatch(r"[^|]+\|[^|]+", text) else text
    unaligned = _ALIGNED.sub("", text)
    if unaligned != text and unaligned[:1] in ("“", '"'):
        text = unaligned
    quoted = re.fullmatch(r"[\"“]([^\"“”]*)[\"”]", text)
    return quoted[1].strip() if quoted else text


def undoubled(text: str) -> str:
    """“Republic of China (1912–1949)Republic of China”, a link with its words behind it, as the link alone."""
    result = _DOUBLED.fullmatch(text)
    if result:
        return result["name"] + result["years"]
    twice = _TWICE.fullmatch(text)
    return twice["name"] if twice else text


def _without_credit(parts: Iterator[Part], draft: Draft) -> Iterator[Part]:
    for part in parts:
        if part.kind == "heading" or not read_credit(part.text, draft):
            yield part


def _take_title(parts: list[Part], draft: Draft) -> list[Part]:
    """The first heading of the highest level, or else a first line that is no sentence."""
    if parts and parts[0].kind == "heading" and parts[0].level == 1:
        draft.title = text_inline(parts[0].text)
        return parts[1:]
    first = parts[0] if parts else None
    if first and first.kind == "paragraph" and len(first.text) <= 120 and first.text[-1:] not in ".!?:;":
        draft.title = text_inline(first.text)
        return parts[1:]
    return parts


def _fill(draft: Draft, parts: Sequence[Part], leftovers: Leftovers) -> None:
    sections: list[DraftSection] = []
    for part in parts:
        if part.kind == "heading":
            sections.append(DraftSection(text_inline(part.text), part.level, line=part.line))
            continue
        words = _REFERENCE_MARK.sub("", part.text)
        if words != part.text:
            leftovers.add(part.line, "marks of references", " ".join(_REFERENCE_MARK.findall(part.text)))
        words = _OPENS_EMPTY.sub("(", _EMPTY_BRACKETS.sub("", words))
        spans = text_inline(undoubled(words) if part.kind != "paragraph" else words)
        if spans:
            block = ProseBlock(part.kind, spans)  # type: ignore[arg-type]
            (sections[-1].blocks if sections else draft.lead).append(block)
    draft.sections = nested(sections)
