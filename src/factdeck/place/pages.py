"""Boxes by region to as many pages of paper as they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.layout.paper_layout import PageSpec, PaperLayout
from factdeck.layout.theme import Theme
from factdeck.place.box import ROUNDING, FlowBox, Placed, TooWideWord, natural_height
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.boxes.rules import AnswerLines
from factdeck.place.easing import lowered_together
from factdeck.place.hollows import without_hollow
from factdeck.place.page import FilledPage, filled_page
from factdeck.scene import Page
from factdeck.units import Size

Pending = Mapping[str, Sequence[FlowBox]]
"""By region, the boxes that are still to be placed."""
Fill = Callable[[Pending], FilledPage]

EAGEREST = 2.0
"""How eager for room a picture is that may be made higher before lines to write on are given any."""
MOST_HOLLOW = 0.2
"""Of the page's height, between the text and what stands at the foot of a last page; over more, that rises to the text."""
HIGH_SIDE = 0.55
"""Of the page's height, from which what is at a side makes the page look empty where little stands beside it,"""
LONELY = 0.3
"""and how little that is, by the height of the side."""
LEAST_LEFT, LEAST_KEPT = 0.2, 0.45
"""Of a page's height: what questions leave for the next one, so that no single one stands on it, and what they keep."""
MOST_STRETCHES = 4
MOST_MENDED = 3
"""Times that a page is placed anew for the room at its foot."""
STRETCH_SHARES = (1.0, 0.9, 0.8)
"""Of the room that is left: columns lose some at their feet, where no whole line fits any more."""


class PlacedPages(Struct):
    """Filled pages, and what of their filling was not as it should be."""

    size: Size
    """Of each page, in points."""
    pages: list[Placed] = field(default_factory=list)
    """What stands on each."""
    slack: float = 0.0
    """Points left empty at the foot of the last page's main region."""
    rooms: list[float] = field(default_factory=list)
    """The same on each page, before boxes that take only room left over were given it."""
    lengthened: list[float] = field(default_factory=list)
    """Points of each that lines to write on took of the room at its foot, though others follow."""
    forced: list[FlowBox] = field(default_factory=list)
    """Boxes higher than a page."""
    unfinished: bool = False
    """Whether there is more, which the greatest number of pages did not hold."""
    page_height: float = 1.0
    """Of the area that text takes."""
    since_break: int = 0
    """The last page that a page break begins, counted from 0: what stands before it goes on no later page."""
    parts: int = 1
    """What stands before page breaks and behind the last: each takes a page at least."""
    in_shares: bool = False
    """Whether boxes take shares of pages, so that no page is made emptier to fill the last one."""
    has_pictures: bool = False
    """Whether there are pictures that take room before all else."""

    @property
    def words(self) -> int:
        """How many words all pages hold."""
        return sum(page.words for page in self.pages)

    def too_wide(self) -> list[TooWideWord]:
        """The words that no line of their box holds."""
        return [word for page in self.pages for word in page.too_wide()]

    def made(self) -> list[Page]:
        """The pages with their items."""
        return [Page(size=self.size, items=page.items(), bookmarks=page.bookmarks()) for page in self.pages]

    @property
    def filled(self) -> float:
        """How many pages are filled with more than room for notes, the last one in part."""
        return len(self.pages) - 1 + self.last_filled

    @property
    def last_filled(self) -> float:
        """The share of the last page that is filled with more than room for notes."""
        return 1.0 - self.rooms[-1] / self.page_height


def place_pages(
    layout: PaperLayout,
    theme: Theme,
    flows: Pending,
    *,
    single: bool = False,
    run_on: bool = False,
    most_pages: int | None = None,
    shorter: float = 0.0,
    shorter_from: int = 0,
    taller: float = 0.0,
) -> PlacedPages:
    """Place all boxes; the last page specification repeats for as many pages as it takes.

    ``single`` places on the layout's page for an article that fits on one. ``run_on`` lets what stands at the foot of the
    last page begin on whatever page the text ends. After ``most_pages`` no page is begun.
    ``shorter`` is what pages that others follow leave empty at their foot, in points, from the page
    ``shorter_from`` on, counted from 0. ``taller`` is what pictures that take room before all else are made higher.
    """
    if single and layout.single:
        layout = layout.changed(pages=[layout.single])
    top, _, bottom, _ = layout.page.margins
    result = PlacedPages(layout.page.size, page_height=layout.page.size.height - top - bottom)
    result.in_shares = any(box.is_even for boxes in flows.values() for box in boxes)
    result.has_pictures = any(box.stretch >= EAGEREST for boxes in flows.values() for box in boxes)
    pending = {name: [_taller(box, taller) for box in boxes] for name, boxes in flows.items()}
    while not result.pages or any(pending.values()):
        if most_pages is not None and len(result.pages) >= most_pages:
            result.unfinished = True
            break
        pending = _homed(pending, layout, len(result.pages))
        number = len(result.pages)
        page_shorter = shorter if number >= shorter_from else 0.0
        now, later = _until_break(pending, layout, number)
        filled, room = _next_page(layout, theme, now, number, page_shorter, run_on)
        _add(result, filled)
        result.rooms.append(room)
        if filled.is_last and later:
            result.since_break = len(result.pages)
            result.parts += 1
        left = filled.left if filled.is_last else _with_waiting(filled.left, now)
        pending = {name: [*boxes, *later.get(name, ())] for name, boxes in left.items()}
    return result


