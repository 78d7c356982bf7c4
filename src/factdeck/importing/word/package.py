"""A Word document's bytes to its parts, each of them plain XML or a picture, within limits and without trusting any of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml.etree import _Element
from msgspec import Struct, field

from factdeck.importing.kinds import NotImportable
from factdeck.importing.xml_parts import tree_of_part, unpacked

SAVE_AS = "open it in Word or LibreOffice and save it as .docx"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "/[Content_Types].xml"
_WORD = ("wordprocessingml", "ms-word")


class Package(Struct):
    """``main`` is the name of the part that holds the text; names begin with a slash."""

    parts: dict[str, bytes]
    main: str = ""
    trees: dict[str, _Element] = field(default_factory=dict)

    def tree(self, name: str) -> _Element | None:
        """A part's root element; None where there is no such part.

        Raises NotImportable where it is no XML, or too large, or declares a document type.
        """
        if name not in self.trees and name in self.parts:
            self.trees[name] = tree_of_part(self.parts[name], name, "Word", SAVE_AS)
        return self.trees.get(name)

    def relation_ids(self, name: str) -> frozenset[str]:
        """The ids by which a part refers to others, and to addresses."""
        root = self.tree(relations_of(name))
        return frozenset(str(each.get("Id", "")) for each in root) if root is not None else frozenset()

    def related(self, kind: str) -> list[str]:
        """The parts that the text refers to as being of a kind, as ``styles`` or ``header``."""
        return [
            target for name, target in self._relations(self.main) if name == kind and target in self.parts
        ]

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        folder = name.rpartition("/")[0]
        root = self.tree(relations_of(name))
        for each in root if root is not None else ():
            if each.get("TargetMode") != "External" and isinstance(each.tag, str):
                target = posixpath.normpath(posixpath.join(folder or "/", str(each.get("Target", ""))))
                yield str(each.get("Type", "")).rpartition("/")[2], target

    def kind_of_main(self) -> str:
        """The content type of the part that the package is there for; sets ``main``."""
        self.main = next((target for kind, target in self._relations("/") if kind == "officeDocument"), "")
        types = self.tree(_TYPES)
        for each in types if types is not None else ():
            if each.get("PartName") == self.main:
                return str(each.get("ContentType", ""))
        return ""


def relations_of(name: str) -> str:
    """The part that says what a part refers to."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def opened(data: bytes) -> Package:
    """The parts of a Word document. Raises NotImportable where it is none, damaged, encrypted or too large."""
    if data.startswith(_OLD):
        raise NotImportable("this is a document of an older Word, or one that a password protects", SAVE_AS)
    package = Package(unpacked(data, "Word", SAVE_AS))
    if _TYPES not in package.parts:
        what = "an OpenDocument file" if "/mimetype" in package.parts else "some other kind of zip file"
        raise NotImportable(f"this is no Word document but {what}", SAVE_AS)
    kind = package.kind_of_main()
    if package.main not in package.parts or not any(sign in kind for sign in _WORD):
        raise NotImportable("this is an Office file, but no Word document", SAVE_AS)
    return package
