"""A style sheet in an SVG file to its rules, and to how many elements each of them may be for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

_PROPERTY = re.compile(r"\s*([-A-Za-z]+)\s*\Z")
_CLASS = re.compile(r"\.([\w-]+)")
_ELEMENT = re.compile(r"[\w-]+")
_COMBINED = re.compile(r"[\s>+~]+")


class Rule(Struct, frozen=True):
    """Selectors as they are written, and what holds for the elements that they select."""

    selectors: str
    declarations: tuple[tuple[str, str], ...]


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet; what stands in no braces is the selector of one without declarations."""
    for rule in _without_comments(sheet).split("}"):
        selectors, opened, body = rule.rpartition("{")
        if selectors.strip() or body.strip():
            yield Rule(selectors, tuple(declarations(body))) if opened else Rule(body, ())


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(each.partition("*/")[2] for each in others)


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """The properties of a rule, or of a style attribute, with their values."""
    for each in _without_comments(style).split(";"):
        key, colon, value = each.partition(":")
        found = _PROPERTY.match(key)
        if colon and found:
            yield found[1], value.strip()


class Selected(Struct):
    """How many elements there are, by their names and their classes."""

    elements: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def add(self, element: str, attributes: Mapping[str, str]) -> None:
        self.elements[element] += 1
        self.classes.update(set(attributes.get("class", "").split()))

    def at_most(self, rule: Rule) -> int:
        """To how many elements a rule is held, by the last part of each of its selectors."""
        return sum(map(self._of_last, rule.selectors.split(",")))

    def _of_last(self, selector: str) -> int:
        last = _COMBINED.split(selector.strip())[-1]
        if "#" in last:
            return 1
        named = _CLASS.search(last)
        if named:
            return self.classes[named[1]]
        element = _ELEMENT.match(last)
        return self.elements[element[0]] if element else self.elements.total()
