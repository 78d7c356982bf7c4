"""The sources to BibTeX, as BibLaTeX has it."""

from __future__ import annotations

from factdeck.citations.exports import to_bibtex
from factdeck.exports.made import Made, Wanted


def write(wanted: Wanted) -> Made:
    """All sources, in the article's order."""
    return Made(to_bibtex(wanted.article), len(wanted.article.sources))
