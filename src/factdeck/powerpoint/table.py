"""A grid to a real table whose columns, rows, margins and rules are as placed."""

from __future__ import annotations

from factdeck.language.scripts import is_leftward_language
from factdeck.powerpoint.paragraphs import Inherited, inside, paragraphs_xml
from factdeck.powerpoint.xml import Writer, transform
from factdeck.scene import Cell, Row, TableItem
from factdeck.units import emu

SMALLEST = 8.0
"""Points; the size of type in a row without text."""


def table_xml(writer: Writer, item: TableItem) -> str:
    """A table as a graphic frame (ECMA-376 part 1, 21.1.3)."""
    leftward = ' rtl="1"' if is_leftward_language(writer.lang) else ""
    flags = f'firstRow="{int(item.header_rows > 0)}" firstCol="{int(item.header_columns > 0)}"'
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item.columns)
    rows = "".join(_row(writer, item, row) for row in item.rows)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{writer.identity(item.name or 'Table', item.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{transform(item.box, 'p:xfrm')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{leftward} {flags}/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(writer: Writer, item: TableItem, row: Row) -> str:
    cells = "".join(_cell(writer, item, row, cell) for cell in row.cells)
    return f'<a:tr h="{emu(row.height)}">{cells}</a:tr>'


def _cell(writer: Writer, item: TableItem, row: Row, cell: Cell) -> str:
    span = f' gridSpan="{cell.column_span}"' if cell.column_span > 1 else ""
    left, top, right, bottom = (emu(value) for value in cell.padding)
    paragraphs = inside(cell.paragraphs, cell.padding)
    text = paragraphs_xml(writer, paragraphs, Inherited()) or _nothing(writer, row)
    rules = _rule(writer, "lnL", 0, item) + _rule(writer, "lnR", 0, item)
    rules += _rule(writer, "lnT", row.rule_above, item) + _rule(writer, "lnB", row.rule_below, item)
    merged = f'<a:tc hMerge="1"><a:txBody><a:bodyPr/>{_nothing(writer, row)}</a:txBody><a:tcPr/></a:tc>'
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="t">{rules}{writer.fill(cell.fill)}</a:tcPr></a:tc>'
        f"{merged * (cell.column_span - 1)}"
    )


def _nothing(writer: Writer, row: Row) -> str:
    """The paragraph of an empty cell, no higher than the smallest text of its row."""
    sizes = [run.style.size for cell in row.cells for each in cell.paragraphs for run in each.runs]
    size = round(100 * min(sizes, default=SMALLEST))
    return (
        '<a:p><a:pPr><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>'
        f'<a:endParaRPr lang="{writer.lang}" sz="{size}"/></a:p>'
    )


def _rule(writer: Writer, tag: str, weight: float, item: TableItem) -> str:
    if not weight:
        return f'<a:{tag} w="0"><a:noFill/></a:{tag}>'
    return f'<a:{tag} w="{emu(weight)}" cap="flat" cmpd="sng" algn="ctr">{writer.fill(item.rule_colour)}<a:prstDash val="solid"/></a:{tag}>'
