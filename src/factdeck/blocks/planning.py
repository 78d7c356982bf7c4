"""A deck layout and an article to planned slides: which are shown, of which kind, with what in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Section, plain
from factdeck.blocks import BLOCKS
from factdeck.blocks.context import Context
from factdeck.blocks.making import first_text, make, parts_of
from factdeck.layout.deck_layout import TITLE, DeckLayout, SlideSpec
from factdeck.layout.model import BlockSpec
from factdeck.messages import codes
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.parts import PlannedSlide

QUIZ = "teaching.quiz"
"""The part of an article that a layout's ``quiz`` limits."""
IN_A_ROW = 2
"""Slides of one kind that may follow each other where the next could be of another."""


def plan_slides(context: Context, layout: DeckLayout) -> list[PlannedSlide]:
    """The slides that the layout asks for, in order, each with the boxes of its places; nothing is placed yet."""
    return Planner(layout).plan(context)


class Shown(Struct):
    """What the slides of one part of the article have shown so far."""

    notes: list[BlockSpec] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


class Planner:
    """Plans a deck's slides in their order, and remembers which kinds have been shown."""

    def __init__(self, layout: DeckLayout):
        self.layout = layout
        self.kinds: list[str] = []

    def plan(self, context: Context) -> list[PlannedSlide]:
        """The slides that the layout lists, as far as the article has something for them."""
        return [plan for spec in self.layout.slides for plan in self._plans(context, spec)]

    def _plans(self, context: Context, spec: SlideSpec, shown: Shown | None = None) -> Iterator[PlannedSlide]:
        """``shown`` is what slides of the same part have shown already."""
        if spec.opener and (context.parents or not self.layout.openers):
            return
        if shown and spec.unless and str(spec.unless) in shown.kinds:
            return
        if spec.for_each:
            parts = parts_of(context, str(spec.for_each))
            most = spec.most or (context.quiz_slides if spec.for_each == QUIZ else 0)
            for number, part in enumerate(parts[: most or None], 1):
                yield from self._of_part(context.within(part, number), spec)
        elif spec.choose:
            yield from self._chosen(context, spec, shown)
        elif not (spec.top_only and context.parents):
            yield from self._group(context, spec, spec.slides, shown)

    def _of_part(self, context: Context, spec: SlideSpec) -> Iterator[PlannedSlide]:
        """The slides of a part, and below a section those of its subsections, to any depth."""
        shown = Shown()
        last = [inner for inner in spec.slides if inner.after_subsections]
        own = [inner for inner in spec.slides if not inner.after_subsections]
        plans = [*self._group(context, spec, own, shown)]
        if isinstance(context.scope, Section):
            for number, part in enumerate(context.scope.sections, 1):
                plans += self._of_part(context.below(part, number), spec)
        if plans:
            self._beginning(context, spec, plans[0])
        yield from plans
        if not context.parents:
            yield from (plan for inner in last for plan in self._plans(context, inner, shown))

    def _group(
        self, context: Context, spec: SlideSpec, inner: Sequence[SlideSpec], shown: Shown | None
    ) -> Iterator[PlannedSlide]:
        """The slide itself where it has a layout, then the slides inside it; the first one begins the deck's section."""
        plans = [plan for plan in ([self._plan(context, spec, shown)] if spec.layout else []) if plan]
        plans += [plan for each in inner for plan in self._plans(context, each, shown)]
        if plans:
            self._beginning(context, spec, plans[0])
        yield from plans

    def _chosen(self, context: Context, spec: SlideSpec, shown: Shown | None) -> Iterator[PlannedSlide]:
        """One of several slides: that of the kind asked for, else the first that can be made and brings change."""
        asked = str(context.scope.show or "") if isinstance(context.scope, Section) else ""
        tired = (
            self.kinds[-1] if len(set(self.kinds[-IN_A_ROW:])) == 1 and len(self.kinds) >= IN_A_ROW else ""
        )
        first = [each for each in spec.choose if each.kind and str(each.kind) == asked]
        others = [each for each in spec.choose if each not in first]
        if context.theme.one_thing:
            first.sort(key=_shows_several)
            others.sort(key=_shows_several)
        ranked = [
            *first,
            *(each for each in others if str(each.kind) != tired),
            *(each for each in others if str(each.kind) == tired),
        ]
        for alternative in ranked:
            plan = self._plan(context, alternative, shown)
            if plan is not None:
                self.kinds.append(str(alternative.kind or ""))
                if shown:
                    shown.kinds += [str(alternative.kind or ""), str(alternative.also or "")]
                yield self._beginning(context, alternative, plan)
                break
            if first and alternative is first[-1]:
                self._report_not_shown(context, asked)

    def _beginning(self, context: Context, spec: SlideSpec, plan: PlannedSlide) -> PlannedSlide:
        """The plan, which begins the deck's section that its slide names where it names one."""
        if spec.section and not context.parents:
            named = first_text(make(context, spec.section))
            plan.section = "".join(run.text for run in named.runs) if named else ""
        return plan

    def _report_not_shown(self, context: Context, asked: str) -> None:
        section = context.scope
        assert isinstance(section, Section)
        context.problems.warning(
            section.mark,
            f"show: {asked!r} is asked for, and the section has nothing for it; another kind of slide is taken",
            "see factdeck explain FD707 for what each kind takes",
            code=codes.NOT_SHOWN,
        )

    def _plan(self, context: Context, spec: SlideSpec, shown: Shown | None) -> PlannedSlide | None:
        context = replace(context, behind=self._behind(context, spec))
        title = self._titled(context, spec, shown)
        context = replace(context, title="".join(run.text for run in title.runs) if title else "")
        fill = _filled(context, spec, title)
        if fill is None:
            return None
        if shown and title:
            shown.titles.append(context.title)
            context = replace(context, titles=tuple(shown.titles))
        for place, block in self.layout.on_every_slide.items():
            if place in self.layout.layouts[spec.layout].places and place not in spec.fill:  # type: ignore[index]
                fill[str(place)] = make(context, block)
        return PlannedSlide(
            layout=str(spec.layout),
            title=title,
            fill=fill,
            notes=_notes(context, spec, shown),
            part=_part(context),
            path=tuple(plain(parent.heading) for parent in context.parents),
            words=spec.words,
            otherwise=str(spec.otherwise or ""),
            answers=frozenset(
                str(name) for name, block in spec.fill.items() if BLOCKS[str(block.block)].answers
            ),
        )

    def _behind(self, context: Context, spec: SlideSpec) -> str:
        """The colour of the slide's background; empty where it is that of all slides."""
        named = self.layout.layouts[spec.layout].background if spec.layout else None
        return context.theme.colours[str(named)] if named else ""

    def _titled(self, context: Context, spec: SlideSpec, shown: Shown | None) -> TextBox | None:
        """A slide's title, in the style of its place where the layout names no other."""
        if spec.title is None:
            return None
        if shown and isinstance(context.scope, Section):
            context = replace(context, titles=tuple(shown.titles))
        place = self.layout.layouts[spec.layout].title_place if spec.layout else None
        defaults = {"style": place[1].style} if place else {}
        return first_text(make(context, spec.title, **defaults))


