"""Decks stand on templates that others have drawn, and say what a template lacks or holds that a deck does not."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from factdeck.command_line.main import main
from factdeck.files.zipped import MOST_BYTES
from factdeck.templates.reading import read_template
from factdeck.templates.template import TemplateError
from powerpoint.support_decks import NAMESPACES, parts, select
from support.samples import CASES, CONTENT
from templates.support_templates import FOREIGN, PYTHON_PPTX, changed

DEFAULT = PYTHON_PPTX.read_bytes()
FIRST = CONTENT / "soviet-occupation-of-manchuria.yaml"


def built(template: Path, folder: Path, article: Path = CASES / "town.yaml", *more: str) -> Path:
    arguments = ["build", str(article), "--layout", "lecture", "-o", str(folder), "--quiet"]
    assert main([*arguments, "--template", str(template), *more]) == 0
    return folder / f"{article.stem}-lecture.pptx"


@pytest.fixture(scope="module")
def on_default(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    return Presentation(str(built(PYTHON_PPTX, tmp_path_factory.mktemp("default"), FIRST)))


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("article", [FIRST, CASES / "tiny.yaml"], ids=lambda path: path.stem)
def test_a_deck_stands_on_a_template_of_others(name: str, article: Path, tmp_path: Path) -> None:
    template = FOREIGN[name](tmp_path / "template" if "Libre" in name else tmp_path)
    deck = Presentation(str(built(template, tmp_path / "out", article)))
    source = Presentation(str(template))
    assert (deck.slide_width, deck.slide_height) == (source.slide_width, source.slide_height)
    assert [each.name for each in deck.slide_layouts] == [each.name for each in source.slide_layouts]
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles) and len(set(titles)) == len(titles)
    for slide in deck.slides:
        own = {place.placeholder_format.idx for place in slide.slide_layout.placeholders}
        assert {place.placeholder_format.idx for place in slide.placeholders} <= own


@pytest.mark.parametrize("name", ["python-pptx", "pandoc"])
def test_masters_layouts_and_themes_are_the_templates_own(name: str, tmp_path: Path) -> None:
    template = FOREIGN[name](tmp_path)
    template_parts, deck_parts = (
        parts(template.read_bytes()),
        parts(built(template, tmp_path / "out").read_bytes()),
    )
    shared = [
        part
        for part in template_parts
        if re.match(r"ppt/(slideLayouts|theme)/[^/]+1?\d\.xml$", part) and part in deck_parts
    ]
    assert len(shared) >= 11
    same = [
        part
        for part in shared
        if etree.tostring(etree.fromstring(deck_parts[part]), method="c14n")
        == etree.tostring(etree.fromstring(template_parts[part]), method="c14n")
    ]
    assert [part for part in shared if part not in same and "theme2" not in part] == []


def test_slides_take_the_layouts_that_suit_them(on_default) -> None:  # type: ignore[no-untyped-def]
    used = {slide.shapes.title.text_frame.text: slide.slide_layout.name for slide in on_default.slides}
    assert used["Soviet occupation of Manchuria"] == "Title Slide"
    assert used["Within a week Manchuria fell and Japan gave up"] == "Two Content"
    assert used["Yalta gave Stalin a reason to go to war with Japan"] == "Title Only", (
        "a number beside its points"
    )
    assert used["In short"] == "Title and Content"
    assert used["Timeline"] == "Title Only"


def test_text_takes_font_and_colour_from_the_template_and_no_larger_size(on_default) -> None:  # type: ignore[no-untyped-def]
    [slide] = [s for s in on_default.slides if s.shapes.title.text_frame.text == "In short"]
    body = next(place for place in slide.placeholders if place.placeholder_format.idx == 1)
    runs = [run._r.rPr for paragraph in body.text_frame.paragraphs for run in paragraph.runs]
    assert runs
    for properties in runs:
        assert 1800 <= int(properties.get("sz", 3200)) <= 3200 and properties.get("b") is None
        assert select(properties, "./a:latin") == [] and select(properties, "./a:solidFill") == []


def test_short_text_has_the_size_of_the_template(tmp_path: Path) -> None:
    article = tmp_path / "short.yaml"
    article.write_text(
        "title: Short\nsections:\n  - heading: One\n    points: [Two words]\n", encoding="utf-8"
    )
    deck = Presentation(str(built(PYTHON_PPTX, tmp_path, article)))
    [slide] = [each for each in deck.slides if each.shapes.title.text_frame.text == "One"]
    body = next(place for place in slide.placeholders if place.placeholder_format.idx == 1)
    assert [run._r.rPr.get("sz") for run in body.text_frame.paragraphs[0].runs] == [None]


def test_the_slide_number_is_the_templates_field(on_default) -> None:  # type: ignore[no-untyped-def]
    for slide in list(on_default.slides)[1:]:
        kinds = {place.placeholder_format.type.name: place for place in slide.placeholders}
        assert select(kinds["SLIDE_NUMBER"]._element, ".//a:fld/@type") == ["slidenum"]


def test_unreadable_grey_of_a_template_is_replaced(on_default) -> None:  # type: ignore[no-untyped-def]
    [number] = [
        p for p in on_default.slides[1].placeholders if p.placeholder_format.type.name == "SLIDE_NUMBER"
    ]
    assert select(number._element, ".//a:fld/a:rPr/a:solidFill/a:schemeClr/@val") == ["tx1"]


def test_ids_of_masters_and_layouts_are_used_once(tmp_path: Path) -> None:
    deck_parts = parts(built(PYTHON_PPTX, tmp_path).read_bytes())
    ids = re.findall(rb'sldMasterId [^>]*?id="(\d+)"', deck_parts["ppt/presentation.xml"])
    for name, data in deck_parts.items():
        if re.match(r"ppt/slideMasters/[^/]+xml", name):
            root = etree.fromstring(data)
            ids += [node.get("id").encode() for node in root.iter("{*}sldLayoutId")]
    assert len(ids) == 12 and len(set(ids)) == 12


def test_the_template_is_read_by_its_values() -> None:
    template = read_template(DEFAULT)
    assert (template.size.width, template.size.height) == (720, 540)
    assert (template.major_font, template.minor_font) == ("Calibri", "Calibri")
    opening = template.layouts[0]
    assert (opening.name, opening.kind, opening.background) == ("Title Slide", "title", "#ffffff")
    title, subtitle = opening.placeholders[:2]
    assert (title.kind, title.look.size, title.look.align, title.anchor) == (
        "ctrTitle",
        44,
        "center",
        "middle",
    )
    assert subtitle.look.colour in ("#898989", "#8b8b8b"), "black with a tint of 75 %, as PowerPoint shows it"
    text = template.layouts[1].placeholders[1]
    assert (text.kind, text.index, text.look.has_bullet, text.look.indent) == ("obj", 1, True, 27.0)


LAYOUT = "extends: lecture\ntemplate: {template}\n"


def build_with(folder: Path, layout: str, *arguments: str) -> int:
    (folder / "mine.yaml").write_text(layout, encoding="utf-8")
    out = ["-o", str(folder / "out"), "--quiet"]
    return main(["build", str(CASES / "tiny.yaml"), "--layout", str(folder / "mine.yaml"), *out, *arguments])


def test_a_layout_names_the_template_beside_it(tmp_path: Path) -> None:
    (tmp_path / "school.pptx").write_bytes(DEFAULT)
    depfile = tmp_path / "deps.d"
    assert build_with(tmp_path, LAYOUT.format(template="school.pptx"), "--depfile", str(depfile)) == 0
    deck = Presentation(str(tmp_path / "out" / "tiny-mine.pptx"))
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert "school.pptx" in depfile.read_text(encoding="utf-8")


def test_a_layout_names_layouts_and_placeholders_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "school.pptx").write_bytes(DEFAULT)
    own = "layouts:\n  Sentence:\n    template: Two Content\n    places: {body: {template: Content Placeholder 3}}\n"
    assert build_with(tmp_path, LAYOUT.format(template="school.pptx") + own) == 0
    deck = Presentation(str(tmp_path / "out" / "tiny-mine.pptx"))
    [slide] = [each for each in deck.slides if each.slide_layout.name == "Two Content"]
    assert 2 in {place.placeholder_format.idx for place in slide.placeholders}


@pytest.mark.parametrize(
    ("own", "message"),
    [
        (
            "layouts: {Sentence: {template: Thre Content}}",
            "3:32: layouts.Sentence.template: the template has no layout",
        ),
        (
            "layouts: {Sentence: {places: {body: {template: Nothing}}}}",
            "3:48: layouts.Sentence.places.body.template: the template's layout 'Title and Content' has no",
        ),
    ],
)
def test_a_wrong_name_is_reported_at_its_line(
    own: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "school.pptx").write_bytes(DEFAULT)
    assert build_with(tmp_path, LAYOUT.format(template="school.pptx") + own) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../school.pptx", "/school.pptx", "sub/../../school.pptx"])
def test_a_layout_looks_for_its_template_in_its_own_folder_only(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "school.pptx").write_bytes(DEFAULT)
    assert build_with(folder, LAYOUT.format(template=name)) == 1
    assert "mine.yaml:2:11: template: " in capsys.readouterr().err


def without_layouts(*kinds: bytes):  # type: ignore[no-untyped-def]
    """Placeholders of these types become pictures' in every layout."""

    def change(name: str, data: bytes) -> bytes:
        if "slideLayouts/slideLayout" in name and name.endswith(".xml"):
            for kind in kinds:
                data = data.replace(kind, b'<p:ph type="pic"')
        return data

    return change


