"""An article's texts to the characters that no font of the fact sheet's theme draws, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factdeck.article import Article, Inline
from factdeck.article.reading import inlines_in
from factdeck.layout.glyphs import EVERYDAY, report_missing_glyph
from factdeck.problems import Problems


def check_glyphs(article: Article, problems: Problems, layout: str = "fact-sheet") -> None:
    """Report each character that the layout's fonts lack; silent where the layout itself is wrong."""
    rare = {character for text in _texts(article) for span in text for character in span.text} - EVERYDAY
    if not rare:
        return
    draws = _fonts_of(layout)
    for text in _texts(article) if draws else ():
        for span in text:
            for offset, character in enumerate(span.text):
                if character in rare and draws and not draws(character):
                    report_missing_glyph(character, span.mark_at(offset), problems)


def _texts(article: Article) -> Iterator[Inline]:
    """What is set on paper: all but the notes, for which PowerPoint finds fonts of its own."""
    return inlines_in(article, without=("notes",))


def _fonts_of(layout: str) -> Callable[[str], bool] | None:
    from factdeck.layout.loading import layout_files, read_layout, read_theme

    files, unheard = layout_files(), Problems()
    found = read_layout(layout, files, unheard)
    theme = read_theme(found.theme, "paper", files, unheard) if found else None
    return theme.draws if theme else None
