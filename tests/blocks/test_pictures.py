"""Pictures of every kind reach the sheet and the deck upright, undistorted, in their colours, no finer than shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageCms, ImageDraw

import factdeck
from factdeck.bitmaps import grey_png
from factdeck.blocks.greys import in_greys
from factdeck.drawing import Drawing, Ink, Rect, Stroke
from factdeck.messages.problems import Problem

ARTICLE = """title: A port
lead: A town on a river.
sections:
  - heading: The port
    text: Ships came in spring.
    points: [Ships came in spring]
    image: {image: %s, alt: A red half beside a blue half, caption: The port, credit: Ann}
"""


def built(folder: Path, name: str, article: str = ARTICLE) -> tuple[dict[str, bytes], list[Problem]]:
    try:
        outputs = factdeck.build(factdeck.loads(article % name, name="port.yaml", folder=folder))
    except factdeck.FactdeckError as error:
        return {}, error.problems
    return {Path(file.name).suffix: file.data for file in outputs}, list(outputs.warnings)


def halves(size: tuple[int, int] = (40, 20), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, "#ff0000")
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill="#0000ff")
    return image.convert(mode)


def on_sheet(data: bytes) -> Image.Image:
    (found,) = [image for page in pypdf.PdfReader(io.BytesIO(data)).pages for image in page.images]
    assert found.image is not None
    return found.image


def on_slide(data: bytes) -> Image.Image:
    with zipfile.ZipFile(io.BytesIO(data)) as deck:
        (name,) = [name for name in deck.namelist() if name.startswith("ppt/media/")]
        return Image.open(io.BytesIO(deck.read(name)))


def turned(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    halves().rotate(90, expand=True).save(path, quality=95, exif=exif)


def with_profile(path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    halves().save(path, quality=95, icc_profile=profile)


KINDS: dict[str, Callable[[Path], None]] = {
    "plain.png": lambda path: halves().save(path),
    "palette.png": lambda path: halves(mode="P").save(path),
    "see-through.png": lambda path: halves(mode="RGBA").save(path),
    "photograph.jpg": lambda path: halves().save(path, quality=95),
    "cmyk.jpg": lambda path: halves(mode="CMYK").save(path, quality=95),
    "turned.jpg": turned,
    "profile.jpg": with_profile,
    "web.webp": lambda path: halves().save(path, lossless=True),
    "moving.gif": lambda path: halves().save(
        path, save_all=True, append_images=[Image.new("RGB", (40, 20), "green")]
    ),
    "misnamed.svg": lambda path: halves().save(path, "PNG"),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_keeps_its_colours_and_stands_upright(name: str, tmp_path: Path) -> None:
    KINDS[name](tmp_path / name)
    outputs, problems = built(tmp_path, name)
    assert problems == []
    for image in (on_sheet(outputs[".pdf"]), on_slide(outputs[".pptx"])):
        assert image.size == (40, 20)
        left, right = (image.convert("RGB").getpixel(place) for place in ((8, 10), (32, 10)))
        assert left[0] > 200 and left[2] < 90, f"red on the left, not {left}"
        assert right[2] > 200 and right[0] < 90, f"blue on the right, not {right}"


def test_grey_in_16_bits_keeps_its_middle(tmp_path: Path) -> None:
    Image.new("I;16", (10, 10), 32896).save(tmp_path / "deep.png")
    outputs, _ = built(tmp_path, "deep.png")
    for image in (on_sheet(outputs[".pdf"]), on_slide(outputs[".pptx"])):
        assert image.convert("L").getpixel((5, 5)) == pytest.approx(128, abs=1)


def test_what_is_transparent_is_white_on_paper_and_stays_transparent_on_slides(tmp_path: Path) -> None:
    Image.new("LA", (10, 10), (0, 0)).save(tmp_path / "empty.png")
    outputs, _ = built(tmp_path, "empty.png")
    assert on_sheet(outputs[".pdf"]).convert("L").getpixel((5, 5)) == 255
    assert on_slide(outputs[".pptx"]).convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_large_picture_gets_no_finer_than_300_dots_an_inch(tmp_path: Path) -> None:
    halves((6000, 3000)).save(tmp_path / "large.png")
    outputs, _ = built(tmp_path, "large.png")
    (page,) = [page for page in pypdf.PdfReader(io.BytesIO(outputs[".pdf"])).pages if page.images]
    image = page.images[0].image
    assert image.width < 2400 and image.width == pytest.approx(image.height * 2, abs=2)


def test_a_photograph_stays_jpeg_on_paper(tmp_path: Path) -> None:
    halves((800, 400)).save(tmp_path / "photograph.jpg")
    outputs, _ = built(tmp_path, "photograph.jpg")
    (found,) = [image for page in pypdf.PdfReader(io.BytesIO(outputs[".pdf"])).pages for image in page.images]
    assert "/DCTDecode" in found.indirect_reference.get_object()["/Filter"]


def test_pixels_that_break_off_are_told_at_the_picture(tmp_path: Path) -> None:
    halves((400, 200)).save(tmp_path / "whole.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "whole.png").read_bytes()[:300])
    outputs, problems = built(tmp_path, "cut.png")
    assert outputs == {}
    assert [(problem.code, problem.mark.line) for problem in problems if problem.mark] == [("FD303", 7)]


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">\n{inside}\n</svg>'


def test_what_svg_would_lose_is_told_at_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<rect opacity=".5"/>\n<g mask="url(#m)"/>'))
    outputs, problems = built(tmp_path, "a.svg")
    assert outputs == {}
    assert [(problem.code, problem.mark and problem.mark.line) for problem in problems] == [("FD308", 7)] * 2
    assert "opacity of a whole part on line 2" in problems[0].message
    assert "a mask on line 3" in problems[1].message


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="no-such-colour"/>',
        '<g id="a"><use href="#a"/></g>',
    ],
)
def test_what_svglib_itself_gives_up_is_told_at_the_picture(inside: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg(inside))
    outputs, problems = built(tmp_path, "a.svg")
    assert outputs == {}
    assert {(problem.code, problem.mark and problem.mark.line) for problem in problems} == {("FD308", 7)}


NUMBERLESS = [
    '<ellipse rx="1e400" ry="1"/>',
    '<path d="M0 0 L1e308 1e308"/>',
    '<rect width="5" height="5" transform="matrix(NaN 0 0 1 0 0)"/>',
    '<g transform="translate(1e300 0)"><rect width="5" height="5"/></g>',
]


@pytest.mark.parametrize("inside", NUMBERLESS)
def test_svg_with_numbers_that_are_none_is_told_at_the_picture(inside: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg(inside))
    outputs, problems = built(tmp_path, "a.svg")
    assert outputs == {}
    assert {(problem.code, problem.mark and problem.mark.line) for problem in problems} == {("FD308", 7)}


@pytest.mark.parametrize("flat", ["scale(0)", "scale(1 0)", "matrix(1 1 1 1 0 0)"])
def test_what_a_transform_flattens_in_svg_is_not_painted(flat: str, tmp_path: Path) -> None:
    seen = '<rect width="20" height="20" fill="#00ff00"/>'
    (tmp_path / "a.svg").write_text(svg(f'<g transform="{flat}"><circle r="5"/></g>{seen}'))
    outputs, problems = built(tmp_path, "a.svg")
    assert set(outputs) == {".pdf", ".pptx"}
    assert problems == []


@pytest.mark.parametrize("box", ["0 0 inf inf", "0 0 NaN 5", "0 0 1e30 1e30", "0 0 0 0", "0 0 -1 5"])
def test_svg_of_no_size_that_a_page_can_have_is_told_at_the_picture(box: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg("").replace("0 0 40 20", box))
    outputs, problems = built(tmp_path, "a.svg")
    assert outputs == {}
    assert {(problem.code, problem.mark and problem.mark.line) for problem in problems} == {("FD303", 7)}


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (7, 7)], ids=str)
@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_picture_of_any_shape_is_shown(kind: str, size: tuple[int, int], tmp_path: Path) -> None:
    Image.new("RGB", size, "#336699").save(tmp_path / f"thin.{kind}")
    outputs, problems = built(tmp_path, f"thin.{kind}")
    assert set(outputs) == {".pdf", ".pptx"}, problems


def test_text_in_svg_is_set_in_the_theme_s_typeface_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        svg('<text x="2" y="12" font-family="Fraktur" font-size="6">Zoll 税关</text>')
    )
    outputs, problems = built(tmp_path, "a.svg")
    assert [(problem.code, problem.severity) for problem in problems] == [("FD309", "warning")]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(outputs[".pdf"])).pages)
    assert "Zoll" in text
    with zipfile.ZipFile(io.BytesIO(outputs[".pptx"])) as deck:
        assert not any("Fraktur" in deck.read(name).decode("utf-8", "replace") for name in deck.namelist())


def test_a_flag_of_pixels_stands_in_the_chain(tmp_path: Path) -> None:
    halves().save(tmp_path / "flag.png")
    article = "title: A\nlead: B.\ninfobox:\n  predecessors:\n    - name: C\n      flag: {image: %s, alt: D, credit: E}\n"
    outputs, problems = built(tmp_path, "flag.png", article)
    assert problems == []
    for image in (on_sheet(outputs[".pdf"]), on_slide(outputs[".pptx"])):
        assert image.size == (40, 20)
        left, right = (image.convert("RGB").getpixel(place) for place in ((8, 10), (32, 10)))
        assert left[0] > 200 and left[2] < 90 and right[2] > 200 and right[0] < 90


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L"])
def test_a_copier_s_theme_shows_pictures_without_colour(mode: str, tmp_path: Path) -> None:
    halves(mode=mode).save(tmp_path / "port.png")
    article = factdeck.loads(ARTICLE % "port.png", name="port.yaml", folder=tmp_path)
    made = {Path(file.name).suffix: file.data for file in factdeck.build(article, theme="photocopy")}
    for shown in (on_sheet(made[".pdf"]), on_slide(made[".pptx"])):
        colours = [shown.convert("RGB").getpixel((x, 5)) for x in (2, shown.width - 3)]
        assert all(len(set(colour)) == 1 for colour in colours if isinstance(colour, tuple))
        assert colours[0] != colours[1]


def test_what_is_transparent_stays_so_without_colour() -> None:
    image = Image.new("RGBA", (2, 1), (255, 0, 0, 128))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    with Image.open(io.BytesIO(grey_png(buffer.getvalue()))) as grey:
        assert grey.convert("RGBA").getpixel((0, 0)) == (76, 76, 76, 128)


@pytest.mark.parametrize(
    ("colour", "grey"),
    [("#000000", "#000000"), ("#ffffff", "#ffffff"), ("#808080", "#808080"), ("#cc0000", "#646464")],
)
def test_a_grey_is_as_light_as_its_colour(colour: str, grey: str) -> None:
    drawing = Drawing(1.0, 1.0, (Rect(0.0, 0.0, 1.0, 1.0, fill=Ink(colour), stroke=Stroke(Ink(colour))),))
    (made,) = in_greys(drawing).parts
    assert isinstance(made, Rect) and made.fill and made.stroke
    assert made.fill.colour == made.stroke.ink.colour == grey
