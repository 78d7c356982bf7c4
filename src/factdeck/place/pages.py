"""Boxes by region to pages of paper: regions are cut from each page in turn and filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factdeck.layout.model import PageSpec, PaperLayout, Region
from factdeck.layout.theme import Theme
from factdeck.place.box import ROUNDING, FlowBox, Placed, TooWideWord
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.boxes.text import TextBox
from factdeck.place.flow import balanced_height, flow_columns
from factdeck.records import dataclass, field, replace
from factdeck.scene import Page, TextItem
from factdeck.units import Box

Flows = Mapping[str, Sequence[FlowBox]]
FootText = Callable[[int, int], Mapping[str, TextBox]]
"""Page number, number of pages → what stands left, centre and right in the running foot."""

MOST_PAGES = 500
MOST_STRETCHES = 4
STRETCH_SHARES = (1.0, 0.9, 0.8)
"""Of the room that is left: columns lose some at their feet, where no whole line fits any more."""
LEAST_BELOW = 0.15
"""Of the height beside a region: less room under it is left empty."""


@dataclass(slots=True)
class PlacedPages:
    pages: list[Page]
    slack: float
    """Points left empty at the foot of the last page's main region."""
    forced: list[FlowBox] = field(default_factory=list)
    """Boxes higher than their region."""
    spilled: list[list[FlowBox]] = field(default_factory=list)
    """For each page but the first, the boxes that went on to it."""
    too_wide: list[TooWideWord] = field(default_factory=list)
    words_on: list[int] = field(default_factory=list)
    """Words on each page."""


