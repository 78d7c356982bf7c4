"""Dictionaries and arrays are written byte for byte as ReportLab writes them."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from factdeck.pdf.objects import Array, Dictionary

VALUES = [1, -3, 0, 2.5, "true", PDFName("Name of #it"), PDFString("(words)"), PDFArray([1, 2])]


@pytest.mark.parametrize("count", [0, 1, 6, 7, 12, 13, 40])
def test_a_dictionary_is_written_as_by_reportlab(count: int) -> None:
    document = Canvas(BytesIO())._doc
    entries = {f"Key {number}": VALUES[number % len(VALUES)] for number in range(count)}
    assert Dictionary(entries).format(document) == PDFDictionary(entries).format(document)


@pytest.mark.parametrize("count", [0, 1, 10, 11, 20, 21, 45])
def test_an_array_is_written_as_by_reportlab(count: int) -> None:
    document = Canvas(BytesIO())._doc
    entries = [VALUES[number % len(VALUES)] for number in range(count)]
    entries += [document.Reference(PDFDictionary({})) for _ in range(count)]
    assert Array(entries).format(document) == PDFArray(entries).format(document)
