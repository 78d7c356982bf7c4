"""Metadata of a scene to the core, extended and custom properties of a package (ISO/IEC 29500-2 and -1, 22.2–3)."""

from __future__ import annotations

from datetime import datetime, timezone

from factdeck.escaping import text
from factdeck.powerpoint.opc import ContentType, Relationship
from factdeck.powerpoint.package import DeckPackage
from factdeck.powerpoint.xml import DECLARATION
from factdeck.scene import Metadata, Scene

_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def add_properties(package: DeckPackage, scene: Scene) -> None:
    """Adds the parts that say what the deck is, who wrote it and under which licence."""
    core = package.add("/docProps/core.xml", ContentType.CORE_PROPERTIES)
    core.xml = _core(scene.metadata)
    package.root.relate(Relationship.CORE_PROPERTIES, core)
    app = package.add("/docProps/app.xml", ContentType.EXTENDED_PROPERTIES)
    app.xml = _extended(scene)
    package.root.relate(Relationship.EXTENDED_PROPERTIES, app)
    if scene.metadata.licence or scene.metadata.source:
        custom = package.add("/docProps/custom.xml", ContentType.CUSTOM_PROPERTIES)
        custom.xml = _custom(scene.metadata)
        package.root.relate(Relationship.CUSTOM_PROPERTIES, custom)


def _core(metadata: Metadata) -> str:
    when = datetime.fromtimestamp(metadata.modified, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = [f"<dc:title>{text(metadata.title)}</dc:title>"]
    for tag, value in (
        ("dc:subject", metadata.subject),
        ("dc:creator", metadata.author),
        ("cp:keywords", ", ".join(metadata.keywords)),
        ("cp:lastModifiedBy", metadata.author or "factdeck"),
    ):
        if value:
            fields.append(f"<{tag}>{text(value)}</{tag}>")
    fields.append(f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>')
    fields.append(f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>')
    fields.append(f"<dc:language>{text(metadata.lang)}</dc:language>")
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(fields)}</cp:coreProperties>'
    )


def _extended(scene: Scene) -> str:
    notes = sum(bool(page.notes) for page in scene.pages)
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>factdeck</Application><Slides>{len(scene.pages)}</Slides><Notes>{notes}</Notes></Properties>"
    )


def _custom(metadata: Metadata) -> str:
    stated = [
        (name, value) for name, value in (("Licence", metadata.licence), ("Source", metadata.source)) if value
    ]
    entries = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{text(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(stated, 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    )
