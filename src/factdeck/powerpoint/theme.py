"""A slide master's colours and fonts to a theme part (ISO/IEC 29500-1, 14.2.7)."""

from __future__ import annotations

from factdeck.escaping import attribute
from factdeck.powerpoint.xml import DECLARATION
from factdeck.scene import SLOTS, SlideMaster

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_PLAIN_FORMATS = (
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{''.join(_LINE.format(width) for width in (6350, 12700, 19050))}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
)

_FONTS = (
    ("Jpan", "ＭＳ Ｐゴシック"),
    ("Hang", "맑은 고딕"),
    ("Hans", "宋体"),
    ("Hant", "新細明體"),
    ("Arab", "Arial"),
    ("Hebr", "Arial"),
    ("Thai", "Cordia New"),
    ("Ethi", "Nyala"),
    ("Beng", "Vrinda"),
    ("Gujr", "Shruti"),
    ("Khmr", "DaunPenh"),
    ("Knda", "Tunga"),
    ("Guru", "Raavi"),
    ("Cans", "Euphemia"),
    ("Cher", "Plantagenet Cherokee"),
    ("Yiii", "Microsoft Yi Baiti"),
    ("Tibt", "Microsoft Himalaya"),
    ("Thaa", "MV Boli"),
    ("Deva", "Mangal"),
    ("Telu", "Gautami"),
    ("Taml", "Latha"),
    ("Syrc", "Estrangelo Edessa"),
    ("Orya", "Kalinga"),
    ("Mlym", "Kartika"),
    ("Laoo", "DokChampa"),
    ("Sinh", "Iskoola Pota"),
    ("Mong", "Mongolian Baiti"),
    ("Viet", "Arial"),
    ("Uigh", "Microsoft Uighur"),
    ("Geor", "Sylfaen"),
)
"""The font for each script that the theme's own lack, as Office's themes name them (ISO/IEC 29500-1, 20.1.4.1.16)."""


def theme_xml(master: SlideMaster) -> str:
    """The theme's part: its colours and fonts, and plain effects."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{master.colours[slot].lstrip("#").upper()}"/></a:{slot}>'
        for slot in SLOTS
    )
    fonts = _font("majorFont", master.major_font) + _font("minorFont", master.minor_font)
    name = attribute(master.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={name}>'
        f"<a:themeElements><a:clrScheme name={name}>{colours}</a:clrScheme>"
        f"<a:fontScheme name={name}>{fonts}</a:fontScheme>"
        f"<a:fmtScheme name={name}>{_PLAIN_FORMATS}</a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _font(tag: str, family: str) -> str:
    scripts = "".join(f'<a:font script="{script}" typeface={attribute(font)}/>' for script, font in _FONTS)
    return f'<a:{tag}><a:latin typeface={attribute(family)}/><a:ea typeface=""/><a:cs typeface=""/>{scripts}</a:{tag}>'
