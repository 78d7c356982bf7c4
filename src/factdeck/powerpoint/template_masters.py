"""A template's parts into a deck's package as they are, with ids that no two masters and layouts share."""

from __future__ import annotations

from itertools import count

from factdeck.powerpoint.package import DeckPackage, DeckPart
from factdeck.scene import Placeholder, SlideMaster
from factdeck.templates.template import Template

FIRST_MASTER_ID = 2147483648


class TemplateMasters:
    """The masters of a template and those of its layouts that the deck's own layouts stand on."""

    def __init__(self, package: DeckPackage, master: SlideMaster, template: Template):
        self.master = master
        parts = {part.name: package.add(part.name, part.content_type) for part in template.parts}
        for part in template.parts:
            parts[part.name].xml = part.data
            for number, kind, target in part.relations:
                parts[part.name].relate_as(number, kind, parts[target])
        self.layouts: dict[str, DeckPart] = {layout.name: parts[layout.part] for layout in master.layouts}
        self.ids: list[tuple[int, DeckPart]] = []
        free = count(FIRST_MASTER_ID)
        for name in template.masters:
            self.ids.append((next(free), parts[name]))
            parts[name].xml = _renumbered(parts[name].blob, free)

    def reference(self, placeholder: Placeholder) -> str:
        """The element that ties a shape to its placeholder, as the template's layout says it."""
        kind = "" if placeholder.kind == "obj" else f' type="{placeholder.kind}"'
        index = f' idx="{placeholder.index}"' if placeholder.index else ""
        return f"<p:ph{kind}{index}/>"


def _renumbered(data: bytes, free: count[int]) -> bytes:
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter("{*}sldLayoutId"):
        node.set("id", str(next(free)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
