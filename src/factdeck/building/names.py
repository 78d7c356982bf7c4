"""The names of an article and a layout to the names of outputs."""

from __future__ import annotations

from pathlib import Path

from factdeck.building.outputs import OUTPUTS


def output_stem(slug: str, layout: str, version: str = "") -> str:
    """An output's name without its ending, as in ``my-town-worksheet-A``."""
    return "-".join(part for part in (slug, Path(layout).stem, version) if part)


def output_names(slug: str, layout: str, version: str = "") -> list[str]:
    """The names that an output may have, with each ending that there is."""
    return [f"{output_stem(slug, layout, version)}{output.suffix}" for output in OUTPUTS.values()]
