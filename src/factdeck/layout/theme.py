"""A theme file and those it extends to the styles, colours and spaces that blocks are made with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factdeck.language.scripts import forms_of, is_leftward_language, shaped_script
from factdeck.layout.fonts import find_face, is_at_hand, metrics
from factdeck.layout.lookalikes import ways_to_write
from factdeck.layout.values import Colour, Extent, Length, Medium, Scale, Switch, TypeSize
from factdeck.messages.problems import Mark
from factdeck.reading import Field, Strict, Text
from factdeck.reading.strict import fields_of
from factdeck.same import Same
from factdeck.scene import Align, Face, LevelStyle, TextStyle


class ScriptFontsSpec(Strict):
    """The families that texts in a script are set in."""

    reading: Text | None = Field(None, description="The family of running text.")
    label: Text | None = Field(
        None, description="The family of labels; that of running text where not given."
    )
    only_its_letters: Switch | None = Field(
        None,
        alias="only its letters",
        description="yes leaves words in other letters to the theme's own families.",
    )
    leading: Scale | None = Field(
        None,
        description="How many times as far apart lines stand as the styles say, for marks above and below letters.",
        examples=[1.1],
    )
    justify: Switch | None = Field(
        None,
        description="no sets lines ragged that the styles justify, as where hardly any spaces stand between words.",
    )
    slanted: Switch | None = Field(
        None,
        description="yes draws upright letters leaning in place of the family's italics; so are those of a family without any.",
    )


class FontsSpec(Strict):
    """The families of fonts."""

    reading: Text | None = Field(None, description="The family that running text is set in.")
    label: Text | None = Field(None, description="The family of labels, figures and captions.")
    title: Text | None = Field(None, description="The family of titles; the reading family where not given.")
    fallback: list[Text] = Field(
        default_factory=list, description="Families asked, in order, for characters that the others lack."
    )
    fallback_by_language: dict[Text, list[Text]] = Field(
        default_factory=dict,
        alias="fallback by language",
        description="Families asked before those, in texts of a language (BCP 47).",
        examples=[{"ja": ["Noto Sans JP"]}],
    )
    by_script: dict[Text, ScriptFontsSpec] = Field(
        default_factory=dict,
        alias="by script",
        description="Families of articles in a script whose letters join, stack, change places or run from right to left, by "
        "its code (ISO 15924), on paper; words in it are set in them in all others, too.",
        examples=[{"Hebr": {"reading": "Open Sans"}, "Deva": {"reading": "Noto Sans", "leading": 1.1}}],
    )


class StyleSpec(Strict):
    """A paragraph style."""

    like: Text | None = Field(None, description="A style of the same medium that this one starts from.")
    font: Literal["reading", "label", "title"] | None = Field(None, description="Which of the theme's fonts.")
    bold: Switch | None = Field(None, description="yes or no.")
    italic: Switch | None = Field(None, description="yes or no.")
    size: TypeSize | None = Field(None, description="Type size, as in 9.5pt.", examples=["9.5pt"])
    leading: TypeSize | None = Field(
        None, description="Baseline to baseline, as in 12.5pt.", examples=["12.5pt"]
    )
    colour: Text | None = Field(None, description="The name of one of the theme's colours.", examples=["ink"])
    on: Text | None = Field(
        None,
        description="The colour behind the text, where it is not that of paper or of a panel.",
        examples=["night"],
    )
    align: Literal["left", "right", "center", "justify"] | None = Field(
        None, description="How lines are set."
    )
    space_before: Extent | None = Field(None, alias="space before", description="Room above the paragraph.")
    space_after: Extent | None = Field(None, alias="space after", description="Room below the paragraph.")
    first_line: Length | None = Field(
        None, alias="first line", description="Indent of a paragraph's first line."
    )
    indent: Extent | None = Field(None, description="Left edge of the text; a bullet hangs before it.")
    bullet: Text | None = Field(None, description="The sign before a list item.", examples=["•"])
    hyphenate: Switch | None = Field(None, description="Whether words may be divided.")


STYLE_LENGTHS = ("size", "leading", "space_before", "space_after", "first_line", "indent")
"""What of a style is a length."""


class MediumSpec(Strict):
    """What a theme says of paper, or of slides."""

    fonts: FontsSpec = Field(default_factory=FontsSpec.made, description="Font families.")
    smallest: TypeSize | None = Field(None, description="No text is ever set smaller than this.")
    scale: Scale | None = Field(
        None, description="How many times as large all type and spacing is as the styles and spaces say."
    )
    pictures: Literal["colour", "grey"] | None = Field(
        None, description="grey prints flags and pictures in greys, with an outline around each."
    )
    styles: dict[Text, StyleSpec] = Field(default_factory=dict, description="Paragraph styles by name.")
    spaces: dict[Text, Extent] = Field(default_factory=dict, description="Named distances.")
    colours: dict[Text, Colour] = Field(
        default_factory=dict, description="Colours that differ from the theme's in this medium."
    )


class PaperSpec(MediumSpec):
    """How paper is set, and what of a layout's arrangement the type leaves room for."""

    fit: Literal["free"] | None = Field(
        None, description="free lets an article take the pages it needs, whatever the layout asks for."
    )
    one_column: Switch | None = Field(
        None, alias="one column", description="yes sets all that a layout puts side by side below each other."
    )
    margins: list[Extent] | None = Field(
        None,
        description="Top, right, bottom and left, in place of the layout's.",
        examples=[["20mm", "28mm", "20mm", "28mm"]],
        min_length=4,
        max_length=4,
    )
    dark_slides: Literal["dark", "light"] | None = Field(
        None,
        alias="dark slides",
        description="light prints slides with a dark background as dark ink on paper; dark prints them as they are.",
    )


