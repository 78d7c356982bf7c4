"""A picture's name to a file inside the article's folder that is a picture, or to what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from factdeck.article.context import lies_there
from factdeck.article.headers import Header, read_head, read_header
from factdeck.article.no_pictures import what_else
from factdeck.messages import codes
from factdeck.messages.nearest import nearest
from factdeck.reading import Complaint

MOST_BYTES = 40_000_000
MOST_PIXELS = 80_000_000
KINDS = "PNG, JPEG, GIF, WebP and SVG"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")


def find_picture(name: str, folder: Path, fetch: Callable[[str], None] = lies_there) -> Path:
    """The file of a picture below the folder; its pixels are not decoded. ``fetch`` puts it there.

    Raises Complaint where the name leads out of the folder, or to no file, or to no picture.
    """
    file = inside(name, folder, fetch=fetch)
    _check_file(name, file)
    return file


def inside(
    name: str,
    folder: Path,
    kind: str = "pictures",
    code: str = codes.PICTURE_OUTSIDE,
    fetch: Callable[[str], None] = lies_there,
) -> Path:
    """The file of a name below the folder; raises Complaint where the name leads out of it. ``kind`` is what it holds.

    ``fetch`` is called with names that don't lead out, before the file is looked for.
    """
    _check_name(name, kind, code)
    fetch(name)
    file = folder / name
    try:
        real, home = file.resolve(), folder.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        missing = codes.PICTURE_MISSING if code == codes.PICTURE_OUTSIDE else code
        hint = "write the name of the file itself, as the folder shows it"
        raise Complaint(f"{name!r} can't be read: {_reason(error)}", hint, code=missing) from None
    if home not in (real, *real.parents):
        raise Complaint(
            f"{name!r} is a link that leads out of the article's folder",
            "copy the picture there instead" if kind == "pictures" else "copy the file there instead",
            code=code,
        )
    return file


def is_vector(file: Path) -> bool:
    """Whether a picture is SVG. Raises OSError."""
    header = read_header(file)
    return header is not None and header.kind == "SVG"


def _check_name(name: str, kind: str, code: str) -> None:
    hint = _INSIDE if kind == "pictures" else "put the file into the article's folder or below it"
    if _DRIVE.match(name):
        raise Complaint(f"'{name}' leads out of the article's folder", hint, code=code)
    if _ADDRESS.match(name) or name.startswith("//"):
        raise Complaint(
            f"{name!r} is an address; {kind} are read from the article's folder only",
            "save the picture there" if kind == "pictures" else "save the file there",
            code=code,
        )
    if "\\" in name:
        raise Complaint(
            f"'{name}' has a backslash",
            f"write folders with /: {name.replace(chr(92), '/')}",
            code=code,
        )
    if name.startswith(("/", "~")) or ".." in name.split("/"):
        raise Complaint(f"{name!r} leads out of the article's folder", hint, code=code)


_INSIDE = "put the picture into the article's folder or below it"


def _check_file(name: str, file: Path) -> None:
    if not os.path.lexists(file):
        raise Complaint(f"there is no picture {name!r}", _neighbour(name, file), code=codes.PICTURE_MISSING)
    if file.is_dir():
        raise Complaint(
            f"{name!r} is a folder, not a picture",
            f"name a file in it, as in {name.rstrip('/')}/map.png",
            code=codes.PICTURE_MISSING,
        )
    if not file.is_file():
        raise Complaint(
            f"{name!r} is not a file", "copy the picture itself there", code=codes.PICTURE_MISSING
        )
    try:
        size = file.stat().st_size
        header = read_header(file) if size <= MOST_BYTES else None
        what, hint = what_else(read_head(file)) if header is None else ("", "")
    except OSError as error:
        raise Complaint(f"{name!r} can't be read: {_reason(error)}", code=codes.PICTURE_MISSING) from None
    if size > MOST_BYTES:
        raise Complaint(
            f"{name!r} has {size:,} bytes; {MOST_BYTES:,} is the most that is read",
            "save it smaller",
            code=codes.PICTURE_TOO_LARGE,
        )
    if what and size:
        raise Complaint(f"{name!r} is {what}; pictures are {KINDS} files", hint, code=codes.PICTURE_DAMAGED)
    _check_header(name, header, size)


def _check_header(name: str, header: Header | None, size: int) -> None:
    if size == 0:
        raise Complaint(f"{name!r} is empty", "copy or save the picture again", code=codes.PICTURE_DAMAGED)
    if header is None:
        raise Complaint(
            f"{name!r} is not a picture",
            f"pictures are {KINDS} files; a changed ending does not make one",
            code=codes.PICTURE_DAMAGED,
        )
    if header.size is None:
        raise Complaint(
            f"{name!r} is a damaged {header.kind} file",
            "copy or save the picture again",
            code=codes.PICTURE_DAMAGED,
        )
    width, height = header.size
    if width * height > MOST_PIXELS:
        raise Complaint(
            f"{name!r} has {width:,} × {height:,} pixels; {MOST_PIXELS:,} in all is the most that is read",
            "save it smaller",
            code=codes.PICTURE_TOO_LARGE,
        )


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error).partition(":")[0]).lower()


def _neighbour(name: str, file: Path) -> str:
    """A file that may be meant: one spelled alike in the same folder, or one of that name elsewhere beside the article."""
    folder = file.parent
    names = _names_in(folder)
    folded = {each.casefold(): each for each in reversed(names)}
    if close := nearest(file.name.casefold(), folded):
        return f"did you mean {str(Path(name).with_name(folded[close]))!r}?"
    root = folder
    for _ in Path(name).parent.parts:
        root = root.parent
    below = [
        f"{each}/{inner}"
        for each in _names_in(root)
        for inner in (_names_in(root / each) if os.path.isdir(root / each) else ())
        if inner.casefold() == file.name.casefold()
    ]
    if below:
        return f"did you mean {below[0]!r}?"
    if not os.path.isdir(folder):
        return f"there is no folder {str(Path(name).parent)!r} beside the article either"
    return "it is looked for in the article's folder"


def _names_in(folder: Path) -> list[str]:
    """The names of what can be seen in a folder, in order; none where it can't be opened."""
    try:
        return sorted(each for each in os.listdir(folder) if not each.startswith("."))
    except OSError:
        return []
