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
"""What BibLaTeX calls them; another type that it has no entry for is a subtype by CSL's name."""
_WITH_ENTRY = {*_BIBTEX_TYPES, "document"} - {"article", "entry", "entry-dictionary", "post-weblog"}
"""Types that BibLaTeX tells from all others by their entry."""
_LANGUAGES = {
    "en": "english", "en-US": "american", "en-GB": "british", "de": "ngerman", "de-AT": "naustrian", "fr": "french",
    "es": "spanish", "it": "italian", "ru": "russian", "pt": "portuguese", "nl": "dutch", "pl": "polish", "uk": "ukrainian",
}  # fmt: skip
"""BibLaTeX's names of languages; others are told by their tag."""
_LISTS = ("publisher", "publisher-place")
"""BibLaTeX takes the word “and” in them to stand between two."""
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
"""Fields that BibTeX has no place for go into the note."""
_RIS_TYPES = {
    "article-journal": "JOUR", "article": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
    "book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT",
    "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "treaty": "LEGAL", "webpage": "WEB",
}  # fmt: skip
_WITH_RIS_TYPE = {*_RIS_TYPES, "document"} - {"article"}
"""Types that RIS tells from all others."""
_RIS_FIELDS = (
    ("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title"), ("VL", "volume"),
    ("IS", "issue"), ("ET", "edition"), ("PB", "publisher"), ("CY", "publisher-place"), ("SE", "section"), ("M3", "genre"),
    ("AN", "call-number"), ("M1", "number"), ("NV", "number-of-volumes"), ("DB", "archive"), ("AV", "archive_location"),
    ("DO", "DOI"), ("SN", "ISBN"), ("SN", "ISSN"), ("UR", "URL"), ("LA", "language"),
)  # fmt: skip
_IN_RIS_NOTES = (
    "collection-number", "number-of-pages", "event-title", "authority", "scale", "medium", "archive-place", "original-date",
    "PMID", "PMCID", "licence",
)  # fmt: skip
"""What RIS has no tag for is said in a note of its own, by its name in CSL."""
_PEOPLE_IN_RIS_NOTES = ("director", "interviewer", "recipient", "container-author")
_RIS_PEOPLE = (("AU", "author"), ("A2", "editor"), ("A4", "translator"))
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')")
"""What TeX makes a dash or a quotation mark of, unless something stands between."""
_BACKSLASHED = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}


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
    if any(name.particle for key in _PEOPLE for name in getattr(source, key[1].replace("-", "_"))):
        yield "options", "useprefix=true"
    own = str(source.type or "document")
    if own in _SUBTYPES or own not in _WITH_ENTRY:
        yield "entrysubtype", _SUBTYPES.get(own, own)
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
            yield name, _bibtex_value(key, values[key])
    note = _note(values, (*_IN_NOTE, *numbers[1:]))
    if note:
        yield "note", _escaped(note)


def _bibtex_value(key: str, text: str) -> str:
    if key in ("URL", "DOI"):
        return text
    if key == "language":
        return _LANGUAGES.get(text, text)
    return f"{{{_escaped(text)}}}" if key in _LISTS and " and " in text else _escaped(text)


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
    if name.is_others:
        return "others"
    if name.literal:
        return f"{{{_escaped(str(name.literal))}}}"
    family = " ".join(str(part) for part in (name.dropping, name.particle, name.family) if part)
    parts = [family, *([str(name.suffix)] if name.suffix else []), str(name.given or "")]
    return _escaped(", ".join(parts) if name.given or name.suffix else f"{family},")


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda sign: _BACKSLASHED.get(sign[0], f"\\{sign[0]}"), text)
    return _LIGATURE.sub(r"\g<0>{}", text)


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
    if values.get("issued"):
        yield f"PY  - {_first_year(values['issued'])}"
        yield f"DA  - {_ris_date(values['issued'])}"
    if values.get("accessed"):
        yield f"Y2  - {_ris_date(values['accessed'])}"
    if str(source.type or "document") not in _WITH_RIS_TYPE:
        yield f"N1  - type: {source.type}"
    for key in _PEOPLE_IN_RIS_NOTES:
        for person in getattr(source, key.replace("-", "_")):
            yield f"N1  - {key}: {_ris_name(person)}"
    for key in _IN_RIS_NOTES:
        if values.get(key):
            yield f"N1  - {key}: {values[key]}"
    if values.get("note"):
        yield f"N1  - {values['note']}"
    yield "ER  - "
    yield ""


def _ris_name(name: Name) -> str:
    return name.shown if name.literal or name.given else f"{name.shown},"


def _ris_pages(values: Mapping[str, str]) -> Iterator[str]:
    pages: Sequence[str] = re.split(r"\s*[-–]\s*", values.get("page", ""), maxsplit=1)
    if len(pages) == 2 and pages[0].isdigit() and pages[1].isdigit():
        first, last = pages
        pages = [first, first[: max(0, len(first) - len(last))] + last]
    for tag, page in zip(("SP", "EP"), pages, strict=False):
        if page:
            yield f"{tag}  - {page}"


def _first_year(text: str) -> str:
    found = re.match(r"-?\d{4}", text)
    return found[0] if found else text


def _ris_date(text: str) -> str:
    """“2015/08/03/” of a single date, an interval with a dash, a date of EDTF's own as it is written."""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        parts = text.split("-")
        return "/".join([*parts, *[""] * (4 - len(parts))])
    return text.replace("/", "–")
