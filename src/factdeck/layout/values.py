"""Texts of a layout or theme to the values they stand for: lengths, colours, sizes of paper and slides."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Literal

from factdeck.reading import ReadBy, Text
from factdeck.units import Size, points

Medium = Literal["paper", "slides"]
"""What a layout is for: the part of a theme that it is set in."""

PAPER_SIZES = {
    "A3": Size(points("297mm"), points("420mm")),
    "A4": Size(points("210mm"), points("297mm")),
    "A5": Size(points("148mm"), points("210mm")),
    "Letter": Size(points("8.5in"), points("11in")),
    "Legal": Size(points("8.5in"), points("14in")),
}
SLIDE_SIZES = {
    "16:9": Size(points("13.333333in"), points("7.5in")),
    "16:10": Size(points("12in"), points("7.5in")),
    "4:3": Size(points("10in"), points("7.5in")),
}

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


LONGEST = 14_400.0
"""Points: the longest side of a page that readers of PDF need take (ISO 32000-1, annex C.2)."""
SMALLEST_TYPE, LARGEST_TYPE = 1.0, 400.0
"""Points."""
MOST_COLUMNS = 12
MOST_COUNTED = 100_000
MOST_LINES = 200
"""Ruled lines one below the other: some pages of them."""
MOST_COPIES = 12
"""Of a page on one sheet of paper."""
LEAST_SCALE, MOST_SCALE = 0.1, 10.0
"""Of type and spacing."""


def read_length(value: object) -> float:
    """A length such as ``18mm`` in points."""
    if isinstance(value, float):
        return value
    result = points(as_text(value, "a length"))
    if abs(result) > LONGEST:
        raise ValueError(f"{str(value)!r} is longer than {LONGEST:,.0f}pt, the most that is laid out")
    return result


def read_extent(value: object) -> float:
    """A length of nothing or more, in points."""
    result = read_length(value)
    if result < 0:
        raise ValueError(f"{str(value)!r} is less than nothing")
    return result


def read_size(value: object) -> float:
    """A length of at least one point, in points."""
    result = read_length(value)
    if result < 1.0:
        raise ValueError(f"{str(value)!r} is too small: it is 1pt at least")
    return result


def read_type_size(value: object) -> float:
    """The size of type, or of its leading, in points."""
    result = read_length(value)
    if not SMALLEST_TYPE <= result <= LARGEST_TYPE:
        raise ValueError(
            f"{str(value)!r} is no size of type: it is between {SMALLEST_TYPE:g}pt and {LARGEST_TYPE:g}pt"
        )
    return result


def read_scale(value: object) -> float:
    """A factor by which type and spacing grow."""
    if isinstance(value, float):
        return value
    text = as_text(value, "a number")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,6})?", text):
        raise ValueError(f"{text!r} is not a number: write it as in 0.85")
    if not LEAST_SCALE <= float(text) <= MOST_SCALE:
        raise ValueError(f"{text!r} is no scale: it is between {LEAST_SCALE:g} and {MOST_SCALE:g}")
    return float(text)


def read_whole_number(value: object) -> int:
    """A number of things, which may be none."""
    if isinstance(value, int):
        return value
    text = as_text(value, "a whole number")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(f"{text!r} is no whole number from 0 on: write digits, as in 7")
    if int(text) > MOST_COUNTED:
        raise ValueError(f"{text!r} is too many: {MOST_COUNTED:,} is the most")
    return int(text)


def read_count(value: object, least: int = 1, most: int = MOST_COUNTED) -> int:
    """A number of things, of which there is at least one where nothing else is said."""
    result = read_whole_number(value)
    if result < least:
        raise ValueError(f"{str(value)!r} is too few: it is {least} at least")
    if result > most:
        raise ValueError(f"{str(value)!r} is too many: {most:,} is the most")
    return result


def counted(least: int, most: int) -> ReadBy:
    """For an annotation of int: a number of things between two bounds, told with these where it lies outside."""
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return ReadBy(partial(read_count, least=least, most=most), schema)


def read_columns(value: object) -> int:
    """The number of columns of a region; raises ValueError where it is none, or too many."""
    result = read_count(value)
    if result > MOST_COLUMNS:
        raise ValueError(f"{str(value)!r} is too many: a region has {MOST_COLUMNS} columns at most")
    return result


def read_columns_below(value: object) -> int:
    """The number of columns below a shorter region; 0 leaves that room empty."""
    return 0 if str(value) == "0" else read_columns(value)


def as_text(value: object, wanted: str) -> str:
    """The text that is written; raises ValueError for a list or keys."""
    if not isinstance(value, str):
        raise ValueError(f"{wanted} is wanted here, not a list or keys with values")
    return str(value)


def read_switch(value: object) -> bool:
    """yes, no, true or false as a truth value; raises ValueError for anything else."""
    if isinstance(value, bool):
        return value
    text = as_text(value, "yes or no")
    if text not in _YES_NO:
        raise ValueError(f"{text!r} is neither yes nor no")
    return _YES_NO[text]


def read_colour(value: object) -> Text:
    """A colour in small letters, which still knows where it stands."""
    if not _COLOUR.fullmatch(as_text(value, "a colour")):
        raise ValueError(f"{str(value)!r} is not a colour: write six hexadecimal digits, as in '#8c1c13'")
    return Text(str(value).lower(), value.mark if isinstance(value, Text) else None)


def read_paper_size(value: object) -> Size:
    """A paper size by its name, in points; raises ValueError where it is not known."""
    if isinstance(value, Size):
        return value
    return _named_size(as_text(value, "a size"), PAPER_SIZES)


def read_slide_size(value: object) -> Size:
    """A slide size by its name, in points; raises ValueError where it is not known."""
    if isinstance(value, Size):
        return value
    return _named_size(as_text(value, "a size"), SLIDE_SIZES)


def _named_size(text: str, known: dict[str, Size]) -> Size:
    name, _, turned = text.partition(" ")
    if name not in known or turned not in ("", "landscape"):
        raise ValueError(f"{text!r} is not a size: write one of {', '.join(known)}, or one and 'landscape'")
    size = known[name]
    return Size(size.height, size.width) if turned else size


_LENGTH = {"type": "string", "pattern": r"^-?[0-9]*\.?[0-9]+ ?(pt|mm|cm|in)$"}
_NO_LESS = {"type": "string", "pattern": r"^[0-9]*\.?[0-9]+ ?(pt|mm|cm|in)$"}
_SWITCH = {"enum": ["yes", "no", True, False]}
_COLOUR_TEXT = {"type": "string", "pattern": f"^{_COLOUR.pattern}$"}

Length = Annotated[float, ReadBy(read_length, _LENGTH)]
Extent = Annotated[float, ReadBy(read_extent, _NO_LESS)]
"""A length of nothing or more."""
LeastLength = Annotated[float, ReadBy(read_size, _NO_LESS)]
"""A length of at least one point."""
TypeSize = Annotated[float, ReadBy(read_type_size, _NO_LESS)]
Scale = Annotated[
    float, ReadBy(read_scale, {"type": "number", "minimum": LEAST_SCALE, "maximum": MOST_SCALE})
]
WholeNumber = Annotated[int, counted(0, MOST_COUNTED)]
Count = Annotated[int, counted(1, MOST_COUNTED)]
Lines = Annotated[int, counted(0, MOST_LINES)]
"""Ruled lines to write on."""
Columns = Annotated[int, ReadBy(read_columns, {"type": "integer", "minimum": 1, "maximum": MOST_COLUMNS})]
ColumnsBelow = Annotated[
    int, ReadBy(read_columns_below, {"type": "integer", "minimum": 0, "maximum": MOST_COLUMNS})
]
Switch = Annotated[bool, ReadBy(read_switch, _SWITCH)]
Colour = Annotated[Text, ReadBy(read_colour, _COLOUR_TEXT)]
PaperSize = Annotated[Size, ReadBy(read_paper_size, {"type": "string"})]
SlideSize = Annotated[Size, ReadBy(read_slide_size, {"type": "string"})]