def test_what_a_template_lacks_is_reported_for_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "bare.pptx"
    bare = changed(DEFAULT, without_layouts(b'<p:ph type="title"', b'<p:ph type="ctrTitle"'))
    template.write_bytes(bare)
    arguments = ["build", str(CASES / "tiny.yaml"), "--layout", "lecture", "-o", str(tmp_path / "out")]
    assert main([*arguments, "--template", str(template)]) == 1
    message = capsys.readouterr().err
    [lacking] = re.findall(r"^--template:1:1: .*", message, re.MULTILINE)
    assert "the template has no slide layout with a placeholder for a title [FD512]" in lacking
    assert not (tmp_path / "out").exists()


def test_text_without_a_placeholder_stands_in_a_text_box_and_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "titles.pptx"
    template.write_bytes(changed(DEFAULT, without_layouts(b'<p:ph type="subTitle"', b'<p:ph idx="1"')))
    deck = Presentation(str(built(template, tmp_path / "out", FIRST)))
    warning = capsys.readouterr().err
    assert "the template has too few placeholders for the text of the slides 'Cover', " in warning
    assert "text boxes stand in for them [FD512]" in warning
    boxes = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert "Manchuria under the Red Army, 1945–1946" in boxes


@pytest.mark.parametrize("name", ["python-pptx", "LibreOffice DNA"])
def test_nothing_stands_over_a_title_or_beyond_the_slide(name: str, tmp_path: Path) -> None:
    template = FOREIGN[name](tmp_path / "template" if "Libre" in name else tmp_path)
    deck = Presentation(str(built(template, tmp_path / "out", FIRST)))
    for slide in deck.slides:
        title = slide.shapes.title
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            beside = shape.left >= title.left + title.width or title.left >= shape.left + shape.width
            below = shape.top >= title.top + title.height or title.top >= shape.top + shape.height
            assert shape.is_placeholder or beside or below, (title.text_frame.text, shape.name)


