"""A school's own PowerPoint template as plain values: what a deck is placed on, and the parts that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from factdeck.units import Box, Size

SAVE_AS = "open it in PowerPoint or LibreOffice and save it as .pptx or .potx"


class TemplateError(ValueError):
    """A file that can't be used as a template; the message says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = SAVE_AS):
        super().__init__(message)
        self.hint = hint


class TemplateLevel(Struct, frozen=True):
    """How a placeholder sets one level of its paragraphs, with all that it inherits."""

    family: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Literal["left", "right", "center", "justify"] = "left"
    line_share: float = 1.0
    """Leading as a share of single spacing; where ``leading`` is not 0, that counts."""
    leading: float = 0.0
    space_before: float = 0.0
    """Between two paragraphs, what follows the first one included."""
    followed: bool = False
    """Whether some of that room follows a paragraph."""
    indent: float = 0.0
    bullet_x: float = 0.0
    has_bullet: bool = False
    spaced: bool = False
    """Whether its letters stand apart or together more than the font has them."""


class TemplatePlaceholder(Struct, frozen=True):
    """A place of a template's layout; ``kind`` and ``index`` tie a slide's shape to it."""

    name: str
    kind: str
    """Its type (ECMA-376 part 1, 19.7.10); obj where the file gives none."""
    index: int
    box: Box
    """Where text may stand: the shape less its margins."""
    margins: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    anchor: Literal["top", "middle", "bottom"]
    levels: tuple[TemplateLevel, ...]
    behind: str = ""
    """The colour that its text stands on, of a gradient the one that it stands out from least; empty over a picture."""
    shown: TemplateLevel | None = None
    """How its prompt is set, where the levels inherit nothing: what the template's maker saw."""

    @property
    def look(self) -> TemplateLevel:
        return self.shown or self.levels[0]


class TemplateLayout(Struct, frozen=True):
    """A slide layout of the template."""

    name: str
    kind: str
    """Its type (ECMA-376 part 1, 19.7.15), as in title, obj, secHead, titleOnly; empty where the file has none."""
    part: str
    background: str
    """The colour behind its text; empty where a picture lies there."""
    placeholders: tuple[TemplatePlaceholder, ...]
    taken: tuple[Box, ...] = ()
    """Where the template has bands, logos and other things of its own."""


class TemplatePart(Struct, frozen=True):
    """A part that a deck keeps: its name in the package, its type, its bytes and what it is related to."""

    name: str
    content_type: str
    data: bytes
    relations: tuple[tuple[str, str, str], ...] = ()
    """Id, kind and the target part's name."""


class Template(Struct, frozen=True):
    """What a school's own PowerPoint file gives a deck."""

    size: Size
    colours: Mapping[str, str]
    """The theme's colours as the master maps them: dk1 is the colour of text, lt1 that behind it."""
    major_font: str
    minor_font: str
    layouts: tuple[TemplateLayout, ...]
    content: Box
    """Where the master has its body text."""
    masters: tuple[str, ...]
    """Names of the slide masters' parts, in the template's order."""
    parts: tuple[TemplatePart, ...]
    left_out: tuple[str, ...] = ()
    """What the template holds and a deck does not take over, in words."""
