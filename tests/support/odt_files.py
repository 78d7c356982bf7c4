"""OpenDocument texts as small as they can be: a zip of XML that a test writes itself."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{_NAMES}office:1.0" xmlns:text="{_NAMES}text:1.0" xmlns:table="{_NAMES}table:1.0" '
    f'xmlns:draw="{_NAMES}drawing:1.0" xmlns:style="{_NAMES}style:1.0" xmlns:meta="{_NAMES}meta:1.0" '
    f'xmlns:fo="{_NAMES}xsl-fo-compatible:1.0" xmlns:svg="{_NAMES}svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
AUTOMATIC = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
    for name, look in {
        "Fat": 'fo:font-weight="bold"',
        "Slanted": 'fo:font-style="italic"',
        "Thin": 'fo:font-weight="normal"',
        "Gone": 'style:text-line-through-style="solid"',
        "Unseen": 'text:display="none"',
        "High": 'style:text-position="super 58%"',
        "Low": 'style:text-position="-33% 58%"',
    }.items()
) + (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)
STYLES = (
    f'<office:document-styles {SPACES}><office:styles><style:default-style style:family="paragraph">'
    '<style:text-properties fo:language="de" fo:country="AT"/></style:default-style>'
    '<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="Caption" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Subtitle" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Heading_20_1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:styles><office:master-styles><style:master-page><style:header><text:p>Class 9b</text:p></style:header>"
    "</style:master-page></office:master-styles></office:document-styles>"
)


def paragraph(inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def heading(inside: str, level: int = 1) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{inside}</text:h>'


def span(inside: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def listed(*items: str, style: str = "") -> str:
    """A list of paragraphs, or of lists."""
    inside = "".join(
        f"<text:list-item>{each if each.startswith('<') else paragraph(each)}</text:list-item>"
        for each in items
    )
    return f'<text:list text:style-name="{style}">{inside}</text:list>'


def table(*rows: list[str], heads: int = 0) -> str:
    """Rows of cells; a cell's text may begin with its attributes and a bar."""
    made = []
    for row in rows:
        cells = ""
        for cell in row:
            attributes, _, words = cell.rpartition("|")
            cells += f"<table:table-cell {attributes}>{words if words.startswith('<') else paragraph(words)}</table:table-cell>"
        made.append(f"<table:table-row>{cells}</table:table-row>")
    first = f"<table:table-header-rows>{''.join(made[:heads])}</table:table-header-rows>" if heads else ""
    return f"<table:table><table:table-column/>{first}{''.join(made[heads:])}</table:table>"


def note(inside: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(inside)}</text:note-body></text:note>"
    )


def frame(inside: str, alt: str = "") -> str:
    said = f"<svg:desc>{alt}</svg:desc>" if alt else ""
    return f'<draw:frame draw:name="Frame 1">{inside}{said}</draw:frame>'


def image(name: str, alt: str = "") -> str:
    return frame(f'<draw:image xlink:href="{name}"/>', alt)


def odt(
    body: str,
    *,
    parts: Mapping[str, bytes] | None = None,
    styles: str = STYLES,
    meta: str = "",
    kind: str = "text",
) -> bytes:
    """A document with a body, and with parts beside it by their names."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": styles,
        "meta.xml": f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": "<manifest/>",
        **(parts or {}),
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return stream.getvalue()
