"""Entries to the tracks beside an axis: one for each lane, with the marks and bars that stand on it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.scale import Scale

MOST_LEVELS_THICK = 6
"""Bars above each other; where there are more, all are thinner."""


class Extent(Struct, frozen=True):
    """What an entry takes of the axis, and how it is shown: as a bar, or as the time within which it fell."""

    start: float
    end: float
    kind: str
    """mark, bar or within."""


class Track(Struct, frozen=True):
    """``at`` is the distance of the marks from the axis."""

    lane: str
    at: float


class Band(Struct):
    """All tracks, from the axis outward.

    ``marks`` says how far from the axis each entry's mark, or the middle of its bar, stands;
    ``bars`` where the bars begin that are ``bar`` thick.
    """

    tracks: list[Track] = field(default_factory=list)
    extents: dict[str, Extent] = field(default_factory=dict)
    marks: dict[str, float] = field(default_factory=dict)
    bars: dict[str, float] = field(default_factory=dict)
    bar: float = 0.0
    end: float = 0.0

    def squeezed(self, most: float) -> Band:
        """As thin as asked: all distances from the axis in proportion."""
        share = min(1.0, most / self.end) if self.end else 1.0
        if share == 1.0:
            return self
        tracks = [Track(track.lane, track.at * share) for track in self.tracks]
        marks = {key: at * share for key, at in self.marks.items()}
        bars = {key: at * share for key, at in self.bars.items()}
        return Band(tracks, self.extents, marks, bars, self.bar * share, self.end * share)


def token_length(places: Sequence[float], sizes: Sizes) -> float:
    """A bar's on an axis without a scale: it ends before the half of its part does."""
    part = places[1] - places[0] if len(places) > 1 else sizes.bar * 6
    return min(sizes.bar * 3, part / 2)


def extent_of(
    entry: Entry, place: float, scale: Scale | None, sizes: Sizes, within: bool, token: float
) -> Extent:
    """Without a scale a bar is as long as a token; the time ``within`` which a date fell can be left out."""
    if scale is None:
        return Extent(place, place + token, "bar") if entry.interval else Extent(place, place, "mark")
    end = scale.at(entry.end)
    if entry.interval:
        return Extent(place, max(end, place + sizes.bar * 0.6), "bar")
    vague = within and entry.end - entry.start > 1.0
    return Extent(place, end, "within" if vague and end - place > sizes.mark * 3 else "mark")


def make_band(
    entries: Sequence[Entry],
    places: Sequence[float],
    scale: Scale | None,
    lanes: Sequence[str],
    sizes: Sizes,
    *,
    least: float = 0.0,
    within: bool = True,
) -> Band:
    """Tracks for entries without a lane, on the axis itself, and for each lane beside it, ``least`` apart."""
    band, token = Band(), token_length(places, sizes)
    for entry, place in zip(entries, places, strict=True):
        band.extents[entry.key] = extent_of(entry, place, scale, sizes, within, token)
    groups = [("", [entry for entry in entries if entry.lane not in lanes])]
    groups += [(lane, [entry for entry in entries if entry.lane == lane]) for lane in lanes]
    placed = [(lane, group, *_levels(group, band, sizes)) for lane, group in groups]
    thin = min(1.0, MOST_LEVELS_THICK / max(1, max(count for *_, count in placed)))
    band.bar = sizes.bar * thin
    for lane, group, levels, count in placed:
        _add_track(band, lane, group, levels, count, sizes, thin, least)
    return band


def _levels(entries: Sequence[Entry], band: Band, sizes: Sizes) -> tuple[dict[str, int], int]:
    """The lowest free level for each bar, in the order of their starts."""
    levels: dict[str, int] = {}
    ends: list[float] = []
    for entry in sorted(entries, key=lambda entry: band.extents[entry.key].start):
        extent = band.extents[entry.key]
        if extent.kind != "bar":
            continue
        start = extent.start - (sizes.fade if entry.open_start else 0.0)
        level = next((number for number, end in enumerate(ends) if end <= start), len(ends))
        ends[level : level + 1] = [extent.end + sizes.bar * 0.5 + (sizes.fade if entry.open_end else 0.0)]
        levels[entry.key] = level
    return levels, len(ends)


def _add_track(
    band: Band,
    lane: str,
    entries: Sequence[Entry],
    levels: dict[str, int],
    count: int,
    sizes: Sizes,
    thin: float,
    least: float,
) -> None:
    at = band.end + max(sizes.mark, least / 2) + sizes.axis / 2 if lane else 0.0
    marked = any(band.extents[entry.key].kind != "bar" for entry in entries)
    bars = at + (sizes.mark * 1.25 if marked else sizes.axis * 0.5 + 1.0 if not lane else -sizes.bar / 2)
    end = max(
        at + max(sizes.mark, least / 2 if lane else 0.0), bars + count * sizes.level * thin if count else 0.0
    )
    for entry in entries:
        if entry.key in levels:
            band.bars[entry.key] = bars + levels[entry.key] * sizes.level * thin
        band.marks[entry.key] = band.bars[entry.key] + band.bar / 2 if entry.key in levels else at
    band.tracks.append(Track(lane, at))
    band.end = end
