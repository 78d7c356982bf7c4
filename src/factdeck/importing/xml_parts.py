"""A packed document's bytes to its parts, and a part to the tree of its XML, which is trusted in nothing."""

from __future__ import annotations

from typing import Protocol

from lxml import etree
from lxml.etree import _Element

from factdeck.files.zipped import WrongZip, parts_of
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftovers

MOST_XML_BYTES = 20_000_000


class Packed(Protocol):
    """A document of several parts."""

    def tree(self, name: str) -> _Element | None:
        """A part's root element; None where there is no such part. Raises NotImportable where it is no sound XML."""


def unpacked(data: bytes, program: str, hint: str) -> dict[str, bytes]:
    """The parts by their names, which begin with a slash. Raises NotImportable where they can't be had, or are too large."""
    try:
        return parts_of(data, program, "a document")
    except WrongZip as error:
        raise NotImportable(str(error), hint if error.mended else "take large pictures out of it") from error


def tree_beside(package: Packed, name: str, leftovers: Leftovers) -> _Element | None:
    """A part that isn't the text: a broken one is told, and costs only itself."""
    try:
        return package.tree(name)
    except NotImportable as error:
        leftovers.add(1, "part of the document that is not read", error.message)
        return None


def tree_of_part(data: bytes, name: str, program: str, hint: str) -> _Element:
    """Raises NotImportable where it is no XML, too large, or declares a document type; ``hint`` says what to do then."""
    if len(data) > MOST_XML_BYTES:
        most = MOST_XML_BYTES // 1_000_000
        raise NotImportable(
            f"the part {name} of this document is larger than {most} MB", "make several of it"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotImportable(f"this document is damaged: its part {name} is not XML", hint) from error
    if root.getroottree().docinfo.doctype:
        raise NotImportable(
            f"the part {name} declares a document type, which no {program} document does", hint
        )
    return root
