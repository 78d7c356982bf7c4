"""A PDF to the files that travel inside it, written into a folder and never outside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from factdeck.files import write_all
from factdeck.pdf.attached import Attached, UnreadablePDF, attached_files

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names that are devices on Windows."""
_MOST_NAME = 200


def source_of(files: Sequence[Attached]) -> Attached:
    """The article that a sheet was made from; raises UnreadablePDF where none is inside."""
    for file in files:
        if file.relationship == "Source":
            return file
    raise UnreadablePDF(
        "no source travels inside this PDF", "it was built with --no-embed-source, or by something else"
    )


def file_name(file: Attached) -> str:
    """The attachment's name as that of a plain file; raises UnreadablePDF where it is a path or a device."""
    name = file.name
    if (
        not name
        or _UNSAFE.search(name)
        or name.strip(". ") != name
        or len(name) > _MOST_NAME
        or _RESERVED.fullmatch(name)
    ):
        raise UnreadablePDF(
            f"the file inside is called {name[:_MOST_NAME]!r}, which is no name for a file here",
            "say with -o where it is to go",
        )
    return name


def extract(
    pdf: bytes, target: Path | None = None, *, everything: bool = False, overwrite: bool = False
) -> list[Path]:
    """Write a sheet's source, and with ``everything`` its data as well; returns what was written.

    ``target`` is a file or a folder; the current folder where it is None. All files are written or none.
    Raises UnreadablePDF, FileExistsError where a file is in the way and may not be overwritten, and OSError.
    """
    files = attached_files(pdf)
    source = source_of(files)
    into_folder = target is None or target.is_dir()
    folder = (target or Path()) if into_folder else (target or Path()).parent
    first = folder / file_name(source) if into_folder else (target or Path())
    others = [file for file in files if everything and file is not source]
    written = [(first, source.data()), *((folder / file_name(file), file.data()) for file in others)]
    _refuse_twice([path for path, _ in written])
    for path, _ in written:
        if path.exists() and not overwrite:
            raise FileExistsError(17, "it exists already", str(path))
    write_all(written)
    return [path for path, _ in written]


def _refuse_twice(paths: Sequence[Path]) -> None:
    for path in paths:
        if paths.count(path) > 1:
            raise UnreadablePDF(f"two files inside are called {path.name!r}")
