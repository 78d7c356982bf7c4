"""A theme file and those it extends to the styles, colours and spaces that blocks are made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

from pydantic import Field

from factdeck import codes
from factdeck.layout.fonts import find_face
from factdeck.layout.values import Colour, Length, Switch
from factdeck.problems import Mark, Problems
from factdeck.reading import Strict, Text
from factdeck.scene import Align, Face, LevelStyle, TextStyle

Medium = Literal["paper", "slides"]
REQUIRED_COLOURS = ("ink", "paper", "accent", "second", "tint", "rule", "muted")
REQUIRED_STYLES = ("body", "title", "heading", "label", "caption")


class FontsSpec(Strict):
    reading: Text | None = Field(None, description="The family that running text is set in.")
    label: Text | None = Field(None, description="The family of labels, figures and captions.")
    title: Text | None = Field(None, description="The family of titles; the reading family where not given.")
    fallback: list[Text] = Field(
        default_factory=list, description="Families asked, in order, for characters that the others lack."
    )


class StyleSpec(Strict):
    like: Text | None = Field(None, description="A style of the same medium that this one starts from.")
    font: Literal["reading", "label", "title"] | None = Field(None, description="Which of the theme's fonts.")
    bold: Switch | None = Field(None, description="yes or no.")
    italic: Switch | None = Field(None, description="yes or no.")
    size: Length | None = Field(None, description="Type size, as in 9.5pt.", examples=["9.5pt"])
    leading: Length | None = Field(
        None, description="Baseline to baseline, as in 12.5pt.", examples=["12.5pt"]
    )
    colour: Text | None = Field(None, description="The name of one of the theme's colours.", examples=["ink"])
    align: Literal["left", "right", "center", "justify"] | None = Field(
        None, description="How lines are set."
    )
    space_before: Length | None = Field(None, alias="space before", description="Room above the paragraph.")
    space_after: Length | None = Field(None, alias="space after", description="Room below the paragraph.")
    first_line: Length | None = Field(
        None, alias="first line", description="Indent of a paragraph's first line."
    )
    indent: Length | None = Field(None, description="Left edge of the text; a bullet hangs before it.")
    bullet: Text | None = Field(None, description="The sign before a list item.", examples=["•"])
    hyphenate: Switch | None = Field(None, description="Whether words may be divided.")


class MediumSpec(Strict):
    fonts: FontsSpec = Field(
        default_factory=lambda: FontsSpec.model_validate({}), description="Font families."
    )
    smallest: Length | None = Field(None, description="No text is ever set smaller than this.")
    styles: dict[Text, StyleSpec] = Field(default_factory=dict, description="Paragraph styles by name.")
    spaces: dict[Text, Length] = Field(default_factory=dict, description="Named distances.")


class ThemeSpec(Strict):
    """A theme as it is written: each part may be left to the theme that it extends."""

    extends: Text | None = Field(None, description="The theme that this one changes.", examples=["classic"])
    description: Text | None = Field(None, description="What the theme is for, in a line.")
    colours: dict[Text, Colour] = Field(default_factory=dict, description="Colours by name, as #rrggbb.")
    paper: MediumSpec = Field(
        default_factory=lambda: MediumSpec.model_validate({}), description="How paper is set."
    )
    slides: MediumSpec = Field(
        default_factory=lambda: MediumSpec.model_validate({}), description="How slides are set."
    )


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces of a family."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, bold: bool, italic: bool) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style with every question answered; lengths in points."""

    name: str
    faces: Faces
    fallback: tuple[Face, ...]
    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    space_before: float = 0.0
    space_after: float = 0.0
    first_line: float = 0.0
    indent: float = 0.0
    bullet: str = ""
    hyphenate: bool = False

    def text_style(self, bold: bool = False, italic: bool = False) -> TextStyle:
        """The style of a run; italics inside an italic style stand upright."""
        face = self.faces.face(self.bold or bold, self.italic != italic)
        return TextStyle(face, self.size, self.colour)

    def level_style(self) -> LevelStyle:
        return LevelStyle(
            self.text_style(), self.leading, self.align, self.space_before, self.indent, self.bullet, 0.0
        )


