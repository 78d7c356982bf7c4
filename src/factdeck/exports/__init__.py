"""An article to files that quiz systems, flashcard programs, calendars and maps import; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from factdeck.exports.kinds import KINDS, Kind
from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Problems

if TYPE_CHECKING:
    from factdeck.article import Article
    from factdeck.exports.made import Made

__all__ = [
    "EXPORTS",
    "Export",
    "Exported",
    "Kind",
    "export",
    "export_name",
    "find_export",
    "near",
    "wrong_kinds",
]

CARDS: tuple[Kind, ...] = ("words", "dates", "people", "quiz")


class Export(Struct, frozen=True):
    """A format that an article is exported in."""

    name: str
    suffix: str
    shows: str
    """What imports it, in a sentence."""
    unit: str
    """What one piece of it is called: question, card, event or place."""
    takes: tuple[Kind, ...]
    """What of an article it can hold …"""
    usual: tuple[Kind, ...]
    """… and what it holds where nothing is asked for."""

    @property
    def module(self) -> str:
        """The module whose ``write`` makes it."""
        return f"factdeck.exports.{self.name.replace('-', '_')}"


def _quiz(name: str, suffix: str, shows: str) -> Export:
    return Export(name, suffix, shows, "question", ("quiz", "words", "dates", "people"), ("quiz",))


def _cards(name: str, suffix: str, shows: str) -> Export:
    return Export(name, suffix, shows, "card", CARDS, ("words", "dates", "people"))


def _events(name: str, suffix: str, shows: str) -> Export:
    return Export(name, suffix, shows, "event", ("dates",), ("dates",))


def _sources(name: str, suffix: str, shows: str) -> Export:
    return Export(name, suffix, shows, "source", ("sources",), ("sources",))


EXPORTS: dict[str, Export] = {
    each.name: each
    for each in (
        _quiz("gift", ".txt", "Questions for Moodle's question bank, as text (GIFT)."),
        _quiz("moodle-xml", ".xml", "Questions for Moodle's question bank, with their order kept (Moodle XML)."),
        _quiz("qti", ".zip", "A quiz for Canvas and other systems that read QTI 1.2."),
        _quiz("kahoot", ".xlsx", "Questions for Kahoot's spreadsheet import."),
        _quiz("blooket", ".csv", "Questions for Blooket's spreadsheet import."),
        _cards("anki", ".apkg", "A deck of cards for Anki, which keeps what was learned when it is imported again."),
        _cards("anki-text", ".txt", "The same cards as text that Anki imports."),
        _cards("quizlet", ".txt", "Cards to paste into Quizlet's import: a tab between the sides, a line a card."),
        _events("ical", ".ics", "The timeline as whole days in a calendar (iCalendar)."),
        _events("timeline-csv", ".csv", "The timeline as a table, with first and last days (ISO 8601)."),
        _events("timelinejs", ".json", "The timeline for a web page, drawn by TimelineJS."),
        Export("geojson", ".geojson", "The places of its maps for web maps and map programs.", "place", ("places",), ("places",)),
        _sources("bibtex", ".bib", "The sources for LaTeX and for reference managers (BibTeX, BibLaTeX)."),
        _sources("csl-json", ".json", "The sources for Zotero, pandoc and all that read CSL-JSON."),
        _sources("ris", ".ris", "The sources for EndNote, Citavi and catalogues of libraries (RIS)."),
    )
}  # fmt: skip
"""Every format by its name, quizzes first."""


class Exported(Struct, frozen=True):
    """A finished file that is not written yet."""

    name: str
    """The file's name, as in ``my-town-gift.txt``."""
    data: bytes
    count: int
    unit: str
    """What a piece of it is called."""


def find_export(name: str) -> Export | None:
    """The format of a name, however its capitals and hyphens are written; None where there is none."""
    folded = name.casefold().replace("_", "-").replace(" ", "-")
    return EXPORTS.get(folded)


def near(name: str, known: Iterable[str]) -> str:
    """A hint to the known name that is spelled most alike, or else to all of them."""
    names = list(known)
    return nearest_or(name.casefold(), names, f"known are: {', '.join(names)}")


def wrong_kinds(format: str, what: Sequence[str]) -> str:
    """Why a format can't hold what is asked for, as message; empty where it can."""
    made = EXPORTS[format]
    for kind in what:
        if kind not in KINDS:
            return f"there is no {kind!r} to export: {near(kind, KINDS)}"
        if kind not in made.takes:
            return f"{format} can't hold {kind}: it takes {', '.join(made.takes)}"
    return ""


def export_name(slug: str, format: str) -> str:
    """What an article's export is called."""
    return f"{slug}-{format}{EXPORTS[format].suffix}"


def export(article: Article, format: str, problems: Problems, what: Sequence[str] = ()) -> Exported | None:
    """An article in a format, or None where problems has a new error: nothing is ever cut to fit.

    ``what`` names the kinds that are wanted, in their order, or nothing for those that the format usually holds.
    Raises ValueError for a format or a kind that there is not, or that do not go together.
    """
    if format not in EXPORTS:
        raise ValueError(f"there is no format {format!r}: {near(format, EXPORTS)}")
    if wrong := wrong_kinds(format, what):
        raise ValueError(wrong)
    own = Problems()
    done = _made(article, EXPORTS[format], tuple(dict.fromkeys(what)), own)
    for problem in own:
        problems.add(problem)
    return None if own.errors else done


def _made(article: Article, made: Export, asked: tuple[str, ...], problems: Problems) -> Exported | None:
    from factdeck.exports.made import Wanted

    kinds = asked or made.usual
    there = [kind for kind in kinds if KINDS[kind].is_in(article)]
    if not there:
        _nothing(article, made, kinds, problems)
        return None
    for kind in (kind for kind in asked if kind not in there):
        hint = "leave it out of what is asked for"
        problems.warning(
            article.title[0].mark_at(0),
            f"the article has no {KINDS[kind].called}",
            hint,
            code=codes.EXPORT_LACKS,
        )
    write: Callable[[Wanted], Made] = import_module(made.module).write
    done = write(Wanted(article, there, problems))
    if not done.count and not problems.errors:
        _nothing(article, made, kinds, problems)
        return None
    return Exported(export_name(article.slug, made.name), done.data, done.count, made.unit)


def _nothing(article: Article, made: Export, kinds: Sequence[str], problems: Problems) -> None:
    """Report that there is nothing to export, and what there would be."""
    called = " or ".join(KINDS[kind].called for kind in kinds)
    others = [kind for kind in made.takes if kind not in kinds and KINDS[kind].is_in(article)]
    written = " or ".join(KINDS[kind].written for kind in kinds)
    hint = f"write {written}" + (f", or ask for what it has: --what {','.join(others)}" if others else "")
    problems.error(
        article.title[0].mark_at(0),
        f"the article has no {called} for {made.name}",
        hint,
        code=codes.EXPORT_NOTHING,
    )