def _until_break(
    pending: dict[str, list[FlowBox]], layout: PaperLayout, number: int
) -> tuple[dict[str, list[FlowBox]], dict[str, list[FlowBox]]]:
    """What stands before a page break, to be filled as a last page is, and what comes behind it.

    Where boxes at a side or at the foot wait, too, all stand before it: the pages are theirs as well.
    """
    spec = layout.pages[min(number, len(layout.pages) - 1)]
    main = main_region(spec)
    tops = {str(name) for name, region in spec.regions.items() if region.at == "top"}
    boxes = pending.get(main, [])
    at = next((place for place, box in enumerate(boxes) if place and box.begins_page), len(boxes))
    if at == len(boxes) or any(waiting and name not in (main, *tops) for name, waiting in pending.items()):
        return pending, {}
    return {**pending, main: boxes[:at]}, {main: boxes[at:]}


def _taller(box: FlowBox, by: float) -> FlowBox:
    return box.stretched(by) if by and box.stretch >= EAGEREST else box


def _add(result: PlacedPages, filled: FilledPage) -> None:
    result.pages.append(filled.placed)
    result.slack = filled.slack
    result.lengthened.append(filled.lengthened)
    result.forced += filled.placed.forced


def _next_page(
    layout: PaperLayout, theme: Theme, pending: Pending, number: int, shorter: float, run_on: bool
) -> tuple[FilledPage, float]:
    """The next page, and the room that it had left before boxes were given it."""
    last = len(layout.pages) - 1
    spec = layout.pages[min(number, last)]
    if run_on and number < last:
        spec = _with_foot_of(spec, layout.pages[last])

    again = _regions_from(layout, number + 1)

    def fill(pending: Pending, *, goes_on: bool = False) -> FilledPage:
        return filled_page(layout, theme, spec, pending, goes_on=goes_on, comes_again=again)

    text = pending.get(main_region(spec), ())
    goes_on = run_on or number >= last
    only_notes = goes_on and _first_solid(text) is None

    def go_on(pending: Pending, must: bool = False) -> FilledPage:
        return filled_page(
            layout,
            theme,
            spec,
            pending,
            goes_on=goes_on,
            main_last=only_notes,
            must=must,
            shorter=shorter,
            comes_again=again,
        )

    pending = _with_lower_pictures(layout, theme, spec, pending)
    text = pending.get(main_region(spec), ())
    if text and (number <= last or not only_notes) and _may_be_last(layout, spec, pending):
        filled = fill(pending)
        if filled.is_last:
            settled = _stretched(fill, spec, pending, filled)
            if settled.slack > MOST_HOLLOW * layout.page.size.height:
                settled = _risen(partial(fill, goes_on=True), spec, pending) or settled
            return settled, filled.slack
    filled = go_on(pending)
    if not filled.is_last and _is_one_column(spec, pending):
        filled = _without_hollow(go_on, theme, pending, filled)
    if filled.is_last:
        return _stretched(go_on, spec, pending, filled), filled.slack
    if not _has_progressed(pending, filled.left):
        filled = go_on(pending, must=True)
        if not _has_progressed(pending, filled.left):
            raise RuntimeError(f"page {number + 1} holds nothing of what is left")
    room = filled.slack
    if _is_one_column(spec, pending):
        filled = _ending_full(layout, theme, spec, pending, filled, shorter)
    return filled, room


def _with_lower_pictures(layout: PaperLayout, theme: Theme, spec: PageSpec, pending: Pending) -> Pending:
    """All that stands below each other with its pictures so much lower that one page holds it, where that is enough."""
    if not _is_one_column(spec, pending):
        return pending
    ((name, boxes),) = pending.items()
    top, right, bottom, left = layout.page.margins
    width = layout.page.size.width - left - right
    solid = [box for box in boxes if not box.waits]
    lack = natural_height(solid, width) - (layout.page.size.height - top - bottom)
    if lack <= 0 or any(box.takes_share for box in solid):
        return pending
    lower = lowered_together(boxes, len(boxes) - 1, width, lack + ROUNDING, theme.smallest)
    return {name: lower} if lower else pending


def _ending_full(
    layout: PaperLayout, theme: Theme, spec: PageSpec, pending: Pending, filled: FilledPage, shorter: float
) -> FilledPage:
    """A page that others follow with the room at its foot shared among lines to write on, where it ends between two boxes."""
    ((name, boxes),) = pending.items()
    rest: Sequence[FlowBox] = filled.left[name]
    at = len(boxes) - len(rest)
    if not 0 < at < len(boxes) or rest[0] is not boxes[at]:
        return filled
    head, rest = _with_more_left(boxes[:at], boxes[at:], filled.area.width, filled.area.height)
    room = filled.area.height + shorter - natural_height(head, filled.area.width)
    lines = [box for box in head if isinstance(box, AnswerLines)]
    if not lines or room < lines[0].pitch or any(box.count == 0 for box in lines):
        return filled
    longer = _with_longer_lines(head, room)
    fuller = filled_page(
        layout, theme, spec, {name: [*longer, replace(rest[0], begins_page=True), *rest[1:]]}
    )
    if len(fuller.left[name]) != len(rest):
        return filled
    fuller.left = {name: [*rest]}
    fuller.slack = filled.slack
    fuller.lengthened = fuller.placed.bottom - filled.area.y - natural_height(head, filled.area.width)
    return fuller


def _with_more_left(
    head: Sequence[FlowBox], rest: Sequence[FlowBox], width: float, height: float
) -> tuple[Sequence[FlowBox], Sequence[FlowBox]]:
    """What stands on a page and what waits: more of it, where that is a question or so and fills next to nothing."""
    while 0 < natural_height([box for box in rest if not box.waits], width) < LEAST_LEFT * height:
        at = len(head) - 1
        while at > 0 and head[at - 1].keep_with_next:
            at -= 1
        moved = any(isinstance(box, AnswerLines) for box in head[at:])
        if not moved or natural_height(head[:at], width) < LEAST_KEPT * height:
            break
        head, rest = head[:at], [*head[at:], *rest]
    return head, rest


def _with_longer_lines(boxes: Sequence[FlowBox], room: float) -> list[FlowBox]:
    """The boxes with room shared among those that are lines to write on."""
    at = [number for number, box in enumerate(boxes) if isinstance(box, AnswerLines)]
    longer = dict(zip(at, stretched_boxes([boxes[number] for number in at], room), strict=True))
    return [longer.get(number, box) for number, box in enumerate(boxes)]


def _is_one_column(spec: PageSpec, pending: Pending) -> bool:
    """Whether all that is left stands below each other, as wide as the page."""
    (region, *others) = spec.regions.values()
    return len(pending) == 1 and not others and (region.at, region.columns, region.grid) == (None, 1, None)


def _without_hollow(fill: Fill, theme: Theme, pending: Pending, filled: FilledPage) -> FilledPage:
    """The page again, as long as more of what it has in its one region finds room on it."""
    ((name, boxes),) = pending.items()
    for _ in range(MOST_MENDED):
        area = filled.area
        better = without_hollow(boxes, filled.left[name], area.width, area.height, theme.smallest)
        if better is None:
            break
        boxes, filled = better, fill({name: better})
    return filled


def _risen(fill: Fill, spec: PageSpec, pending: Pending) -> FilledPage | None:
    """The last page with what stands at its foot right below the text; None where that needs another page."""
    filled = fill(pending)
    settled = _stretched(fill, spec, pending, filled) if filled.is_last else filled
    return settled if settled.is_last else None


def _with_foot_of(spec: PageSpec, last: PageSpec) -> PageSpec:
    """A page with the regions that stand at the bottom of the last one."""
    foot = {name: region for name, region in last.regions.items() if region.at == "bottom"}
    return spec.changed(regions=foot | spec.regions)


def _may_be_last(layout: PaperLayout, spec: PageSpec, pending: Pending) -> bool:
    """Whether the boxes take no more area than the page has; nothing is measured past that."""
    top, right, bottom, left = layout.page.margins
    width = layout.page.size.width - left - right
    area = width * (layout.page.size.height - top - bottom)
    if any(boxes and name not in spec.regions for name, boxes in pending.items()):
        return False
    beside = 0.0
    for name, region in spec.regions.items():
        boxes = pending.get(str(name), ())
        at_side = region.at in ("left", "right")
        own = region.width or width / 3
        whole = own if at_side else width if region.across else width - beside
        column = (whole - (region.columns - 1) * region.gutter) / region.columns
        for box in boxes:
            area -= box.height(column) * column
            if area < 0:
                return False
        beside += own + region.gutter if at_side and boxes else 0.0
    return True


