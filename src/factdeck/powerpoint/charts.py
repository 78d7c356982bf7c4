"""Charts to their parts in a deck, each beside the workbook that holds its numbers."""

from __future__ import annotations

from msgspec import Struct

from factdeck.escaping import attribute
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.powerpoint.xml import Writer, transform
from factdeck.scene import ChartItem, SlideMaster

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class ChartParts(Struct, frozen=True):
    """A chart and the parts of the deck that hold it."""

    item: ChartItem
    chart: DeckPart
    workbook: DeckPart


class Charts:
    """The chart parts of a deck, each with its workbook."""

    def __init__(self, package: DeckPackage, master: SlideMaster, lang: str):
        self.package, self.master, self.lang = package, master, lang
        self._parts: list[ChartParts] = []

    def frame_xml(self, writer: Writer, item: ChartItem) -> str:
        """The shape that shows the chart on the writer's slide; its parts are there after ``write``."""
        number = len(self._parts) + 1
        workbook = self.package.add(
            f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx", ContentType.WORKBOOK
        )
        chart = self.package.add(f"/ppt/charts/chart{number}.xml", ContentType.CHART)
        self._parts.append(ChartParts(item, chart, workbook))
        relation = writer.part.relate(Relationship.CHART, chart)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{writer.identity(item.name or 'Chart', item.alt)}"
            "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
            f"{transform(item.box, 'p:xfrm')}"
            f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id={attribute(relation)}/>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def write(self) -> None:
        """Fill the parts of all charts."""
        if not self._parts:
            return
        from factdeck.powerpoint.chart_workbook import workbook_of
        from factdeck.powerpoint.chart_xml import WORKBOOK_ID, charts_xml

        written = charts_xml([each.item for each in self._parts], self.master, self.lang)
        for each, xml in zip(self._parts, written, strict=True):
            each.chart.xml, each.workbook.xml = xml, workbook_of(each.item)
            each.chart.relate_as(WORKBOOK_ID, Relationship.PACKAGE, each.workbook)
