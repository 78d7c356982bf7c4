"""A planned slide to its parts: what is too high or too long for one slide goes on on further ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.slide_layout import SlidePlace
from factdeck.place.box import FlowBox, gap, natural_height, scaled_box
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.notes import notes_by_part
from factdeck.place.spreading import MANY, spread, spread_in_pairs
from factdeck.place.titles import cut_title
from factdeck.place.type_sizes import (
    larger_in_pairs,
    larger_together,
    smaller,
    smaller_in_pairs,
    smaller_table,
    smaller_together,
)
from factdeck.units import Box

SPARE = 0.025
"""Of a place's height: programs set some lines of several paragraphs that much higher than their fonts say."""
LEAST_SHARE = 0.2
"""Of its place's height, that a figure keeps over however long a caption."""


class PlannedSlide(Struct, kw_only=True):
    """A slide before anyone knows whether its content fits."""

    layout: str
    title: TextBox | None = None
    fill: dict[str, list[FlowBox]] = field(default_factory=dict)
    notes: list[TextBox] = field(default_factory=list)
    section: str = ""
    part: int = 0
    """Which of the article's sections it is of, counted from 1; 0 for none of them."""
    path: tuple[str, ...] = ()
    """The headings of the sections that a subsection's slide lies in, the outermost first."""
    words: int | None = None
    """Words on the slide before its text goes on; as the layout limits them where not given."""
    otherwise: str = ""
    """The slide layout that is taken where it needs fewer slides."""
    answers: frozenset[str] = frozenset()
    """The places whose blocks answer what slides ask."""


class Part(Struct, frozen=True):
    """The share of a planned slide that one real slide shows."""

    fill: Mapping[str, Sequence[FlowBox]]
    notes: Sequence[TextBox]
    number: int
    count: int
    heights: Mapping[str, float]
    """Of what goes on, the height of its highest share: all shares begin where that one does."""
    cut: Sequence[TextBox] = ()
    """What a place of one line shows the beginning of."""