class SlidesSpec(MediumSpec):
    """How slides are set, and how much one of them shows."""

    one_thing: Switch | None = Field(
        None,
        alias="one thing",
        description="yes prefers, where a layout offers a choice, the slide that has an exhibit or a text to one with both.",
    )


class ThemeSpec(Strict):
    """A theme as it is written: each part may be left to the theme that it extends."""

    extends: Text | None = Field(None, description="The theme that this one changes.", examples=["classic"])
    description: Text | None = Field(None, description="What the theme is for, in a line.")
    citation_style: Text | None = Field(
        None,
        alias="citation style",
        description="How sources are cited and listed, where the layout doesn't say: short, a style's name, or a .csl file.",
        examples=["apa"],
    )
    colours: dict[Text, Colour] = Field(default_factory=dict, description="Colours by name, as #rrggbb.")
    paper: PaperSpec = Field(default_factory=PaperSpec.made, description="How paper is set.")
    slides: SlidesSpec = Field(default_factory=SlidesSpec.made, description="How slides are set.")

    def colours_of(self, medium: Medium) -> dict[str, str]:
        """Colours by name, those of the medium before the theme's."""
        part: MediumSpec = getattr(self, medium)
        return {str(name): value for name, value in (self.colours | part.colours).items()}


class Faces(Struct, frozen=True):
    """The four faces of a family."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, bold: bool, italic: bool) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


class ParagraphStyle(Struct, frozen=True):
    """A style with every question answered; lengths in points."""

    name: str
    faces: Faces
    fallback: tuple[Face, ...]
    """Faces asked for characters that the style's own lack; see ``fallback_for``."""
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
    whole_addresses: bool = False
    """Whether lines end inside addresses only at hyphens, as in the programs that show slides."""
    by_language: tuple[tuple[str, tuple[Face, ...]], ...] = ()
    """Faces that texts of a language (BCP 47) ask before the fallback's."""
    rightward: Faces | None = None
    """The family of words that run rightward, where the style's own is for such as run leftward."""

    def fallback_for(self, lang: str) -> tuple[Face, ...]:
        """Faces asked, in order, for characters of a text in a language that the style's own faces lack."""
        for tag, faces in self.by_language:
            if lang == tag or lang.startswith(f"{tag}-"):
                return (*faces, *self.fallback)
        return self.fallback

    def text_style(self, bold: bool = False, italic: bool = False) -> TextStyle:
        """The style of a run; italics inside an italic style stand upright."""
        face = self.faces.face(self.bold or bold, self.italic != italic)
        return TextStyle(face, self.size, self.colour)

    def level_style(self) -> LevelStyle:
        return LevelStyle(
            self.text_style(), self.leading, self.align, self.space_before, self.indent, self.bullet, 0.0
        )


