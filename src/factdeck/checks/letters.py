"""An article's texts, or a sheet made of them, to what no font of its theme draws: told once for each script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from factdeck.article import Article, Span, plain
from factdeck.article.kept import kept
from factdeck.article.model import Picture
from factdeck.article.prose import ProseBlock
from factdeck.article.reading import models_in
from factdeck.checks.glyphs import Place, undrawn_in
from factdeck.language.scripts import (
    is_leftward_language,
    needs_shaping,
    runs_leftwards,
    script_of,
    scripts_on_paper,
    shaped_script,
)
from factdeck.layout.fonts import draws_on_paper
from factdeck.layout.glyphs import EVERYDAY, Lack, report_lacks
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Strict, Text
from factdeck.reading.strict import fields_of
from factdeck.scene import Page

if TYPE_CHECKING:
    from factdeck.layout.theme import Theme

_NOT_SET = ("notes", "alt", "image", "keywords", "lang", "language", "id", "type", "link")
"""Fields that are spoken, or that no layout sets on paper."""


def check_glyphs(article: Article, problems: Problems, theme_at_hand: Callable[[], Theme | None]) -> None:
    """Report what a theme's fonts lack of an article's texts; the theme is asked for only where letters are rare."""
    rare = _rare_letters(article)
    theme = theme_at_hand() if rare else None
    if theme:
        undrawn = dict.fromkeys(_undrawn_by(theme_for_article(theme, article), rare))
        report_lacks(_lacks(article, undrawn), _own_scripts(article), problems)


def lacks_letters(article: Article, theme: Theme) -> bool:
    """Whether the article has letters, somewhere, that the theme's fonts lack."""
    return bool(_undrawn_by(theme_for_article(theme, article), _rare_letters(article)))


def theme_for_article(theme: Theme, article: Article) -> Theme:
    """The theme with the families that the article's language needs, and its words in scripts whose letters are shaped."""
    scripts = scripts_on_paper(_rare_letters(article))
    if not scripts and not shaped_script(article.lang):
        return theme
    return theme.for_scripts(article.lang, scripts)


def may_run_leftward(article: Article) -> bool:
    """Whether any word of the article, or of what is set beside it, may run from right to left."""
    if is_leftward_language(article.lang):
        return True
    return any(runs_leftwards(letter) for letter in _rare_letters(article))


@kept
def _rare_letters(article: Article) -> frozenset[str]:
    return frozenset(character for text in _texts(article) for character in _letters(text)) - EVERYDAY


def _undrawn_by(theme: Theme, letters: Set[str]) -> set[str]:
    return {letter for letter in letters if not draws_on_paper(letter) or not theme.draws(letter)}


def check_drawn(pages: Sequence[Page], article: Article, problems: Problems) -> None:
    """Report each script of which placed pages would show boxes, or letters that are set wrongly."""
    undrawn = undrawn_in(pages)
    if undrawn:
        report_lacks(_lacks(article, undrawn), _own_scripts(article), problems)


def _own_scripts(article: Article) -> frozenset[str]:
    """The scripts that most letters of the title are of, where those need shaping."""
    letters = [letter for letter in plain(article.title) if letter.isalpha()]
    shaped = [letter for letter in letters if needs_shaping(letter)]
    return frozenset(map(script_of, shaped)) if 2 * len(shaped) > len(letters) else frozenset()


def _lacks(article: Article, undrawn: Mapping[str, Place | None]) -> list[Lack]:
    """What is lacking by script, as the article wrote it; what it did not write, by its place on the sheet."""
    lacks: dict[str, Lack] = {}
    undrawn = {**undrawn, **dict.fromkeys(_unshaped_like(article, undrawn))}
    for text in _texts(article):
        if not undrawn.keys().isdisjoint(_letters(text)):
            _add_text(text, undrawn, lacks)
    written = {character for lack in lacks.values() for character in lack.characters}
    for character in sorted(undrawn.keys() - written):
        lack = lacks.setdefault(script_of(character), Lack(script_of(character), written=False))
        lack.add(character)
        lack.stands_at(_mark_of(article, undrawn[character]))
    return list(lacks.values())


def _unshaped_like(article: Article, undrawn: Mapping[str, object]) -> set[str]:
    """The article's other letters of the same scripts, so that a word is one place."""
    scripts = {script_of(character) for character in undrawn if needs_shaping(character)}
    if not scripts:
        return set()
    letters = {letter for text in _texts(article) for letter in _letters(text)}
    return {
        letter
        for letter in letters - undrawn.keys()
        if needs_shaping(letter) and script_of(letter) in scripts
    }


def _add_text(text: Span | Text, undrawn: Mapping[str, object], lacks: dict[str, Lack]) -> None:
    begun = set()
    for at, stretch in _stretches(_letters(text), undrawn):
        script = script_of(stretch[0])
        lack = lacks.setdefault(script, Lack(script))
        lack.add(stretch)
        if script not in begun:
            begun.add(script)
            lack.stands_at(text.mark_at(at))


def _stretches(letters: str, undrawn: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Neighbouring characters of one script that are not drawn, with the offset of the first."""
    start, script = 0, ""
    for at, character in enumerate(letters):
        result = script_of(character) if character in undrawn else ""
        if result != script:
            if script:
                yield start, letters[start:at]
            start, script = at, result
    if script:
        yield start, letters[start:]


def _mark_of(article: Article, place: Place | None) -> Mark:
    """The picture that a drawing was made from, else the line that the text comes from, else the beginning."""
    if place and place.drawing:
        pictures = (part for part in models_in(article) if isinstance(part, Picture))
        named = (picture.image.mark for picture in pictures if picture.file.stem == place.drawing)
        result = next(named, None)
        if result:
            return result
    line = place.origin.line if place and place.origin else 1
    return Mark(article.source, line)


def _letters(text: Span | Text) -> str:
    return text.text if isinstance(text, Span) else text


def _texts(article: Article) -> Iterator[Span | Text]:
    for part in models_in(article, without=_NOT_SET):
        for name in fields_of(part):
            if name not in _NOT_SET:
                yield from _texts_in(getattr(part, name))


def _texts_in(value: object) -> Iterator[Span | Text]:
    if isinstance(value, Span | Text):
        yield value
    elif isinstance(value, ProseBlock):
        yield from value.spans
    elif isinstance(value, tuple | list):
        for item in value:
            if not isinstance(item, Strict):
                yield from _texts_in(item)
