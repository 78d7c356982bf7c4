"""Parts of an article to boxes that can be placed: one file for each kind, listed here with the blocks that it has.

A file is loaded when a block of it is first asked for: no layout names them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from factdeck.blocks.registry import Block

FILES: dict[str, tuple[str, ...]] = {
    "headline": ("title", "subtitle", "heading", "point", "opener", "word", "section number"),
    "opening": ("kicker", "short version", "first and last", "stops", "objectives line"),
    "story": (
        "lead",
        "statement",
        "section",
        "points",
        "section picture",
        "notes",
        "section notes",
        "lead notes",
        "agenda",
        "note",
    ),
    "exhibits": (
        "quotation",
        "figure",
        "comparison",
        "points in time",
        "what we know",
        "asked",
        "section words",
        "exhibit notes",
        "point notes",
    ),
    "infobox": ("flag", "flag notes", "infobox picture", "infobox notes", "infobox", "key facts"),
    "cards": ("fact cards", "word cards", "event cards", "closing cards", "point cards"),
    "timeline": ("timeline", "timeline notes"),
    "strips": ("timeline strip", "route"),
    "succession": ("succession", "succession notes"),
    "maps": ("map", "map title", "map caption", "map key"),
    "charts": ("section chart", "chart caption"),
    "teaching": (
        "objectives",
        "summary",
        "questions",
        "room for notes",
        "discussion question",
        "section question",
        "learning notes",
    ),
    "quiz": ("quiz", "quiz question", "options", "why", "answers", "why notes", "further quiz"),
    "glossary": ("glossary", "glossary table", "glossary notes"),
    "people": ("people", "people cards", "people notes", "person", "portrait", "person notes"),
    "study": ("study band",),
    "cut_cards": ("cards",),
    "bingo": ("bingo", "bingo calls"),
    "sources": (
        "closing",
        "see also line",
        "sources",
        "source notes",
        "see also",
        "licence",
        "picture credits",
    ),
    "own_text": ("text",),
    "writing_room": ("name line", "lines", "page break"),
    "slides": ("slide thumbnails",),
    "worksheet": ("quiz sheet", "open questions", "marks sum"),
    "filling_in": ("timeline to fill in", "map to fill in"),
    "matching": ("match the dates",),
    "find_and_fix": ("find and fix",),
    "exit_ticket": ("exit ticket",),
    "guided_notes": ("guided notes", "gap words"),
    "numbered_facts": ("numbered facts",),
    "source_cards": ("source cards",),
    "lesson_plan": ("lesson steps", "materials", "quiz answers"),
    "qr": ("qr",),
}
"""Each file and the names of its blocks."""


class _Blocks(Mapping[str, Block]):
    """Every block by its name, from the file that it is in."""

    def __init__(self, files: Mapping[str, tuple[str, ...]]):
        self._files = {name: file for file, names in files.items() for name in names}
        self._loaded: dict[str, Block] = {}

    def __getitem__(self, name: str) -> Block:
        if name not in self._loaded:
            module = import_module(f"{__name__}.{self._files[name]}")
            self._loaded |= {block.name: block for block in module.BLOCKS}
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


BLOCKS: Mapping[str, Block] = _Blocks(FILES)
