"""Parts and their relationships to a zip whose bytes depend on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import count
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from factdeck.escaping import attribute
from factdeck.powerpoint.addresses import as_uri
from factdeck.powerpoint.opc import (
    TYPES_BY_ENDING,
    ContentType,
    ending_of,
    folder_of,
    reference_from,
    relationships_name,
)

EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OUTSIDE = ' TargetMode="External"'

DESIGN = frozenset(
    (ContentType.SLIDE_MASTER, ContentType.SLIDE_LAYOUT, ContentType.NOTES_MASTER, ContentType.THEME)
)
"""Types of parts that decks of one look have in common."""


class Entry(NamedTuple):
    """A file in an archive."""

    name: str
    data: bytes


class DeckPart:
    """A part with its relationships; their ids count up as they are asked for."""

    def __init__(self, name: str, content_type: str):
        self.name, self.content_type = name, content_type
        self.xml: str | bytes = b""
        self._rels: dict[tuple[str, str, bool], str] = {}

    def relate_as(self, number: str, kind: str, target: DeckPart) -> None:
        """A relationship under the id that the part's XML already calls it by."""
        reference = self._reference(target)
        self._rels[kind, reference, False] = number

    def relate(self, kind: str, target: DeckPart | str) -> str:
        """The id of the relationship of a kind to a part or an address outside; one for equal ones."""
        outside = isinstance(target, str)
        reference = as_uri(target) if isinstance(target, str) else self._reference(target)
        key = (kind, reference, outside)
        return self._rels.setdefault(key, f"rId{len(self._rels) + 1}")

    def _reference(self, target: DeckPart) -> str:
        return reference_from(folder_of(self.name), target.name)

    @property
    def blob(self) -> bytes:
        return self.xml.encode("utf-8") if isinstance(self.xml, str) else self.xml

    def relationships(self) -> bytes | None:
        """The part's relationships (ISO/IEC 29500-2, 6.5), or None where it has none."""
        if not self._rels:
            return None
        relations = "".join(
            f"<Relationship Id={attribute(number)} Type={attribute(kind)} Target={attribute(reference)}"
            f"{_OUTSIDE if outside else ''}/>"
            for (kind, reference, outside), number in self._rels.items()
        )
        return f'{_DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>'.encode()


class DeckPackage:
    """All parts of a deck, in the order in which they are written."""

    def __init__(self) -> None:
        self.root = DeckPart("/", "")
        self.parts: list[DeckPart] = []

    def add(self, name: str, content_type: str) -> DeckPart:
        part = DeckPart(name, content_type)
        self.parts.append(part)
        return part

    def free_name(self, pattern: str) -> str:
        """The first name by a pattern with a number in it that no part has."""
        taken = {part.name for part in self.parts}
        return next(name for number in count(1) if (name := pattern.format(number)) not in taken)

    def save(self) -> bytes:
        """The package's bytes: the same parts give the same bytes.

        First what decks of one look have in common, then what is a deck's own: parts are found by name.
        """
        design = [part for part in self.parts if part.content_type in DESIGN]
        others = [part for part in self.parts if part.content_type not in DESIGN]
        root = Entry("_rels/.rels", self.root.relationships() or b"")
        types = Entry("[Content_Types].xml", self._content_types())
        return _appended(_archive_of((root, *_entries(design))), [types, *_entries(others)])

    def _content_types(self) -> bytes:
        """Types by ending where that says enough, by part's name elsewhere (ISO/IEC 29500-2, 6.2.3)."""
        defaults = {"rels": ContentType.RELATIONSHIPS, "xml": ContentType.XML}
        overrides = {}
        for part in self.parts:
            ending = ending_of(part.name)
            if TYPES_BY_ENDING.get(ending) == part.content_type:
                defaults[ending] = part.content_type
            else:
                overrides[part.name] = part.content_type
        types = [
            f"<Default Extension={attribute(ending)} ContentType={attribute(kind)}/>"
            for ending, kind in sorted(defaults.items())
        ]
        types += [
            f"<Override PartName={attribute(name)} ContentType={attribute(kind)}/>"
            for name, kind in sorted(overrides.items())
        ]
        return f'{_DECLARATION}<Types xmlns="{TYPES}">{"".join(types)}</Types>'.encode()


def _entries(parts: Iterable[DeckPart]) -> Iterator[Entry]:
    for part in parts:
        yield Entry(part.name[1:], part.blob)
        rels = part.relationships()
        if rels is not None:
            yield Entry(relationships_name(part.name)[1:], rels)


@lru_cache(maxsize=8)
def _archive_of(entries: tuple[Entry, ...]) -> bytes:
    """Packed once for all decks of one look."""
    return _appended(b"", entries)


def _appended(archive: bytes, entries: Iterable[Entry]) -> bytes:
    """An archive, or none, and more entries behind those that it has."""
    buffer = BytesIO(archive)
    with ZipFile(buffer, "a", ZIP_DEFLATED) as opened:
        for entry in entries:
            _write(opened, entry)
    return buffer.getvalue()


def _write(archive: ZipFile, entry: Entry) -> None:
    told = ZipInfo(entry.name, EARLIEST_ZIP_DATE)
    told.compress_type = ZIP_DEFLATED
    told.create_system = 0
    told.external_attr = 0
    archive.writestr(told, entry.data)
