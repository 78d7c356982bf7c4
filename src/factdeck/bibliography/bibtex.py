"""BibTeX and BibLaTeX to entries in the fields of CSL."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct, field

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
from factdeck.bibliography.latex import plain_text
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet", "collection": "book",
    "mvcollection": "book", "proceedings": "book", "manual": "book", "reference": "book", "inbook": "chapter",
    "incollection": "chapter", "suppbook": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference",
    "conference": "paper-conference", "periodical": "periodical", "mastersthesis": "thesis", "phdthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "unpublished": "manuscript", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "patent": "patent", "dataset": "dataset", "software": "software",
    "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song", "artwork": "graphic",
    "image": "graphic", "letter": "personal_communication", "jurisdiction": "legal_case", "legislation": "legislation",
    "legal": "treaty", "review": "review", "standard": "standard", "performance": "performance", "misc": "document",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_OF_CSL = frozenset(
    ["article", "bill", "broadcast", "classic", "collection", "entry", "entry-dictionary", "event", "figure", "hearing",
     "interview", "map", "musical_score", "post", "post-weblog", "regulation", "review-book", "speech"]
)  # fmt: skip
"""Types that BibLaTeX has no entry for; a subtype may name them."""
_TEXTS = {
    "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "maintitle": "container-title", "series": "collection-title", "volume": "volume", "edition": "edition",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "address": "publisher-place", "location": "publisher-place", "pages": "page", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN",
    "pmid": "PMID", "pmcid": "PMCID",
    "pagetotal": "number-of-pages", "volumes": "number-of-volumes", "shorttitle": "title-short", "eventtitle": "event-title",
    "library": "call-number", "type": "genre", "issue": "issue", "chapter": "section", "scale": "scale",
    "archive": "archive", "authority": "authority",
}  # fmt: skip
_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director", "interviewer": "interviewer", "recipient": "recipient",
}  # fmt: skip
_NOTES = ("note", "addendum", "howpublished", "annote")
_NOT_INHERITED = ("crossref", "entrysubtype", "shorttitle", "subtitle", "pages", "pagetotal", "type", *_NOTES)
_GENRES = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_NEXT = re.compile(r"(?<=\n)@\s*[A-Za-z]+\s*[{(]")
"""An entry at the start of a line: where one before it that is not closed ends."""
_KEY = re.compile(r"\s*([^\s,{}()=\"]+)\s*,?")
_CLOSING = re.compile(r"[\s,]*[})]")
_JOINED = re.compile(r"\s*#\s*")
_WORD = re.compile(r"[^\s,{}()#\"=]+")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_SPACE = "\ue004"
"""Stands for a space inside of a word."""
_NAME = re.compile(r"\s*,?\s*([A-Za-z][\w:.+/-]*)\s*=\s*")


MOST_JOINED = 100_000
"""Characters of a value: names of texts can name each other, and twice each."""


class Wrong(ValueError):
    """What is wrong with an entry, and at which offset."""

    def __init__(self, message: str, offset: int):
        super().__init__(message)
        self.offset = offset


class Raw(Struct):
    """An entry as it is written."""

    kind: str
    key: str
    offset: int
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_bibtex(source: Source, problems: Problems) -> list[Mapping]:
    """The entries in order; what can't be read goes to problems, each at its line."""
    mark_at = _marker(source)
    entries = list(_entries(source.text, mark_at, problems))
    by_key = {raw.key: raw for raw in entries}
    for raw in entries:
        parent = by_key.get(raw.fields.get("crossref", ("", 0))[0].strip())
        if parent is not None and parent is not raw:
            _inherit(raw, parent)
    return [_entry(raw, mark_at) for raw in entries]


def _inherit(raw: Raw, parent: Raw) -> None:
    """Take from the entry of the book, or of the journal, what an entry that refers to it does not say (BibLaTeX, appendix B)."""
    whole = "journaltitle" if raw.kind == "article" else "booktitle"
    for name, value in parent.fields.items():
        if name not in _NOT_INHERITED:
            raw.fields.setdefault({"title": whole, "author": "bookauthor"}.get(name, name), value)


