"""A PDF's bytes to the files that travel inside it, however the PDF was saved since it was made."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct

from factdeck.messages.logged import logged

MOST_BYTES = 64 * 1024 * 1024
"""Of one attached file, unpacked: far above any article, far below what would fill a computer's memory."""
MOST_NODES = 10_000
"""Of a name tree, so that one that leads back to itself comes to an end."""


class UnreadablePDF(ValueError):
    """Says why nothing can be taken out of a PDF, and what to do about it."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.hint = hint


class Attached(Struct, frozen=True):
    """A file inside a PDF, not unpacked yet."""

    name: str
    relationship: str
    _stream: Any

    def data(self) -> bytes:
        """The file's bytes. Raises UnreadablePDF where it is packed unlike ours or is too large."""
        with logged("pypdf"):
            return _unpacked(self.name, self._stream)


def attached_files(data: bytes) -> list[Attached]:
    """The embedded files of a PDF (ISO 32000-1, 7.11.4), in the order of its name tree.

    Raises UnreadablePDF where the bytes are no PDF, a broken one or an encrypted one.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePDF("this is not a PDF", "name a fact sheet that factdeck has built")
    try:
        with logged("pypdf"):
            return list(_files(_catalog(data)))
    except UnreadablePDF:
        raise
    except Exception as error:  # whatever a broken file makes of a reader, it is the file that is broken
        raise UnreadablePDF(
            f"the PDF is broken: {str(error) or type(error).__name__}", "get a whole copy of it"
        ) from error


def _catalog(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        hint = "save a copy without a password, and take the source from that"
        raise UnreadablePDF("the PDF is encrypted", hint)
    return reader.root_object


def _files(catalog: Any) -> Iterator[Attached]:
    names = _object(catalog.get("/Names", {}))
    waiting, seen = [_object(names.get("/EmbeddedFiles", {}))], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        waiting += [_object(kid) for kid in _object(node.get("/Kids", []))][: MOST_NODES - len(waiting)]
        for specification in _object(node.get("/Names", []))[1::2]:
            result = _attached(_object(specification))
            if result:
                yield result


def _attached(specification: Any) -> Attached | None:
    embedded = _object(specification.get("/EF", {}))
    stream = _object(embedded.get("/UF", embedded.get("/F")))
    name = specification.get("/UF", specification.get("/F"))
    if stream is None or name is None:
        return None
    return Attached(str(name), str(specification.get("/AFRelationship", "")).lstrip("/"), stream)


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _unpacked(name: str, stream: Any) -> bytes:
    packed = bytes(stream._data)
    filters = _object(stream.get("/Filter", []))
    filters = [str(each) for each in (filters if isinstance(filters, list) else [filters])]
    if not filters:
        return packed
    if filters != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise UnreadablePDF(f"{name!r} is packed in a way that factdeck does not use: {' '.join(filters)}")
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MOST_BYTES + 1)
    except zlib.error as error:
        raise UnreadablePDF(f"{name!r} can't be unpacked: {error}", "get a whole copy of the PDF") from error
    if len(data) > MOST_BYTES:
        raise UnreadablePDF(f"{name!r} unpacks to more than {MOST_BYTES // 1024 // 1024} MB")
    if not unpacker.eof:
        raise UnreadablePDF(f"{name!r} is cut short", "get a whole copy of the PDF")
    return data
