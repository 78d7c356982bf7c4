"""Texts of an article to the values of its fields: inline text, prose, links, dates, languages, letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from factdeck.article.context import Reading
from factdeck.article.countries import MEANT, is_country
from factdeck.article.csl import ITEM_TYPES
from factdeck.article.dates import Date, DateError, parse_date
from factdeck.article.language import check_language
from factdeck.article.links import check_link
from factdeck.article.markup import KEY, Inline, parse_inline
from factdeck.article.prose import Prose, parse_prose
from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.reading import Complaint, Complaints, ReadBy, Text
from factdeck.reading.annotations import WORDS


def as_text(value: object, wanted: str = "text") -> Text:
    """What is written, where it is a text that says something; raises Complaint where it is none or blank."""
    if not isinstance(value, Text):
        hint = "a text with ': ' in it, or one that begins with [ or {, stands in quotes"
        raise Complaint(
            f"{wanted} is wanted here, not a list or keys with values", hint, code=codes.WRONG_KIND
        )
    if not value.strip():
        raise Complaint(
            "nothing is written here", "write the text, or delete the key", code=codes.EMPTY_VALUE
        )
    return value


def read_inline(value: object, context: object) -> Inline:
    """One paragraph of marked text as spans.

    Raises Complaint where it has an empty line, Complaints where marks are wrong.
    """
    if isinstance(value, tuple):
        return value
    text = as_text(value)
    broken = re.search(r"\n[ \n]*\n", text.strip("\n"))
    if broken:
        at = broken.start() + len(text) - len(text.lstrip("\n"))
        raise Complaint(
            "an empty line stands inside a text of one paragraph",
            "delete it",
            at + len(broken[0]),
            1,
            code=codes.PARAGRAPHS,
        )
    try:
        inline = parse_inline(text)
    except Complaints as found:
        _note_citations([found.partly or ()], context)
        raise
    _note_citations([inline], context)
    return inline


def read_prose(value: object, context: object) -> Prose:
    """Marked text as paragraphs, lists and quotations; raises Complaints with the place of each wrong mark."""
    if isinstance(value, tuple):
        return value
    try:
        prose = parse_prose(as_text(value))
    except Complaints as found:
        _note_citations([block.spans for block in found.partly or ()], context)
        raise
    _note_citations([block.spans for block in prose], context)
    return prose


def _note_citations(inlines: Iterable[Inline], context: object) -> None:
    """Also those of a text that has something else wrong."""
    if isinstance(context, Reading):
        for inline in inlines:
            context.note_citations(inline)


def read_plain(value: object) -> Text:
    """Text without marks, as it is written; raises Complaint where there is none."""
    return as_text(value)


class Phrase(Text):
    """Text without marks that readers see: it is typeset as marked text is."""


def read_phrase(value: object) -> Phrase:
    """Text without marks that readers see; raises Complaint where there is none."""
    text = as_text(value)
    return text if isinstance(text, Phrase) else Phrase(text, text.mark, lambda: text.places)


def read_link(value: object) -> Text:
    """A web address; raises Complaint where it is none that a link may lead to."""
    text = as_text(value, "an address")
    check_link(str(text))
    return text


def read_date(value: object) -> Date:
    """A date or an interval (EDTF); raises Complaint where it is none, with the place of what is wrong."""
    if isinstance(value, Date):
        return value
    text = as_text(value, "a date")
    try:
        return parse_date(str(text))
    except DateError as error:
        raise Complaint(error.message, error.hint, error.offset, error.length, code=codes.NO_DATE) from None


def read_issued(value: object) -> Text:
    """A date that is shown as it was written."""
    read_date(value)
    return as_text(value)


def read_lang(value: object) -> str:
    """A language tag (BCP 47); raises Complaint where it is none."""
    text = as_text(value, "a language tag")
    check_language(str(text))
    return str(text)


def read_switch(value: object) -> bool:
    """true, false, yes or no as a truth value; raises Complaint for anything else."""
    if isinstance(value, bool):
        return value
    text = as_text(value, "true or false")
    if text not in ("true", "false", "yes", "no"):
        raise Complaint(
            f"{str(text)!r} is neither true nor false", "write true or false", code=codes.NO_SWITCH
        )
    return text in ("true", "yes")


def read_entry_number(value: object) -> int | None:
    """A number from 1 to 999; raises Complaint where it is none."""
    if isinstance(value, int) or value is None:
        return value
    text = as_text(value, "a number")
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise Complaint(
            f"{str(text)!r} is not a number from 1 to 999", "write digits, as in 7", code=codes.ENTRY_NUMBER
        )
    return int(text)


def read_id(value: object) -> Text:
    """A source's key, by which the text cites it; raises Complaint where a citation could not hold it."""
    text = as_text(value, "a key")
    if not re.fullmatch(KEY, text):
        meant = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")
        hint = f"write {meant}" if meant else "as in pope1494"
        raise Complaint(
            f"{str(text)!r} can't be cited: a key has letters, digits and -_:./ only",
            hint,
            code=codes.SOURCE_FIELD,
        )
    return text


