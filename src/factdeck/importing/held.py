"""Pictures of a document to their bytes: those that it holds, and those in files beside it; none is fetched."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct, field

from factdeck.article.headers import header_in
from factdeck.article.pictures import MOST_BYTES, MOST_PIXELS, find_picture
from factdeck.messages import codes
from factdeck.reading import Complaint

MOST_IN_ALL = 200_000_000
"""Bytes of all pictures of a document."""
OTHER_KINDS = {
    b"\xd7\xcd\xc6\x9a": "wmf",
    b"\x01\x00\x00\x00": "emf",
    b"II*\x00": "tif",
    b"MM\x00*": "tif",
    b"BM": "bmp",
}
"""How pictures begin that neither sheets nor decks show, and the endings of their files."""
_ENDINGS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WebP": "webp", "SVG": "svg"}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


class Held(Struct, frozen=True):
    """A picture's bytes and its file's ending; ``wrong`` says what keeps it from being shown."""

    data: bytes = b""
    ending: str = ""
    wrong: str = ""


class Pictures(Struct):
    """Finds pictures by the names that a document has for them; ``folder`` is None where no files lie beside it."""

    folder: Path | None = None
    inside: Mapping[str, str | bytes] = field(default_factory=dict)
    """Those that the document holds, as bytes or as base64, by their names."""
    _taken: int = 0

    def find(self, name: str) -> Held:
        """Nothing where it is an address, or no such file is there."""
        written = self.inside.get(name.strip())
        if written is not None:
            data = _unwritten(written) if isinstance(written, str) else written
        elif _ADDRESS.match(name) or name.startswith("/") or self.folder is None:
            return Held()
        else:
            path = unquote(re.split(r"[?#]", name)[0])
            path = re.sub(r"^(?:\./)+", "", path)
            try:
                data = find_picture(path, self.folder).read_bytes()
            except Complaint as complaint:
                missing = complaint.code == codes.PICTURE_MISSING
                return Held(wrong="" if missing else complaint.message)
            except (OSError, ValueError):
                return Held(wrong="it can't be read")
        return self._looked_at(data)

    def _looked_at(self, data: bytes) -> Held:
        if len(data) > MOST_BYTES or self._taken + len(data) > MOST_IN_ALL:
            return Held(wrong=f"it has {len(data):,} bytes, more than are read")
        header = header_in(BytesIO(data))
        if header is None:
            other = next((end for sign, end in OTHER_KINDS.items() if data.startswith(sign)), "")
            self._taken += len(data) if other else 0
            return (
                Held(data, other, f"it is {other.upper()}: save it as PNG")
                if other
                else Held(wrong="it is no picture that is known")
            )
        if header.size is None or header.size[0] * header.size[1] > MOST_PIXELS:
            return Held(wrong="it is damaged" if header.size is None else "it has too many pixels")
        self._taken += len(data)
        return Held(data, _ENDINGS[header.kind])


def _unwritten(text: str) -> bytes:
    """Bytes written as base64; none where they aren't."""
    text = unquote(text)
    if len(text) > 2 * MOST_BYTES:
        return b""
    try:
        return b64decode(re.sub(r"\s+", "", text), validate=True)
    except (binascii.Error, ValueError):
        return b""
