"""Elements of a style to the words that they say of one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from factdeck.citations.csl.dates import date_words
from factdeck.citations.csl.formatting import formatted
from factdeck.citations.csl.names import group_words
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.numbers import (
    NUMBER_VARIABLES,
    in_form,
    is_numeric,
    is_several,
    page_range,
    spaced,
)
from factdeck.citations.csl.parts import Part, Parts, joined, parts_of
from factdeck.citations.csl.quotations import quoted_parts
from factdeck.citations.csl.state import DATE_VARIABLES, State


def words_of(nodes: Iterable[Node], state: State) -> Parts:
    """What elements say, one behind the other."""
    parts: Parts = []
    for node in nodes:
        say = _SAYS.get(node.tag)
        if say is not None:
            parts += say(node, state)
    return parts


def _text(node: Node, state: State) -> Parts:
    attributes = node.attributes
    if "macro" in attributes:
        words = words_of(state.style.macros[attributes["macro"]].children, state)
        if words:  # It counts as a field for the group around it (CSL 1.0.2, “Group”).
            state.asked += 1
            state.found += 1
        return formatted(node, words, state)
    if "variable" in attributes:
        return formatted(node, _variable(attributes["variable"], node, state), state)
    if "term" in attributes:
        several = attributes.get("plural") == "true"
        word = state.locale.term(attributes["term"], attributes.get("form", "long"), several)
        words = [Part(word)] if word else []
        if attributes["term"] == "no date":
            words = _with_letter(words, attributes.get("form") == "short", state)
        return formatted(node, words, state)
    return formatted(node, [Part(attributes["value"])] if attributes.get("value") else [], state)


def _with_letter(words: Parts, short: bool, state: State) -> Parts:
    """“[no date] a”, “n.d.a”: the letter that stands behind a year otherwise."""
    letter = state.telling.letter
    if not words or not letter or state.style.has_year_suffix or state.letter_said:
        return words
    state.letter_said = True
    return [*words, Part(letter if short else f" {letter}")]


_SHORT = {"title": "title-short", "container-title": "container-title-short"}


def _variable(name: str, node: Node, state: State) -> Parts:
    state.asked += name != "year-suffix" or bool(state.telling.letter)
    if name == "year-suffix" and state.letter_said:
        return []
    own = name
    if node.get("form") == "short" and name in _SHORT and state.has(_SHORT[name]):
        own = _SHORT[name]
    value = state.value(own)
    if not value or not isinstance(value, (str, int)) or name in state.left_out:
        return []
    state.found += 1
    state.said.append(name)
    state.letter_said = state.letter_said or name == "year-suffix"
    return _worded(name, str(value), state)


def _worded(name: str, text: str, state: State) -> Parts:
    """A field's text as it is set."""
    if name == "URL":
        return [Part(text, kind="url")]
    if name == "DOI":
        return [Part(text, kind="doi")]
    if name == "citation-number":
        return [Part(text, kind="number")]
    if name == "page" or (name == "locator" and state.place.label == "page"):
        sign = state.locale.term("page-range-delimiter") or "–"
        return parts_of(page_range(text, state.style.root.get("page-range-format"), sign))
    if name in NUMBER_VARIABLES and is_numeric(text):
        return [Part(spaced(text))]
    if name == "locator":
        return parts_of(text.replace("-", "–") if any(sign.isdigit() for sign in text) else text)
    return quoted_parts(text)


def _number(node: Node, state: State) -> Parts:
    name = node.get("variable")
    state.asked += 1
    value = str(state.value(name) or "")
    if not value:
        return []
    state.found += 1
    state.said.append(name)
    text = in_form(value, node.get("form", "numeric"), state.locale, name)
    return formatted(node, _worded(name, value, state) if text == value else [Part(text)], state)


def _label(node: Node, state: State) -> Parts:
    name = node.get("variable")
    value = str(state.value(name) or "")
    if not value:
        return []
    term = (state.place.label if name == "locator" else name).replace("_", "-")
    plural = node.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and _is_plural(name, value))
    word = state.locale.term(term, node.get("form", "long"), several)
    return formatted(node, [Part(word)] if word else [], state)


def _is_plural(name: str, value: str) -> bool:
    if name in ("number-of-pages", "number-of-volumes"):
        return value.strip() != "1"
    return is_several(value)


_APART = ("block", "right-inline", "indent")
"""How a style shows what stands on a line of its own."""


def _group(node: Node, state: State) -> Parts:
    """What is in it; nothing where it asks for fields and none of them is there (CSL 1.0.2, “Group”)."""
    asked, found = state.asked, state.found
    state.asked = state.found = 0
    groups = list(_told(node.children, state))
    empty = state.asked and not state.found
    state.asked, state.found = asked + state.asked, found + state.found
    if empty or not groups:
        return []
    apart: Parts = [Part("", kind="apart")] if node.get("display") in _APART else []
    return [*apart, *formatted(node, joined(groups, node.get("delimiter")), state)]


