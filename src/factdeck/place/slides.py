"""Planned slides to placed ones: what is too high or too long goes on to continuation slides with numbered titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.language.scripts import is_leftward_language
from factdeck.layout.model import DeckLayout, SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.box import ROUNDING, FlowBox, gap
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.text_box import TextBox, lowered_paragraph
from factdeck.place.flow import flow, natural_height
from factdeck.place.lines import natural_width
from factdeck.place.notes import notes_by_part
from factdeck.place.plates import at_corner, corners_for, moved, plate_of, title_first
from factdeck.place.spreading import MANY, spread, spread_in_pairs
from factdeck.place.titles import TITLE_SCALES, Numbered, cut_title, retitled, unique_titles, without_runt
from factdeck.place.type_sizes import (
    larger_in_pairs,
    larger_together,
    smaller,
    smaller_table,
    smaller_together,
)
from factdeck.place.wide_words import report_wide_words
from factdeck.scene import AnyItem, Page, Paragraph, Run, TextItem
from factdeck.units import Box

BETWEEN_HEADINGS = " · "
SMALLEST_TITLE = 18.0
LONGER_THAN_FITS = 4
"""By the characters that a title's place holds: what is longer need not be measured."""
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
    path: tuple[str, ...] = ()
    """The headings of the sections that a subsection's slide lies in, the outermost first."""
    words: int | None = None
    """Words on the slide before its text goes on; as the layout limits them where not given."""
    otherwise: str = ""
    """The slide layout that is taken where it needs fewer slides."""


class Part(Struct, frozen=True):
    """The share of a planned slide that one real slide shows."""

    fill: Mapping[str, Sequence[FlowBox]]
    notes: Sequence[TextBox]
    number: int
    count: int
    heights: Mapping[str, float]
    """Of what goes on, the height of its highest share: all shares begin where that one does."""


