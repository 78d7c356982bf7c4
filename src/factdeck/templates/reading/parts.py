"""The parts of a PowerPoint file that a deck keeps: masters, layouts, themes and their pictures.

Nothing stays that runs, plays or points outside.
"""

from __future__ import annotations

import re

from lxml import etree

from factdeck.templates.reading.archive import Archive, Relation
from factdeck.templates.reading.names import local
from factdeck.templates.reading.numbers import check_numbers
from factdeck.templates.template import TemplateError, TemplatePart

_COPIED = {
    "slideLayout": "slideLayout+xml",
    "slideMaster": "slideMaster+xml",
    "theme": "theme+xml",
    "themeOverride": "themeOverride+xml",
    "image": "image/",
}
"""Kinds of relations whose target a deck keeps, and what the target's content type says then."""
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
_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_HARMLESS = ("ppaction://hlinkshowjump", "ppaction://hlinksldjump", "ppaction://noaction")
_NAME = re.compile(r"(/[A-Za-z0-9_~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%-]*)+")
"""A part's name (ISO/IEC 29500-2, 6.2.2) of which no segment is only dots."""
_WRITTEN = tuple(
    f"/{name}".casefold()
    for name in (
        "ppt/slides/",
        "ppt/notes",
        "ppt/charts/",
        "ppt/embeddings/",
        "ppt/presentation.xml",
        "ppt/presProps.xml",
        "ppt/viewProps.xml",
        "ppt/tableStyles.xml",
        "docProps/",
        "_rels/",
        "[content_types].xml",
    )
)
"""Where a deck has parts of its own."""
_MACROS = ("vbaProject", "activeXControl", "activeXControlBinary", "control")
MOST_MESSAGES = 5
MOST_QUOTED = 80
"""Characters of an address or an action that a message quotes."""


def copied_parts(archive: Archive, masters: list[str]) -> tuple[list[TemplatePart], list[str]]:
    """The parts, in the order in which they are reached, and what was left out, in words."""
    left_out = _left_out(archive)
    waiting, parts = list(masters), []
    seen = set(masters)
    while waiting:
        name = waiting.pop(0)
        relations = archive.relations(name)
        copied = {key: each for key, each in relations.items() if _is_copied(archive, each)}
        left_out += [_in_words(each) for key, each in relations.items() if key not in copied]
        part, actions = _part(archive, name, relations, copied)
        parts.append(part)
        left_out += actions
        for each in copied.values():
            if each.target not in seen:
                seen.add(each.target)
                waiting.append(each.target)
    messages = list(dict.fromkeys(left_out))
    more = len(messages) - MOST_MESSAGES
    return parts, messages[:MOST_MESSAGES] + ([f"{more} more things like these"] if more > 0 else [])


def _is_copied(archive: Archive, relation: Relation) -> bool:
    if relation.outside or relation.target not in archive.blobs:
        return False
    wanted = _COPIED.get(relation.kind)
    return wanted is not None and wanted in archive.content_type(relation.target)


def _left_out(archive: Archive) -> list[str]:
    """Macros of the whole file."""
    relations = archive.relations(archive.main).values()
    return ["its macros" for each in relations if each.kind in _MACROS]


def _in_words(relation: Relation) -> str:
    if relation.outside:
        return f"the link to {relation.target[:MOST_QUOTED]}"
    return f"its {relation.kind}" if relation.kind else f"the part {relation.target}"


def _part(
    archive: Archive, name: str, relations: dict[str, Relation], copied: dict[str, Relation]
) -> tuple[TemplatePart, list[str]]:
    """A part without what refers to what is gone, and without links that act; those links in words."""
    if not _NAME.fullmatch(name) or name.casefold().startswith(_WRITTEN):
        raise TemplateError(f"the part {name[:60]!r} has a name that no PowerPoint file gives it")
    data, kind = archive.blobs[name], archive.content_type(name)
    related = tuple((key, each.type, each.target) for key, each in copied.items())
    if not kind.endswith("+xml"):
        return TemplatePart(name, kind, data, related), []
    root = archive.xml(name)
    check_numbers(root, name)
    gone, acting = set(relations) - set(copied), _acting(root)
    actions = [f"the action {node.get('action', '')[:MOST_QUOTED]}" for node in acting]
    if gone or acting:
        _leave_out(root, gone)
        for node in acting:
            _remove(node)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return TemplatePart(name, kind, data, related), actions


def _leave_out(root: etree._Element, gone: set[str]) -> None:
    for node in list(root.iter()):
        if any(key.startswith(_REFERENCES) and value in gone for key, value in node.attrib.items()):
            _remove(_carrier(node))


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _acting(root: etree._Element) -> list[etree._Element]:
    """Links that start a macro, a program or something that plays; those that turn to another slide are harmless."""
    links = (node for node in root.iter() if local(node) in _LINKS)
    return [node for node in links if not _is_harmless(node.get("action", ""))]


def _is_harmless(action: str) -> bool:
    return not action or action.strip().casefold().startswith(_HARMLESS)


def _carrier(node: etree._Element) -> etree._Element:
    """The nearest element that may be left out with the reference; the one that refers where there is none."""
    return next((each for each in (node, *node.iterancestors()) if local(each) in _CARRIERS), node)
