"""The name of a citation style to its file, without what reads it."""

from __future__ import annotations

from pathlib import Path

from factdeck.layout.loading import LayoutFiles, report_unknown
from factdeck.messages.problems import Problems
from factdeck.reading import Text

FOLDER = "citation-styles"
ENDING = ".csl"


def style_path(name: Text | str, files: LayoutFiles, problems: Problems) -> Path | None:
    """A style's file by its name, or by the file's own where that has the ending; None, and told, where there is none."""
    path = next((path for path in _candidates(str(name), files) if files.seen.is_there(path)), None)
    if path is None:
        mark = name.mark if isinstance(name, Text) and name.mark.source.name else None
        report_unknown("citation style", str(name), _names(files), mark, problems)
    return path


def _candidates(name: str, files: LayoutFiles) -> list[Path]:
    if name.endswith(ENDING):
        return [Path(name), *(folder / name for folder in files.folders)]
    return [folder / FOLDER / f"{name}{ENDING}" for folder in files.folders]


def _names(files: LayoutFiles) -> list[str]:
    return sorted({path.stem for folder in files.folders for path in (folder / FOLDER).glob(f"*{ENDING}")})
