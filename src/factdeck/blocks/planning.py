"""A deck layout and an article to planned slides: which are shown, of which kind, with what in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.article import Section, plain
from factdeck.blocks import BLOCKS
from factdeck.blocks.context import Context
from factdeck.blocks.making import first_text, make, parts_of
from factdeck.layout.model import BlockSpec, DeckLayout, SlideSpec
from factdeck.messages import codes
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.slides import PlannedSlide

TITLE = "title"
"""What a slide calls its title among the places that it needs."""
IN_A_ROW = 2
"""Slides of one kind that may follow each other where the next could be of another."""


class Planner:
    """Plans a deck's slides in their order, and remembers which kinds have been shown."""

    def __init__(self, layout: DeckLayout):
        self.layout = layout
        self.kinds: list[str] = []

    def plan(self, context: Context) -> list[PlannedSlide]:
        """The slides that the layout lists, as far as the article has something for them."""
        return [plan for spec in self.layout.slides for plan in self._plans(context, spec)]

    def _plans(
        self, context: Context, spec: SlideSpec, said: list[BlockSpec] | None = None
    ) -> Iterator[PlannedSlide]:
        """``said`` are the blocks of notes that slides of the same part have already."""
        if spec.for_each:
            parts = parts_of(context, str(spec.for_each))
            for number, part in enumerate(parts[: spec.most], 1):
                yield from self._of_part(context.within(part, number), spec)
        elif spec.choose:
            yield from self._chosen(context, spec, said)
        elif not (spec.top_only and context.parents):
            yield from self._group(context, spec, spec.slides, said)

    def _of_part(self, context: Context, spec: SlideSpec) -> Iterator[PlannedSlide]:
        """The slides of a part, and below a section those of its subsections, to any depth."""
        said: list[BlockSpec] = []
        last = [inner for inner in spec.slides if inner.after_subsections]
        yield from self._group(
            context, spec, [inner for inner in spec.slides if not inner.after_subsections], said
        )
        if isinstance(context.scope, Section):
            for number, part in enumerate(context.scope.sections, 1):
                yield from self._of_part(context.below(part, number), spec)
        if not context.parents:
            yield from (plan for inner in last for plan in self._plans(context, inner, said))

    def _group(
        self, context: Context, spec: SlideSpec, inner: Sequence[SlideSpec], said: list[BlockSpec] | None
    ) -> Iterator[PlannedSlide]:
        """The slide itself where it has a layout, then the slides inside it; the first one begins the deck's section."""
        plans = [plan for plan in ([self._plan(context, spec, said)] if spec.layout else []) if plan]
        plans += [plan for each in inner for plan in self._plans(context, each, said)]
        if plans and spec.section and not context.parents:
            named = first_text(make(context, spec.section))
            plans[0].section = "".join(run.text for run in named.runs) if named else ""
        yield from plans

    def _chosen(
        self, context: Context, spec: SlideSpec, said: list[BlockSpec] | None
    ) -> Iterator[PlannedSlide]:
        """One of several slides: that of the kind asked for, else the first that can be made and brings change."""
        asked = str(context.scope.show or "") if isinstance(context.scope, Section) else ""
        tired = (
            self.kinds[-1] if len(set(self.kinds[-IN_A_ROW:])) == 1 and len(self.kinds) >= IN_A_ROW else ""
        )
        first = [each for each in spec.choose if each.kind and str(each.kind) == asked]
        others = [each for each in spec.choose if each not in first]
        if context.theme.one_thing:
            others.sort(key=_shows_several)
        ranked = [
            *first,
            *(each for each in others if str(each.kind) != tired),
            *(each for each in others if str(each.kind) == tired),
        ]
        for alternative in ranked:
            plan = self._plan(context, alternative, said)
            if plan is not None:
                self.kinds.append(str(alternative.kind or ""))
                yield plan
                break
            if alternative in first:
                self._report_not_shown(context, asked)

    def _report_not_shown(self, context: Context, asked: str) -> None:
        section = context.scope
        assert isinstance(section, Section)
        context.problems.warning(
            section.mark,
            f"show: {asked!r} is asked for, and the section has nothing for it; another kind of slide is taken",
            "see factdeck explain FD707 for what each kind takes",
            code=codes.NOT_SHOWN,
        )

    def _plan(self, context: Context, spec: SlideSpec, said: list[BlockSpec] | None) -> PlannedSlide | None:
        context = replace(context, behind=self._behind(context, spec))
        fill = {str(place): make(context, block) for place, block in spec.fill.items()}
        shown = [
            fill[str(place)] for place, block in spec.fill.items() if not BLOCKS[str(block.block)].furniture
        ]
        title = self._titled(context, spec)
        needed = [str(place) for place in spec.needs]
        titled = {TITLE: [title]} if title else {}
        there = all({**fill, **titled}.get(place) for place in needed) if needed else any(shown)
        if not there and not spec.always:
            return None
        for place, block in self.layout.on_every_slide.items():
            if place in self.layout.layouts[spec.layout].places and place not in spec.fill:  # type: ignore[index]
                fill[str(place)] = make(context, block)
        return PlannedSlide(
            layout=str(spec.layout),
            title=title,
            fill=fill,
            notes=_notes(context, spec, said),
            path=tuple(plain(parent.heading) for parent in context.parents),
            words=spec.words,
            otherwise=str(spec.otherwise or ""),
        )

    def _behind(self, context: Context, spec: SlideSpec) -> str:
        """The colour of the slide's background; empty where it is that of all slides."""
        named = self.layout.layouts[spec.layout].background if spec.layout else None
        return context.theme.colours[str(named)] if named else ""

    def _titled(self, context: Context, spec: SlideSpec) -> TextBox | None:
        """A slide's title, in the style of its place where the layout names no other."""
        if spec.title is None:
            return None
        place = self.layout.layouts[spec.layout].title_place if spec.layout else None
        defaults = {"style": place[1].style} if place else {}
        return first_text(make(context, spec.title, **defaults))


def _shows_several(spec: SlideSpec) -> bool:
    """Whether a slide needs more than one thing."""
    return len(spec.needs) > 1


def _notes(context: Context, spec: SlideSpec, said: list[BlockSpec] | None) -> list[TextBox]:
    """The slide's notes but for those that another slide of the same part has."""
    new = [block for block in spec.notes if not said or not any(_same(block, other) for other in said)]
    if said is not None:
        said += new
    boxes = [box for block in new for box in make(context, block)]
    return [box for box in boxes if isinstance(box, TextBox)]


def _same(one: BlockSpec, other: BlockSpec) -> bool:
    return str(one.block) == str(other.block) and one.options == other.options
