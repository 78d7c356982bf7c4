"""Text that is shaped, or runs from right to left, to operators that show it glyph by glyph.

Glyphs are written as they are seen, from left to right, each with the characters that it stands for; where one that is read
as a whole has other glyphs than characters, the text is given beside them (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from reportlab.pdfgen.canvas import Canvas

from factdeck.pdf.faces import EmbeddedFont
from factdeck.pdf.glyph_fonts import GlyphFont, glyph_font
from factdeck.pdf.numbers import numbers
from factdeck.truetype import read_truetype
from factdeck.truetype.shaping import Cluster, Glyph, clusters_of

SPACES = " \u00a0"
_JOINED = "\u200d"
"""What a glyph is read as whose text the one before it has: nothing that is seen or heard."""
_LEAST_MOVE = 0.05
"""Thousandths of an em, below which nothing is moved."""
_LOOSE = 30
"""Thousandths of an em between where a letter ends and its last mark does, from which the two seem to stand apart."""


def glyph_operators(
    canvas: Canvas,
    font: EmbeddedFont,
    text: str,
    size: float,
    *,
    leftward: bool,
    word_space: float = 0.0,
    language: str = "",
) -> str:
    """What shows a text from where the text matrix stands; ``size`` and ``word_space`` are in points.

    ``language`` (BCP 47) chooses the forms of letters, where the font has several.
    """
    return _Shown(glyph_font(canvas._doc, font), size, word_space, language).of(text, leftward)


def glyphs_width(font: EmbeddedFont, text: str, size: float, *, leftward: bool, language: str = "") -> float:
    """Points that a text takes that is shown so."""
    file = Path(font.face.filename)
    clusters = clusters_of(file, text, leftward=leftward, language=language)
    advance = sum(glyph.advance for cluster in clusters for glyph in cluster.glyphs)
    return advance * size / read_truetype(file).em


class _Shown:
    def __init__(self, font: GlyphFont, size: float, word_space: float, language: str):
        self.font, self.size, self.word_space, self.language = font, size, word_space, language
        self.em = read_truetype(Path(font.font.face.filename)).em
        self.code = [f"/{font.name} {numbers(size)} Tf"]
        self.waiting: list[str] = []
        """What the operator at hand shows: codes, and numbers that move what follows to the left."""
        self.pen = self.place = 0.0
        """Where the viewer stands, and where the next glyph belongs, in thousandths of an em."""
        self.up = 0

    def of(self, text: str, leftward: bool) -> str:
        file = Path(self.font.font.face.filename)
        clusters = clusters_of(file, text, leftward=leftward, language=self.language)
        groups = (([cluster], False) for cluster in clusters) if leftward else self._groups(clusters)
        for group, is_loose in groups:
            read_as = [_read_as(cluster, leftward) for cluster in group]
            told_whole = is_loose or _JOINED in read_as[0] or (not leftward and _is_stacked(group[0]))
            if told_whole:
                self._flush()
                told = "".join(cluster.text for cluster in group).encode("utf-16-be").hex().upper()
                self.code.append(f"/Span <</ActualText <FEFF{told}>>> BDC")
            for cluster, parts in zip(group, read_as, strict=True):
                for glyph, told in zip(cluster.glyphs, parts, strict=True):
                    self._show(glyph, told)
            if told_whole:
                self._flush()
                self.code.append("EMC")
            if group[-1].text in SPACES:
                self.place += 1000 * self.word_space / self.size
        self._flush()
        if self.up:
            self.code.append("0 Ts")
        return " ".join(self.code)

    def _groups(self, clusters: Sequence[Cluster]) -> Iterator[tuple[list[Cluster], bool]]:
        """Letters that run rightward, each by itself; one whose last mark is moved back with those behind it, and marked.

        Software that tells words by the places of glyphs takes what follows such a mark for a word of its own, unless it is
        told what all are read as together.
        """
        group: list[Cluster] = []
        for cluster in _with_marks(clusters):
            if group and cluster.text in SPACES:
                yield group, True
                group = []
            group.append(cluster)
            last = cluster.glyphs[-1]
            end = last.right + self.font.width(last.number) * self.em / 1000
            if len(cluster.glyphs) < 2 or abs(end - last.advance) * 1000 <= _LOOSE * self.em:
                yield group, len(group) > 1
                group = []
        if group:
            yield group, True

    def _show(self, glyph: Glyph, text: str) -> None:
        thousandths = 1000 / self.em
        if glyph.up != self.up:
            self._flush()
            self.code.append(f"{numbers(glyph.up * self.size / self.em)} Ts")
            self.up = glyph.up
        wanted = self.place + glyph.right * thousandths
        if abs(self.pen - wanted) > _LEAST_MOVE:
            self.waiting.append(numbers(self.pen - wanted))
            self.pen = wanted
        self.waiting.append(f"<{self.font.code(glyph.number, text):04X}>")
        self.pen += self.font.width(glyph.number)
        self.place += glyph.advance * thousandths

    def _flush(self) -> None:
        if self.waiting:
            self.code.append(f"[{''.join(_apart(self.waiting))}] TJ")
            self.waiting.clear()


def _apart(parts: list[str]) -> Iterator[str]:
    """Codes behind each other as one string."""
    for before, part in zip(["", *parts], parts, strict=False):
        yield f" {part}" if before and not (before[0] == "<" or part[0] == "<") else part


def _with_marks(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Clusters that run rightward, each with the marks that stand over or under it, and with all parts of a vowel sign."""
    whole: Cluster | None = None
    for cluster in clusters:
        if whole is not None and (_lacks_text(whole) or not any(glyph.advance for glyph in cluster.glyphs)):
            whole = Cluster(whole.text + cluster.text, whole.glyphs + cluster.glyphs)
            continue
        if whole is not None:
            yield whole
        whole = cluster
    if whole is not None:
        yield whole


def _lacks_text(cluster: Cluster) -> bool:
    """Whether it has more glyphs than characters: a part of a vowel sign stands before the letter that the others follow."""
    return len(cluster.glyphs) > len(normalize("NFD", cluster.text))


def _is_stacked(cluster: Cluster) -> bool:
    """Whether several marks stand at one place, whose order software that tells it by places can't know; or parts of one sign."""
    marks = sum(not glyph.advance for glyph in cluster.glyphs)
    return marks > 1 or len(cluster.glyphs) > len(cluster.text)


def _read_as(cluster: Cluster, leftward: bool) -> list[str]:
    """What each of a cluster's glyphs is read as, from left to right: together, in this order, they are its text.

    So a vowel sign that is seen before its letter is read behind it. A mark without a width of its own has one character:
    software that tells words by the places of characters takes the second one at a place for a word of its own.
    """
    count, text = len(cluster.glyphs), cluster.text
    if leftward:
        return list(reversed(text)) if count == len(text) else [*[_JOINED] * (count - 1), text]
    if count > len(text):
        text = normalize("NFD", text)
    if count <= len(text):
        wide = [at for at, glyph in enumerate(cluster.glyphs) if glyph.advance]
        at = wide[-1] if wide else count - 1
        stop = len(text) - (count - 1 - at)
        return [*text[:at], text[at:stop], *text[stop:]]
    return [*text, *[_JOINED] * (count - len(text))]
