"""A theme's file to the same with the font files that it names at their places: paths count from the theme."""

from __future__ import annotations

from pathlib import Path

from factdeck.layout.font_files import files_beside, is_file
from factdeck.layout.theme import ScriptFontsSpec, ThemeSpec
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.reading import Text

_FONTS = ("reading", "label", "title")


def with_font_files(spec: ThemeSpec, folder: Path, problems: Problems) -> ThemeSpec:
    """The theme of a folder; a file that is not there is reported."""
    fonts, named = spec.paper.fonts, _families(spec)
    if not any(map(is_file, named)):
        return spec
    places = {each: _at(each, folder, problems) for each in named}
    changes: dict[str, object] = {
        name: places[getattr(fonts, name)] for name in _FONTS if getattr(fonts, name) is not None
    }
    if fonts.fallback:
        changes["fallback"] = [places[each] for each in fonts.fallback]
    if fonts.by_script:
        changes["by_script"] = {code: _of_script(own, places) for code, own in fonts.by_script.items()}
    return spec.changed(paper=spec.paper.changed(fonts=fonts.changed(**changes)))


def font_files_of(spec: ThemeSpec) -> list[Path]:
    """All files of the families that a theme names by files."""
    return [file for each in _families(spec) if is_file(each) for file in files_beside(Path(each))]


def _families(spec: ThemeSpec) -> list[Text]:
    fonts = spec.paper.fonts
    named = [*(getattr(fonts, name) for name in _FONTS), *fonts.fallback]
    named += [each for own in fonts.by_script.values() for each in (own.reading, own.label)]
    return [each for each in named if each is not None]


def _at(family: Text, folder: Path, problems: Problems) -> Text:
    if not is_file(family):
        return family
    file = (folder / str(family)).absolute()
    if not file.is_file():
        problems.error(
            family.mark,
            f"paper.fonts: there is no font file {str(family)!r}",
            "name the TrueType file of the regular face, counted from the theme's own folder",
            code=codes.INCOMPLETE_THEME,
        )
    return Text(str(file), family.mark)


def _of_script(own: ScriptFontsSpec, places: dict[Text, Text]) -> ScriptFontsSpec:
    named = {"reading": own.reading, "label": own.label}
    return own.changed(**{name: places[each] for name, each in named.items() if each is not None})