def _marker(source: Source) -> Callable[[int, int], Mark]:
    """What gives the mark of an offset in a source's text, and of how many characters."""
    starts = [0, *(found.end() for found in re.finditer("\n", source.text))]

    def mark_at(offset: int, length: int = 1) -> Mark:
        line = bisect_right(starts, offset)
        return Mark(source, line, offset - starts[line - 1] + 1, length)

    return mark_at


def _entries(text: str, mark_at: Callable[[int, int], Mark], problems: Problems) -> Iterator[Raw]:
    words: dict[str, str] = {}
    at = stop = 0
    while found := _START.search(text, at):
        start, begin = found.start(), found.end() - found.start()
        if stop < found.end():
            following = _NEXT.search(text, found.end())
            stop = following.start() if following else len(text)
        try:
            kind = found[1].casefold()
            try:
                piece = text[start : _end(text, found.end() - 1, stop)]
            except Wrong as error:
                raise Wrong(str(error), begin - 1) from None
            if kind == "string":
                name, value, _, _ = _field(piece, begin, words)
                words[name] = value
            elif kind not in ("comment", "preamble"):
                yield _raw(piece, begin, kind, start, words)
            at = start + len(piece)
        except Wrong as error:
            hint = "an entry is written @book{key, title = {…}, year = 1983}"
            problems.error(mark_at(start + error.offset, 1), str(error), hint, code=codes.SOURCES_FILE)
            at = stop


def _end(text: str, opening: int, stop: int | None = None) -> int:
    """Behind the bracket that closes the one at an offset."""
    stop = len(text) if stop is None else stop
    close = {"{": "}", "(": ")"}[text[opening]]
    depth, at = 0, opening
    while at < stop:
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == text[opening]:
            depth += 1
        elif sign == close:
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    raise Wrong("this entry never ends: a brace is not closed", opening)


def _raw(piece: str, begin: int, kind: str, start: int, words: dict[str, str]) -> Raw:
    """An entry whose key begins at an offset of its text, which itself begins at ``start``."""
    key = _KEY.match(piece, begin)
    if key is None:
        raise Wrong("this entry has no key", 0)
    raw = Raw(kind, key[1], start + key.start(1))
    at = key.end()
    while not _CLOSING.match(piece, at):
        name, value, offset, at = _field(piece, at, words)
        raw.fields.setdefault(name, (value, start + offset))
    return raw


def _field(text: str, at: int, words: dict[str, str]) -> tuple[str, str, int, int]:
    """A field's name, its value, where that stands, and where the next one begins."""
    name = _NAME.match(text, at)
    if name is None:
        raise Wrong("a field is wanted here: name = {value}", at + len(text[at:]) - len(text[at:].lstrip()))
    value, offset, at = "", name.end(), name.end()
    while True:
        piece, at = _value(text, at, words)
        value += piece
        if len(value) > MOST_JOINED:
            raise Wrong(f"this value has more than {MOST_JOINED:,} characters", name.start(1))
        joined = _JOINED.match(text, at)
        if joined is None:
            return name[1].casefold(), value, offset, at
        at = joined.end()


def _value(text: str, at: int, words: dict[str, str]) -> tuple[str, int]:
    sign = text[at : at + 1]
    if sign == "{":
        end = _end(text, at)
        return text[at + 1 : end - 1], end
    if sign == '"':
        depth, end = 0, at + 1
        while end < len(text) and (text[end] != '"' or depth):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 2 if text[end] == "\\" else 1
        if end >= len(text):
            raise Wrong("a quotation mark is not closed", at)
        return text[at + 1 : end], end + 1
    word = _WORD.match(text, at)
    if word is None:
        raise Wrong("a value is wanted here: {words} or a number", at)
    return words.get(word[0].casefold(), word[0]), word.end()


