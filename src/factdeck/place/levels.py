"""The style of a list to the styles of its levels, as someone who edits a slide by hand expects them."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.scene import LevelStyle

SHARES = (1.0, 11 / 12, 5 / 6, 5 / 6, 5 / 6)
"""Of the first level's size of type, from the outermost level to the innermost: 24, 22, 20, 20 and 20 points."""
BULLETS = "•–"
"""In turn; the first level keeps its own."""


def levels_of(first: LevelStyle) -> tuple[LevelStyle, ...]:
    """Five levels of a list, each indented by as much again; a style without a bullet has but one."""
    if not first.bullet:
        return (first,)
    return (first, *(_level(first, number) for number in range(1, len(SHARES))))


def _level(first: LevelStyle, number: int) -> LevelStyle:
    share = SHARES[number]
    hanging = first.indent - first.bullet_x
    return replace(
        first,
        style=replace(first.style, size=round(first.style.size * share, 1)),
        leading=first.leading * share,
        space_before=first.space_before / 2,
        indent=first.indent + hanging * number,
        bullet=BULLETS[number % len(BULLETS)],
        bullet_x=first.bullet_x + hanging * number,
    )
