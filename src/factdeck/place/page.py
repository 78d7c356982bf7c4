"""Boxes by region to one page of paper: regions are cut from it in turn and filled.

Where a page can't hold all that is left, its regions at the bottom do not stand at its foot but go on below the main
one, as far as there is room, so that text comes before its sources and no region takes a page from the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.layout.paper_layout import PageSpec, PaperLayout, Region
from factdeck.layout.theme import Theme
from factdeck.place.box import ROUNDING, FlowBox, Placed
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.flow import flow_columns
from factdeck.place.measuring import balanced_height, measured_height
from factdeck.units import Box

LEAST_BESIDE = 6.0
"""Of a line: less height beside a region, above one that goes across the page, holds no text worth reading."""
MOST_UNDIVIDED = 5.5
"""Lines of a lead as wide as the page."""
LEAST_BELOW = 0.15
"""Of the height beside a region: less room under it is left empty."""
MOST_AT_BOTTOM = 0.5
"""Of a page's height, for a region at its bottom that would take all of it."""


class FilledPage(Struct):
    """One page while its regions are cut from the area that is left."""

    layout: PaperLayout
    theme: Theme
    spec: PageSpec
    area: Box
    free: Box
    """What the main region and those below it left empty; at first it is all of the area."""
    must: bool = False
    """Whether the first box is placed whatever it takes, since no page holds it as it is."""
    placed: Placed = field(default_factory=Placed)
    slack: float = 0.0
    """Points left empty at the foot of the main region."""
    left: dict[str, list[FlowBox]] = field(default_factory=dict)
    """By region, the boxes that wait for the next page."""
    below_side: Box | None = None
    """What regions at a side and those across the page below them left empty, as wide as the page."""
    side_gutter: float = 0.0
    """Points between a region at a side and what stands below it."""
    side_lacks: float = 0.0
    """Points by which the region at a side ends above what stands beside it."""
    gutter_above: float = 0.0
    """Points between the last region at the top and what stands below it."""
    beside_bottom: float | None = None
    """Where the room beside a region ends at one that goes across the page below it."""
    comes_again: frozenset[str] = frozenset()
    """The regions of pages to come."""
    is_full: bool = False
    """Whether boxes wait that have to come before any that stand lower."""
    lengthened: float = 0.0
    """Points that lines to write on were given of the room at the foot of a page that others follow."""

    @property
    def is_last(self) -> bool:
        """Whether no box waits for another page."""
        return not any(self.left.values())

    def fill(self, name: str, region: Region) -> None:
        """Cut a region from the area and fill it."""
        boxes = self.left.get(name, [])
        if region.at == "top" and region.across and self.is_beside:
            rest = self._fill_across(region, boxes) if boxes else []
        elif region.at in ("top", "bottom"):
            rest = self._fill_edge(region, boxes) if boxes else []
        elif region.at in ("left", "right"):
            rest = self._fill_side(region, boxes) if boxes else []
        else:
            rest = boxes if self._waits_for_more else self._fill_main(region, boxes)
        self.left[name] = rest
        self.is_full = self.is_full or bool(rest)

    @property
    def is_beside(self) -> bool:
        """Whether what is left of the area lies beside a region at its side."""
        return self.area.width < _text_area(self.layout, 0.0).width

    @property
    def _most_undivided(self) -> float:
        """How high a text as wide as the page may be: one that is longer is easier to read in columns."""
        return MOST_UNDIVIDED * self.theme.style("lead").leading

    @property
    def _waits_for_more(self) -> bool:
        """Whether text waits that the main region goes on with on the next page, before its own."""
        return bool(self.comes_again) and any(
            boxes and name not in self.comes_again and self._tops(name) for name, boxes in self.left.items()
        )

    def _tops(self, name: str) -> bool:
        region = self.spec.regions.get(name)  # type: ignore[call-overload]
        return region is not None and region.at == "top"

    def fill_below(self, name: str, region: Region) -> None:
        """Fill a region with the room that those before it left."""
        boxes = self.left.get(name, [])
        area = self.free.inset(0, 0.0 if self.placed.is_empty else region.gutter, 0, 0)
        if not boxes or self.is_full or area.height <= 0:
            return
        if region.at is None:
            self.left[name] = self._fill_columns(region, boxes, area)
            return
        height = self._needed(region, boxes, area)
        placed = self._flow(region, boxes, Box(area.x, area.y, area.width, min(height, area.height)))
        self.left[name] = placed.rest
        self.is_full = bool(placed.rest)
        self.free = area.inset(0, min(placed.height, area.height), 0, 0)
        self.slack = 0.0 if placed.rest else self.free.height

    def _grid(self, region: Region) -> float:
        return self.theme.style(str(region.grid)).leading if region.grid else 0.0

    def _flow(self, region: Region, boxes: Sequence[FlowBox], box: Box, *, may_lower: bool = False) -> Placed:
        """Place boxes in a region; ``may_lower`` makes pictures lower where the ends of columns would be hollow."""
        flowed = partial(
            flow_columns,
            boxes,
            box.x,
            box.y,
            box.width,
            max(0.0, box.height) + ROUNDING,
            columns=region.columns,
            gutter=region.gutter,
            grid=self._grid(region),
            smallest=self.theme.smallest if self.must else None,
        )
        placed = flowed()
        if may_lower and placed.rest and placed.is_hollow:
            placed = flowed(lowest=self.theme.smallest)
        self.must = self.must and placed.height == 0
        self.placed.add(placed)
        return placed

    def _needed(self, region: Region, boxes: Sequence[FlowBox], box: Box) -> float:
        """The height that the boxes take in the region; the box's where that does not hold them."""
        height = self._balanced(region, boxes, box)
        found = measured_height(
            boxes, box.width, height, columns=region.columns, gutter=region.gutter, grid=self._grid(region)
        )
        return box.height if found is None else min(found, box.height)

    def _balanced(self, region: Region, boxes: Sequence[FlowBox], area: Box) -> float:
        return balanced_height(
            boxes,
            area.width,
            area.height,
            columns=region.columns,
            gutter=region.gutter,
            grid=self._grid(region),
        )

    def _fill_edge(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        height = self._needed(region, boxes, self.area)
        if region.columns_below and not self.is_beside and height > self._most_undivided:
            region = region.changed(columns=region.columns_below)
            height = self._needed(region, boxes, self.area)
        if region.at == "bottom" and height == self.area.height and not self.must:
            height *= MOST_AT_BOTTOM
        if region.at == "top" and height < self.area.height:
            boxes, height = self._levelled(region, boxes, height)
        top = self.area.y if region.at == "top" else self.area.bottom - height
        placed = self._flow(region, boxes, Box(self.area.x, top, self.area.width, height))
        self.gutter_above = region.gutter
        taken = min(height + region.gutter, self.area.height)
        self.area = self.area.inset(0, taken, 0, 0) if region.at == "top" else self.area.inset(0, 0, 0, taken)
        self.free = self.area
        return placed.rest

    def _levelled(
        self, region: Region, boxes: Sequence[FlowBox], height: float
    ) -> tuple[Sequence[FlowBox], float]:
        """The boxes, made higher where they can end level with the region at their side, and their height."""
        below = self.below_side
        missing = below.y - self.side_gutter - self.area.y - height if below else 0.0
        if missing <= 0 or not any(box.stretch for box in boxes):
            return boxes, height
        taller = stretched_boxes(list(boxes), missing)
        return taller, self._needed(region, taller, self.area)

    def _fill_across(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        """Below the regions at the sides and what stands beside them, where all of it has room."""
        below = self.below_side
        if below is None:
            return list(boxes)
        self._see_what_side_lacks(below)
        top = max(self.area.y, below.y)
        room = Box(below.x, top, below.width, max(0.0, below.bottom - top))
        if measured_height(boxes, room.width, room.height, columns=1, gutter=0.0) is None:
            return list(boxes)
        placed = self._flow(region, boxes, room)
        self.beside_bottom = below.y - self.side_gutter if top == below.y else self.area.y
        self.below_side = room.inset(0, min(placed.height + region.gutter, room.height), 0, 0)
        self.free = self._below(self.area)
        return placed.rest

    def _fill_side(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        width = region.width or self.area.width / 3
        left = self.area.x if region.at == "left" else self.area.right - width
        placed = self._flow(region, boxes, Box(left, self.area.y, width, self.area.height))
        if not placed.rest:
            self.side_gutter = region.gutter
            self.below_side = self.area.inset(0, min(placed.height + region.gutter, self.area.height), 0, 0)
        taken = width + region.gutter
        self.area = (
            self.area.inset(taken, 0, 0, 0) if region.at == "left" else self.area.inset(0, 0, taken, 0)
        )
        self.free = self.area
        return placed.rest

    def _fill_main(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        below = self.below_side
        shares = 0 if self.must else region.columns_below
        if shares and not self.is_beside:
            return self._fill_columns(region.changed(columns=region.columns_below), boxes, self.area)
        if self.beside_bottom is not None and self.beside_bottom < self.area.bottom:
            shares = shares or region.columns
        elif not shares or below is None or below.height < LEAST_BELOW * self.area.height:
            return self._fill_columns(region, boxes, self.area)
        assert below is not None
        self._see_what_side_lacks(below)
        bottom = below.y - region.gutter if self.beside_bottom is None else self.beside_bottom
        beside = Box(self.area.x, self.area.y, self.area.width, bottom - self.area.y)
        rest = list(boxes)
        only_spare = bool(boxes) and boxes[0].waits
        if self._is_high_enough(beside) and not only_spare:
            rest = self._fill_columns(region, boxes, beside)
        if not rest:
            self.slack += below.height + region.gutter
            return rest
        top = max(self.area.y, below.y)
        under = Box(below.x, top, below.width, below.bottom - top)
        return self._fill_columns(region.changed(columns=shares), rest, under)

    def _see_what_side_lacks(self, below: Box) -> None:
        if self.beside_bottom is None:
            beside = self.area.y - self.gutter_above
            self.side_lacks = max(0.0, beside - (below.y - self.side_gutter))

    def _is_high_enough(self, beside: Box) -> bool:
        return beside.height >= LEAST_BESIDE * self.theme.style("body").leading

    def _fill_columns(self, region: Region, boxes: Sequence[FlowBox], area: Box) -> list[FlowBox]:
        height = self._balanced(region, boxes, area)
        may_lower = region.columns > 1 or self.is_beside
        placed = self._flow(region, boxes, Box(area.x, area.y, area.width, height), may_lower=may_lower)
        self.slack = max(0.0, area.height - placed.height) if not placed.rest else 0.0
        self.free = self._below(area.inset(0, min(placed.height, area.height), 0, 0))
        return placed.rest

    def _below(self, area: Box) -> Box:
        """The area, and as wide as the page where it lies below a region at its side."""
        below = self.below_side
        if below is None or below.height <= 0:
            return area
        top = max(area.y, below.y)
        return Box(below.x, top, below.width, below.bottom - top)


def filled_page(
    layout: PaperLayout,
    theme: Theme,
    spec: PageSpec,
    pending: Mapping[str, Sequence[FlowBox]],
    *,
    goes_on: bool = False,
    main_last: bool = False,
    must: bool = False,
    shorter: float = 0.0,
    comes_again: frozenset[str] = frozenset(),
) -> FilledPage:
    """One page with as much of the boxes as it holds; what stands at a side ends level with what is beside it, if it can.

    ``goes_on`` sets regions at the bottom below the main one, ``main_last`` that one below them. ``must`` places the first box whatever it takes.
    ``shorter`` is what is left empty at the foot of the page, in points. ``comes_again`` are the regions of pages to come.
    """
    sides = {str(name) for name, region in spec.regions.items() if region.at in ("left", "right")}

    def filled_with(pending: Mapping[str, Sequence[FlowBox]]) -> FilledPage:
        area = _text_area(layout, shorter)
        filled = FilledPage(layout, theme, spec, area, area, must)
        filled.comes_again = comes_again
        filled.left = (
            _read_below(spec, pending) if main_last else {name: [*boxes] for name, boxes in pending.items()}
        )
        for name, region, below in _in_turn(spec, goes_on, main_last):
            if below:
                filled.fill_below(name, region)
            else:
                filled.fill(name, region)
        return filled

    filled = filled_with(pending)
    if filled.side_lacks > ROUNDING:
        filled = filled_with(
            {
                name: [box.loosened(filled.side_lacks) for box in boxes] if name in sides else boxes
                for name, boxes in pending.items()
            }
        )
    return filled


def _read_below(spec: PageSpec, pending: Mapping[str, Sequence[FlowBox]]) -> dict[str, list[FlowBox]]:
    """The boxes with those of the main region, which stands below all others, read after them."""
    last = max(box.order for boxes in pending.values() for box in boxes)
    main = {str(name) for name, region in spec.regions.items() if region.at is None}
    return {
        name: [replace(box, order=last) for box in boxes] if name in main else [*boxes]
        for name, boxes in pending.items()
    }


def _in_turn(spec: PageSpec, goes_on: bool, main_last: bool) -> list[tuple[str, Region, bool]]:
    """Regions in the order in which they are filled, each with whether it stands below those before it."""
    regions = [(str(name), region) for name, region in spec.regions.items()]
    foot = [each for each in regions if goes_on and each[1].at == "bottom"]
    main = [each for each in regions if main_last and each[1].at is None]
    first = [each for each in regions if each not in foot and each not in main]
    return [
        *((name, region, False) for name, region in first),
        *((name, region, True) for name, region in (*reversed(foot), *main)),
    ]


def _text_area(layout: PaperLayout, shorter: float) -> Box:
    top, right, bottom, left = layout.page.margins
    size = layout.page.size
    return Box(left, top, size.width - left - right, size.height - top - bottom - shorter)
