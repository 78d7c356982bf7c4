"""A Word document to a draft: mammoth makes HTML of its text, and that is read as a page's article is."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from lxml import etree
from lxml.etree import _Element

from factdeck.importing.draft import Draft
from factdeck.importing.held import Pictures
from factdeck.importing.html.notes import Notes
from factdeck.importing.html.page import read_into
from factdeck.importing.html.parsing import HELD, MOST_ELEMENTS, tree_of
from factdeck.importing.html.reader import Page
from factdeck.importing.html.weights import weights
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.spans import text_inline
from factdeck.importing.word.names import local, value_of, words_in
from factdeck.importing.word.package import SAVE_AS, Package, opened, relations_of
from factdeck.importing.word.preparing import OURS, Preparing
from factdeck.importing.word.properties import likely_language, read_properties
from factdeck.importing.word.styles import MOST_LEVELS, styles_of
from factdeck.importing.xml_parts import tree_beside

if TYPE_CHECKING:
    from mammoth.documents import Image

_STYLE_MAP = "\n".join(
    [
        f"p.{OURS}Title => p.MsoTitle:fresh",
        f"p.{OURS}Subtitle => p.MsoSubtitle:fresh",
        f"p.{OURS}Caption => p.MsoCaption:fresh",
        f"p.{OURS}Quote => blockquote > p:fresh",
        *(f"p.{OURS}Heading{level} => h{level}:fresh" for level in range(1, MOST_LEVELS + 1)),
        "r[style-name='Emphasis'] => em",
        "r[style-name='Subtle Emphasis'] => em",
        "r[style-name='Intense Emphasis'] => em",
    ]
)
_TEXTS = ("footnotes", "endnotes")
_TOLD = ("w:sym", "Could not find image")
"""Of what mammoth tells, that which leaves something out."""
_READ = ("styles", "numbering", *_TEXTS)
"""The kinds of parts that mammoth reads besides the text."""
_CONTENT_TYPES = "/[Content_Types].xml"
_MARKUP = (".xml", ".rels")


def read_document(data: bytes, leftovers: Leftovers) -> Draft:
    """The document as a draft; what finds no place in it goes to leftovers, by the number of its paragraph.

    Raises NotImportable where it is no Word document, or a damaged or hostile one.
    """
    package = opened(data)
    main = package.tree(package.main)
    assert main is not None
    draft = Draft()
    styles = next(iter(package.related("styles")), "")
    draft.likely_lang = likely_language(package.tree(styles))
    if (count := sum(1 for _ in main.iter())) > MOST_ELEMENTS:
        message = f"the document has {count:,} marks; {MOST_ELEMENTS:,} is the most that is read"
        raise NotImportable(message, "make several of it")
    notes = [
        (name, root)
        for kind in _TEXTS
        for name in package.related(kind)
        if (root := package.tree(name)) is not None
    ]
    ids = frozenset((local(note), value_of(note, "id")) for _, root in notes for note in root)
    preparing = Preparing(styles_of(package.tree(styles)), leftovers, ids)
    preparing.prepare(main, package.relation_ids(package.main), counted=True)
    _tell_around(package, main, leftovers)
    for name, root in notes:
        preparing.prepare(root, package.relation_ids(name), counted=False)
    title = read_properties(tree_beside(package, _core(package), leftovers), draft, leftovers)
    pictures: dict[str, str | bytes] = {}
    root = tree_of(_html(package, pictures, leftovers), "document")
    weighed = weights(root)
    roles = [value_of(each, "val") for each in main.iter("{*}pStyle")]
    headings = [role for role in roles if role.startswith(f"{OURS}Heading")]
    first = f"{OURS}Heading1"
    page = Page(
        draft,
        leftovers,
        Notes(root, ""),
        weighed,
        Pictures(None, pictures),
        titled=f"{OURS}Title" not in roles and headings[:1] == [first] and headings.count(first) == 1,
        counted=True,
    )
    read_into(draft, root, page)
    draft.title = draft.title or text_inline(title)
    return draft


def _core(package: Package) -> str:
    return next((name for name in package.parts if name.lower() == "/docprops/core.xml"), "")


def _tell_around(package: Package, main: _Element, leftovers: Leftovers) -> None:
    """Heads and feet of pages, and what others wrote at the margin."""
    for kind, what in (("header", "head of the pages"), ("footer", "foot of the pages")):
        for name in package.related(kind):
            root = tree_beside(package, name, leftovers)
            words = words_in(root) if root is not None else ""
            if any(map(str.isalpha, words)):
                leftovers.add(1, what, words)
    places = {
        value_of(mark, "id"): number
        for number, paragraph in enumerate(main.iter("{*}p"), 1)
        for mark in paragraph.iter("{*}commentReference")
    }
    for name in package.related("comments"):
        root = tree_beside(package, name, leftovers)
        for comment in root.iterchildren("{*}comment") if root is not None else ():
            leftovers.add(places.get(value_of(comment, "id"), 1), "comment", words_in(comment))


def _html(package: Package, pictures: dict[str, str | bytes], leftovers: Leftovers) -> str:
    """What mammoth makes of the document, the names of pictures in place of these."""
    from xml.parsers.expat import ExpatError

    import mammoth

    def named(image: Image) -> Mapping[str, str]:
        name = f"{HELD}{len(pictures)}"
        try:
            with image.open() as stream:
                pictures[name] = stream.read()
        except (KeyError, OSError, ValueError, BadZipFile):
            pictures[name] = b""
        return {"src": name}

    try:
        result: Any = mammoth.convert_to_html(
            BytesIO(_packed(package)),
            style_map=_STYLE_MAP,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(named),
        )
    except RecursionError as error:
        raise NotImportable("this document has too many parts inside each other", SAVE_AS) from error
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        TypeError,
        ValueError,
        ExpatError,
    ) as error:
        raise NotImportable("this Word document is damaged", SAVE_AS) from error
    for message in result.messages:
        if any(sign in message.message for sign in _TOLD):
            leftovers.add(1, "what is not read", message.message)
    return str(result.value)


def _packed(package: Package) -> bytes:
    """The document again, of the parts that mammoth reads: XML that was looked at and prepared, and pictures."""
    read = [package.main, *(name for kind in _READ for name in package.related(kind))]
    wanted = {_CONTENT_TYPES, "/_rels/.rels", *read, *map(relations_of, read)}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as zipped:
        for name, data in package.parts.items():
            root = package.tree(name) if name in wanted else None
            if root is not None:
                zipped.writestr(name[1:], etree.tostring(root, encoding="UTF-8", xml_declaration=True))
            elif not name.lower().endswith(_MARKUP):
                zipped.writestr(name[1:], data)
    return stream.getvalue()
