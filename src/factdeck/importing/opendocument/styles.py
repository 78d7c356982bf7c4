"""The styles of an OpenDocument text to what a paragraph in each of them is, and how words in it look."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.importing.word.names import child, local, value_of
from factdeck.importing.word.styles import role_of

_MOST_ANCESTORS = 20


class Look(Struct, frozen=True):
    """How words look, where that says something."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    script: str = ""
    """``sup`` or ``sub``."""


class Style(Struct):
    """What a style says, and the style that says the rest."""

    name: str
    parent: str = ""
    automatic: bool = False
    """Whether the document's author set this by hand, and it has no name."""
    words: dict[str, str] = field(default_factory=dict)


class Styles(Struct):
    """Styles by family and name, and of each list's style which levels have numbers."""

    known: dict[tuple[str, str], Style] = field(default_factory=dict)
    numbered: dict[str, set[int]] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """What a paragraph is: ``Title``, ``Heading2``, ``Caption``; empty of one of the text."""
        roles = (role_of(style.name.replace("_20_", " ")) for style in self._line("paragraph", name))
        return next((role for role in roles if role is not None), "")

    def of_paragraph(self, name: str) -> Look:
        """What its author set by hand for a whole paragraph: what its named style sets is the style's look."""
        own = [style for style in self._line("paragraph", name) if style.automatic]
        return _look(Look(), own)

    def of_words(self, name: str, around: Look) -> Look:
        """How words look in a style, and in another one around them."""
        return _look(around, list(self._line("text", name)))

    def is_numbered(self, name: str, level: int) -> bool:
        """Whether the items of a list have numbers, and not bullets, at a level from 1."""
        return level in self.numbered.get(name, ())

    def _line(self, family: str, name: str) -> Iterator[Style]:
        """The style, the one that it is based on, and so on."""
        for _ in range(_MOST_ANCESTORS):
            style = self.known.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent


def styles_of(*roots: _Element | None) -> Styles:
    """Of the parts that hold them; of two with one name the first counts."""
    styles = Styles()
    for root in roots:
        for element in root.iter("{*}style", "{*}list-style") if root is not None else ():
            name = value_of(element, "name")
            if local(element) == "list-style":
                levels = element.iterchildren("{*}list-level-style-number")
                numbers = (value_of(each, "level") for each in levels if value_of(each, "num-format"))
                styles.numbered.setdefault(name, {int(each) for each in numbers if each.isdecimal()})
                continue
            above = element.getparent()
            properties = child(element, "text-properties")
            styles.known.setdefault(
                (value_of(element, "family"), name),
                Style(
                    name,
                    value_of(element, "parent-style-name"),
                    above is not None and local(above) == "automatic-styles",
                    {local_name(key): str(value) for key, value in properties.items()}
                    if properties is not None
                    else {},
                ),
            )
    return styles


def local_name(key: object) -> str:
    """An attribute's name without its namespace."""
    return str(key).rpartition("}")[2]


def _look(around: Look, line: list[Style]) -> Look:
    for style in reversed(line):
        words = style.words
        if weight := words.get("font-weight"):
            around = replace(around, bold=weight == "bold" or (weight.isdecimal() and int(weight) >= 600))
        if slant := words.get("font-style"):
            around = replace(around, italic=slant in ("italic", "oblique"))
        if line_through := words.get("text-line-through-style"):
            around = replace(around, struck=line_through != "none")
        if shown := words.get("display"):
            around = replace(around, hidden=shown == "none")
        if position := words.get("text-position"):
            around = replace(around, script=_script(position))
    return around


def _script(position: str) -> str:
    raised, _, size = position.partition(" ")
    if raised in ("super", "sub"):
        return "sup" if raised == "super" else "sub"
    if raised.startswith("0") or size.strip() == "100%":
        return ""
    return "sub" if raised.startswith("-") else "sup"
