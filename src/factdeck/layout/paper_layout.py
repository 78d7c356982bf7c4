"""A layout file for paper to a typed layout: pages with regions, and the blocks that flow into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from factdeck.layout.model import Block, BlockSpec, Layout
from factdeck.layout.values import (
    MOST_COPIES,
    Columns,
    ColumnsBelow,
    Count,
    Extent,
    LeastLength,
    Medium,
    PaperSize,
    Scale,
    Switch,
    counted,
)
from factdeck.messages import codes
from factdeck.reading import Before, Complaint, Field, Strict, Text, Validation, check
from factdeck.units import Size

Edge = Literal["top", "bottom", "left", "right"]


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
    copies: Annotated[int, counted(1, MOST_COPIES)] = Field(
        1,
        description="How often each page stands on the paper, below each other, with lines to cut along; it is as high as "
        "that leaves room. Themes that set all in one column have one copy.",
        examples=["2"],
    )
    keep_margins: Switch = Field(
        False,
        alias="keep margins",
        description="yes keeps these margins in themes that have their own, too: both sides of a leaf are to meet.",
    )


class Fit(Strict):
    """How many pages to fill, and by which means."""

    pages: Count = Field(
        0,
        description="The number of pages that the article is to fill; as many as it takes where not given, in type of "
        "natural size unless another leaves no last page almost empty.",
    )
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
    shorter: Literal["told", "fine"] = Field(
        "told", description="Whether room that is left at the largest type is told of."
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


FREE = Fit.made({"scale": [1.0, 1.0]})
"""No wish: as many pages as the article takes at its natural size."""


def read_fit(value: object) -> object:
    """“free” as a fit that wishes nothing, or the keys that are written."""
    return FREE if value == "free" else value


Fitting = Annotated[Fit, Before(read_fit, {"const": "free"})]


class Foot(Strict):
    """What stands at the foot of each page."""

    left: Text | None = Field(
        None,
        description="title, page, licence, source, version or seed; the title stands from the second page on, version and "
        "seed tell what shuffled the page, the former only where a version was asked for.",
    )
    centre: Text | None = Field(None, description="As at the left.")
    right: Text | None = Field(None, description="As at the left.")


class PaperLayout(Layout):
    """A layout that makes pages of paper."""

    medium: ClassVar[Medium] = "paper"

    page: PaperSheet = Field(default_factory=PaperSheet.made, description="Paper size and margins.")
    deck: Text | None = Field(
        None,
        description="The deck layout whose slides blocks such as slide thumbnails print.",
        examples=["lecture"],
    )
    fit: Fitting | None = Field(
        None,
        description="How many pages to fill; free takes as many as the article needs, at its natural size.",
        examples=["free", {"scale": [0.9, 1.0]}],
    )
    attach_article: Switch = Field(
        True,
        alias="attach article",
        description="no leaves the article out of the PDF, which holds all answers, too: for what pupils get.",
    )
    foot: Foot | None = Field(None, description="The running foot.")
    needs: list[Text] = Field(
        default_factory=list,
        description="Blocks of which at least one has to show something: an article that has nothing for any of them is "
        "refused, and a set leaves the layout out.",
        examples=[["timeline", "map"]],
    )
    single: PageSpec | None = Field(None, description="The page for an article that fits on one.")
    pages: list[PageSpec] = Field(min_length=1, description="The pages; the last one repeats.")
    blocks: list[Block] = Field(description="What is shown, in reading order.")

    def blocks_used(self) -> Iterator[BlockSpec]:
        return iter(self.blocks)

    def styles_named(self) -> Iterator[Text]:
        specs = [*self.pages, *([self.single] if self.single else [])]
        return (region.grid for spec in specs for region in spec.regions.values() if region.grid)
