"""CSL-JSON, as Zotero exports it, to entries whose dates are EDTF and whose keys are those of a source."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.bibliography.entries import entry_at, put, put_date, put_language
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping, Sequence, parse

DATES = ("issued", "accessed", "original-date")
NAMES = ("author", "editor", "translator", "director", "interviewer", "recipient", "container-author")
TEXTS = [
    "id",
    "type",
    "title",
    "title-short",
    "container-title",
    "collection-title",
    "collection-number",
    "event-title",
    "publisher",
    "publisher-place",
    "edition",
    "volume",
    "issue",
    "page",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "section",
    "scale",
    "genre",
    "medium",
    "authority",
    "archive",
    "archive_location",
    "archive-place",
    "call-number",
    "URL",
    "DOI",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "note",
]
_PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
_OTHERWISE = {
    "shortTitle": "title-short",
    "event": "event-title",
    "license": "licence",
    "archive-location": "archive_location",
}


def read_csl_json(source: Source, problems: Problems) -> list[Mapping]:
    """The entries in order; what can't be read goes to problems, each at its line. JSON is read as the YAML that it is."""
    spaced = Source(source.name, source.text.replace("\t", " "), source.data)
    found = parse(spaced, problems) if source.text.strip() else Sequence()
    items = found.get(Text("items")) if isinstance(found, dict) else found
    if not isinstance(items, list):
        if found is not None:
            hint = "export it as CSL JSON"
            problems.error(Mark(source), "this is no list of sources", hint, code=codes.SOURCES_FILE)
        return []
    return [_entry(item) for item in items if isinstance(item, Mapping)]


def _entry(item: Mapping) -> Mapping:
    entry = entry_at(item.mark)
    for key, value in item.items():
        name = _OTHERWISE.get(str(key), str(key))
        if name in DATES:
            put_date(entry, name, _edtf(value), key.mark)
        elif name in NAMES and isinstance(value, list):
            names = Sequence(_names(value))
            names.mark = key.mark
            if names:
                entry[key] = names
        elif name == "language" and isinstance(value, Text):
            put_language(entry, str(value), value.mark)
        elif (name in TEXTS or name == "licence") and isinstance(value, Text):
            put(entry, name, str(value), value.mark)
    return entry


def _names(listed: list[object]) -> Iterator[Mapping]:
    for name in listed:
        if isinstance(name, Mapping):
            told = entry_at(name.mark)
            for part in _PARTS:
                words = name.get(Text(part))
                if isinstance(words, Text):
                    put(told, part, str(words), words.mark)
            yield told


def _edtf(value: object) -> str:
    """A date as EDTF; words that are none are left as they are."""
    if not isinstance(value, dict):
        return str(value)
    parts = value.get(Text("date-parts"))
    if isinstance(parts, list) and parts:
        ends = ["-".join(_numbers(end)) for end in parts if isinstance(end, list)]
        unsure = str(value.get(Text("circa"), "")).casefold() in ("true", "1")
        return "/".join(f"{end}~" if unsure and end else end for end in ends)
    return str(value.get(Text("literal")) or value.get(Text("raw")) or "")


def _numbers(parts: list[object]) -> Iterator[str]:
    for place, part in enumerate(parts[:3]):
        text = str(part).strip()
        if text.lstrip("-").isdigit():
            number = int(text)
            year = f"{number + 1:05}" if number < 0 else f"{number:04}"
            yield year if place == 0 else f"{number:02}"
