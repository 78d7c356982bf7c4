"""What programs and the command line build with: an article's file or text to its value, its problems and its outputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from msgspec import Struct

from factdeck.article import Article, read_article
from factdeck.article.context import lies_there
from factdeck.building.article import (
    OutputFile,
    PieceResult,
    Run,
    Seen,
    build_article,
    check_article,
    check_text_alone,
    in_turn,
    preload,
    told_of_all,
)
from factdeck.building.layouts import LayoutInfo, find_layouts, layout_path, theme_path
from factdeck.building.names import output_names, output_stem
from factdeck.building.options import Options
from factdeck.building.outputs import usual_layouts
from factdeck.building.pieces import Asked, Piece, pieces_of
from factdeck.building.rests_on import files_of
from factdeck.files.names import slug_of
from factdeck.layout.loading import own_layouts
from factdeck.messages import codes
from factdeck.messages.problems import FactdeckError, Mark, Problem, Problems, Source
from factdeck.reading import decode, read_source, read_stream

__all__ = [
    "Article",
    "ArticleSource",
    "Asked",
    "BlockInfo",
    "FactdeckError",
    "LayoutInfo",
    "Options",
    "OutputFile",
    "Outputs",
    "Piece",
    "PieceResult",
    "Problem",
    "blocks",
    "build",
    "build_asked",
    "check",
    "check_asked",
    "check_layouts",
    "credits_of",
    "export",
    "find_layouts",
    "layout_path",
    "load",
    "loads",
    "output_names",
    "output_stem",
    "own_layouts",
    "pieces_of",
    "preload",
    "table_of",
    "theme_path",
    "told_of_all",
    "usual_layouts",
]

ArticleSource: TypeAlias = "Article | str | os.PathLike[str] | BinaryIO"
"""An article that was loaded, the path of its file, or an open file of bytes."""
Name: TypeAlias = "str | os.PathLike[str]"
"""A name of ours, or the path of a file."""


class Outputs(Struct, frozen=True):
    """The finished files of one article, in the order of their layouts; nothing is written yet."""

    files: tuple[OutputFile, ...]
    warnings: tuple[Problem, ...]
    """What is not wrong, but may not be meant, in the files' order."""
    results: tuple[PieceResult, ...] = ()
    """What each piece that was asked for came to; none for what was exported."""

    def __iter__(self) -> Iterator[OutputFile]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    @property
    def of_article(self) -> tuple[Problem, ...]:
        """The warnings that no piece told: of the article itself."""
        told = set(told_of_all(self.results))
        return tuple(warning for warning in self.warnings if warning not in told)

    def write(self, folder: str | os.PathLike[str] = "build") -> list[Path]:
        """Write all files into a folder, which is made where there is none, or none of them; returns their paths.

        Raises FactdeckError where two have one name, or one would replace a file that it was made from, and OSError
        or ValueError where one can't be written; old files are whole then.
        """
        from factdeck.files.plain import write_all
        from factdeck.files.targets import in_the_way

        targets = [Path(folder) / file.name for file in self.files]
        read = [path for file in self.files for path in file.depends]
        wrong = self._two_of_one_name() or in_the_way(targets, read)
        if wrong:
            raise FactdeckError([Problem.of(None, wrong)])
        write_all([(target, file.data) for target, file in zip(targets, self.files, strict=True)])
        return targets

    def _two_of_one_name(self) -> str:
        """Which two layouts would write the same file, as message; empty where none would, or both the same."""
        from factdeck.files.targets import folded

        files: dict[str, OutputFile] = {}
        for file in self.files:
            other = files.setdefault(folded(file.name), file)
            if other.layout != file.layout:
                return f"the layouts {other.layout!r} and {file.layout!r} would both write {file.name!r}"
            if other.data != file.data:
                return f"{file.layout!r} is asked for twice, and not in the same way: both would write {file.name!r}"
        return ""


def load(source: Name | BinaryIO, *, fetch: Callable[[str], None] = lies_there) -> Article:
    """Read an article from its file, or from an open file of bytes; ``str(error)`` shows each mistake with a caret.

    Its pictures are looked up in the file's folder, or in the current one. ``fetch`` is called with the name of each
    file that the article names there, before it is looked for, so that it can be put there; with some of them twice.
    Raises FactdeckError with all that is wrong, a file that is not there included.
    """
    article, problems = _read(source, fetch)
    return _sound(article, problems)


def loads(text: str, *, name: str = "article.yaml", folder: Name = "") -> Article:
    """Read an article from its text.

    ``name`` is what messages call the text, and without its ending what outputs are called by; ``folder`` is where
    pictures are looked up. Raises FactdeckError with all that is wrong.
    """
    problems = Problems()
    source = decode(name, text.encode("utf-8", "surrogatepass"), problems)
    article = None
    if source is not None:
        article = read_article(source, problems, slug=slug_of(name), folder=Path(folder))
    return _sound(article, problems)