class NoStyle(LookupError):
    """A style that a block needs and the theme does not have; ``mark`` is where the layout names the block."""

    mark: Mark | None = None


class Theme(Struct, frozen=True, dict=True):
    """Colours by name, and a medium's styles and spaces at a scale."""

    name: str
    medium: Medium
    scale: float
    colours: Mapping[str, str]
    _spec: MediumSpec
    citation_style: Text | None = None
    """The name or file of a CSL style."""
    spacing: float = 1.0
    """How many times as large as the theme has them rooms between texts are, and lines to write on, whatever the type."""
    _usual: FontsSpec | None = None
    """The families of words that run rightward, where the theme's own are those of a script that runs leftward."""
    _own: ScriptFontsSpec | None = None
    """What is said of the script that the article is in, where its letters are shaped."""
    _language: str = ""
    """The article's, where its letters have forms of their own."""

    @cached_property
    def fallback(self) -> tuple[Face, ...]:
        """The faces that stand in; on paper the theme's own families come last, each for what the others lack."""
        result = [find_face(str(family)) for family in self._spec.fonts.fallback]
        own = [faces.regular for faces in self._faces.values()] if self.medium == "paper" else []
        return tuple(dict.fromkeys([*result, *own]))

    @cached_property
    def _by_language(self) -> tuple[tuple[str, tuple[Face, ...]], ...]:
        """The longest tags first."""
        given = sorted(self._spec.fonts.fallback_by_language.items(), key=lambda entry: -len(entry[0]))
        return tuple(
            (str(lang), tuple(find_face(str(family)) for family in result)) for lang, result in given
        )

    @cached_property
    def _faces(self) -> dict[str, Faces]:
        found = _faces_of(self._spec.fonts)
        if self._own is None:
            return found
        leaning = {name: _leaning(faces, bool(self._own.slanted)) for name, faces in found.items()}
        return {name: _in_forms_of(self._language, faces) for name, faces in leaning.items()}

    @cached_property
    def _rightward_faces(self) -> dict[str, Faces]:
        return _faces_of(self._usual) if self._usual else {}

    @cached_property
    def _resolved(self) -> dict[str, ParagraphStyle]:
        """The styles that were asked for: most layouts need few."""
        return {}

    @cached_property
    def style_names(self) -> Collection[str]:
        return dict.fromkeys(map(str, self._spec.styles))

    @property
    def free(self) -> bool:
        """Whether an article may take more or fewer pages than its layout asks for."""
        return isinstance(self._spec, PaperSpec) and self._spec.fit == "free"

    @property
    def one_column(self) -> bool:
        return isinstance(self._spec, PaperSpec) and bool(self._spec.one_column)

    @property
    def one_thing(self) -> bool:
        """Whether a slide shows an exhibit or a text, where there is a choice, and not both."""
        return isinstance(self._spec, SlidesSpec) and bool(self._spec.one_thing)

    @property
    def in_grey(self) -> bool:
        """Whether flags and pictures have no colours."""
        return self._spec.pictures == "grey"

    @property
    def lightens_slides(self) -> bool:
        """Whether slides with a dark background are printed as dark ink on paper."""
        return isinstance(self._spec, PaperSpec) and self._spec.dark_slides == "light"

    @property
    def margins(self) -> list[float] | None:
        """Top, right, bottom and left in points; None leaves them to the layout."""
        return self._spec.margins if isinstance(self._spec, PaperSpec) else None

    @property
    def spec(self) -> MediumSpec:
        return self._spec

    @property
    def smallest(self) -> float:
        """The size in points that no text is set below; 0 for none."""
        return self._spec.smallest or 0.0

    def style(self, name: str) -> ParagraphStyle:
        """A style by name; raises NoStyle where the theme has none."""
        result = self._resolved.get(name)
        if result is None:
            if name not in self.style_names:
                raise NoStyle(name)
            result = self._resolved[name] = self._resolve(name)
        return result

    def space(self, name: str) -> float:
        """A named distance in points, scaled as the type is."""
        return self._spec.spaces[name] * self.scale * self.spacing  # type: ignore[index]

    def family(self, font: Literal["reading", "label", "title"]) -> str:
        return self._faces[font].regular.family

    def faces(self, font: Literal["reading", "label", "title"]) -> Faces:
        """The four faces of a font."""
        return self._faces[font]

    def draws(self, character: str) -> bool:
        """Whether any of the fonts has glyphs for a character, or for what looks the same."""
        own = (faces.regular for faces in self._faces.values())
        faces = (*own, *self.fallback, *(face for _, result in self._by_language for face in result))
        return any(all(map(metrics(face).has, way)) for way in ways_to_write(character) for face in faces)

    def for_scripts(self, lang: str, scripts: Collection[str]) -> Theme:
        """The theme with the families of a language's script, and behind all others those of scripts (ISO 15924).

        The theme itself where it names none for them.
        """
        own = self._fonts_for(shaped_script(lang))
        others = [found for found in map(self._fonts_for, scripts) if found is not None]
        fonts = self._spec.fonts
        if own is None and not others:
            return self
        families = [str(each.label or each.reading) for each in others if each.label or each.reading]
        fallback = [*fonts.fallback, *map(Text, families)]
        leftward = is_leftward_language(lang)
        if own is not None and not leftward:
            own = own.changed(leading=own.leading or 1.0)
        if own is not None and own.only_its_letters and not leftward:
            fallback = [Text(str(own.label or own.reading)), *fallback]
        elif own is not None and own.reading:
            label = own.label or own.reading
            usual = [fonts.reading, fonts.label or fonts.reading, fonts.title or fonts.reading]
            fonts = fonts.changed(reading=own.reading, label=label, title=own.reading)
            fallback = [*(family for family in dict.fromkeys(usual) if family), *fallback]
        spec = self._spec.changed(fonts=fonts.changed(fallback=fallback))
        for_others = self._spec.fonts if own is not None and own.only_its_letters and leftward else None
        return Theme(
            self.name,
            self.medium,
            self.scale,
            self.colours,
            spec,
            self.citation_style,
            self.spacing,
            for_others,
            own,
            forms_of(lang) if own else "",
        )

    def _fonts_for(self, script: str) -> ScriptFontsSpec | None:
        """The families of a script; None where the theme names none, or none that is at hand."""
        found = self._spec.fonts.by_script.get(Text(script))
        return found if found is not None and found.reading and is_at_hand(str(found.reading)) else None

    def scaled(self, scale: float) -> Theme:
        """The same theme with all sizes so many times as large."""
        return self if scale == self.scale else _scaled(Same(self), scale)

    def tightened(self, spacing: float) -> Theme:
        """The same theme with all rooms between texts, and none of its type, so many times as large."""
        return self if spacing == self.spacing else _tightened(Same(self), spacing)

    def _own_leading(self, leading: float, size: float, faces: Faces) -> float:
        """As far as the script's lines stand apart, where marks above and below letters must not meet."""
        assert self._own is not None
        if self._own.leading is None:
            return leading
        return max(leading * self._own.leading, metrics(faces.regular).natural_leading * size)

    def _resolve(self, name: str) -> ParagraphStyle:
        spec = flattened(name, self._spec.styles)
        size = max((spec.size or 10.0) * self.scale, self.smallest)
        leading = (spec.leading or (spec.size or 10.0) * 1.25) * (size / (spec.size or 10.0))
        faces, align = self._faces[spec.font or "reading"], spec.align or "left"
        if self._own is not None:
            leading = self._own_leading(leading, size, faces)
            align = "left" if align == "justify" and self._own.justify is False else align
        return ParagraphStyle(
            name=name,
            faces=faces,
            fallback=self.fallback,
            size=size,
            leading=leading,
            colour=self.colours[str(spec.colour or "ink")],
            bold=bool(spec.bold),
            italic=bool(spec.italic),
            align=align,
            space_before=(spec.space_before or 0.0) * self.scale * self.spacing,
            space_after=(spec.space_after or 0.0) * self.scale * self.spacing,
            first_line=(spec.first_line or 0.0) * self.scale,
            indent=(spec.indent or 0.0) * self.scale,
            bullet=str(spec.bullet or ""),
            hyphenate=bool(spec.hyphenate),
            whole_addresses=self.medium == "slides",
            by_language=self._by_language,
            rightward=self._rightward_faces[spec.font or "reading"] if self._usual else None,
        )


