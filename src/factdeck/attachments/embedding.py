"""Files that travel inside the PDF: embedded, named, and said what they are to the document (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from hashlib import md5

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from factdeck.scene import Attachment


def attach(canvas: Canvas, attachments: Sequence[Attachment], modified: int) -> None:
    """Writes the files into the PDF and lists them in its catalog; ``modified`` is in seconds since 1970, UTC."""
    if not attachments:
        return
    doc = canvas._doc
    names: list[PDFString | PDFObjectReference] = []
    files: list[PDFObjectReference] = []
    for attachment in sorted(attachments, key=lambda each: _name_order(each.name)):
        reference = doc.Reference(_file(doc, attachment, modified))
        names += [PDFString(attachment.name), reference]
        files.append(reference)
    tree = doc.Reference(PDFDictionary({"Names": PDFArray(names)}))
    doc.Catalog.Names = PDFDictionary({"EmbeddedFiles": tree})
    doc.Catalog.AF = PDFArray(files)


def _file(doc: PDFDocument, attachment: Attachment, modified: int) -> PDFDictionary:
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": _name(attachment.mime),
                "Params": PDFDictionary(
                    {
                        "Size": len(attachment.data),
                        "CheckSum": _hexadecimal(md5(attachment.data, usedforsecurity=False).digest()),
                        "ModDate": PDFString(
                            datetime.fromtimestamp(modified, timezone.utc).strftime("D:%Y%m%d%H%M%S+00'00'")
                        ),
                    }
                ),
            }
        ),
        attachment.data,
        filters=[PDFZCompress],
    )
    embedded = doc.Reference(stream)
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(attachment.description),
            "AFRelationship": PDFName(attachment.relationship),
            "EF": PDFDictionary({"F": embedded, "UF": embedded}),
        }
    )


def _name_order(name: str) -> bytes:
    """A name tree is sorted by the bytes of its keys (ISO 32000-1, 7.9.6)."""
    return name.encode("ascii") if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _hexadecimal(data: bytes) -> str:
    return f"<{data.hex()}>"


def _name(mime: str) -> str:
    """A MIME type as a PDF name, whose slash is written by number (ISO 32000-1, 7.3.5)."""
    return f"/{mime.replace('/', '#2F')}"
