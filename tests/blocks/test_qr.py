"""QR codes: what they say to a reader that is not ours, how large their modules are, and how they are tagged."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from factdeck.blocks import qr
from factdeck.diagrams.qr import QUIET_ZONE, qr_drawing, qr_modules
from factdeck.drawing import Path as DrawnPath
from factdeck.scene import DrawingItem, Scene
from factdeck.units import points
from support.pieces import made_of_blocks, paragraphs, roles

ARTICLE = """\
title: A town
link: https://example.org/towns/Lüneburg?a=1&b=2#top
lead: It lies by a river. [@b]
see_also: [{title: None}, {title: More, link: https://example.org/more}]
sources: [{id: a, title: A book}, {id: b, title: A page, URL: https://example.org/page}]
"""


def codes_of(scene: Scene) -> list[DrawingItem]:
    return [item for page in scene.pages for item in page.items if isinstance(item, DrawingItem)]


def decoded(item: DrawingItem, across: int) -> str:
    """What an independent reader reads of the drawn squares."""
    scale = 8 * across / item.drawing.width
    image = Image.new("L", (8 * across, 8 * across), 255)
    pen = ImageDraw.Draw(image)
    [_, dark] = item.drawing.parts
    assert isinstance(dark, DrawnPath)
    corners = [points[0] for letter, points in dark.outline if letter in "ML"]
    for left, _, right_top, _ in zip(*[iter(corners)] * 4, strict=True):
        top = item.drawing.height - right_top[1]
        bottom = item.drawing.height - left[1]
        box = [left[0] * scale, top * scale, right_top[0] * scale - 1, bottom * scale - 1]
        pen.rectangle([round(edge) for edge in box], fill=0)
    [found] = zxingcpp.read_barcodes(image)
    return str(found.text)


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("article", "https://example.org/towns/L%C3%BCneburg?a=1&b=2#top"),
        ("source", "https://example.org/page"),
        ("see also", "https://example.org/more"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_the_code_leads_where_the_layout_says(to: str, address: str, tmp_path: Path) -> None:
    scene, _ = made_of_blocks(ARTICLE, f"  - {{block: qr, to: {to}}}\n", tmp_path)
    [item] = codes_of(scene)
    modules = qr_modules(address)
    assert modules is not None
    assert decoded(item, modules.across) == address


def test_modules_are_large_enough_and_the_zone_around_them_is_empty(tmp_path: Path) -> None:
    scene, _ = made_of_blocks(ARTICLE, "  - {block: qr}\n", tmp_path)
    [item] = codes_of(scene)
    modules = qr_modules("https://example.org/towns/L%C3%BCneburg?a=1&b=2#top")
    assert modules is not None
    module = item.box.width / modules.across
    assert module >= points("0.5mm")
    drawing = qr_drawing(modules, 1.0)
    [_, dark] = drawing.parts
    assert isinstance(dark, DrawnPath)
    ends = [point for _, each in dark.outline for point in each]
    assert min(x for x, _ in ends) == min(y for _, y in ends) == QUIET_ZONE
    assert max(x for x, _ in ends) == max(y for _, y in ends) == drawing.width - QUIET_ZONE


def test_the_code_is_a_link_with_words_and_so_is_the_address_below_it(tmp_path: Path) -> None:
    scene, _ = made_of_blocks(ARTICLE, "  - {block: qr, to: source}\n", tmp_path)
    [item] = codes_of(scene)
    assert item.link == "https://example.org/page"
    assert roles(item.element) == ["Figure", "Link"]
    assert item.alt == "QR code: example.org/page"
    [caption] = paragraphs(scene.pages)
    assert [(run.text, run.link) for run in caption.runs] == [
        ("example.org/page", "https://example.org/page")
    ]


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    text = "title: A town\nlead: It lies by a river.\n"
    for to in qr.TARGETS:
        scene, problems = made_of_blocks(text, f"  - title\n  - {{block: qr, to: {to}}}\n", tmp_path)
        assert codes_of(scene) == []
        assert problems == []


def test_an_address_that_is_too_long_is_told_and_set_in_words(tmp_path: Path) -> None:
    address = "https://example.org/" + "a/" * 800
    text = f"title: A town\nlink: {address}\nlead: It lies by a river.\n"
    scene, problems = made_of_blocks(text, "  - {block: qr}\n", tmp_path)
    assert codes_of(scene) == []
    assert any(
        "a.yaml:2:7: warning: the address is too long for a QR code [FD902]" in each for each in problems
    )


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("to: nowhere", "'nowhere' is neither a web address nor one of article, source, see also"),
        ("module: 0.4mm", "no camera reads modules as small as this"),
    ],
)
def test_options_that_make_no_code_are_refused(option: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=told):
        made_of_blocks(ARTICLE, f"  - {{block: qr, {option}}}\n", tmp_path)
