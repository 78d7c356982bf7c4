"""An article's sources to the files that reference managers import: BibTeX, CSL-JSON, RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factdeck.article import Article, Name, SourceEntry
from factdeck.article.identifiers import bare_doi
from factdeck.citations.items import DATES, csl_item

_BIBTEX_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "dataset": "dataset", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "graphic": "artwork", "legal_case": "jurisdiction", "legislation": "legislation",
    "manuscript": "unpublished", "motion_picture": "movie", "paper-conference": "inproceedings", "pamphlet": "booklet",
    "patent": "patent", "performance": "performance", "periodical": "periodical", "personal_communication": "letter",
    "post-weblog": "online", "report": "report", "review": "review", "software": "software", "song": "music",
    "standard": "standard", "thesis": "thesis", "treaty": "legal", "webpage": "online",
}  # fmt: skip
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_BIBTEX_FIELDS = (
    ("title", "title"), ("shorttitle", "title-short"), ("edition", "edition"), ("volume", "volume"), ("pages", "page"),
    ("series", "collection-title"), ("publisher", "publisher"), ("location", "publisher-place"), ("eventtitle", "event-title"),
    ("type", "genre"), ("pagetotal", "number-of-pages"), ("volumes", "number-of-volumes"), ("library", "call-number"),
    ("chapter", "section"), ("scale", "scale"), ("archive", "archive"), ("authority", "authority"), ("doi", "DOI"),
    ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("pmcid", "PMCID"), ("url", "URL"), ("langid", "language"),
)  # fmt: skip
_PEOPLE = (
    ("author", "author"), ("editor", "editor"), ("translator", "translator"), ("bookauthor", "container-author"),
    ("director", "director"), ("interviewer", "interviewer"), ("recipient", "recipient"),
)  # fmt: skip
_DATES = (("date", "issued"), ("urldate", "accessed"), ("origdate", "original-date"))
_NUMBERS = ("issue", "number", "collection-number")
"""BibTeX has one field for them: the first is in it, and the others go into the note, too."""
_IN_NOTE = ("note", "medium", "archive_location", "archive-place", "licence")
"""Fields that BibTeX and RIS have no place for go into the note."""
_RIS_TYPES = {
    "article-journal": "JOUR", "article": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT",
    "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "treaty": "LEGAL", "webpage": "WEB",
}  # fmt: skip
_RIS_FIELDS = (
    ("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title"), ("VL", "volume"),
    ("IS", "issue"), ("ET", "edition"), ("PB", "publisher"), ("CY", "publisher-place"), ("SE", "section"), ("M3", "genre"),
    ("AN", "call-number"), ("DO", "DOI"), ("SN", "ISBN"), ("SN", "ISSN"), ("UR", "URL"), ("LA", "language"),
)  # fmt: skip
_IN_RIS_NOTE = (
    "number", "collection-number", "number-of-pages", "number-of-volumes", "event-title", "authority", "scale", "archive",
    "original-date", "PMID", "PMCID",
)  # fmt: skip
_RIS_PEOPLE = (("AU", "author"), ("A2", "editor"), ("A4", "translator"))
_SPECIAL = re.compile(r"[\\{}&%$#_]")
_BACKSLASHED = {"\\": r"{\textbackslash}", "{": r"\{", "}": r"\}"}


def to_csl_json(article: Article) -> bytes:
    """The sources as CSL-JSON, a list."""
    items = [_item(source, article.lang) for source in article.sources]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _item(source: SourceEntry, lang: str) -> dict[str, Any]:
    item = csl_item(source, lang)
    for key in DATES:
        date = item.get(key)
        if isinstance(date, dict) and "literal" in date:
            item[key] = {"raw": str(getattr(source, key.replace("-", "_")))}
    return item


def to_bibtex(article: Article) -> bytes:
    """The sources as BibLaTeX, which BibTeX reads as far as its own fields go."""
    return "\n".join(_bibtex(source) for source in article.sources).encode("utf-8")


def _bibtex(source: SourceEntry) -> str:
    kind = _BIBTEX_TYPES.get(str(source.type or ""), "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _bibtex_fields(source, kind)]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _bibtex_fields(source: SourceEntry, kind: str) -> Iterator[tuple[str, str]]:
    values = _texts(source)
    for name, key in _PEOPLE:
        people = getattr(source, key.replace("-", "_"))
        if people:
            yield name, " and ".join(_bibtex_name(person) for person in people)
    if str(source.type) in _SUBTYPES:
        yield "entrysubtype", _SUBTYPES[str(source.type)]
    if source.container_title:
        yield (
            "journaltitle" if kind in ("article", "periodical") else "booktitle",
            _escaped(str(source.container_title)),
        )
    numbers = [key for key in _NUMBERS if values.get(key)]
    for key in numbers[:1]:
        yield "number", _escaped(values[key])
    for name, key in _DATES:
        if values.get(key):
            yield name, values[key]
    for name, key in _BIBTEX_FIELDS:
        if values.get(key):
            yield name, values[key] if key in ("URL", "DOI") else _escaped(values[key])
    note = _note(values, (*_IN_NOTE, *numbers[1:]))
    if note:
        yield "note", _escaped(note)


def _texts(source: SourceEntry) -> dict[str, str]:
    """The fields that are texts, by CSL's names; the licence by ours."""
    from factdeck.reading.strict import fields_of

    values = {field.key: getattr(source, name) for name, field in fields_of(source).items()}
    texts = {key: str(value) for key, value in values.items() if value and not isinstance(value, list)}
    if "DOI" in texts:
        texts["DOI"] = bare_doi(texts["DOI"])
    return texts


