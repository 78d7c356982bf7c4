"""MediaWiki's wikitext to a draft of an article."""

from factdeck.importing.wikitext.page import read_wikitext

__all__ = ["read_wikitext"]
