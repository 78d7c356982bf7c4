"""Paragraphs to DrawingML text; what a placeholder's layout already says is not said again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from factdeck.escaping import attribute, text
from factdeck.language.scripts import is_leftward_language
from factdeck.language.signs import NO_BREAK
from factdeck.powerpoint.direction import other_side, side_of
from factdeck.powerpoint.opc import Relationship
from factdeck.powerpoint.xml import Writer
from factdeck.scene import Align, Anchor, Insets, LevelStyle, Paragraph, Run, SlideMaster, TextStyle
from factdeck.units import emu

_ALIGN = {"left": "l", "right": "r", "center": "ctr", "justify": "just"}
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
OWN_COLOUR = (
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
)
ZERO_WIDTH_SPACE = "\u200b"
RAISED = 0.68
"""The size in which raised and lowered type is measured, by that of the text around: PowerPoint shrinks it to two thirds."""


class Inherited(Struct, frozen=True):
    """What the layout says of each level; nothing for a text box."""

    levels: tuple[LevelStyle, ...] = ()
    in_notes: bool = False

    def level(self, number: int) -> LevelStyle | None:
        return self.levels[min(number, len(self.levels) - 1)] if self.levels else None


def body_properties(anchor: Anchor, inset: Insets) -> str:
    """The properties of a shape's text (ECMA-376 part 1, 21.1.2.1.1); insets are in points."""
    left, top, right, bottom = (emu(value) for value in inset)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'rtlCol="0" anchor="{_ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def inside(paragraphs: Sequence[Paragraph], margins: Insets) -> list[Paragraph]:
    """Paragraphs with their indents counted from where the margins of their text end, as PowerPoint counts them."""
    left = margins[0]
    return [replace(each, indent=each.indent - left, bullet_x=each.bullet_x - left) for each in paragraphs]


def paragraphs_xml(writer: Writer, paragraphs: Sequence[Paragraph], inherited: Inherited) -> str:
    """Paragraphs as DrawingML, without what the layout says of their levels already."""
    starts = _list_starts(paragraphs)
    return "".join(
        _paragraph(writer, paragraph, inherited, start)
        for paragraph, start in zip(paragraphs, starts, strict=True)
    )


def _list_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each numbered paragraph, the number that its list begins with."""
    starts: list[int] = []
    start = last = 0
    for paragraph in paragraphs:
        number = _number(paragraph.bullet)
        if number and number != last + 1:
            start = number
        last = number
        starts.append(start)
    return starts


def _number(bullet: str) -> int:
    digits = bullet.removesuffix(".")
    return int(digits) if digits.isdecimal() and bullet.endswith(".") else 0


def _paragraph(writer: Writer, paragraph: Paragraph, inherited: Inherited, start: int) -> str:
    level = inherited.level(paragraph.level)
    runs = "".join(
        run_xml(writer, run, level) for run in _as_large_as_around(_with_upright_number(paragraph))
    )
    end = _end_properties(paragraph, writer)
    side = side_of(paragraph, writer.lang, keeps_side=inherited.in_notes)
    return f"<a:p>{_paragraph_properties(writer, paragraph, level, start, side)}{runs}{end}</a:p>"


def _broken_as_measured(paragraph: Paragraph) -> Sequence[Run]:
    """The runs with a plain space where a line ends at a no-break space: programs would rather break a word."""
    runs: Sequence[Run] = paragraph.runs
    for above, below in pairwise(line.pieces for line in paragraph.lines if line.pieces):
        kept = f"{above[-1].text}{NO_BREAK}{below[0].text}"
        if any(kept in run.text for run in runs):
            parted = f"{above[-1].text} {below[0].text}"
            runs = [replace(run, text=run.text.replace(kept, parted)) for run in runs]
    return runs


def _with_upright_number(paragraph: Paragraph) -> Sequence[Run]:
    """The runs, behind an unseen upright one where the first is in italics: a number before them is set as it is."""
    runs, bullet = _broken_as_measured(paragraph), paragraph.bullet_style
    if not (runs and bullet and _number(paragraph.bullet)):
        return runs
    first = runs[0]
    if not first.style.face.italic or bullet.face.italic:
        return runs
    return (Run(ZERO_WIDTH_SPACE, replace(first.style, face=bullet.face), first.lang), *runs)


def _as_large_as_around(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs, raised and lowered ones as large as the text around at most: programs shrink them, and larger ones move lines apart."""
    most = max((run.style.size for run in runs if not run.style.rise), default=inf)
    return [
        replace(run, style=replace(run.style, size=min(run.style.size / RAISED, most)))
        if run.style.rise
        else run
        for run in runs
    ]


