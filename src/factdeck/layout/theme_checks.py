"""A merged theme to what is wrong with it: names that it does not have, and colours that can't be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factdeck.layout.contrast import LEAST_CONTRAST, contrast_ratio, least_contrast, readable
from factdeck.layout.font_files import is_file
from factdeck.layout.fonts import find_face
from factdeck.layout.theme import MediumSpec, StyleSpec, ThemeSpec, flattened
from factdeck.layout.values import Medium
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text

REQUIRED_COLOURS = ("ink", "paper", "accent", "second", "tint", "rule", "muted", "night", "mist")
REQUIRED_STYLES = ("body", "title", "heading", "label", "caption")
REQUIRED_SPACES: dict[Medium, tuple[str, ...]] = {
    "paper": ("panel", "cell", "answer line"),
    "slides": ("panel", "cell"),
}
RULED = ("answer line",)
"""Spaces between ruled lines."""
LEAST_RULED = 6.0
LEAST_APART = 1.8
"""The contrast of the two colours that drawings tell things apart by, so that a grey print shows it."""
MEDIA: tuple[Medium, ...] = ("paper", "slides")
INKS = (
    ("ink", "paper"),
    ("ink", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("second", "paper"),
    ("muted", "paper"),
    ("muted", "tint"),
    ("mist", "night"),
    ("paper", "night"),
)
"""Colours that blocks set small labels in, whatever the styles say, each with what it may stand on."""


def check_theme(spec: ThemeSpec, mark: Mark | None, problems: Problems) -> None:
    """Report all that is wrong in a theme merged with those that it extends.

    Colours that are hard to read are told at the line that sets them.
    """
    before = len(problems.errors)
    for name in REQUIRED_COLOURS:
        if name not in spec.colours:
            problems.error(
                mark,
                f"colours: the theme gives no colour {name!r}",
                "add it, or extend a theme that has it",
                code=codes.INCOMPLETE_THEME,
            )
    for medium in MEDIA:
        _check_medium(spec, medium, mark, problems)
    if len(problems.errors) == before:
        for medium in MEDIA:
            _check_contrast(spec, medium, mark, problems)
        _check_apart(spec, mark, problems)


def _check_medium(spec: ThemeSpec, medium: Medium, mark: Mark | None, problems: Problems) -> None:
    part: MediumSpec = getattr(spec, medium)
    for name in REQUIRED_STYLES:
        if name not in part.styles:
            problems.error(
                mark, f"{medium}.styles: the theme gives no style {name!r}", code=codes.INCOMPLETE_THEME
            )
    for name in REQUIRED_SPACES[medium]:
        if name not in part.spaces:
            problems.error(
                mark, f"{medium}.spaces: the theme gives no space {name!r}", code=codes.INCOMPLETE_THEME
            )
    for name in RULED:
        if part.spaces.get(name, LEAST_RULED) < LEAST_RULED:  # type: ignore[call-overload]
            problems.error(
                mark,
                f"{medium}.spaces.{name}: lines nearer than {LEAST_RULED:g}pt can't be written on",
                "take 24pt or so",
                code=codes.INCOMPLETE_THEME,
            )
    for name, style in part.styles.items():
        _check_style(f"{medium}.styles.{name}", style, part, spec, problems)
    families = [part.fonts.reading, part.fonts.label, part.fonts.title, *part.fonts.fallback]
    families += [family for result in part.fonts.fallback_by_language.values() for family in result]
    of_scripts = [family for own in part.fonts.by_script.values() for family in (own.reading, own.label)]
    families += [family for family in of_scripts if family is not None and is_file(family)]
    if part.fonts.reading is None:
        problems.error(mark, f"{medium}.fonts: the theme names no reading font", code=codes.INCOMPLETE_THEME)
    for family in families:
        if family is not None:
            _check_family(family, f"{medium}.fonts", problems)


def _check_style(path: str, style: StyleSpec, part: MediumSpec, spec: ThemeSpec, problems: Problems) -> None:
    known = [*spec.colours, *part.colours]
    for key, colour in (("colour", style.colour), ("on", style.on)):
        if colour and colour not in known:
            problems.error(
                colour.mark,
                f"{path}.{key}: no colour is named {str(colour)!r}",
                f"one of {', '.join(sorted(set(map(str, known))))}",
                code=codes.INCOMPLETE_THEME,
            )
    seen: list[str] = []
    step: StyleSpec | None = style
    while step is not None and step.like is not None:
        if step.like not in part.styles or step.like in seen:
            what = "leads back to itself" if step.like in seen else "is no style of this medium"
            problems.error(
                step.like.mark, f"{path}.like: {str(step.like)!r} {what}", code=codes.INCOMPLETE_THEME
            )
            return
        seen.append(str(step.like))
        step = part.styles[step.like]


def _check_family(family: Text, path: str, problems: Problems) -> None:
    try:
        find_face(str(family))
    except ValueError as error:
        problems.error(family.mark, f"{path}: {error}", code=codes.INCOMPLETE_THEME)


class _Use(Struct, frozen=True):
    """Text in one colour on another, by the colours' names, and what it needs."""

    colour: str
    background: str
    least: float
    where: str


