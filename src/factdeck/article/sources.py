"""The model of a source, in the fields of the Citation Style Language."""

from __future__ import annotations

import re

from factdeck.article.context import Reading
from factdeck.article.fields import IdField, IssuedField, ItemTypeField, LangField, LinkField, PlainField
from factdeck.article.identifiers import is_doi, isbn_is_wrong, issn_is_wrong
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict

ET_AL = "et al."
_PLAIN = re.compile(r"\w[\w .-]{0,59}")
"""A text that stays one where it is written into braces."""


class Name(Strict):
    """A person's name in its parts, or a name that has none."""

    family: PlainField | None = Field(None, description="Family name.", examples=["Glantz"])
    given: PlainField | None = Field(None, description="Given names.", examples=["David M."])
    particle: PlainField | None = Field(
        None,
        alias="non-dropping-particle",
        description="What stands before the family name, and stays when it stands alone.",
        examples=["van der"],
    )
    dropping: PlainField | None = Field(
        None,
        alias="dropping-particle",
        description="What stands before the family name, and goes when it stands alone.",
        examples=["von"],
    )
    suffix: PlainField | None = Field(None, description="What stands behind the name.", examples=["Jr."])
    literal: PlainField | None = Field(
        None, description="A name that has no parts, as of an office.", examples=["Wikipedia contributors"]
    )

    @classmethod
    def told_of(cls, text: str) -> str:
        """Of two or three capitalised words, the last is taken for the family's; a body has no such parts."""
        family, comma, given = (part.strip() for part in text.partition(","))
        if comma and family and given and "," not in given:
            return f"{{family: {family}, given: {given}}}"
        *first, last = text.split() or [""]
        if 1 <= len(first) <= 2 and all(word[:1].isupper() for word in (*first, last)) and not comma:
            return f"{{given: {' '.join(first)}, family: {last}}}"
        return f"{{literal: {text}}}" if _PLAIN.fullmatch(text) else "{literal: …}"

    def check_whole(self, context: object) -> None:
        if not self.family and not self.literal:
            raise Complaint(
                "this name says neither family nor literal",
                "as in {family: Glantz, given: David M.}",
                code=codes.SOURCE_FIELD,
            )

    @property
    def is_others(self) -> bool:
        """Whether it stands for all who are not named, as BibTeX's “and others”."""
        return str(self.literal or "").casefold() in ("others", ET_AL)

    @property
    def shown(self) -> str:
        """“van Family, Given von, Jr.”, or the name of a body."""
        if self.is_others:
            return ET_AL
        if self.literal:
            return str(self.literal)
        family = " ".join(str(part) for part in (self.particle, self.family) if part)
        given = " ".join(str(part) for part in (self.given, self.dropping) if part)
        return ", ".join(part for part in (family, given, str(self.suffix or "")) if part)


