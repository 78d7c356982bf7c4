"""A character that no font of a theme draws, told at its place."""

from __future__ import annotations

from factdeck import codes
from factdeck.problems import Mark, Problems

EVERYDAY = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x0A))) | frozenset("–—‘’‚“”„†•…‹›€")
"""Characters that each font of each theme for paper has, so that most articles are checked without opening one."""


def report_missing_glyph(character: str, mark: Mark, problems: Problems) -> None:
    problems.error(
        mark,
        f"no font at hand draws {character!r} (U+{ord(character):04X})",
        "write it in letters that the theme's fonts have, or name a font that has it in the theme's fallback",
        code=codes.NO_GLYPH,
    )
