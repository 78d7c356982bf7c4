"""The first bytes of a file that is no picture of ours to what it is, and what to do with it."""

from __future__ import annotations

_PIXELS = "save it as PNG, or as JPEG where it is a photograph"
_VECTORS = "save it as SVG, or as PNG"

_KINDS = (
    (b"\x1f\x8b", "a packed file, as .svgz is", "save it as plain SVG, with the ending .svg"),
    (b"II*\0", "a TIFF picture", _PIXELS),
    (b"MM\0*", "a TIFF picture", _PIXELS),
    (b"II+\0", "a TIFF picture", _PIXELS),
    (b"MM\0+", "a TIFF picture", _PIXELS),
    (b"BM", "a BMP picture", _PIXELS),
    (b"\0\0\x01\0", "an icon (ICO)", _PIXELS),
    (b"8BPS", "a Photoshop file", _PIXELS),
    (b"gimp xcf", "a GIMP file", _PIXELS),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture", _PIXELS),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture", _PIXELS),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture", _PIXELS),
    (b"\xff\x0a", "a JPEG XL picture", _PIXELS),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)", _VECTORS),
    (b"\x01\0\x09\0\0\x03", "a Windows metafile (WMF)", _VECTORS),
    (b"%PDF-", "a PDF", _VECTORS),
    (b"%!PS", "a PostScript file", _VECTORS),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file (EPS)", _VECTORS),
    (b"PK\x03\x04", "an Office file or another zip", "save the picture in it as PNG or SVG"),
    (b"\xd0\xcf\x11\xe0", "an older Office file", "save the picture in it as PNG or SVG"),
    (b"RIFF", "a film or a sound", "save one of its pictures as PNG"),
    (b"\x1aE\xdf\xa3", "a film", "save one of its pictures as PNG"),
    (b"version https://git-lfs", "only a pointer of Git LFS", "run 'git lfs pull' for the picture itself"),
)
_BRANDS = {b"avif": "an AVIF picture", b"avis": "an AVIF picture", b"heic": "a HEIC picture"} | dict.fromkeys(
    (b"heix", b"mif1", b"msf1", b"heim", b"hevc"), "a HEIC picture"
)
_PAGES = (b"<!doctype html", b"<html")


def what_else(head: bytes) -> tuple[str, str]:
    """What the bytes are, with an article, and what to do; both empty where nobody knows."""
    for signature, what, hint in _KINDS:
        if head.startswith(signature):
            return what, hint
    if head[4:8] == b"ftyp":
        brand = _BRANDS.get(head[8:12])
        return (brand, _PIXELS) if brand else ("a film", "save one of its pictures as PNG")
    if head[:4] == b"\x01\0\0\0" and head[40:44] == b" EMF":
        return "a Windows metafile (EMF)", _VECTORS
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith(_PAGES):
        return "a web page", "open the picture itself in the browser, and save that"
    return "", ""
