"""An article and the name of a layout to a placed document, with the files that it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic

from msgspec import Struct
from msgspec.structs import replace

from factdeck.building.options import Options
from factdeck.building.output import Document, Materials, Output
from factdeck.building.outputs import PDF, layout_models, output_of
from factdeck.building.rests_on import files_of
from factdeck.layout.font_metrics import DamagedFont
from factdeck.messages import codes
from factdeck.messages.problems import Problems

if TYPE_CHECKING:
    from factdeck.article import Article
    from factdeck.citations.worded import Citations
    from factdeck.layout.loading import LayoutFiles
    from factdeck.layout.model import Layout
    from factdeck.layout.theme import NoStyle, Theme
    from factdeck.layout.words import Words
    from factdeck.reading import Text


class Placed(Struct, Generic[Document], frozen=True):
    """A document that can be rendered."""

    output: Output[Document]
    document: Document
    depends: tuple[Path, ...]
    """Every file that it was made from."""
    on_template: bool
    """Whether it has shapes and pictures of a template, which the document does not hold."""


def place_layout(
    article: Article, name: str, problems: Problems, options: Options, files: LayoutFiles | None = None
) -> Placed[Any] | None:
    """What a layout makes of the article; None where problems has a new error.

    ``files`` learns which files of layouts were read, also where nothing is made of them.
    """
    from factdeck.layout.loading import layout_files
    from factdeck.layout.theme import NoStyle
    from factdeck.place.measuring import forget_measures

    files, before = files or layout_files(), len(problems.errors)
    if options.simple:
        from factdeck.article.simple import simplified

        article = simplified(article, problems)
    materials = _materials(article, name, files, problems, options)
    if materials is None:
        return None
    output = output_of(materials.layout)
    try:
        document = output.place(materials, problems)
    except NoStyle as missing:
        _report_no_style(missing, materials.theme, name, files, problems)
        return None
    except DamagedFont as damaged:
        report_damage(damaged, problems)
        return None
    finally:
        forget_measures()
    if document is None or len(problems.errors) > before:
        return None
    template = materials.template
    depends = (*files_of(article), *files.read, *([template.path] if template else []))
    return Placed(output, document, depends, template is not None)


def report_damage(damaged: DamagedFont, problems: Problems) -> None:
    """Report a font file that what is made needs."""
    problems.error(
        None, str(damaged), "copy the font anew, or name another in the theme", codes.INCOMPLETE_THEME
    )


def _report_no_style(
    missing: NoStyle, theme: Theme, layout: str, files: LayoutFiles, problems: Problems
) -> None:
    """Report the style at the block that needs it, and each theme at hand that does not have it, either."""
    from factdeck.layout.loading import themes_without

    others = themes_without(str(missing), theme.medium, files)
    named = [theme.name, *(name for name in others if name != theme.name)]
    message = (
        f"the theme {named[0]!r} has no style"
        if len(named) == 1
        else f"the themes {', '.join(repr(name) for name in named)} have no style"
    )
    problems.error(
        missing.mark,
        f"{message} {str(missing)!r} for {theme.medium}, which a block of {layout} needs",
        "add it, or extend a theme that has it, such as classic",
        code=codes.INCOMPLETE_THEME,
    )


class _Frame(Struct, frozen=True):
    """What articles of a language are set in: a layout with its theme and words, which fit one another."""

    layout: Layout
    theme: Theme
    words: Words


def _frame(name: Text | str, theme: str, lang: str, files: LayoutFiles, problems: Problems) -> _Frame | None:
    """The layout of a name with its theme, or another one, and words; None where anything is wrong, which is reported."""
    from factdeck.layout.remembered import remembered

    key = ("frame", str(name), theme, lang, *map(str, files.folders))
    return remembered(
        key, files.seen, problems, lambda seen: _checked_frame(name, theme, lang, files.over(seen), problems)
    )


def _checked_frame(
    name: Text | str, theme: str, lang: str, files: LayoutFiles, problems: Problems
) -> _Frame | None:
    from factdeck.blocks.arrange import check_blocks
    from factdeck.layout.loading import read_layout
    from factdeck.layout.uses import check_uses
    from factdeck.layout.word_checks import check_words

    before = len(problems.errors)
    layout = read_layout(name, layout_models(), files, problems)
    if layout is None:
        return None
    check_blocks(layout, problems)
    themed = _theme_of(layout, theme, files, problems)
    if themed is not None:
        check_uses(layout, themed, problems)
    words = _words_for(lang, layout, files, problems)
    if words is not None:
        check_words(layout, words, problems)
    if themed is None or words is None or len(problems.errors) > before:
        return None
    return _Frame(layout, themed, words)


def _words_for(lang: str, layout: Layout, files: LayoutFiles, problems: Problems) -> Words | None:
    """Words in a language; in English on paper that can't set it, since the article itself may be in Latin letters."""
    from factdeck.layout.loading import read_words
    from factdeck.layout.words import FALLBACK

    if not _is_unset(lang, layout):
        return read_words(lang, files, problems)
    words = read_words(FALLBACK, files, problems)
    return replace(words, lacking=tuple(words.table)) if words is not None else None


