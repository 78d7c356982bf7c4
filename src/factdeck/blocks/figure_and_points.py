"""A section's number and its points to whether they are one slide or two."""

from __future__ import annotations

import re

from factdeck.article import Section, plain
from factdeck.article.exhibits import KeyFigure
from factdeck.blocks.context import Context
from factdeck.blocks.dated import dated_points
from factdeck.blocks.map_parts import named_by

TOGETHER = ("", "number", "points")
"""What a section may ask for (show) and still have both on one slide."""


def is_one_with_points(context: Context, section: Section) -> bool:
    """Whether one slide shows both: the section's point tells the number, or its points have no exhibit of their own."""
    if section.figure is None or str(section.show or "") not in TOGETHER:
        return False
    return _tells(section, section.figure) or not _has_exhibit(context, section)


def _tells(section: Section, figure: KeyFigure) -> bool:
    """Whether the section's point has the number and its unit in it."""
    said = plain(section.point)
    return all(
        re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said, re.IGNORECASE)
        for part in (str(figure.value), str(figure.unit or ""))
    )


def _has_exhibit(context: Context, section: Section) -> bool:
    """Whether a map or dates stand beside the points where they have a slide of their own."""
    infobox = context.article.infobox
    whole = infobox.map if infobox else None
    named = whole is not None and named_by(section, whole, context.article) is not None
    return bool(section.map) or named or bool(dated_points(section, context.lang))
