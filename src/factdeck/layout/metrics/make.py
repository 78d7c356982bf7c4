"""The metric twins' font files to the tables of widths beside this script: python make.py FOLDER.

FOLDER holds, at any depth, the files of the packages that TWINS names, in just those versions: Debian's install
them under /usr/share/fonts, and npm's package is unpacked there. Needs fontTools.

Widths are the twins'. Heights are those of the families themselves, since a twin's line spacing is its own.
Greek and Cyrillic, which two families have and their twins lack, are estimated from another serif, on the wide side.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from msgspec import Struct

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
UNITS = 2048
FIRST_PRINTABLE = 32
ESTIMATED_SCRIPTS = (range(0x0370, 0x0400), range(0x0400, 0x0500))
ON_THE_WIDE_SIDE = 1.05
LICENCE = "SIL Open Font License 1.1"


class Twin(Struct, frozen=True):
    """``files`` holds, for each of FACES, patterns of the files whose characters are taken together."""

    name: str
    package: str
    files: tuple[tuple[str, ...], ...]
    heights: tuple[int, int, int]
    """Ascent, descent and line gap of the family itself, in units: what its lines stand apart by."""
    estimated: bool = False


def _truetype(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple((f"{name}-{face}.ttf",) for face in FACES)


def _web_fonts(name: str) -> tuple[tuple[str, ...], ...]:
    styles = ("400-normal", "700-normal", "400-italic", "700-italic")
    return tuple(
        tuple(f"{name}-{subset}-{style}.woff" for subset in ("latin", "latin-ext", "vietnamese"))
        for style in styles
    )


SERIF = Twin(
    "Liberation Serif", "Debian fonts-liberation2 2.1.5-1", _truetype("LiberationSerif"), (1825, 443, 87)
)
TWINS = {
    "Calibri": Twin(
        "Carlito", "Debian fonts-crosextra-carlito 20220224-1", _truetype("Carlito"), (1950, 550, 0)
    ),
    "Cambria": Twin(
        "Caladea",
        "Debian fonts-crosextra-caladea 20200211-1",
        _truetype("Caladea"),
        (1946, 455, 0),
        estimated=True,
    ),
    "Arial": Twin(
        "Liberation Sans", "Debian fonts-liberation2 2.1.5-1", _truetype("LiberationSans"), (1854, 434, 67)
    ),
    "Times New Roman": SERIF,
    "Georgia": Twin(
        "Gelasio", "npm @fontsource/gelasio 5.3.0", _web_fonts("gelasio"), (1878, 449, 0), estimated=True
    ),
}


def table(folder: Path, twin: Twin) -> dict[str, object]:
    """The widths of a family that is not at hand, from the free one that is as wide."""
    faces = {face: _face(folder, twin, number) for number, face in enumerate(FACES)}
    text = {"twin": twin.name, "package": twin.package, "licence": LICENCE, "units": UNITS}
    return text | ({"estimated": SERIF.name} if twin.estimated else {}) | {"faces": faces}


def _face(folder: Path, twin: Twin, number: int) -> dict[str, object]:
    """Widths as stretches of neighbouring code points: [first, width, width…]."""
    fonts = [TTFont(_file(folder, pattern)) for pattern in twin.files[number]]
    widths = _widths(fonts)
    if twin.estimated:
        serif = _widths([TTFont(_file(folder, SERIF.files[number][0]))])
        widths = _estimates(serif, widths) | widths
    os2, em = fonts[0]["OS/2"], fonts[0]["head"].unitsPerEm
    drawn = [round(height * UNITS / em) for height in (os2.sCapHeight, os2.sxHeight)]
    return {"vertical": [*twin.heights, *drawn], "widths": _stretches(widths)}


def _file(folder: Path, name: str) -> Path:
    result = sorted(folder.rglob(name))
    if not result:
        raise SystemExit(f"{folder} holds no {name}")
    return result[-1]


def _widths(fonts: list[TTFont]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for font in fonts:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        for code, glyph in font.getBestCmap().items():
            if code >= FIRST_PRINTABLE:
                widths.setdefault(code, round(advances[glyph][0] * UNITS / em))
    return widths


def _estimates(serif: Mapping[int, int], widths: Mapping[int, int]) -> dict[int, int]:
    letters = range(ord("a"), ord("z") + 1)
    scale = ON_THE_WIDE_SIDE * sum(widths[code] for code in letters) / sum(serif[code] for code in letters)
    codes = (code for script in ESTIMATED_SCRIPTS for code in script if code in serif)
    return {code: round(serif[code] * scale) for code in codes}


def _stretches(widths: Mapping[int, int]) -> list[list[int]]:
    stretches: list[list[int]] = []
    last = -2
    for code in sorted(widths):
        if code != last + 1:
            stretches.append([code])
        stretches[-1].append(widths[code])
        last = code
    return stretches


def main() -> None:
    """Writes the tables beside this script, from the folder that the first argument names."""
    here = Path(__file__).parent
    for family, twin in TWINS.items():
        text = json.dumps(table(Path(sys.argv[1]), twin), separators=(",", ":"), ensure_ascii=False)
        (here / f"{family.replace(' ', '-').lower()}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
