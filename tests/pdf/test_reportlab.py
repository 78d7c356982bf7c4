"""What the sheet leans on inside ReportLab: when a release changes any of it, a test here says so by name."""

from __future__ import annotations

import inspect
import io

import pytest
from reportlab import __version__
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from factdeck.layout.fonts import find_face
from factdeck.pdf.faces import embedded_font
from factdeck.pdf.tags import Tagger

CHANGED = f"ReportLab {__version__} changed what factdeck/pdf leans on: "


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(io.BytesIO(), invariant=1)


def test_the_release_is_one_that_the_tagging_was_made_for() -> None:
    major, minor, *_ = (int(part) for part in __version__.split(".")[:2])
    assert (major, minor) >= (5, 1), CHANGED + "run all tests, then raise this bound"
    assert major < 6, (
        CHANGED + "run all tests and check the sheets with veraPDF's rules, then raise this bound"
    )


@pytest.mark.parametrize("owner", [pdfdoc.PDFCatalog, pdfdoc.PDFPage])
def test_dictionaries_write_the_keys_on_their_list(owner: type) -> None:
    assert isinstance(owner.__NoDefault__, list), CHANGED + f"{owner.__name__}.__NoDefault__"  # type: ignore[attr-defined]
    assert "__NoDefault__" in inspect.getsource(pdfdoc.PDFCatalog.format), (
        CHANGED + "how dictionaries are written"
    )


@pytest.mark.parametrize(
    "key", ["Lang", "StructTreeRoot", "MarkInfo", "Metadata", "ViewerPreferences", "Names"]
)
def test_the_catalog_knows_its_own_keys(key: str) -> None:
    known = [*pdfdoc.PDFCatalog.__NoDefault__, *pdfdoc.PDFCatalog.__Defaults__]
    assert key in known, CHANGED + f"the catalog's {key}"


def test_a_page_goes_through_add_page_when_it_is_shown(canvas: Canvas) -> None:
    seen: list[object] = []
    add_page = canvas._doc.addPage

    def noting(page: object) -> None:
        seen.append(page)
        add_page(page)

    canvas._doc.addPage = noting
    canvas.drawString(1, 1, "x")
    canvas.showPage()
    assert len(seen) == 1 and isinstance(seen[0], pdfdoc.PDFPage), CHANGED + "doc.addPage"


def test_what_is_painted_is_a_list_of_operators(canvas: Canvas) -> None:
    before = len(canvas._code)
    canvas._code.append("/Artifact BMC")
    canvas.rect(1, 1, 2, 2)
    assert isinstance(canvas._code, list) and len(canvas._code) > before + 1, CHANGED + "canvas._code"


def test_annotations_have_names_to_refer_to_them_by(canvas: Canvas) -> None:
    canvas._addAnnotation(pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Annot")}))
    reference = canvas._doc.refAnnotation(f"NUMBER{canvas._annotationCount}")
    assert isinstance(reference, pdfdoc.PDFObjectReference), CHANGED + "annotation names"


def test_destinations_can_be_named_before_they_are_known(canvas: Canvas) -> None:
    canvas.showPage()
    target = canvas._bookmarkReference("later")
    canvas.bookmarkHorizontal("later", 0, 10)
    assert canvas._bookmarkReference("later") is target, CHANGED + "canvas._bookmarkReference"


def test_objects_become_references(canvas: Canvas) -> None:
    made = canvas._doc.Reference(pdfdoc.PDFDictionary({}))
    assert isinstance(made, pdfdoc.PDFObjectReference), CHANGED + "doc.Reference"


def test_an_array_keeps_the_list_that_it_is_given() -> None:
    array = pdfdoc.PDFArray([])
    array.sequence = kept = []
    kept.append(1)
    assert array.sequence == [1], CHANGED + "PDFArray.sequence"


def test_a_stream_ends_as_it_did(canvas: Canvas) -> None:
    stream = pdfdoc.PDFStream(content=b"x", filters=[])
    assert stream.format(canvas._doc).endswith(b"\nstream\nxendstream\n"), CHANGED + "PDFStream.format"


def test_streams_without_filters_of_their_own_take_the_document_s(canvas: Canvas) -> None:
    canvas._doc.defaultStreamFilters = [pdfdoc.PDFZCompress]
    stream = pdfdoc.PDFStream(content=b"x")
    assert b"/Filter [ /FlateDecode ]" in stream.format(canvas._doc), CHANGED + "doc.defaultStreamFilters"


def test_a_page_begins_with_a_preamble_that_can_be_another(canvas: Canvas) -> None:
    assert canvas._preamble.startswith("1 0 0 1 0 0 cm"), CHANGED + "canvas._preamble"
    assert inspect.getsource(Canvas.__init__).count("self._make_preamble()") == 1, CHANGED + "_make_preamble"


def test_a_font_names_the_subset_that_each_letter_is_in(canvas: Canvas) -> None:
    font = embedded_font(find_face("Lato").file)
    assert font.splitString("ab", canvas._doc) == [(0, b"ab")], CHANGED + "TTFont.splitString"
    assert font.getSubsetInternalName(0, canvas._doc).endswith("+0"), CHANGED + "TTFont.getSubsetInternalName"


def test_a_picture_is_found_again_by_its_name(canvas: Canvas) -> None:
    canvas._doc.addForm("x", pdfdoc.PDFStream(content=b""))
    assert canvas._doc.hasForm("x") and not canvas._doc.hasForm("y"), CHANGED + "doc.hasForm"
    canvas.doForm("x")
    assert canvas._formsinuse == ["x"], CHANGED + "canvas.doForm"


def test_a_page_that_went_by_untagged_stops_the_build(canvas: Canvas) -> None:
    tagger = Tagger(canvas)
    tagger.doc.addPage = type(tagger.doc).addPage.__get__(tagger.doc)
    canvas.showPage()
    with pytest.raises(RuntimeError, match="untagged"):
        tagger.finish()