def _entry(raw: Raw, mark_at: Callable[[int, int], Mark]) -> Mapping:
    mark = mark_at(raw.offset, len(raw.key))
    entry = entry_at(mark)
    put(entry, "id", raw.key, mark)
    put(entry, "type", _type(raw), mark)
    marks = {name: mark_at(offset, 1) for name, (_, offset) in raw.fields.items()}
    values = {name: value for name, (value, _) in raw.fields.items()}
    _put_title(entry, values, marks)
    for name, key in _NAMES.items():
        if name in values:
            put_names(entry, key, _people(values[name]), marks[name])
    for name, key in _TEXTS.items():
        if name in values:
            put(entry, key, plain_text(values[name]), marks[name])
    _put_number(entry, raw.kind, values, marks)
    _put_dates(entry, values, marks)
    put(entry, "genre", _GENRES.get(raw.kind, ""), mark)
    if "url" in values:
        address = values["url"].strip().removeprefix("\\url").strip("{} ")
        put(entry, "URL", address.replace("\\", ""), marks["url"])
    _put_preprint(entry, values, marks)
    for name in ("langid", "language"):
        if name in values:
            put_language(entry, plain_text(values[name]), marks[name])
    for name in _NOTES:
        if name in values:
            put_note(entry, plain_text(re.sub(r"^\\url\{.*\}$", "", values[name])), marks[name])
    return entry


def _type(raw: Raw) -> str:
    subtype = raw.fields.get("entrysubtype", ("", 0))[0].strip("{} ").casefold()
    own = subtype if subtype in _OF_CSL else ""
    return _SUBTYPES.get(subtype) or own or TYPES.get(raw.kind, "document")


def _put_title(entry: Mapping, values: dict[str, str], marks: dict[str, Mark]) -> None:
    title = plain_text(values.get("title", ""))
    subtitle = plain_text(values.get("subtitle", ""))
    if title:
        between = " " if title.endswith(("?", "!", ":")) else ": "
        put(entry, "title", f"{title}{between}{subtitle}" if subtitle else title, marks["title"])


def _put_number(entry: Mapping, kind: str, values: dict[str, str], marks: dict[str, Mark]) -> None:
    """A number is an article's issue, a book's number in its series, or a report's own."""
    if "number" in values:
        key = (
            "issue"
            if kind in ("article", "periodical")
            else "collection-number"
            if "series" in values
            else "number"
        )
        put(entry, key, plain_text(values["number"]), marks["number"])


def _put_preprint(entry: Mapping, values: dict[str, str], marks: dict[str, Mark]) -> None:
    """A number in an archive of preprints, or in PubMed; it leads to its page where nothing else does."""
    number = plain_text(values.get("eprint", ""))
    if not number:
        return
    archive = plain_text(values.get("eprinttype", "") or values.get("archiveprefix", "") or "arXiv")
    mark = marks["eprint"]
    if archive.casefold() == "pubmed":
        put(entry, "PMID", number, mark)
    elif archive.casefold() == "arxiv" and not {"url", "doi"} & values.keys():
        put(entry, "URL", f"https://arxiv.org/abs/{number}", mark)
    else:
        put_note(entry, f"{archive}: {number}.", mark)


def _put_dates(entry: Mapping, values: dict[str, str], marks: dict[str, Mark]) -> None:
    for name, key in (("date", "issued"), ("urldate", "accessed"), ("origdate", "original-date")):
        if name in values:
            put_date(entry, key, values[name].strip("{} "), marks[name])
    if "year" in values and Text("issued") not in entry:
        year, month = plain_text(values["year"]), month_number(plain_text(values.get("month", "")))
        put_date(entry, "issued", f"{year}-{month}" if month and year.isdigit() else year, marks["year"])


def _people(value: str) -> list[dict[str, str]]:
    """Names between the words “and” outside braces; a name in braces is one that has no parts."""
    names = []
    for name in _split_and(value):
        written = name.strip()
        if written.startswith("{") and written.endswith("}") and _end(written, 0) == len(written):
            names.append({"literal": plain_text(written)})
        elif written.casefold() == "others":
            names.append({"literal": "others"})
        elif written:
            parts = split_name(plain_text(_IN_BRACES.sub(_kept_together, written)))
            names.append({part: words.replace(_SPACE, " ") for part, words in parts.items()})
    return names


def _kept_together(braced: re.Match[str]) -> str:
    """What stands in braces is one word of a name."""
    return braced[0].replace(" ", _SPACE)


def _split_and(value: str) -> Iterator[str]:
    depth = start = 0
    for found in re.finditer(r"\\.|[{}]|(?<=\s)and(?=\s)", value):
        sign = found[0]
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "and" and depth == 0:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]
