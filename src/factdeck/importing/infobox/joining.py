"""Fields that belong together to one field: a label and its value, a date and its year, a number and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factdeck.importing.infobox.dates import in_words
from factdeck.importing.infobox.field import Field
from factdeck.importing.infobox.items import whole_items
from factdeck.importing.spans import text_inline

MOST_LABEL = 80
"""Characters of a label; a longer text is a value of its own."""

_PAIRS = (
    (r"(?P<stem>\w+?)_title(?P<number>\d*)", ("{stem}_name{number}", "{stem}_date{number}")),
    (r"(?P<stem>\w+?)_event(?P<number>\d*)", ("{stem}_date{number}",)),
    (r"(?P<stem>\w+?)_type(?P<number>\d*)", ("{stem}_name{number}",)),
    (r"(?P<stem>\w*?)_?label(?P<number>\d*)", ("{stem}value{number}", "{stem}_value{number}", "{stem}data{number}", "{stem}_data{number}")),
    (r"(?P<stem>\w*?)(?P<number>\d*)_label", ("{stem}{number}_value", "{stem}{number}_data")),
    (r"(?P<stem>\w+?)_name(?P<number>(?:_sec)?\d*)", ("{stem}_info{number}", "{stem}_value{number}")),
    ((r"(?P<stem>(?:leader|languages?|membership|parts|area_code|postal_code|seat|capital|house|admin_center|iso_code|"
      r"registration_plate|timezone|time_zone)\d*)_(?:type|label)(?P<number>\d*)"), ("{stem}{number}",)),
)  # fmt: skip
"""Names of fields that hold a label, and of those that may hold its value."""
_ALONE = re.compile(
    r"(?:leader|established|extinct|founder|settled|unit|parts|subdivision|stat|seat)_(?:title|type)\d*|"
    r"blank\d*_name(?:_sec)?\d*|(?:leader|languages)\d*_type|(?:area_code|postal_code|demographics\d*)_type"
)
_LABELS = tuple((re.compile(pattern), values) for pattern, values in _PAIRS)
_DATES = re.compile(r"(?P<stem>\w*?)_?date(?P<number>\d*)")
_NOTES = ("_year", "_as_of", "_country", "_note", "_notes")
_UNITS = {
    "km2": "km²", "sq_km": "km²", "sq_mi": "square miles", "sqmi": "square miles", "acre": "acres", "acres": "acres", "ha": "hectares",
    "km": "km", "mi": "miles", "m": "m", "ft": "ft", "in": "in", "cm": "cm", "mm": "mm", "kg": "kg", "lb": "lb", "lbs": "lb",
    "g": "g", "t": "t", "kmh": "km/h", "km_h": "km/h", "mph": "mph", "percent": "%",
}  # fmt: skip
_UNIT = re.compile(rf"(?P<stem>\w+?)_(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})")
_NUMBER = re.compile(r"[-+−~]?[\d.,  ]*\d")
_SMALLER = {"ft": "in"}
_TERM = re.compile(r"(?P<stem>term)_?start(?P<number>\d*)")


def joined_fields(fields: Iterable[Field], lang: str, known: Sequence[str] = ()) -> list[Field]:
    """``known`` are names that the infobox's family has rows and notes for, which stay as they are."""
    whole = (replace(field, items=whole_items(field.items)) for field in fields)
    result = {field.name: in_words(field, lang) for field in whole if field.items}
    kept = frozenset(known)
    _join_taxa(result)
    _join_labels(result, kept)
    _join_years(result)
    _join_terms(result)
    _join_units(result, kept)
    _join_notes(result, kept)
    return list(result.values())


def _join_labels(found: dict[str, Field], known: frozenset[str]) -> None:
    """A label that its template shows only with a value goes where it has none."""
    for name, field in list(found.items()):
        for pattern, values in _LABELS:
            fits = pattern.fullmatch(name)
            if name not in found or not fits or name in known or len(field.text) > MOST_LABEL:
                continue
            value = next((key for each in values if (key := each.format(**fits.groupdict())) in found), "")
            if value and value != name:
                dates = "_date" in value
                found[value] = replace(found[value], label=field.text.rstrip(": "), dates=dates)
                del found[name]
        if name in found and name not in known and _ALONE.fullmatch(name):
            del found[name]


def _join_taxa(found: dict[str, Field]) -> None:
    """A rank of the German table of taxa with its name, and the scientific name in brackets."""
    for name, rank in list(found.items()):
        fits = re.fullmatch(r"taxon(\d*)_rang", name)
        names = [f"taxon{fits[1]}_{part}" for part in ("name", "linkname", "wissname")] if fits else []
        text = [found.pop(each) for each in names if each in found]
        if text:
            del found[name]
            note = text[-1].text if text[-1].text != text[0].text else ""
            found[text[0].name] = replace(text[0], label=rank.text, note=note)


def _join_years(found: dict[str, Field]) -> None:
    """“September 10” and “1974” of ``debutdate`` and ``debutyear``."""
    for name, field in list(found.items()):
        fits = _DATES.fullmatch(name)
        if fits is None or re.search(r"\d{3,4}", field.text):
            continue
        for year_name in (
            f"{fits['stem']}year{fits['number']}",
            f"{fits['stem']}_year{fits['number']}".lstrip("_"),
        ):
            year = found.get(year_name)
            if year and re.fullmatch(r"\d{3,4}", year.text):
                between = ", " if field.text[-1:].isdigit() else " "
                found[name] = replace(field, items=(text_inline(f"{field.text}{between}{year.text}"),))
                del found[year_name]
                break


def _join_terms(found: dict[str, Field]) -> None:
    """A term's start and end as one field ``term``."""
    for name, start in list(found.items()):
        fits = _TERM.fullmatch(name)
        if fits is None:
            continue
        number = fits["number"]
        names = (f"term_end{number}", f"termend{number}")
        end = next((found.pop(each) for each in names if each in found), None)
        del found[name]
        text = f"{start.text} – {end.text}" if end else f"since {start.text}"
        found.setdefault(f"term{number}", Field(f"term{number}", (text_inline(text),), start.line))


def _join_units(found: dict[str, Field], known: frozenset[str]) -> None:
    """``height_ft`` and ``height_in`` as one height; of a measure in several units the second in brackets."""
    for name, field in list(found.items()):
        fits = _UNIT.fullmatch(name)
        if fits is None or name not in found or name in known or not _NUMBER.fullmatch(field.text):
            continue
        between = "/" if "density" in fits["stem"] else " "
        text = f"{field.text}{between}{_UNITS[fits['unit']]}"
        smaller = f"{fits['stem']}_{_SMALLER.get(fits['unit'], '')}"
        if smaller in found and _NUMBER.fullmatch(found[smaller].text):
            text += f" {found.pop(smaller).text} {_UNITS[_SMALLER[fits['unit']]]}"
        del found[name]
        stem = fits["stem"]
        if stem in found and not found[stem].note:
            found[stem] = replace(found[stem], note=text)
        elif stem not in found:
            found[stem] = Field(stem, (text_inline(text),), field.line)
        else:
            found[name] = replace(field, items=(text_inline(text),))


def _join_notes(found: dict[str, Field], known: frozenset[str]) -> None:
    """“31.6 (2014)” of ``gini`` and ``gini_year``."""
    for name, field in list(found.items()):
        for ending in _NOTES:
            value = name.removesuffix(ending)
            short = name.endswith(ending) and len(field.text) <= MOST_LABEL
            if short and name not in known and value in found and not found[value].note:
                found[value] = replace(found[value], note=field.text)
                del found[name]
                break
