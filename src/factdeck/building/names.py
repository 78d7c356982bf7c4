"""The names of an article and a layout to the names of outputs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.building.outputs import OUTPUTS

SIMPLE = "simple"
"""What ends the names of outputs of the simple version."""


def output_stem(slug: str, layout: str, version: str = "", *, simple: bool = False) -> str:
    """An output's name without its ending, as in ``my-town-worksheet-A``, or ``my-town-lecture-simple``."""
    parts = (slug, _stem(layout), version, SIMPLE if simple else "")
    return "-".join(part for part in parts if part)


@lru_cache(maxsize=256)
def _stem(layout: str) -> str:
    return Path(layout).stem


def output_names(slug: str, layout: str, version: str = "", *, simple: bool = False) -> list[str]:
    """The names that an output may have, with each ending that there is."""
    stem = output_stem(slug, layout, version, simple=simple)
    return [f"{stem}{output.suffix}" for output in OUTPUTS.values()]
