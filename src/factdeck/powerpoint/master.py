"""A slide master and its layouts to their parts: placeholders with places and styles, and decoration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from factdeck.escaping import attribute
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.powerpoint.paragraphs import body_properties, list_style, run_xml
from factdeck.powerpoint.shapes import shape_xml
from factdeck.powerpoint.template_masters import FIRST_MASTER_ID, TemplateMasters
from factdeck.powerpoint.theme import theme_xml
from factdeck.powerpoint.xml import DECLARATION, NAMESPACES, Writer, transform
from factdeck.same import Same
from factdeck.scene import LevelStyle, Placeholder, Run, SlideLayout, SlideMaster

FIRST_LAYOUT_ID = FIRST_MASTER_ID + 1
FIRST_BODY_INDEX = 20
BODIES = ("body", "obj")
NUMBERED = (*BODIES, "pic")
_FIXED_INDEX = {"subTitle": 1, "dt": 10, "ftr": 11, "sldNum": 12}
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


class WrittenMasters:
    """The master's part and its layouts' parts by name; ``known`` is their XML by their names in the package, if known."""

    def __init__(self, package: DeckPackage, master: SlideMaster, lang: str, known: Mapping[str, bytes]):
        self.master, self.lang = master, lang
        self._list_styles: dict[tuple[LevelStyle, ...], str] = {}
        self.part = package.add("/ppt/slideMasters/slideMaster1.xml", ContentType.SLIDE_MASTER)
        theme = package.add("/ppt/theme/theme1.xml", ContentType.THEME)
        theme.xml = known.get(theme.name) or theme_xml(master)
        self.layouts: dict[str, DeckPart] = {}
        self._indexes = _body_indexes(master)
        for number, layout in enumerate(master.layouts, 1):
            part = package.add(f"/ppt/slideLayouts/slideLayout{number}.xml", ContentType.SLIDE_LAYOUT)
            part.relate(Relationship.SLIDE_MASTER, self.part)
            part.xml = known.get(part.name) or self._layout(part, layout)
            self.layouts[layout.name] = part
        identifiers = [self.part.relate(Relationship.SLIDE_LAYOUT, part) for part in self.layouts.values()]
        self.part.relate(Relationship.THEME, theme)
        self.part.xml = known.get(self.part.name) or self._master(identifiers)
        self.ids = [(FIRST_MASTER_ID, self.part)]

    def reference(self, placeholder: Placeholder) -> str:
        """The element that ties a shape to its placeholder (ISO/IEC 29500-1, 19.3.1.36)."""
        kind = placeholder.kind
        if kind in ("title", "ctrTitle"):
            return f'<p:ph type="{kind}"/>'
        size = ' sz="quarter"' if kind in _FIXED_INDEX and kind != "subTitle" else ""
        index = placeholder.index or _FIXED_INDEX.get(kind) or self._indexes[placeholder.name]
        named = "" if kind == "obj" else f' type="{kind}"'
        return f'<p:ph{named}{size} idx="{index}"/>'

    def _layout(self, part: DeckPart, layout: SlideLayout) -> str:
        writer = Writer(part, self.master, self.lang)
        shapes = "".join(shape_xml(writer, shape) for shape in layout.shapes)
        places = "".join(self._placeholder(writer, place) for place in layout.placeholders)
        background = _background(writer, layout.background) if layout.background else ""
        kind = _layout_kind(layout)
        own = f' type="{kind}" preserve="1"' if kind else ' preserve="1" userDrawn="1"'
        return (
            f"{DECLARATION}<p:sldLayout {NAMESPACES}{own}>"
            f"<p:cSld name={attribute(layout.shown_name or layout.name)}>{background}<p:spTree>{EMPTY_GROUP}{shapes}{places}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    def _placeholder(self, writer: Writer, place: Placeholder) -> str:
        return (
            f"<p:sp><p:nvSpPr>{writer.identity(place.name)}"
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{self.reference(place)}</p:nvPr></p:nvSpPr>'
            f'<p:spPr>{transform(place.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f"<p:txBody>{body_properties(place.anchor, place.inset)}"
            f"<a:lstStyle>{self._list_style(place.levels, writer)}</a:lstStyle>{self._prompt(writer, place)}</p:txBody></p:sp>"
        )

    def _list_style(self, levels: tuple[LevelStyle, ...], writer: Writer) -> str:
        """The list style of a placeholder; many of them share a few."""
        if levels not in self._list_styles:
            self._list_styles[levels] = list_style(levels, writer)
        return self._list_styles[levels]

    def _prompt(self, writer: Writer, place: Placeholder) -> str:
        level = place.levels[0]
        run = Run(place.prompt or place.name, level.style, self.lang)
        if place.kind == "sldNum":
            run = Run("‹#›", level.style, self.lang, field="slidenum")
        return f"<a:p>{run_xml(writer, run, level)}</a:p>"

    def _master(self, layout_ids: list[str]) -> str:
        writer = Writer(self.part, self.master, self.lang)
        title, body, others = _typical(self.master)
        places = "".join(self._placeholder(writer, place) for place in (title, body, *others) if place)
        entries = "".join(
            f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + number}" r:id="{relation}"/>'
            for number, relation in enumerate(layout_ids)
        )
        title_style = self._list_style(title.levels, writer) if title else ""
        body_style = self._list_style(body.levels, writer) if body else ""
        other_style = list_style(_without_bullets(body.levels), writer) if body else ""
        return (
            f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_background(writer, self.master.background)}"
            f"<p:spTree>{EMPTY_GROUP}{places}</p:spTree></p:cSld>{COLOUR_MAP}"
            f"<p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>"
            '<p:hf hdr="0" dt="0"/>'
            f"<p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{body_style}</p:bodyStyle>"
            f"<p:otherStyle>{other_style}</p:otherStyle></p:txStyles></p:sldMaster>"
        )


Masters = WrittenMasters | TemplateMasters


def masters_of(package: DeckPackage, master: SlideMaster, lang: str) -> Masters:
    """The template's master and layouts where there is a template, else written ones."""
    if master.template is not None:
        return TemplateMasters(package, master, master.template)
    return WrittenMasters(package, master, lang, _texts_of(Same(master), lang))


