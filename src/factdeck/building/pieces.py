"""Layouts and sets that are asked for, to the pieces that are made of an article, each with its own options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factdeck.building.names import SIMPLE, output_names, output_stem
from factdeck.building.options import Options
from factdeck.messages.problems import Problems


class Piece(Struct, frozen=True):
    """One output that is asked for: what a layout makes."""

    layout: str
    """The layout's name or file."""
    options: Options
    depends: tuple[Path, ...] = ()
    """The file that asks for it, where one does."""

    @property
    def label(self) -> str:
        """What messages call it."""
        told = (self.layout, self.options.version, SIMPLE if self.options.simple else "")
        return " ".join(part for part in told if part)

    def stem(self, slug: str) -> str:
        """The name of its file without the ending."""
        return output_stem(slug, self.layout, self.options.version, simple=self.options.simple)

    def names(self, slug: str) -> list[str]:
        """The names that its file may have, with each ending that there is."""
        return output_names(slug, self.layout, self.options.version, simple=self.options.simple)


def pieces_of(layouts: Sequence[str], sets: Sequence[str], options: Options) -> list[Piece]:
    """The pieces in their order, each once; raises FactdeckError where a set is wrong."""
    pieces = [Piece(name, options) for name in layouts]
    problems = Problems()
    for name in sets:
        pieces += _pieces_in(name, options, problems)
    problems.raise_errors()
    return list(dict.fromkeys(pieces))


def _pieces_in(name: str, options: Options, problems: Problems) -> list[Piece]:
    """What a set asks for; a theme or version that is asked for goes before the set's, the latter where that has one."""
    from factdeck.layout.loading import layout_files
    from factdeck.layout.sets import read_set

    spec, path = read_set(name, layout_files(), problems)
    if spec is None or path is None:
        return []
    return [
        Piece(
            str(each.layout),
            replace(
                options,
                version=(options.version or str(each.version)) if each.version else "",
                theme=options.theme or str(each.theme or ""),
                simple=options.simple or each.simple,
            ),
            (path,),
        )
        for each in spec.pieces
        if each.layout
    ]
