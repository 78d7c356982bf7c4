"""A picture's name to a file inside the article's folder that is a picture, or to what is wrong with it."""

from __future__ import annotations

import struct
from pathlib import Path

from factdeck.reading import Complaint

MOST_BYTES = 40_000_000
MOST_PIXELS = 80_000_000

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
KINDS = "PNG, JPEG, GIF, WebP and SVG"


def find_picture(name: str, folder: Path) -> Path:
    """The file of a picture below the folder.

    Raises Complaint where the name leads out of the folder, or to no file, or to no picture.
    """
    if "://" in name:
        raise Complaint(f"{name!r} is an address; pictures are read from the article's folder only", "save the picture there")
    if "\\" in name:
        raise Complaint(f"{name!r} has a backslash", "write folders with /, as in images/map.png")
    path = Path(name)
    if path.is_absolute() or ".." in path.parts or name.startswith("~"):
        raise Complaint(
            f"{name!r} leads out of the article's folder", "put the picture into the article's folder or below it"
        )
    file = folder / path
    try:
        real, home = file.resolve(), folder.resolve()
    except OSError as error:
        raise Complaint(f"{name!r} can't be read: {error.strerror}") from None
    if home not in real.parents:
        raise Complaint(f"{name!r} is a link that leads out of the article's folder", "copy the picture there instead")
    _check_file(name, file)
    return file


def _check_file(name: str, file: Path) -> None:
    if not file.exists():
        raise Complaint(f"there is no picture {name!r}", _neighbours(file))
    if not file.is_file():
        raise Complaint(f"{name!r} is not a file")
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            head = stream.read(65536)
    except OSError as error:
        raise Complaint(f"{name!r} can't be read: {error.strerror}") from None
    if size > MOST_BYTES:
        raise Complaint(f"{name!r} has {size:,} bytes; {MOST_BYTES:,} is the most that is read", "save it smaller")
    kind = picture_kind(head)
    if kind is None:
        raise Complaint(f"{name!r} is not a picture", f"pictures are {KINDS} files; a changed ending does not make one")
    width, height = pixel_size(kind, head)
    if width * height > MOST_PIXELS:
        raise Complaint(
            f"{name!r} has {width:,} × {height:,} pixels; {MOST_PIXELS:,} in all is the most that is read", "save it smaller"
        )


def _neighbours(file: Path) -> str:
    from difflib import get_close_matches

    names = sorted(entry.name for entry in file.parent.iterdir()) if file.parent.is_dir() else []
    close = get_close_matches(file.name, names, n=1)
    return f"did you mean {close[0]!r}?" if close else f"it is looked for as {file}"


def picture_kind(head: bytes) -> str | None:
    """What a file's first bytes say it is."""
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    return "SVG" if b"<svg" in head[:4096] else None


def pixel_size(kind: str, head: bytes) -> tuple[int, int]:
    """Width and height as the header tells them; (0, 0) where that takes the whole file."""
    if kind == "PNG" and len(head) >= 24:
        return struct.unpack(">II", head[16:24])
    if kind == "GIF" and len(head) >= 10:
        return struct.unpack("<HH", head[6:10])
    if kind == "JPEG":
        return _jpeg_size(head)
    return 0, 0


def _jpeg_size(head: bytes) -> tuple[int, int]:
    """From the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        marker, length = head[at + 1], struct.unpack(">H", head[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
