"""The colour that text of a template stands on."""

from __future__ import annotations

import pytest
from lxml import etree

from factdeck.templates.reading import read_template
from factdeck.templates.reading.colours import ground_colour
from templates.support_templates import PYTHON_PPTX, changed

NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DEFAULT = PYTHON_PPTX.read_bytes()


def gradient(*stops: str) -> str:
    colours = "".join(f'<a:gs pos="0"><a:srgbClr val="{stop}"/></a:gs>' for stop in stops)
    return f"<a:gradFill {NAMESPACE}><a:gsLst>{colours}</a:gsLst></a:gradFill>"


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        (f'<a:solidFill {NAMESPACE}><a:srgbClr val="AABBCC"/></a:solidFill>', "#aabbcc"),
        (gradient("FFFFFF", "D9D9D9"), "#d9d9d9"),
        (gradient("000033", "000000", "102040"), "#102040"),
        (gradient("FFFFFF", "000000"), ""),
        (f"<a:gradFill {NAMESPACE}/>", ""),
        (f"<a:blipFill {NAMESPACE}/>", ""),
    ],
)
def test_a_ground_is_the_colour_that_text_stands_out_from_least(fill: str, colour: str) -> None:
    assert ground_colour(etree.fromstring(fill), {}) == colour


def test_a_background_that_the_theme_has_by_number_is_read_from_the_theme() -> None:
    fills = "<a:bgFillStyleLst>" + "<a:solidFill><a:schemeClr val='phClr'/></a:solidFill>" * 2
    shade = "<a:gs pos='0'><a:schemeClr val='phClr'/></a:gs><a:gs pos='100000'><a:schemeClr val='phClr'><a:lumMod val='85000'/></a:schemeClr></a:gs>"
    fills += f"<a:gradFill><a:gsLst>{shade}</a:gsLst></a:gradFill></a:bgFillStyleLst>"

    def third(name: str, data: bytes) -> bytes:
        if name == "ppt/slideMasters/slideMaster1.xml":
            return data.replace(b'<p:bgRef idx="1001">', b'<p:bgRef idx="1003">')
        if name == "ppt/theme/theme1.xml":
            start, _, rest = data.partition(b"<a:bgFillStyleLst>")
            return start + fills.encode() + rest.partition(b"</a:bgFillStyleLst>")[2]
        return data

    plain, shaded = read_template(DEFAULT), read_template(changed(DEFAULT, third))
    assert {layout.background for layout in plain.layouts} == {"#ffffff"}
    assert {layout.background for layout in shaded.layouts} == {"#d9d9d9"}
