"""An article that can be built to what would make it better: told as warnings, each at its place."""

from __future__ import annotations

import re

from factdeck.article.credits import LICENCE
from factdeck.article.markup import Inline, plain
from factdeck.article.model import Article, Section
from factdeck.article.pages_cited import check_pages_cited
from factdeck.article.prose import Prose, ProseBlock
from factdeck.article.sections import all_sections
from factdeck.messages import codes
from factdeck.messages.problems import Problems

MOST_WORDS_IN_POINT = 30
MOST_WORDS_IN_LEAD = 120
FEWEST_WORDS = 40
"""A shorter text is not judged by how hard it is to read."""
HARD = 60.0
"""LIX above which a text is very hard to read (Björnsson 1968, Läsbarhet)."""
LONG_WORD = 7
MOST_WORDS_IN_TOPIC = 3
"""A heading of more words may well say something."""
FEWEST_WITH_POINTS = 2
"""Sections with points in an article that is written for slides."""

FEWEST_LINES, LONGEST_LINE = 3, 60
"""Of a quotation that is taken for verse: a line of prose is broken further to the right."""
_FIRST_LETTER = re.compile(r"^[\W_]+")
_FIRST_OF_OTHER_SCRIPTS = "\u0590"
_YEAR = re.compile(r"(?:\d{1,2}\.?\s)?(?:[^\W\d]+\.?\s)?(\d{3,4}):")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")


def advise(article: Article, problems: Problems) -> None:
    """Warn of what is too long, hard to read, told twice, out of order or only a topic, and of what readers can't look up."""
    _check_lead(article, problems)
    _check_verse(article.lead, "lead", problems)
    seen: dict[str, int] = {}
    for path, section in all_sections(article):
        _check_heading(section, path, seen, problems)
        _check_points(section, path, problems)
        _check_ease(section.text, path, problems)
        _check_verse(section.text, f"{path}.text", problems)
    _check_titles(article, problems)
    check_pages_cited(article, problems)
    _check_licence(article, problems)


def _words(inline: Inline) -> int:
    return len(plain(inline).split())


def _check_licence(article: Article, problems: Problems) -> None:
    """Warn where the text's licence asks for its author's name or has no version, and nothing says it."""
    licence = article.licence
    found = LICENCE.search(str(licence.name)) if licence else None
    if licence is None or found is None or found[0].startswith("CC0"):
        return
    if not article.authors and not article.credits:
        hint = "say who wrote it, as in authors: [Jane Doe], or in credits"
        message = f"licence: {found[0]} asks for the author's name, and there are no authors"
        problems.warning(licence.name.mark, message, hint, code=codes.LICENCE_LACKS)
    if not found[2] and not licence.link:
        hint = f"write {found[0]} 4.0, or give a link to its text"
        message = (
            f"licence: {found[0]} has versions, and this one says neither which nor where it can be read"
        )
        problems.warning(licence.name.mark, message, hint, code=codes.LICENCE_LACKS)


def _check_lead(article: Article, problems: Problems) -> None:
    count = sum(_words(block.spans) for block in article.lead)
    if count > MOST_WORDS_IN_LEAD:
        message = f"lead: it has {count} words; {MOST_WORDS_IN_LEAD} are plenty"
        hint = "keep what a reader in a hurry must know, and tell the rest in sections"
        problems.warning(article.lead[0].spans[0].mark_at(), message, hint, code=codes.LONG_LEAD)


def _check_heading(section: Section, path: str, seen: dict[str, int], problems: Problems) -> None:
    heading = plain(section.heading).casefold().strip()
    mark = section.heading[0].mark_at()
    line = seen.setdefault(heading, mark.line)
    if line != mark.line:
        message = f"{path}.heading: {plain(section.heading)!r} is the heading of another section, too"
        problems.warning(mark, message, f"the first stands on line {line}", code=codes.REPEATED_HEADING)


