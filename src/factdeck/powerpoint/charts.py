"""Charts to their parts in a deck, each beside the workbook that holds its numbers."""

from __future__ import annotations

from factdeck.escaping import attribute
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage
from factdeck.powerpoint.xml import Writer, transform
from factdeck.scene import ChartItem

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Charts:
    """The chart parts of a deck, each with the workbook that holds its numbers."""

    def __init__(self, package: DeckPackage, lang: str):
        self.package, self.lang, self._count = package, lang, 0

    def chart_xml(self, writer: Writer, item: ChartItem) -> str:
        from factdeck.powerpoint.chart import chart_workbook, chart_xml

        self._count += 1
        workbook = self.package.add(
            f"/ppt/embeddings/Microsoft_Excel_Sheet{self._count}.xlsx", ContentType.WORKBOOK
        )
        workbook.xml = chart_workbook(item)
        part = self.package.add(f"/ppt/charts/chart{self._count}.xml", ContentType.CHART)
        part.xml = chart_xml(item, writer, part.relate(Relationship.PACKAGE, workbook))
        relation = writer.part.relate(Relationship.CHART, part)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{writer.identity(item.name or 'Chart', item.alt)}"
            "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
            f"{transform(item.box, 'p:xfrm')}"
            f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id={attribute(relation)}/>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )
