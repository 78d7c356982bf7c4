"""A layout of paper and an article to boxes by region; and whether a layout's blocks are what they may be."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.blocks import BLOCKS
from factdeck.blocks.context import Context
from factdeck.blocks.giving_way import after_giving_way
from factdeck.blocks.making import make, parts_of
from factdeck.layout.deck_layout import TITLE, DeckLayout, SlideSpec
from factdeck.layout.model import BlockSpec, Layout
from factdeck.layout.paper_layout import PaperLayout
from factdeck.layout.slide_layout import SlideLayoutSpec
from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Problems
from factdeck.place.box import FlowBox, PageBreak
from factdeck.reading import Text
from factdeck.reading.loading import validate
from factdeck.reading.nodes import Mapping

REPEATED = ("sections", "people", "teaching.quiz", "teaching.questions", "teaching.glossary", "timeline")
"""Parts of an article that ``for each`` may name."""


def flows_of(
    context: Context, layout: PaperLayout, *, given_way: Sequence[int] = ()
) -> dict[str, list[FlowBox]]:
    """Every block's boxes by the region that they flow into, in reading order.

    ``given_way`` has the turns of those that give way.
    """
    flows: dict[str, list[FlowBox]] = {}
    for order, spec in enumerate(layout.blocks):
        region = str(spec.inside or "main")
        boxes = boxes_of(context, spec)
        for box in after_giving_way(boxes) if spec.gives_way in given_way else boxes:
            flows.setdefault(region, []).append(replace(box, order=order))
    return {region: _with_breaks(boxes) for region, boxes in flows.items()}


def _with_breaks(boxes: Sequence[FlowBox]) -> list[FlowBox]:
    """The boxes without page breaks; one that stands behind a break begins a page, unless it is the first of all."""
    result: list[FlowBox] = []
    broken = False
    for box in boxes:
        if isinstance(box, PageBreak):
            broken = bool(result)
            continue
        result.append(replace(box, begins_page=True) if broken else box)
        broken = False
    return result


def boxes_of(context: Context, spec: BlockSpec) -> list[FlowBox]:
    """A block's boxes, for each part of the article that it is repeated for."""
    if not spec.for_each:
        return make(context, spec)
    parts = enumerate(parts_of(context, str(spec.for_each)), 1)
    return [box for number, part in parts for box in make(context.within(part, number), spec)]


def lists_sources(layout: Layout) -> bool:
    """Whether any block of the layout tells the sources; its blocks are known to be sound."""
    return any(BLOCKS[str(spec.block)].lists_sources for spec in layout.blocks_used())


def check_blocks(layout: Layout, problems: Problems) -> None:
    """Report blocks, options, regions, places and repeated parts that a layout names and nothing has."""
    for spec in layout.blocks_used():
        _check_block(spec, problems)
    if isinstance(layout, PaperLayout):
        _check_regions(layout, problems)
    elif isinstance(layout, DeckLayout):
        for slide in layout.slides:
            _check_slide(slide, layout, problems)


def _check_regions(layout: PaperLayout, problems: Problems) -> None:
    regions = {str(name) for page in layout.pages for name in page.regions}
    for spec in layout.blocks:
        region = str(spec.inside or "main")
        if region not in regions:
            mark = spec.inside.mark if spec.inside else spec.mark
            problems.error(
                mark,
                f"in: no page has a region {region!r}",
                f"one of {', '.join(sorted(regions))}",
                code=codes.UNKNOWN_BLOCK,
            )
    named = [str(spec.name or spec.block) for spec in layout.blocks]
    for need in layout.needs:
        if str(need) not in named:
            problems.error(
                need.mark,
                f"needs: the layout has no block {str(need)!r}",
                f"one of {', '.join(named)}",
                code=codes.UNKNOWN_BLOCK,
            )


def _check_slide(slide: SlideSpec, layout: DeckLayout, problems: Problems) -> None:
    for key, name in (("layout", slide.layout), ("otherwise", slide.otherwise)):
        if name and name not in layout.layouts:
            problems.error(
                name.mark,
                f"{key}: there is no slide layout {str(name)!r}",
                f"one of {', '.join(map(str, layout.layouts))}",
                code=codes.UNKNOWN_BLOCK,
            )
    named = layout.layouts.get(slide.layout) if slide.layout else None
    if named:
        _check_places(slide, named, problems)
    _check_repeated(slide.for_each, problems)
    for inner in (*slide.slides, *slide.choose):
        _check_slide(inner, layout, problems)


def _check_places(slide: SlideSpec, layout: SlideLayoutSpec, problems: Problems) -> None:
    needed = [place for place in slide.needs if place != TITLE]
    for place in (*slide.fill, *needed):
        if place not in layout.places:
            known = ", ".join(str(name) for name in layout.places)
            problems.error(
                place.mark,
                f"fill: the layout has no place {str(place)!r}",
                f"one of {known}",
                code=codes.UNKNOWN_BLOCK,
            )


def _check_block(spec: BlockSpec, problems: Problems) -> None:
    block = BLOCKS.get(str(spec.block))
    if block is None:
        hint = nearest_or(spec.block, BLOCKS, f"one of {', '.join(BLOCKS)}")
        problems.error(
            spec.block.mark, f"there is no block {str(spec.block)!r}", hint, code=codes.UNKNOWN_BLOCK
        )
        return
    given = Mapping(spec.options)
    given.mark = spec.mark
    validate(given, block.options, problems, spec.mark, path=str(spec.block))
    _check_repeated(spec.for_each, problems)


def _check_repeated(path: Text | None, problems: Problems) -> None:
    if path and str(path) not in REPEATED:
        problems.error(
            path.mark,
            f"for each: an article has no {str(path)!r} to repeat for",
            f"one of {', '.join(REPEATED)}",
            code=codes.UNKNOWN_BLOCK,
        )
