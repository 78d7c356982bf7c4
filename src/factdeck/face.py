"""One face of a typeface, as a scene and its drawings name it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Face(Struct, frozen=True):
    """One face of a typeface: what PDF embeds (``file``) and what PowerPoint names (``family``, bold, italic)."""

    name: str
    family: str
    bold: bool = False
    italic: bool = False
    file: Path | None = None
    natural_leading: float = 1.2
    """Ascent plus descent plus line gap in ems: what PowerPoint calls single spacing."""
    ascent: float = 0.95
    """From the baseline to the top of a line set single-spaced, in ems."""
    slanted: bool = False
    """Whether its upright letters are drawn leaning, since their script has no italics in the family."""
    language: str = ""
    """Whose forms (BCP 47) its shaped letters have, where they differ: Marathi and Nepali write some of Hindi's otherwise."""