class Parting(Struct, frozen=True):
    """Parts planned slides by the places and limits of a deck's layout."""

    layout: DeckLayout

    def arranged(self, plan: PlannedSlide) -> tuple[PlannedSlide, list[Part]]:
        """The plan on its own layout, or on the other one where that needs fewer slides; and its parts."""
        parts = self._parts(plan)
        if len(parts) == 1 or not plan.otherwise:
            return plan, parts
        other = self._on_other_layout(plan)
        fewer = self._parts(other)
        return (other, fewer) if len(fewer) < len(parts) else (plan, parts)

    def _on_other_layout(self, plan: PlannedSlide) -> PlannedSlide:
        """On the other layout, without what stands where a list goes on there."""
        places = self.layout.layouts[plan.otherwise].places  # type: ignore[index]
        taken = {str(place.goes_on_in) for name, place in places.items() if plan.fill.get(str(name))}
        fill = {name: boxes for name, boxes in plan.fill.items() if name not in taken}
        return replace(plan, layout=plan.otherwise, fill=fill)

    def _parts(self, plan: PlannedSlide) -> list[Part]:
        """Spread each place's boxes; places that need no continuation are shown on each part."""
        places = self.layout.layouts[plan.layout].places  # type: ignore[index]
        words = plan.words or self.layout.limits.words or MANY
        shared: dict[str, list[list[FlowBox]]] = {}
        scales = self._common_scales(plan, words)
        cut: list[TextBox] = []
        for name, boxes in plan.fill.items():
            place = places[name]  # type: ignore[index]
            line = self._line_of(place, boxes)
            if line:
                shown = self._on_a_line(place, line)
                cut += [line] if shown.runs != line.runs else []
                shared[name] = [[shown]]
                continue
            if name in scales:
                boxes = [scaled_box(box, scales[name]) for box in boxes]
                place = place.changed(largest=None)
            if boxes:
                shared |= self._shared(place, name, boxes, words)
        count = max((len(shares) for shares in shared.values()), default=1)
        fills = [{name: _share(shares, number) for name, shares in shared.items()} for number in range(count)]
        notes = notes_by_part(plan.notes, [[*chain(*fill.values())] for fill in fills])
        heights = {
            name: max(natural_height(share, places[name].at.width) for share in shares)  # type: ignore[index]
            for name, shares in shared.items()
            if len(shares) > 1
        }
        return [
            Part(fill, said, number, count, heights, cut if number == 1 else ())
            for number, (fill, said) in enumerate(zip(fills, notes, strict=True), 1)
        ]

    def _line_of(self, place: SlidePlace, boxes: Sequence[FlowBox]) -> TextBox | None:
        """The text of a place that holds no more than one line of it in any size that it may have; else None."""
        if len(boxes) != 1 or not isinstance(boxes[0], TextBox) or place.is_region:
            return None
        style = boxes[0].style
        least = min(place.down_to or self.layout.limits.smallest, style.size)
        return boxes[0] if place.at.height < 2 * style.leading * least / style.size else None

    def _on_a_line(self, place: SlidePlace, box: TextBox) -> TextBox:
        """As much of a text as one line of its place holds, in the largest type that holds all of it."""
        width, text = place.at.width, "".join(run.text for run in box.runs)
        small = smaller(box, place.at, self.layout.limits.smallest, place.down_to)
        if len(small.lines(width)) <= 1:
            return small

        def cut(told: str) -> TextBox:
            return box.changed(runs=(replace(box.runs[0], text=told),), run_marks=())

        return cut(cut_title(text, lambda told: len(cut(told).lines(width)) <= 1))

    def _common_scales(self, plan: PlannedSlide, words: int) -> dict[str, float]:
        """For places whose texts are to be of one size: the scale at which both have room."""
        places, fill, scales = self.layout.layouts[plan.layout].places, plan.fill, dict[str, float]()  # type: ignore[index]
        for name, place in places.items():
            pair = [str(name), str(place.as_large_as)]
            if place.as_large_as is None or not all(_is_text(fill.get(each, [])) for each in pair):
                continue
            scale = min(self._scale(places[each], fill[each], words) for each in pair)  # type: ignore[index]
            scales |= dict.fromkeys(pair, scale)
        return scales

    def _scale(self, place: SlidePlace, boxes: Sequence[FlowBox], words: int) -> float:
        """By how much texts become larger or smaller in their place by themselves."""
        at = replace(place.at, height=place.at.height - _spare(boxes, place.at.height))
        fitted = self._fitted(boxes, at, words, place, place.largest)
        return fitted[0].smallest_size / boxes[0].smallest_size

    def _shared(
        self, place: SlidePlace, name: str, boxes: Sequence[FlowBox], words: int
    ) -> dict[str, list[list[FlowBox]]]:
        """The boxes by place and slide: those of one place, and of the one in which it goes on where there is one."""
        if place.goes_on_in is None:
            return {name: self._spread(place, boxes, words)}
        columns = self._spread(place, boxes, words, in_pairs=True)
        return {name: columns[::2], str(place.goes_on_in): columns[1::2] + [[]] * (len(columns) % 2)}

    def _spread(
        self, place: SlidePlace, boxes: Sequence[FlowBox], words: int, *, in_pairs: bool = False
    ) -> list[list[FlowBox]]:
        """The boxes by slide, or by column; texts that a program lays out again keep some of the place free."""
        at = (
            replace(place.at, height=place.at.height - _spare(boxes, place.at.height))
            if not place.is_region
            else place.at
        )
        if len(boxes) == 1 and isinstance(boxes[0], Grid):
            boxes = [smaller_table(boxes[0], at, self.layout.limits.smallest, 2 if in_pairs else 1)]
        if in_pairs:
            if place.largest:
                boxes = larger_in_pairs(boxes, at, place.largest)
            boxes = smaller_in_pairs(boxes, at, self.layout.limits.smallest, place.down_to)
            return spread_in_pairs(self._fitted(boxes, at, words, place, None), at, words)
        return _under_their_head(self._fitted(boxes, at, words, place, place.largest), at, words)

    def _fitted(
        self, boxes: Sequence[FlowBox], at: Box, words: int, place: SlidePlace, largest: float | None
    ) -> Sequence[FlowBox]:
        """Each box arranged for the place, less what has to stand with it, as a caption under its picture."""
        smallest = self.layout.limits.smallest
        texts = [box for box in boxes if isinstance(box, TextBox)]
        if len(boxes) == len(texts):
            one = len(texts) == 1
            small = (
                [smaller(texts[0], at, smallest, place.down_to)]
                if one
                else smaller_together(texts, at, smallest, words, place.down_to)
            )
            return larger_together(small, at, largest) if largest else small
        return [
            box.fitted(
                at.width, max(at.height - _below(boxes, number, at.width), at.height * LEAST_SHARE), smallest
            )
            for number, box in enumerate(boxes)
        ]


def _under_their_head(boxes: Sequence[FlowBox], at: Box, words: int) -> list[list[FlowBox]]:
    """The boxes by slide; a text that they begin with, and that has to stay with the next one, heads each of them."""
    shares = spread(boxes, at, words)
    first = boxes[0] if boxes else None
    if len(shares) < 2 or not isinstance(first, TextBox) or not first.keep_with_next or len(boxes) < 2:
        return shares
    room = at.height - first.height(at.width) - gap(first, boxes[1])
    if room < at.height / 2:
        return shares
    return [[first, *share] for share in spread(boxes[1:], replace(at, height=room), words)]


def _is_text(boxes: Sequence[FlowBox]) -> bool:
    return bool(boxes) and all(isinstance(box, TextBox) for box in boxes)


def _spare(boxes: Sequence[FlowBox], height: float) -> float:
    """What several texts leave free of a place; a line at least where addresses may break elsewhere."""
    texts = [box for box in boxes if isinstance(box, TextBox)]
    if len(texts) < 2 or len(texts) < len(boxes):
        return 0.0
    linked = (
        box.style.leading for box in texts if any(run.link and not run.leads_inside for run in box.runs)
    )
    return max(height * SPARE, next(linked, 0.0))


def _share(shares: Sequence[Sequence[FlowBox]], number: int) -> Sequence[FlowBox]:
    return (
        shares[number] if len(shares) > 1 and number < len(shares) else shares[0] if len(shares) == 1 else []
    )


def _below(boxes: Sequence[FlowBox], number: int, width: float) -> float:
    """The height of what has to stand under a box: a caption under a picture, and what is kept with that."""
    box, taken = boxes[number], 0.0
    for below in boxes[number + 1 :]:
        if not box.keep_with_next:
            break
        taken += gap(box, below) + below.height(width)
        box = below
    return taken
