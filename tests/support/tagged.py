"""A PDF's structure tree read back by pypdf, with the text that pdfplumber finds in each marked stretch."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pypdf
from msgspec import Struct, field

Place = tuple[int, int]
"""Page and marked-content identifier."""


class Node(Struct, eq=False):
    role: str
    lang: str = ""
    alt: str = ""
    expansion: str = ""
    read_as: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    parent: Node | None = None

    @property
    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def text(self) -> str:
        """All text below, in the tree's order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]


class Tagged(Struct):
    reader: pypdf.PdfReader
    document: Node
    texts: dict[Place, str]
    """Every marked stretch of text that the pages hold, whether the tree names it or not."""


def read_tagged(data: bytes) -> Tagged:
    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = marked_texts(data)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    root = reader.root_object["/StructTreeRoot"]
    top = root["/K"]  # type: ignore[index]
    entries = top if isinstance(top, list) else [top]
    assert len(entries) == 1, "one Document holds everything"
    return Tagged(reader, _node(entries[0].get_object(), pages, texts, None), texts)


def marked_texts(data: bytes) -> dict[Place, str]:
    texts: dict[Place, str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages):
            for character in page.chars:
                if character.get("mcid") is not None:
                    texts[number, character["mcid"]] += character["text"]
    return dict(texts)


def _node(entry: Any, pages: dict[int, int], texts: dict[Place, str], parent: Node | None) -> Node:
    node = Node(
        role=entry["/S"].lstrip("/"),
        lang=str(entry.get("/Lang", "")),
        alt=str(entry.get("/Alt", "")),
        expansion=str(entry.get("/E", "")),
        read_as=str(entry.get("/ActualText", "")),
        attributes={key.lstrip("/"): value for key, value in entry.get("/A", {}).items()},
        parent=parent,
    )
    for kid in entry["/K"]:
        kid = kid.get_object()
        if isinstance(kid, int):
            place = pages[entry.raw_get("/Pg").idnum], kid
            node.places.append(place)
            node.kids.append(texts.get(place, ""))
        elif kid.get("/Type") == "/MCR":
            place = pages[kid.raw_get("/Pg").idnum], int(kid["/MCID"])
            node.places.append(place)
            node.kids.append(texts.get(place, ""))
        elif kid.get("/Type") == "/OBJR":
            node.annotations.append(kid["/Obj"])
        else:
            node.kids.append(_node(kid, pages, texts, node))
    return node


def spoken(text: str) -> str:
    """As a person hears it: soft hyphens gone, every kind of space one space."""
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ").split())