def _note(values: Mapping[str, str], keys: Iterable[str]) -> str:
    return " ".join(f"{values[key].rstrip('.')}." for key in keys if values.get(key))


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{_escaped(str(name.literal))}}}"
    family = " ".join(str(part) for part in (name.dropping, name.particle, name.family) if part)
    parts = [family, *([str(name.suffix)] if name.suffix else []), str(name.given or "")]
    return _escaped(", ".join(parts) if name.given or name.suffix else f"{family},")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _BACKSLASHED.get(sign[0], f"\\{sign[0]}"), text)


def to_ris(article: Article) -> bytes:
    """The sources as RIS."""
    lines = [line for source in article.sources for line in _ris(source)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def _ris(source: SourceEntry) -> Iterator[str]:
    values = _texts(source)
    yield f"TY  - {_RIS_TYPES.get(str(source.type or ''), 'GEN')}"
    yield f"ID  - {source.id}"
    for tag, key in _RIS_PEOPLE:
        for person in getattr(source, key):
            yield f"{tag}  - {_ris_name(person)}"
    for tag, key in _RIS_FIELDS:
        if values.get(key):
            yield f"{tag}  - {values[key]}"
    yield from _ris_pages(values)
    for tag, key in (("PY", "issued"), ("Y2", "accessed")):
        if values.get(key):
            yield f"{tag}  - {_ris_date(values[key])}"
    people = ("director", "interviewer", "recipient", "container-author")
    told = {key: "; ".join(name.shown for name in getattr(source, key.replace("-", "_"))) for key in people}
    numbers: dict[str, str] = {key: f"{key} {values[key]}" for key in ("PMID", "PMCID") if key in values}
    note = _note({**values, **told, **numbers}, (*_IN_NOTE, *_IN_RIS_NOTE, *people))
    if note:
        yield f"N1  - {note}"
    yield "ER  - "
    yield ""


def _ris_name(name: Name) -> str:
    return name.shown if name.literal or name.given else f"{name.shown},"


def _ris_pages(values: Mapping[str, str]) -> Iterator[str]:
    pages: Sequence[str] = re.split(r"\s*[-–]\s*", values.get("page", ""), maxsplit=1)
    for tag, page in zip(("SP", "EP"), pages, strict=False):
        if page:
            yield f"{tag}  - {page}"


def _ris_date(text: str) -> str:
    """“2015/08/03” of a single date; an interval or a date of EDTF's own as it is written."""
    return text.replace("-", "/") if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else text
