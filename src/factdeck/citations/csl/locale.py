"""Locale files of CSL to terms, forms of dates, ordinals and quotation marks."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from factdeck.citations.csl.nodes import Node, read_nodes

_FORMS = {
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "short": ("short", "long"),
    "long": ("long",),
}
"""For each form of a term those that stand in for it, in order (CSL 1.0.2, “Terms”)."""

_FIRST_GENDER = "masculine"
"""Of ordinals, where a language has none in neuter."""


class Term(Struct, frozen=True):
    """A word of a locale, for one and for several."""

    single: str
    multiple: str


class Ordinal(Struct, frozen=True):
    """What ordinal numbers end in: numbers by their last digit, last two digits, or the whole."""

    text: str
    match: str


class Locale(Struct, frozen=True, dict=True):
    """Words and habits of a language."""

    lang: str
    terms: dict[tuple[str, str], Term]
    genders: dict[str, str]
    """Masculine or feminine, by the names of the terms that are so."""
    ordinals: dict[tuple[str, str], Ordinal]
    """By their number in two digits, empty for all others, and a gender, empty for neuter."""
    dates: dict[str, Node]
    options: dict[str, str]

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """A word, or None where the locale has none of the name."""
        for each in _FORMS.get(form, ("long",)):
            found = self.terms.get((name, each))
            if found is not None:
                return found.multiple if plural else found.single
        return None

    @cached_property
    def quotes(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The outer and the inner pair."""
        outer = self.term("open-quote") or "“", self.term("close-quote") or "”"
        inner = self.term("open-inner-quote") or "‘", self.term("close-inner-quote") or "’"
        return outer, inner

    @cached_property
    def punctuation_in_quote(self) -> bool:
        return self.options.get("punctuation-in-quote") == "true"

    @cached_property
    def english(self) -> bool:
        return self.lang.startswith("en")

    def ordinal(self, number: int, of: str = "") -> str:
        """A number as in “2nd”, in the gender of the term that it is one of."""
        last_two, last = f"{number % 100:02}", f"0{number % 10}"
        found = self._ordinal(last_two, of)
        if (
            found is None
            or (found.match == "whole-number" and number >= 100)
            or (len(last_two) == 2 and last_two >= "10" and found.match == "last-digit")
        ):
            found = self._ordinal(last, of)
            if found is not None and (
                found.match == "whole-number" or (number > 9 and found.match == "last-two-digits")
            ):
                found = None
        ending = found or self._ordinal("", of)
        return f"{number}{ending.text if ending else ''}"

    def _ordinal(self, number: str, of: str) -> Ordinal | None:
        genders = (self.genders.get(of, ""), "", _FIRST_GENDER)
        return next(filter(None, (self.ordinals.get((number, gender)) for gender in genders)), None)

    def long_ordinal(self, number: int, of: str = "") -> str:
        """A number as in “second”, in the gender of the term that it is one of; past ten as in “11th”."""
        name, gender = f"long-ordinal-{number:02}", self.genders.get(of, "")
        term = self.terms.get((name, gender)) if gender else None
        return (term.single if term else self.term(name)) or self.ordinal(number, of)


def read_locale(text: str) -> Locale:
    """A locale file. Raises NotXML."""
    root = read_nodes(text)
    return _locale(root.get("lang", "en-US"), [root])


def overlaid(locale: Locale, nodes: list[Node]) -> Locale:
    """A locale with what a style itself says of it, the more special last."""
    if not nodes:
        return locale
    own = _locale(locale.lang, nodes)
    return Locale(
        locale.lang,
        locale.terms | own.terms,
        locale.genders | own.genders,
        own.ordinals or locale.ordinals,
        locale.dates | own.dates,
        locale.options | own.options,
    )


def _locale(lang: str, nodes: list[Node]) -> Locale:
    terms: dict[tuple[str, str], Term] = {}
    genders: dict[str, str] = {}
    ordinals: dict[tuple[str, str], Ordinal] = {}
    dates: dict[str, Node] = {}
    options: dict[str, str] = {}
    for root in nodes:
        for node in root.below("term"):
            _add_term(node, terms, ordinals)
            if "gender" in node.attributes:
                genders[node.get("name")] = node.get("gender")
        for node in root.children:
            if node.tag == "date":
                dates[node.get("form")] = node
            elif node.tag == "style-options":
                options |= node.attributes
    return Locale(lang, terms, genders, ordinals, dates, options)


def _add_term(
    node: Node, terms: dict[tuple[str, str], Term], ordinals: dict[tuple[str, str], Ordinal]
) -> None:
    name, form = node.get("name"), node.get("form", "long")
    single, multiple = node.child("single"), node.child("multiple")
    one = single.text if single else node.text
    many = multiple.text if multiple else node.text
    gender = node.get("gender-form")
    if name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdigit()):
        number = name[8:]
        usual = "last-two-digits" if number >= "10" else "last-digit"
        ordinals.setdefault((number, gender), Ordinal(one, node.get("match", usual)))
        return
    if gender:
        terms[name, gender] = Term(one, many)
        terms.setdefault((name, form), Term(one, many))
        return
    terms[name, form] = Term(one, many)
