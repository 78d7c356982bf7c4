"""A picture's name leads to a file in the article's folder that is a picture, or to what is wrong with it."""

from __future__ import annotations

import gzip
import os
import struct
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from factdeck.article.headers import Header, picture_kind, read_header
from factdeck.article.pictures import MOST_BYTES, find_picture
from factdeck.reading import Complaint

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def encoded(kind: str, size: tuple[int, int] = (3, 2), **options: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, kind, **options)
    return stream.getvalue()


def header(data: bytes, tmp_path: Path) -> Header | None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    return read_header(path)


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("PNG", {}, "PNG"),
        ("GIF", {}, "GIF"),
        ("JPEG", {}, "JPEG"),
        ("JPEG", {"progressive": True}, "JPEG"),
        ("JPEG", {"exif": b"Exif\0\0" + b"x" * 60_000}, "JPEG"),
        ("JPEG", {"icc_profile": b"x" * 200_000}, "JPEG"),
        ("WebP", {}, "WebP"),
        ("WebP", {"lossless": True}, "WebP"),
        ("WebP", {"icc_profile": b"x" * 10}, "WebP"),
    ],
)
def test_kind_and_size_are_those_that_were_encoded(
    kind: str, options: dict[str, object], told: str, tmp_path: Path
) -> None:
    assert header(encoded(kind, (301, 27), **options), tmp_path) == Header(told, (301, 27))


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"\xef\xbb\xbf<svg>",
        b'<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg >',
        b'<!DOCTYPE svg [ <!ENTITY a "b>c"> ]>\n<svg:svg xmlns:svg="x">',
        b"<!--" + b"x" * 30_000 + b"--><svg/>",
    ],
)
def test_an_svg_file_is_told_by_its_first_element(data: bytes, tmp_path: Path) -> None:
    assert header(data, tmp_path) == Header("SVG", (0, 0))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_an_svg_file_may_be_in_utf_16(encoding: str, tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{SVG.decode()}'
    assert header(text.encode(encoding), tmp_path) == Header("SVG", (0, 0))


@pytest.mark.parametrize(
    "data",
    [b"", b"svg", b"<html><svg/></html>", b"<!-- <svg> -->", b"<svgs>", b"BM1234", b"%PDF-1.7", b"<?xml ?"],
)
def test_other_files_are_no_pictures(data: bytes, tmp_path: Path) -> None:
    assert header(data, tmp_path) is None


@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG", "WebP"])
def test_a_header_that_is_cut_off_is_damaged(kind: str, tmp_path: Path) -> None:
    assert header(encoded(kind)[: 8 if kind != "WebP" else 16], tmp_path) == Header(
        picture_kind(encoded(kind)) or "", None
    )


def test_a_picture_without_pixels_is_damaged(tmp_path: Path) -> None:
    data = bytearray(encoded("PNG"))
    data[16:20] = struct.pack(">I", 0)
    assert header(bytes(data), tmp_path) == Header("PNG", None)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF1234WEBP", b"<svg", b"<!--", b""]
    ),
    st.binary(max_size=80),
)
def test_no_bytes_make_the_reader_of_headers_fail(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(start + rest)
    found = read_header(path)
    assert found is None or found.size is None or min(found.size) >= 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article's folder with a picture in it, and one outside."""
    home = tmp_path / "content"
    (home / "images").mkdir(parents=True)
    (home / "images" / "map.svg").write_bytes(SVG)
    (tmp_path / "secret.svg").write_bytes(SVG)
    return home


def refused(name: str, folder: Path) -> str:
    with pytest.raises(Complaint) as raised:
        find_picture(name, folder)
    return raised.value.message


@pytest.mark.parametrize(
    "name", ["images/map.svg", "./images/map.svg", "images/./map.svg", "images//map.svg"]
)
def test_a_picture_in_the_folder_is_found(name: str, folder: Path) -> None:
    assert find_picture(name, folder).read_bytes() == SVG


def test_the_current_folder_may_be_the_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert find_picture("images/map.svg", Path()) == Path("images/map.svg")


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.svg").symlink_to("images/map.svg")
    assert find_picture("link.svg", folder).read_bytes() == SVG


def test_the_articles_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(folder)
    assert find_picture("images/map.svg", tmp_path / "elsewhere").read_bytes() == SVG


@pytest.mark.parametrize("target", ["../../secret.svg", "{tmp}/secret.svg", "../../gone.svg"])
def test_a_link_out_of_the_folder_is_refused(target: str, folder: Path, tmp_path: Path) -> None:
    (folder / "images" / "link.svg").symlink_to(target.format(tmp=tmp_path))
    assert (
        refused("images/link.svg", folder)
        == "'images/link.svg' is a link that leads out of the article's folder"
    )


def test_a_folder_that_leads_out_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "up").symlink_to(tmp_path)
    assert "leads out of the article's folder" in refused("up/secret.svg", folder)


@pytest.mark.parametrize(
    "name",
    ["../secret.svg", "images/../../secret.svg", "..", ".", "/", "images/..", "~root/x.svg", "\0", "a\0b"],
)
def test_no_name_leads_out_of_the_folder(name: str, folder: Path) -> None:
    assert refused(name, folder)


@pytest.mark.parametrize("name", [".", "./", "images"])
def test_a_folder_is_told_as_one(name: str, folder: Path) -> None:
    assert refused(name, folder) == f"{name!r} is a folder, not a picture"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(SVG, mtime=0), "a packed file, as .svgz is"),
        (b"II*\0", "a TIFF picture"),
        (b"\x01\0\0\0" + b"\0" * 36 + b" EMF", "a Windows metafile (EMF)"),
        (b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)"),
        (b"\0\0\0\x18ftypheic", "a HEIC picture"),
        (b"\n<!DOCTYPE HTML><p>Not found", "a web page"),
        (b"version https://git-lfs.github.com/spec/v1", "only a pointer of Git LFS"),
    ],
)
def test_a_file_of_another_kind_is_told_as_what_it_is(data: bytes, what: str, folder: Path) -> None:
    (folder / "a.png").write_bytes(data)
    with pytest.raises(Complaint) as told:
        find_picture("a.png", folder)
    assert told.value.message == f"'a.png' is {what}; pictures are PNG, JPEG, GIF, WebP and SVG files"
    assert told.value.hint


def test_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / "a.svg").symlink_to("b.svg")
    (folder / "b.svg").symlink_to("a.svg")
    assert refused("a.svg", folder)


def test_a_broken_link_is_told(folder: Path) -> None:
    (folder / "a.svg").symlink_to("gone.svg")
    assert refused("a.svg", folder)


def test_a_name_that_is_too_long_is_told(folder: Path) -> None:
    assert refused("x" * 5_000, folder)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    assert refused("pipe.png", folder) == "'pipe.png' is not a file"


def test_too_many_bytes_are_told_with_the_limit(folder: Path) -> None:
    with (folder / "big.png").open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    assert refused("big.png", folder) == "'big.png' has 40,000,001 bytes; 40,000,000 is the most that is read"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_picture_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "a.png").write_bytes(encoded("PNG"))
    (folder / "a.png").chmod(0)
    assert refused("a.png", folder) == "'a.png' can't be read: permission denied"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="./\\~:aimgesp\0\n é", max_size=20))
def test_whatever_is_written_leads_inside_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    try:
        found = find_picture(name, home)
    except Complaint:
        return
    assert home.resolve() in found.resolve().parents
