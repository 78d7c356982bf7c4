"""Layouts and sets that are asked for, to the pieces that are made of an article, each with its own options."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factdeck.building.names import SIMPLE, output_names, output_stem
from factdeck.building.options import Options
from factdeck.exports import EXPORTS, export_name, find_export, near, wrong_kinds
from factdeck.layout.sets import PieceSpec
from factdeck.messages import codes
from factdeck.messages.problems import Problems

NOTHING = (codes.NOTHING_FOR_LAYOUT, codes.EXPORT_NOTHING)
"""Codes of errors that say that an article has nothing for a piece."""
LEFT_OUT = (
    *NOTHING,
    codes.UNSHAPED,
    codes.UNSHAPED_ARTICLE,
    codes.NO_GLYPH,
    codes.TOO_LONG_FOR_FORMAT,
    codes.EXPORT_OPTIONS,
    codes.EXPORT_DATE,
    codes.EXPORT_NO_QUESTION,
)
"""Codes of errors for which a set leaves a piece out."""


class Asked(Struct, frozen=True):
    """What is asked for of an article, whichever it is."""

    layouts: tuple[str, ...]
    """Names or files of layouts."""
    sets: tuple[str, ...] = ()
    """Names or files of sets."""
    options: Options = Options()
    only: tuple[Piece, ...] = ()
    """Pieces that stand in place of those of the layouts and sets."""
    usual: bool = False
    """Whether nobody named the layouts: what can't be set of them is left out, if any other can."""

    def pieces(self) -> list[Piece]:
        """The pieces in their order, each once; raises FactdeckError where a set is wrong."""
        if self.only:
            return list(self.only)
        pieces = pieces_of(self.layouts, self.sets, self.options)
        return [replace(piece, usual=True) for piece in pieces] if self.usual else pieces


class Piece(Struct, frozen=True):
    """One output that is asked for: what a layout makes, or an export."""

    layout: str
    """The layout's name or file; of an export empty."""
    options: Options
    depends: tuple[Path, ...] = ()
    """The file that asks for it, where one does."""
    may_lack: bool = False
    """Whether it is left out where the article has nothing for it, or more than it holds, instead of being an error."""
    usual: bool = False
    """Whether it is made since nothing else was asked for: it is left out where paper can't show the article's own script."""
    export: str = ""
    """The export's format."""
    what: tuple[str, ...] = ()
    """The kinds of content that the export is to hold; those that are usual for its format where none is named."""

    @property
    def made(self) -> Piece:
        """The same whoever asks for it: pieces with one such value have one file."""
        return replace(self, depends=(), may_lack=False, usual=False)

    def is_left_out_for(self, errors: Collection[str]) -> bool:
        """Whether whoever asks for it leaves it out where it has errors of such codes."""
        reasons = LEFT_OUT if self.may_lack else (codes.UNSHAPED_ARTICLE,) if self.usual else ()
        return bool(errors) and all(code in reasons for code in errors)

    @property
    def label(self) -> str:
        """What messages call it."""
        told = (self.layout, self.options.version, SIMPLE if self.options.simple else "")
        return self.export or " ".join(part for part in told if part)

    def stem(self, slug: str) -> str:
        """The name of its file without the ending."""
        if self.export:
            return export_name(slug, self.export).removesuffix(EXPORTS[self.export].suffix)
        return output_stem(slug, self.layout, self.options.version, simple=self.options.simple)

    def names(self, slug: str) -> list[str]:
        """The names that its file may have, with each ending that there is."""
        if self.export:
            return [export_name(slug, self.export)]
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
    return [piece for each in spec.pieces if (piece := _piece_of(each, options, path, problems)) is not None]


def _piece_of(spec: PieceSpec, options: Options, path: Path, problems: Problems) -> Piece | None:
    """None where it names an export that there is not, or that does not hold what is asked for; this is reported."""
    if spec.export is None:
        own = replace(
            options,
            version=(options.version or str(spec.version)) if spec.version else "",
            theme=options.theme or str(spec.theme or ""),
            simple=options.simple or spec.simple,
        )
        return Piece(str(spec.layout), own, (path,), may_lack=True)
    known = find_export(str(spec.export))
    kinds = tuple(map(str, spec.what))
    if known is None:
        hint = near(str(spec.export), EXPORTS)
        problems.error(
            spec.export.mark, f"there is no export {str(spec.export)!r}", hint, code=codes.UNKNOWN_NAME
        )
        return None
    if wrong := wrong_kinds(known.name, kinds):
        problems.error(spec.what[0].mark, wrong, code=codes.UNKNOWN_NAME)
        return None
    what = () if kinds == known.usual else kinds
    return Piece("", options, (path,), may_lack=True, export=known.name, what=what)