class SourceEntry(Strict):
    """A source, in the fields of CSL (Citation Style Language 1.0.2, appendix IV)."""

    id: IdField = Field(description="The key that the text cites it by.", examples=["glantz1983"])
    type: ItemTypeField | None = Field(None, description="CSL's item type.", examples=["book"])
    title: PlainField = Field(description="Its title.", examples=["August Storm"])
    author: list[Name] = Field(default_factory=list, description="Who wrote it.")
    editor: list[Name] = Field(default_factory=list, description="Who edited it.")
    translator: list[Name] = Field(default_factory=list, description="Who translated it.")
    director: list[Name] = Field(default_factory=list, description="Who directed it.")
    interviewer: list[Name] = Field(
        default_factory=list, description="Who asked; the author of an interview is who answered."
    )
    recipient: list[Name] = Field(default_factory=list, description="Whom a letter went to.")
    container_author: list[Name] = Field(
        default_factory=list, alias="container-author", description="Who wrote the book that it is in."
    )
    issued: IssuedField | None = Field(None, description="When it came out, as EDTF.", examples=["1983"])
    original_date: IssuedField | None = Field(
        None, alias="original-date", description="When it came out first, as EDTF.", examples=["1947"]
    )
    title_short: PlainField | None = Field(
        None, alias="title-short", description="Its title in short, for notes.", examples=["August Storm"]
    )
    genre: PlainField | None = Field(
        None, description="What kind of its type it is.", examples=["PhD thesis"]
    )
    medium: PlainField | None = Field(None, description="What it is on.", examples=["tape recording"])
    container_title: PlainField | None = Field(
        None,
        alias="container-title",
        description="The journal or collection that it is in.",
        examples=["Leavenworth Papers"],
    )
    collection_title: PlainField | None = Field(
        None, alias="collection-title", description="The series.", examples=["Leavenworth Papers"]
    )
    collection_number: PlainField | None = Field(
        None, alias="collection-number", description="Its number in the series.", examples=["7"]
    )
    event_title: PlainField | None = Field(
        None, alias="event-title", description="The conference.", examples=["Yalta Conference"]
    )
    authority: PlainField | None = Field(
        None, description="The court, or who decided.", examples=["Supreme Court"]
    )
    number: PlainField | None = Field(
        None, description="The number of a report or law.", examples=["E/CN.11/2"]
    )
    section: PlainField | None = Field(None, description="The part of a newspaper or law.", examples=["§ 5"])
    scale: PlainField | None = Field(None, description="A map's scale.", examples=["1:4,000,000"])
    archive: PlainField | None = Field(
        None, description="The archive that holds it.", examples=["National Archives"]
    )
    archive_location: PlainField | None = Field(
        None, description="Where in the archive it is.", examples=["RG 59, box 12"]
    )
    archive_place: PlainField | None = Field(
        None, alias="archive-place", description="Where the archive is.", examples=["Kew"]
    )
    call_number: PlainField | None = Field(
        None, alias="call-number", description="Its number in a library.", examples=["DS777.53"]
    )
    publisher: PlainField | None = Field(
        None, description="Who published it.", examples=["Combat Studies Institute"]
    )
    publisher_place: PlainField | None = Field(
        None, alias="publisher-place", description="Where it was published.", examples=["Fort Leavenworth"]
    )
    edition: PlainField | None = Field(None, description="Which edition.", examples=["2nd"])
    volume: PlainField | None = Field(None, description="The volume.", examples=["7"])
    issue: PlainField | None = Field(None, description="The issue.", examples=["3"])
    page: PlainField | None = Field(None, description="Pages.", examples=["12–19"])
    number_of_pages: PlainField | None = Field(
        None, alias="number-of-pages", description="How many pages it has.", examples=["214"]
    )
    number_of_volumes: PlainField | None = Field(
        None, alias="number-of-volumes", description="How many volumes it has.", examples=["3"]
    )
    url: LinkField | None = Field(
        None, alias="URL", description="Its web address.", examples=["https://example.org/august-storm"]
    )
    accessed: IssuedField | None = Field(
        None, description="When it was read, as EDTF.", examples=["2024-05-01"]
    )
    doi: PlainField | None = Field(None, alias="DOI", description="Its DOI.", examples=["10.1000/182"])
    isbn: PlainField | None = Field(
        None, alias="ISBN", description="Its ISBN.", examples=["978-0-306-40615-7"]
    )
    issn: PlainField | None = Field(None, alias="ISSN", description="Its ISSN.", examples=["0026-3931"])
    pmid: PlainField | None = Field(
        None, alias="PMID", description="Its number in PubMed.", examples=["13084587"]
    )
    pmcid: PlainField | None = Field(
        None, alias="PMCID", description="Its number in PubMed Central.", examples=["PMC3084116"]
    )
    note: PlainField | None = Field(None, description="Anything else.", examples=["Reprinted in 1990"])
    licence: PlainField | None = Field(
        None, description="The licence it is used under.", examples=["CC BY-SA 4.0"]
    )
    language: LangField | None = Field(None, description="Its language (BCP 47).", examples=["en-US"])

    def check_whole(self, context: object) -> None:
        """Warns of numbers that can't be what they are called; they are told all the same."""
        if not isinstance(context, Reading):
            return
        hint = "look at it again where it was copied from"
        if self.doi and not is_doi(str(self.doi)):
            example = "write 10., the publisher's number, a slash and the rest, as in 10.1000/182"
            context.warn(self.doi, f"{str(self.doi)!r} is no DOI", example, codes.WRONG_NUMBER)
        for text, name, wrong in ((self.isbn, "ISBN", isbn_is_wrong), (self.issn, "ISSN", issn_is_wrong)):
            reason = wrong(str(text)) if text else ""
            if text and reason:
                context.warn(text, f"{str(text)!r} is no {name}: {reason}", hint, codes.WRONG_NUMBER)