def _end_properties(paragraph: Paragraph, writer: Writer) -> str:
    if not paragraph.runs:
        return f'<a:endParaRPr lang="{writer.lang}"/>'
    last = _as_large_as_around(paragraph.runs)[-1]
    return f'<a:endParaRPr lang={attribute(last.lang or writer.lang)} sz="{_size(last.style)}"/>'


def _paragraph_properties(
    writer: Writer, paragraph: Paragraph, level: LevelStyle | None, start: int, side: tuple[str, Align]
) -> str:
    direction, align = side
    attributes, children = "", ""
    if paragraph.level:
        attributes += f' lvl="{paragraph.level}"'
    hanging = paragraph.indent - paragraph.bullet_x if paragraph.bullet else 0.0
    if level is None or (paragraph.indent, hanging) != (level.indent, _hanging(level)):
        attributes = f' marL="{emu(paragraph.indent)}" indent="{-emu(hanging)}"' + attributes
    if level is None or direction or align != level.align:
        attributes += f' algn="{_ALIGN[align]}"{direction}'
    if level is None or not _same_spacing(paragraph, level):
        children += _line_spacing(paragraph)
    followed = level is not None and level.followed
    if level is None or followed or abs(paragraph.space_before - level.space_before) > 0.01:
        children += f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
    if followed:
        children += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    children += _bullet(writer, paragraph, level, start)
    return f"<a:pPr{attributes}>{children}</a:pPr>" if attributes or children else ""


def _hanging(level: LevelStyle) -> float:
    return level.indent - level.bullet_x if level.bullet else 0.0


def _same_spacing(paragraph: Paragraph, level: LevelStyle) -> bool:
    return bool(paragraph.runs) and _spacing(paragraph) == spacing(level.leading, level.style)


def _spacing(paragraph: Paragraph) -> int:
    """By the type that stands on the baseline, where a paragraph begins with what is raised."""
    level = (run for run in paragraph.runs if not run.style.rise)
    return spacing(paragraph.leading, next(level, paragraph.runs[0]).style)


def spacing(leading: float, style: TextStyle) -> int:
    """Leading as a share of single spacing, in thousandths of a percent, so that it grows with the type."""
    return round(100000 * leading / (style.face.natural_leading * style.size))


def _line_spacing(paragraph: Paragraph) -> str:
    if not paragraph.runs:
        return ""
    return f'<a:lnSpc><a:spcPct val="{_spacing(paragraph)}"/></a:lnSpc>'


def _bullet(writer: Writer, paragraph: Paragraph, level: LevelStyle | None, start: int) -> str:
    bullet = paragraph.bullet
    if not bullet:
        return "" if level is not None and not level.bullet else "<a:buNone/>"
    if _number(bullet):
        begin = f' startAt="{start}"' if start > 1 else ""
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{begin}/>'
    if level is not None and level.bullet == bullet:
        return ""
    if bullet.isalnum() and paragraph.bullet_style and paragraph.runs:
        return _styled_bullet(writer, bullet, paragraph.bullet_style, paragraph.runs[0].style)
    return bullet_character(bullet)


def _styled_bullet(writer: Writer, bullet: str, style: TextStyle, first: TextStyle) -> str:
    """A number or letter with what its style has other than the text's (ECMA-376 part 1, 21.1.2.4)."""
    colour = f"<a:buClr>{writer.colour(style.colour)}</a:buClr>" if style.colour != first.colour else ""
    size = min(max(style.size / first.size, 0.25), 4.0)
    percent = f'<a:buSzPct val="{round(size * 100_000)}"/>' if abs(size - 1.0) > 0.005 else ""
    font = "<a:buFontTx/>"
    if style.face.family != first.face.family:
        font = f"<a:buFont typeface={attribute(latin_fonts(writer.master).get(style.face.family, style.face.family))}/>"
    return f"{colour}{percent}{font}<a:buChar char={attribute(bullet)}/>"


def bullet_character(bullet: str) -> str:
    """A sign from a font that everyone has; a letter from the text's own."""
    font = "<a:buFontTx/>" if bullet.isalnum() else '<a:buFont typeface="Arial"/>'
    return f"{font}<a:buChar char={attribute(bullet)}/>"


