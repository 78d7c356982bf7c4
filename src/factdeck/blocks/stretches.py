"""A timeline's entries to one drawing, or to several where a page or slide holds only some of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from msgspec import field
from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.forgetting import kept_for_article
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.place.counting import count_words
from factdeck.scene import AnyItem, Element, Face

if TYPE_CHECKING:
    from factdeck.diagrams.timeline.timeline import Stretch


TALL = 0.6
"""Height by width from which a timeline may be begun where only a few of its entries have room."""
MOST_MEASURED = 200
"""Entries that are measured together, more than a page has room for."""
FEWEST = 2
"""Entries that such a timeline begins with at least."""
LEAST_MORE = 8.0
"""By the size of labels: room in which a page that holds some stretches is given a lower one."""


class _Elements(TypedDict, total=False):
    """What a figure's parts belong to."""

    element: Element
    elements: Mapping[str, Element]


def _drawn(*given: Any, legend: tuple[tuple[str, str], ...], **more: Any) -> Sequence[Stretch]:
    """What ``draw_timeline`` makes of values that can be looked up."""
    from factdeck.diagrams.timeline.timeline import draw_timeline

    return draw_timeline(*given, legend=dict(legend), **more)


_kept = kept_for_article(16)(_drawn)
"""The same for a timeline that is short enough to be looked up: an article that is built again mostly has the same one."""


@kept_for_article(4)
def label_maker(_entries: tuple[Entry, ...], look: Look) -> LabelMaker:
    """The one that makes the labels of these entries, and of no others."""
    return LabelMaker(look)