def read_item_type(value: object) -> Text:
    """A source's type (CSL 1.0.2, appendix III); raises Complaint with the nearest one where it is unknown."""
    text = as_text(value, "a type")
    if text not in ITEM_TYPES:
        folded = text.casefold().replace(" ", "-").replace("_", "-")
        hint = nearest_or(folded, ITEM_TYPES, "as in book, chapter, article-journal, webpage or treaty")
        raise Complaint(
            f"{str(text)!r} is not a type of source that CSL knows", hint, code=codes.SOURCE_FIELD
        )
    return text


def _number(value: object, bound: float, name: str) -> float:
    text = as_text(value, f"a {name} in degrees")
    if not re.fullmatch(r"[-+]?[0-9]{1,3}(\.[0-9]{1,12})?", text):
        raise Complaint(
            f"{str(text)!r} is not a {name}",
            "write degrees as in 123.4; west and south are negative",
            code=codes.NO_PLACE,
        )
    if abs(float(text)) > bound:
        swapped = "; the longitude stands first" if name == "latitude" and abs(float(text)) <= 180 else ""
        raise Complaint(
            f"{str(text)!r} is not a {name}",
            f"it lies between -{bound:.0f} and {bound:.0f}{swapped}",
            code=codes.NO_PLACE,
        )
    return float(text)


Point = tuple[float, float]
"""Longitude and latitude in degrees."""


def read_point(value: object) -> Point:
    """Longitude and latitude in degrees; raises Complaint where they are none, or off the globe."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, list) or len(value) != 2:
        raise Complaint(
            "a place is wanted here: [longitude, latitude]", "as in [123.4, 41.8]", code=codes.NO_PLACE
        )
    return _number(value[0], 180, "longitude"), _number(value[1], 90, "latitude")


LEAST_EXTENT = 0.001
"""Degrees from side to side; on the Equator these are 111 m."""
AROUND = 270.0
"""Degrees of longitude from which an extent across the 180th meridian is none, but one whose sides are swapped …"""
UPRIGHT = 100.0
"""… unless it spans so many degrees of latitude, as a map of the world does whose middle is the Pacific."""

Extent = tuple[float, float, float, float]
"""West, south, east and north in degrees; where west is greater, the extent crosses the 180th meridian."""


def read_extent(value: object) -> Extent:
    """West, south, east and north in degrees; raises Complaint where they are none, or sides are swapped."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, list) or len(value) != 4:
        raise Complaint(
            "an extent is wanted here: [west, south, east, north]",
            "as in [110, 35, 145, 55]",
            code=codes.NO_PLACE,
        )
    west, south = read_point(value[:2])
    east, north = read_point(value[2:])
    _check_order(west, south, east, north)
    return west, south, east, north


