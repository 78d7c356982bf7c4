"""An article's map to a drawing for its page: as on the sheet, and larger."""

from __future__ import annotations

from factdeck.article import Map, plain
from factdeck.blocks.look import look_on_screen
from factdeck.blocks.map_parts import map_spec
from factdeck.diagrams.map.shown import map_size, shown_map
from factdeck.drawing import Drawing
from factdeck.language.scripts import scripts_on_paper
from factdeck.layout.fonts import draws_on_paper
from factdeck.layout.loading import LayoutFiles, read_theme
from factdeck.layout.words import Words
from factdeck.messages.problems import Problems
from factdeck.scene import Face

THEME = "classic"
WIDTH, MOST_HEIGHT = 400.0, 330.0
"""Points, in which its labels are as large as on a sheet."""


def drawn_map(
    shown: Map, lang: str, words: Words, files: LayoutFiles
) -> tuple[Drawing, tuple[Face, ...]] | None:
    """The map and the faces of its labels; None where its names have letters that the theme's fonts lack."""
    theme = read_theme(THEME, "paper", files, Problems())
    if theme is None:
        return None
    names = frozenset("".join(plain(name) for name in shown.names()))
    theme = theme.for_scripts(lang, scripts_on_paper(names))
    if not all(letter.isspace() or (draws_on_paper(letter) and theme.draws(letter)) for letter in names):
        return None
    look = look_on_screen(theme, lang)
    spec = map_spec(shown, numbered=False, compass=words("compass"), base=words("base map"))
    width, height = map_size(spec, look, WIDTH)
    width *= min(1.0, MOST_HEIGHT / height)
    return shown_map(spec, look, width).drawing, look.faces
