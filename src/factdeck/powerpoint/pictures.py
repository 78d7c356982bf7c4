"""Picture files to pictures on slides: upright, no finer than a screen shows, each file stored once."""

from __future__ import annotations

from factdeck.bitmaps import shown
from factdeck.drawing import Bitmap
from factdeck.powerpoint.opc import Relationship
from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.powerpoint.xml import Writer, transform
from factdeck.scene import ImageItem
from factdeck.units import Box

_ENDINGS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}


class Pictures:
    """The media parts of a deck."""

    def __init__(self, package: DeckPackage):
        self.package = package
        self._parts: dict[bytes, DeckPart] = {}

    def picture_xml(self, writer: Writer, item: ImageItem, reference: str = "") -> str:
        """``reference`` is the element that ties it to a placeholder for pictures; empty where it stands for none."""
        picture = shown(item.file, item.box.width, grey=item.grey)
        identity = writer.identity(item.name or "Picture", item.alt, decorative=not item.alt)
        return self._picture(writer, identity, item.box, *picture, reference)

    def bitmap_xml(self, writer: Writer, bitmap: Bitmap, box: Box) -> str:
        """A bitmap inside a drawing."""
        return self._picture(writer, writer.identity("Picture"), box, bitmap.png, "PNG")

    def _picture(
        self, writer: Writer, identity: str, box: Box, data: bytes, kind: str, reference: str = ""
    ) -> str:
        grouped = ' noGrp="1"' if reference else ""
        held = f"<p:nvPr>{reference}</p:nvPr>" if reference else "<p:nvPr/>"
        relation = writer.part.relate(Relationship.IMAGE, self._part(data, kind))
        return (
            f"<p:pic><p:nvPicPr>{identity}"
            f'<p:cNvPicPr><a:picLocks{grouped} noChangeAspect="1"/></p:cNvPicPr>{held}</p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _part(self, data: bytes, kind: str) -> DeckPart:
        if data not in self._parts:
            ending, mime = _ENDINGS[kind]
            part = self.package.add(self.package.free_name(f"/ppt/media/image{{}}.{ending}"), mime)
            part.xml = data
            self._parts[data] = part
        return self._parts[data]
