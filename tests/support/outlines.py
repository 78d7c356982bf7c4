"""What a reader of a draft gets, a line for each thing."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.importing.draft import Blocks, Draft, DraftInfobox, DraftPicture, DraftSection
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.marking import marked


def outline(draft: Draft, leftovers: Leftovers) -> Iterator[str]:
    head = {
        "title": marked(draft.title),
        "subtitle": marked(draft.subtitle),
        "lang": draft.lang,
        "authors": ", ".join(draft.authors),
        "keywords": ", ".join(draft.keywords),
        "licence": draft.licence,
    }
    yield from (f"{key}: {words}" for key, words in head.items() if words)
    if draft.infobox:
        yield from box(draft.infobox)
    yield from written(draft.lead, draft.lead_pictures)
    yield from (f"event: {event.date}: {event.title}" for event in draft.events)
    for section in draft.sections:
        yield from parts(section, "#")
    yield from (f"source: {source.fields['id']}: {source.fields['title']}" for source in draft.sources)
    yield from (each.told("left out") for each in leftovers)


def box(shown: DraftInfobox) -> Iterator[str]:
    yield f"infobox: {marked(shown.caption)}"
    for kind, picture in (("flag", shown.flag), ("image", shown.image), ("map", shown.map)):
        yield from written([], [picture], kind) if picture else ()
    for group in shown.groups:
        yield from (
            f"fact: {group.heading}{': ' if group.heading else ''}{row.label}: {marked(row.value)}"
            + (f" ({marked(row.note)})" if row.note else "")
            for row in group.rows
        )


def parts(section: DraftSection, level: str) -> Iterator[str]:
    yield f"{level} {marked(section.heading)}"
    yield from written(section.blocks, section.pictures)
    for each in section.sections:
        yield from parts(each, f"{level}#")


def written(blocks: Blocks, pictures: list[DraftPicture], kind: str = "picture") -> Iterator[str]:
    yield from (f"{block.kind}: {marked(block.spans)}" for block in blocks)
    for each in pictures:
        yield f"{kind}: {each.name} | {each.alt} | {marked(each.caption)}"
