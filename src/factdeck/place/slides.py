"""Planned slides to placed ones, each part on a slide of its own with a numbered title, its notes and its foot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.language.scripts import is_leftward_language
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.slide_layout import PICTURE, SlideLayoutSpec, SlidePlace
from factdeck.layout.theme import Theme
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.box import ROUNDING, FlowBox, natural_height
from factdeck.place.boxes.text_box import TextBox, stacked_paragraphs
from factdeck.place.flow import flow
from factdeck.place.lines import natural_width
from factdeck.place.parts import Part, Parting, PlannedSlide
from factdeck.place.plates import at_corner, corners_for, moved, plate_of, title_first
from factdeck.place.titles import (
    SCALES_OF_LONG_WORDS,
    TITLE_SCALES,
    Numbered,
    cut_title,
    retitled,
    unique_titles,
    without_runt,
)
from factdeck.place.type_sizes import growing
from factdeck.place.wide_words import report_wide_words
from factdeck.scene import AnyItem, ImageItem, Page, Paragraph, Run, TextItem
from factdeck.units import Box

COVER = "title"
"""The kind of the slide layouts that a deck begins with."""
BETWEEN_HEADINGS = " · "
SMALLEST_TITLE = 18.0
LONGER_THAN_FITS = 4
"""By the characters that a title's place holds: what is longer need not be measured."""