def _size(style: TextStyle) -> int:
    """In hundredths of a point."""
    return round(style.size * 100)


def run_xml(writer: Writer, run: Run, level: LevelStyle | None) -> str:
    """A run; line ends in it become breaks."""
    properties = run_properties(writer, run, level)
    if run.field == "slidenum":
        return f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">{properties}<a:t>{text(run.text)}</a:t></a:fld>'
    lines = run.text.replace("\u00ad", "").split("\n")
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{text(line)}</a:t></a:r>" for line in lines
    )


def run_properties(writer: Writer, run: Run, level: LevelStyle | None) -> str:
    """What a run says of itself: its language, and of its style what its level doesn't say already."""
    style, inherited = run.style, level.style if level else None
    attributes = f" lang={attribute(run.lang or writer.lang)}"
    if inherited is None or _size(style) != _size(inherited):
        attributes += f' sz="{_size(style)}"'
    if inherited is None or style.face.bold != inherited.face.bold:
        attributes += f' b="{int(style.face.bold)}"'
    if inherited is None or style.face.italic != inherited.face.italic:
        attributes += f' i="{int(style.face.italic)}"'
    if level is not None and level.capitals:
        attributes += ' cap="none"'
    if level is not None and level.spaced:
        attributes += ' spc="0"'
    if style.rise:
        attributes += f' baseline="{30000 if style.rise > 0 else -25000}"'
    children, is_link = "", bool(run.link and not run.leads_inside)
    if inherited is None or style.colour != inherited.colour or (is_link and writer.master.pale_links):
        children += writer.fill(style.colour)
    if inherited is None or style.face.family != inherited.face.family:
        children += typeface(style.face.family, writer.master)
    if is_link:
        children += _link(writer, run.link)
    return (
        f'<a:rPr{attributes} dirty="0">{children}</a:rPr>' if children else f'<a:rPr{attributes} dirty="0"/>'
    )


def _link(writer: Writer, address: str) -> str:
    """A link in the theme's colour, or, where that can't be read, in the text's (MS-ODRAWXML, hlinkClr)."""
    relation = writer.part.relate(Relationship.HYPERLINK, address)
    if not writer.master.pale_links:
        return f'<a:hlinkClick r:id="{relation}"/>'
    return f'<a:hlinkClick r:id="{relation}"><a:extLst>{OWN_COLOUR}</a:extLst></a:hlinkClick>'


def typeface(family: str, master: SlideMaster) -> str:
    """A theme font by its reference, so that changing the theme changes it; any other by name.

    The letters of scripts that the family hardly has are in the theme's fonts for them in any case.
    """
    latin = latin_fonts(master).get(family, family)
    others = latin[:3] if latin != family else "+mn"
    return (
        f'<a:latin typeface={attribute(latin)}/><a:ea typeface="{others}-ea"/><a:cs typeface="{others}-cs"/>'
    )


def latin_fonts(master: SlideMaster) -> dict[str, str]:
    """References to the theme's fonts by their families (ISO/IEC 29500-1, 20.1.4.1.16 and 20.1.4.1.24)."""
    return {master.major_font: "+mj-lt", master.minor_font: "+mn-lt"}


def level_properties(level: LevelStyle, number: int, writer: Writer) -> str:
    """A level of a list style (ISO/IEC 29500-1, 21.1.2.4.13)."""
    hanging = emu(_hanging(level))
    style = level.style
    leftward = is_leftward_language(writer.lang)
    align = other_side(level.align) if leftward else level.align
    bullet = bullet_character(level.bullet) if level.bullet else "<a:buNone/>"
    return (
        f'<a:lvl{number}pPr marL="{emu(level.indent)}" indent="{-hanging}" algn="{_ALIGN[align]}" '
        f'defTabSz="914400" rtl="{int(leftward)}" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{spacing(level.leading, style)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.space_before * 100)}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{_size(style)}" b="{int(style.face.bold)}" i="{int(style.face.italic)}" kern="0">'
        f"{writer.fill(style.colour)}{typeface(style.face.family, writer.master)}</a:defRPr></a:lvl{number}pPr>"
    )


def list_style(levels: Sequence[LevelStyle], writer: Writer) -> str:
    """All nine levels; the last one stands for those below it."""
    nine = [levels[min(number, len(levels) - 1)] for number in range(9)]
    return "".join(level_properties(level, number, writer) for number, level in enumerate(nine, 1))