def check(
    article: ArticleSource,
    layouts: Name | Sequence[Name] | None = None,
    *,
    theme: Name = "",
    paper: str = "",
    template: Name = "",
    sets: Name | Sequence[Name] = (),
    version: str = "",
    seed: str = "",
    minutes: int = 0,
    simple: bool = False,
    citation_style: Name = "",
    text_only: bool = False,
    run: Run[PieceResult] = in_turn,
) -> list[Problem]:
    """All that building would tell, and what would make the article better, in the file's order; empty if nothing.

    Takes what ``build`` takes; ``text_only`` leaves out whether the article fits its layouts, which takes most of the
    time. Raises ValueError for a paper size, a version or a number of minutes that there is not, and where SOURCE_DATE_EPOCH is no date.
    """
    options = Options(
        paper,
        os.fspath(theme),
        os.fspath(template),
        version=version,
        seed=seed,
        minutes=minutes,
        simple=simple,
        citation_style=os.fspath(citation_style),
    )
    return check_asked(article, _asked(layouts, sets, options), text_only=text_only, run=run)


def check_asked(
    article: ArticleSource, asked: Asked, *, text_only: bool = False, run: Run[PieceResult] = in_turn
) -> list[Problem]:
    """What ``check`` gives, of one value that says what is asked for."""
    value, problems = _read(article)
    if value is not None and text_only:
        check_text_alone(value, problems)
    elif value is not None:
        check_article(value, problems, asked.pieces(), run)
    return list(problems)


def check_layouts(asked: Asked) -> list[Problem]:
    """What is wrong with layouts that are asked for, and with what they are set in, of whatever article."""
    from factdeck.building.placing import check_layout

    article, problems = loads("title: A\nlead: B.\n"), Problems()
    for piece in asked.pieces():
        if piece.layout:
            check_layout(article, piece.layout, problems, piece.options)
    return problems.errors


def build(
    article: ArticleSource,
    layouts: Name | Sequence[Name] | None = None,
    *,
    theme: Name = "",
    paper: str = "",
    template: Name = "",
    sets: Name | Sequence[Name] = (),
    version: str = "",
    seed: str = "",
    minutes: int = 0,
    simple: bool = False,
    citation_style: Name = "",
    embed_source: bool = True,
    folder: Name | None = None,
    progress: Callable[[str], None] = lambda step: None,
    run: Run[PieceResult] = in_turn,
) -> Outputs:
    """Build an article, a loaded one or its file; nothing is written unless a ``folder`` is named.

    ``layouts`` are names or files of layouts; where they and ``sets`` are left out, the sheet and the deck are made.
    ``sets`` are names or files of sets, such as lesson. ``theme`` is a theme's name or file and ``paper`` a size such
    as A4 or Letter, both in place of the layouts'; ``template`` is a .pptx or .potx that decks are built on.
    ``version`` is a letter, ``seed`` what shuffles entries, and ``minutes`` the length of the lesson, for handouts
    that have versions, shuffle or plan. ``simple`` sets the simple texts in place of the usual ones. ``citation_style``
    is a style's name or its .csl file, in place of the layouts'. ``embed_source`` lets a PDF carry the article.
    ``progress`` is called with a line before each step. ``run`` runs the layouts' jobs, which know nothing of each other.

    Raises FactdeckError with all that is wrong, ValueError for a paper size, a version or a number of minutes that there
    is not and where SOURCE_DATE_EPOCH is no date, TypeError for what is no article, and what ``Outputs.write`` raises where a folder is named.
    """
    options = Options(
        paper,
        os.fspath(theme),
        os.fspath(template),
        embed_source,
        version=version,
        seed=seed,
        minutes=minutes,
        simple=simple,
        citation_style=os.fspath(citation_style),
    )
    outputs = build_asked(article, _asked(layouts, sets, options), progress=progress, run=run)
    if folder is not None:
        outputs.write(folder)
    return outputs


def build_asked(
    article: ArticleSource,
    asked: Asked,
    *,
    progress: Callable[[str], None] = lambda step: None,
    run: Run[PieceResult] = in_turn,
    seen: Seen = lambda piece, placed: None,
) -> Outputs:
    """What ``build`` gives, of one value that says what is asked for; nothing is written.

    ``seen`` is given each piece and what was placed of it, in the process that ``run`` has it made in.
    """
    value, problems = _read(article)
    value = _sound(value, problems)
    results = build_article(value, problems, asked.pieces(), progress, run, seen)
    problems.raise_errors()
    files = tuple(result.file for result in results if result.file is not None)
    return Outputs(files, tuple(problems), tuple(results))


