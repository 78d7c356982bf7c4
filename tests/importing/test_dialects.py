"""Markdown as other programs write it keeps its words, and each thing in it has its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factdeck.importing.draft import Blocks, Draft, DraftPicture, DraftSection
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.markdown import read_markdown
from factdeck.importing.marking import marked

DIALECTS = Path(__file__).parent / "dialects"
ALL = sorted(DIALECTS.glob("*.md"))


def outline(draft: Draft, leftovers: Leftovers) -> Iterator[str]:
    """What a reader of the draft gets, a line for each thing."""
    head = {
        "title": marked(draft.title),
        "authors": ", ".join(draft.authors),
        "keywords": ", ".join(draft.keywords),
    }
    yield from (f"{key}: {words}" for key, words in head.items() if words)
    yield from written(draft.lead, draft.lead_pictures)
    for section in draft.sections:
        yield from parts(section, "#")
    yield from (f"source: {source.fields['id']}: {source.fields['title']}" for source in draft.sources)
    yield from (each.told("left out") for each in leftovers)


def parts(section: DraftSection, level: str) -> Iterator[str]:
    yield f"{level} {marked(section.heading)}"
    yield from written(section.blocks, section.pictures)
    for each in section.sections:
        yield from parts(each, f"{level}#")


def written(blocks: Blocks, pictures: list[DraftPicture]) -> Iterator[str]:
    yield from (f"{block.kind}: {marked(block.spans)}" for block in blocks)
    for each in pictures:
        yield f"picture: {each.name} | {each.alt} | {marked(each.caption)}"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_dialect_is_read_as_its_program_shows_it(path: Path) -> None:
    leftovers = Leftovers()
    draft = read_markdown(path.read_text(encoding="utf-8"), leftovers)
    wanted = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "\n".join(outline(draft, leftovers)) + "\n" == wanted