def _check_order(west: float, south: float, east: float, north: float) -> None:
    """Raises Complaint where an extent has no area, or runs the wrong way."""
    span = (east - west) % 360.0 or (360.0 if east > west else 0.0)
    if span < LEAST_EXTENT or abs(north - south) < LEAST_EXTENT:
        raise Complaint(
            "this extent has no area",
            f"write [west, south, east, north], the sides at least {LEAST_EXTENT} degrees apart",
            code=codes.NO_PLACE,
        )
    turned = east < west and span > AROUND and abs(north - south) < UPRIGHT
    if south > north or turned:
        sides = ", and ".join(
            [*(["west and east"] if turned else []), *(["south and north"] if south > north else [])]
        )
        west, east = (east, west) if turned else (west, east)
        meant = ", ".join(f"{side:g}" for side in (west, min(south, north), east, max(south, north)))
        raise Complaint(
            f"{sides} are swapped in this extent",
            f"an extent is [west, south, east, north]: write [{meant}]",
            code=codes.NO_PLACE,
        )


def read_country(value: object) -> Text:
    """A country's code of two or three capitals (ISO 3166-1); raises Complaint where no country has it."""
    text = as_text(value, "a country's code")
    if not re.fullmatch(r"[A-Z]{2,3}", text):
        raise Complaint(
            f"{str(text)!r} is not a country's code (ISO 3166-1)",
            "two or three capitals, as in CN or CHN",
            code=codes.NO_PLACE,
        )
    if not is_country(str(text)):
        meant = MEANT.get(str(text))
        raise Complaint(
            f"{str(text)!r} is not the code of a country that maps show (ISO 3166-1)",
            f"did you mean {meant!r}?"
            if meant
            else "a state of the past is drawn by its corners, under polygon",
            code=codes.NO_PLACE,
        )
    return text


_DATE = {"type": ["string", "integer"], "pattern": "[0-9X]"}
_LINK = {"type": "string", "pattern": "^([hH][tT][tT][pP][sS]?://|mailto:)"}
_LANG = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}
_LONGITUDE, _LATITUDE = ({"type": "number", "minimum": -most, "maximum": most} for most in (180, 90))
_DEGREES = {"type": "array", "items": {"type": "number"}}

InlineField = Annotated[Inline, ReadBy(read_inline, WORDS, context=True)]
ProseField = Annotated[Prose, ReadBy(read_prose, WORDS, context=True)]
PlainField = Annotated[Text, ReadBy(read_plain, WORDS)]
PhraseField = Annotated[Phrase, ReadBy(read_phrase, WORDS)]
LinkField = Annotated[Text, ReadBy(read_link, _LINK)]
DateField = Annotated[Date, ReadBy(read_date, _DATE)]
IssuedField = Annotated[Text, ReadBy(read_issued, _DATE)]
LangField = Annotated[str, ReadBy(read_lang, _LANG)]
SwitchField = Annotated[bool, ReadBy(read_switch, {"enum": [True, False, "yes", "no"]})]
EntryNumberField = Annotated[
    int, ReadBy(read_entry_number, {"type": "integer", "minimum": 1, "maximum": 999})
]
IdField = Annotated[Text, ReadBy(read_id, {"type": ["string", "integer"], "pattern": f"^{KEY}$"})]
ItemTypeField = Annotated[Text, ReadBy(read_item_type, {"enum": list(ITEM_TYPES)})]
PointField = Annotated[
    Point,
    ReadBy(read_point, {**_DEGREES, "prefixItems": [_LONGITUDE, _LATITUDE], "minItems": 2, "maxItems": 2}),
]
ExtentField = Annotated[Extent, ReadBy(read_extent, {**_DEGREES, "minItems": 4, "maxItems": 4})]
CountryField = Annotated[Text, ReadBy(read_country, {"type": "string", "pattern": "^[A-Z]{2,3}$"})]