class Stretches(FlowBox, kw_only=True):
    """The entries that are still to be shown, in the order of their dates."""

    entries: Sequence[Entry]
    look: Look
    faces: tuple[Face, ...]
    tick: Callable[[int, int, int, str], str]
    direction: Literal["horizontal", "vertical"] = "horizontal"
    scaled: bool = True
    across: int = 0
    """Labels beside each other where numbers stand for leaders; 0 for leaders."""
    first_number: int = 1
    others: Sequence[float] = ()
    """Days, in their order, of entries that have but a stroke at the axis."""
    lanes: Sequence[str] = ()
    """Of the whole timeline, whose entries these may be but some of."""
    explain_once: bool = False
    """Whether a part that goes on explains no form of marks that one before it has explained."""
    most_height: float | None = None
    elements: Mapping[str, Element] = field(default_factory=dict)
    told: Callable[[str, str, int], str]
    """First date, last date, number of events → alternative text."""
    name: str = ""
    legend: Mapping[str, str] = field(default_factory=dict)
    """What the forms of marks mean, in words."""
    labels: LabelMaker
    """Remembers labels for the stretches that this one is split into."""
    instead: Callable[[Sequence[Entry]], FlowBox] | None = None
    """What tells the same where an entry alone is too high to be drawn."""
    _drawn: dict[tuple[float, float | None], list[Stretch]] = field(default_factory=dict)

    _begun: dict[float, float] = field(default_factory=dict)
    _words: list[int] = field(default_factory=list)
    """Of each entry, once they are counted."""

    def _draw(self, width: float, height: float | None) -> list[Stretch]:
        key = (width, height)
        if key not in self._drawn:
            self._drawn[key] = self._made(width, height)
        return self._drawn[key]

    def _made(self, width: float, height: float | None, *, first_only: bool = False) -> list[Stretch]:
        draw = _kept if len(self.entries) <= MOST_MEASURED else _drawn
        drawn = draw(
            tuple(self.entries),
            self.look,
            width,
            height,
            tick=self.tick,
            vertical=self.direction == "vertical",
            scaled=self.scaled,
            across=self.across,
            first_number=self.first_number,
            others=tuple(self.others),
            lanes=tuple(self.lanes),
            explain_once=self.explain_once,
            first_only=first_only,
            maker=self.labels,
            legend=tuple(self.legend.items()),
        )
        return [*drawn]

    def height(self, width: float) -> float:
        """By their first entries where they are more than any page holds: measuring all on each page takes too long."""
        if self.most_height is None and len(self.entries) > MOST_MEASURED:
            if width not in self._begun:
                begin = replace(self, entries=self.entries[:MOST_MEASURED], _drawn={}, _begun={})
                self._begun[width] = begin.height(width)
            return self._begun[width] * len(self.entries) / MOST_MEASURED
        stretches = self._draw(width, self.most_height)
        return sum(stretch.height for stretch in stretches) + self._between * (len(stretches) - 1)

    @property
    def _between(self) -> float:
        """Between stretches that stand under each other with labels at their edges."""
        return self.look.leading if self.across else 0.0

    def least_height(self, width: float) -> float:
        if self.most_height is None and len(self.entries) > MOST_MEASURED:
            return replace(self, entries=self.entries[:MOST_MEASURED], _drawn={}, _begun={}).least_height(
                width
            )
        whole = self._draw(width, self.most_height)[0].height
        if whole <= width * TALL or len(self.entries) <= FEWEST:
            return whole
        return replace(self, entries=self.entries[:FEWEST], _drawn={}, _begun={}).height(width)

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        """Arranged for the height: a lower drawing may hold as much as the one that is as high as it likes."""
        most = height if self.most_height is None else min(self.most_height, height)
        result = replace(self, most_height=most, _drawn={}, _begun={})
        if self.instead and any(stretch.height > height + 0.5 for stretch in result._draw(width, most)):
            return self.instead(self.entries)
        return result

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """Between events: as many as have room, in stretches of their own."""
        known: tuple[float, float | None] = (width, available)
        all_known = self._drawn.get(known)
        stretches = all_known or self._made(width, available, first_only=True)
        if stretches[0].height > available + 0.5:
            return None
        if len(stretches[0].keys) == len(self.entries):
            return self._split_between(width, available)
        head, rest = self._parted(known, stretches[:1], stretches[1:] if all_known else [])
        return head._with_more(rest, width, available - stretches[0].height - self._between)

    def _split_between(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        """After as many stretches as have room together, where none may be high enough to hold all."""
        if self.height(width) <= available + 0.5:
            return None
        stretches, room, count = self._draw(width, self.most_height), available + 0.5, 0
        while count < len(stretches) and stretches[count].height <= room:
            room -= stretches[count].height + self._between
            count += 1
        if not 0 < count < len(stretches):
            return None
        head, rest = self._parted((width, self.most_height), stretches[:count], stretches[count:])
        return head._with_more(rest, width, room - 0.5)

    def _with_more(self, rest: Stretches, width: float, room: float) -> tuple[FlowBox, FlowBox]:
        """A part with as much of the rest as has room as a lower stretch, if that is worth an axis of its own."""
        if not self.across or room < self.look.size * LEAST_MORE:
            return self, rest
        parts = rest.split(width, room)
        more, left = parts or (None, rest)
        if not isinstance(more, Stretches) or len(more.entries) < FEWEST:
            return self, rest
        known = (width, self.most_height)
        drawn = [*self._drawn[known], *next(iter(more._drawn.values()))]
        entries = [*self.entries, *more.entries]
        return replace(self, entries=entries, _drawn={known: drawn}, _words=[]), left

    def _parted(
        self, known: tuple[float, float | None], shown: list[Stretch], left: list[Stretch]
    ) -> tuple[Stretches, Stretches]:
        """What is shown, and the rest; drawings that are known already are not made again."""
        count = sum(len(stretch.keys) for stretch in shown)
        text = set().union(*(stretch.explained for stretch in shown)) if self.explain_once else set()
        cut = bisect_left(self.others, self.entries[count].start)
        head = replace(
            self,
            entries=self.entries[:count],
            others=self.others[:cut],
            most_height=known[1],
            _drawn={known: shown},
            _begun={},
            _words=self._words[:count],
        )
        return head, replace(
            self,
            entries=self.entries[count:],
            others=self.others[cut:],
            first_number=self.first_number + count,
            legend={meaning: word for meaning, word in self.legend.items() if meaning not in text},
            space_before=0.0,
            _drawn={known: left} if left else {},
            _begun={},
            _words=self._words[count:],
        )

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        items: list[AnyItem] = []
        for stretch in self._draw(width, self.most_height):
            drawing = stretch.drawing
            shown = [entry for entry in self.entries if entry.key in stretch.keys]
            alt = self._told(shown)
            figure = Figure(
                draw=lambda _, drawing=drawing: drawing,  # type: ignore[misc]
                alt=alt,
                faces=self.faces,
                **self._elements_of(stretch, alt),
                name=self.name,
                mirrors=True,
            )
            items += figure.place(x, y, width)
            y += drawing.height + self._between
        return items

    def _told(self, shown: Sequence[Entry]) -> str:
        """Where the marks have but numbers, what the first and last event are is told, too."""
        first, last = (
            f"{each.date} ({each.title})" if self.across else each.date for each in (shown[0], shown[-1])
        )
        return self.told(first, last, len(shown))

    def _elements_of(self, stretch: Stretch, alt: str) -> _Elements:
        """The labels as items of the list; where numbers stand for leaders, of one of their own, behind a figure."""
        items = {key: self.elements[key] for key in stretch.keys if key in self.elements}
        if not self.across or not items:
            return {"elements": items}
        from factdeck.diagrams.timeline.legend import LEGEND
        from factdeck.diagrams.timeline.numbered import AXIS

        figure, listed = Element("Figure", alt=alt), Element("L", numbering="None")
        items = {key: Element("P", Element("LBody", Element("LI", listed))) for key in items}
        return {"element": figure, "elements": {LEGEND: figure, AXIS: figure, **items}}

    def words(self) -> int:
        if len(self._words) != len(self.entries):
            self._words = [count_words(f"{each.title} {each.text}") for each in self.entries]
        return sum(self._words)

    @property
    def evens_out(self) -> bool:
        return True
