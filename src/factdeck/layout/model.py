"""A layout file to a typed layout: pages with regions and the blocks in them, or slide layouts and slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from factdeck.layout.values import (
    Columns,
    ColumnsBelow,
    Count,
    Extent,
    LeastLength,
    Medium,
    PaperSize,
    Scale,
    SlideSize,
    Switch,
    TypeSize,
    WholeNumber,
    read_count,
    read_extent,
    read_length,
)
from factdeck.messages import codes
from factdeck.reading import Before, Complaint, Field, ReadBy, Strict, Text, Validation, check
from factdeck.units import Box, Size

Edge = Literal["top", "bottom", "left", "right"]


def read_block(value: object) -> object:
    """A block's name alone stands for the block without options."""
    return {"block": value} if isinstance(value, str) else value


class BlockSpec(Strict, open=True):
    """A block and its options; which options there are is the block's to say."""

    block: Text = Field(description="The block's name; `factdeck blocks` lists them.", examples=["lead"])
    inside: Text | None = Field(
        None, alias="in", description="The region that the block flows into.", examples=["main"]
    )
    for_each: Text | None = Field(
        None,
        alias="for each",
        description="The part of the article that the block is repeated for.",
        examples=["sections"],
    )

    gives_way: WholeNumber = Field(
        0,
        alias="gives way",
        description="Its turn, from 1 on, to give up its ruled lines, or itself where it has none, before an article "
        "gets more pages than it is to fill; 0 keeps all.",
        examples=["1"],
    )

    @property
    def options(self) -> dict[str, object]:
        return dict(self.extra)


Block = Annotated[BlockSpec, Before(read_block)]


class Layout(Strict):
    """What every layout says: what it makes, the layout that it changes and the theme that it is set in."""

    medium: ClassVar[Medium]

    output: Text = Field(description="The kind of file that is made.")
    extends: Text | None = Field(None, description="The layout that this one changes.")
    description: Text | None = Field(None, description="What the layout makes, in a line.")
    theme: Text = Field(default=Text("classic"), description="The theme.")

    def blocks_used(self) -> Iterator[BlockSpec]:
        """Every block that the layout uses."""
        return iter(())

    def styles_named(self) -> Iterator[Text]:
        """The styles that the layout names outside the options of its blocks."""
        return iter(())

    def colours_named(self) -> Iterator[Text]:
        """The colours that the layout names."""
        return iter(())


class Region(Strict):
    """A part of the page that text flows through."""

    at: Edge | None = Field(
        None, description="The edge of the page that the region takes; what is left where not given."
    )
    width: LeastLength | None = Field(
        None, description="Width of a region at the left or right.", examples=["58mm"]
    )
    gutter: Extent = Field(
        14.0, description="Room between the region and what stands beside it, and between its columns."
    )
    columns: Columns = Field(1, description="Number of columns.")
    grid: Text | None = Field(
        None, description="The style whose leading makes the region's baseline grid.", examples=["body"]
    )
    columns_below: ColumnsBelow = Field(
        0,
        alias="columns below",
        description="Columns in which the text goes on below a shorter region at its side, or stands where there is none; "
        "0 leaves that empty.",
    )
    across: Switch = Field(
        False,
        description="yes begins a region at the top below those at the sides, as wide as the page; what does not stand "
        "there in one piece waits for the next page.",
    )


class PageSpec(Strict):
    """The regions of one page."""

    regions: dict[Text, Region] = Field(description="Regions by name, cut from the page in this order.")

    @check("regions")
    @staticmethod
    def _are_there(regions: dict[Text, Region], validation: Validation) -> dict[Text, Region]:
        if not regions:
            raise Complaint(
                "a page needs a region", "write 'main: {}' for the whole page", code=codes.EMPTY_VALUE
            )
        return regions


