"""A placed document: pages of items, each with a box, a role, a language and a place in the reading order.

Everything is decided when a scene exists; a renderer only says it in its own format.
Lengths are points; y grows downwards from the page's top left corner; colours are ``#rrggbb``.
The items of a page stand in reading order, which is also the painting order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from factdeck.drawing import Drawing
from factdeck.face import Face as Face
from factdeck.language.scripts import is_leftward, is_leftward_language
from factdeck.templates.template import Template
from factdeck.units import Box, Size

Align = Literal["left", "right", "center", "justify"]
Anchor = Literal["top", "middle", "bottom"]
Numbering = Literal["", "None", "Disc", "Decimal", "UpperAlpha"]
"""How the entries of a list are counted: PDF's ListNumbering (ISO 32000-1, table 347)."""
Insets = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""
JOINERS = "\u200c\u200d"
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VARIATIONS = "".join(
    map(chr, (0x180B, 0x180C, 0x180D, 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_INVISIBLE_SIGNS = "".join(
    map(
        chr,
        (
            0x34F,
            0x180E,
            *range(0x2061, 0x2065),
            *range(0x206A, 0x2070),
            *range(0xFFF9, 0xFFFC),
            *range(0xE0000, 0xE0080),
        ),
    )
)
UNSEEN = "\u00ad\u200b\u2060\ufeff" + JOINERS + DIRECTIONS + _VARIATIONS + _INVISIBLE_SIGNS
"""Characters that only steer breaking and shaping: they take no room, and a font without them would draw a box."""


class Element(Struct, eq=False):
    """A node of the logical structure, shared by every item or paragraph that belongs to it.

    ``role`` is a standard structure type (ISO 32000-1, 14.8.4): H1…H6, P, L, LI, Lbl, LBody, Table, THead,
    TBody, TR, TH, TD, Figure, Caption, Link, Span, Reference, Note, BlockQuote, Sect, Part.
    A parent's children stand in the order in which the pages first show them.
    """

    role: str
    parent: Element | None = None
    lang: str = ""
    alt: str = ""
    expansion: str = ""
    read_as: str = ""
    """What is read in place of what is shown: a gap to fill in is “blank”."""
    scope: Literal["", "Row", "Column", "Both"] = ""
    numbering: Numbering = ""
    column_span: int = 1
    row_span: int = 1


class Origin(Struct, frozen=True):
    """Where in the content something is written: a file and a line, counted from 1."""

    file: str
    line: int


class TextStyle(Struct, frozen=True):
    """A face in a size in points, and its colour."""

    face: Face
    size: float
    colour: str = "#000000"
    rise: float = 0.0
    """How far the baseline is raised, in points: a superscript's is positive."""


class Run(Struct, frozen=True):
    """Text of one style. ``link`` is a URI, or ``#`` and a paragraph's anchor; ``field`` is a text that PowerPoint keeps up to date itself."""

    text: str
    style: TextStyle
    lang: str
    link: str = ""
    element: Element | None = None
    """A Link, Span or Reference of its own inside the paragraph's element."""
    field: Literal["", "slidenum"] = ""

    @property
    def leads_inside(self) -> bool:
        """Whether its link leads to another place of the document."""
        return self.link.startswith("#")


class Piece(Struct, frozen=True):
    """A stretch of one run on one line; ``x`` from the left edge of the paragraph's item or cell."""

    x: float
    text: str
    run: Run
    width: float
    word_space: float = 0.0
    """Points added to each space of a justified line."""
    leftward: bool = False
    """Whether its letters run from right to left, on paper; ``x`` is its left edge all the same."""


class Line(Struct, frozen=True):
    """A measured line; ``baseline`` from the top edge of the paragraph's item or cell."""

    baseline: float
    pieces: tuple[Piece, ...]
    ending: Literal["space", "hyphen", "break"] = "break"
    """What stood at the line's end: a space, a hyphen that is not in the text, or the paragraph's own end
    (also a forced break, or a break where nothing is lost, as after a slash)."""


class Paragraph(Struct, frozen=True):
    """Whole text for an editor (``runs``) and its measured lines for paper (``lines``)."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    leading: float
    align: Align = "left"
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    """Left edge of the text, from the left edge of the item or cell."""
    bullet: str = ""
    """The label of a list item: a bullet, ``1.`` or ``A``; it stands at ``bullet_x``."""
    bullet_style: TextStyle | None = None
    bullet_x: float = 0.0
    level: int = 0
    """0 to 8, the list level of a placeholder."""
    element: Element | None = None
    label: Element | None = None
    """The Lbl of a list item, where there is a bullet."""
    anchor: str = ""
    """The name by which links of the same document, written ``#name``, lead here."""
    origin: Origin | None = None
    bullet_pieces: tuple[Piece, ...] = ()
    """The bullet as it is seen, in place of what stands at ``bullet_x``, of a paragraph that is directed."""
    directed: bool = False
    """Whether each piece stands where it is seen, on paper where any of the text runs from right to left.

    Its pieces are still in the order in which they are read.
    """

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def runs_leftward(self, lang: str) -> bool:
        """By its first run's language where that runs so, else by its first strong letter, else by the scene's ``lang``."""
        own = self.runs[0].lang if self.runs else ""
        return is_leftward_language(own) or is_leftward(self.text, lang)

    def turns_over(self, lang: str) -> bool:
        """Whether its lines, set from the left, stand at the right: it runs leftward, or the scene, and it is no list item."""
        return self.runs_leftward(lang) or (is_leftward_language(lang) and not self.bullet)


class Item(Struct, frozen=True, kw_only=True):
    """Something that stands in a box of a page, in points from the top left corner."""

    box: Box
    name: str = ""
    """What the thing is, for PowerPoint's selection pane and for reading a scene as text."""
    origin: Origin | None = None
    on_click: bool = False
    """Whether a slide shows it only when the lecturer clicks; printed and read aloud it is there from the start."""
    answer: bool = False
    """Whether it answers what a slide asks, so that a print for pupils may leave it out."""


class TextItem(Item, frozen=True, kw_only=True):
    """Paragraphs. Without an element on its paragraphs it is an artifact (a running head or foot)."""

    paragraphs: list[Paragraph]
    placeholder: str = ""
    """The name of the placeholder on the page's slide layout that holds the text."""
    inset: Insets = (0.0, 0.0, 0.0, 0.0)
    """Already counted in the lines' places; PowerPoint's text frame needs it."""
    anchor: Anchor = "top"
    """Already counted in the lines' places."""
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    artifact: Literal["", "Header", "Footer"] = ""


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table with its paragraphs, all measures in points."""

    paragraphs: list[Paragraph]
    element: Element | None = None
    padding: Insets = (0.0, 0.0, 0.0, 0.0)
    fill: str = ""
    column_span: int = 1


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table, its height in points."""

    height: float
    cells: list[Cell]
    """From left to right; a cell that spans n columns stands for n."""
    rule_above: float = 0.0
    """Width of the rule above, in points; 0 is none."""
    rule_below: float = 0.0


class TableItem(Item, frozen=True, kw_only=True):
    """A grid. PDF draws cells and rules; PowerPoint gets a table of the same columns and rows."""

    columns: tuple[float, ...]
    rows: list[Row]
    header_rows: int = 0
    header_columns: int = 0
    rule_colour: str = "#000000"
    placeholder: str = ""
    alt: str = ""


class ImageItem(Item, frozen=True, kw_only=True):
    """A picture file, scaled to the box; no alternative text means decorative."""

    file: Path
    alt: str = ""
    element: Element | None = None
    placeholder: str = ""
    """The name of the placeholder on the page's slide layout that it stands for, so that an editor can change it."""
    grey: bool = False
    """Whether it is shown without its colours."""


class DrawingItem(Item, frozen=True, kw_only=True):
    """A vector drawing, scaled to the box; no alternative text and no elements means decorative.

    ``elements`` names, by the key of a group in the drawing, the element that the group's content belongs to:
    such a drawing is read as structured text. Otherwise ``element`` (a Figure) holds all.
    """

    drawing: Drawing
    faces: tuple[Face, ...] = ()
    """Those of the drawing's texts, and those that stand in for characters that they lack."""
    alt: str = ""
    element: Element | None = None
    elements: Mapping[str, Element] = field(default_factory=dict)
    link: str = ""
    """An address that the whole drawing leads to on paper; its element then lies in a Link."""
    mirrors: bool = False
    """Whether it runs as its language does: a timeline does, and no map."""


class ChartSeries(Struct, frozen=True):
    """Numbers, one for each category (None where one is missing), and how they are shown."""

    name: str
    values: tuple[float | None, ...]
    ink: str
    """Of a line, an outline, or the lines of a pattern."""
    fill: str
    pattern: str = ""
    """A preset pattern of DrawingML (ECMA-376 part 1, 20.1.10.51); solid where empty."""
    marker: str = "circle"
    """The form of a line's points (ECMA-376 part 1, 21.2.3.27)."""
    dash: tuple[float, ...] = ()
    """Strokes and gaps of a line, two or four, in widths of it; solid where empty."""


class ChartItem(DrawingItem, frozen=True, kw_only=True):
    """A chart: paper shows its drawing, a slide a chart that PowerPoint draws from the same numbers.

    A pie has one series, and a style for each category in ``slices``.
    """

    kind: Literal["bar", "line", "pie"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    slices: tuple[ChartSeries, ...] = ()
    unit: str = ""
    style: TextStyle
    ends: tuple[float, float] | None = None
    """Where the axis of values begins and ends; where PowerPoint lets it where None."""
    every: int = 1
    """The step between the categories that are named."""
    upward: bool = False
    """Whether their names run from the foot to the top."""
    numbered: bool = True
    """Whether each bar has its number at its end; else an axis tells how long bars are."""
    gap: int = 60
    """The room between the bars of two categories, in hundredths of a bar's thickness."""


class ShapeItem(Item, frozen=True, kw_only=True):
    """A decorative rectangle, ellipse or line (from the box's top left to its bottom right).

    ``under`` is the element whose words on one line it stands below, on paper.
    """

    kind: Literal["rect", "ellipse", "line"] = "rect"
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    under: Element | None = None


AnyItem = TextItem | TableItem | ImageItem | DrawingItem | ShapeItem


def paragraphs_of(item: Item) -> Iterator[Paragraph]:
    """The paragraphs of a text, or of a table's cells row by row; none of anything else."""
    if isinstance(item, TextItem):
        yield from item.paragraphs
    elif isinstance(item, TableItem):
        for row in item.rows:
            for cell in row.cells:
                yield from cell.paragraphs


class Bookmark(Struct, frozen=True):
    """An entry of the PDF's outline: where it leads on its page, in points from the top, and how deep it stands."""

    title: str
    level: int
    y: float = 0.0
    element: Element | None = None
    """The heading, whose place in the structure tree is the entry's in the outline."""


class Page(Struct, kw_only=True):
    """A page of paper or a slide. On paper ``layout``, ``section`` and ``notes`` are empty."""

    size: Size
    items: list[AnyItem] = field(default_factory=list)
    title: str = ""
    """A slide's title, unique in the deck."""
    layout: str = ""
    """The name of the slide layout."""
    section: str = ""
    """The name of the section that the slide belongs to; slides of a section stand together."""
    part: int = 0
    """Which of the article's sections a slide is of, counted from 1; 0 for none of them."""
    notes: list[Paragraph] = field(default_factory=list)
    """Speaker notes: paragraphs without measured lines."""
    bookmarks: list[Bookmark] = field(default_factory=list)
    label: str = ""


PlaceholderKind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "ftr", "sldNum", "dt"]


class LevelStyle(Struct, frozen=True):
    """How a placeholder sets its paragraphs of one level before anyone overrides it."""

    style: TextStyle
    leading: float
    """Baseline to baseline, in points."""
    align: Align = "left"
    space_before: float = 0.0
    indent: float = 0.0
    bullet: str = ""
    bullet_x: float = 0.0
    capitals: bool = False
    """Whether the level shows all letters as capitals, which nobody measured."""
    spaced: bool = False
    """Whether the level sets letters apart, which nobody measured."""
    followed: bool = False
    """Whether the level keeps room behind paragraphs, which ``space_before`` has in it."""


class Placeholder(Struct, frozen=True):
    """A place on a slide layout; its ``kind`` is PowerPoint's placeholder type (ECMA-376 part 1, 19.7.10)."""

    name: str
    kind: PlaceholderKind
    box: Box
    levels: tuple[LevelStyle, ...]
    anchor: Anchor = "top"
    inset: Insets = (0.0, 0.0, 0.0, 0.0)
    prompt: str = ""
    index: int | None = None
    """Its index on its layout, the template's where there is one; the renderer's own choice where None."""
    margins: Insets = (0.0, 0.0, 0.0, 0.0)
    """What a template's shape keeps free around the box."""


class SlideLayout(Struct, frozen=True):
    """A layout of the slide master: where the placeholders of its slides stand."""

    name: str
    placeholders: tuple[Placeholder, ...]
    background: str = ""
    """A colour; the master's where empty."""
    shapes: tuple[ShapeItem, ...] = ()
    """Decoration that each slide of the layout inherits."""
    part: str = ""
    """The name of the template's part that is used as it is."""
    kind: str = ""
    """Its type (ECMA-376 part 1, 19.7.15), as in obj, twoObj, titleOnly; the renderer's own choice where empty."""
    shown_name: str = ""
    """What it is called in the deck's language; its name where empty."""


SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Of a theme's colours, in their order in a file (ECMA-376 part 1, 20.1.6.2)."""
NAMES_IN_MASTERS = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What shapes call the slots that a master maps, where it is another name (ECMA-376 part 1, 19.3.1.6)."""


class SlideMaster(Struct, frozen=True):
    """What PowerPoint's slide master, theme and layouts are written from."""

    name: str
    size: Size
    colours: Mapping[str, str]
    """Theme colours by slot: dk1, lt1, dk2, lt2, accent1…accent6, hlink, folHlink (ECMA-376 part 1, 20.1.6.2)."""
    major_font: str
    minor_font: str
    layouts: tuple[SlideLayout, ...]
    background: str = "#ffffff"
    template: Template | None = None
    """Where there is one, its parts stand in place of written ones."""
    pale_links: bool = False
    """Whether the theme's colour of links can't be read on slides, so that they have that of their text."""


class Attachment(Struct, frozen=True):
    """A file that travels inside the output; ``relationship`` is PDF's AFRelationship (ISO 32000-2, 7.11.3)."""

    name: str
    mime: str
    data: bytes
    relationship: Literal["Source", "Data", "Alternative", "Supplement"]
    description: str


class Metadata(Struct, frozen=True, kw_only=True):
    """What a file says of itself."""

    title: str
    lang: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""
    modified: int = 0
    """Seconds since 1970-01-01 UTC, from SOURCE_DATE_EPOCH; 0 where none is given."""


class Scene(Struct, frozen=True, kw_only=True):
    """Everything that an output shows, placed page by page."""

    pages: list[Page]
    metadata: Metadata
    master: SlideMaster | None = None
    """None on paper."""
    attachments: list[Attachment] = field(default_factory=list)
