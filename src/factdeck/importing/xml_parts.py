"""A part of a packed document to the tree of its XML, which is trusted in nothing."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from factdeck.importing.kinds import NotImportable

MOST_XML_BYTES = 20_000_000


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
