"""What a sheet says of itself: metadata in agreement, claims, colours, labels and attachments."""

from __future__ import annotations

import gc
import io
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFStream

from factdeck import pdf
from factdeck.pdf.canvas import SheetCanvas
from factdeck.scene import Attachment, Metadata, Page, Scene
from factdeck.units import Size
from support.pdf_cases import EVERYTHING

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
}


@pytest.fixture(scope="module")
def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def read(scene: Scene, conformance: str = "3a") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.render(scene, conformance)))  # type: ignore[arg-type]


def bare_scene(**changes: object) -> Scene:
    metadata = replace(Metadata(title="A title", lang="en-GB"), **changes)  # type: ignore[arg-type]
    return Scene(pages=[Page(size=Size(300, 400))], metadata=metadata)


def xmp(reader: pypdf.PdfReader, path: str) -> list[str]:
    packet = reader.root_object["/Metadata"].get_data()  # type: ignore[attr-defined]
    return ["".join(found.itertext()) for found in etree.fromstring(packet).iterfind(f".//{path}", NAMES)]


def test_xmp_and_document_information_agree(reader: pypdf.PdfReader) -> None:
    information = reader.metadata
    assert information is not None
    assert xmp(reader, "dc:title//rdf:li") == [information.title] == ["Łódź & <the rest>"]
    assert xmp(reader, "dc:creator//rdf:li") == [information.author] == ["Ann Ő’Hara & Co"]
    assert xmp(reader, "dc:description//rdf:li") == [information.subject]
    assert xmp(reader, "pdf:Keywords") == [information["/Keywords"]] == ["accents, tags & trees"]
    assert xmp(reader, "pdf:Producer") == [information.producer] == ["factdeck"]
    assert xmp(reader, "xmp:CreatorTool") == [information.creator]
    assert information.creation_date is not None and information.modification_date is not None
    assert xmp(reader, "xmp:CreateDate") == [information.creation_date.isoformat()]
    assert xmp(reader, "xmp:ModifyDate") == [information.modification_date.isoformat()]


def test_nothing_is_said_of_what_an_article_does_not_have() -> None:
    reader = read(bare_scene())
    for path in ("dc:creator", "dc:description", "dc:subject", "dc:rights", "pdf:Keywords"):
        assert xmp(reader, path) == []
    information = reader.metadata
    assert information is not None
    assert not information.author and not information.subject and not information.get("/Keywords")


