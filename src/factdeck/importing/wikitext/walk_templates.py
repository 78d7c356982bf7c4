"""A template on a page to what it adds there: words, a list, a quotation, a note, a picture, or the infobox's fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import mwparserfromhell
from msgspec.structs import replace
from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Cite, Inline, ProseBlock, Span, plain
from factdeck.importing.addresses import is_language, whole_address
from factdeck.importing.gaps import GAP
from factdeck.importing.infobox import Field, field_name
from factdeck.importing.spans import tidy, without_cites
from factdeck.importing.wikitext.countries import country_of
from factdeck.importing.wikitext.links import kind_of_link
from factdeck.importing.wikitext.pictures import picture_of
from factdeck.importing.wikitext.shown import shown
from factdeck.importing.wikitext.templates import kind_of_template
from factdeck.importing.wikitext.walk_lists import read_census, read_player, read_tracks
from factdeck.importing.wikitext.words import arguments, bare, in_order, numbered, template_name

if TYPE_CHECKING:
    from factdeck.importing.wikitext.walk import Walk

_IN_LANGUAGE = re.compile(
    r"lang-(?P<tag>[a-z]{2,3}(?:-[A-Za-z]{2,8})?)|langx?|"
    r"(?P<short>en|fr|la|ru|es|it|pt|nl|pl|cs|ar|he|tr|el|grc|ja|zh|ko|hu|sv|da|no|fi|uk|fa|hi|sa|ro|bg|sr|hr)s"
)
_CHINESE = ("c", "t", "s", "v", "tp", "p", "w", "j", "b", "l")
_SHORT = frozenset(("short description", "short_description", "kurzbeschreibung"))
_ADDRESSES = frozenset(
    ("url", "official url", "official website", "official", "url2", "webseite", "homepage")
)
_PICTURES = frozenset(
    (
        "double image",
        "multiple image",
        "multiple images",
        "auto images",
        "wide image",
        "panorama",
        "annotated image",
    )
)
_WIDE = {"1": "image", "3": "caption"}
_DOUBLE = {"image1": "2", "image2": "4", "caption1": "6", "caption2": "7"}
_FUNCTIONS = frozenset(("formatnum", "lc", "uc", "lcfirst", "ucfirst"))
_SAID_BY = ("author", "by", "2", "source", "title", "3")


def read_template(walk: Walk, node: Template, style: Span) -> None:
    """Adds to the walk what a template stands for; one that is not known is left out and listed."""
    name = template_name(node)
    kind = kind_of_template(name)
    if kind == "box":
        _box(walk, name, node)
    elif cites := walk.sources.template(node):
        walk.spans.append(Span("", cite=cites))
    elif name in ("r", "rp", "refname"):
        walk.spans += walk.sources.named([bare(value) for value in numbered(node)])
    elif result := _IN_LANGUAGE.fullmatch(name):
        _foreign(walk, node, result["tag"] or result["short"] or "", style)
    elif name in _SHORT:
        given = numbered(node)
        walk.draft.subtitle = walk.inline(given[0]) if given else ()
    elif name in _ADDRESSES:
        _address(walk, node, style)
    elif name in _PICTURES:
        _pictures(walk, node)
    elif reader := _READERS.get(kind):
        reader(walk, node, style)
    else:
        _words(walk, name, node, style)


def _words(walk: Walk, name: str, node: Template, style: Span) -> None:
    """A template that stands for words, else one that is told and left out."""
    function, colon, _ = name.partition(":")
    if colon and kind_of_template(function) == "silent":
        return
    given = {key: walk.words(value) for key, value in arguments(node).items()}
    words = in_order(given)
    if name in ("abbr", "abbrlink", "tooltip", "abbreviation") and len(words) > 1:
        walk.say(words[0], replace(style, expansion=words[1]))
        return
    if name in ("zh", "chinese", "zh-cpl"):
        _chinese(walk, given, style)
        return
    if colon and function in _FUNCTIONS:
        words, name = [str(node.name).partition(":")[2].strip()], function
    text = shown(name, words, given, walk.lang)
    if text is None and not given:
        text = country_of(name, walk.lang) or None
    if text is not None:
        walk.say(text or GAP, style)
    else:
        said = {key: value for key, value in given.items() if value and not key.isdigit()}
        walk.gap(f"template {name!r}", " | ".join(filter(None, [*words, *map(": ".join, said.items())])))


def _silent(walk: Walk, _node: Template, _style: Span) -> None:
    walk.spans.append(Span(GAP))


def _hatnote(walk: Walk, node: Template, _style: Span) -> None:
    words = " | ".join(filter(None, map(bare, numbered(node))))
    walk.gap(f"template {template_name(node)!r}", words)


def _foreign(walk: Walk, node: Template, tag: str, style: Span) -> None:
    """``{{lang|zh|满洲国}}``, ``{{lang-zh|满洲国}}`` and ``{{zhS|满洲国}}``."""
    given = numbered(node)
    if not tag and given:
        tag, given = bare(given[0]), given[1:]
    if given:
        walk.nodes(given[0], replace(style, lang=tag if is_language(tag) else ""))


def _chinese(walk: Walk, given: dict[str, str], style: Span) -> None:
    """``{{zh|t=滿洲國|s=满洲国}}``: the forms one after the other."""
    text = [given[key] for key in _CHINESE if given.get(key)]
    for number, words in enumerate(text or in_order(given) or [GAP]):
        walk.say("; " if number else "", style)
        han = re.search("[\u3400-\u9fff]", words)
        walk.say(words, replace(style, lang="zh") if han else style)


def _address(walk: Walk, node: Template, style: Span) -> None:
    given = numbered(node)
    if not given:
        walk.spans.append(Span(GAP))
        return
    written = bare(given[0]) or str(given[0]).strip()
    link = whole_address(written if re.match(r"[a-z]+:|//", written) else f"https://{written}")
    words = bare(given[1]) if len(given) > 1 else re.sub(r"^https?://|/$", "", written)
    walk.say(words, replace(style, link=link) if link and not style.link else style)


def _pictures(walk: Walk, node: Template) -> None:
    """``{{multiple image|image1=…|caption1=…}}``, ``{{wide image|file|width|caption}}`` and ``{{double image|…}}``."""
    given = arguments(node)
    if template_name(node) == "double image":
        given = {name: given[number] for name, number in _DOUBLE.items() if number in given}
    if template_name(node) in ("wide image", "panorama") and "1" in given:
        given = {new: given[old] for old, new in _WIDE.items() if old in given}
    for key, value in given.items():
        result = re.fullmatch(r"(?:image|file)(\d*)", key)
        if result and str(value).strip():
            _, name = kind_of_link(bare(value))
            caption = given.get(f"caption{result[1]}", "")
            code = mwparserfromhell.parse(str(caption), skip_style_tags=False)
            walk.picture(picture_of(name, code, walk.inline, walk.line))


def _quoted(walk: Walk, node: Template, _style: Span) -> None:
    given = arguments(node)
    text = given.get("text") or given.get("quote") or given.get("1")
    if text is None:
        return
    walk.quote(text)
    said_by = [walk.inline(given[name]) for name in _SAID_BY if name in given and str(given[name]).strip()]
    for words in said_by[:2]:
        walk.found.append(ProseBlock("quote", tidy([Span("— "), *words])))


def _listed(walk: Walk, node: Template, style: Span) -> None:
    walk.end()
    given = arguments(node)
    for value in in_order(given) or [given[name] for name in ("content", "list", "title") if name in given]:
        walk.nodes(value, style)
        walk.end()


def _note(walk: Walk, node: Template, _style: Span) -> None:
    """A note of the page's authors, as a source of which only the words are known."""
    given = numbered(node)
    if template_name(node).startswith("#tag:ref:"):
        given = [mwparserfromhell.parse(str(node.name).partition(":")[2].partition(":")[2]), *given]
    if given:
        walk.spans += walk.sources.inside(given[0])


