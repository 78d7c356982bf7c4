"""Pictures of every kind on paper: upright, in sRGB or grey, no finer than paper shows, photographs packed small."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageCms

from factdeck import pdf
from factdeck.drawing import Bitmap, Drawing
from factdeck.scene import DrawingItem, Element, ImageItem, Metadata, Page, Scene
from factdeck.units import Box, Size


def sheet(file: Path, width: float = 72.0, height: float = 48.0) -> pypdf.PdfReader:
    item = ImageItem(box=Box(10, 10, width, height), file=file, alt="x", element=Element("Figure", alt="x"))
    scene = Scene(pages=[Page(size=Size(200, 200), items=[item])], metadata=Metadata(title="t", lang="en"))
    return pypdf.PdfReader(io.BytesIO(pdf.render(scene)))


def shown(file: Path, **size: float) -> Image.Image:
    (picture,) = sheet(file, **size).pages[0].images
    assert picture.image is not None
    return picture.image


def saved(image: Image.Image, file: Path, **options: object) -> Path:
    image.save(file, **options)  # type: ignore[arg-type]
    return file


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_picture_is_shown_in_its_tone(mode: str, tmp_path: Path) -> None:
    values = {
        "1": 1,
        "L": 200,
        "RGB": (200, 200, 200),
        "RGBA": (200, 200, 200, 255),
        "LA": (200, 255),
        "P": 0,
    }
    values |= {"I;16": 200 * 256, "CMYK": (0, 0, 0, 55)}
    image = Image.new(mode, (60, 40), values[mode])  # type: ignore[arg-type]
    if mode == "P":
        image.putpalette([200] * 768)
    file = saved(image, tmp_path / ("x.jpg" if mode == "CMYK" else "x.png"))
    found = shown(file).convert("L").getpixel((30, 20))
    assert isinstance(found, (int, float)) and abs(found - (255 if mode == "1" else 200)) <= 3


def test_what_is_see_through_lies_on_white(tmp_path: Path) -> None:
    file = saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), tmp_path / "clear.png")
    assert shown(file).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    image = Image.new("RGB", (60, 40), "white")
    image.paste("black", (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    found = shown(saved(image, tmp_path / "turned.jpg", exif=exif, quality=95), width=40, height=60).convert(
        "L"
    )
    assert found.size == (40, 60)
    top, bottom = found.getpixel((20, 10)), found.getpixel((20, 50))
    assert top < 40 and bottom > 215  # type: ignore[operator]


def test_no_picture_is_finer_than_paper_shows(tmp_path: Path) -> None:
    file = saved(Image.new("RGB", (3000, 2000), "red"), tmp_path / "large.png")
    assert shown(file).size == (300, 200)


def test_a_photograph_stays_packed_as_one_and_a_drawing_keeps_its_pixels(tmp_path: Path) -> None:
    gradient = Image.linear_gradient("L").convert("RGB")
    for name, filters in (("photo.jpg", "/DCTDecode"), ("drawing.png", "/FlateDecode")):
        reader = sheet(saved(gradient, tmp_path / name))
        (found,) = reader.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
        assert filters in str(found.get_object()["/Filter"])
    assert shown(tmp_path / "drawing.png").convert("L").tobytes() == gradient.convert("L").tobytes()


def test_colours_of_another_space_become_those_of_srgb(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = saved(Image.new("RGB", (60, 40), (200, 100, 50)), tmp_path / "same.png", icc_profile=lab)
    found = shown(file).convert("RGB").getpixel((5, 5))
    assert all(abs(one - other) <= 2 for one, other in zip(found, (200, 100, 50), strict=True))  # type: ignore[arg-type]


def test_a_broken_colour_profile_is_left_aside(tmp_path: Path) -> None:
    file = saved(
        Image.new("RGB", (60, 40), (200, 100, 50)), tmp_path / "odd.png", icc_profile=b"nonsense" * 20
    )
    assert shown(file).convert("RGB").getpixel((5, 5)) == (200, 100, 50)


def page_with(*images: Image.Image, height: float = 20.0) -> pypdf.PageObject:
    """Of a sheet with a drawing that has these bitmaps beside each other, all from 0 to 20 points high."""
    bitmaps = []
    for number, image in enumerate(images):
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        bitmaps.append(Bitmap(30.0 * number, max(0.0, -height), 30.0, height, buffer.getvalue()))
    item = DrawingItem(box=Box(0, 0, 200, 200), drawing=Drawing(200.0, 200.0, tuple(bitmaps)))
    scene = Scene(pages=[Page(size=Size(200, 200), items=[item])], metadata=Metadata(title="t", lang="en"))
    return pypdf.PdfReader(io.BytesIO(pdf.render(scene))).pages[0]


def operators(page: pypdf.PageObject) -> bytes:
    contents = page.get_contents()
    assert contents is not None
    return contents.get_data()


def xobjects(*images: Image.Image) -> list[pypdf.generic.StreamObject]:
    page = page_with(*images)
    assert operators(page).count(b" Do") == len(images)
    return [each.get_object() for each in page["/Resources"]["/XObject"].values()]  # type: ignore[index]


def half_clear() -> Image.Image:
    grey = Image.linear_gradient("L").resize((30, 20))
    return Image.merge("RGBA", (grey, grey, grey, grey.transpose(Image.Transpose.ROTATE_180)))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_drawing_s_bitmap_is_as_see_through_as_it_was(mode: str) -> None:
    image = half_clear()
    (found,) = xobjects(image.convert(mode))
    mask = found["/SMask"]
    assert found.get_data() == image.convert("RGB").tobytes()
    assert (mask.get_data(), mask["/ColorSpace"]) == (image.getchannel("A").tobytes(), "/DeviceGray")  # type: ignore[index]


def test_equal_pictures_are_in_the_document_once() -> None:
    grey = half_clear().getchannel("R")
    assert len(xobjects(grey, grey, half_clear(), half_clear())) == 2


def test_a_bitmap_of_a_height_below_zero_stands_upright_below_its_place() -> None:
    upright, below = (operators(page_with(half_clear(), height=height)) for height in (20.0, -20.0))
    assert upright == below and b"30 0 0 20 0 0 cm" in upright


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_a_bitmap_without_opacity_has_no_mask(mode: str) -> None:
    (found,) = xobjects(half_clear().convert("RGB").convert(mode))
    assert "/SMask" not in found and found["/Filter"] == ["/FlateDecode"]
