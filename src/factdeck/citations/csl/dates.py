"""Dates of a source to words in a form of the style or the locale, ranges with what differs said twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factdeck.citations.csl.formatting import formatted, typed
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.parts import Part, Parts, joined, parts_of
from factdeck.citations.csl.state import State
from factdeck.citations.csl.text_case import in_case

_PARTS = ("year", "month", "day")
_SEASONS = {13: 1, 14: 2, 15: 3, 16: 4, 21: 1, 22: 2, 23: 3, 24: 4}
"""EDTF's and older numbers of seasons."""


def date_words(node: Node, state: State) -> Parts:
    """A ``date`` element."""
    variable = node.get("variable")
    state.asked += 1
    value = state.value(variable)
    if not isinstance(value, Mapping):
        return []
    parts = _whole(node, value, variable, state)
    if not parts:
        return []
    state.found += 1
    state.said.append(variable)
    if value.get("circa") and not state.style.asks_uncertain and not state.sorting:
        circa = state.locale.term("circa", "short") or "c."
        parts = [Part(f"{circa} "), *parts]
    return formatted(node, parts, state)


def _whole(node: Node, value: Mapping[str, Any], variable: str, state: State) -> Parts:
    if value.get("literal"):
        return parts_of(str(value["literal"]))
    dates = [_numbers(date) for date in value.get("date-parts") or [] if date]
    if not dates or not dates[0]:
        return []
    if value.get("season") and len(dates[0]) == 1:
        dates[0] = [dates[0][0], 20 + int(value["season"])]
    wanted = _wanted(node, state)
    if state.sorting:
        most = max((_PARTS.index(part.get("name")) for part in wanted), default=2) + 1
        return [Part("/".join(sort_key(date[:most]) for date in dates))]
    delimiter = node.get("delimiter")
    open_ended = len(value.get("date-parts") or []) == 2 and len(dates) == 1
    if len(dates) == 1 or dates[0] == dates[1]:
        parts = joined((_part(part, dates[0], variable, state) for part in wanted), delimiter)
        return [*parts, Part("–")] if open_ended and parts else parts
    return _range(wanted, dates[0], dates[1], variable, delimiter, state)


def _numbers(date: Sequence[Any]) -> list[int]:
    return [int(part) for part in date if str(part).lstrip("-").isdigit()]


def sort_key(date: Sequence[int]) -> str:
    """A date as text that sorts by time."""
    year = (date[0] if date else 0) + 20_000
    month, day = (date[1] if len(date) > 1 else 0), (date[2] if len(date) > 2 else 0)
    return f"{year:05}{month:02}{day:02}"


def _wanted(node: Node, state: State) -> list[Node]:
    """The parts to be said, in order: the style's own, or the locale's with what the style says of them."""
    own = {child.get("name"): child for child in node.children if child.tag == "date-part"}
    form = node.get("form")
    if not form:
        return list(own.values())
    pattern = state.locale.dates.get(form)
    wanted = node.get("date-parts", "year-month-day").split("-")
    result = []
    for part in pattern.children if pattern else ():
        name = part.get("name")
        if part.tag == "date-part" and name in wanted:
            changes = own[name].attributes if name in own else {}
            kept = {key: text for key, text in changes.items() if key not in ("prefix", "suffix")}
            result.append(Node("date-part", {**part.attributes, **kept}, ()))
    return result


def _part(node: Node, date: Sequence[int], variable: str, state: State, bare: str = "") -> Parts:
    """A part of a date; ``bare`` names an affix that is left out."""
    name = node.get("name")
    place = _PARTS.index(name)
    if place >= len(date) or not date[place]:
        return []
    text = (_year, _month, _day)[place](node, date, state)
    if not text:
        return []
    if node.get("strip-periods") == "true":
        text = text.replace(".", "")
    parts = in_case([Part(text)], node.get("text-case"), english=True)
    if name == "year" and variable == "issued" and state.telling.letter and not state.style.has_year_suffix:
        parts = [*parts, *([] if state.letter_said else [Part(state.telling.letter)])]
        state.letter_said = True
    parts = typed(node, parts)
    before, after = node.get("prefix"), node.get("suffix")
    return [
        *([Part(before)] if before and bare != "prefix" else []),
        *parts,
        *([Part(after)] if after and bare != "suffix" else []),
    ]


def _year(node: Node, date: Sequence[int], state: State) -> str:
    year = date[0]
    if year < 0:
        return f"{-year}\u00a0{(state.locale.term('bc') or 'BC').strip()}"
    if year < 100:
        return f"{year}\u00a0{(state.locale.term('ad') or 'AD').strip()}"
    return str(year)[-2:] if node.get("form") == "short" and year >= 1000 else str(year)


def _month(node: Node, date: Sequence[int], state: State) -> str:
    month, form = date[1], node.get("form", "long")
    if month in _SEASONS:
        return state.locale.term(f"season-{_SEASONS[month]:02}") or ""
    if not 1 <= month <= 12:
        return ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02}"
    return state.locale.term(f"month-{month:02}", form) or str(month)


def _day(node: Node, date: Sequence[int], state: State) -> str:
    day, form = date[2], node.get("form", "numeric")
    if form == "numeric-leading-zeros":
        return f"{day:02}"
    if form == "ordinal":
        only_first = state.locale.options.get("limit-day-ordinals-to-day-1") == "true"
        return str(day) if only_first and day != 1 else state.locale.ordinal(day, f"month-{date[1]:02}")
    return str(day)


def _range(
    wanted: Sequence[Node],
    first: Sequence[int],
    last: Sequence[int],
    variable: str,
    delimiter: str,
    state: State,
) -> Parts:
    """What differs, and what is smaller, of both dates; what is the same once."""
    names = [node.get("name") for node in wanted]
    shown = [place for place, name in enumerate(_PARTS) if name in names]
    differing = next((place for place in shown if first[place : place + 1] != last[place : place + 1]), None)
    if differing is None:
        return joined((_part(node, first, variable, state) for node in wanted), delimiter)
    twice = {_PARTS[place] for place in shown if place >= differing}
    places = [number for number, name in enumerate(names) if name in twice]
    begin, end = places[0], places[-1] + 1
    sign = next((node.get("range-delimiter") for node in wanted if node.get("range-delimiter")), "–")
    block = [
        node for node in wanted[begin:end] if _PARTS.index(node.get("name")) < max(len(first), len(last))
    ]
    before = joined(
        (_part(node, first, variable, state, "suffix" if node is block[-1] else "") for node in block),
        delimiter,
    )
    after = joined(
        (_part(node, last, variable, state, "prefix" if node is block[0] else "") for node in block),
        delimiter,
    )
    return joined(
        [
            *(_part(node, first, variable, state) for node in wanted[:begin]),
            [*before, Part(sign), *after],
            *(_part(node, first, variable, state) for node in wanted[end:]),
        ],
        delimiter,
    )
