"""Entries to numbered spots on lanes beside an axis, on as many levels of a lane as keep each one whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from factdeck.diagrams.look import Look
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.forms import Form
from factdeck.diagrams.timeline.scale import Scale

PITCH = 1.2
"""From lane to lane, by the size of labels; wider where marks of neighbours would touch."""
LEVEL_GAP = 0.06
"""Between marks above each other, by their height."""
CLOSE = 0.01
"""Points by which sums of floats may miss before marks overlap."""
STROKE = 0.45
"""Half the height of the stroke that stands for a mark where the lens shows the mark, by the size of labels."""


VAGUE = 0.15
"""Of the axis: the time within which an event fell is drawn where it is longer; its label tells it anyway."""


class Spot(Struct):
    """``at`` and ``end`` are places along the axis; ``end`` is that of a bar, or of the time within which it fell."""

    entry: Entry
    number: str
    form: Form
    at: float
    end: float
    kind: str
    """mark, bar or within."""
    mark: float
    """Where its mark stands: at its beginning, or farther along its bar."""
    reach: float
    """Half the width of its mark."""
    rise: float = 0.0
    """How far its level stands above the lowest one of its lane."""
    crowded: bool = False
    """A lens shows its number."""


def spots_of(
    entries: Sequence[Entry],
    numbers: Mapping[str, str],
    forms: Mapping[str, Form],
    scale: Scale,
    diameter: float,
) -> list[Spot]:
    """In the order of the entries; ``numbers`` are by their keys and ``forms`` by their lanes."""
    length = scale.segments[-1].far - scale.segments[0].near
    spots = []
    for entry in entries:
        form, at, end = forms[entry.lane], scale.at(entry.start), scale.at(entry.end)
        vague = entry.end - entry.start > 1.0 and end - at > max(diameter, length * VAGUE)
        kind = "bar" if entry.interval else "within" if vague else "mark"
        spots.append(Spot(entry, numbers[entry.key], form, at, end, kind, at, form.reach(diameter)))
    return spots


Stretch = tuple[float, float]


class _Level(Struct):
    marks: list[Stretch] = field(default_factory=list)
    bars: list[Stretch] = field(default_factory=list)


def set_levels(spots: Sequence[Spot], sizes: Sizes) -> float:
    """Give each spot the lowest level where no mark and no bar of its kind is in its way; the rise of the highest.

    The mark of a bar moves along it where another stands at its beginning.
    """
    levels: list[_Level] = []
    step = 2 * max((spot.reach for spot in spots), default=0.0) * (1 + LEVEL_GAP)
    for spot in sorted(spots, key=lambda each: (each.at, each.kind == "bar")):
        number = next((at for at, level in enumerate(levels) if _takes(level, spot, sizes)), len(levels))
        if number == len(levels):
            levels.append(_Level())
            _takes(levels[-1], spot, sizes)
        spot.rise = number * step
    return max((spot.rise for spot in spots), default=0.0)


def _takes(level: _Level, spot: Spot, sizes: Sizes) -> bool:
    """Whether the level has room for the spot, which is then put there."""
    bar = _bar(spot, sizes)
    if bar and not _free(bar, level.bars):
        return False
    if not spot.crowded:
        last = spot.end - spot.reach if spot.kind == "bar" else spot.at
        places = [
            spot.at,
            *(end + spot.reach for _, end in level.marks if spot.at < end + spot.reach <= last),
        ]
        free = [at for at in sorted(places) if _free((at - spot.reach, at + spot.reach), level.marks)]
        if not free:
            return False
        spot.mark = free[0]
        level.marks.append((spot.mark - spot.reach, spot.mark + spot.reach))
    if bar:
        level.bars.append(bar)
    return True


def _bar(spot: Spot, sizes: Sizes) -> Stretch | None:
    if spot.kind != "bar":
        return None
    before = sizes.fade if spot.entry.open_start else 0.0
    behind = sizes.fade if spot.entry.open_end else sizes.bar * 0.5
    return spot.at - before, max(spot.end, spot.at + spot.reach) + behind


def _free(wanted: Stretch, taken: Sequence[Stretch]) -> bool:
    return all(wanted[1] <= start + CLOSE or end - CLOSE <= wanted[0] for start, end in taken)


class Lane(Struct):
    """``at`` is how far its lowest level stands from the axis, ``rise`` how far the highest stands above that."""

    name: str
    spots: Sequence[Spot]
    rise: float
    at: float = 0.0

    @property
    def top(self) -> float:
        return self.at + self.rise


class Lanes(Struct):
    """From the axis outward. ``reach`` is how far marks stick out beyond the last one, or below the axis."""

    lanes: list[Lane] = field(default_factory=list)
    reach: float = 0.0
    below: float = 0.0

    @property
    def top(self) -> float:
        return self.lanes[-1].top + self.reach

    def __iter__(self) -> Iterator[tuple[Spot, float]]:
        """Each spot and how far it stands from the axis."""
        for lane in self.lanes:
            for spot in lane.spots:
                yield spot, lane.at + spot.rise


def arrange_lanes(
    spots: Sequence[Spot], names: Sequence[str], name_height: float, look: Look, sizes: Sizes
) -> Lanes:
    """``names`` go outward. Spots without a lane of these stand on the axis itself, unless there are bars among them."""
    groups = [("", [spot for spot in spots if spot.entry.lane not in names])]
    groups += [(name, [spot for spot in spots if spot.entry.lane == name]) for name in names]
    lanes = [Lane(name, group, set_levels(group, sizes)) for name, group in groups]
    pitch = max(look.size * PITCH, name_height + 1.0, *_needed(lanes), 0.0)
    if any(spot.kind == "bar" for spot in lanes[0].spots):
        lanes[0].at = max(spot.reach for spot in lanes[0].spots) + sizes.axis
    for below, lane in itertools.pairwise(lanes):
        reach = max((spot.reach for spot in lane.spots if not spot.crowded), default=0.0)
        alone = not below.name and not below.spots
        lane.at = max(pitch * 0.7, reach + sizes.axis) if alone else below.top + pitch
    on_axis = max((spot.reach for spot in lanes[0].spots if not spot.crowded), default=0.0)
    reach = max((spot.reach for spot in lanes[-1].spots if not spot.crowded), default=0.0)
    on_axis = 0.0 if lanes[0].at else on_axis
    return Lanes(lanes, max(reach, name_height / 2, look.size * STROKE), on_axis)


def _needed(lanes: Sequence[Lane]) -> Iterator[float]:
    """What marks of neighbouring lanes that stand above each other ask for."""
    for lower, upper in itertools.pairwise(lanes):
        for one in lower.spots:
            for other in upper.spots:
                near = one.reach + other.reach
                numbered = not (one.crowded or other.crowded)
                facing = one.rise == lower.rise and other.rise == 0.0
                if numbered and facing and abs(one.mark - other.mark) < near:
                    yield near * (1 + LEVEL_GAP)