def _leaning(faces: Faces, always: bool) -> Faces:
    """The faces with upright letters drawn leaning for italics where there are none, or ``always``."""
    regular, bold = faces.regular, faces.bold
    if not always and faces.italic.italic:
        return faces
    italic, bold_italic = (
        replace(face, name=f"{face.name}-Slanted", italic=True, slanted=True) for face in (regular, bold)
    )
    return Faces(regular, bold, italic, bold_italic)


def _in_forms_of(language: str, faces: Faces) -> Faces:
    """The faces with the forms of letters that a language has; as they are where it has none of its own."""
    if not language:
        return faces
    found = (faces.regular, faces.bold, faces.italic, faces.bold_italic)
    return Faces(*(replace(face, name=f"{face.name}-{language}", language=language) for face in found))


def _faces_of(fonts: FontsSpec) -> dict[str, Faces]:
    return {
        "reading": family_faces(str(fonts.reading)),
        "label": family_faces(str(fonts.label or fonts.reading)),
        "title": family_faces(str(fonts.title or fonts.reading)),
    }


@lru_cache(maxsize=16)
def _scaled(theme: Same[Theme], scale: float) -> Theme:
    """One for all articles that are set at the same scale, as most are that have room."""
    return _like(theme.value, scale, theme.value.spacing)


