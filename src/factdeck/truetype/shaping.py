"""A text to the glyphs of a font as HarfBuzz sets them, where letters join, stack, change places or run from right to left.

Loaded only for such texts. A stretch of letters is shaped as a whole; what stands between, as spaces, signs and digits, is
set glyph by glyph, so that a text is as wide in lines as it is when it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from factdeck.language.bidi import mirror_images
from factdeck.language.scripts import SHAPED_LEFTWARD, SHAPED_RIGHTWARD, script_of
from factdeck.truetype.font import read_truetype

if TYPE_CHECKING:
    import uharfbuzz

_STRETCH = re.compile(
    "|".join(
        f"{letter}(?:[\u034f\u200c\u200d]*{letter})*[\u200c\u200d]*"
        for letter in (SHAPED_LEFTWARD, SHAPED_RIGHTWARD)
    )
)
_LEFTWARD = re.compile(SHAPED_LEFTWARD)
_MOST = 16_384


class Glyph(NamedTuple):
    """One glyph of a font: its number, and in the font's units how far it goes on, and how far it is moved."""

    number: int
    advance: int
    right: int = 0
    up: int = 0


class Cluster(NamedTuple):
    """Characters that are drawn together, and their glyphs from left to right."""

    text: str
    glyphs: tuple[Glyph, ...]


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Letters that are shaped together, and what stands between such, each with whether it is shaped."""
    at = 0
    for found in _STRETCH.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        for part in _by_script(found[0]):
            yield part, True
        at = found.end()
    if at < len(text):
        yield text[at:], False


@lru_cache(maxsize=_MOST)
def _by_script(stretch: str) -> tuple[str, ...]:
    """Neighbouring letters of two scripts apart, as HarfBuzz wants them; marks stay with the letter before them."""
    starts, last = [0], ""
    for at, character in enumerate(stretch):
        if category(character)[0] != "L":
            continue
        script = script_of(character)
        if last and script != last:
            starts.append(at)
        last = script
    if len(starts) == 1:
        return (stretch,)
    return tuple(stretch[start:stop] for start, stop in zip(starts, (*starts[1:], len(stretch)), strict=True))


@lru_cache(maxsize=_MOST)
def shaped(file: Path, letters: str, language: str = "") -> tuple[Cluster, ...]:
    """A stretch of letters as they are seen, from left to right, in the forms of a language (BCP 47) if one is given."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(letters)
    buffer.direction = "rtl" if _LEFTWARD.match(letters) else "ltr"
    if language:
        buffer.language = language
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(file), buffer)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, (*starts[1:], len(letters)), strict=True))
    result: list[Cluster] = []
    last = -1
    for info, place in zip(infos, places, strict=True):
        glyph = Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        if info.cluster == last:
            result[-1] = Cluster(result[-1].text, (*result[-1].glyphs, glyph))
        else:
            result.append(Cluster(letters[info.cluster : ends[info.cluster]], (glyph,)))
        last = info.cluster
    return tuple(result)


@lru_cache(maxsize=64)
def _font(file: Path) -> uharfbuzz.Font:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


def shaped_advance(file: Path, letters: str, language: str = "") -> int:
    """How far a stretch of letters goes on, in the font's units."""
    return sum(glyph.advance for cluster in shaped(file, letters, language) for glyph in cluster.glyphs)


def may_be_kerned(text: str) -> bool:
    """Whether what stands between a text's shaped letters is kerned, since it runs rightward."""
    return _LEFTWARD.search(text) is None


def clusters_of(file: Path, text: str, *, leftward: bool, language: str = "") -> list[Cluster]:
    """A text of one direction as it is seen, from left to right; what is never seen is left out."""
    result: list[Cluster] = []
    parts = list(stretches(text))
    for part, joins in reversed(parts) if leftward else parts:
        if joins:
            result += shaped(file, part, language)
        else:
            result += _apart(file, part, leftward)
    return result


def _apart(file: Path, text: str, leftward: bool) -> Iterator[Cluster]:
    """Letters that are not shaped, kerned where they run rightward."""
    font = read_truetype(file)
    shown = [each for each in text if category(each) != "Cf"]
    added = iter(() if leftward else font.kerning.of("".join(shown)))
    for character in reversed(shown) if leftward else shown:
        kerning = next(added, 0)
        seen = mirror_images().get(character, character) if leftward else character
        number = font.glyph(ord(seen)) or (font.glyph(0x20) if character == "\u00a0" else 0)
        if not number and category(character) in ("Mn", "Me"):
            continue
        yield Cluster(character, (Glyph(number, font.advance(number) + kerning),))
