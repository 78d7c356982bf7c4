"""The table of infobox families, and the one that a template's name or its fields point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

TABLE = Path(__file__).parent / "families.yaml"
_LEAST_KNOWN = 2


class RowSpec(Struct, frozen=True):
    """``title`` names the field that holds the label, ``note`` the one that stands in brackets."""

    field: str
    label: str
    title: str = ""
    note: str = ""


class SeriesSpec(Struct, frozen=True):
    """Fields with a number that make one row each: ``clubs1`` with ``years1`` as its label and ``caps1`` as its note."""

    value: str
    group: str
    label: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    """Fields whose values stand in the note, and the word behind each."""


class Family(Struct, frozen=True):
    """A kind of infobox: how its templates are known, and which of its fields become which rows."""

    name: str
    templates: tuple[str, ...]
    known_by: tuple[str, ...]
    title: tuple[str, ...]
    groups: tuple[tuple[str, tuple[RowSpec, ...]], ...]
    places: dict[str, str]
    """The groups of values that the infobox gives a label to, by their fields."""
    dated: dict[str, str]


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """All families by name, read once."""
    return {name: _family(name, entry) for name, entry in _table()["families"].items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    import yaml

    table: dict[str, Any] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return table


@lru_cache(maxsize=1)
def series() -> tuple[SeriesSpec, ...]:
    """Rows that infoboxes of any family have in numbers, as a player's clubs."""
    return tuple(
        SeriesSpec(each["value"], each["group"], each.get("label", ""), tuple(each.get("notes", {}).items()))
        for each in _table()["series"]
    )


def known_labels() -> dict[str, str]:
    """What a reader calls fields that any family may have."""
    labels: dict[str, str] = _table()["labels"]
    return labels


def _family(name: str, entry: dict[str, Any]) -> Family:
    groups = tuple(
        (group["heading"], tuple(_row(field, spec) for field, spec in group["rows"].items()))
        for group in entry["groups"]
    )
    templates, known_by, title = (tuple(entry[key]) for key in ("templates", "known by", "title"))
    return Family(name, templates, known_by, title, groups, entry.get("places", {}), entry["dated"])


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
