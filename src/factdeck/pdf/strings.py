"""Texts to PDF text strings (ISO 32000-1, 7.9.2.2)."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFString


def pdf_text(text: str) -> PDFString:
    return PDFString(text)
