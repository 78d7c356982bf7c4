"""The metric twins' TrueType files to the tables of widths beside this script: python make.py FOLDER VERSION.

FOLDER holds the files of Carlito, Caladea and Liberation, such as Debian's packages
fonts-crosextra-carlito, fonts-crosextra-caladea and fonts-liberation install them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from factdeck.layout.truetype import FontMetrics, read_truetype

TWINS = {
    "Calibri": ("Carlito", "SIL Open Font License 1.1"),
    "Cambria": ("Caladea", "SIL Open Font License 1.1"),
    "Arial": ("LiberationSans", "SIL Open Font License 1.1"),
    "Times New Roman": ("LiberationSerif", "SIL Open Font License 1.1"),
}
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
UNITS = 2048


def table(folder: Path, family: str) -> dict[str, object]:
    twin, licence = TWINS[family]
    faces = {face: _face(read_truetype(next(folder.rglob(f"{twin}-{face}.ttf")))) for face in FACES}
    return {"family": family, "twin": twin, "licence": licence, "units": UNITS, "faces": faces}


def _face(metrics: FontMetrics) -> dict[str, object]:
    """Widths as stretches of neighbouring code points: [first, width, width…]."""
    stretches: list[list[int]] = []
    last = -2
    for code in sorted(metrics.widths):
        if code != last + 1:
            stretches.append([code])
        stretches[-1].append(round(metrics.widths[code] * UNITS))
        last = code
    vertical = [round(value * UNITS) for value in (metrics.ascent, metrics.descent, metrics.line_gap)]
    return {"vertical": vertical, "widths": stretches}


def main() -> None:
    here = Path(__file__).parent
    for family in TWINS:
        made = table(Path(sys.argv[1]), family)
        text = json.dumps(made, separators=(",", ":"))
        (here / f"{family.replace(' ', '-').lower()}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
