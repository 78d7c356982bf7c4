"""The files of sources that an article names to those of their sources that it cites."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from factdeck.article.context import Reading
from factdeck.article.pictures import inside
from factdeck.article.sources import SourceEntry
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source
from factdeck.reading import Complaint, Text
from factdeck.reading.files import read_source
from factdeck.reading.loading import validate
from factdeck.reading.nodes import Mapping


def find_library(name: Text, reading: Reading) -> Path:
    """The file of a name below the article's folder; raises Complaint where it leads out of it, or to no file of sources."""
    from factdeck.bibliography import READERS, reader_of

    file = inside(str(name), reading.folder, "sources", codes.SOURCES_FILE, reading.fetch)
    if reader_of(str(name)) is None:
        raise Complaint(
            f"{str(name)!r} is no file of sources",
            f"export it as BibTeX, CSL JSON or RIS: {', '.join(READERS)}",
            code=codes.SOURCES_FILE,
        )
    if not os.path.isfile(file):
        raise Complaint(
            f"there is no file {str(name)!r}",
            "it is looked for in the article's folder",
            code=codes.SOURCES_FILE,
        )
    return file


class Library:
    """The entries of all files that an article names, each at its place."""

    def __init__(self, written: object, reading: Reading, problems: Problems) -> None:
        self.files: list[Source] = []
        self.entries: dict[str, Mapping] = {}
        for name in _named(written):
            try:
                file = find_library(name, reading)
            except Complaint:
                continue
            source = read_source(file, problems)
            if source is not None:
                self.files.append(source)
                for entry in _entries(source, problems):
                    self._add(entry, problems)

    def _add(self, entry: Mapping, problems: Problems) -> None:
        key = entry.get(Text("id"))
        if not isinstance(key, Text):
            return
        first = self.entries.setdefault(str(key), entry)
        if first is not entry:
            message = f"two sources have the id {str(key)!r}"
            hint = f"the first stands on line {first.mark.line}: give one of them another id"
            problems.error(key.mark, message, hint, code=codes.REPEATED_SOURCE)

    def cited(self, keys: Container[str], reading: Reading, problems: Problems) -> list[SourceEntry]:
        """The sources that are cited, in the files' order; what is wrong with them goes to problems."""
        entries = [(key, entry) for key, entry in self.entries.items() if key in keys]
        found = [
            validate(entry, SourceEntry, problems, entry.mark, f"@{key}", context=reading)
            for key, entry in entries
        ]
        return [source for source in found if source is not None]


def _entries(source: Source, problems: Problems) -> list[Mapping]:
    from factdeck.bibliography import reader_of

    read = reader_of(source.name)
    return read(source, problems) if read else []


def _named(written: object) -> list[Text]:
    value = written.get("bibliography") if isinstance(written, dict) else None
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, Text) and not name.missing]