class PaperSheet(Strict):
    """The paper and its margins."""

    size: PaperSize = Field(
        default=Size(595.2756, 841.8898), description="A4, Letter, A5…, or one and 'landscape'."
    )
    margins: list[Extent] = Field(
        default_factory=lambda: [51.0] * 4,
        description="Top, right, bottom and left.",
        examples=[["18mm"] * 4],
        min_length=4,
        max_length=4,
    )


class Fit(Strict):
    """How many pages to fill, and by which means."""

    pages: Count = Field(description="The number of pages that the article is to fill.")
    scale: list[Scale] = Field(
        default_factory=lambda: [0.85, 1.15],
        description="The least and the greatest scale of type and spacing.",
        min_length=2,
        max_length=2,
    )
    otherwise: Literal["more pages", "error"] = Field(
        "more pages",
        alias="else",
        description="What becomes of an article that is longer: more pages and a warning, or an error.",
    )

    @check("scale")
    @staticmethod
    def _grows(scale: list[float], validation: Validation) -> list[float]:
        if scale[0] > scale[1]:
            raise Complaint(
                "the least scale is greater than the greatest",
                f"write {scale[::-1]}",
                code=codes.WRONG_KIND,
            )
        return scale


FREE = Fit.made({"pages": 0, "scale": [1.0, 1.0], "otherwise": "more pages"})
"""No wish: as many pages as the article takes at its natural size."""


def read_fit(value: object) -> object:
    """“free” as a fit that wishes nothing, or the keys that are written."""
    return FREE if value == "free" else value


Fitting = Annotated[Fit, Before(read_fit, {"const": "free"})]


class Foot(Strict):
    """What stands at the foot of each page."""

    left: Text | None = Field(
        None, description="title, page, licence or source; the title stands from the second page on."
    )
    centre: Text | None = Field(None, description="title, page, licence or source.")
    right: Text | None = Field(None, description="title, page, licence or source.")


class PaperLayout(Layout):
    """A layout that makes pages of paper."""

    medium: ClassVar[Medium] = "paper"

    page: PaperSheet = Field(default_factory=PaperSheet.made, description="Paper size and margins.")
    fit: Fitting | None = Field(
        None,
        description="How many pages to fill; free takes as many as the article needs, at its natural size.",
        examples=["free"],
    )
    foot: Foot | None = Field(None, description="The running foot.")
    single: PageSpec | None = Field(None, description="The page for an article that fits on one.")
    pages: list[PageSpec] = Field(min_length=1, description="The pages; the last one repeats.")
    blocks: list[Block] = Field(description="What is shown, in reading order.")

    def blocks_used(self) -> Iterator[BlockSpec]:
        return iter(self.blocks)

    def styles_named(self) -> Iterator[Text]:
        specs = [*self.pages, *([self.single] if self.single else [])]
        return (region.grid for spec in specs for region in spec.regions.values() if region.grid)


def read_box(value: object) -> Box:
    """Left, top, width and height, each with its unit, as a box in points; raises ValueError."""
    if isinstance(value, Box):
        return value
    if isinstance(value, list) and len(value) == 4:
        left, top = (read_length(item) for item in value[:2])
        width, height = (read_extent(item) for item in value[2:])
        return Box(left, top, width, height)
    raise ValueError("write four lengths: left, top, width and height")


_FOUR_LENGTHS = {"type": "array", "items": {"type": "string"}, "minItems": 4, "maxItems": 4}
Place = Annotated[Box, ReadBy(read_box, _FOUR_LENGTHS)]


