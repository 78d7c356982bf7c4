"""A PDF to the files that travel inside it, written into a folder and never outside it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from factdeck.attachments.reading import Attached, UnreadablePDF, attached_files
from factdeck.files.names import wrong_with
from factdeck.files.plain import read_plain, write_all

MOST_BYTES = 512 * 1024 * 1024
"""Of a PDF that is read."""
MOST_TOGETHER = 256 * 1024 * 1024
"""Of all that is taken out of one PDF, unpacked."""


def read_pdf(path: Path) -> bytes:
    """A PDF's bytes. Raises UnreadablePDF where there are too many, OSError and ValueError."""
    data = read_plain(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise UnreadablePDF(f"it has more than {MOST_BYTES // 1024 // 1024} MB, the most that is read")
    return data


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
    if wrong_with(name) or name.startswith("."):
        raise UnreadablePDF(
            f"the file inside is called {name!r}, which is no name for a file here",
            "say with -o where it is to go",
        )
    return name


def extract(
    pdf: bytes,
    target: Path | None = None,
    *,
    everything: bool = False,
    overwrite: bool = False,
    most_bytes: int = MOST_TOGETHER,
) -> list[Path]:
    """Write a sheet's source, and with ``everything`` its data as well; returns what was written.

    ``target`` is a file or a folder; the current folder where it is None. All files are written or none.
    Raises UnreadablePDF, also where the files have more than ``most_bytes`` together, FileExistsError where a file is
    in the way and may not be overwritten, and OSError.
    """
    files = attached_files(pdf)
    source = source_of(files)
    into_folder = target is None or os.path.isdir(target)
    folder = (target or Path()) if into_folder else (target or Path()).parent
    first = folder / file_name(source) if into_folder else (target or Path())
    others = [file for file in files if everything and file is not source]
    paths = [first, *(folder / file_name(file) for file in others)]
    _refuse_twice(paths)
    for path in paths:
        if os.path.lexists(path) and not overwrite:
            raise FileExistsError(errno.EEXIST, "it exists already", str(path))
    write_all(list(zip(paths, _unpacked([source, *others], most_bytes), strict=True)))
    return paths


def _unpacked(files: Sequence[Attached], most_bytes: int) -> Iterator[bytes]:
    """Each file's bytes, as long as they are no more than may be together."""
    left = most_bytes
    for file in files:
        data = file.data()
        left -= len(data)
        if left < 0:
            hint = "take out the article alone, without --all"
            raise UnreadablePDF(
                f"the files inside unpack to more than {most_bytes // 1024 // 1024} MB together", hint
            )
        yield data


def _refuse_twice(paths: Sequence[Path]) -> None:
    """Also of two names that differ in capitals alone: they are one file on Windows and macOS."""
    seen: set[str] = set()
    for path in paths:
        name = normalize("NFC", path.name).casefold()
        if name in seen:
            raise UnreadablePDF(f"two files inside are called {path.name!r}")
        seen.add(name)
