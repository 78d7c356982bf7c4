"""The table of infobox families, and the one that a template's name or its fields point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from factdeck.records import dataclass

TABLE = Path(__file__).parent / "families.yaml"
_LEAST_KNOWN = 2

_LAYOUT = re.compile(
    r"(?:image|flag|coat|seal|shield|map|logo|photo|blank_emblem|symbol|border|pushpin|embed|module|bg)\w*?_?"
    r"(?:size|width|alt|upright|link|position|relief|label|label_position|mapsize|scale|p\d+|s\d+)"
    r"|\w+_(?:footnotes?|ref|blank_size|rank|percent|auto|unit_pref|zoom|frame|point)|width|embed|style|class|colou?rs?"
    r"|(?:above|below|header|label|data|title|body)_?(?:style|class)|\w*(?:color|colour|colwidth|box_width)|auto_?\w*"
    r"|module\d*|child|nat|wordmark|pushpin_map\w*|unit_pref|mapframe\w*|templatestyles|italic_title|tree_name|map_type|dot_\w+"
    r"|iso3166code|status_ref|total_type|coor_pinpoint|continent|region|p1_?\w+"
)
"""Fields that say how the box looks, or that its template works with."""


@dataclass(frozen=True, slots=True)
class RowSpec:
    """``title`` names the field that holds the label, ``note`` the one that stands in brackets."""

    field: str
    label: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PairSpec:
    label: str
    value: str
    group: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    templates: tuple[str, ...]
    known_by: tuple[str, ...]
    title: tuple[str, ...]
    groups: tuple[tuple[str, tuple[RowSpec, ...]], ...]
    pairs: tuple[PairSpec, ...]
    dated: dict[str, str]


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    import yaml

    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {name: _family(name, entry) for name, entry in table.items()}


def _family(name: str, entry: dict[str, Any]) -> Family:
    groups = tuple(
        (group["heading"], tuple(_row(field, spec) for field, spec in group["rows"].items()))
        for group in entry["groups"]
    )
    pairs = tuple(PairSpec(**pair) for pair in entry.get("pairs", ()))
    templates, known_by, title = (tuple(entry[key]) for key in ("templates", "known by", "title"))
    return Family(name, templates, known_by, title, groups, pairs, entry["dated"])


def _row(field: str, spec: str | dict[str, str]) -> RowSpec:
    return RowSpec(field, spec) if isinstance(spec, str) else RowSpec(field, **spec)


def family_of(template: str, names: Sequence[str]) -> Family:
    """By the template's name, else by the fields it shares most with; ``generic`` where that says too little."""
    kind = re.sub(r"^infobox[\s_-]*|[\s_-]*infobox$", "", template.strip().lower().replace("_", " ")).strip()
    table = families()
    for family in table.values():
        if kind and kind in family.templates:
            return family
    score = {family.name: len(set(names) & set(family.known_by)) for family in table.values()}
    best = max(score, key=lambda name: score[name])
    return table[best if score[best] >= _LEAST_KNOWN else "generic"]


def is_layout_field(name: str) -> bool:
    return bool(_LAYOUT.fullmatch(name))