def _is_unset(lang: str, layout: Layout) -> bool:
    """Whether a layout's medium can't set the letters of a language yet."""
    from factdeck.language.scripts import shaped_script
    from factdeck.layout.fonts import can_set_language

    return layout.medium == "paper" and shaped_script(lang) != "" and not can_set_language(lang)


def check_layout(article: Article, name: str, problems: Problems, options: Options) -> None:
    """Report what is wrong with a layout, its theme, template and citation style; nothing is placed."""
    from factdeck.layout.loading import layout_files

    _materials(article, name, layout_files(), problems, options)


def _materials(
    article: Article, name: str, files: LayoutFiles, problems: Problems, options: Options
) -> Materials | None:
    """All that the layout of a name is placed from; None where anything is wrong with it, which is reported."""
    frame = _frame(name, options.theme, article.lang, files, problems)
    return None if frame is None else _materials_in(frame, article, name, files, problems, options)


def _materials_in(
    frame: _Frame, article: Article, name: str, files: LayoutFiles, problems: Problems, options: Options
) -> Materials | None:
    layout, theme = frame.layout, frame.theme
    before = len(problems.errors)
    _warn_of_english(article, layout, frame.words, problems)
    template = output_of(layout).find_template(layout, options.template, problems)
    style = options.citation_style or layout.citation_style or theme.citation_style
    citations = _citations(article, style, files, problems)
    if len(problems.errors) > before:
        return None
    deck = _deck_of(article, layout, files, problems, options)
    if len(problems.errors) > before:
        return None
    return Materials(article, layout, theme, frame.words, template, options, deck, name, citations)


def _warn_of_english(article: Article, layout: Layout, words: Words, problems: Problems) -> None:
    """Warn of layouts' words that stand in English beside a text in another language."""
    if not words.lacking:
        return
    count = "the words" if words.lang != article.lang else f"{len(words.lacking)} of the words"
    such = words.table["sources" if "sources" in words.lacking else words.lacking[0]]
    why, hint = f"there are none in {article.lang!r}", "translate them in layouts/words.yaml of your project"
    if _is_unset(article.lang, layout):
        why, hint = (
            f"paper can't set those in {article.lang!r} yet",
            "slides have them in the language of the text",
        )
    problems.warning(
        article.title[0].mark_at(0),
        f"{count} that layouts set, such as “{such}”, are in English: {why}",
        hint,
        code=codes.ENGLISH_WORDS,
    )


def _deck_of(
    article: Article, layout: Layout, files: LayoutFiles, problems: Problems, options: Options
) -> Materials | None:
    """What the deck that a layout of paper prints is placed from, in that layout's theme."""
    from factdeck.layout.deck_layout import DeckLayout
    from factdeck.layout.paper_layout import PaperLayout

    name = layout.deck if isinstance(layout, PaperLayout) else None
    if name is None:
        return None
    options = replace(options, template="", theme=options.theme or str(layout.theme))
    frame = _frame(name, options.theme, article.lang, files, problems)
    if frame is None:
        return None
    if not isinstance(frame.layout, DeckLayout):
        problems.error(
            name.mark,
            f"deck: {str(name)!r} makes no slides",
            "name a layout of slides, such as lecture",
            code=codes.WRONG_KIND,
        )
        return None
    return _materials_in(frame, article, str(name), files, problems, options)


SHORT = "short"
"""The style that needs no CSL: numbers, and entries that fit a fact sheet."""


def _citations(
    article: Article, name: Text | str | None, files: LayoutFiles, problems: Problems
) -> Citations | None:
    """What a named style says of the article's sources; its engine is loaded only where there are any."""
    if name is None or str(name) == SHORT:
        return None
    if not article.sources:
        from factdeck.citations.named import style_path

        style_path(name, files, problems)
        return None
    from factdeck.citations.found import find_locale, find_style
    from factdeck.citations.worded import word_citations

    style = find_style(name, files, problems)
    return word_citations(article, style, find_locale(style, article.lang, files)) if style else None


def _theme_of(layout: Layout, name: str, files: LayoutFiles, problems: Problems) -> Theme | None:
    from factdeck.layout.loading import read_theme

    return read_theme(name or layout.theme, layout.medium, files, problems)


def sheet_theme() -> Theme | None:
    """The theme of the sheet that is built where no layout is asked for; None where something is wrong with it."""
    from factdeck.layout.loading import layout_files, read_layout

    files, ignored = layout_files(), Problems()
    layout = read_layout(PDF.usual_layout, layout_models(), files, ignored)
    return _theme_of(layout, "", files, ignored) if layout else None