@dataclass(frozen=True)
class Theme:
    """Colours by name, and a medium's styles and spaces at a scale."""

    name: str
    medium: Medium
    scale: float
    colours: Mapping[str, str]
    _spec: MediumSpec = field(repr=False)

    @cached_property
    def fallback(self) -> tuple[Face, ...]:
        return tuple(find_face(str(family)) for family in self._spec.fonts.fallback)

    @cached_property
    def _faces(self) -> dict[str, Faces]:
        fonts = self._spec.fonts
        return {
            "reading": family_faces(str(fonts.reading)),
            "label": family_faces(str(fonts.label or fonts.reading)),
            "title": family_faces(str(fonts.title or fonts.reading)),
        }

    @cached_property
    def _styles(self) -> dict[str, ParagraphStyle]:
        return {str(name): self._resolve(str(name)) for name in self._spec.styles}

    @property
    def spec(self) -> MediumSpec:
        return self._spec

    @property
    def smallest(self) -> float:
        return self._spec.smallest or 0.0

    def style(self, name: str) -> ParagraphStyle:
        """A style by name; raises KeyError where the theme has none."""
        return self._styles[name]

    def space(self, name: str) -> float:
        return self._spec.spaces[name] * self.scale  # type: ignore[index]

    def family(self, font: Literal["reading", "label", "title"]) -> str:
        return self._faces[font].regular.family

    def scaled(self, scale: float) -> Theme:
        return Theme(self.name, self.medium, scale, self.colours, self._spec)

    def _resolve(self, name: str) -> ParagraphStyle:
        spec = flattened(name, self._spec.styles)
        size = max((spec.size or 10.0) * self.scale, self.smallest)
        leading = (spec.leading or (spec.size or 10.0) * 1.25) * (size / (spec.size or 10.0))
        return ParagraphStyle(
            name=name,
            faces=self._faces[spec.font or "reading"],
            fallback=self.fallback,
            size=size,
            leading=leading,
            colour=self.colours[str(spec.colour or "ink")],
            bold=bool(spec.bold),
            italic=bool(spec.italic),
            align=spec.align or "left",
            space_before=(spec.space_before or 0.0) * self.scale,
            space_after=(spec.space_after or 0.0) * self.scale,
            first_line=(spec.first_line or 0.0) * self.scale,
            indent=(spec.indent or 0.0) * self.scale,
            bullet=str(spec.bullet or ""),
            hyphenate=bool(spec.hyphenate),
        )


def family_faces(family: str) -> Faces:
    return Faces(
        find_face(family),
        find_face(family, bold=True),
        find_face(family, italic=True),
        find_face(family, bold=True, italic=True),
    )


Model = TypeVar("Model", bound=Strict)


def merged(base: Model, changes: Model) -> Model:
    """The base with what the changes set: mappings key by key, everything else whole."""
    values = {name: getattr(base, name) for name in type(base).model_fields}
    for name in changes.model_fields_set:
        values[name] = _merged_value(values[name], getattr(changes, name))
    return type(base).model_construct(_fields_set=base.model_fields_set | changes.model_fields_set, **values)


def _merged_value(old: object, new: object) -> object:
    if isinstance(old, Strict) and isinstance(new, Strict):
        return merged(old, new)
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged_value(old.get(key), value) for key, value in new.items()}
    return new


def flattened(name: str, styles: Mapping[Text, StyleSpec]) -> StyleSpec:
    """A style with all that it takes from the styles it is like."""
    spec = styles[name]  # type: ignore[index]
    return merged(flattened(str(spec.like), styles), spec) if spec.like else spec


def check_theme(spec: ThemeSpec, mark: Mark | None, problems: Problems) -> None:
    """Report whatever in a merged theme names something that the theme does not have."""
    for name in REQUIRED_COLOURS:
        if name not in spec.colours:
            problems.error(
                mark,
                f"colours: the theme gives no colour {name!r}",
                "add it, or extend a theme that has it",
                code=codes.INCOMPLETE_THEME,
            )
    for medium in ("paper", "slides"):
        _check_medium(spec, medium, mark, problems)


def _check_medium(spec: ThemeSpec, medium: Medium, mark: Mark | None, problems: Problems) -> None:
    part: MediumSpec = getattr(spec, medium)
    for name in REQUIRED_STYLES:
        if name not in part.styles:
            problems.error(
                mark, f"{medium}.styles: the theme gives no style {name!r}", code=codes.INCOMPLETE_THEME
            )
    for name, style in part.styles.items():
        _check_style(f"{medium}.styles.{name}", style, part, spec, problems)
    families = [part.fonts.reading, part.fonts.label, part.fonts.title, *part.fonts.fallback]
    if part.fonts.reading is None:
        problems.error(mark, f"{medium}.fonts: the theme names no reading font", code=codes.INCOMPLETE_THEME)
    for family in families:
        if family is not None:
            _check_family(family, f"{medium}.fonts", problems)


def _check_style(path: str, style: StyleSpec, part: MediumSpec, spec: ThemeSpec, problems: Problems) -> None:
    if style.colour and style.colour not in spec.colours:
        known = ", ".join(sorted(map(str, spec.colours)))
        problems.error(
            style.colour.mark,
            f"{path}.colour: no colour is named {str(style.colour)!r}",
            f"one of {known}",
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
