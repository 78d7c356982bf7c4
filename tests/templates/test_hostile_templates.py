"""Templates with anything in them: a deck that can be opened, or what is wrong; nothing that acts is taken over."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from factdeck import powerpoint
from factdeck.article import Article, read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.files.zipped import MOST_BYTES
from factdeck.messages.problems import Problem, Problems, Source
from factdeck.templates.reading import read_template
from factdeck.templates.reading.numbers import colour_of, measured, share_of
from factdeck.templates.template import Template, TemplateError
from support.samples import CASES
from templates.support_templates import PYTHON_PPTX, changed

DEFAULT = PYTHON_PPTX.read_bytes()
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
MAIN = "ppt/presentation.xml"


@lru_cache(maxsize=1)
def town() -> Article:
    path = CASES / "town.yaml"
    text = path.read_text(encoding="utf-8")
    article = read_article(Source(str(path), text), Problems(), slug="town", folder=path.parent)
    assert article is not None
    return article


def deck_on(template: bytes, folder: Path) -> tuple[bytes | None, list[Problem]]:
    """The deck, or None, and the problems."""
    path = folder / "school.pptx"
    path.write_bytes(template)
    problems = Problems()
    made = place_layout(town(), "lecture", problems, Options(template=str(path)))
    assert (made is None) == bool(problems.errors)
    return (powerpoint.render(made.document) if made else None), list(problems)


def replaced(part: str, pattern: str, by: str, *, count: int = 1) -> bytes:
    """The default template with what a pattern finds in a part replaced; it must be there."""

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        text, times = re.subn(pattern, by, data.decode("utf-8"), count=count)
        assert times, f"{pattern} is not in {part}"
        return text.encode("utf-8")

    return changed(DEFAULT, change)


BROKEN = ["", "abc", "1e30", "NaN", "inf", "9" * 25, "0x10", "1.5.2"]


@pytest.mark.parametrize("value", BROKEN)
@pytest.mark.parametrize(
    ("part", "before"),
    [
        (LAYOUT, r'(<p:ph [^>]*idx)="\d+"'),
        (MASTER, r'(<a:ext cx)="\d+"'),
        (MASTER, r'(<a:defRPr sz)="\d+"'),
        (MASTER, r'(<a:lvl1pPr marL)="\d+"'),
        (MASTER, r'(<a:bodyPr [^>]*lIns)="\d+"'),
        (THEME, r'(<a:srgbClr val)="\w+"'),
    ],
    ids=["idx", "cx", "sz", "marL", "lIns", "colour"],
)
def test_a_number_that_is_none_is_reported_with_its_part(part: str, before: str, value: str) -> None:
    with pytest.raises(TemplateError) as error:
        read_template(replaced(part, before, rf'\1="{value}"'))
    assert "is damaged" in str(error.value) and f"/{part}" in str(error.value)


@pytest.mark.parametrize(
    ("part", "before", "value"),
    [
        (MASTER, r'(<a:ext cx)="\d+"', "-1"),
        (MASTER, r'(<a:defRPr sz)="\d+"', "0"),
        (LAYOUT, r'(<p:ph [^>]*idx)="\d+"', "-1"),
        (MASTER, r'(<a:lvl1pPr marL)="\d+"', "99999999"),
    ],
)
def test_a_number_out_of_its_range_is_reported(part: str, before: str, value: str) -> None:
    with pytest.raises(TemplateError, match="is damaged"):
        read_template(replaced(part, before, rf'\1="{value}"'))


@pytest.mark.parametrize(
    ("width", "height"), [("0", "0"), ("9144000", "0"), ("360000000000", "6858000"), ("", "NaN")]
)
def test_slides_of_no_size_or_of_ten_kilometres_are_reported(width: str, height: str) -> None:
    with pytest.raises(TemplateError, match="between 1 and 56 inches"):
        read_template(replaced(MAIN, r'(<p:sldSz) cx="\d+" cy="\d+"', rf'\1 cx="{width}" cy="{height}"'))


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 9144000 0", "99000000 0 3000000 3000000", "0 0 150000 9000000"]
)
def test_a_placeholder_in_which_nothing_can_stand_is_none(box: str) -> None:
    x, y, cx, cy = box.split()
    place = f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm></p:spPr>'

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"<p:spPr/>", place.encode()) if name == LAYOUT else data

    kinds = {each.kind for each in placeholders(read_template(DEFAULT), "Title and Content")}
    assert {"title", "obj"} <= kinds
    left = placeholders(read_template(changed(DEFAULT, change)), "Title and Content")
    assert not {"title", "obj"} & {each.kind for each in left}


def placeholders(template: Template, layout: str):  # type: ignore[no-untyped-def]
    return next(each.placeholders for each in template.layouts if each.name == layout)


@pytest.mark.parametrize(
    ("value", "result"),
    [("914400", 914400), ("-5", -5), ("1in", 914400), ("2.5cm", 900000), ("12pt", 152400)]
    + [(value, None) for value in [*BROKEN, "1 in", "１２"]],
)
def test_a_coordinate_is_emu_or_a_measure(value: str, result: int | None) -> None:
    assert measured(value) == result


def test_shares_and_colours_are_read_or_are_none() -> None:
    assert [share_of(each) for each in ("50000", "50%", "-10%", "x", "NaN", "")] == [
        0.5,
        0.5,
        -0.1,
        None,
        None,
        None,
    ]
    assert [colour_of(each) for each in ("A1b2C3", "zzzzzz", "fff", "12345\u0661")] == ["#a1b2c3", "", "", ""]


LINK = '<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="" action="{}"/></p:cNvPr>'


@pytest.mark.parametrize("link", ["hlinkClick", "hlinkHover"])
@pytest.mark.parametrize(
    "action",
    [
        "ppaction://macro?name=Evil",
        "ppaction://program?file=calc.exe",
        "PPACTION://OLE?verb=0",
        "ppaction://media",
    ],
)
def test_links_that_act_are_left_out_and_reported(action: str, link: str, tmp_path: Path) -> None:
    pattern = r'(<p:cNvPr id="2" name="[^"]*")/>'
    acting = replaced(LAYOUT, pattern, rf"\1>{LINK.format(action).replace('hlinkClick', link)}")
    deck, problems = deck_on(acting, tmp_path)
    assert deck is not None
    [problem] = problems
    assert problem.code == "FD514" and f"the action {action}" in problem.message
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert not any(action.encode() in archive.read(name) for name in archive.namelist())


def test_links_that_turn_to_another_slide_stay(tmp_path: Path) -> None:
    jump = LINK.format("ppaction://hlinkshowjump?jump=nextslide")
    deck, problems = deck_on(replaced(LAYOUT, r'(<p:cNvPr id="2" name="[^"]*")/>', rf"\1>{jump}"), tmp_path)
    assert deck is not None and problems == []
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert any(b"jump=nextslide" in archive.read(name) for name in archive.namelist())


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def flipped(data: bytes) -> bytes:
    """A byte of the first member's packed data turned around."""
    data = zipped(members(data))
    at = data.index(b"[Content_Types].xml") + 60
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def locked(data: bytes) -> bytes:
    """With the flag of a password on every member."""
    changed_data = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed_data.find(signature)
        while start >= 0:
            changed_data[start + at] |= 1
            start = changed_data.find(signature, start + 4)
    return bytes(changed_data)


