"""Citations that stand in one place to the words between their brackets, or in their note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factdeck.citations.csl.elements import in_layout
from factdeck.citations.csl.formatting import typed
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.parts import Part, Parts, text_of
from factdeck.citations.csl.state import Place, State
from factdeck.citations.csl.text_case import in_case


class CiteItem(Struct, frozen=True):
    """A source that is cited, and where in it."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    without_names: bool = False


class Cited(Struct, frozen=True):
    """Words of a citation that lead to one source, or, without a key, those between."""

    parts: tuple[Part, ...]
    key: str = ""


class _Told(Struct):
    """One of the sources cited together."""

    cite: CiteItem
    parts: Parts
    names: str
    year: str
    number: int
    letter: str
    bare: bool
    """Whether nothing but the source itself is said of it."""


StateOf = Callable[[CiteItem, Place], State]


def cluster_words(
    cites: Sequence[CiteItem], places: Sequence[Place], area: Node, state_of: StateOf
) -> list[tuple[str, Parts]]:
    """What is said of sources cited together, each stretch with the key of its source, or none."""
    layout = area.child("layout")
    assert layout is not None
    told = [_told(cite, place, layout, state_of) for cite, place in zip(cites, places, strict=True)]
    collapse = area.get("collapse")
    if collapse == "citation-number":
        stretches = _by_number(told, layout.get("delimiter"), area.get("after-collapse-delimiter"))
    elif (
        collapse in ("year", "year-suffix", "year-suffix-ranged") or "cite-group-delimiter" in area.attributes
    ):
        stretches = _by_names(told, area, layout, state_of, dict(zip(map(id, cites), places, strict=True)))
    else:
        stretches = _in_row(told, layout.get("delimiter"))
    if not any(parts for _, parts in stretches):
        return []
    return _within(layout, [(key, typed(layout, parts)) for key, parts in stretches])


def _within(layout: Node, stretches: list[tuple[str, Parts]]) -> list[tuple[str, Parts]]:
    prefix, suffix = layout.get("prefix"), layout.get("suffix")
    before = [("", typed(layout, [Part(prefix)]))] if prefix else []
    after = [("", typed(layout, [Part(suffix)]))] if suffix else []
    return [*before, *stretches, *after]


def _told(cite: CiteItem, place: Place, layout: Node, state_of: StateOf) -> _Told:
    state = state_of(cite, place)
    parts = in_layout(layout, state)
    year = state.item.get("issued") or {}
    return _Told(
        cite,
        _between(cite, parts),
        text_of(state.first_names) if state.first_names else "",  # type: ignore[arg-type]
        str(year.get("literal") or [date[:1] for date in year.get("date-parts") or []]),
        state.number,
        state.telling.letter,
        not (cite.prefix or cite.suffix or "locator" in state.said),
    )


def _between(cite: CiteItem, parts: Parts) -> Parts:
    """The words between what was written before and behind them."""
    prefix = f"{cite.prefix} " if cite.prefix and not cite.prefix.endswith((" ", "(", "“")) else cite.prefix
    suffix = cite.suffix
    if suffix and suffix[0] not in ",.;:)!?’” ":
        suffix = f" {suffix}"
    return [*([Part(prefix)] if prefix else []), *parts, *([Part(suffix)] if suffix else [])]


def _in_row(told: Sequence[_Told], delimiter: str) -> list[tuple[str, Parts]]:
    stretches: list[tuple[str, Parts]] = []
    for each in told:
        if each.parts:
            if stretches:
                stretches.append(("", [Part(delimiter)]))
            stretches.append((each.cite.key, each.parts))
    return stretches


def _by_number(told: Sequence[_Told], delimiter: str, after: str) -> list[tuple[str, Parts]]:
    """Three and more numbers that follow each other as the first and the last with a dash, which leads to those between."""
    stretches: list[tuple[str, Parts]] = []
    at, collapsed = 0, False
    while at < len(told):
        end = at
        while end + 1 < len(told) and _follows(told[end], told[end + 1]):
            end += 1
        if stretches:
            stretches.append(("", [Part((after if collapsed else "") or delimiter)]))
        collapsed = end - at >= 2
        if collapsed:
            stretches += [
                (told[at].cite.key, told[at].parts),
                (told[at + 1].cite.key, [Part("–")]),
                (told[end].cite.key, told[end].parts),
            ]
        else:
            stretches += _in_row(told[at : end + 1], delimiter)
        at = end + 1
    return stretches


def _follows(first: _Told, second: _Told) -> bool:
    return first.bare and second.bare and second.number == first.number + 1


def _by_names(
    told: Sequence[_Told], area: Node, layout: Node, state_of: StateOf, places: dict[int, Place]
) -> list[tuple[str, Parts]]:
    """Works of the same people behind each other, their names said once where the style wants that."""
    collapse = area.get("collapse")
    between = area.get("cite-group-delimiter") or ", "
    stretches: list[tuple[str, Parts]] = []
    collapsed = False
    for group in _grouped(told):
        if stretches:
            after = area.get("after-collapse-delimiter") if collapsed else ""
            stretches.append(("", [Part(after or layout.get("delimiter"))]))
        collapsed = bool(collapse) and len(group) > 1
        stretches.append((group[0].cite.key, group[0].parts))
        for before, each in pairwise(group):
            letters = collapse in ("year-suffix", "year-suffix-ranged") and _shares_year(before, each)
            located = collapse and (_is_located(before) or _is_located(each))
            sign = layout.get("delimiter") if located else between
            sign = (area.get("year-suffix-delimiter") or layout.get("delimiter")) if letters else sign
            place = places[id(each.cite)]
            if collapse:
                place = replace(place, without_names=True, letter_only=letters)
            parts = _between(each.cite, _letter_or_all(each, place, layout, state_of))
            stretches += [("", [Part(sign)]), (each.cite.key, parts)]
    return stretches


def _letter_or_all(each: _Told, place: Place, layout: Node, state_of: StateOf) -> Parts:
    return [Part(each.letter)] if place.letter_only else in_layout(layout, state_of(each.cite, place))


def _is_located(told: _Told) -> bool:
    return bool(told.cite.locator or told.cite.suffix)


def _shares_year(first: _Told, second: _Told) -> bool:
    return first.bare and second.bare and bool(second.letter) and first.year == second.year


def _grouped(told: Sequence[_Told]) -> list[list[_Told]]:
    groups: dict[object, list[_Told]] = {}
    for number, each in enumerate(told):
        if each.parts:
            groups.setdefault(each.names if each.names and not each.cite.prefix else number, []).append(each)
    return list(groups.values())


def as_note(parts: list[tuple[str, Parts]]) -> list[tuple[str, Parts]]:
    """A note begins with a capital."""
    if not parts:
        return parts
    first = next((number for number, (_, words) in enumerate(parts) if words), 0)
    key, words = parts[first]
    return [*parts[:first], (key, in_case(words, "capitalize-first", english=True)), *parts[first + 1 :]]
