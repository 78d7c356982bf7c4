"""MediaWiki wikitext to a draft: the parser's tree walked once, each template by a rule of its own."""

from factdeck.importing.wikitext.page import read_wikitext

__all__ = ["read_wikitext"]