@dataclass(slots=True)
class _PageMaker:
    """One page while its regions are cut from the area that is left."""

    layout: PaperLayout
    theme: Theme
    area: Box
    page: Page
    placed: Placed = field(default_factory=Placed)
    slack: float = 0.0
    left: dict[str, list[FlowBox]] = field(default_factory=dict)
    """By region, the boxes that wait for the next page."""
    too_wide: list[TooWideWord] = field(default_factory=list)
    below_side: Box | None = None
    """What a region at a side left empty, as wide as the page."""

    def fill(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        """Cut a region from the area, fill it, and give back what it could not hold."""
        if region.at in ("top", "bottom"):
            return self._fill_edge(region, boxes)
        if region.at in ("left", "right"):
            return self._fill_side(region, boxes)
        return self._fill_main(region, boxes)

    def _grid(self, region: Region) -> float:
        return self.theme.style(str(region.grid)).leading if region.grid else 0.0

    def _flow(self, region: Region, boxes: Sequence[FlowBox], box: Box) -> Placed:
        placed = flow_columns(
            boxes,
            box.x,
            box.y,
            box.width,
            box.height + ROUNDING,
            columns=region.columns,
            gutter=region.gutter,
            grid=self._grid(region),
        )
        self.placed.add(placed)
        column = (box.width - (region.columns - 1) * region.gutter) / region.columns
        self.too_wide += [found for each in boxes for found in each.too_wide(column)]
        return placed

    def _needed(self, region: Region, boxes: Sequence[FlowBox], box: Box) -> float:
        """The height that the boxes take in the region, at most the box's."""
        height = balanced_height(
            boxes,
            box.width,
            box.height,
            columns=region.columns,
            gutter=region.gutter,
            grid=self._grid(region),
        )
        return flow_columns(
            boxes,
            0,
            0,
            box.width,
            height,
            columns=region.columns,
            gutter=region.gutter,
            grid=self._grid(region),
            measure_only=True,
        ).height

    def _fill_edge(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        if not boxes:
            return []
        height = min(self._needed(region, boxes, self.area), self.area.height)
        top = self.area.y if region.at == "top" else self.area.bottom - height
        placed = self._flow(region, boxes, Box(self.area.x, top, self.area.width, height))
        taken = height + region.gutter
        self.area = self.area.inset(0, taken, 0, 0) if region.at == "top" else self.area.inset(0, 0, 0, taken)
        return placed.rest

    def _fill_side(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        if not boxes:
            return []
        width = region.width or self.area.width / 3
        left = self.area.x if region.at == "left" else self.area.right - width
        placed = self._flow(region, boxes, Box(left, self.area.y, width, self.area.height))
        if not placed.rest:
            self.below_side = self.area.inset(0, placed.height + region.gutter, 0, 0)
        taken = width + region.gutter
        self.area = (
            self.area.inset(taken, 0, 0, 0) if region.at == "left" else self.area.inset(0, 0, taken, 0)
        )
        return placed.rest

    def _fill_main(self, region: Region, boxes: Sequence[FlowBox]) -> list[FlowBox]:
        below = self.below_side
        if not region.columns_below or below is None or below.height < LEAST_BELOW * self.area.height:
            return self._fill_columns(region, boxes, self.area)
        beside = Box(self.area.x, self.area.y, self.area.width, below.y - self.area.y - region.gutter)
        rest = self._fill_columns(region, boxes, beside)
        if not rest:
            self.slack += below.height + region.gutter
            return rest
        under = region.changed(columns=region.columns_below)
        return self._fill_columns(under, rest, below)

    def _fill_columns(self, region: Region, boxes: Sequence[FlowBox], area: Box) -> list[FlowBox]:
        height = area.height
        if region.columns > 1:
            height = balanced_height(
                boxes,
                area.width,
                height,
                columns=region.columns,
                gutter=region.gutter,
                grid=self._grid(region),
            )
        placed = self._flow(region, boxes, Box(area.x, area.y, area.width, height))
        self.slack = max(0.0, area.height - placed.height) if not placed.rest else 0.0
        return placed.rest


def place_pages(layout: PaperLayout, theme: Theme, flows: Flows, *, single: bool = False) -> PlacedPages:
    """Place all boxes; the last page specification repeats for as many pages as it takes.

    ``single`` places on the layout's page for an article that fits on one.
    """
    if single and layout.single:
        layout = layout.changed(pages=[layout.single])
    result = PlacedPages([], 0.0)
    pending = {name: list(boxes) for name, boxes in flows.items()}
    while not result.pages or any(pending.values()):
        number = len(result.pages)
        spec = layout.pages[min(number, len(layout.pages) - 1)]
        if number:
            result.spilled.append([box for boxes in pending.values() for box in boxes])
        maker = _fill_page(layout, theme, spec, _homed(pending, layout, number))
        left = maker.left
        if maker.slack > 0 and not any(left.values()):
            maker = _stretched_page(layout, theme, spec, pending, maker)
        result.pages.append(maker.page)
        result.slack = maker.slack
        result.forced += maker.placed.forced
        result.too_wide += [found for found in maker.too_wide if found not in result.too_wide]
        result.words_on.append(_words(pending) - _words(left))
        pending = _with_waiting(left, pending) if any(left.values()) else left
        if len(result.pages) >= MOST_PAGES:
            raise RuntimeError(f"more than {MOST_PAGES} pages")
    return result


def _fill_page(
    layout: PaperLayout, theme: Theme, spec: PageSpec, pending: dict[str, list[FlowBox]]
) -> _PageMaker:
    top, right, bottom, left = layout.page.margins
    size = layout.page.size
    area = Box(left, top, size.width - left - right, size.height - top - bottom)
    maker = _PageMaker(layout, theme, area, Page(size=size))
    maker.left = {name: list(boxes) for name, boxes in pending.items()}
    for name, region in spec.regions.items():
        boxes = maker.left.get(str(name), [])
        maker.left[str(name)] = maker.fill(region, boxes)
    maker.page.items = maker.placed.in_reading_order()
    maker.page.bookmarks = maker.placed.outline()
    return maker


def _stretched_page(
    layout: PaperLayout, theme: Theme, spec: PageSpec, pending: dict[str, list[FlowBox]], maker: _PageMaker
) -> _PageMaker:
    """The page again with the room that it left shared among boxes that take it, the most eager first."""
    for _ in range(MOST_STRETCHES):
        region = _eagerest(spec, pending)
        if region is None:
            return maker
        columns = spec.regions[region].columns  # type: ignore[index]
        for share in STRETCH_SHARES[: 1 if columns == 1 else None]:
            boxes = stretched_boxes(pending[region], maker.slack * columns * share)
            again = _fill_page(layout, theme, spec, pending | {region: boxes})
            too_high = len(again.placed.forced) > len(maker.placed.forced)
            if not (any(again.left.values()) or too_high or again.slack >= maker.slack):
                break
        else:
            return maker
        pending, maker = pending | {region: boxes}, again
    return maker


def _eagerest(spec: PageSpec, pending: dict[str, list[FlowBox]]) -> str | None:
    """The region that holds the box most eager for room."""
    wishes = {
        str(name): max((box.stretch for box in pending.get(str(name), [])), default=0.0)
        for name in spec.regions
    }
    region = max(wishes, key=lambda name: wishes[name])
    return region if wishes[region] else None


def _with_waiting(
    left: dict[str, list[FlowBox]], pending: dict[str, list[FlowBox]]
) -> dict[str, list[FlowBox]]:
    """What is left, with the boxes that take only room left over: they wait for the last page, read where they stand."""
    for name, boxes in pending.items():
        waiting = [box for box in boxes if box.waits and box not in left[name]]
        last = max((box.order for box in left[name]), default=0)
        left[name] += [replace(box, order=max(box.order, last)) for box in waiting]
    return left


def _words(pending: dict[str, list[FlowBox]]) -> int:
    return sum(box.words() for boxes in pending.values() for box in boxes)


def _homed(pending: dict[str, list[FlowBox]], layout: PaperLayout, number: int) -> dict[str, list[FlowBox]]:
    """Boxes whose region does not come any more go on in the last page's main region."""
    to_come = {
        str(name) for spec in layout.pages[min(number, len(layout.pages) - 1) :] for name in spec.regions
    }
    main = main_region(layout.pages[-1])
    for name in [name for name in pending if name not in to_come]:
        pending.setdefault(main, [])
        pending[main] = pending.pop(name) + pending[main]
    return pending


def main_region(spec: PageSpec) -> str:
    """The region that takes what the others leave; the last one where all name an edge."""
    for name, region in spec.regions.items():
        if region.at is None:
            return str(name)
    return str(list(spec.regions)[-1])


def add_feet(layout: PaperLayout, pages: Sequence[Page], foot: FootText) -> None:
    """Add the running foot below the text area of each page."""
    _, right, bottom, left = layout.page.margins
    for number, page in enumerate(pages, 1):
        width = page.size.width - left - right
        for where, text in foot(number, len(pages)).items():
            item = text.place(left, page.size.height - bottom * 0.55 - text.style.leading / 2, width)[0]
            assert isinstance(item, TextItem)
            item.artifact, item.name = "Footer", f"foot {where}"
            page.items.append(item)
        page.label = str(number)
