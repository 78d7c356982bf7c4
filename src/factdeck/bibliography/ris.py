"""RIS, as many catalogues export it, to entries in the fields of CSL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdeck.bibliography.csl_json import NAMES, TEXTS
from factdeck.bibliography.entries import (
    entry_at,
    month_number,
    put,
    put_date,
    put_language,
    put_names,
    put_note,
    split_name,
)
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping

TYPES = {
    "ADVS": "motion_picture", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CONF": "book", "CPAPER": "paper-conference", "DATA": "dataset", "DICT": "entry-dictionary",
    "EBOOK": "book", "ECHAP": "chapter", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "personal_communication",
    "JOUR": "article-journal", "LEGAL": "treaty", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SLIDE": "speech", "SOUND": "song", "STAND": "standard",
    "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_TEXTS = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JO": "container-title", "JF": "container-title",
    "BT": "container-title", "JA": "container-title", "T3": "collection-title", "VL": "volume", "IS": "issue",
    "ET": "edition", "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "DO": "DOI", "ST": "title-short",
    "AN": "call-number", "M3": "genre", "SE": "section", "M1": "number", "NV": "number-of-volumes", "DB": "archive",
    "AV": "archive_location",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?")


def read_ris(source: Source, problems: Problems) -> list[Mapping]:
    """The entries in order; what can't be read goes to problems, each at its line."""
    result: list[Mapping] = []
    for lines in _entries(source, problems):
        result.append(_entry(lines, len(result) + 1))
    return result


Lines = list[tuple[str, str, Mark]]


def _entries(source: Source, problems: Problems) -> Iterator[Lines]:
    lines: Lines = []
    hint = "an entry begins with 'TY  - ' and ends with 'ER  - '"
    for number, line in enumerate(source.text.split("\n"), 1):
        found = _LINE.fullmatch(line.rstrip())
        mark = Mark(source, number, 1, max(1, len(line)))
        if found is None:
            if line.strip() and lines:
                tag, text, at = lines[-1]
                lines[-1] = tag, f"{text} {line.strip()}", at
            elif line.strip():
                problems.error(mark, "this line is outside of all entries", hint, code=codes.SOURCES_FILE)
        elif found[1] == "ER":
            if lines:
                yield lines
            lines = []
        elif found[1] == "TY" and lines:
            problems.error(lines[0][2], "this entry never ends", hint, code=codes.SOURCES_FILE)
            lines = [("TY", found[2] or "", mark)]
        else:
            lines.append((found[1], found[2] or "", mark))
    if lines:
        problems.error(lines[0][2], "this entry never ends", hint, code=codes.SOURCES_FILE)


def _entry(lines: Lines, number: int) -> Mapping:
    entry = entry_at(lines[0][2])
    values = {tag: text for tag, text, _ in reversed(lines)}
    lines = [line for line in lines if not (line[0] == "N1" and _put_by_name(entry, line[1], line[2]))]
    for tag, text, mark in lines:
        if tag == "TY":
            put(entry, "type", TYPES.get(text.strip(), "document"), mark)
        elif tag == "ID":
            put(entry, "id", re.sub(r"[^\w:./-]+", "-", text.strip()), mark)
        elif tag in _NAMES and text.strip():
            put_names(entry, _NAMES[tag], [_person(text)], mark)
        elif tag in _TEXTS:
            put(entry, _TEXTS[tag], text, mark)
        else:
            _put_other(entry, tag, text, mark, values)
    if Text("id") not in entry:
        put(entry, "id", _key(entry, number), lines[0][2])
    return entry


def _person(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3:
        return {**split_name(", ".join(parts[:2])), "suffix": parts[2]}
    return split_name(text) if "," in text else {"literal": text.strip()}


def _put_by_name(entry: Mapping, text: str, mark: Mark) -> bool:
    """Whether a note says a field by its name in CSL, as in “scale: 1:4,000”; the entry then has it."""
    name, _, words = (part.strip() for part in text.partition(": "))
    if not words:
        return False
    if name in NAMES:
        put_names(entry, name, [_person(words)], mark)
    elif name == "original-date":
        put_date(entry, name, words, mark)
    elif (name in TEXTS and name != "note") or name == "licence":
        put(entry, name, words, mark)
    else:
        return False
    return True


def _put_other(entry: Mapping, tag: str, text: str, mark: Mark, values: dict[str, str]) -> None:
    if tag == "SP":
        last = values.get("EP", "").strip()
        put(entry, "page", f"{text.strip()}–{last}" if last and last != text.strip() else text, mark)
    elif tag in ("PY", "Y1", "DA"):
        put_date(entry, "issued", _date(values.get("DA", "") or text), mark)
    elif tag == "Y2":
        put_date(entry, "accessed", _date(text), mark)
    elif tag in ("UR", "L2") and text.strip().startswith(("http://", "https://")):
        put(entry, "URL", text, mark)
    elif tag == "SN":
        put(entry, "ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", text.strip()) else "ISBN", text, mark)
    elif tag == "LA":
        put_language(entry, text, mark)
    elif tag == "N1":
        put_note(entry, text, mark)


def _date(text: str) -> str:
    """“2015/08/03/” as 2015-08-03."""
    parts = [part for part in text.strip().split("/")[:3] if part.strip()]
    if not parts or not parts[0].strip().isdigit():
        return text.strip().strip("/")
    month = month_number(parts[1]) if len(parts) > 1 else ""
    day = f"{int(parts[2]):02}" if len(parts) > 2 and month and parts[2].strip().isdigit() else ""
    return "-".join(filter(None, (parts[0].strip(), month, day)))


def _key(entry: Mapping, number: int) -> str:
    """A key for an entry that has none: the first name and the year, as in smith2015."""
    authors = entry.get(Text("author"))
    first = authors[0] if isinstance(authors, list) and authors else {}
    name = (
        str(first.get(Text("family")) or first.get(Text("literal")) or "source")
        if isinstance(first, dict)
        else "source"
    )
    return re.sub(r"[^a-z0-9]+", "", name.casefold()) + (
        str(entry.get(Text("issued"), ""))[:4] or str(number)
    )
