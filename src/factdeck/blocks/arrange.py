"""A layout and an article to boxes by region, or to planned slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.article import Section, plain
from factdeck.blocks import BLOCKS
from factdeck.blocks.context import Context
from factdeck.blocks.giving_way import after_giving_way
from factdeck.layout.model import BlockSpec, DeckLayout, Layout, PaperLayout, SlideSpec
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.slides import PlannedSlide
from factdeck.reading import Text
from factdeck.reading.loading import read_values, validate
from factdeck.reading.nodes import Mapping
from factdeck.reading.strict import fields_of

REPEATED = ("sections", "people", "teaching.quiz", "teaching.questions", "teaching.glossary", "timeline")
"""Parts of an article that ``for each`` may name."""


def parts_of(context: Context, path: str) -> Sequence[object]:
    """The entries of a part of the article; none where the article does not have it."""
    found: object = context.article
    for name in path.split("."):
        found = getattr(found, name, None)
    return found if isinstance(found, (list, tuple)) else ()


def make(context: Context, spec: BlockSpec, **defaults: object) -> list[FlowBox]:
    """A block's boxes; its options are known to be sound.

    ``defaults`` stand for options that the layout does not give, as far as the block has them.
    """
    block = BLOCKS[str(spec.block)]
    known = {name: value for name, value in defaults.items() if name in fields_of(block.options)}
    return block.make(context, read_values(block.options, {**known, **spec.options}))


def _titled(context: Context, spec: SlideSpec, layout: DeckLayout) -> TextBox | None:
    """A slide's title, in the style of its place where the layout names no other."""
    if spec.title is None:
        return None
    place = layout.layouts[spec.layout].title_place if spec.layout else None
    defaults = {"style": place[1].style} if place else {}
    return _first_text(make(context, spec.title, **defaults))


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
    return flows


def boxes_of(context: Context, spec: BlockSpec) -> list[FlowBox]:
    """A block's boxes, for each part of the article that it is repeated for."""
    if not spec.for_each:
        return make(context, spec)
    parts = enumerate(parts_of(context, str(spec.for_each)), 1)
    return [box for number, part in parts for box in make(context.within(part, number), spec)]


def plan_slides(context: Context, layout: DeckLayout) -> list[PlannedSlide]:
    """The slides that the layout asks for, in order, each with the boxes of its places; nothing is placed yet."""
    return [plan for spec in layout.slides for plan in _plans(context, spec, layout)]


def _plans(
    context: Context, spec: SlideSpec, layout: DeckLayout, said: list[BlockSpec] | None = None
) -> Iterator[PlannedSlide]:
    """``said`` are the blocks of notes that slides of the same part have already."""
    if spec.for_each:
        for number, part in enumerate(parts_of(context, str(spec.for_each)), 1):
            yield from _of_part(context.within(part, number), spec, layout)
    elif not (spec.top_only and context.parents):
        yield from _group(context, spec, layout, said)


def _of_part(context: Context, spec: SlideSpec, layout: DeckLayout) -> Iterator[PlannedSlide]:
    """The slides of a part, and below a section those of its subsections, to any depth."""
    yield from _group(context, spec, layout, [])
    if isinstance(context.scope, Section):
        for number, part in enumerate(context.scope.sections, 1):
            yield from _of_part(context.below(part, number), spec, layout)


def _group(
    context: Context, spec: SlideSpec, layout: DeckLayout, said: list[BlockSpec] | None
) -> Iterator[PlannedSlide]:
    """The slide itself where it has a layout, then the slides inside it; the first one begins the deck's section."""
    plans = [plan for plan in ([_plan(context, spec, layout, said)] if spec.layout else []) if plan]
    plans += [plan for inner in spec.slides for plan in _plans(context, inner, layout, said)]
    if plans and spec.section and not context.parents:
        named = _first_text(make(context, spec.section))
        plans[0].section = "".join(run.text for run in named.runs) if named else ""
    yield from plans


def _plan(
    context: Context, spec: SlideSpec, layout: DeckLayout, said: list[BlockSpec] | None
) -> PlannedSlide | None:
    fill = {str(place): make(context, block) for place, block in spec.fill.items()}
    if not any(fill.values()) and not spec.always:
        return None
    told = [block for block in spec.notes if not said or not any(_same(block, other) for other in said)]
    if said is not None:
        said += told
    notes = [box for block in told for box in make(context, block)]
    return PlannedSlide(
        layout=str(spec.layout),
        title=_titled(context, spec, layout),
        fill=fill,
        notes=[box for box in notes if isinstance(box, TextBox)],
        path=tuple(plain(parent.heading) for parent in context.parents),
        words=spec.words,
    )


def _same(one: BlockSpec, other: BlockSpec) -> bool:
    return str(one.block) == str(other.block) and one.options == other.options


def _first_text(boxes: Sequence[FlowBox]) -> TextBox | None:
    return next((box for box in boxes if isinstance(box, TextBox)), None)


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


def _check_slide(slide: SlideSpec, layout: DeckLayout, problems: Problems) -> None:
    named = layout.layouts.get(slide.layout) if slide.layout else None
    if slide.layout and named is None:
        known = ", ".join(str(name) for name in layout.layouts)
        problems.error(
            slide.layout.mark,
            f"layout: there is no slide layout {str(slide.layout)!r}",
            f"one of {known}",
            code=codes.UNKNOWN_BLOCK,
        )
    for place in slide.fill if named else ():
        if place not in named.places:  # type: ignore[union-attr]
            known = ", ".join(str(name) for name in named.places)  # type: ignore[union-attr]
            problems.error(
                place.mark,
                f"fill: the layout has no place {str(place)!r}",
                f"one of {known}",
                code=codes.UNKNOWN_BLOCK,
            )
    _check_repeated(slide.for_each, problems)
    for inner in slide.slides:
        _check_slide(inner, layout, problems)


def _check_block(spec: BlockSpec, problems: Problems) -> None:
    block = BLOCKS.get(str(spec.block))
    if block is None:
        from difflib import get_close_matches

        close = get_close_matches(str(spec.block), BLOCKS, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"one of {', '.join(BLOCKS)}"
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
