"""Dictionaries and arrays of a PDF, written as ReportLab writes them, in a quarter of its time: a tagged PDF has thousands."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference
from reportlab.pdfbase.pdfdoc import format as _format

from factdeck.pdf.numbers import numbers

_BREAK = b"\n "


class Dictionary(PDFDictionary):  # type: ignore[misc]
    """Its entries by name, six to a line."""

    def format(self, document: PDFDocument, IND: bytes = _BREAK) -> bytes:  # noqa: N803 - ReportLab names it
        entries = [_key(key) + _written(self.dict[key], document) for key in sorted(self.dict)]
        return b"<<\n%b\n>>" % _in_lines(entries, 6)


class Array(PDFArray):  # type: ignore[misc]
    """Of the very list that it is given, ten entries to a line."""

    def __init__(self, sequence: list[Any]):
        self.sequence = sequence

    def format(self, document: PDFDocument, IND: bytes = _BREAK) -> bytes:  # noqa: N803 - ReportLab names it
        return b"[ %b ]" % _in_lines([_written(entry, document) for entry in self.sequence], 10)


@lru_cache(maxsize=1024)
def name(text: str) -> str:
    """A name as it is written, such as ``/Span``."""
    return str(PDFName(text))


@lru_cache(maxsize=1024)
def _key(text: str) -> bytes:
    return name(text).encode("ascii") + b" "


def _written(value: Any, document: PDFDocument) -> bytes:
    """An entry; of the kinds of which there are thousands without ReportLab's detours."""
    result: bytes
    kind = type(value)
    if kind is PDFObjectReference:
        result = b"%d %d R" % document.idToObjectNumberAndVersion[value.name]
    elif kind is int:
        result = b"%d" % value
    elif kind is str and value.isascii():
        result = value.encode("ascii")
    elif kind is float:
        result = numbers(value).encode("ascii")
    elif kind is Dictionary or kind is Array:
        result = value.format(document)
    else:
        result = _format(value, document)
    return result


def _in_lines(written: list[bytes], most: int) -> bytes:
    """Written entries, so many to a line."""
    if len(written) <= most:
        return b" ".join(written)
    lines = (b" ".join(written[at : at + most]) for at in range(0, len(written), most))
    return b" \n  ".join(lines)
