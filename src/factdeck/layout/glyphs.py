"""What no font of a theme draws of a script to one problem that tells its first place and how many more there are."""

from __future__ import annotations

from collections.abc import Set
from unicodedata import bidirectional

from msgspec import Struct, field

from factdeck.language.scripts import SCRIPT_CODES, SIGNS, needs_shaping
from factdeck.layout.fonts import draws_on_paper, family_for, missing_package
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems

EVERYDAY = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x0A))) | frozenset("–—‘’‚“”„†‡•…‹›€")
"""Characters that each font of each theme for paper has, so that most articles are checked without opening one."""
MOST_SIGNS = 6
"""Named in one message."""


class Lack(Struct):
    """What is not drawn of a script: its characters in the order in which they stand, and in how many places."""

    script: str
    written: bool = True
    """Whether the article itself has it, and not only a layout's words or a picture."""
    characters: dict[str, None] = field(default_factory=dict)
    places: int = 0
    first: Mark | None = None

    def add(self, stretch: str) -> None:
        self.characters.update(dict.fromkeys(stretch))
        self.places += 1

    def stands_at(self, mark: Mark) -> None:
        if self.first is None or (mark.line, mark.column) < (self.first.line, self.first.column):
            self.first = mark


def report_lacks(lacks: list[Lack], own_scripts: Set[str], problems: Problems) -> None:
    """An error for each script; what was told of the same place before is not told again.

    ``own_scripts`` are those that the article itself is written in.
    """
    text = {(problem.code, problem.mark) for problem in problems}
    for lack in lacks:
        letter = next(iter(lack.characters))
        unshaped = needs_shaping(letter)
        own = codes.UNSHAPED_ARTICLE if lack.script in own_scripts else codes.UNSHAPED
        code = own if unshaped else codes.NO_GLYPH
        if (code, lack.first) not in text:
            message, hint = _unshaped(lack) if unshaped else _undrawn(lack)
            problems.error(lack.first, message, hint, code=code)


def _unshaped(lack: Lack) -> tuple[str, str]:
    letter = next(iter(lack.characters))
    package = missing_package(letter)
    if package:
        return (
            f"{lack.script} can't be set on paper without the package {package}{_more(lack)}",
            f"install it with python -m pip install {package}; or build the slides alone with --layout lecture",
        )
    if draws_on_paper(letter):
        return _without_family(lack)
    how = "run from right to left" if bidirectional(letter) in ("R", "AL", "AN") else "join or change places"
    return (
        f"{lack.script} can't be set on paper yet, since its letters {how}{_more(lack)}",
        f"build the slides alone with --layout lecture, where PowerPoint sets it; or {_way_out(lack)}",
    )


def _without_family(lack: Lack) -> tuple[str, str]:
    """What a project itself has to bring: a font, whose name or file its theme says."""
    package, family = family_for(lack.script)
    code = SCRIPT_CODES.get(lack.script, "")
    message = f"no font at hand draws {_named(lack)}{_more(lack)}"
    if not code:
        return message, f"name a TrueType file that has them in the theme's fallback; or {_way_out(lack)}"
    saying = (
        f"say in your theme: paper: {{fonts: {{by script: {{{code}: {{reading: {family or 'FILE.ttf'}}}}}}}}}"
    )
    if package:
        return message, f"python -m pip install {package}, and {saying}"
    return message, f"save a TrueType font that has them beside your theme, and {saying}"


def _undrawn(lack: Lack) -> tuple[str, str]:
    return (
        f"no font at hand draws {_named(lack)}{_more(lack)}",
        f"{_way_out(lack)}, or name a font that has it in the theme's fallback",
    )


def _named(lack: Lack) -> str:
    shown = [f"{character!r} (U+{ord(character):04X})" for character in lack.characters]
    if lack.script != SIGNS and len(shown) > 1:
        return f"{lack.script} letters such as {shown[0]}"
    left = len(shown) - MOST_SIGNS
    return ", ".join(shown[:MOST_SIGNS]) + (f" and {left} signs more" if left > 0 else "")


def _more(lack: Lack) -> str:
    if lack.places == 1:
        return ""
    return f", here and in {lack.places - 1:,} more place{'s' if lack.places > 2 else ''}"


def _way_out(lack: Lack) -> str:
    if lack.written:
        return "write it in letters that the theme's fonts draw"
    return "write it otherwise in the layout or the picture that it comes from"