def zip_of(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return target.getvalue()


def bomb() -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(MOST_BYTES // 10_000_000 + 1):
            part.write(bytes(10_000_000))
    return target.getvalue()


def bare(name: str, data: bytes) -> bytes | None:
    return None if name == "ppt/slideMasters/slideMaster1.xml" else data


def with_doctype(name: str, data: bytes) -> bytes:
    entity = b'<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return data.replace(b"?>", b"?>" + entity, 1) if name == "ppt/presentation.xml" else data


BROKEN = {
    "nothing": (b"", "no PowerPoint file"),
    "text": (b"not a zip at all", "no PowerPoint file"),
    "cut off": (DEFAULT[: len(DEFAULT) // 2], "no PowerPoint file"),
    "old or protected": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "old .ppt file, or one that a password",
    ),
    "another zip": (zip_of(**{"a.txt": b"x"}), "some other kind of zip file"),
    "OpenDocument": (
        zip_of(mimetype=b"application/vnd.oasis.opendocument.presentation"),
        "an OpenDocument file",
    ),
    "bomb": (bomb(), "unpacks to 210 MB; a template may have 200 MB"),
    "no master": (changed(DEFAULT, bare), "the part /ppt/slideMasters/slideMaster1.xml is missing"),
    "entities": (changed(DEFAULT, with_doctype), "declares a document type"),
    "no XML": (changed(DEFAULT, lambda n, d: b"<p" if n == "ppt/presentation.xml" else d), "is not XML"),
    "a Word file": (
        changed(
            DEFAULT,
            lambda n, d: (
                d.replace(b"presentationml.presentation.main", b"wordprocessingml.document.main")
                if "Types" in n
                else d
            ),
        ),
        "an Office file, but no PowerPoint file",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_template_is_reported_and_nothing_is_written(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = BROKEN[kind]
    with pytest.raises(TemplateError, match=re.escape(said)):
        read_template(data)
    (tmp_path / "broken.pptx").write_bytes(data)
    assert build_with(tmp_path, LAYOUT.format(template="broken.pptx")) == 1
    message = capsys.readouterr().err
    assert "mine.yaml:2:11: the template" in message and said in message and "[FD511]" in message
    assert "hint: " in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["absent.pptx", "."])
def test_a_template_that_is_not_there_is_reported(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", str(CASES / "tiny.yaml"), "--layout", "lecture", "-o", str(tmp_path / "out")]
    assert main([*arguments, "--template", name]) == 1
    told = capsys.readouterr().err
    assert f"--template:1:1: the template {name!r} can't be read: " in told
    assert "hint: name a .pptx or .potx file that is there" in told


LINKED = (
    b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    b'Target="https://tracker.example/x" TargetMode="External"/>'
    b'<Relationship Id="rId78" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="https://tracker.example/logo.png" TargetMode="External"/></Relationships>'
)
PICTURE = (
    b'<p:pic><p:nvPicPr><p:cNvPr id="91" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    b'<a:blip r:link="rId78"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic></p:spTree>'
)
CLICK = b'<a:hlinkClick r:id="rId77"/></p:cNvPr>'
MACROS = (
    b'<Relationship Id="rId88" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    b'Target="vbaProject.bin"/></Relationships>'
)


def laden(name: str, data: bytes) -> bytes:
    """python-pptx's template with a link, a linked picture and macros."""
    if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
        return data.replace(b"</Relationships>", LINKED)
    if name == "ppt/slideMasters/slideMaster1.xml":
        data = re.sub(rb'(<p:cNvPr id="2" [^>]*?)/>', rb"\1>" + CLICK, data, count=1)
        return data.replace(b"</p:spTree>", PICTURE, 1)
    if name == "ppt/_rels/presentation.xml.rels":
        return data.replace(b"</Relationships>", MACROS)
    if name == "[Content_Types].xml":
        return data.replace(
            b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        ).replace(
            b"<Default ",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
            1,
        )
    return data


def test_links_and_macros_are_left_out_and_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "laden.pptm"
    template.write_bytes(changed(DEFAULT, laden, **{"ppt/vbaProject.bin": b"macros"}))
    deck_parts = parts(built(template, tmp_path / "out").read_bytes())
    message = capsys.readouterr().err
    assert "warning: left out of the template: its macros, the link to https://tracker.example/x" in message
    assert not any("vba" in name or b"tracker.example" in data for name, data in deck_parts.items())
    master = etree.fromstring(deck_parts["ppt/slideMasters/slideMaster1.xml"])
    assert master.xpath("//a:hlinkClick | //p:pic", namespaces=NAMESPACES) == []
    assert b"macroEnabled" not in deck_parts["[Content_Types].xml"]
    Presentation(str(tmp_path / "out" / "town-lecture.pptx"))


def test_a_font_that_nobody_can_measure_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "school.pptx"
    template.write_bytes(
        changed(DEFAULT, lambda name, data: data.replace(b'typeface="Calibri"', b'typeface="Schoolface"'))
    )
    deck_parts = parts(built(template, tmp_path / "out").read_bytes())
    assert "the template's font 'Schoolface'" in capsys.readouterr().err
    assert b"Schoolface" in deck_parts["ppt/theme/theme1.xml"]
    assert not any(
        b'"Arial"' in data.replace(b'buFont typeface="Arial"', b"")
        for name, data in deck_parts.items()
        if "slides/" in name
    )


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    first = built(PYTHON_PPTX, tmp_path / "a").read_bytes()
    copy = tmp_path / "copy.pptx"
    copy.write_bytes(DEFAULT)
    assert built(copy, tmp_path / "b").read_bytes() == first


def test_places_that_a_template_gives_one_index_are_placed_by_themselves(tmp_path: Path) -> None:
    template = tmp_path / "alike.pptx"
    template.write_bytes(changed(DEFAULT, second_content_without_an_index))
    deck = Presentation(str(built(template, tmp_path / "out", CONTENT / "treaty-of-tordesillas.yaml")))
    title = "The pope drew a first line, 100 leagues out"
    [slide] = [each for each in deck.slides if each.shapes.title.text_frame.text == title]
    assert slide.slide_layout.name == "Two Content"
    texts = [each for each in slide.shapes if each.name in ("body", "second")]
    assert len(texts) == 2
    for text in texts:
        assert select(text._element, "./p:spPr/a:xfrm") != []
    assert texts[0].left + texts[0].width <= texts[1].left


def second_content_without_an_index(name: str, data: bytes) -> bytes:
    if name.endswith("slideLayout4.xml"):
        return re.sub(rb'(<p:ph) sz="half" idx="[12]"', rb'\1 sz="half" idx="1"', data)
    return data
