"""The sources to RIS."""

from __future__ import annotations

from factdeck.citations.exports import to_ris
from factdeck.exports.made import Made, Wanted


def write(wanted: Wanted) -> Made:
    """All sources, in the article's order."""
    return Made(to_ris(wanted.article), len(wanted.article.sources))