def export(
    article: ArticleSource,
    formats: str | Sequence[str],
    *,
    what: str | Sequence[str] = (),
    folder: Name | None = None,
) -> Outputs:
    """Export an article, a loaded one or its file, to what other programs import; nothing is written unless a ``folder`` is named.

    ``formats`` are names such as ``gift`` or ``anki``; ``factdeck.exports.EXPORTS`` lists them. ``what`` names kinds of
    content, among them quiz, words, dates and people, where a format should hold others than it usually does. The files
    come in the order of the formats, each with the number of its questions, cards, events or places as ``pages``.

    Raises FactdeckError with all that is wrong, which includes whatever a format can't hold; ValueError for a format or
    a kind that there is not, or that do not go together, and where SOURCE_DATE_EPOCH is no date; and what
    ``Outputs.write`` raises where a folder is named.
    """
    from factdeck.exports import export
    from factdeck.files.source_date import source_date

    source_date()
    value, problems = _read(article)
    value = _sound(value, problems)
    kinds = (what,) if isinstance(what, str) else tuple(what)
    depends = files_of(value)
    files = []
    for name in dict.fromkeys([formats] if isinstance(formats, str) else formats):
        made = export(value, name, problems, kinds)
        if made is not None:
            files.append(OutputFile(made.name, made.data, name, made.count, made.unit, depends))
    problems.raise_errors()
    outputs = Outputs(tuple(files), tuple(problems))
    if folder is not None:
        outputs.write(folder)
    return outputs


class BlockInfo(Struct, frozen=True):
    """What a layout can show."""

    name: str
    shows: str
    """In a sentence."""
    options: Mapping[str, str]
    """What each option says, by its key."""


def blocks() -> list[BlockInfo]:
    """Every block that a layout can be made of, by name."""
    from factdeck.blocks import BLOCKS
    from factdeck.reading.strict import fields_of

    return [
        BlockInfo(
            name, block.shows, {each.key: each.description for each in fields_of(block.options).values()}
        )
        for name, block in sorted(BLOCKS.items())
    ]


def table_of(articles: Sequence[Path], folder: Path, problems: Problems) -> Iterator[str]:
    """A line for each article's file under a line of headings: what it holds, and what of it is built in a folder.

    What can't be read goes to problems.
    """
    from factdeck.building.inventory import table_of

    return table_of(articles, folder, problems)


def credits_of(articles: Sequence[Path], problems: Problems) -> Iterator[str]:
    """A line for each picture, map and chart of articles' files, and for their texts, under a line of headings: whose it is.

    What can't be read goes to problems.
    """
    from factdeck.building.inventory import credits_of

    return credits_of(articles, problems)


def _read(
    source: ArticleSource, fetch: Callable[[str], None] = lies_there
) -> tuple[Article | None, Problems]:
    """The article, None where it is wrong, and what reading it tells."""
    problems = Problems()
    if isinstance(source, Article):
        for warning in source.warnings:
            problems.add(warning)
        return source, problems
    if isinstance(source, (str, os.PathLike)):
        if "\n" in os.fspath(source) and not os.path.lexists(source):
            problems.error(
                Mark(Source("", "")), "a text stands here in the place of a path", _LOADS, codes.UNREADABLE
            )
            return None, problems
        path = Path(source)
        name, folder, text = str(source), path.parent, read_source(path, problems)
    elif not hasattr(source, "read"):
        raise TypeError(f"an article, a path or an open file of bytes is wanted, not {type(source).__name__}")
    else:
        name, folder, text = "-", Path(), read_stream("-", source, problems)
    if text is None:
        return None, problems
    return read_article(text, problems, slug=slug_of(name), folder=folder, fetch=fetch), problems


_LOADS = "factdeck.loads reads an article's text"


def _sound(article: Article | None, problems: Problems) -> Article:
    problems.raise_errors()
    assert article is not None
    return article


def _asked(layouts: Name | Sequence[Name] | None, sets: Name | Sequence[Name], options: Options) -> Asked:
    """With the usual layouts where neither layouts nor sets are named."""
    of_sets = _names(sets)
    if layouts is None and not of_sets:
        return Asked(usual_layouts(), options=options, usual=True)
    return Asked(_names(layouts or ()), of_sets, options)


def _names(names: Name | Sequence[Name]) -> tuple[str, ...]:
    given = [names] if isinstance(names, (str, os.PathLike)) else names
    return tuple(dict.fromkeys(os.fspath(each) for each in given))
