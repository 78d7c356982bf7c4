"""The layouts and themes at hand, with what each makes and where its file is."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from factdeck.building.outputs import layout_models
from factdeck.messages.problems import Problems


class LayoutInfo(Struct, frozen=True):
    """A layout at hand."""

    name: str
    output: str
    """The kind of file that it makes, as in ``pdf``."""
    description: str
    path: Path


def find_layouts() -> list[LayoutInfo]:
    """Every layout at hand; raises FactdeckError where one of their files is wrong."""
    from factdeck.layout.loading import layout_files, read_layout

    files, problems, listed = layout_files(), Problems(), []
    for name in files.names():
        layout = read_layout(name, layout_models(), files, problems)
        path = files.find(name)
        if layout is not None and path is not None:
            listed.append(LayoutInfo(name, str(layout.output), str(layout.description or ""), path))
    problems.raise_errors()
    return listed


def theme_names() -> list[str]:
    """The names of the themes at hand, in the order of the alphabet."""
    from factdeck.layout.loading import layout_files

    return layout_files().names("themes")


def layout_path(name: str) -> Path | None:
    """The file of a layout by its name or path; None where there is none."""
    from factdeck.layout.loading import layout_files

    return layout_files().find(name)


def theme_path(name: str) -> Path | None:
    """The file of a theme by its name or path; None where there is none."""
    from factdeck.layout.loading import layout_files

    return layout_files().find(name, "themes")
