"""The sources to CSL-JSON."""

from __future__ import annotations

from factdeck.citations.exports import to_csl_json
from factdeck.exports.made import Made, Wanted


def write(wanted: Wanted) -> Made:
    """All sources, in the article's order."""
    return Made(to_csl_json(wanted.article), len(wanted.article.sources))