class SlideMaker(Struct, frozen=True):
    """Makes placed slides of planned ones; what does not fit goes on on further slides."""

    layout: DeckLayout
    theme: Theme
    problems: Problems
    numbered: Numbered
    continued: TextBox
    """The speaker note of a slide that goes on from the one before."""
    footer: str
    lang: str
    title_scales: Sequence[float] = TITLE_SCALES

    def pages(self, plans: Sequence[PlannedSlide]) -> list[Page]:
        pages: list[Page] = []
        titles = unique_titles([plan.title for plan in plans], self.numbered)
        for plan, title in zip(plans, titles, strict=False):
            plan, parts = self._arranged(plan)
            shown = self._that_fits(plan, title, len(parts))
            if shown != title:
                parts[0] = self._cut_title(plan, parts[0])
            pages += [self._page(plan, shown, part, len(pages) + part.number) for part in parts]
        return pages

    def _arranged(self, plan: PlannedSlide) -> tuple[PlannedSlide, list[Part]]:
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

    def _spec(self, plan: PlannedSlide) -> SlideLayoutSpec:
        return self.layout.layouts[plan.layout]  # type: ignore[index]

    def _parts(self, plan: PlannedSlide) -> list[Part]:
        """Spread each place's boxes; places that need no continuation are shown on each part."""
        places = self._spec(plan).places
        words = plan.words or self.layout.limits.words or MANY
        shared: dict[str, list[list[FlowBox]]] = {}
        for name, boxes in plan.fill.items():
            if boxes:
                shared |= self._shared(plan, name, boxes, words)
        count = max((len(shares) for shares in shared.values()), default=1)
        fills = [{name: _share(shares, number) for name, shares in shared.items()} for number in range(count)]
        notes = notes_by_part(plan.notes, [[*chain(*fill.values())] for fill in fills])
        heights = {
            name: max(natural_height(share, places[name].at.width) for share in shares)  # type: ignore[index]
            for name, shares in shared.items()
            if len(shares) > 1
        }
        return [
            Part(fill, said, number, count, heights)
            for number, (fill, said) in enumerate(zip(fills, notes, strict=True), 1)
        ]

    def _shared(
        self, plan: PlannedSlide, name: str, boxes: Sequence[FlowBox], words: int
    ) -> dict[str, list[list[FlowBox]]]:
        """The boxes by place and slide: those of one place, and of the one in which it goes on where there is one."""
        place = self._spec(plan).places[name]  # type: ignore[index]
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
            if place.kind
            else place.at
        )
        if len(boxes) == 1 and isinstance(boxes[0], Grid):
            boxes = [smaller_table(boxes[0], at, self.layout.limits.smallest, 2 if in_pairs else 1)]
        if in_pairs:
            if place.largest:
                boxes = larger_in_pairs(boxes, at, place.largest)
            return spread_in_pairs(self._fitted(boxes, at, words, place, None), at, words)
        return spread(self._fitted(boxes, at, words, place, place.largest), at, words)

    def _fitted(
        self, boxes: Sequence[FlowBox], at: Box, words: int, place: SlidePlace, largest: float | None
    ) -> Sequence[FlowBox]:
        """Each box arranged for the place, less what has to stand with it, as a caption under its picture."""
        smallest = self.layout.limits.smallest
        texts = [box for box in boxes if isinstance(box, TextBox)]
        if len(boxes) == len(texts):
            one = len(texts) == 1
            small = (
                [smaller(texts[0], at, smallest)]
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

    def _page(self, plan: PlannedSlide, title: str, part: Part, number: int) -> Page:
        spec = self._spec(plan)
        shown = self.numbered(title, part.number, part.count) if part.count > 1 else title
        page = Page(
            size=self.layout.slide.size,
            layout=plan.layout,
            title=shown,
            section=plan.section,
            notes=self._notes(plan, part),
        )
        titled = [*self._title(plan, spec, shown)]
        over, fill = self._laid_over(titled, spec, part.fill)
        page.items += [] if over else titled
        for name, place in spec.places.items():
            boxes = fill.get(str(name), [])
            if boxes:
                items = self._filled(str(name), place, boxes, part.heights.get(str(name)))
                page.items += [replace(item, on_click=True) for item in items] if place.on_click else items
        if over:
            page.items = title_first(page.items, over)
        page.items += self._feet(plan, spec, number)
        return page

    def _laid_over(
        self, title: Sequence[AnyItem], spec: SlideLayoutSpec, fill: Mapping[str, Sequence[FlowBox]]
    ) -> tuple[list[AnyItem], Mapping[str, Sequence[FlowBox]]]:
        """A title that lies over another place, in its corner, and what stands in that place kept clear of it."""
        named = spec.title_place
        under = str(named[1].over) if named and named[1].over else ""
        shown = [item for item in title if isinstance(item, TextItem)]
        if named is None or not shown or not fill.get(under):
            return [], fill
        place, room = named[1], spec.places[under].at  # type: ignore[index]
        item = plate_of(shown[0], place.at, self.theme.colours[str(place.fill)] if place.fill else "")
        boxes = list(fill[under])
        corners = corners_for(item.box, room)
        seen = [self._as_seen(moved(box, -room.x, -room.y), room.width) for box in corners]
        found = boxes[0].free_corner(room.width, room.height, seen)
        plate = seen[found]
        return [at_corner(item, corners[found])], {**fill, under: [boxes[0].clear_of(plate), *boxes[1:]]}

    def _as_seen(self, box: Box, width: float) -> Box:
        """The box in a room of that width where a language that runs leftward mirrors it, while drawings stay as they are."""
        return replace(box, x=width - box.right) if is_leftward_language(self.lang) else box

    def _notes(self, plan: PlannedSlide, part: Part) -> list[Paragraph]:
        goes_on = [self.continued] if part.number > 1 and plan.notes else []
        return [_note(box) for box in (*goes_on, *part.notes)]

    def _title(self, plan: PlannedSlide, spec: SlideLayoutSpec, shown: str) -> Iterator[AnyItem]:
        place = spec.title_place
        if place is None or plan.title is None:
            return
        name, at = place
        box = without_runt(self._sizes(plan.title, at, shown), at.at.width)
        if box is not None:
            report_wide_words(box.too_wide(at.at.width), "place on the slide", box.mark, self.problems)
            yield self._text_item(str(name), at, [box])
            return
        self.problems.error(
            plan.title.mark,
            "no word of this title fits its place on the slide",
            "give titles a larger place in the layout or the template",
            code=codes.TOO_HIGH,
        )

    def _sizes(self, title: TextBox, place: SlidePlace, shown: str) -> Iterator[TextBox]:
        """The title in the sizes at which it fits, the largest first."""
        box = retitled(title, shown)
        least = min(SMALLEST_TITLE, box.style.size)
        scales = (scale for scale in self.title_scales if box.style.size * scale >= least)
        sizes = (box.resized(scale) for scale in scales)
        return (each for each in sizes if each.height(place.at.width) <= place.at.height + ROUNDING)

    def _that_fits(self, plan: PlannedSlide, title: str, count: int) -> str:
        """The title, or as much of it as its place holds, numbered as one of so many parts."""
        place = self._spec(plan).title_place
        if place is None or plan.title is None:
            return title
        whole, at = plan.title, place[1]
        most = LONGER_THAN_FITS * self._capacity(at)

        def fits(told: str) -> bool:
            numbered = self.numbered(told, count, count) if count > 1 else told
            return len(told) < most and any(True for _ in self._sizes(whole, at, numbered))

        return title if fits(title) else cut_title(title[:most], fits)

    def _cut_title(self, plan: PlannedSlide, part: Part) -> Part:
        """The first part of a slide whose title is cut: its notes begin with all of the title."""
        assert plan.title is not None
        place = self._spec(plan).title_place
        assert place is not None
        self.problems.warning(
            plan.title.mark,
            "this title does not fit its place on the slide: it is cut there, and the notes begin with all of it",
            f"make it shorter: the place holds about {self._capacity(place[1])} characters",
            code=codes.TOO_HIGH,
        )
        return replace(part, notes=[replace(plan.title, bookmark=None), *part.notes])

    def _capacity(self, place: SlidePlace) -> int:
        style = self.theme.style(str(place.style))
        return int(place.at.height // style.leading * place.at.width / (style.size * 0.5))

    def _filled(
        self, name: str, place: SlidePlace, boxes: Sequence[FlowBox], highest: float | None
    ) -> list[AnyItem]:
        wide = [word for box in boxes for word in box.too_wide(place.at.width)]
        report_wide_words(wide, "place on the slide", boxes[0].mark, self.problems)
        if place.kind and all(isinstance(box, TextBox) for box in boxes):
            texts = [box for box in boxes if isinstance(box, TextBox)]
            self._report_too_high(texts, place)
            return [self._text_item(name, place, texts)]
        self._report_too_high(boxes, place)
        height = natural_height(boxes, place.at.width)
        top = place.at.y + _anchored(place, height if highest is None else highest)
        return flow(boxes, place.at.x, top, place.at.width, height + ROUNDING).items

    def _report_too_high(self, boxes: Sequence[FlowBox], place: SlidePlace) -> None:
        height = natural_height(boxes, place.at.width)
        if height > place.at.height + 0.5:
            self.problems.error(
                boxes[0].mark,
                f"this does not fit its slide: it is {height:.0f} pt high, the place {place.at.height:.0f} pt",
                "make it shorter, or divide it",
                code=codes.TOO_HIGH,
            )

    def _text_item(self, name: str, place: SlidePlace, boxes: Sequence[TextBox]) -> TextItem:
        """All paragraphs of a place as one text, with lines where the anchor puts them."""
        width = place.at.width
        paragraphs: list[Paragraph] = []
        top = _anchored(place, natural_height(boxes, width))
        above: TextBox | None = None
        for box in boxes:
            space = gap(above, box)
            paragraph = lowered_paragraph(box.paragraph(width), 0.0, top + space)
            paragraphs.append(replace(paragraph, space_before=space, space_after=0.0))
            top += space + box.height(width)
            above = box
        return TextItem(
            box=place.at,
            name=name,
            placeholder=name if place.kind else "",
            paragraphs=paragraphs,
            anchor=place.anchor,
        )

    def _feet(self, plan: PlannedSlide, spec: SlideLayoutSpec, number: int) -> Iterator[TextItem]:
        for name, place in spec.places.items():
            if place.kind == "sldNum":
                yield self._text_item(str(name), place, [self._foot_box(place, str(number), "slidenum")])
            elif place.kind == "ftr":
                yield self._text_item(str(name), place, [self._footer(plan, place)])

    def _footer(self, plan: PlannedSlide, place: SlidePlace) -> TextBox:
        """The deck's foot, behind it as much of the way to a subsection as one line holds."""
        ways = (plan.path[start:] for start in range(len(plan.path) + 1))
        told = [BETWEEN_HEADINGS.join((self.footer, *way)) for way in ways]

        def fits(text: str) -> bool:
            return natural_width(self._foot_box(place, text).runs) <= place.at.width

        shown = next(filter(fits, told), None)
        return self._foot_box(place, cut_title(self.footer, fits) if shown is None else shown)

    def _foot_box(self, place: SlidePlace, text: str, field: Literal["", "slidenum"] = "") -> TextBox:
        style = self.theme.style(str(place.style))
        return TextBox(runs=(Run(text, style.text_style(), self.lang, field=field),), style=style)


def _spare(boxes: Sequence[FlowBox], height: float) -> float:
    """What several texts leave free of a place; a line at least where addresses may break elsewhere."""
    texts = [box for box in boxes if isinstance(box, TextBox)]
    if len(texts) < 2 or len(texts) < len(boxes):
        return 0.0
    linked = (box.style.leading for box in texts if any(run.link for run in box.runs))
    return max(height * SPARE, next(linked, 0.0))


def _share(shares: Sequence[Sequence[FlowBox]], number: int) -> Sequence[FlowBox]:
    return (
        shares[number] if len(shares) > 1 and number < len(shares) else shares[0] if len(shares) == 1 else []
    )


def _anchored(place: SlidePlace, height: float) -> float:
    room = place.at.height - height
    return {"top": 0.0, "middle": room / 2, "bottom": room}[place.anchor]


def _note(box: TextBox) -> Paragraph:
    return Paragraph(runs=box.runs, lines=(), leading=box.style.leading, bullet=box.bullet)


def _below(boxes: Sequence[FlowBox], number: int, width: float) -> float:
    """The height of what has to stand under a box: a caption under a picture, and what is kept with that."""
    box, taken = boxes[number], 0.0
    for below in boxes[number + 1 :]:
        if not box.keep_with_next:
            break
        taken += gap(box, below) + below.height(width)
        box = below
    return taken
