"""Metadata of a scene to document information, XMP and the sRGB output intent, in agreement."""

from __future__ import annotations

from datetime import datetime, timezone

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from factdeck import escaping
from factdeck.language.scripts import is_leftward_language
from factdeck.pdf.colour_profile import srgb_profile
from factdeck.scene import Metadata

PRODUCER = "factdeck"


def write_metadata(canvas: Canvas, metadata: Metadata, part: str, conformance: str) -> None:
    """``part`` and ``conformance`` are PDF/A's, such as 3 and A."""
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.subject)
    canvas.setKeywords(", ".join(metadata.keywords))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if is_leftward_language(metadata.lang):
        canvas.setViewerPreference("Direction", "R2L")
    doc = canvas._doc
    doc.Catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    doc.Catalog.OutputIntents = PDFArray([_output_intent(doc)])
    packet = xmp(metadata, part, conformance)
    doc.Catalog.Metadata = XMP(creator=lambda document: packet)
    doc.Catalog.Metadata.filters = []


def _output_intent(doc: PDFDocument) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    name = PDFString("sRGB IEC61966-2.1")
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": doc.Reference(profile),
        }
    )


def timestamp(seconds: int) -> datetime:
    """Seconds since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(seconds, timezone.utc)


def xmp(metadata: Metadata, part: str, conformance: str) -> bytes:
    """The XMP packet (ISO 16684-1) with the identification of PDF/A and PDF/UA and the latter's extension schema."""
    keywords = "".join(f"<rdf:li>{escaping.text(word)}</rdf:li>" for word in metadata.keywords)
    fields = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escaping.text(metadata.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{escaping.text(metadata.lang)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
    ]
    if metadata.author:
        fields.append(
            f"<dc:creator><rdf:Seq><rdf:li>{escaping.text(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if metadata.subject:
        fields.append(_alternative("dc:description", metadata.subject))
    if metadata.licence:
        fields.append(_alternative("dc:rights", metadata.licence))
    if metadata.source:
        fields.append(f"<dc:source>{escaping.text(metadata.source)}</dc:source>")
    if keywords:
        fields.append(f"<dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>")
        fields.append(f"<pdf:Keywords>{escaping.text(', '.join(metadata.keywords))}</pdf:Keywords>")
    when = timestamp(metadata.modified).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    fields += [
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{when}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{when}</xmp:ModifyDate>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdfaid:part>{part}</pdfaid:part>",
        f"<pdfaid:conformance>{conformance}</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    return (_PACKET % "".join(fields)).encode("utf-8")


def _alternative(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escaping.text(text)}</rdf:li></rdf:Alt></{name}>'


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">%s</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the document conforms to</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