@lru_cache(maxsize=16)
def _tightened(theme: Same[Theme], spacing: float) -> Theme:
    """One for all articles that are set with the same rooms."""
    return _like(theme.value, theme.value.scale, spacing)


def _like(own: Theme, scale: float, spacing: float) -> Theme:
    return Theme(
        own.name,
        own.medium,
        scale,
        own.colours,
        own._spec,
        own.citation_style,
        spacing,
        own._usual,
        own._own,
        own._language,
    )


def family_faces(family: str) -> Faces:
    """A family's regular, bold, italic and bold italic face; raises ValueError where it is not known."""
    return Faces(
        find_face(family),
        find_face(family, bold=True),
        find_face(family, italic=True),
        find_face(family, bold=True, italic=True),
    )


Model = TypeVar("Model", bound=Strict)


def merged(base: Model, changes: Model) -> Model:
    """The base with what the changes set: mappings key by key, everything else whole."""
    values = {name: getattr(base, name) for name in fields_of(base)}
    for name in changes.written:
        values[name] = _merged_value(values[name], getattr(changes, name))
    return type(base).made(values, base.written | changes.written)


def _merged_value(old: object, new: object) -> object:
    if isinstance(old, Strict) and isinstance(new, Strict):
        return merged(old, new)
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged_value(old.get(key), value) for key, value in new.items()}
    return new


def enlarged(spec: MediumSpec) -> MediumSpec:
    """The medium with its scale in the sizes of its styles and in its spaces."""
    scale = spec.scale or 1.0
    styles = {name: _enlarged_style(style, scale) for name, style in spec.styles.items()}
    spaces = {name: space * scale for name, space in spec.spaces.items()}
    return spec.changed(styles=styles, spaces=spaces, scale=None) if scale != 1.0 else spec


def _enlarged_style(style: StyleSpec, scale: float) -> StyleSpec:
    sizes = {name: getattr(style, name) for name in STYLE_LENGTHS}
    return style.changed(**{name: size * scale for name, size in sizes.items() if size is not None})


def flattened(name: str, styles: Mapping[Text, StyleSpec]) -> StyleSpec:
    """A style with all that it takes from the styles it is like."""
    spec = styles[name]  # type: ignore[index]
    return merged(flattened(str(spec.like), styles), spec) if spec.like else spec
