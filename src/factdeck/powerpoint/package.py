"""Parts and their relationships to a zip whose bytes depend on nothing else."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.opc.oxml import CT_Relationships, serialize_part_xml
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import _ContentTypesItem

EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class DeckPart:
    """A part with its relationships; their ids count up as they are asked for."""

    def __init__(self, name: str, content_type: str):
        self.part = Part(PackURI(name), content_type, cast(OpcPackage, None))
        self.xml: str | bytes = b""
        self._rels: dict[tuple[str, str, bool], str] = {}

    def relate_as(self, number: str, kind: str, target: DeckPart) -> None:
        """A relationship under the id that the part's XML already calls it by."""
        reference = target.part.partname.relative_ref(self.part.partname.baseURI)
        self._rels[kind, reference, False] = number

    def relate(self, kind: str, target: DeckPart | str) -> str:
        """The id of the relationship of a kind to a part or an address outside; one for equal ones."""
        outside = isinstance(target, str)
        reference = (
            target
            if isinstance(target, str)
            else target.part.partname.relative_ref(self.part.partname.baseURI)
        )
        key = (kind, reference, outside)
        return self._rels.setdefault(key, f"rId{len(self._rels) + 1}")

    @property
    def name(self) -> PackURI:
        return self.part.partname

    @property
    def blob(self) -> bytes:
        return self.xml.encode("utf-8") if isinstance(self.xml, str) else self.xml

    def relationships(self) -> bytes | None:
        if not self._rels:
            return None
        rels = CT_Relationships.new()
        for (kind, reference, outside), number in self._rels.items():
            rels.add_rel(number, kind, reference, outside)
        return cast(bytes, serialize_part_xml(rels))


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
        taken = {str(part.name) for part in self.parts}
        return next(name for number in count(1) if (name := pattern.format(number)) not in taken)

    def save(self) -> bytes:
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            types = _ContentTypesItem.xml_for([part.part for part in self.parts])
            _write(archive, "[Content_Types].xml", serialize_part_xml(types))
            _write(archive, "_rels/.rels", self.root.relationships() or b"")
            for part in self.parts:
                _write(archive, part.name.membername, part.blob)
                rels = part.relationships()
                if rels is not None:
                    _write(archive, part.name.rels_uri.membername, rels)
        return buffer.getvalue()


def _write(archive: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, EARLIEST_ZIP_DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    archive.writestr(entry, data)
