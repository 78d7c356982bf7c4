"""What sources are sorted by in a citation or a bibliography, as a style says."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from factdeck.citations.csl.dates import sort_key
from factdeck.citations.csl.elements import words_of
from factdeck.citations.csl.names import one_name, split_family
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.numbers import NUMBER_VARIABLES
from factdeck.citations.csl.parts import text_of
from factdeck.citations.csl.state import DATE_VARIABLES, NAME_VARIABLES, State


def in_order(keys: Sequence[str], area: Node, state_of: Callable[[str], State]) -> list[str]:
    """Sources by their keys, in the order of an area's ``sort``; as they stand where it has none.

    What is empty stands last, whichever way is sorted (CSL 1.0.2, “Sorting”).
    """
    sort = area.child("sort")
    if sort is None:
        return list(keys)
    result = list(keys)
    for node in reversed([child for child in sort.children if child.tag == "key"]):
        values = {key: _value(node, state_of(key)) for key in keys}
        result.sort(key=lambda key: values[key], reverse=node.get("sort") == "descending")
        result.sort(key=lambda key: values[key] in ("", 0))
    return result


def _value(node: Node, state: State) -> str:
    state.sorting = True
    state.name_inherited = {**state.name_inherited, **_name_options(node)}
    variable = node.get("variable")
    if not variable:
        return comparable(text_of(words_of(state.style.macros[node.get("macro")].children, state)))
    if variable in NAME_VARIABLES:
        return _names(state.value(variable) or [], state)
    value = state.value(variable)
    if variable in DATE_VARIABLES:
        dates = value.get("date-parts") if isinstance(value, dict) else None
        return "/".join(sort_key(date) for date in dates or [])
    if variable in NUMBER_VARIABLES:
        digits = "".join(sign for sign in str(value) if sign.isdigit())
        return f"{int(digits):012}" if digits else comparable(str(value))
    return comparable(str(value))


def _name_options(node: Node) -> dict[str, str]:
    names = (
        ("names-min", "et-al-min"),
        ("names-use-first", "et-al-use-first"),
        ("names-use-last", "et-al-use-last"),
    )
    found = {option: node.get(name) for name, option in names if node.get(name)}
    return {"name-as-sort-order": "all", **found}


def _names(names: Sequence[dict[str, str]], state: State) -> str:
    node = Node("name", {}, ())
    options = {"name-as-sort-order": "all", "sort-separator": " "}
    told = []
    for name in names:
        family, before, _ = split_family(name)
        demoted = state.style.root.get("demote-non-dropping-particle", "display-and-sort")
        if name.get("literal") or demoted == "never" or not before:
            told.append(text_of(one_name(name, 0, node, options, state)))
        else:
            told.append(f"{family} {name.get('given', '')} {before}")
    return comparable("  ".join(told))


def comparable(text: str) -> str:
    """A text as it is compared: without case, accents and punctuation."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ").strip()
