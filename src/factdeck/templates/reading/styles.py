"""What a placeholder inherits, from its layout through the master to the presentation, to the style of each level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from factdeck.templates.reading.colours import solid_fill
from factdeck.templates.reading.names import local
from factdeck.templates.reading.numbers import measured, share_of
from factdeck.templates.template import TemplateLevel
from factdeck.units import EMU_PER_POINT

DEFAULT_SIZE = 18.0
_ALIGN = {"l": "left", "r": "right", "ctr": "center", "just": "justify", "dist": "justify"}
_BULLETS = {"buChar": True, "buAutoNum": True, "buBlip": True, "buNone": False}
LEVELS = 9


def levels_of(
    lists: Sequence[etree._Element], colours: Mapping[str, str], fonts: Mapping[str, str]
) -> tuple[TemplateLevel, ...]:
    """The nine levels by list styles, nearest first; ``fonts`` has the theme's at ``+mj-lt`` and ``+mn-lt``."""
    return tuple(_level(number, lists, colours, fonts) for number in range(1, LEVELS + 1))


def _level(
    number: int, lists: Sequence[etree._Element], colours: Mapping[str, str], fonts: Mapping[str, str]
) -> TemplateLevel:
    paragraphs = [node for each in lists for node in each.findall(f"{{*}}lvl{number}pPr")]
    runs = [node for each in paragraphs for node in each.findall("{*}defRPr")]
    return _level_of(paragraphs, runs, colours, fonts)


def shown_level(
    shapes: Sequence[etree._Element],
    lists: Sequence[etree._Element],
    colours: Mapping[str, str],
    fonts: Mapping[str, str],
) -> TemplateLevel | None:
    """How the first prompt among shapes is set, where no list style says a size: LibreOffice writes such files."""
    if any(node.get("sz") for each in lists for node in each.findall("{*}lvl1pPr/{*}defRPr")):
        return None
    paragraphs = [node for shape in shapes for node in shape.findall("{*}txBody/{*}p")[:1]]
    runs = [
        run for each in paragraphs for run in (*each.findall("{*}r/{*}rPr"), *each.findall("{*}endParaRPr"))
    ]
    if not any(run.get("sz") for run in runs):
        return None
    return _level_of([node for each in paragraphs for node in each.findall("{*}pPr")], runs, colours, fonts)


def _level_of(
    paragraphs: Sequence[Any], runs: Sequence[Any], colours: Mapping[str, str], fonts: Mapping[str, str]
) -> TemplateLevel:
    family = next((node.get("typeface", "") for run in runs for node in run.findall("{*}latin")), "+mn-lt")
    size = _number(_first(runs, "sz"), 100, DEFAULT_SIZE)
    indent = _number(_first(paragraphs, "marL"), EMU_PER_POINT, 0.0)
    share, leading = _line_spacing(paragraphs)
    return TemplateLevel(
        family=fonts.get(family, family),
        size=size,
        colour=next(filter(None, (solid_fill(run, colours) for run in runs)), colours["dk1"]),
        bold=_first(runs, "b") in ("1", "true"),
        italic=_first(runs, "i") in ("1", "true"),
        capitals=_first(runs, "cap") in ("all", "small"),
        align=_ALIGN.get(_first(paragraphs, "algn") or "l", "left"),  # type: ignore[arg-type]
        line_share=share,
        leading=leading,
        space_before=_space(paragraphs, "spcBef", size) + _space(paragraphs, "spcAft", size),
        followed=_space(paragraphs, "spcAft", size) > 0,
        indent=indent,
        bullet_x=max(0.0, indent + _number(_first(paragraphs, "indent"), EMU_PER_POINT, 0.0)),
        has_bullet=_has_bullet(paragraphs),
        spaced=_first(runs, "spc") not in (None, "0"),
    )


def _first(nodes: Sequence[etree._Element], name: str) -> str | None:
    return next((node.get(name) for node in nodes if node.get(name) is not None), None)


def _number(value: str | None, unit: float, otherwise: float) -> float:
    number = measured(value)
    return otherwise if number is None else number / unit


def _spacing(paragraphs: Sequence[Any], tag: str) -> Iterator[tuple[str, float]]:
    """Each amount of room: ``spcPct`` as a share, ``spcPts`` in points."""
    for paragraph in paragraphs:
        for room in paragraph.findall(f"{{*}}{tag}"):
            for amount in room:
                value, kind = amount.get("val", "0"), local(amount)
                yield kind, _number(value, 100, 0.0) if kind == "spcPts" else share_of(value) or 0.0


def _line_spacing(paragraphs: Sequence[etree._Element]) -> tuple[float, float]:
    kind, amount = next(_spacing(paragraphs, "lnSpc"), ("spcPct", 1.0))
    return (1.0, amount) if kind == "spcPts" else (amount or 1.0, 0.0)


def _space(paragraphs: Sequence[etree._Element], tag: str, size: float) -> float:
    kind, amount = next(_spacing(paragraphs, tag), ("spcPts", 0.0))
    return amount if kind == "spcPts" else amount * size * 1.2


def _has_bullet(paragraphs: Sequence[etree._Element]) -> bool:
    for paragraph in paragraphs:
        for node in paragraph:
            if local(node) in _BULLETS:
                return _BULLETS[local(node)]
    return False
