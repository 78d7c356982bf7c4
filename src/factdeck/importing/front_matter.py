"""The YAML or TOML before a Markdown text to what a draft says of itself; YAML guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from factdeck.article import ProseBlock
from factdeck.article.csl import ITEM_TYPES
from factdeck.importing.addresses import is_language, page_address, whole_address
from factdeck.importing.credit import credit_source
from factdeck.importing.draft import CSLValue, Draft, DraftSource, Names
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.licences import licence_of
from factdeck.importing.spans import text_inline
from factdeck.importing.structure import key_as_written
from factdeck.importing.toml_values import read_toml
from factdeck.importing.valid_dates import valid_date
from factdeck.messages.problems import Problems, Source
from factdeck.reading import Text
from factdeck.reading.nodes import parse

_FRONT = re.compile(
    r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<text>.*?)^(?:(?P=mark)|(?<!\+)\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""Not markdown-it's own rule for it, which knows no TOML."""
_CSL = frozenset(
    [
        "id",
        "type",
        "title",
        "author",
        "editor",
        "issued",
        "container-title",
        "publisher",
        "publisher-place",
        "edition",
        "volume",
        "issue",
        "page",
        "URL",
        "accessed",
        "DOI",
        "ISBN",
        "note",
        "licence",
        "language",
    ]
)


def read_front_matter(text: str, draft: Draft, leftovers: Leftovers) -> tuple[str, int]:
    """Fill the draft from it; returns the text without it and how many lines it had.

    Raises NotImportable where it is no YAML, or no TOML.
    """
    result = _FRONT.match(text)
    if result is None:
        return text, 0
    body, height = text[result.end() :], result[0].count("\n")
    if result["mark"] == "+++":
        for key, (value, line) in read_toml(result["text"], 2).items():
            _take(key, value, draft, leftovers, line)
    elif result["text"].strip():
        _take_yaml(result["text"], draft, leftovers)
    return body, height


def _take_yaml(text: str, draft: Draft, leftovers: Leftovers) -> None:
    problems = Problems()
    read = parse(Source("front matter", text), problems)
    if problems.errors:
        first = problems.errors[0]
        line, column = (first.mark.line + 1, first.mark.column) if first.mark else (1, 1)
        raise NotImportable(f"the front matter is no YAML: {first.message}", first.hint, line, column)
    if isinstance(read, Mapping):
        for number, (key, value) in enumerate(read.items(), 2):
            _take(str(key), value, draft, leftovers, _line_of(key, number))
    else:
        leftovers.add(1, "front matter without keys", text)


def _line_of(key: object, otherwise: int) -> int:
    return key.mark.line + 1 if isinstance(key, Text) else otherwise


def _take(key: str, value: object, draft: Draft, leftovers: Leftovers, line: int) -> None:
    act = _KEYS.get(key.lower())
    if act is None or not act(draft, value):
        leftovers.add(line, f"front matter {key!r}", _words(value))


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("literal") or list(value.values()))
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value is not None else ""


def _title(draft: Draft, value: object) -> bool:
    draft.title = text_inline(_words(value))
    return bool(draft.title)


def _subtitle(draft: Draft, value: object) -> bool:
    if draft.subtitle:
        return False
    draft.subtitle = text_inline(_words(value))
    return bool(draft.subtitle)


def _abstract(draft: Draft, value: object) -> bool:
    """Stands above the text's own beginning."""
    parts = re.split(r"\n\s*\n", _words(value))
    draft.lead += [ProseBlock("paragraph", words) for part in parts if (words := text_inline(part))]
    return bool(draft.lead)


def _lang(draft: Draft, value: object) -> bool:
    if not is_language(_words(value)):
        return False
    draft.lang = _words(value)
    return True


def _authors(draft: Draft, value: object) -> bool:
    draft.authors += [
        name for each in (value if isinstance(value, list) else [value]) if (name := _words(each))
    ]
    return bool(draft.authors)


def _keywords(draft: Draft, value: object) -> bool:
    parts = map(_words, value) if isinstance(value, list) else re.split(r"\s*[,;]\s*", _words(value))
    draft.keywords += [part for part in parts if part and part not in draft.keywords]
    return bool(draft.keywords)


def _licence(draft: Draft, value: object) -> bool:
    draft.licence, draft.licence_link = licence_of(_words(value))
    return bool(draft.licence)


def _source(draft: Draft, value: object) -> bool:
    address = page_address(_words(value))
    if address:
        credit_source(draft, address)
    return bool(address)


def _references(draft: Draft, value: object) -> bool:
    """Sources in CSL-YAML, as pandoc reads them."""
    entries = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
    known = {source.written for source in draft.sources}
    for entry in entries:
        fields = {
            str(key): text for key, each in entry.items() if key in _CSL and (text := _csl(str(key), each))
        }
        written = str(fields.get("id", ""))
        if written and "title" in fields and written not in known:
            known.add(written)
            fields["id"] = key_as_written(draft, written)
            draft.add_source(DraftSource(fields, written))
    return bool(entries)


def _csl(key: str, value: object) -> CSLValue:
    if key in ("author", "editor"):
        return _names(value)
    if key in ("issued", "accessed"):
        return _date(value)
    words = _words(value)
    if key == "type":
        return words if words in ITEM_TYPES else ""
    if key == "language":
        return words if is_language(words) else ""
    if key == "URL":
        return whole_address(words)
    return words


def _names(value: object) -> Names:
    result: Names = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            name = {part: _words(each[part]) for part in ("family", "given", "literal") if each.get(part)}
            result += [name] if "family" in name or "literal" in name else []
        elif each:
            result.append({"literal": _words(each)})
    return result


def _date(value: object) -> str:
    """EDTF, or CSL's ``date-parts`` as one; nothing where it is neither."""
    if isinstance(value, Mapping) and isinstance(value.get("date-parts"), list) and value["date-parts"]:
        first = value["date-parts"][0]
        parts = [_words(part) for part in first] if isinstance(first, list) else [_words(first)]
        text = "-".join(part.zfill(4 if number == 0 else 2) for number, part in enumerate(parts))
    else:
        text = _words(value)
    return valid_date(text)


_KEYS: dict[str, Callable[[Draft, object], bool]] = {
    "title": _title,
    "subtitle": _subtitle,
    "description": _subtitle,
    "abstract": _abstract,
    "lang": _lang,
    "language": _lang,
    "author": _authors,
    "authors": _authors,
    "keywords": _keywords,
    "tags": _keywords,
    "license": _licence,
    "licence": _licence,
    "rights": _licence,
    "source": _source,
    "url": _source,
    "references": _references,
}
