"""Templates that hold a list in named arguments (tracks, players, numbers of people) to a list's items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Inline, Span
from factdeck.importing.wikitext.words import arguments, in_order

if TYPE_CHECKING:
    from factdeck.importing.wikitext.walk import Walk

_MOST_TRACKS = 500


def read_tracks(walk: Walk, node: Template, _style: Span) -> None:
    """``{{tracklist|title1=…|note1=…|length1=…}}``: “Title (note), length”."""
    given = arguments(node)
    if heading := _inline(walk, given, "headline"):
        walk.end()
        walk.say_all(heading, bold=True)
    for number in range(1, _MOST_TRACKS):
        if title := _inline(walk, given, f"title{number}"):
            walk.begin_item("number")
            walk.say_all(title)
            _say(walk, " (", _inline(walk, given, f"note{number}"), ")")
            for name in ("writer", "lyrics", "music", "length"):
                _say(walk, ", ", _inline(walk, given, f"{name}{number}"))
    walk.end()


def read_player(walk: Walk, node: Template, _style: Span) -> None:
    """``{{fs player|no=1|pos=GK|nat=Scotland|name=…}}``: “1 GK Name (Scotland), other”."""
    given = arguments(node)
    if name := _inline(walk, given, "name"):
        walk.begin_item("bullet")
        for key in ("no", "pos"):
            _say(walk, "", _inline(walk, given, key), " ")
        walk.say_all(name)
        _say(walk, " (", _inline(walk, given, "nat"), ")")
        _say(walk, ", ", _inline(walk, given, "other"))
        walk.end()


def read_census(walk: Walk, node: Template, style: Span) -> None:
    """``{{US Census population|1970=810}}`` and ``{{historical populations|1970|810}}``: “1970: 810”, and the note."""
    given = arguments(node)
    for year, people in _counts(given):
        if words := walk.inline(people):
            walk.begin_item("bullet")
            walk.say(f"{year}: ", style)
            walk.say_all(words)
    walk.end()
    walk.nodes(given.get("footnote"), style)
    walk.end()


def _counts(given: Mapping[str, Wikicode]) -> Iterator[tuple[str, Wikicode]]:
    for name, value in given.items():
        if len(name) == 4 and name.isdecimal():
            yield name, value
    listed = in_order({name: value for name, value in given.items() if len(name) < 4})
    for year, people in zip(listed[::2], listed[1::2], strict=False):
        yield str(year).strip(), people


def _inline(walk: Walk, given: Mapping[str, Wikicode], name: str) -> Inline:
    return walk.inline(given[name]) if name in given else ()


def _say(walk: Walk, before: str, words: Inline, after: str = "") -> None:
    if words:
        walk.say(before, Span(""))
        walk.say_all(words)
        walk.say(after, Span(""))
