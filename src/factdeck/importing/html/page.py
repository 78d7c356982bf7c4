"""A page's text to a draft: its article alone, with what the page says of itself."""

from __future__ import annotations

from pathlib import Path

from lxml.etree import _Element

from factdeck.article import Inline, plain
from factdeck.importing.draft import Draft
from factdeck.importing.held import Pictures
from factdeck.importing.html.about import About, about_page, say_about, title_of
from factdeck.importing.html.beside import beside_article
from factdeck.importing.html.elements import words_of
from factdeck.importing.html.exported import settle_export
from factdeck.importing.html.main_part import around, main_part
from factdeck.importing.html.notes import Notes
from factdeck.importing.html.parsing import HELD, tree_of, without_pictures
from factdeck.importing.html.reader import Page, Reader
from factdeck.importing.html.weights import weights
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.spans import text_inline
from factdeck.importing.structure import nested, says_again


def read_page(
    text: str, leftovers: Leftovers, source: str = "", lang: str = "", folder: Path | None = None
) -> Draft:
    """``source`` is the page's address, ``folder`` where its file lies, and maybe its pictures, too.

    Raises NotImportable where it is too long or too deep.
    """
    bare, held = without_pictures(text)
    root = tree_of(bare)
    settle_export(root, leftovers)
    about = about_page(root, bare, source)
    weighed = weights(root)
    main = main_part(root, weighed)
    draft = Draft(lang=lang or about.lang, title=_title_below(root, main, about))
    inside = {f"{HELD}{number}": each for number, each in enumerate(held)}
    notes = Notes(root, about.base)
    page = Page(
        draft,
        leftovers,
        notes,
        weighed,
        Pictures(folder, inside),
        beside_article(main, weighed, notes.bodies),
        about.base,
        draft.lang,
        titled=bool(draft.title) or _is_titled(main, about),
    )
    read_into(draft, main, page)
    draft.title = draft.title or _title_outside(root, main) or text_inline(title_of(about))
    _tell_around(root, main, leftovers, plain(draft.title))
    say_about(about, draft, leftovers, source)
    return draft


def read_into(draft: Draft, main: _Element, page: Page) -> None:
    """Fill the draft with what an element holds."""
    reader = Reader(page)
    reader.read(main)
    draft.sections = nested(reader.sections)


def _is_titled(main: _Element, about: About) -> bool:
    """Whether the first of the largest headings is the page's name: where it is the only one, or the page says so."""
    largest = [words_of(each) for each in main.iter("h1")]
    said = title_of(about).casefold()
    return len(largest) == 1 or (bool(largest) and largest[0].casefold() in said)


def _title_below(root: _Element, main: _Element, about: About) -> Inline:
    """The page's own name, where a smaller heading has it, and the largest ones are a site's name or sign."""
    said = text_inline(title_of(about))
    largest = [words_of(each).casefold() for each in root.iter("h1")]
    if not said or not largest or any(words and words in plain(said).casefold() for words in largest):
        return ()
    smaller = (text_inline(words_of(each)) for each in main.iter("h2", "h3"))
    return said if any(says_again(said, words) for words in smaller if words) else ()


def _title_outside(root: _Element, main: _Element) -> Inline:
    """The largest heading above the part of the page that holds the article."""
    if next(main.iter("h1"), None) is not None:
        return ()
    headings = [each for each in root.iter("h1") if words_of(each)]
    first = next((each for each in headings if each.get("id") == "firstHeading"), None)
    found = first if first is not None else next(iter(headings), None)
    return text_inline(words_of(found)) if found is not None else ()


def _tell_around(root: _Element, main: _Element, leftovers: Leftovers, title: str) -> None:
    """One line for all that stands around the article."""
    words = [words_of(each) for each in around(root, main)]
    count = sum(len(each.split()) for each in words if each != title)
    if count:
        leftovers.add(1, f"words around the article, as of its site's navigation: {count:,}")
