"""A page of wikitext to a draft: its infobox, its lead, its sections, and the sources that it cites."""

from __future__ import annotations

import re

import mwparserfromhell

from factdeck.importing.draft import Draft
from factdeck.importing.infobox import infobox_of
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.structure import nested
from factdeck.importing.wikitext.cites import Sources
from factdeck.importing.wikitext.language import language_of, likely_languages
from factdeck.importing.wikitext.links import Links
from factdeck.importing.wikitext.localised import leads_elsewhere
from factdeck.importing.wikitext.taming import MOST_MARKS, as_written, count_marks, tamed
from factdeck.importing.wikitext.unfolding import unfolded
from factdeck.importing.wikitext.walk import Walk

_BEHAVIOUR = re.compile(r"__[^\W\da-z_]{3,30}(?:_[^\W\da-z_]{1,20})?__")
"""Words that tell MediaWiki how to show the page, as __NOTOC__."""


def read_wikitext(text: str, leftovers: Leftovers, source: str = "", lang: str = "") -> Draft:
    """``source`` is the page's address, by which its links are followed; ``lang`` is told by the text where it is empty."""
    text = unfolded(as_written(text))
    if leads_elsewhere(text):
        raise NotImportable("this page only leads to another one", "import the page that it leads to")
    if (marks := count_marks(text)) > MOST_MARKS:
        message = f"the page has {marks:,} marks of wikitext; {MOST_MARKS:,} is the most that is read"
        raise NotImportable(message, "make several articles of it")
    quiet = _BEHAVIOUR.sub(lambda word: " " * len(word[0]), tamed(text))
    code = mwparserfromhell.parse(quiet, skip_style_tags=False)
    draft = Draft(lang=lang or language_of(text))
    draft.may_be_foreign = not draft.lang and bool(likely_languages(text))
    sources = Sources(draft)
    sources.note(code)
    links = Links(source, leftovers)
    walk = Walk(draft, sources, links, leftovers)
    walk.page(code)
    draft.sections = nested(walk.sections)
    if walk.infobox:
        name, fields = walk.infobox
        draft.infobox, draft.events = infobox_of(name, fields, leftovers, draft.lang)
    return draft
