"""The lines of a drawing's label to one text box, whose paragraphs break where the drawing breaks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from factdeck.drawing import Part, Text
from factdeck.drawing.affine import Affine, applied
from factdeck.escaping import text
from factdeck.language.scripts import is_leftward
from factdeck.powerpoint.labels import ALIGNED, LONGEST_NAME, ROOM, is_in_other_fonts, properties, text_box
from factdeck.powerpoint.shapes import Written
from factdeck.powerpoint.xml import Writer
from factdeck.units import Box

Lines = Sequence[Text]
SURELY = 0.85
"""Of the room that a word takes by its share of its line's letters: it takes that much at least."""

SPARE, SPARE_SHARE = 3.0, 0.3
"""Below a label in its frame, in points and by its size: programs set some fonts' lines higher than their leading says."""


def in_blocks(parts: Sequence[Part]) -> Iterator[Part | list[Text]]:
    """The parts, with the lines of each label that has several in one list."""
    block: list[Text] = []
    for part in parts:
        if block and isinstance(part, Text) and part.joined and _stands_under(part, block[-1]):
            block.append(part)
            continue
        if block:
            yield from _whole(block)
            block = []
        if isinstance(part, Text):
            block = [part]
        else:
            yield part
    yield from _whole(block)


def _whole(block: list[Text]) -> Iterator[Part | list[Text]]:
    if len(block) > 1:
        yield block
    else:
        yield from block


def _stands_under(line: Text, above: Text) -> bool:
    return (line.x, line.anchor) == (above.x, above.anchor) and line.y < above.y


def is_upright(matrix: Affine) -> bool:
    """Whether texts stand upright and undistorted: only then have several lines one box."""
    a, b, c, d = matrix[:4]
    return abs(b) < 1e-9 and abs(c) < 1e-9 and a > 0 > d and abs(a + d) < 1e-3 * a


def block_of(writer: Writer, lines: Lines, matrix: Affine) -> Written:
    """The label as one text box, with a paragraph for all lines that are one text. Needs an upright matrix."""
    scale = matrix[0]
    paragraphs = _paragraphs(lines)
    width = max(line.width for line in lines) * scale + ROOM
    wraps = not any(is_in_other_fonts(line.text) for line in lines)
    left = {"start": 0.0, "middle": -width / 2, "end": -width}[lines[0].anchor]
    x, first = applied(matrix, (lines[0].x, lines[0].y))
    last = applied(matrix, (lines[-1].x, lines[-1].y))[1]
    top = first - lines[0].face.ascent * lines[0].size * scale
    foot = last + (lines[-1].face.natural_leading - lines[-1].face.ascent) * lines[-1].size * scale
    spare = max(SPARE, SPARE_SHARE * lines[-1].size * scale)
    box = Box(x + left, top, width, foot - top + spare)
    inner, above = "", None
    for paragraph in paragraphs:
        inner += _paragraph(writer, paragraph, above, scale, width if wraps else inf)
        above = paragraph[-1]
    name = " ".join(line.text.strip() for line in lines)[:LONGEST_NAME]
    return text_box(writer, name, box, inner, wraps=wraps)


def _paragraphs(lines: Lines) -> list[list[Text]]:
    paragraphs: list[list[Text]] = []
    for line in lines:
        if not paragraphs or line.joined == "line":
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _paragraph(writer: Writer, lines: Lines, above: Text | None, scale: float, width: float) -> str:
    first = lines[0]
    natural = first.face.natural_leading * first.size
    steps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    leading = steps[0] if steps else min(natural, above.y - first.y) if above else natural
    before = max(0.0, above.y - first.y - leading) if above else 0.0
    direction = ' rtl="1"' if is_leftward(" ".join(line.text for line in lines)) else ""
    return (
        f'<a:p><a:pPr algn="{ALIGNED[first.anchor]}"{direction}><a:lnSpc><a:spcPct val="{round(leading / natural * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * scale * 100)}"/></a:spcBef></a:pPr>'
        f"{''.join(_runs(writer, lines, scale, width))}</a:p>"
    )


def _runs(writer: Writer, lines: Lines, scale: float, width: float) -> Iterator[str]:
    """Lines in runs: between them a space where the box breaks them by itself, else a break."""
    shown = properties(writer, lines[0], lines[0].size * scale)
    said = ""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        said += line.shown
        if below is None:
            yield f"<a:r>{shown}<a:t>{text(said)}</a:t></a:r>"
        elif below.joined == "space" and _breaks(line, below, scale, width):
            said = f"{said.rstrip()} "
        else:
            yield f"<a:r>{shown}<a:t>{text(said)}</a:t></a:r><a:br>{shown}</a:br>"
            said = ""


def _breaks(line: Text, below: Text, scale: float, width: float) -> bool:
    """Whether the first word of the line below surely has no room on this one."""
    word = below.text.split(" ")[0]
    share = (len(word) + 1) / (len(below.text) + 1)
    return (line.width + below.width * share * SURELY) * scale > width