def _filled(context: Context, spec: SlideSpec, title: TextBox | None) -> dict[str, list[FlowBox]] | None:
    """What stands in a slide's places; None where what it needs is not there. No more is made than tells that."""
    needed = [str(place) for place in spec.needs]
    blocks = {str(place): block for place, block in spec.fill.items()}
    made: dict[str, list[FlowBox]] = {}
    for place in needed:
        if place in blocks:
            made[place] = make(context, blocks[place])
        if not (made.get(place) or (place == TITLE and title) or spec.always):
            return None
    fill = {place: made[place] if place in made else make(context, block) for place, block in blocks.items()}
    own = [fill[place] for place, block in blocks.items() if not BLOCKS[str(block.block)].furniture]
    return fill if needed or any(own) or spec.always else None


def _part(context: Context) -> int:
    """Which of the article's sections the part at hand is, or lies in, counted from 1; 0 for none of them."""
    top = context.parents[0] if context.parents else context.scope
    return next((number for number, each in enumerate(context.article.sections, 1) if each is top), 0)


def _shows_several(spec: SlideSpec) -> bool:
    """Whether a slide needs more than one thing."""
    return len(spec.needs) > 1


def _notes(context: Context, spec: SlideSpec, shown: Shown | None) -> list[TextBox]:
    """The slide's notes but for those that another slide of the same part has."""
    said = shown.notes if shown else []
    new = [block for block in spec.notes if not any(_same(block, other) for other in said)]
    said += new
    boxes = [box for block in new for box in make(context, block)]
    return [box for box in boxes if isinstance(box, TextBox)]


def _same(one: BlockSpec, other: BlockSpec) -> bool:
    return str(one.block) == str(other.block) and one.options == other.options