def _told(nodes: Iterable[Node], state: State) -> Iterator[Parts]:
    """What each element says, those of a chosen branch one by one: a group's delimiter stands between them, too."""
    for node in nodes:
        if node.tag == "choose":
            branch = _chosen(node, state)
            if branch is not None:
                yield from _told(branch.children, state)
        else:
            say = _SAYS.get(node.tag)
            told = say(node, state) if say is not None else []
            if told:
                yield told


def _choose(node: Node, state: State) -> Parts:
    branch = _chosen(node, state)
    return words_of(branch.children, state) if branch is not None else []


def _chosen(node: Node, state: State) -> Node | None:
    return next((branch for branch in node.children if branch.tag == "else" or _holds(branch, state)), None)


def _holds(node: Node, state: State) -> bool:
    match = node.attributes.get("match", "all")
    for name, values in node.tests:
        test = _TESTS[name]
        for value in values:
            held = test(value, state)
            if match == "any":
                if held:
                    return True
            elif held == (match == "none"):
                return False
    return match != "any"


def _is_uncertain(value: str, state: State) -> bool:
    date = state.value(value)
    return bool(date) and not isinstance(date, str) and bool(date.get("circa"))


def _is_at(value: str, state: State) -> bool:
    position = state.place.position
    if value == "near-note":
        return state.place.near
    if value == "subsequent":
        return position in ("subsequent", "ibid", "ibid-with-locator")
    if value == "ibid":
        return position in ("ibid", "ibid-with-locator")
    return bool(position) and position == value


_TESTS: dict[str, Callable[[str, State], bool]] = {
    "type": lambda value, state: state.item.get("type") == value,
    "variable": lambda value, state: state.has(value),
    "is-numeric": lambda value, state: is_numeric(str(state.value(value) or "")),
    "is-uncertain-date": _is_uncertain,
    "locator": lambda value, state: (
        bool(state.place.locator) and state.place.label.replace("_", "-") == value.replace("_", "-")
    ),
    "position": _is_at,
    "disambiguate": lambda value, state: state.telling.marked == (value == "true"),
}


def _names(node: Node, state: State) -> Parts:
    if state.place.without_names and not state.names_said:
        state.asked += 1
        if any(state.has(name) for name in node.get("variable").split()) or node.child("substitute"):
            state.names_said += 1
        return []
    variables = node.get("variable").split()
    if state.names_around:
        own = {child.tag for child in node.children}
        node = Node(
            "names",
            node.attributes,
            (*node.children, *(each for each in state.names_around if each.tag not in own)),
        )
    state.asked += 1
    parts = group_words(node, variables, state)
    if parts:
        state.found += 1
        parts = formatted(node, parts, state)
    elif node.child("substitute") is not None:
        parts = _substituted(node, state)
        state.found += bool(parts)
    if parts:
        parts = _first_names(parts, state)
        state.names_said += 1
    return parts


def _first_names(parts: Parts, state: State) -> Parts:
    """The entry's first names, or the sign that stands for those of the entry before."""
    if state.names_said:
        return parts
    state.first_names = tuple(parts)
    if state.substitute_names is not None:
        return [Part(state.substitute_names)]
    return parts


def _substituted(node: Node, state: State) -> Parts:
    """What stands in for names that there aren't; the rest of the line doesn't say it again."""
    substitute = node.child("substitute")
    assert substitute is not None
    own = tuple(child for child in node.children if child.tag in ("name", "et-al", "label"))
    for child in substitute.children:
        before, names_said, around = len(state.said), state.names_said, state.names_around
        state.names_said, state.names_around = 1, own
        parts = words_of((child,), state)
        state.names_said, state.names_around = names_said, around
        if parts:
            state.left_out |= set(state.said[before:]) - DATE_VARIABLES
            return parts
    return []


_SAYS: dict[str, Callable[[Node, State], Parts]] = {
    "text": _text,
    "number": _number,
    "label": _label,
    "group": _group,
    "choose": _choose,
    "names": _names,
    "date": date_words,
}


def in_layout(layout: Node, state: State) -> Parts:
    """A source in a layout, without what stands around it."""
    return words_of(layout.children, state)


def fresh(state: State, **changes: object) -> State:
    """The same source, nothing said yet."""
    return replace(
        state,
        asked=0,
        found=0,
        left_out=set(),
        said=[],
        names_said=0,
        letter_said=False,
        first_names=(),
        **changes,
    )
