"""An entry of a bibliography to its parts with the addresses that they lead to, and to what its style left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factdeck.article import SourceEntry
from factdeck.article.identifiers import DOI_ADDRESS, doi_address

if TYPE_CHECKING:
    from factdeck.citations.csl import Entry, Part


def linked(parts: Sequence[Part]) -> Iterator[tuple[Part, str]]:
    """The parts, each with its address; empty of what is no link. The beginning of a DOI's address goes with the DOI."""
    for number, part in enumerate(parts):
        before = parts[number - 1].text if number else ""
        following = parts[number + 1].kind if number + 1 < len(parts) else ""
        if part.kind == "url":
            yield part, part.text
        elif part.kind == "doi":
            start = DOI_ADDRESS if before.endswith(DOI_ADDRESS) else ""
            yield replace(part, text=start + part.text), doi_address(part.text)
        else:
            end = DOI_ADDRESS if following == "doi" else ""
            yield replace(part, text=part.text.removesuffix(end)), ""


def left_over(entry: Entry, source: SourceEntry) -> str:
    """The source's note and licence, where the style has no words for them."""
    note = str(source.note or "") if "note" not in entry.said else ""
    licence = f"({source.licence})" if source.licence and "license" not in entry.said else ""
    return " ".join(filter(None, (note, licence)))
