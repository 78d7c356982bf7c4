"""Pages of a scene to slides, their notes and the presentation that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from factdeck.escaping import attribute
from factdeck.powerpoint.charts import Charts
from factdeck.powerpoint.master import EMPTY_GROUP, Masters, masters_of
from factdeck.powerpoint.notes import NotesWriter
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.powerpoint.paragraphs import Inherited, body_properties, inside, paragraphs_xml
from factdeck.powerpoint.pictures import Pictures
from factdeck.powerpoint.properties import add_properties
from factdeck.powerpoint.shapes import shape_xml
from factdeck.powerpoint.table import table_xml
from factdeck.powerpoint.timing import Revealed, revealed, timing_xml
from factdeck.powerpoint.xml import DECLARATION, NAMESPACES, Writer, transform
from factdeck.scene import (
    AnyItem,
    ChartItem,
    DrawingItem,
    ImageItem,
    Page,
    Placeholder,
    Scene,
    ShapeItem,
    SlideMaster,
    TableItem,
    TextItem,
)
from factdeck.units import Box, emu

FIRST_SLIDE_ID = 256


def write_deck(scene: Scene) -> bytes:
    """A scene with a slide master as the bytes of a PPTX file."""
    assert scene.master is not None
    package = DeckPackage()
    presentation = package.add("/ppt/presentation.xml", ContentType.PRESENTATION)
    package.root.relate(Relationship.OFFICE_DOCUMENT, presentation)
    add_properties(package, scene)
    masters = masters_of(package, scene.master, scene.metadata.lang)
    master_ids = [
        (number, presentation.relate(Relationship.SLIDE_MASTER, part)) for number, part in masters.ids
    ]
    slides = [
        package.add(f"/ppt/slides/slide{number}.xml", ContentType.SLIDE)
        for number in range(1, len(scene.pages) + 1)
    ]
    slide_ids = [presentation.relate(Relationship.SLIDE, part) for part in slides]
    notes = NotesWriter(package, presentation, scene) if any(page.notes for page in scene.pages) else None
    pictures, charts = Pictures(package), Charts(package, scene.master, scene.metadata.lang)
    for page, part in zip(scene.pages, slides, strict=True):
        _write_slide(scene, masters, pictures, charts, page, part)
        if page.notes and notes:
            notes.add(page, part)
    charts.write()
    presentation.relate(
        Relationship.THEME, next(part for part in package.parts if part.content_type == ContentType.THEME)
    )
    _add_settings(package, presentation)
    presentation.xml = _presentation(scene, master_ids, slide_ids, notes.master_relation if notes else "")
    return package.save()


def _write_slide(
    scene: Scene, masters: Masters, pictures: Pictures, charts: Charts, page: Page, part: DeckPart
) -> None:
    part.relate(Relationship.SLIDE_LAYOUT, masters.layouts[page.layout])
    writer = Writer(part, masters.master, scene.metadata.lang)
    painter = SlidePainter(writer, masters, pictures, charts, page)
    shapes, on_click = list[str](), list[Revealed]()
    for item in page.items:
        if item.on_click:
            on_click.append(revealed(item, writer.upcoming_id))
        shapes += painter.item(item)
    start = f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}"
    end = (
        f"</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing_xml(on_click)}</p:sld>"
    )
    part.xml = b"".join([piece.encode() for piece in (start, *shapes, end)])


class SlidePainter:
    """Writes the items of one slide."""

    def __init__(self, writer: Writer, masters: Masters, pictures: Pictures, charts: Charts, page: Page):
        self.writer, self.masters, self.pictures, self.charts = writer, masters, pictures, charts
        self.places = _places(masters.master, page.layout)

    def item(self, item: AnyItem) -> list[str]:
        """The item as a shape, in pieces."""
        if isinstance(item, DrawingItem) and not isinstance(item, ChartItem):
            return self._drawing(item)
        return [self._shape(item)]

    def _shape(self, item: TextItem | TableItem | ShapeItem | ChartItem | ImageItem) -> str:
        if isinstance(item, TextItem):
            place = self.places.get(item.placeholder)
            return self._placeholder(item, place) if place else self._text_box(item)
        if isinstance(item, TableItem):
            return table_xml(self.writer, item)
        if isinstance(item, ShapeItem):
            return shape_xml(self.writer, item)
        if isinstance(item, ChartItem):
            return self.charts.frame_xml(self.writer, item)
        held = self.places.get(item.placeholder)
        return self.pictures.picture_xml(self.writer, item, self.masters.reference(held) if held else "")

    def _drawing(self, item: DrawingItem) -> list[str]:
        from factdeck.powerpoint.drawing import drawing_xml

        return drawing_xml(self.writer, partial(self.pictures.bitmap_xml, self.writer), item)

    def _placeholder(self, item: TextItem, place: Placeholder) -> str:
        inherited = Inherited(place.levels)
        inherits = item.box == place.box and not self._shares_its_index(place)
        shape = "" if inherits else transform(_with_margins(item.box, place))
        shape += self.writer.fill(item.fill) if item.fill else ""
        shape += self.writer.outline(item.stroke, item.stroke_width) if item.stroke else ""
        same = (item.anchor, item.inset) == (place.anchor, place.inset)
        inset = item.inset if item.inset != place.inset else place.margins
        body = "<a:bodyPr/>" if same else body_properties(item.anchor, inset)
        return (
            f"<p:sp><p:nvSpPr>{self.writer.identity(place.name)}"
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{self.masters.reference(place)}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{shape}</p:spPr><p:txBody>{body}<a:lstStyle/>"
            f"{paragraphs_xml(self.writer, inside(item.paragraphs, item.inset), inherited)}</p:txBody></p:sp>"
        )

    def _shares_its_index(self, place: Placeholder) -> bool:
        """Whether a template gives another place the same kind and index, so that programs can't tell them apart."""
        alike = [
            each for each in self.places.values() if (each.kind, each.index) == (place.kind, place.index)
        ]
        return place.index is not None and len(alike) > 1

    def _text_box(self, item: TextItem) -> str:
        return (
            f"<p:sp><p:nvSpPr>{self.writer.identity(item.name or 'Text')}"
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{transform(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{self.writer.fill(item.fill)}'
            f"{self.writer.outline(item.stroke, item.stroke_width) if item.stroke else ''}</p:spPr>"
            f"<p:txBody>{body_properties(item.anchor, item.inset)}<a:lstStyle/>"
            f"{paragraphs_xml(self.writer, inside(item.paragraphs, item.inset), Inherited())}</p:txBody></p:sp>"
        )


def _with_margins(box: Box, place: Placeholder) -> Box:
    return box.inset(*(-margin for margin in place.margins))


def _places(master: SlideMaster, layout: str) -> dict[str, Placeholder]:
    named = next(each for each in master.layouts if each.name == layout)
    return {place.name: place for place in named.placeholders}


def _presentation(
    scene: Scene, master_ids: Sequence[tuple[int, str]], slide_ids: list[str], notes_master_id: str
) -> str:
    slides = "".join(
        f'<p:sldId id="{FIRST_SLIDE_ID + number}" r:id="{relation}"/>'
        for number, relation in enumerate(slide_ids)
    )
    notes = (
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master_id}"/></p:notesMasterIdLst>'
        if notes_master_id
        else ""
    )
    masters = "".join(f'<p:sldMasterId id="{number}" r:id="{relation}"/>' for number, relation in master_ids)
    size = scene.pages[0].size
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst>{notes}"
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{emu(size.width)}" cy="{emu(size.height)}"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/>{_default_text_style(scene)}{_sections(scene)}</p:presentation>'
    )


