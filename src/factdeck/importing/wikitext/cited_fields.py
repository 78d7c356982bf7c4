"""A citation template's arguments to a source's fields in CSL; what CSL has no field for is said in its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factdeck.bibliography.entries import language_tag, split_name
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import CSLValue, Names
from factdeck.importing.infobox.dates import edtf_of
from factdeck.importing.wikitext.citing import Argument, archived_word, cited_kind, in_english

_TYPES = {
    "book": "book",
    "web": "webpage",
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "journal": "article-journal",
    "magazine": "article-magazine",
    "encyclopedia": "entry-encyclopedia",
    "thesis": "thesis",
    "report": "report",
    "map": "map",
    "chapter": "chapter",
    "section": "chapter",
    "speech": "speech",
    "conference": "paper-conference",
    "interview": "interview",
    "press release": "webpage",
    "av media": "motion_picture",
    "film": "motion_picture",
    "video": "motion_picture",
    "episode": "broadcast",
    "serial": "broadcast",
    "podcast": "broadcast",
    "court": "legal_case",
    "act": "legislation",
    "law": "legislation",
    "patent": "patent",
    "dictionary": "entry-dictionary",
    "techreport": "report",
    "arxiv": "article",
    "biorxiv": "article",
    "dataset": "dataset",
    "tweet": "post",
    "mailing list": "post",
    "newsgroup": "post",
    "sign": "graphic",
    "archive": "manuscript",
    "letter": "personal_communication",
}
"""What stands behind “cite” in a template's name, and CSL's item type for it (CSL 1.0.2, appendix III)."""
_TEXTS = (
    ("publisher", ("publisher", "institution", "network")),
    ("publisher-place", ("location", "place", "publication-place", "city")),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("issue", ("issue", "number")),
    ("page", ("pages", "page", "pp", "p", "at")),
    ("collection-title", ("series",)),
    ("genre", ("type", "degree")),
    ("medium", ("medium", "format")),
    ("section", ("section",)),
    ("scale", ("scale",)),
    ("event-title", ("conference", "event")),
    ("authority", ("court",)),
    ("number", ("id", "report-number")),
    ("number-of-pages", ("total-pages",)),
    ("archive", ("archive", "repository")),
    ("archive_location", ("item", "fonds", "collection")),
    ("DOI", ("doi",)),
    ("ISBN", ("isbn",)),
    ("ISSN", ("issn", "eissn")),
    ("PMID", ("pmid",)),
)
_CONTAINERS = (
    "journal",
    "newspaper",
    "magazine",
    "work",
    "website",
    "encyclopedia",
    "encyclopaedia",
    "dictionary",
    "periodical",
    "title-book",
    "program",
    "mailing-list",
    "newsgroup",
)
_WITHIN = ("chapter", "contribution", "entry", "article")
"""A part of the work that the title names."""
_IN_SECTIONS = ("news", "newspaper", "magazine", "journal", "act", "law")
"""What has sections; of anything else they are parts as chapters are."""
_OF_WORDS = ("encyclopedia", "dictionary")
_PAGES_OF = {
    "jstor": "https://www.jstor.org/stable/",
    "arxiv": "https://arxiv.org/abs/",
    "eprint": "https://arxiv.org/abs/",
    "hdl": "https://hdl.handle.net/",
    "ssrn": "https://ssrn.com/abstract=",
}
"""Where a number leads to, for a source without an address."""
_NUMBERS = {
    "oclc": "OCLC", "lccn": "LCCN", "jstor": "JSTOR", "arxiv": "arXiv", "eprint": "arXiv", "hdl": "hdl", "ssrn": "SSRN",
    "bibcode": "Bibcode", "s2cid": "S2CID", "citeseerx": "CiteSeerX", "mr": "MR", "zbl": "Zbl", "jfm": "JFM", "asin": "ASIN",
    "ol": "OL", "osti": "OSTI", "rfc": "RFC", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "ismn": "ISMN", "sbn": "SBN",
}  # fmt: skip
"""Numbers that CSL has no field for, and what is written before them."""
_AS_THEY_ARE = ("others", "department", "agency", "script-title", "trans-title", "trans-chapter", "quote")
"""What the note says without a word before it."""
_OF_FORM = re.compile(
    r"ref|df|mode|postscript|bot|separator|no-?pp|\d+|(?:name-list|last-?author|display|ignore|cs1)-?.*|.*-separator"
    r"|(?:title|chapter|series|work|publisher|author|editor|translator|interviewer|subject|contributor)?\d*-?(?:link|mask)\d*"
    r"|(?:url|dead)-?(?:status|url)|.*-?access|subscription|registration|doi-broken.*|archive-(?:url|date)|sfn|harv"
)
"""Arguments that say how a template looks, or that are read apart."""
_LETTERED = re.compile(r"\b(\d{4})[a-z]$")
"""A year with the letter that tells works of one author apart; a citation style finds it itself."""
_UNDATED = frozenset(("n.d.", "nd", "n. d.", "undated"))
_OLD_NAMES = {
    "archiveurl": "archive-url", "archivedate": "archive-date", "accessdate": "access-date", "chapterurl": "chapter-url",
    "origyear": "orig-date", "orig-year": "orig-date", "publicationdate": "publication-date", "authors": "people",
    "coauthor": "coauthors",
}  # fmt: skip
_TELLING = ("journal", "newspaper", "magazine", "encyclopedia", "conference")
"""Arguments by which it is known what a template cites."""
_SHORTEST_AGAIN = 4
"""Characters of a value that counts as said where it is part of another one."""
_MOST_PEOPLE = 100
_INITIALS = re.compile(r"[^\W\d_a-z](?:[^\W\d_]?-?[^\W\d_a-z]){0,3}[^\W\d_]?")
_INVERTED = re.compile(
    r"(?:[a-z]{1,3} )?[^\W\d_a-z][\w’'-]*, (?!(?:Inc|Ltd|LLC|GmbH|Corp|Co|Jr|Sr|MD|PhD)\b)"
    r"[^\W\d_a-z][\w’'-]*\.?(?: [^\W\d_a-z][\w’'-]*\.?){0,2}"
)
"""“Family, Given” of one person, in an argument that may hold the name of a body as well."""
_APART = re.compile(r"\s*\(\((?P<whole>.*?)\)\)|(?P<name>[^,;]+)")


def fields_of(name: str, given: Mapping[str, str], otherwise: str) -> dict[str, CSLValue]:
    """A source's fields from a template's arguments in bare words; ``otherwise`` is its title where it has none."""
    arguments = _with_new_names(in_english(name, given))
    return _Reading(arguments, cited_kind(name), archived_word(name)).fields(otherwise)


def _with_new_names(given: Mapping[str, Argument]) -> dict[str, Argument]:
    result: dict[str, Argument] = {}
    for name, value in given.items():
        hyphened = name.replace("_", "-")
        result.setdefault(_OLD_NAMES.get(hyphened, hyphened), value)
    return result


def _kind_of(given: Mapping[str, str]) -> str:
    """What a template cites that leaves it open, by what it says of it."""
    known = next((name for name in _TELLING if name in given), "")
    if known:
        return known
    if not given.keys().isdisjoint(("work", "periodical")) and not given.keys().isdisjoint(
        ("volume", "issue")
    ):
        return "journal"
    if not given.keys().isdisjoint(("isbn", "edition", "chapter")):
        return "book"
    return "web" if "url" in given else "book" if "publisher" in given else ""


class _Reading:
    """Arguments, of which each is read once."""

    def __init__(self, given: Mapping[str, Argument], kind: str, archived: str):
        self.written = {name: argument.written for name, argument in given.items()}
        self.given = {name: argument.value for name, argument in given.items()}
        self.left = dict(self.given)
        self.kind, self.archived = kind or _kind_of(self.given), archived

    def take(self, *names: str) -> str:
        """The first of the arguments that says something."""
        return next((self.left.pop(name) for name in names if self.left.get(name)), "")

    def date(self, *names: str) -> str:
        """The first of the arguments that is a date, as EDTF."""
        for name in names:
            written = self.left.get(name, "")
            if edtf := edtf_of(_LETTERED.sub(r"\1", written)):
                del self.left[name]
                return edtf
            if written.casefold() in _UNDATED:
                del self.left[name]
        return ""

    def fields(self, otherwise: str) -> dict[str, CSLValue]:
        """The fields, in the order of the model."""
        title, container = self._titles(otherwise)
        fields: dict[str, CSLValue] = {"type": _TYPES[self.kind]} if self.kind in _TYPES else {}
        fields["title"] = title
        fields |= {key: people for key, names in _PEOPLE.items() if (people := self._people(key, names))}
        if issued := self._issued():
            fields["issued"] = issued
        if container and container != title:
            fields["container-title"] = container
        fields |= {key: text for key, names in _TEXTS if (text := self.take(*names))}
        if pmc := self.take("pmc"):
            fields["PMCID"] = f"PMC{pmc.upper().removeprefix('PMC')}"
        fields |= self._address()
        if first := self.date("orig-date"):
            fields["original-date"] = first
        language = language_tag(self.left.get("language", ""))
        if language:
            del self.left["language"]
        note = " ".join(f"{part.rstrip('.')}." for part in self._note(fields))
        return {**fields, **({"note": note} if note else {}), **({"language": language} if language else {})}

    def _titles(self, otherwise: str) -> tuple[str, str]:
        """The title of the source, and of what it is in."""
        title = self.take("title")
        part = self.take(*_WITHIN, *(("section",) if self.kind not in _IN_SECTIONS else ()))
        if title and (behind := self.take("subtitle")):
            title = f"{title}{' ' if title[-1] in '?!:' else ': '}{behind}"
        if title and part:
            self.kind = self.kind if self.kind in _OF_WORDS else "chapter"
            return part, title
        container = self.take(*_CONTAINERS)
        title = title or part or self.take("litigants", "script-title")
        return title or container or self.given.get("url") or otherwise, container

    def _issued(self) -> str:
        if "month" in self.left and "date" not in self.left:
            parts = (self.left.get(name, "") for name in ("day", "month", "year"))
            if edtf := edtf_of(" ".join(filter(None, parts))):
                self.take("day"), self.take("month"), self.take("year")
                return edtf
        return self.date("date", "publication-date", "year")

    def _address(self) -> dict[str, CSLValue]:
        fields: dict[str, CSLValue] = {}
        link = next(
            (
                address
                for name in ("url", "chapter-url", "contribution-url", "section-url", "archive-url")
                if (address := whole_address(self.left.get(name, ""))) and self.left.pop(name)
            ),
            "",
        )
        if not link and "doi" not in self.given:
            known = next(
                (name for name in _PAGES_OF if re.fullmatch(r"[\w./-]+", self.left.get(name, ""))), ""
            )
            link = _PAGES_OF[known] + self.left.pop(known) if known else ""
        if link:
            fields["URL"] = link
        if accessed := self.date("access-date"):
            fields["accessed"] = accessed
        return fields

    def _people(self, role: str, names: tuple[tuple[str, str], ...]) -> Names:
        result: Names = []
        for number in range(1, _MOST_PEOPLE):
            person = self._person(names, str(number)) or (self._person(names, "") if number == 1 else None)
            if person is None:
                break
            result.append(person)
        listed = {"author": "vauthors", "editor": "veditors"}.get(role)
        if listed:
            result += _in_vancouver(self.take(listed))
        if role == "author":
            result += _several(self.take("coauthors"))
        return result

    def _person(self, names: tuple[tuple[str, str], ...], number: str) -> dict[str, str] | None:
        for last, first in names:
            family = self._numbered(last, number)
            if not family:
                continue
            if not first:
                return split_name(family) if _INVERTED.fullmatch(family) else {"literal": family}
            own = self._numbered(first, number)
            return {"family": family, "given": own} if own else {"family": family}
        return None

    def _numbered(self, name: str, number: str) -> str:
        """An argument with its number, which stands behind the name or the role: editor-last2, editor2-last."""
        role, dash, part = name.partition("-")
        return self.take(f"{name}{number}", f"{role}{number}{dash}{part}")

    def _note(self, fields: Mapping[str, CSLValue]) -> Iterator[str]:
        """What no field has: numbers of other catalogues, an archived copy, and all other arguments by their names."""
        for name in _AS_THEY_ARE:
            if text := self.take(name):
                yield text
        for name, label in _NUMBERS.items():
            if text := self.take(name):
                yield text if text.casefold().startswith(label.casefold()) else f"{label} {text}"
        told = [str(value).casefold() for value in fields.values()]
        for name, text in self.left.items():
            if text and not _OF_FORM.fullmatch(name) and not _is_told(text.casefold(), told):
                label = re.sub("[-_]", " ", self.written[name])
                yield f"{label[0].upper()}{label[1:]}: {text}"
        if copy := whole_address(self.left.get("archive-url", "")):
            when = self.left.get("archive-date", "")
            yield f"{self.archived} {when}: {copy}" if when else f"{self.archived}: {copy}"


def _is_told(text: str, told: list[str]) -> bool:
    return text in told or (len(text) >= _SHORTEST_AGAIN and any(text in each for each in told))


def _in_vancouver(text: str) -> Names:
    """“Hill AB, ((World Health Organization)), Lee C” as names."""
    result: Names = []
    for found in _APART.finditer(text):
        words = (found["whole"] or found["name"]).strip()
        family, _, own = words.rpartition(" ")
        if family and _INITIALS.fullmatch(own):
            result.append({"family": family, "given": _with_stops(own)})
        elif words:
            result.append({"literal": words})
    return result


def _with_stops(initials: str) -> str:
    """“A. B.” of AB, and “A.-C.” of A-C."""
    if not initials.replace("-", "").isupper():
        return f"{initials}."
    return re.sub(r"(\w)(?=\w)", r"\1. ", re.sub(r"(\w)-", r"\1.-", initials)) + "."


def _several(text: str) -> Iterator[dict[str, str]]:
    """“Ann Hill, Bo Lee and Cy Roy”, or “Hill, Ann; Lee, Bo”, as names; the whole where it is not sure where one ends."""
    first, _, behind = text.partition(",")
    sign = ";" if ";" in text or " " not in first.strip() else ","
    if sign == ";" and ";" not in text and "," in behind:
        return iter([{"literal": text}])
    return (
        split_name(name)
        for name in re.split(rf"\s*{sign}\s*(?:and\s+)?|\s+(?:and|&)\s+", text.strip())
        if name
    )


_PEOPLE: dict[str, tuple[tuple[str, str], ...]] = {
    "author": (
        ("last", "first"),
        ("author-last", "author-first"),
        ("surname", "given"),
        ("author", ""),
        ("subject", ""),
        ("people", ""),
    ),
    "editor": (("editor-last", "editor-first"), ("editor", ""), ("editors", "")),
    "translator": (("translator-last", "translator-first"), ("translator", "")),
    "director": (("director", ""),),
    "interviewer": (("interviewer-last", "interviewer-first"), ("interviewer", "")),
}
"""CSL's fields, and the arguments that hold family and given names; the second is empty where there is but one."""
