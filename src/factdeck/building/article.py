"""An article and layouts to outputs: each layout is placed, and rendered if nothing is wrong; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Article
from factdeck.article.map import Map
from factdeck.article.picture import Picture
from factdeck.article.reading import models_in
from factdeck.building.output import CannotRender
from factdeck.building.outputs import OUTPUTS
from factdeck.building.pieces import NOTHING, Piece
from factdeck.building.placing import Placed, place_layout, report_damage, sheet_theme
from factdeck.building.rests_on import files_of
from factdeck.checks.letters import check_glyphs
from factdeck.derived import is_kept
from factdeck.layout.font_metrics import DamagedFont
from factdeck.messages import codes
from factdeck.messages.counted import counted
from factdeck.messages.problems import Problem, Problems

Result = TypeVar("Result")
Job = Callable[[], Result]
Run = Callable[[Sequence[Job[Result]]], Sequence[Result]]
"""Runs jobs that know nothing of each other; their results stand in the jobs' order."""
Seen = Callable[[Piece, Placed[Any]], None]
"""Is given each piece when it is placed, before it is written, in the process that its job runs in."""


class OutputFile(Struct, frozen=True):
    """A finished file that is not written yet."""

    name: str
    """The file's name, as in ``my-town-fact-sheet.pdf``."""
    data: bytes
    layout: str
    """The layout's name, or its file's, as it was asked for, and the version where there is one."""
    pages: int
    unit: str
    """What a page is called: page or slide."""
    depends: tuple[Path, ...]
    """Every file that it was made from."""

    def __repr__(self) -> str:
        """Short, as a notebook shows it: without the bytes."""
        return f"<{self.name}: {counted(self.pages, self.unit)}, {len(self.data):,} bytes>"


class PieceResult(Struct, frozen=True):
    """What a piece came to: its file, none where it is wrong, is left out or was only checked; and what that told."""

    piece: Piece
    file: OutputFile | None
    problems: tuple[Problem, ...]
    """As they are whether or not the piece may be left out."""
    depends: tuple[Path, ...] = ()
    """Every file that it was made from, or found not to be made from."""
    absent: tuple[Path, ...] = ()
    """Files that were looked for in vain: one of these names would take the place of another, or add to it."""

    @property
    def told(self) -> Sequence[Problem]:
        """What it told, as what may be left out is told of."""
        return told_of(self.piece, self.problems)

    def __repr__(self) -> str:
        return f"<{self.piece.label}>"


def in_turn(jobs: Sequence[Job[Result]]) -> list[Result]:
    """Runs jobs one after the other; what each one returns, in their order."""
    return [job() for job in jobs]


def preload(*, rendering: bool = True) -> None:
    """Load all that building needs, or placing alone, so that processes that are forked afterwards share it."""
    for output in OUTPUTS.values():
        output.preload(rendering)


def _preload_for(article: Article, layouts: int) -> None:
    """What placing an article in so many layouts needs, so that processes that are forked afterwards share it."""
    if layouts > 1:
        preload(rendering=False)
    if layouts > 1 and not is_kept() and any(map(_is_vector, models_in(article))):
        from factdeck.svg.reading import converting  # noqa: F401


def _is_vector(part: object) -> bool:
    return isinstance(part, Picture) and part.is_vector


def check_article(
    article: Article, problems: Problems, pieces: Sequence[Piece], run: Run[PieceResult] = in_turn
) -> None:
    """Report all that building tells, and what would make the article better; loads no renderer."""
    check_text(article, problems)
    jobs = [_Job(article, piece) for piece in pieces]
    _preload_for(article, len(jobs))
    for problem in told_of_all(run([job.check for job in jobs])):
        problems.add(problem)


def check_text_alone(article: Article, problems: Problems) -> None:
    """Report what can be said without placing the article."""
    check_text(article, problems)
    check_glyphs(article, problems, sheet_theme)


def check_text(article: Article, problems: Problems) -> None:
    """Report what would make the text better, and what of its maps can't be shown."""
    from factdeck.article.advice import advise

    advise(article, problems)
    warn_of_maps(article, problems)


def build_article(
    article: Article,
    problems: Problems,
    pieces: Sequence[Piece],
    progress: Callable[[str], None] = lambda step: None,
    run: Run[PieceResult] = in_turn,
    seen: Seen = lambda piece, placed: None,
) -> Sequence[PieceResult]:
    """What each piece came to, in their order; what is wrong with any of them goes to problems."""
    warn_of_maps(article, problems)
    jobs = [_Job(article, piece, progress, seen) for piece in pieces]
    _preload_for(article, len(jobs))
    results = run([job.build for job in jobs])
    for problem in told_of_all(results):
        problems.add(problem)
    return results