class SlidePlace(Strict):
    """A placeholder (with a kind) or a region for drawings and tables (without)."""

    kind: Literal["title", "ctrTitle", "subTitle", "body", "ftr", "sldNum", "dt"] | None = Field(
        None, description="The type of PowerPoint placeholder; none makes a plain region."
    )
    at: Place = Field(
        description="Left, top, width and height.", examples=[["0.6in", "0.5in", "12.1in", "1in"]]
    )
    style: Text = Field(default=Text("body"), description="The theme's style that the text starts from.")
    levels: list[Text] = Field(default_factory=list, description="Styles of list levels 2, 3…")
    anchor: Literal["top", "middle", "bottom"] = Field("top", description="Where text stands in its place.")
    goes_on_in: Text | None = Field(
        None,
        alias="goes on in",
        description="The place beside it in which a list or a table goes on, so that both end evenly, before it "
        "needs another slide.",
        examples=["second column"],
    )
    largest: TypeSize | None = Field(
        None, description="The size up to which a text grows where its place has room.", examples=["28pt"]
    )
    down_to: TypeSize | None = Field(
        None,
        alias="down to",
        description="The size down to which a text of several lines gets smaller before it goes on to another slide; "
        "by one step where not given.",
        examples=["20pt"],
    )
    over: Text | None = Field(
        None,
        description="The place that a title lies over: it goes to the corner where it hides least of what is there.",
        examples=["figure"],
    )
    fill: Text | None = Field(
        None, description="The name of the colour behind a text that lies over a place."
    )
    on_click: Switch = Field(
        False, alias="on click", description="yes shows what stands there only when the lecturer clicks."
    )
    prompt: Text | None = Field(None, description="What an empty placeholder says to an editor.")
    template: Text | None = Field(
        None, description="The name of the placeholder that stands for it in a template."
    )


class Decoration(Strict):
    """A shape that each slide of a layout shows."""

    kind: Literal["rect", "line", "ellipse"] = Field("rect", description="rect, line or ellipse.")
    at: Place = Field(description="Left, top, width and height.")
    fill: Text | None = Field(None, description="The name of a colour.")
    stroke: Text | None = Field(None, description="The name of a colour.")
    weight: Extent = Field(0.75, description="Width of the stroke.")


class SlideLayoutSpec(Strict):
    """A layout that slides are made on."""

    kind: Literal["title", "obj", "twoObj", "secHead", "titleOnly", "picTx", "blank"] | None = Field(
        None, description="The type of PowerPoint layout (ECMA-376 part 1, 19.7.15)."
    )
    background: Text | None = Field(None, description="The name of a colour.")
    template: Text | None = Field(
        None,
        description="The name of the layout that stands for it in a template.",
        examples=["Title and Content"],
    )
    places: dict[Text, SlidePlace] = Field(description="Placeholders and regions by name.")
    shapes: list[Decoration] = Field(
        default_factory=list, description="Decoration on each slide of the layout."
    )

    @check("places")
    @staticmethod
    def _lie_over_others(places: dict[Text, SlidePlace], validation: Validation) -> dict[Text, SlidePlace]:
        for name, place in places.items():
            if place.over and (place.over not in places or place.over == name):
                others = ", ".join(str(other) for other in places if other != name)
                raise Complaint(
                    f"{name}.over: the layout has no other place {str(place.over)!r}",
                    f"one of {others}" if others else "delete it",
                    code=codes.UNKNOWN_BLOCK,
                )
        return places

    @property
    def title_place(self) -> tuple[Text, SlidePlace] | None:
        """The place of the slide's title, with its name."""
        return next((each for each in self.places.items() if each[1].kind in ("title", "ctrTitle")), None)


