"""Speaker notes to notes pages under a notes master with a theme of its own."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.powerpoint.master import COLOUR_MAP, EMPTY_GROUP
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.powerpoint.paragraphs import Inherited, paragraphs_xml
from factdeck.powerpoint.theme import theme_xml
from factdeck.powerpoint.xml import DECLARATION, NAMESPACES, Writer
from factdeck.scene import LevelStyle, Page, Paragraph, Scene

_IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr></p:sp>'
)
_IMAGE_PLACE = (
    '<a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>'
)
_BODY_PLACE = (
    '<a:xfrm><a:off x="685800" y="4114800"/><a:ext cx="5486400" cy="4572000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
)
_BODY = (
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>'
)


class NotesWriter:
    """Adds a notes page to slides that have notes."""

    def __init__(self, package: DeckPackage, presentation: DeckPart, scene: Scene):
        assert scene.master is not None
        self.package, self.master, self.lang = package, scene.master, scene.metadata.lang
        self.part = package.add("/ppt/notesMasters/notesMaster1.xml", ContentType.NOTES_MASTER)
        theme = package.add(package.free_name("/ppt/theme/theme{}.xml"), ContentType.THEME)
        theme.xml = theme_xml(replace(scene.master, name=f"{scene.master.name} notes"))
        self.part.relate(Relationship.THEME, theme)
        self.part.xml = self._master()
        self.master_relation = presentation.relate(Relationship.NOTES_MASTER, self.part)
        self._count = 0

    def _master(self) -> str:
        body = (
            f"{_BODY}<p:spPr>{_BODY_PLACE}</p:spPr>"
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="{self.lang}"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
        )
        style = "".join(
            f'<a:lvl{number}pPr marL="{(number - 1) * 228600}" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef>'
            '<a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
            f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
            for number in range(1, 10)
        )
        return (
            f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
            f"<p:spTree>{EMPTY_GROUP}{_IMAGE.format(place=_IMAGE_PLACE)}{body}</p:spTree></p:cSld>"
            f"{COLOUR_MAP}<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
        )

    def add(self, page: Page, slide: DeckPart) -> None:
        self._count += 1
        part = self.package.add(f"/ppt/notesSlides/notesSlide{self._count}.xml", ContentType.NOTES_SLIDE)
        part.relate(Relationship.NOTES_MASTER, self.part)
        part.relate(Relationship.SLIDE, slide)
        slide.relate(Relationship.NOTES_SLIDE, part)
        writer = Writer(part, self.master, self.lang)
        text = "".join(self._paragraph(writer, paragraph) for paragraph in page.notes)
        part.xml = (
            f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}{_IMAGE.format(place='')}"
            f"{_BODY}<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp></p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
        )

    def _paragraph(self, writer: Writer, paragraph: Paragraph) -> str:
        """In the notes master's own style: only the bullet, weight and slant are the paragraph's."""
        run = paragraph.runs[0] if paragraph.runs else None
        levels: tuple[LevelStyle, ...] = ()
        if run:
            plain = replace(run.style, face=replace(run.style.face, bold=False, italic=False))
            levels = (LevelStyle(plain, paragraph.leading, paragraph.align, paragraph.space_before),)
        indent = 14.0 if paragraph.bullet else 0.0
        placed = replace(paragraph, indent=indent, bullet_x=0.0)
        return paragraphs_xml(writer, [placed], Inherited(levels, in_notes=True))