def warn_of_maps(article: Article, problems: Problems) -> None:
    """Warn of what no map of the article can show; the geometry of maps is loaded only where there is one."""
    if any(isinstance(part, Map) for part in models_in(article)):
        from factdeck.checks.maps import check_maps

        check_maps(article, problems)


def told_of_all(results: Sequence[PieceResult]) -> list[Problem]:
    """All that pieces have told, and in one warning which pieces of sets the article has nothing for."""
    problems, lacking = Problems(), list[tuple[Piece, Problem]]()
    for result in results:
        for problem in result.told:
            if result.piece.may_lack and problem.code in NOTHING:
                lacking.append((result.piece, problem))
            else:
                problems.add(problem)
    if len(lacking) == 1:
        problems.add(lacking[0][1])
    elif lacking:
        named = ", ".join(piece.label for piece, _ in lacking)
        problems.warning(
            min((problem.mark for _, problem in lacking if problem.mark), key=str, default=None),
            f"the set leaves out {len(lacking)} pieces that the article has nothing for: {named}",
            "factdeck build --layout NAME and factdeck export NAME tell what each would need",
            code=codes.NOTHING_FOR_LAYOUT,
        )
    return list(problems)


class _Job(Struct, frozen=True):
    """One piece of an article."""

    article: Article
    piece: Piece
    progress: Callable[[str], None] = lambda step: None
    seen: Seen = lambda piece, placed: None

    def check(self) -> PieceResult:
        """What building the piece would tell."""
        if self.piece.export:
            return replace(self._exported(), file=None)
        return self._place(checked=True)[1]

    def build(self) -> PieceResult:
        """The piece's output, or the problems that it has."""
        piece, slug = self.piece, self.article.slug
        if piece.export:
            return self._exported()
        self.progress(f"{slug}: placing {piece.label}")
        placed, result = self._place()
        if placed is None:
            return result
        self.seen(piece, placed)
        self.progress(f"{slug}: writing {piece.label}")
        output, document = placed.output, placed.document
        name = f"{piece.stem(slug)}{output.suffix}"
        try:
            data = output.render(document, piece.options)
        except CannotRender:
            told = self.check()
            if not any(problem.severity == "error" for problem in told.problems):
                raise
            return told
        except DamagedFont as damaged:
            problems = Problems()
            report_damage(damaged, problems)
            return replace(result, problems=(*result.problems, *problems))
        depends = (*placed.depends, *piece.depends)
        file = OutputFile(name, data, piece.label, len(document.pages), output.unit, depends)
        return replace(result, file=file, depends=depends)

    def _exported(self) -> PieceResult:
        from factdeck.exports import export

        piece, problems = self.piece, Problems()
        self.progress(f"{self.article.slug}: exporting {piece.label}")
        made = export(self.article, piece.export, problems, piece.what)
        depends = (*files_of(self.article), *piece.depends)
        if made is None:
            return PieceResult(piece, None, tuple(problems), depends)
        file = OutputFile(made.name, made.data, piece.label, made.count, made.unit, depends)
        return PieceResult(piece, file, tuple(problems), depends)

    def _place(self, *, checked: bool = False) -> tuple[Placed[Any] | None, PieceResult]:
        """A document and all that building it tells; ``checked`` also what rendering could not show of it."""
        from factdeck.layout.loading import layout_files

        piece, problems, files = self.piece, Problems(), layout_files()
        placed = place_layout(self.article, piece.layout, problems, piece.options, files)
        if placed is not None and checked:
            placed.output.check(self.article, placed.document, problems)
        depends = (*files_of(self.article), *files.read, *piece.depends)
        told = tuple(problems)
        result = PieceResult(piece, None, told, depends, tuple(files.absent))
        return (None if problems.errors else placed), result


def told_of(piece: Piece, problems: Sequence[Problem]) -> Sequence[Problem]:
    """What a piece told; as warnings where it is left out for that.

    What an export that is made lacks is not told of where a set asks for it.
    """
    errors = [problem for problem in problems if problem.severity == "error"]
    if piece.may_lack and not errors:
        return [problem for problem in problems if problem.code != codes.EXPORT_LACKS]
    if not piece.is_left_out_for([problem.code for problem in errors]):
        return problems
    # of a sheet that nobody asked for it is told why it is not there, and no more
    told = errors if piece.usual else problems
    return [_as_warning(piece, each) if each.severity == "error" else each for each in told]


def _as_warning(piece: Piece, problem: Problem) -> Problem:
    unset = problem.code in (codes.UNSHAPED, codes.UNSHAPED_ARTICLE, codes.NO_GLYPH)
    if piece.usual:
        told, hint = f"the {piece.label} is left out", "name the layouts that you want and this is not told"
    else:
        told, hint = f"the set leaves {'out what it stands in' if unset else 'it out'}", problem.hint
    return replace(problem, severity="warning", message=f"{problem.message}; {told}", hint=hint)