class SlideMaker(Struct, frozen=True):
    """Makes placed slides of planned ones; what does not fit goes on on further slides."""

    layout: DeckLayout
    theme: Theme
    problems: Problems
    numbered: Numbered
    again: Callable[[str], str]
    """What a slide is called whose title the cover has."""
    continued: TextBox
    """The speaker note of a slide that goes on from the one before."""
    footer: str
    lang: str
    title_scales: Sequence[float] = TITLE_SCALES

    def pages(self, plans: Sequence[PlannedSlide]) -> list[Page]:
        pages: list[Page] = []
        parting = Parting(self.layout)
        cover = next((at for at, plan in enumerate(plans[:1]) if self._spec(plan).kind == COVER), None)
        titles = unique_titles([plan.title for plan in plans], self.numbered, self.again, cover)
        for plan, title in zip(plans, titles, strict=True):
            plan, parts = parting.arranged(plan)
            shown = self._that_fits(plan, title, len(parts))
            if shown != title:
                parts[0] = self._cut_title(plan, parts[0])
            parts[0] = self._with_cut_lines(parts[0])
            pages += [
                self._page(plan, self._of_part(plan, shown, part), part, len(pages) + part.number)
                for part in parts
            ]
        return pages

    def _with_cut_lines(self, part: Part) -> Part:
        """The first part of a slide, whose notes begin with what is cut in a place of one line."""
        for box in part.cut:
            self.problems.warning(
                box.mark,
                "this does not fit the line above the title of its slide: it is cut there, and the notes begin with all of it",
                "make it shorter",
                code=codes.TOO_HIGH,
            )
        whole = (replace(box, style=self.continued.style, bookmark=None) for box in part.cut)
        return replace(part, notes=[*whole, *part.notes])

    def _spec(self, plan: PlannedSlide) -> SlideLayoutSpec:
        return self.layout.layouts[plan.layout]  # type: ignore[index]

    def _of_part(self, plan: PlannedSlide, title: str, part: Part) -> str:
        """The title with the part's number, which a cover has only where it goes on."""
        is_whole = part.count == 1 or (part.number == 1 and self._spec(plan).kind == COVER)
        return title if is_whole else self.numbered(title, part.number, part.count)

    def _page(self, plan: PlannedSlide, shown: str, part: Part, number: int) -> Page:
        spec = self._spec(plan)
        page = Page(
            size=self.layout.slide.size,
            layout=plan.layout,
            title=shown,
            section=plan.section,
            part=plan.part,
            notes=self._notes(plan, part),
        )
        titled = [*self._title(plan, spec, shown)]
        over, fill = self._laid_over(titled, spec, part.fill)
        answers = _with_next_places(plan.answers, spec)
        page.items += [] if over else titled
        for name, place in spec.places.items():
            boxes = fill.get(str(name), [])
            if boxes:
                items = self._filled(str(name), place, boxes, part.heights.get(str(name)))
                items = [replace(item, answer=True) for item in items] if str(name) in answers else items
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
        best = boxes[0].free_corner(room.width, room.height, seen)
        plate = seen[best]
        return [at_corner(item, corners[best])], {**fill, under: [boxes[0].clear_of(plate), *boxes[1:]]}

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
        """The title in the sizes at which it fits, the largest first; those that divide a word only where all do.

        One that is a single line is as large as its place allows.
        """
        box, width = retitled(title, shown), place.at.width
        least = min(SMALLEST_TITLE, box.style.size)
        steps = growing(box.style.size, place.largest) if place.largest else []
        larger = (box.resized(step) for step in steps)
        if one_line := next((each for each in larger if len(each.lines(width)) == 1), None):
            return iter([one_line])

        def fitting(steps: Iterable[float]) -> Iterator[TextBox]:
            sizes = (box.resized(step) for step in steps if box.style.size * step >= least)
            return (each for each in sizes if each.height(width) <= place.at.height + ROUNDING)

        undivided = (each for each in fitting(self.title_scales) if not any(each.too_wide(width)))
        first = next(undivided, None)
        if first is not None:
            return chain([first], undivided)
        if not any(box.resized(self.title_scales[-1]).too_wide(width)):
            return fitting(self.title_scales)
        smaller = [each for each in fitting(SCALES_OF_LONG_WORDS) if not any(each.too_wide(width))]
        return iter(smaller) if smaller else fitting(self.title_scales)

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
        if not place.is_region and all(isinstance(box, TextBox) for box in boxes):
            texts = [box for box in boxes if isinstance(box, TextBox)]
            self._report_too_high(texts, place)
            return [self._text_item(name, place, texts)]
        self._report_too_high(boxes, place)
        height = natural_height(boxes, place.at.width)
        top = place.at.y + _anchored(place, height if highest is None else highest)
        items = flow(boxes, place.at.x, top, place.at.width, height + ROUNDING).items()
        return _with_picture(items, name) if place.kind == PICTURE else items

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
        top = _anchored(place, natural_height(boxes, width))
        return TextItem(
            box=place.at,
            name=name,
            placeholder=name if place.kind else "",
            paragraphs=stacked_paragraphs(boxes, width, top),
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
        wording = [BETWEEN_HEADINGS.join((self.footer, *way)) for way in ways]

        def fits(text: str) -> bool:
            return natural_width(self._foot_box(place, text).runs) <= place.at.width

        shown = next(filter(fits, wording), None)
        return self._foot_box(place, cut_title(self.footer, fits) if shown is None else shown)

    def _foot_box(self, place: SlidePlace, text: str, field: Literal["", "slidenum"] = "") -> TextBox:
        style = self.theme.style(str(place.style))
        return TextBox(runs=(Run(text, style.text_style(), self.lang, field=field),), style=style)


def _with_next_places(names: Collection[str], spec: SlideLayoutSpec) -> set[str]:
    """Places, and those in which what stands there goes on."""
    places = spec.places.items()
    return {
        *names,
        *(str(place.goes_on_in) for name, place in places if str(name) in names and place.goes_on_in),
    }


def _anchored(place: SlidePlace, height: float) -> float:
    room = place.at.height - height
    return {"top": 0.0, "middle": room / 2, "bottom": room}[place.anchor]


def _with_picture(items: Sequence[AnyItem], name: str) -> list[AnyItem]:
    """The items, the first picture file among them in the placeholder of that name."""
    first = next((item for item in items if isinstance(item, ImageItem)), None)
    return [
        replace(item, placeholder=name) if isinstance(item, ImageItem) and item is first else item
        for item in items
    ]


def _note(box: TextBox) -> Paragraph:
    return Paragraph(runs=box.runs, lines=(), leading=box.style.leading, bullet=box.bullet, anchor=box.anchor)