@lru_cache(maxsize=8)
def _texts_of(master: Same[SlideMaster], lang: str) -> Mapping[str, bytes]:
    """The XML of a master's parts, which is the same in each deck, by their names."""
    package = DeckPackage()
    WrittenMasters(package, master.value, lang, {})
    return {part.name: part.blob for part in package.parts}


def _background(writer: Writer, colour: str) -> str:
    return f"<p:bg><p:bgPr>{writer.fill(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _layout_kind(layout: SlideLayout) -> str:
    if layout.kind:
        return layout.kind
    kinds = [place.kind for place in layout.placeholders]
    if "ctrTitle" in kinds:
        return "title"
    return "titleOnly" if not {"body", "obj"}.intersection(kinds) and "title" in kinds else ""


def _body_indexes(master: SlideMaster) -> dict[str, int]:
    """One index for each name of a text's or picture's placeholder, so that a changed layout finds them again."""
    names = dict.fromkeys(
        place.name for layout in master.layouts for place in layout.placeholders if place.kind in NUMBERED
    )
    return {name: FIRST_BODY_INDEX + number for number, name in enumerate(names)}


def _typical(master: SlideMaster) -> tuple[Placeholder | None, Placeholder | None, list[Placeholder]]:
    """The title, body, footer and number of the layout for content, or of the first layout that has one."""
    first: dict[str, Placeholder] = {}
    for layout in sorted(master.layouts, key=lambda layout: not _is_for_content(layout)):
        for place in layout.placeholders:
            first.setdefault("body" if place.kind == "obj" else place.kind, place)
    body = replace(first["body"], kind="body", index=1) if "body" in first else None
    return first.get("title"), body, [first[kind] for kind in ("ftr", "sldNum") if kind in first]


def _is_for_content(layout: SlideLayout) -> bool:
    """Whether a title and a list on the master's own background are what the layout is for."""
    lists = [place for place in layout.placeholders if place.kind in BODIES and place.levels[0].bullet]
    return layout.kind == "obj" and not layout.background and bool(lists)


def _without_bullets(levels: Sequence[LevelStyle]) -> list[LevelStyle]:
    """What text outside a title and a body has."""
    return [replace(level, bullet="", indent=0.0, bullet_x=0.0, space_before=0.0) for level in levels]