def _default_text_style(scene: Scene) -> str:
    levels = "".join(
        f'<a:lvl{number}pPr marL="0" algn="l"><a:defRPr lang={attribute(scene.metadata.lang)} sz="1800">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
        for number in range(1, 10)
    )
    return f"<p:defaultTextStyle>{levels}</p:defaultTextStyle>"


def _sections(scene: Scene) -> str:
    """Sections (MS-PPTX 2.2.6) that name each slide once."""
    if not any(page.section for page in scene.pages):
        return ""
    groups: list[tuple[str, list[int]]] = []
    for number, page in enumerate(scene.pages):
        if not groups or (page.section and page.section != groups[-1][0]):
            groups.append((page.section or scene.metadata.title, []))
        groups[-1][1].append(FIRST_SLIDE_ID + number)
    sections = "".join(
        f'<p14:section name={attribute(name)} id="{{{_guid(f"{position} {name}")}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
        + "</p14:sldIdLst></p14:section>"
        for position, (name, slides) in enumerate(groups)
    )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{sections}</p14:sectionLst></p:ext></p:extLst>"
    )


def _guid(text: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"factdeck {text}")).upper()


_SETTINGS = (
    (
        "presProps",
        ContentType.PRESENTATION_PROPERTIES,
        Relationship.PRESENTATION_PROPERTIES,
        f"<p:presentationPr {NAMESPACES}/>",
    ),
    (
        "viewProps",
        ContentType.VIEW_PROPERTIES,
        Relationship.VIEW_PROPERTIES,
        (
            f'<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr>'
            '<p:notesTextViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/>'
            '</p:cViewPr></p:notesTextViewPr><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'
        ),
    ),
    (
        "tableStyles",
        ContentType.TABLE_STYLES,
        Relationship.TABLE_STYLES,
        '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5940675A-B579-460E-94D1-54222C63F5DA}"/>',
    ),
)


def _add_settings(package: DeckPackage, presentation: DeckPart) -> None:
    for name, content_type, relation, xml in _SETTINGS:
        part = package.add(f"/ppt/{name}.xml", content_type)
        part.xml = DECLARATION + xml
        presentation.relate(relation, part)
