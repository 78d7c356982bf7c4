"""A file's bytes to the XML and media parts of a PowerPoint package, within limits and without trusting any of it."""

from __future__ import annotations

import posixpath
from functools import cached_property

from lxml import etree
from msgspec import Struct, field

from factdeck.files.zipped import WrongZip, parts_of
from factdeck.templates.template import SAVE_AS, TemplateError

MOST_XML_BYTES = 20_000_000
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_MACRO = "application/vnd.ms-powerpoint."
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(Struct, frozen=True):
    """A link from one part to another, or to an address outside."""

    kind: str
    """The last word of its type, as in slideLayout."""
    type: str
    target: str
    """A part's name, or an address outside."""
    outside: bool


class Archive(Struct, frozen=True, dict=True):
    """The parts of a package by their names, which begin with a slash."""

    blobs: dict[str, bytes]
    types: dict[str, str] = field(default_factory=dict)

    @cached_property
    def main(self) -> str:
        """The name of the presentation's part."""
        for relation in self.relations("/").values():
            if relation.kind == "officeDocument" and relation.target in self.blobs:
                return relation.target
        raise TemplateError("this is no PowerPoint file: it holds no presentation")

    def xml(self, name: str) -> etree._Element:
        """A part's root element; raises TemplateError where the part is absent or not plain XML."""
        if name not in self.blobs:
            raise TemplateError(f"this PowerPoint file is damaged: the part {name} is missing")
        return parsed(self.blobs[name], name)

    def relations(self, name: str) -> dict[str, Relation]:
        """A part's relationships by their ids; none where it has none."""
        folder, _, file = name.rpartition("/")
        source = f"{folder}/_rels/{file}.rels"
        if source not in self.blobs:
            return {}
        relations = {}
        for each in parsed(self.blobs[source], source).iter(_RELATIONSHIPS):
            kind, target = each.get("Type", ""), each.get("Target", "")
            outside = each.get("TargetMode") == "External"
            where = target if outside else posixpath.normpath(posixpath.join(folder or "/", target))
            relations[each.get("Id", "")] = Relation(kind.rpartition("/")[2], kind, where, outside)
        return relations

    def content_type(self, name: str) -> str:
        return self.types.get(name) or self.types.get(name.rpartition(".")[2].lower(), "")


def parsed(data: bytes, name: str) -> etree._Element:
    """A part's root element; raises TemplateError where it is too large, no XML, or declares a document type."""
    if len(data) > MOST_XML_BYTES:
        raise TemplateError(f"the part {name} is larger than {MOST_XML_BYTES // 1_000_000} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"this PowerPoint file is damaged: the part {name} is not XML") from error
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"the part {name} declares a document type, which no PowerPoint file does")
    return root


def opened(data: bytes) -> Archive:
    """The parts of a PowerPoint file. Raises TemplateError where it is none, damaged, encrypted or too large."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise TemplateError("this is an old .ppt file, or one that a password protects")
    try:
        blobs = parts_of(data, "PowerPoint", "a template")
    except WrongZip as error:
        hint = (
            SAVE_AS
            if error.mended
            else "take large pictures, and slides that the deck does not need, out of it"
        )
        raise TemplateError(str(error), hint) from error
    archive = Archive(blobs)
    _read_types(archive)
    _check_kind(archive)
    return archive


def _read_types(archive: Archive) -> None:
    listed = "/[Content_Types].xml"
    if listed not in archive.blobs:
        what = "an OpenDocument file" if "/mimetype" in archive.blobs else "some other kind of zip file"
        raise TemplateError(f"this is no PowerPoint file but {what}")
    for each in parsed(archive.blobs[listed], listed):
        name = each.get("PartName") or str(each.get("Extension", "")).lower()
        archive.types[name] = each.get("ContentType", "")


def _check_kind(archive: Archive) -> None:
    kind = archive.content_type(archive.main)
    if not (kind.startswith((_MAIN, _MACRO)) and kind.endswith(".main+xml")):
        raise TemplateError("this is an Office file, but no PowerPoint file")
