"""What of an SVG file would be lost is found, each kind once, at its line; what may not be read is refused."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.svg.reading.examine import examine_bytes
from factdeck.svg.reading.report import SvgReport

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
        "<svg " + " ".join(f"a{number}=''" for number in range(50_000)) + "/>",
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


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<path d="M 0 0 L 10"/>', "a path whose L has too few or too many numbers ('L 10')"),
        ('<path d="M 0 0 L hello"/>', "a path whose L has too few or too many numbers ('L')"),
        ('<path d="M 0px 0 L 5 5"/>', "a path that can't be read at 'px'"),
        ('<path d="L 1 1"/>', "a path that does not begin with M ('L 1 1')"),
        ('<path d="M0 0A5 5 0 2 0 9 9"/>', "a path that can't be read at '2 0 9 9'"),
        ('<polygon points="0 0 10"/>', "points that are not read ('0 0 10')"),
        ('<g transform="scale(2"/>', "a transform that is not read ('scale(2')"),
        ('<g transform="wobble(2)"/>', "a transform that is not read ('wobble(2)')"),
        ('<g transform="scale(1) matrix(1 2 3)"/>', "a transform that is not read ('matrix(1 2 3)')"),
        ('<g fill="bleu"/>', "a colour that is not read ('bleu')"),
        ('<g style="stroke:#12345g"/>', "a colour that is not read ('#12345g')"),
        ("<style>g { fill: rgb(1,2) }</style>", "a colour that is not read ('rgb(1,2)')"),
        ('<g fill="url(#nix)"/>', "a paint that is not there ('#nix')"),
        ('<use href="#nix"/>', "a part that is not there ('#nix')"),
        ('<g clip-path="url(#nix)"/>', "a part that is not there ('#nix')"),
        ('<rect width="wide" height="1"/>', "a length that is not read ('wide')"),
        ('<circle r="-3"/>', "a length below zero ('-3')"),
        ('<g fill-opacity="half"/>', "an opacity that is no number from 0 to 1 ('half')"),
        ('<g stroke-linecap="blunt"/>', "a word that is not read ('blunt')"),
        ('<g style="fill"/>', "a style that is not read ('fill')"),
        (
            '<text font-family="O\'Brien">a</text>',
            'the names of typefaces with an open quotation mark ("O\'Brien")',
        ),
    ],
)
def test_what_is_broken_is_told_with_its_line(inside: str, what: str) -> None:
    assert [(loss.what, loss.line, loss.broken) for loss in examined(inside).losses] == [(what, 2, True)]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="m1-.5.5e1+2a1 1 0 01.5.5z M 1,2 3,4 h1 2 3"/><path d=""/><path d="none"/>',
        '<g transform="translate(1,2), rotate(-45 1 2)scale(.5)matrix(1 0 0 1 0 0)" />',
        '<g fill="RebeccaPurple" stroke="rgb(0%, 50.5%, 100%)" color="hsla(120, 50%, 50%, .5)"/>',
        '<g fill="rgb(1 2 3 / 50%)" stroke="#abcd" style="fill:#ABC !important;stroke-dasharray:1.5, 3"/>',
        '<rect width="50%" height="3mm" x="-1" rx="0"/><text x="1 2 3" font-size="2em">a</text>',
        '<polyline points="0,0 1,1"/><g stroke-width="0" fill-opacity="1.0" stroke-linejoin="inherit"/>',
    ],
)
def test_what_svg_lets_stand_there_is_not_told_as_broken(inside: str) -> None:
    assert examined(inside).losses == []


def repeated(levels: int, times: int) -> str:
    """Groups that show the one before them so many times."""
    groups = (
        f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * times + "</g>" for level in range(1, levels)
    )
    return f'<defs><rect id="a0" width="1" height="1"/>{"".join(groups)}</defs><use href="#a{levels - 1}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        repeated(9, 10),
        repeated(500, 2),
        '<clipPath id="c">' + "<rect/>" * 2000 + "</clipPath>" + '<rect clip-path="url(#c)"/>' * 2000,
        "<style>.a { clip-path: url(#c) }</style><clipPath id='c'>"
        + "<rect/>" * 2000
        + "</clipPath>"
        + '<rect class="a"/>' * 2000,
        "<style>"
        + "".join(f".a{number} rect {{}}" for number in range(1000))
        + "</style>"
        + "<rect/>" * 3000,
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<clipPath id="c">' + "<rect/>" * 2000 + '</clipPath><rect clip-path="url(#c)"/>',
    ],
)
def test_what_would_be_repeated_without_end_is_refused_at_once(inside: str) -> None:
    (loss,) = examined(inside).losses
    assert loss.refused and loss.line == 0


MANY = 400_000


@pytest.mark.parametrize(
    "inside",
    [
        f'<g style="{"a" * MANY}"/>',
        f"<style>{'a' * MANY}</style>",
        f"<style>{'/*' * MANY}</style>",
        f"<style>{'}{' * MANY}</style>",
        f'<g fill="{"url( " * MANY}"/>',
        f'<g transform="{"rotate(1)" * MANY}"/>',
        f'<g transform="{"(" * MANY}"/>',
        f'<path d="{"M1 1" * MANY}"/>',
        f'<path d="M0 0{"a1 1 0 0" * MANY}"/>',
    ],
)
def test_work_grows_with_the_length_of_a_value(inside: str) -> None:
    assert examined(inside).losses is not None


def test_a_file_in_an_unknown_encoding_is_damaged() -> None:
    data = b'<?xml version="1.0" encoding="EBCDIC-9"?>' + HEAD.encode() + b"</svg>"
    assert examine_bytes(data).damage == "line 1: unknown encoding: EBCDIC-9"