def test_the_metadata_is_readable_as_it_stands(data: bytes) -> None:
    """PDF/A keeps the packet unpacked, so that any software finds it (ISO 19005-3, 6.6.2)."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


@pytest.mark.parametrize(("conformance", "part"), [("3a", "3"), ("2a", "2")])
def test_it_claims_what_it_is(scene: Scene, conformance: str, part: str) -> None:
    reader = read(scene, conformance)
    assert xmp(reader, "pdfaid:part") == [part]
    assert xmp(reader, "pdfaid:conformance") == ["A"]
    assert xmp(reader, "pdfuaid:part") == ["1"]
    assert "http://www.aiim.org/pdfua/ns/id/" in xmp(reader, "schema:namespaceURI")


def test_the_language_and_the_title_are_shown(reader: pypdf.PdfReader) -> None:
    root = reader.root_object
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert reader.pdf_header == "%PDF-1.7"


def test_colours_are_srgb(reader: pypdf.PdfReader) -> None:
    intents = reader.root_object["/OutputIntents"]
    assert len(intents) == 1
    intent = intents[0].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent["/DestOutputProfile"].get_data()))
    assert profile.profile.xcolor_space.strip() == "RGB"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).profile
    for ours, theirs in zip(profile.profile.red_colorant[0], srgb.red_colorant[0], strict=True):
        assert abs(ours - theirs) < 0.002


def test_pages_are_labelled_with_their_numbers(reader: pypdf.PdfReader) -> None:
    assert reader.page_labels == ["1"]


@pytest.mark.parametrize("labels", [["1", "2"], ["i", "Key", "2"]])
def test_labels_are_shown_as_they_are_numbers_or_not(labels: list[str]) -> None:
    pages = [Page(size=Size(300, 400), label=label) for label in labels]
    assert read(replace(bare_scene(), pages=pages)).page_labels == labels


def specifications(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    return [each.get_object() for each in reader.root_object.get("/AF", [])]


def test_the_source_and_its_data_travel_inside(reader: pypdf.PdfReader) -> None:
    told = {
        each["/UF"]: (each["/AFRelationship"], each["/EF"]["/F"]["/Subtype"])
        for each in specifications(reader)
    }  # type: ignore[index]
    assert told == {
        "everything.yaml": ("/Source", "/application/yaml"),
        "timeline.csv": ("/Data", "/text/csv"),
        "facts.csv": ("/Data", "/text/csv"),
    }
    assert reader.attachments["everything.yaml"][0] == EVERYTHING.read_bytes()


def test_the_names_of_attachments_are_in_order(reader: pypdf.PdfReader) -> None:
    names = reader.root_object["/Names"]["/EmbeddedFiles"]["/Names"][::2]  # type: ignore[index]
    assert list(names) == sorted(names)


def test_every_attachment_says_its_size_and_checksum(reader: pypdf.PdfReader) -> None:
    from hashlib import md5

    for each in specifications(reader):
        stream = each["/EF"]["/F"].get_object()  # type: ignore[index]
        assert stream["/Params"]["/Size"] == len(stream.get_data())
        assert stream["/Params"]["/CheckSum"].original_bytes == md5(stream.get_data()).digest()


def test_a_file_name_in_another_script_is_kept(tmp_path: Path) -> None:
    attachments = [
        Attachment("满洲.yaml", "application/yaml", b"x", "Source", "Ő"),
        Attachment("a.csv", "text/csv", b"y", "Data", "a (b) \\c"),
    ]
    scene = replace(bare_scene(), attachments=attachments)
    assert [each["/UF"] for each in specifications(read(scene))] == ["a.csv", "满洲.yaml"]
    assert [each["/Desc"] for each in specifications(read(scene))] == ["a (b) \\c", "Ő"]


def test_without_its_source_nothing_travels_inside(scene: Scene) -> None:
    reader = read(scene, "2a")
    assert not reader.attachments and "/AF" not in reader.root_object and "/Names" not in reader.root_object


def test_the_file_has_an_identifier(reader: pypdf.PdfReader) -> None:
    assert len(reader.trailer["/ID"]) == 2  # type: ignore[arg-type]


def test_streams_end_on_a_line_of_their_own(data: bytes) -> None:
    """PDF/A wants an end of line before each endstream (ISO 19005-2, 6.1.7.1)."""
    ends = [at for at in range(len(data)) if data.startswith(b"endstream", at)]
    assert len(ends) > 10
    assert all(data[at - 1 : at] in (b"\n", b"\r") for at in ends)


@pytest.mark.parametrize("content", [b"", b"BT ET", b"BT ET\n", b"\n"])
def test_a_stream_is_as_long_as_it_says_whatever_its_last_byte(content: bytes) -> None:
    canvas = SheetCanvas(io.BytesIO(), Size(100, 100), "en")
    stream = PDFStream(content=content, filters=[])
    canvas._doc.Reference(stream)
    made = stream.format(canvas._doc)
    length = int(made.split(b"/Length ")[1].split()[0])
    assert length == len(content)
    assert made.endswith(b"stream\n" + content + b"\nendstream\n")


def test_a_written_sheet_leaves_nothing_to_pythons_look_for_garbage(scene: Scene) -> None:
    gc.collect()
    gc.disable()
    try:
        pdf.render(scene)
        assert gc.collect() < 50
    finally:
        gc.enable()