class SlideSpec(Strict):
    """A slide, or slides that are repeated for a part of the article."""

    layout: Text | None = Field(None, description="The slide layout's name.", examples=["Content"])
    title: Block | None = Field(None, description="The block that gives the title.", examples=["heading"])
    fill: dict[Text, Block] = Field(
        default_factory=dict, description="The block in each place, by the place's name."
    )
    notes: list[Block] = Field(default_factory=list, description="The blocks that make the speaker notes.")
    section: Block | None = Field(None, description="The block that names the deck section that begins here.")
    for_each: Text | None = Field(
        None, alias="for each", description="The part of the article to repeat for."
    )
    most: Count | None = Field(
        None, description="For how many parts of the article it is repeated at most.", examples=["5"]
    )
    slides: list[SlideSpec] = Field(default_factory=list, description="Slides that are repeated together.")
    choose: list[SlideSpec] = Field(
        default_factory=list,
        description="Slides of which one is shown: that of the kind that the section asks for (show), else the first "
        "that has what it needs and would not be the third of its kind in a row.",
    )
    kind: Text | None = Field(
        None, description="Its kind, by which a section asks for it (show).", examples=["map"]
    )
    unless: Text | None = Field(
        None,
        description="The kind of slide beside which it is left out of a section, as it would show the same.",
        examples=["map"],
    )
    needs: list[Text] = Field(
        default_factory=list,
        description="Places that all have to be filled; any one is enough where none is named.",
    )
    otherwise: Text | None = Field(
        None,
        description="The slide layout that is taken in its place where it needs fewer slides.",
        examples=["Two columns"],
    )
    after_subsections: Switch = Field(
        False,
        alias="after subsections",
        description="yes shows the slide once, behind those of the section's subsections.",
    )
    opener: Switch = Field(
        False,
        description="yes shows the slide before a section of the first level, where the layout wants openers.",
    )
    top_only: Switch = Field(
        False,
        alias="top only",
        description="yes leaves the slide out of subsections, as one that parts the deck.",
    )
    words: Count | None = Field(
        None, description="Words on this slide before the text goes on, where not as in limits."
    )
    always: Switch = Field(
        False, description="yes keeps the slide even where none of its blocks has anything to show."
    )


class DeckLimits(Strict):
    """How full a slide may be."""

    words: Count | None = Field(
        None,
        description="Words on a slide before the text goes on to the next; only its height counts where not given.",
    )
    smallest: TypeSize = Field(18.0, description="The smallest body text.")


class SlideSheet(Strict):
    """The size of the slides."""

    size: SlideSize = Field(default=Size(960.0, 540.0), description="16:9, 16:10 or 4:3.")


ALL = 0
"""Of quiz slides: as many as there are questions."""


def read_quiz(value: object) -> object:
    """How many quiz questions have slides: a number, or all of them."""
    return ALL if value == "all" else read_count(value)


QuizSlides = Annotated[
    int, ReadBy(read_quiz, {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]})
]


class DeckLayout(Layout):
    """A layout that makes slides."""

    medium: ClassVar[Medium] = "slides"

    template: Text | None = Field(
        None,
        description="A .pptx or .potx beside the layout, whose master, layouts and theme the deck is built on.",
        examples=["school.pptx"],
    )
    slide: SlideSheet = Field(default_factory=SlideSheet.made, description="Slide size.")
    limits: DeckLimits = Field(
        default_factory=DeckLimits.made,
        description="When text goes on to the next slide.",
    )
    quiz: QuizSlides = Field(
        ALL,
        description="How many quiz questions get slides, or all; the notes have the others.",
        examples=["5"],
    )
    openers: Switch = Field(False, description="yes begins each section with a slide of its own.")
    layouts: dict[Text, SlideLayoutSpec] = Field(description="Slide layouts by name.")
    on_every_slide: dict[Text, Block] = Field(
        default_factory=dict,
        alias="on every slide",
        description="Blocks for places of these names on whatever layout has them, where a slide fills them with "
        "nothing else.",
    )
    slides: list[SlideSpec] = Field(description="The slides, in order.")

    def blocks_used(self) -> Iterator[BlockSpec]:
        yield from self.on_every_slide.values()
        waiting = list(self.slides)
        while waiting:
            slide = waiting.pop(0)
            yield from (block for block in (slide.title, slide.section) if block)
            yield from (*slide.fill.values(), *slide.notes)
            waiting += [*slide.slides, *slide.choose]

    def styles_named(self) -> Iterator[Text]:
        for spec in self.layouts.values():
            for place in spec.places.values():
                yield from (place.style, *place.levels)

    def colours_named(self) -> Iterator[Text]:
        for spec in self.layouts.values():
            named = [
                spec.background,
                *(colour for each in spec.shapes for colour in (each.fill, each.stroke)),
                *(place.fill for place in spec.places.values()),
            ]
            yield from (colour for colour in named if colour)
