"""An OpenDocument file's bytes to its parts (OpenDocument 1.3, part 2), within limits and without trusting any of it."""

from __future__ import annotations

from lxml.etree import _Element
from msgspec import Struct

from factdeck.importing.kinds import NotImportable
from factdeck.importing.xml_parts import tree_of_part, unpacked

SAVE_AS = "open it in LibreOffice and save it as .odt"
_TEXT = b"application/vnd.oasis.opendocument.text"
_MANIFEST = "/META-INF/manifest.xml"


class Package(Struct):
    """The parts by their names, which begin with a slash."""

    parts: dict[str, bytes]

    def tree(self, name: str) -> _Element | None:
        """A part's root element; None where there is no such part. Raises NotImportable where it is no sound XML."""
        data = self.parts.get(name)
        return None if data is None else tree_of_part(data, name, "OpenDocument", SAVE_AS)


def opened(data: bytes) -> Package:
    """The parts of an OpenDocument text. Raises NotImportable where it is none, damaged, encrypted or too large."""
    package = Package(unpacked(data, "OpenDocument", SAVE_AS))
    kind = package.parts.get("/mimetype", _TEXT).strip()
    if not kind.startswith(_TEXT):
        name = kind.decode("ascii", "replace").rpartition(".")[2]
        raise NotImportable(f"this is an OpenDocument {name}, and no text", "save its words as a text")
    if b":encryption-data" in package.parts.get(_MANIFEST, b""):
        raise NotImportable("a password protects this document", "save it without one")
    return package
