"""What of an SVG file would be lost is found, each kind once, at its line; what may not be read is refused."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.svg.reading.examine import SvgReport, examine_bytes

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 6">'


def examined(inside: str) -> SvgReport:
    return examine_bytes(f"{HEAD}\n{inside}\n</svg>".encode())


def is_xml(text: str) -> bool:
    try:
        fromstring(text)
    except ParseError:
        return False
    return True


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<g filter="url(#blur)"/>', "a filter"),
        ('<g style="filter:url(#blur)"/>', "a filter"),
        ('<g mask="url(#m)"/>', "a mask"),
        ('<rect fill="url(#g)"/><linearGradient id="g"/>', "a gradient"),
        ('<defs><radialGradient id="g"/></defs><rect style="fill:url(#g)"/>', "a gradient"),
        ('<pattern id="p"/><rect stroke="url(#p)"/>', "a pattern"),
        ('<path marker-end="url(#arrow)"/>', "an arrowhead (marker)"),
        ('<g opacity=".5"/>', "opacity of a whole part"),
        ('<image href="data:image/png;base64,AAAA"/>', "a bitmap or another file inside it"),
        ('<image xlink:href="../../secret.png"/>', "a bitmap or another file inside it"),
        ('<use href="other.svg#flag"/>', "something outside the file"),
        ('<use xlink:href="http://example.org/a.svg#b"/>', "something outside the file"),
        ('<rect style="fill:url(http://example.org/x#y)"/>', "something outside the file"),
        ("<script>alert(1)</script>", "a script"),
        ('<rect onload="alert(1)"/>', "a script"),
        ("<animate/>", "an animation"),
        ("<foreignObject/>", "a part that is not SVG (foreignObject)"),
        ("<style>@import 'x.css';</style>", "an @-rule of its style sheet"),
        ("<style>rect { fill: red; mix-blend-mode: multiply }</style>", "a blend mode"),
        ('<rect style="fill:var(--red)"/>', "a computed value (var or calc)"),
        ('<text letter-spacing="3">a</text>', "letter spacing"),
        ('<path stroke="red" paint-order="stroke"/>', "a stroke under its fill (paint-order)"),
        ('<path style="transform: rotate(3deg)"/>', "the property 'transform' in a style"),
    ],
)
def test_what_would_be_lost_is_told_with_its_line(inside: str, what: str) -> None:
    assert [(loss.what, loss.line) for loss in examined(inside).losses] == [(what, 2)]


@pytest.mark.parametrize(
    "inside",
    [
        '<g opacity="1" filter="none" style="mix-blend-mode:normal;letter-spacing:0px;stroke-dashoffset:0"/>',
        '<defs><filter id="f"><feBlend/></filter><linearGradient id="g"/></defs><rect fill="#f00"/>',
        "<metadata><script xmlns='urn:x'>x</script></metadata><title>A script</title>",
        '<clipPath id="c"><rect/></clipPath><g clip-path="url(#c)"><use href="#c"/></g>',
        "<style>/* @import 'x.css' */ .a { fill: red }</style><rect class='a'/>",
        '<path fill="red" style="paint-order:stroke"/>',
    ],
)
def test_what_is_painted_or_harmless_is_not_told(inside: str) -> None:
    report = examined(inside)
    assert report.losses == [] and report.sized and not report.damage


def test_a_kind_is_told_once_where_it_first_stands() -> None:
    report = examined('<g opacity=".5"/>\n<g opacity=".4"/>\n<g mask="url(#m)"/>')
    assert [(loss.what, loss.line) for loss in report.losses] == [
        ("opacity of a whole part", 2),
        ("a mask", 4),
    ]


ENTITIES = "".join(f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 10))
BOMB = f"<!DOCTYPE svg [<!ENTITY a0 'lol'>{ENTITIES}]><svg>&a9;</svg>"


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><text>&x;</text></svg>",
        "<!DOCTYPE svg [<!ENTITY % x SYSTEM 'http://example.org/x.dtd'> %x;]><svg/>",
        "<svg>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
        "<svg>" + "<g/>" * 60_000 + "</svg>",
    ],
)
def test_bombs_and_declarations_are_refused_at_once(data: str) -> None:
    (loss,) = examine_bytes(data.encode()).losses
    assert loss.refused


def test_a_document_type_without_declarations_is_no_harm() -> None:
    data = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">' + HEAD.encode() + b"</svg>"
    assert examine_bytes(data) == SvgReport(sized=True)


def test_damage_is_told_with_its_line() -> None:
    assert examined("<g>").damage.startswith("line 3: mismatched tag")


@pytest.mark.parametrize(
    ("root", "sized"),
    [
        ('<svg viewBox="0 0 9 6"/>', True),
        ('<svg viewBox="0,0,9,6" width="100%"/>', True),
        ('<svg width="9" height="6mm"/>', True),
        ('<svg width="100%" height="100%"/>', False),
        ('<svg viewBox="0 0 0 6"/>', False),
        ('<svg viewBox="a b c d" width="3" height="2"/>', False),
        ("<svg/>", False),
    ],
)
def test_a_picture_says_how_large_it_is(root: str, sized: bool) -> None:
    assert examine_bytes(root.encode()).sized is sized


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/='\"svgrectfilurl(#) :;@&", max_size=60))
def test_any_text_at_all_is_read_or_damaged_and_its_losses_have_their_line(text: str) -> None:
    alone, inside = examine_bytes(text.encode()), examined(text)
    assert bool(alone.damage) is not is_xml(text)
    assert {loss.line for loss in alone.losses} <= {1}
    assert {loss.line for loss in inside.losses} <= {2, 3}
