"""A file's first bytes to the kind and the pixel size of the picture that it holds."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from factdeck.files.plain import open_plain

Size = tuple[int, int]
"""Width and height in pixels."""

_HEAD = 65536
"""An SVG file may begin with a long comment."""


class Header(Struct, frozen=True):
    """What the first bytes of a picture say of it."""

    kind: str
    size: Size | None
    """None where the header is damaged; (0, 0) of an SVG file, which has no pixels."""


def read_header(file: Path) -> Header | None:
    """What a file says that it is; None where it is no picture. Raises OSError."""
    with open_plain(file) as stream:
        return header_in(stream)


def read_head(file: Path) -> bytes:
    """A file's first bytes. Raises OSError."""
    with open_plain(file) as stream:
        return stream.read(_HEAD)


def header_in(stream: BinaryIO) -> Header | None:
    """The same of what a stream holds. Raises OSError."""
    head = stream.read(_HEAD)
    kind = picture_kind(head)
    if kind is None:
        return None
    try:
        size = _SIZES[kind](head, stream)
    except (struct.error, IndexError):
        size = None
    return Header(kind, size if size is None or kind == "SVG" or min(size) > 0 else None)


def picture_kind(head: bytes) -> str | None:
    """What a file's first bytes say it is."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    return "SVG" if _is_svg(_narrow(head)) else None


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?svg[\s>/]")
_PROLOG = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
"""What XML lets stand before the first element (XML 1.0, section 2.8)."""


_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How text of two bytes a letter begins that XML may be in (XML 1.0, appendix F)."""


def _narrow(head: bytes) -> bytes:
    encoding = _WIDE.get(head[:2])
    return head.decode(encoding, "replace").encode() if encoding else head


def _is_svg(head: bytes) -> bool:
    """Whether the first element is svg."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        ending = next((end for begin, end in _PROLOG if head.startswith(begin, at)), None)
        if ending is None:
            return _ROOT.match(head, at) is not None
        subset = head.find(b"[", at, head.find(b">", at)) if ending == b">" else -1
        result = head.find(ending, head.find(b"]", subset) if subset >= 0 else at)
        if result < 0:
            return False
        at = result + len(ending)


def _png(head: bytes, _stream: BinaryIO) -> Size | None:
    """From the IHDR chunk, which is the first (PNG, third edition, 11.2.1)."""
    width, height = struct.unpack(">II", head[16:24])
    return (width, height) if head[12:16] == b"IHDR" else None


def _gif(head: bytes, _stream: BinaryIO) -> Size | None:
    """From the logical screen descriptor (GIF89a, section 18)."""
    width, height = struct.unpack("<HH", head[6:10])
    return width, height


def _jpeg(_head: bytes, stream: BinaryIO) -> Size | None:
    """From the frame header (ITU-T T.81, B.2.2), past the segments before it."""
    stream.seek(2)
    while True:
        sign, marker = struct.unpack(">BB", stream.read(2))
        if sign != 0xFF:
            return None
        while marker == 0xFF:
            marker = stream.read(1)[0]
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            continue
        (length,) = struct.unpack(">H", stream.read(2))
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            _, height, width = struct.unpack(">BHH", stream.read(5))
            return width, height
        if length < 2 or marker in (0xD9, 0xDA):
            return None
        stream.seek(length - 2, 1)


def _webp(head: bytes, _stream: BinaryIO) -> Size | None:
    """From the VP8X, VP8L or VP8 chunk (RFC 9649, sections 2.5 to 2.7)."""
    kind = head[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(_whole(head, 24, 27), "little"), 1 + int.from_bytes(
            _whole(head, 27, 30), "little"
        )
    if kind == b"VP8L" and head[20:21] == b"\x2f":
        (bits,) = struct.unpack("<I", head[21:25])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _whole(head: bytes, start: int, end: int) -> bytes:
    if len(head) < end:
        raise IndexError
    return head[start:end]


def _svg(_head: bytes, _stream: BinaryIO) -> Size | None:
    return 0, 0


_SIZES: dict[str, Callable[[bytes, BinaryIO], Size | None]] = {
    "PNG": _png,
    "JPEG": _jpeg,
    "GIF": _gif,
    "WebP": _webp,
    "SVG": _svg,
}
