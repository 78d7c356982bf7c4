"""A canvas of ReportLab's whose streams are as PDF/A wants them, without a switch that other documents would feel.

What is used of ReportLab's insides: ``canvas._doc`` and its ``Reference`` and ``defaultStreamFilters``,
``canvas._make_preamble`` and ``PDFStream.format``.
"""

from __future__ import annotations

import zlib
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream, PDFStreamFilterZCompress
from reportlab.pdfgen.canvas import Canvas

from factdeck.units import Size

_STREAM_END = b"endstream\n"
LEVEL = 4
"""Of packing: one more takes nearly twice the time for a fortieth of the bytes."""


class _Packing(PDFStreamFilterZCompress):  # type: ignore[misc]
    """Deflate (ISO 32000-1, 7.4.4) that packs what it has packed before, as a font of another handout, only once."""

    def encode(self, text: bytes | str) -> bytes:
        return _packed(text.encode() if isinstance(text, str) else text)


@lru_cache(maxsize=64)
def _packed(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


class SheetCanvas(Canvas):  # type: ignore[misc]
    """Packs each stream, and never as letters: those, which only old mail needs, would be a quarter longer."""

    def __init__(self, buffer: BytesIO, size: Size, lang: str):
        super().__init__(
            buffer,
            pagesize=(size.width, size.height),
            pdfVersion=(1, 7),
            lang=lang,
            invariant=1,
            pageCompression=0,
        )
        self._doc.defaultStreamFilters = [_Packing()]
        _end_streams_on_a_line_of_their_own(self._doc)

    def save(self) -> None:
        """Writes the document, and lets go of it: what refers to itself would wait for Python's look for garbage."""
        super().save()
        del self._doc.Reference

    def _make_preamble(self) -> None:
        """How each page begins: without a font, since ReportLab's first one is not embedded."""
        self._preamble = "1 0 0 1 0 0 cm "


def with_line_end_before_endstream(data: bytes) -> bytes:
    """PDF/A wants an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1); ReportLab writes none.

    What looks like one is the stream's own last byte.
    """
    return data[: -len(_STREAM_END)] + b"\n" + _STREAM_END


def _end_streams_on_a_line_of_their_own(document: Any) -> None:
    """Each stream is referred to before it is written, since it may stand nowhere but at a file's top level."""
    refer = document.Reference

    def reference(thing: Any, name: str | None = None) -> Any:
        if isinstance(thing, PDFStream) and "format" not in vars(thing):
            thing.format = partial(_formatted, thing)
        return refer(thing, name)

    document.Reference = reference


def _formatted(stream: PDFStream, document: Any) -> bytes:
    del stream.format
    return with_line_end_before_endstream(type(stream).format(stream, document))
