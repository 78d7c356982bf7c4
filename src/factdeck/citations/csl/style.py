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


def _check_macros(root: Node, macros: dict[str, Node]) -> None:
    """Raises StyleError where a macro is missing, or leads back to itself."""
    state: dict[str, bool] = {}

    def follow(node: Node, depth: int) -> None:
        for child in node.children:
            name = child.get("macro")
            if name and child.tag in ("text", "key"):
                if name not in macros:
                    raise StyleError(f"it has no macro {name!r}")
                if state.get(name) is False:
                    raise StyleError(f"the macro {name!r} leads back to itself")
                if name not in state:
                    state[name] = False
                    follow(macros[name], depth + 1)
                    state[name] = True
            follow(child, depth)

    for node in root.children:
        if node.tag in ("citation", "bibliography"):
            follow(node, 0)
