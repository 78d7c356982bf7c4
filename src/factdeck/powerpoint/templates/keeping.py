"""The parts of a PowerPoint file that a deck keeps: masters, layouts, themes and their pictures, and nothing that runs,
plays or points outside."""

from __future__ import annotations

from typing import Any

from lxml import etree

from factdeck.powerpoint.templates.archive import Archive, Relation
from factdeck.powerpoint.templates.colours import local
from factdeck.template import TemplatePart

_KEPT = ("slideLayout", "slideMaster", "theme", "image", "themeOverride")
_REFERENCES = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CARRIERS = (
    "hlinkClick",
    "hlinkHover",
    "hlinkMouseOver",
    "pic",
    "graphicFrame",
    "sp",
    "cxnSp",
    "tags",
    "snd",
    "AlternateContent",
)
"""What is left out with a reference that leads nowhere: the link, or the shape that shows what is gone."""
_MACROS = ("vbaProject", "activeXControl", "activeXControlBinary", "control")
MOST_TOLD = 5


def kept_parts(archive: Archive, masters: list[str]) -> tuple[list[TemplatePart], list[str]]:
    """The parts, in the order in which they are reached, and what was left out, in words."""
    left_out = _left_out(archive)
    waiting, parts = list(masters), []
    seen = set(masters)
    while waiting:
        name = waiting.pop(0)
        relations = archive.relations(name)
        kept = {key: each for key, each in relations.items() if _is_kept(archive, each)}
        left_out += [_told(each) for key, each in relations.items() if key not in kept]
        parts.append(_part(archive, name, relations, kept))
        for each in kept.values():
            if each.target not in seen:
                seen.add(each.target)
                waiting.append(each.target)
    told = list(dict.fromkeys(left_out))
    more = len(told) - MOST_TOLD
    return parts, told[:MOST_TOLD] + ([f"{more} more things like these"] if more > 0 else [])


def _is_kept(archive: Archive, relation: Relation) -> bool:
    return not relation.outside and relation.kind in _KEPT and relation.target in archive.blobs


def _left_out(archive: Archive) -> list[str]:
    """Macros of the whole file."""
    relations = archive.relations(archive.main).values()
    return ["its macros" for each in relations if each.kind in _MACROS]


def _told(relation: Relation) -> str:
    if relation.outside:
        return f"the link to {relation.target}"
    return f"its {relation.kind}" if relation.kind else f"the part {relation.target}"


def _part(
    archive: Archive, name: str, relations: dict[str, Relation], kept: dict[str, Relation]
) -> TemplatePart:
    data = archive.blobs[name]
    if len(kept) < len(relations):
        root = archive.xml(name)
        _leave_out(root, set(relations) - set(kept))
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    told = tuple((key, each.type, each.target) for key, each in kept.items())
    return TemplatePart(name, archive.content_type(name), data, told)


def _leave_out(root: Any, gone: set[str]) -> None:
    for node in list(root.iter()):
        if any(key.startswith(_REFERENCES) and value in gone for key, value in node.attrib.items()):
            carrier = _carrier(node)
            if carrier.getparent() is not None:
                carrier.getparent().remove(carrier)


def _carrier(node: Any) -> Any:
    """The nearest element that may be left out with the reference; the one that refers where there is none."""
    return next((each for each in (node, *node.iterancestors()) if local(each) in _CARRIERS), node)
