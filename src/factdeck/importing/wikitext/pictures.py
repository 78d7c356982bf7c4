"""Links to picture files and galleries to pictures with the captions that the page gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import mwparserfromhell
from mwparserfromhell.nodes import Node, Text
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Inline
from factdeck.importing.draft import DraftPicture
from factdeck.importing.wikitext.links import kind_of_link
from factdeck.importing.wikitext.localised import is_option
from factdeck.importing.wikitext.taming import readable

_ALT = re.compile(
    r"(?:alt|alternativtext|alternatief|заголовок|альт)\s*=\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
"""What stands for a picture, as the wikis of several languages name it."""
_Reader = Callable[[Wikicode], Inline]


def picture_of(name: str, options: Wikicode | None, inline: _Reader, line: int) -> DraftPicture:
    """``[[File:name|thumb|alt=what it shows|caption]]``: the last option that is none is the caption."""
    parts = _split(options) if options is not None else []
    said = [found["words"] for part in parts if (found := _ALT.fullmatch(readable(str(part)).strip()))]
    text = [part for part in parts if str(part).strip() and not is_option(readable(str(part)))]
    alt = " ".join(said[-1].split()) if said else ""
    return DraftPicture(_clean(name), inline(text[-1]) if text else (), line, alt)


def _split(code: Wikicode) -> list[Wikicode]:
    """The parts between bars that stand in no link and no template."""
    parts: list[list[Node]] = [[]]
    for node in code.nodes:
        pieces = str(node).split("|") if isinstance(node, Text) else None
        if pieces is None:
            parts[-1].append(node)
            continue
        parts[-1].append(Text(pieces[0]))
        parts += [[Text(piece)] for piece in pieces[1:]]
    return [Wikicode(part) for part in parts]


def gallery(contents: Wikicode | None, inline: _Reader, line: int) -> Iterator[DraftPicture]:
    """The pictures of a gallery, a line each."""
    for number, text in enumerate(str(contents or "").split("\n")):
        name, _, caption = readable(text).partition("|")
        if name.strip():
            kind, file = kind_of_link(name)
            code = mwparserfromhell.parse(caption, skip_style_tags=False)
            yield picture_of(file if kind == "picture" else name, code, inline, line + number)


def _clean(name: str) -> str:
    return readable(name).replace("_", " ").strip()