def _check_points(section: Section, path: str, problems: Problems) -> None:
    latest = 0
    for number, point in enumerate(section.points, 1):
        where = f"{path}.points[{number}]"
        if _words(point) > MOST_WORDS_IN_POINT:
            message = f"{where}: it has {_words(point)} words; a slide shows points of {MOST_WORDS_IN_POINT} at most well"
            hint = "say it in fewer, and the rest in the notes"
            problems.warning(point[0].mark_at(), message, hint, code=codes.LONG_POINT)
        year = _year(point)
        if year and year < latest:
            message = f"{where}: {year} comes after {latest}"
            hint = "put the points in the order of the timeline"
            problems.warning(point[0].mark_at(), message, hint, code=codes.ORDER_OF_DATES)
        latest = max(latest, year)


def _check_titles(article: Article, problems: Problems) -> None:
    """Warn of each section of an article for slides whose title would only be its topic."""
    sections = [*all_sections(article)]
    with_points = sum(bool(section.points) for _, section in sections)
    if with_points < FEWEST_WITH_POINTS and not any(section.point for _, section in sections):
        return
    for path, section in sections:
        heading = plain(section.heading)
        if section.point or not section.points or not _holds_for(heading):
            continue
        if len(heading.split()) <= MOST_WORDS_IN_TOPIC:
            message = f"{path}.heading: {heading!r} is a topic; as a slide's title it says nothing of it"
            hint = "add a line 'point: …' with what the section says, in a sentence"
            problems.warning(section.heading[0].mark_at(), message, hint, code=codes.ONLY_A_TOPIC)


def _year(point: Inline) -> int:
    """The year that a point begins with, as in “1529: …” or “9 August 1945: …”; 0 where it begins with none."""
    result = _YEAR.match(plain(point))
    return int(result[1]) if result else 0


def _check_verse(text: Prose, path: str, problems: Problems) -> None:
    """Warn of a quotation in short lines that each begin with a capital letter: they are set as one paragraph."""
    for block in text:
        lines = _lines_of(block) if block.kind == "quote" else []
        if len(lines) < FEWEST_LINES or max(map(len, lines)) > LONGEST_LINE:
            continue
        if all(_FIRST_LETTER.sub("", line)[:1].isupper() for line in lines):
            message = f"{path}: the {len(lines)} lines of this quotation run on, since a paragraph has no lines of its own"
            hint = "put an empty line between lines of verse that are to stand below each other"
            problems.warning(block.spans[0].mark_at(), message, hint, code=codes.MARKUP)


def _lines_of(block: ProseBlock) -> list[str]:
    """The lines that a paragraph was written in."""
    places = [at for span in block.spans for at in span.offsets]
    source = block.spans[0].source
    return source[min(places) : max(places) + 1].split("\n") if source is not None and places else []


def _check_ease(text: Prose, path: str, problems: Problems) -> None:
    wording = " ".join(plain(block.spans) for block in text)
    if len(_WORD.findall(wording)) < FEWEST_WORDS or not _holds_for(wording):
        return
    result = lix(wording)
    if result > HARD:
        message = f"{path}.text: it is very hard to read (LIX {result:.0f}; newspapers have about 45)"
        hint = "make shorter sentences, and take shorter words"
        problems.warning(text[0].spans[0].mark_at(), message, hint, code=codes.HARD_TO_READ)


def _holds_for(text: str) -> bool:
    """Whether LIX was made for the letters: those of alphabets that stand before Hebrew's in Unicode, in the main."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(character >= _FIRST_OF_OTHER_SCRIPTS for character in letters) < len(letters)


def lix(text: str) -> float:
    """Words to a sentence, and the percentage of words of seven letters or more (Björnsson 1968).

    It counts no syllables, so that it holds for many languages: below 30 is easy, above 60 very hard.
    """
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    long = sum(len(word) >= LONG_WORD for word in words)
    return len(words) / sentences + 100 * long / len(words) if words else 0.0
