"""Texts of an article to the values of its fields: inline text, prose, links, dates, languages, letters."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from factdeck.article.dates import Date, DateError, parse_date
from factdeck.article.markup import Inline, check_link, parse_inline
from factdeck.article.prose import Prose, parse_prose
from factdeck.reading import Complaint, Text

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")


def as_text(value: object, wanted: str = "text") -> Text:
    if not isinstance(value, Text):
        raise Complaint(f"{wanted} is wanted here, not a list or keys", "a text with ': ' in it stands in quotes")
    return value


def read_inline(value: object) -> Inline:
    if isinstance(value, tuple):
        return value
    text = as_text(value)
    inline = parse_inline(text)
    if not inline:
        raise Complaint("nothing is written here", "write the text, or delete the key")
    return inline


def read_prose(value: object) -> Prose:
    if isinstance(value, tuple):
        return value
    text = as_text(value)
    prose = parse_prose(text)
    if not prose:
        raise Complaint("nothing is written here", "write the text, or delete the key")
    return prose


def read_plain(value: object) -> Text:
    text = as_text(value)
    if not text.strip():
        raise Complaint("nothing is written here", "write the text, or delete the key")
    return text


def read_link(value: object) -> Text:
    text = as_text(value)
    check_link(str(text))
    return text


def read_date(value: object) -> Date:
    if isinstance(value, Date):
        return value
    text = as_text(value, "a date")
    try:
        return parse_date(str(text))
    except DateError as error:
        raise Complaint(error.message, error.hint, error.offset, error.length) from None


def read_lang(value: object) -> str:
    text = as_text(value, "a language tag")
    if not _TAG.fullmatch(text):
        raise Complaint(f"{str(text)!r} is not a language tag (BCP 47)", "as in en-GB, de, zh-Hant or ru")
    return str(text)


def read_switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = as_text(value)
    if text not in ("true", "false", "yes", "no"):
        raise Complaint(f"{str(text)!r} is neither true nor false")
    return text in ("true", "yes")


_STRING = WithJsonSchema({"type": "string"})

InlineField = Annotated[Inline, PlainValidator(read_inline), _STRING]
ProseField = Annotated[Prose, PlainValidator(read_prose), _STRING]
PlainField = Annotated[Text, PlainValidator(read_plain), _STRING]
LinkField = Annotated[Text, PlainValidator(read_link), WithJsonSchema({"type": "string", "format": "uri"})]
DateField = Annotated[Date, PlainValidator(read_date), _STRING]
LangField = Annotated[str, PlainValidator(read_lang), _STRING]
SwitchField = Annotated[bool, PlainValidator(read_switch), WithJsonSchema({"type": "boolean"})]
