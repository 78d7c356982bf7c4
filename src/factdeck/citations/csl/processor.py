"""Sources, the places where they are cited and a style to all citations, notes and entries that a reader sees."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factdeck.citations.csl.citing import Cited, CiteItem, as_note, cluster_words
from factdeck.citations.csl.elements import fresh, in_layout
from factdeck.citations.csl.formatting import affixed, typed
from factdeck.citations.csl.locale import Locale
from factdeck.citations.csl.names import inherited
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.parts import Part, Parts, finished, text_of
from factdeck.citations.csl.sorting import in_order
from factdeck.citations.csl.state import Item, Place, State, Telling
from factdeck.citations.csl.style import Style
from factdeck.citations.csl.telling_apart import told_apart

NEAR = 5
"""Notes back to which a source counts as cited near by, where the style doesn't say."""
LISTED_AS = ("document", "book")
"""Types whose words serve for a source of a type that a style doesn't list; some list no documents, either."""


class Entry(Struct, frozen=True):
    """A source in the bibliography."""

    key: str
    label: tuple[Part, ...]
    """What stands before it, as its number does in some styles; often empty."""
    parts: tuple[Part, ...]
    said: frozenset[str]
    """The fields that it tells of."""


class Processor:
    """Words citations and a bibliography; ``clusters`` are the sources cited together, place by place."""

    def __init__(
        self, style: Style, base: Locale, items: Mapping[str, Item], clusters: Sequence[Sequence[CiteItem]]
    ) -> None:
        self.style, self.items = style, items
        self.locale = style.locale(base)
        self.clusters = [tuple(cite for cite in cluster if cite.key in items) for cluster in clusters]
        self._options = {
            id(area): inherited(style.root, area)
            for area in (style.citation, style.bibliography)
            if area is not None
        }
        self._numbers: dict[str, int] = {}
        self._telling: dict[str, Telling] = {}
        cited = dict.fromkeys(cite.key for cluster in self.clusters for cite in cluster)
        listed = [*cited, *(key for key in items if key not in cited)]
        self._number(listed)
        self.order = self._ordered(listed)
        self._number(self.order)
        self._telling = self._told_apart(self.order)
        if any(telling.letter for telling in self._telling.values()):
            self.order = self._ordered(listed)
            self._number(self.order)

    def _number(self, order: Sequence[str]) -> None:
        self._numbers = {key: number for number, key in enumerate(order, 1)}

    def _ordered(self, listed: Sequence[str]) -> list[str]:
        area = self.style.bibliography
        return (
            in_order(listed, area, lambda key: self._state(key, area)) if area is not None else list(listed)
        )

    def _told_apart(self, keys: Sequence[str]) -> dict[str, Telling]:
        area = self.style.citation
        layout = area.child("layout")
        assert layout is not None
        place = Place(position="subsequent" if self.style.in_notes else "first")
        known: dict[tuple[str, Telling], str] = {}

        def worded(key: str, telling: Telling) -> str:
            if (key, telling) not in known:
                state = self._state(key, area, place)
                state.telling = telling
                known[key, telling] = text_of(in_layout(layout, state))
            return known[key, telling]

        return told_apart(keys, self.items, area, worded)

    def _state(self, key: str, area: Node, place: Place | None = None) -> State:
        return State(
            self.style,
            self.locale,
            self.items[key],
            area,
            number=self._numbers.get(key, 0),
            telling=self._telling.get(key, Telling()),
            place=place or Place(),
            name_inherited=self._options[id(area)],
        )

    def citations(self) -> list[list[Cited]]:
        """What stands in each place where sources are cited; in a style of notes, what its note says."""
        places = self._places()
        return [self._cited(cluster, place) for cluster, place in zip(self.clusters, places, strict=True)]

    def short_citations(self) -> list[list[Cited]]:
        """The same as they stand where each source was cited before; without the capital of a note."""
        return [
            self._cited(
                cluster,
                [
                    Place("subsequent", cite.locator, cite.label, without_names=cite.without_names)
                    for cite in cluster
                ],
                begins=False,
            )
            for cluster in self.clusters
        ]

    def _cited(
        self, cluster: Sequence[CiteItem], places: Sequence[Place], begins: bool = True
    ) -> list[Cited]:
        area = self.style.citation
        pairs = self._sorted(cluster, places)
        stretches = cluster_words(
            [cite for cite, _ in pairs],
            [place for _, place in pairs],
            area,
            lambda cite, place: self._state(cite.key, area, place),
        )
        if self.style.in_notes and begins:
            stretches = as_note(stretches)
        return _set_together(stretches, self.locale)

    def _sorted(self, cluster: Sequence[CiteItem], places: Sequence[Place]) -> list[tuple[CiteItem, Place]]:
        area = self.style.citation
        pairs = list(zip(cluster, places, strict=True))
        if area.child("sort") is None or any(cite.prefix for cite in cluster[1:]):
            return pairs
        names = [f"{number}" for number in range(len(pairs))]
        order = in_order(
            names, area, lambda name: self._state(pairs[int(name)][0].key, area, pairs[int(name)][1])
        )
        return [pairs[int(name)] for name in order]

    def _places(self) -> list[list[Place]]:
        """For each citation its position: first, ibid, with another page, or subsequent."""
        notes: dict[str, int] = {}
        latest: dict[str, int] = {}
        near = int(self.style.citation.get("near-note-distance") or NEAR)
        before: Sequence[CiteItem] = ()
        result = []
        for note, cluster in enumerate(self.clusters, 1):
            places = []
            for number, cite in enumerate(cluster):
                previous = cluster[number - 1] if number else before[0] if len(before) == 1 else None
                position = _position(cite, previous, cite.key in notes)
                close = cite.key in latest and note - latest[cite.key] <= near
                first = notes.setdefault(cite.key, note)
                latest[cite.key] = note
                known = first if position != "first" else 0
                places.append(Place(position, cite.locator, cite.label, close, known, cite.without_names))
            if cluster:
                before = cluster
            result.append(places)
        return result

    def entries(self, wanted: Container[str] = ()) -> list[Entry]:
        """The bibliography in its order; empty where the style has none.

        An entry is empty where the style lists no source of its type; one that is ``wanted`` all the same is worded as of
        another type.
        """
        area = self.style.bibliography
        layout = area.child("layout") if area is not None else None
        if area is None or layout is None:
            return []
        sign = area.attributes.get("subsequent-author-substitute")
        result = []
        names: Sequence[object] = ()
        for key in self.order:
            state = self._state(key, area)
            parts = in_layout(layout, state)
            for kind in LISTED_AS if key in wanted else ():
                if not parts:
                    state = fresh(state, item={**state.item, "type": kind})
                    parts = in_layout(layout, state)
            if sign is not None and state.first_names and state.first_names == names:
                state = fresh(state, substitute_names=sign)
                parts = in_layout(layout, state)
            else:
                names = state.first_names
            result.append(
                self._entry(key, parts, layout, state, apart="second-field-align" in area.attributes)
            )
        return result

    def _entry(self, key: str, parts: Parts, layout: Node, state: State, *, apart: bool) -> Entry:
        label: Parts = []
        if apart and parts:
            count = next((number for number, part in enumerate(parts) if part.kind == "number"), None)
            if count is not None:
                end = (
                    count + 2
                    if parts[count + 1 : count + 2] and not parts[count + 1].text.strip("]). ")
                    else count + 1
                )
                label, parts = parts[:end], parts[end:]
        whole = finished(affixed(layout, typed(layout, parts)) if parts else [], self.locale)
        return Entry(key, tuple(finished(label, self.locale)), tuple(whole), frozenset(state.said))


def _position(cite: CiteItem, previous: CiteItem | None, known: bool) -> str:
    if not known:
        return "first"
    if previous is None or previous.key != cite.key:
        return "subsequent"
    if previous.locator == cite.locator and previous.label == cite.label:
        return "ibid"
    if not cite.locator:
        return "subsequent"
    return "ibid-with-locator"


def _set_together(stretches: list[tuple[str, Parts]], locale: Locale) -> list[Cited]:
    """The stretches as one line is set, each again by itself."""
    keyed = [replace(part, key=key) for key, parts in stretches for part in parts]
    result: list[Cited] = []
    for key, parts in groupby(finished(keyed, locale), key=lambda part: part.key):
        result.append(Cited(tuple(parts), key))
    return result