def _has_progressed(before: Pending, after: Pending) -> bool:
    """Whether anything was placed but boxes that wait for room."""
    return any(_first_solid(boxes) is not _first_solid(after.get(name, ())) for name, boxes in before.items())


def _first_solid(boxes: Sequence[FlowBox]) -> FlowBox | None:
    return next((box for box in boxes if not box.waits), None)


def _stretched(fill: Fill, spec: PageSpec, pending: Pending, filled: FilledPage) -> FilledPage:
    """The page again with the room that it left shared among boxes that take it, the most eager first."""
    for _ in range(MOST_STRETCHES if filled.slack > 0 else 0):
        region = _eagerest(spec, pending)
        if region is None:
            return filled
        columns = spec.regions[region].columns  # type: ignore[index]
        for share in STRETCH_SHARES[: 1 if columns == 1 else None]:
            boxes = stretched_boxes(list(pending[region]), filled.slack * columns * share)
            again = fill({**pending, region: boxes})
            if again.is_last and again.slack <= filled.slack:
                break
        else:
            return filled
        pending, filled = {**pending, region: boxes}, again
    return filled


def _eagerest(spec: PageSpec, pending: Pending) -> str | None:
    """The region that holds the box most eager for room."""
    wishes = {
        str(name): max((box.stretch for box in pending.get(str(name), [])), default=0.0)
        for name in spec.regions
    }
    region = max(wishes, key=lambda name: wishes[name])
    return region if wishes[region] else None


def _with_waiting(left: dict[str, list[FlowBox]], pending: Pending) -> dict[str, list[FlowBox]]:
    """What is left, with the boxes that take only room left over: they wait for the last page, read where they stand."""
    for name, boxes in pending.items():
        last = max((box.order for box in left[name]), default=0)
        waiting = [box for box in boxes if box.waits]
        passed = waiting[: len(waiting) - sum(box.waits for box in left[name])]
        left[name] += [replace(box, order=max(box.order, last)) for box in passed]
    return left


def _homed(pending: dict[str, list[FlowBox]], layout: PaperLayout, number: int) -> dict[str, list[FlowBox]]:
    """Boxes whose region does not come any more go on in the last page's main region, before its own.

    So do those at a side that nothing, or little of what a page holds, would stand beside: as narrow as that, they would
    leave the rest of the page empty.
    """
    to_come = _regions_from(layout, number)
    spec = layout.pages[min(number, len(layout.pages) - 1)]
    moved = [name for name in pending if name not in to_come] + _lonely_sides(layout, spec, pending)
    if moved:
        main = main_region(layout.pages[-1])
        pending[main] = [box for name in (*moved, main) for box in pending.pop(name, [])]
    return pending


def _lonely_sides(layout: PaperLayout, spec: PageSpec, pending: Pending) -> list[str]:
    """The regions at a side that have boxes, where none that would stand beside them has any but such as wait for room.

    So are those that are high, where all that could stand beside them is low, and the main region has columns.
    """
    regions = {str(name): region for name, region in spec.regions.items()}
    sides = [name for name, region in regions.items() if region.at in ("left", "right") and pending.get(name)]
    if not sides or main_region(spec) in sides:
        return []
    names = list(regions)
    beside = [
        name
        for name in names[names.index(sides[0]) + 1 :]
        if regions[name].at in (None, "top") and not regions[name].across
    ]
    others = {name: [box for box in pending.get(name, ()) if not box.waits] for name in beside}
    if not any(others.values()):
        return sides
    whole = _text_width(layout)
    widths = {name: regions[name].width or whole / 3 for name in sides}
    high = max(natural_height(pending[name], width) for name, width in widths.items())
    main = regions[main_region(spec)]
    if high < HIGH_SIDE * layout.page.size.height or max(main.columns, main.columns_below or 1) == 1:
        return []
    room = whole - sum(widths.values())
    taken = 0.0
    for box in chain.from_iterable(others.values()):
        taken += box.height(room)
        if taken >= LONELY * high:
            return []
    return sides


def _text_width(layout: PaperLayout) -> float:
    _, right, _, left = layout.page.margins
    return layout.page.size.width - left - right


def _regions_from(layout: PaperLayout, number: int) -> frozenset[str]:
    """The regions of the page of a number, counted from 0, and of those that follow it."""
    specs = layout.pages[min(number, len(layout.pages) - 1) :]
    return frozenset(str(name) for spec in specs for name in spec.regions)


def main_region(spec: PageSpec) -> str:
    """The region that takes what the others leave; the last one where all name an edge."""
    for name, region in spec.regions.items():
        if region.at is None:
            return str(name)
    return str(list(spec.regions)[-1])