def _box(walk: Walk, name: str, node: Template) -> None:
    if walk.infobox is not None:
        walk.leftovers.add(walk.line, f"another infobox ({name})", " | ".join(map(str, node.params)))
        return
    fields: list[Field] = []
    line = walk.line + str(node.name).count("\n")
    for each in node.params:
        text = str(each.name)
        here = line + len(text) - len(text.lstrip("\n"))
        if not str(each.name).strip().isdigit():
            items, cites, inside = _value_items(walk, each.value, here)
            written = bare(each.name)
            fields.append(Field(field_name(written), tuple(items), here, written=written, cites=cites))
            fields += inside
        line += str(each).count("\n")
    walk.infobox = name, fields


def _value_items(
    walk: Walk, value: Wikicode, line: int
) -> tuple[Sequence[Inline], tuple[Cite, ...], list[Field]]:
    """A field's items, what they cite, and the fields of an infobox inside it."""
    inner = walk.inner(value=True)
    inner.line = line
    written = inner.items(value)
    cites = tuple(dict.fromkeys(cite for item in written for span in item for cite in span.cite))
    items = [item for item in map(without_cites, written) if item]
    files = [item for item in items if plain(item).startswith("File:")]
    if len(files) < len(items):
        items = [item for item in items if item not in files]
        for item in files:
            walk.leftovers.add(line, "file", plain(item))
    return items, cites, inner.infobox[1] if inner.infobox else []


_READERS: dict[str, Callable[[Walk, Template, Span], None]] = {
    "quotes": _quoted,
    "lists": _listed,
    "tracks": read_tracks,
    "players": read_player,
    "censuses": read_census,
    "notes": _note,
    "silent": _silent,
    "hatnotes": _hatnote,
}
