"""Names of parts in a package, their types and the kinds of relationships between them (ISO/IEC 29500-1 and -2)."""

from __future__ import annotations

import posixpath
from functools import lru_cache

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PRESENTATION = f"{_OFFICE}presentationml."
_PACKAGE = "application/vnd.openxmlformats-package."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class ContentType:
    """What a part holds (ISO/IEC 29500-1, 13.3, 14.2 and 15.2; 29500-2, 6.5 and 8)."""

    XML = "application/xml"
    RELATIONSHIPS = f"{_PACKAGE}relationships+xml"
    CORE_PROPERTIES = f"{_PACKAGE}core-properties+xml"
    EXTENDED_PROPERTIES = f"{_OFFICE}extended-properties+xml"
    CUSTOM_PROPERTIES = f"{_OFFICE}custom-properties+xml"
    PRESENTATION = f"{_PRESENTATION}presentation.main+xml"
    PRESENTATION_PROPERTIES = f"{_PRESENTATION}presProps+xml"
    VIEW_PROPERTIES = f"{_PRESENTATION}viewProps+xml"
    TABLE_STYLES = f"{_PRESENTATION}tableStyles+xml"
    SLIDE = f"{_PRESENTATION}slide+xml"
    SLIDE_LAYOUT = f"{_PRESENTATION}slideLayout+xml"
    SLIDE_MASTER = f"{_PRESENTATION}slideMaster+xml"
    NOTES_SLIDE = f"{_PRESENTATION}notesSlide+xml"
    NOTES_MASTER = f"{_PRESENTATION}notesMaster+xml"
    THEME = f"{_OFFICE}theme+xml"
    CHART = f"{_OFFICE}drawingml.chart+xml"
    WORKBOOK = f"{_OFFICE}spreadsheetml.sheet"


class Relationship:
    """What a part is to the part that refers to it (ISO/IEC 29500-1, 13.3, 14.2, 15.2 and 15.3; 29500-2, 8)."""

    OFFICE_DOCUMENT = f"{_RELATIONS}/officeDocument"
    CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    EXTENDED_PROPERTIES = f"{_RELATIONS}/extended-properties"
    CUSTOM_PROPERTIES = f"{_RELATIONS}/custom-properties"
    PRESENTATION_PROPERTIES = f"{_RELATIONS}/presProps"
    VIEW_PROPERTIES = f"{_RELATIONS}/viewProps"
    TABLE_STYLES = f"{_RELATIONS}/tableStyles"
    SLIDE = f"{_RELATIONS}/slide"
    SLIDE_LAYOUT = f"{_RELATIONS}/slideLayout"
    SLIDE_MASTER = f"{_RELATIONS}/slideMaster"
    NOTES_SLIDE = f"{_RELATIONS}/notesSlide"
    NOTES_MASTER = f"{_RELATIONS}/notesMaster"
    THEME = f"{_RELATIONS}/theme"
    CHART = f"{_RELATIONS}/chart"
    PACKAGE = f"{_RELATIONS}/package"
    IMAGE = f"{_RELATIONS}/image"
    HYPERLINK = f"{_RELATIONS}/hyperlink"


TYPES_BY_ENDING = {
    "rels": ContentType.RELATIONSHIPS,
    "xml": ContentType.XML,
    "xlsx": ContentType.WORKBOOK,
    "bmp": "image/bmp",
    "emf": "image/x-emf",
    "gif": "image/gif",
    "jpe": "image/jpeg",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "wdp": "image/vnd.ms-photo",
    "wmf": "image/x-wmf",
}
"""The type that the ending of a part's name stands for; a part of another type is listed by its name."""


def folder_of(name: str) -> str:
    """The folder of a part by the part's name, such as ``/ppt/slides``."""
    return posixpath.dirname(name)


def ending_of(name: str) -> str:
    """The ending of a part's name in small letters, without its full stop."""
    return posixpath.splitext(name)[1][1:].lower()


@lru_cache(maxsize=1024)
def reference_from(folder: str, name: str) -> str:
    """A part's name as a part in the folder refers to it, such as ``../media/image1.png``."""
    return posixpath.relpath(name, folder)


def relationships_name(name: str) -> str:
    """The name of the part that holds a part's relationships; those of the package, ``/``, are in ``/_rels/.rels``."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
