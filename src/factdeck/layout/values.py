"""Texts of a layout or theme to the values they stand for: lengths, colours, sizes of paper and slides."""

from __future__ import annotations

import re
from typing import Annotated

from factdeck.reading import ReadBy, Text
from factdeck.units import Size, points

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


def read_length(value: object) -> float:
    """A length such as ``18mm`` in points."""
    return value if isinstance(value, float) else points(str(value))


def read_number(value: object) -> float:
    if isinstance(value, float):
        return value
    try:
        return float(str(value))
    except ValueError:
        raise ValueError(f"{str(value)!r} is not a number") from None


def read_whole_number(value: object) -> int:
    if isinstance(value, int):
        return value
    if not re.fullmatch(r"[0-9]{1,6}", str(value)):
        raise ValueError(f"{str(value)!r} is not a whole number")
    return int(str(value))


def read_switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value) not in _YES_NO:
        raise ValueError(f"{str(value)!r} is neither yes nor no")
    return _YES_NO[str(value)]


def read_colour(value: object) -> Text:
    """A colour in small letters, which still knows where it stands."""
    if not _COLOUR.fullmatch(str(value)):
        raise ValueError(f"{str(value)!r} is not a colour: write six hexadecimal digits, as in '#8c1c13'")
    return Text(str(value).lower(), value.mark if isinstance(value, Text) else None)


def read_paper_size(value: object) -> Size:
    if isinstance(value, Size):
        return value
    return _named_size(str(value), PAPER_SIZES)


def read_slide_size(value: object) -> Size:
    if isinstance(value, Size):
        return value
    return _named_size(str(value), SLIDE_SIZES)


def _named_size(text: str, known: dict[str, Size]) -> Size:
    name, _, turned = text.partition(" ")
    if name not in known or turned not in ("", "landscape"):
        raise ValueError(f"{text!r} is not a size: write one of {', '.join(known)}, or one and 'landscape'")
    size = known[name]
    return Size(size.height, size.width) if turned else size


_LENGTH = {"type": "string", "pattern": r"^-?[0-9]*\.?[0-9]+ ?(pt|mm|cm|in)$"}
_SWITCH = {"enum": ["yes", "no", True, False]}
_COLOUR_TEXT = {"type": "string", "pattern": f"^{_COLOUR.pattern}$"}

Length = Annotated[float, ReadBy(read_length, _LENGTH)]
Number = Annotated[float, ReadBy(read_number, {"type": "number"})]
WholeNumber = Annotated[int, ReadBy(read_whole_number, {"type": "integer"})]
Switch = Annotated[bool, ReadBy(read_switch, _SWITCH)]
Colour = Annotated[Text, ReadBy(read_colour, _COLOUR_TEXT)]
PaperSize = Annotated[Size, ReadBy(read_paper_size, {"type": "string"})]
SlideSize = Annotated[Size, ReadBy(read_slide_size, {"type": "string"})]
