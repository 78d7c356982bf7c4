"""Files of sources (BibTeX and BibLaTeX, CSL-JSON, RIS) to entries in the fields of CSL, each at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from factdeck.bibliography.bibtex import read_bibtex
from factdeck.bibliography.csl_json import read_csl_json
from factdeck.bibliography.ris import read_ris
from factdeck.messages.problems import Problems, Source
from factdeck.reading.nodes import Mapping

READERS: dict[str, Callable[[Source, Problems], list[Mapping]]] = {
    ".bib": read_bibtex,
    ".json": read_csl_json,
    ".ris": read_ris,
}
"""By the ending of a file."""


def reader_of(name: str) -> Callable[[Source, Problems], list[Mapping]] | None:
    """What reads a file of the name; None where nothing does."""
    return READERS.get(PurePath(name).suffix.casefold())