def twice(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("PPT/presentation.xml", b"<x/>")
    return target.getvalue()


def bomb(data: bytes) -> bytes:
    return zipped({**members(data), "ppt/media/image1.png": b"\0" * (MOST_BYTES + 1)})


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (flipped, "damaged"),
        (locked, "damaged"),
        (twice, "holds a part twice"),
        (bomb, "unpacks to"),
        (lambda data: zipped(members(data), zipfile.ZIP_LZMA), "packed in a way"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: zipped({}), "no PowerPoint file"),
        (lambda data: b"", "no PowerPoint file"),
    ],
    ids=["flipped byte", "password", "a part twice", "bomb", "LZMA", "cut", "empty zip", "empty file"],
)
def test_a_broken_or_hostile_zip_is_reported(break_it, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TemplateError, match=message):
        read_template(break_it(DEFAULT))


@pytest.mark.parametrize(
    "name", ["ppt/slides/slide1.xml", "ppt/a b.xml", "ppt/.../x.xml", "ppt/notesSlides/n.xml"]
)
def test_a_master_under_the_name_of_another_part_is_reported(name: str) -> None:
    def change(part: str, data: bytes) -> bytes:
        if part == "[Content_Types].xml":
            return data.replace(b"/ppt/slideMasters/slideMaster1.xml", f"/{name}".encode())
        if part == "ppt/_rels/presentation.xml.rels":
            return data.replace(b"slideMasters/slideMaster1.xml", f"/{name}".encode())
        return data

    entries = members(changed(DEFAULT, change))
    folder, _, file = name.rpartition("/")
    entries[name] = entries.pop(MASTER)
    relations = entries.pop("ppt/slideMasters/_rels/slideMaster1.xml.rels")
    entries[f"{folder}/_rels/{file}.rels"] = relations.replace(b"../", b"/ppt/")
    with pytest.raises(TemplateError, match="has a name that no PowerPoint file gives it"):
        read_template(zipped(entries))


PARTS = {name: data for name, data in members(DEFAULT).items() if name in (LAYOUT, MASTER, THEME, MAIN)}
VALUES = [*BROKEN, "0", "-1", "1", "50%", "-2in", "x" * 300]


@st.composite
def changed_templates(draw: st.DrawFn) -> bytes:
    """The default template with another value of one attribute, or without an element."""
    part = draw(st.sampled_from(sorted(PARTS)))
    root = etree.fromstring(PARTS[part])
    node = draw(st.sampled_from([each for each in root.iter() if isinstance(each.tag, str)]))
    if node.attrib and draw(st.booleans()):
        node.set(draw(st.sampled_from(sorted(node.attrib))), draw(st.sampled_from(VALUES)))
    elif node.getparent() is not None:
        node.getparent().remove(node)
    return changed(DEFAULT, lambda name, data: etree.tostring(root) if name == part else data)


@settings(max_examples=20)
@given(template=changed_templates())
def test_a_template_with_any_value_anywhere_gives_a_deck_or_is_reported(
    template: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    deck, problems = deck_on(template, tmp_path_factory.mktemp("template"))
    if deck is None:
        assert all(problem.code for problem in problems)
    else:
        assert len(Presentation(io.BytesIO(deck)).slides) > 5
