"""The text of a CSL file to a style: its macros, layouts, options and words of its own."""

from __future__ import annotations

from functools import cached_property, lru_cache

from msgspec import Struct

from factdeck.citations.csl.locale import Locale, overlaid
from factdeck.citations.csl.nodes import Node, NotXML, read_nodes


class StyleError(ValueError):
    """A text that is no independent CSL style; ``line`` is where, counted from 1."""

    def __init__(self, message: str, line: int = 1):
        super().__init__(message)
        self.line = line


class Style(Struct, frozen=True, eq=False, dict=True):
    """A style that sources can be set in."""

    root: Node
    macros: dict[str, Node]
    citation: Node
    bibliography: Node | None

    @cached_property
    def in_notes(self) -> bool:
        """Whether citations stand in notes."""
        return self.root.get("class") == "note"

    @cached_property
    def is_numeric(self) -> bool:
        """Whether citations are numbers."""
        info = self.root.child("info")
        formats = [node.get("citation-format") for node in info.below("category")] if info else []
        return "numeric" in formats

    @cached_property
    def default_locale(self) -> str:
        return self.root.get("default-locale")

    @cached_property
    def title(self) -> str:
        info = self.root.child("info")
        title = info.child("title") if info else None
        return title.text if title else ""

    @cached_property
    def asks_uncertain(self) -> bool:
        """Whether it words uncertain dates itself."""
        return any(
            name == "is-uncertain-date"
            for tag in ("if", "else-if")
            for node in self.root.below(tag)
            for name, _ in node.tests
        )

    @cached_property
    def has_year_suffix(self) -> bool:
        """Whether it says itself where the letter behind a year stands."""
        return any(node.get("variable") == "year-suffix" for node in self.root.below("text"))

    def locale(self, base: Locale) -> Locale:
        """A locale with the style's own words, those of the language before those of the country."""
        nodes = [node for node in self.root.children if node.tag == "locale"]
        language = base.lang.split("-")[0]
        wanted = ("", language, base.lang)
        return overlaid(base, [node for each in wanted for node in nodes if node.get("lang") == each])


@lru_cache(maxsize=8)
def read_style(text: str) -> Style:
    """Raises StyleError."""
    try:
        root = read_nodes(text)
    except NotXML as error:
        raise StyleError(str(error), error.line) from None
    citation = root.child("citation")
    if root.tag != "style":
        raise StyleError(f"its first element is <{root.tag}>, not <style>")
    if citation is None or citation.child("layout") is None:
        raise StyleError(
            "it has no <citation> with a <layout>: a dependent style names another one as its parent"
        )
    macros = {node.get("name"): node for node in root.children if node.tag == "macro"}
    _check_macros(root, macros)
    return Style(root, macros, citation, root.child("bibliography"))


MOST_ELEMENTS = 10_000_000
"""That a style may have with each macro written out where it is called; Chicago's has 1,400,000."""
MOST_MACROS = 40
"""That call each other."""


def _check_macros(root: Node, macros: dict[str, Node]) -> None:
    """Raises StyleError where a macro is missing or leads back to itself, or a style would never come to an end."""
    sizes: dict[str, int] = {}
    under_way: list[str] = []

    def size_of(name: str) -> int:
        if name not in macros:
            raise StyleError(f"it has no macro {name!r}")
        if name in under_way:
            raise StyleError(f"the macro {name!r} leads back to itself")
        if len(under_way) >= MOST_MACROS:
            raise StyleError(f"more than {MOST_MACROS} of its macros call each other")
        if name not in sizes:
            under_way.append(name)
            sizes[name] = written_out(macros[name])
            under_way.pop()
        return sizes[name]

    def written_out(node: Node) -> int:
        called = node.get("macro") if node.tag in ("text", "key") else ""
        return 1 + (size_of(called) if called else 0) + sum(map(written_out, node.children))

    for node in root.children:
        if node.tag in ("citation", "bibliography") and written_out(node) > MOST_ELEMENTS:
            raise StyleError(f"it has more than {MOST_ELEMENTS:,} elements with its macros written out")
