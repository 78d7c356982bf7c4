"""The text of DrawingML's attributes to numbers within the ranges that ISO/IEC 29500-1 gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from factdeck.templates.reading.names import local
from factdeck.templates.template import TemplateError

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_MEASURE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)")
_PERCENT = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?%")
_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_EMU = {"mm": 36000.0, "cm": 360000.0, "in": 914400.0, "pt": 12700.0, "pc": 152400.0, "pi": 152400.0}

Range = tuple[int, int]
FAR = 27_273_042_316_900
"""ST_Coordinate (20.1.10.16) in EMU, either way."""
_INTEGER: Range = (-(2**31), 2**31 - 1)
_UNSIGNED: Range = (0, 2**32 - 1)
_INDENT: Range = (-51_206_400, 51_206_400)

RANGES: Mapping[tuple[str, str], Range] = {
    ("off", "x"): (-FAR, FAR),
    ("off", "y"): (-FAR, FAR),
    ("chOff", "x"): (-FAR, FAR),
    ("chOff", "y"): (-FAR, FAR),
    ("ext", "cx"): (0, FAR),
    ("ext", "cy"): (0, FAR),
    ("chExt", "cx"): (0, FAR),
    ("chExt", "cy"): (0, FAR),
    ("ph", "idx"): _UNSIGNED,
    ("cNvPr", "id"): _UNSIGNED,
    **{("bodyPr", name): _INTEGER for name in ("lIns", "tIns", "rIns", "bIns")},
    **{(run, "sz"): (100, 400_000) for run in ("defRPr", "rPr", "endParaRPr")},
    **{(f"lvl{number}pPr", "marL"): (0, 51_206_400) for number in range(1, 10)},
    **{(f"lvl{number}pPr", "indent"): _INDENT for number in range(1, 10)},
    ("pPr", "marL"): (0, 51_206_400),
    ("pPr", "indent"): _INDENT,
    ("ln", "w"): (0, 20_116_800),
    ("spcPts", "val"): (0, 158_400),
}
"""What PowerPoint refuses a file for; by element and attribute, in EMU, or as the attribute counts."""
SHARES = ("spcPct", "tint", "shade", "lumMod", "lumOff", "alpha", "satMod", "satOff")
"""Elements whose val is a share, in 1000ths of a percent or with a percent sign."""
COLOURS = {("srgbClr", "val"), ("sysClr", "lastClr")}


def measured(value: str | None) -> int | None:
    """A coordinate in EMU (ST_Coordinate, 20.1.10.16), or another whole number; None where it is none."""
    if value is None:
        return None
    text = value.strip()
    if _WHOLE.fullmatch(text):
        return int(text)
    match = _MEASURE.fullmatch(text)
    return round(float(match[1]) * _EMU[match[2]]) if match else None


def share_of(value: str) -> float | None:
    """A share (ST_Percentage, 20.1.10.40) such as 50000 or 50%; None where it is none."""
    text = value.strip()
    if _PERCENT.fullmatch(text):
        return float(text[:-1]) / 100
    return int(text) / 100_000 if _WHOLE.fullmatch(text) else None


def colour_of(value: str) -> str:
    """Six hexadecimal digits as ``#rrggbb``; empty for anything else."""
    return f"#{value.lower()}" if _COLOUR.fullmatch(value) else ""


def check_numbers(root: etree._Element, part: str) -> None:
    """Raise TemplateError for the first value in a part that would keep PowerPoint from opening a deck with it."""
    for node in root.iter():
        name = local(node)
        for attribute, value in node.attrib.items() if name else ():
            if not _is_sound(name, attribute, value):
                raise TemplateError(
                    f"this PowerPoint file is damaged: {attribute}={value[:40]!r} of {name} in the part {part}",
                    "open it in PowerPoint or LibreOffice and save it as .pptx or .potx",
                )


def _is_sound(name: str, attribute: str, value: str) -> bool:
    if (name, attribute) in COLOURS:
        return bool(colour_of(value))
    if name in SHARES and attribute == "val":
        return share_of(value) is not None
    limits = RANGES.get((name, attribute))
    if limits is None:
        return True
    number = measured(value)
    return number is not None and limits[0] <= number <= limits[1]