def _check_contrast(spec: ThemeSpec, medium: Medium, mark: Mark | None, problems: Problems) -> None:
    colours = spec.colours_of(medium)
    message: set[tuple[str, str]] = set()
    for use in sorted(_uses(spec, medium), key=lambda use: -use.least):
        ratio = contrast_ratio(colours[use.colour], colours[use.background])
        if ratio < use.least and (use.colour, use.background) not in message:
            message.add((use.colour, use.background))
            _tell(use, ratio, colours, mark, problems)


def _check_apart(spec: ThemeSpec, mark: Mark | None, problems: Problems) -> None:
    """Two colours that only their hue tells apart; one colour for both is a theme without hues, which has none to lose."""
    pairs = {(colours["accent"], colours["second"]) for colours in map(spec.colours_of, MEDIA)}
    for accent, second in sorted(pairs):
        ratio = contrast_ratio(accent, second)
        if accent.lower() != second.lower() and ratio < LEAST_APART:
            problems.warning(
                _setter(accent, second, mark),
                f"colours: accent ({accent}) and second ({second}) are {ratio:.2f}:1 apart, so that they look the same "
                f"in grey; {LEAST_APART:g}:1 tells them apart",
                "make one of them darker or lighter",
                code=codes.COLOURS_ALIKE,
            )


def _uses(spec: ThemeSpec, medium: Medium) -> Iterator[_Use]:
    """Every style with what it stands on; without ``on`` that is paper, and the tint of a panel."""
    part: MediumSpec = getattr(spec, medium)
    for name in part.styles:
        style = flattened(str(name), part.styles)
        least = least_contrast(style.size or 10.0, bool(style.bold))
        for background in [str(style.on)] if style.on else ["paper", "tint"]:
            yield _Use(str(style.colour or "ink"), background, least, f"{medium}.styles.{name}")
    for colour, background in INKS:
        yield _Use(colour, background, LEAST_CONTRAST, f"labels on {medium}")


def _tell(use: _Use, ratio: float, colours: Mapping[str, str], mark: Mark | None, problems: Problems) -> None:
    colour, background = colours[use.colour], colours[use.background]
    better = readable(colour, background, use.least)
    problems.error(
        _setter(colour, background, mark),
        f"colours.{use.colour}: {colour} on {use.background} ({background}) has a contrast of {ratio:.2f}:1; "
        f"{use.where} needs {use.least:g}:1",
        f"{better} would do for {use.colour}" if better else f"make {use.background} lighter or darker",
        code=codes.LOW_CONTRAST,
    )


def _setter(colour: str, background: str, theme: Mark | None) -> Mark | None:
    """Where the colour is set, or its background where only that is in the theme at hand."""
    marks = [value.mark for value in (colour, background) if isinstance(value, Text)]
    own = [mark for mark in marks if theme and mark.source.name == theme.source.name]
    return next(iter(own or marks), theme)
