"""An OpenDocument text to a draft: its parts make HTML, and that is read as a page's article is."""

from __future__ import annotations

import posixpath

from lxml import etree
from lxml.etree import _Element

from factdeck.importing.addresses import language_tag
from factdeck.importing.draft import Draft
from factdeck.importing.held import Pictures
from factdeck.importing.html.notes import Notes
from factdeck.importing.html.page import read_into
from factdeck.importing.html.parsing import MOST_ELEMENTS
from factdeck.importing.html.reader import Page
from factdeck.importing.html.weights import weights
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.opendocument.bold import bold_headings
from factdeck.importing.opendocument.flow import Flow, Held, all_words
from factdeck.importing.opendocument.package import SAVE_AS, Package, opened
from factdeck.importing.opendocument.styles import styles_of
from factdeck.importing.spans import text_inline
from factdeck.importing.word.names import child, local, value_of
from factdeck.importing.word.properties import read_properties
from factdeck.importing.xml_parts import tree_beside

_CONTENT, _STYLES, _META = "/content.xml", "/styles.xml", "/meta.xml"
_PROPERTIES = {
    "title": ("title",),
    "subject": ("subject",),
    "description": ("description",),
    "language": ("language",),
    "creator": ("initial-creator", "creator"),
    "keywords": ("keyword",),
}


def read_opendocument(data: bytes, leftovers: Leftovers) -> Draft:
    """The document as a draft; what finds no place in it goes to leftovers, by the number of its paragraph.

    Raises NotImportable where it is no such text, or a damaged or hostile one.
    """
    package = opened(data)
    content = package.tree(_CONTENT)
    body = next(content.iter("{*}body"), None) if content is not None else None
    text = child(body, "text")
    if content is None or text is None:
        raise NotImportable("this OpenDocument file holds no text", SAVE_AS)
    if (count := sum(1 for _ in content.iter())) > MOST_ELEMENTS:
        message = f"the document has {count:,} marks; {MOST_ELEMENTS:,} is the most that is read"
        raise NotImportable(message, "make several of it")
    styles = tree_beside(package, _STYLES, leftovers)
    draft = Draft(likely_lang=_likely_language(styles))
    _tell_around(styles, leftovers)
    held = Held(lambda name: package.parts.get(_part(name)), lambda name: _inside(package, name, leftovers))
    flow = Flow(styles_of(content, styles), leftovers, held, _deleted(text))
    flow.read(text)
    title = read_properties(_properties(tree_beside(package, _META, leftovers)), draft, leftovers)
    read_made(flow, held, draft, leftovers)
    draft.title = draft.title or text_inline(title)
    return draft


def read_made(flow: Flow, held: Held, draft: Draft, leftovers: Leftovers) -> None:
    """Fill the draft with the HTML that was made of the text."""
    bold_headings(flow.body)
    root = etree.Element("html")
    root.append(flow.body)
    first = next(root.iter("h1"), None)
    titled = next(root.iterfind(".//p[@class='MsoTitle']"), None) is None
    largest = len(list(root.iter("h1"))) == 1 and first is next(root.iter("h1", "h2", "h3", "h4"), None)
    notes = Notes(root, "")
    page = Page(
        draft,
        leftovers,
        notes,
        weights(root),
        Pictures(None, held.pictures),
        titled=titled and largest,
        counted=True,
    )
    read_into(draft, flow.body, page)


def _part(address: str) -> str:
    return posixpath.normpath(posixpath.join("/", address))


def _inside(package: Package, address: str, leftovers: Leftovers) -> _Element | None:
    """The document that another holds at an address."""
    return tree_beside(package, f"{_part(address)}/content.xml", leftovers)


def _deleted(text: _Element) -> dict[str, str]:
    """The words of each tracked deletion, by its id."""
    found = {}
    for region in text.iter("{*}changed-region"):
        deletion = child(region, "deletion")
        if deletion is not None:
            words = (all_words(each) for each in deletion if local(each) != "change-info")
            found[value_of(region, "id")] = " ".join(words)
    return found


def _tell_around(styles: _Element | None, leftovers: Leftovers) -> None:
    """Heads and feet of pages."""
    kinds = {"header": "head of the pages", "footer": "foot of the pages"}
    for element in styles.iter("{*}header", "{*}footer") if styles is not None else ():
        words = all_words(element)
        if any(map(str.isalpha, words)):
            leftovers.add(1, kinds[local(element)], words)


def _properties(meta: _Element | None) -> _Element | None:
    """What the document says of itself, under the names that Word has for it."""
    if meta is None:
        return None
    made = etree.Element("properties")
    for name, sources in _PROPERTIES.items():
        values = [[all_words(each) for each in meta.iter(f"{{*}}{source}")] for source in sources]
        if said := next(filter(None, values), []):
            etree.SubElement(made, name).text = "; ".join(filter(None, said))
    return made


def _likely_language(styles: _Element | None) -> str:
    """The language of the document's default style, which may be only that of the program."""
    for style in styles.iter("{*}default-style") if styles is not None else ():
        properties = child(style, "text-properties")
        written = value_of(properties, "language")
        if value_of(style, "family") == "paragraph" and written not in ("", "none", "zxx"):
            country = value_of(properties, "country")
            return language_tag(f"{written}-{country}" if country not in ("", "none") else written)
    return ""
