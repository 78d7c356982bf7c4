"""An article's facts to their numbers, one for each wherever it is set, and to ids that stay when others are added."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr

from factdeck.article.infobox import InfoboxGroup, InfoboxRow, repeats_title
from factdeck.article.kept import kept
from factdeck.article.markup import Inline, plain
from factdeck.article.model import Article, Event, Person
from factdeck.article.teaching import QuizQuestion, Term
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.reading import Text

Entry = TypeVar("Entry")
AnyEntry: TypeAlias = "Event | Person | Term | InfoboxRow | QuizQuestion | Inline"
HASH_DIGITS = 16
"""Of an id that is made of content: longer than any number, so that the two are never alike."""


class Numbered(Struct, Generic[Entry], frozen=True):
    """An entry with its number within its kind, and with its id within its article, such as ``word-3``."""

    entry: Entry
    number: int
    id: str


class Numbers(Struct, frozen=True):
    """All that is numbered in an article: each kind by number, from 1 on unless its author gives other numbers."""

    dates: tuple[Numbered[Event], ...] = ()
    people: tuple[Numbered[Person], ...] = ()
    words: tuple[Numbered[Term], ...] = ()
    facts: tuple[Numbered[InfoboxRow], ...] = ()
    quiz: tuple[Numbered[QuizQuestion], ...] = ()
    questions: tuple[Numbered[Inline], ...] = ()
    """The questions to think about."""
    _found: Mapping[int, Numbered[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = (self.dates, self.people, self.words, self.facts, self.quiz, self.questions)
        force_setattr(self, "_found", {id(each.entry): each for kind in kinds for each in kind})

    def of(self, entry: AnyEntry) -> int:
        """An entry's number; raises KeyError where it is none of this article's own."""
        return self._found[id(entry)].number

    def id_of(self, entry: AnyEntry) -> str:
        """An entry's id: by the number that its author gave it, or else by what names it.

        Raises KeyError where it is none of this article's own.
        """
        return self._found[id(entry)].id


@kept
def numbered(article: Article) -> Numbers:
    """The numbers and ids of an article's dates, people, words, facts and questions.

    A number that the author gives is kept, and the others take the smallest that are free, in the order in which
    they are written; a fact that only repeats the title comes last, since no list shows it. An id doesn't change when entries are added, before it or behind it.
    """
    lesson = article.lesson
    rows = dict(_rows(article))
    infobox, title = article.infobox, article.title
    facts = sorted(
        (row for row, _ in rows.values()),
        key=lambda row: infobox is not None and repeats_title(row, infobox, title),
    )
    return Numbers(
        dates=_numbered("date", article.timeline, lambda event: (event.date.text, plain(event.title))),
        people=_numbered("person", article.people, lambda person: (plain(person.name),)),
        words=_numbered("word", lesson.glossary, lambda term: (plain(term.term),)),
        facts=_numbered("fact", facts, lambda row: rows[id(row)][1]),
        quiz=_numbered("quiz", lesson.quiz, lambda each: (plain(each.question),)),
        questions=_numbered("question", lesson.questions, lambda each: (plain(each),)),
    )


def _rows(article: Article) -> Iterator[tuple[int, tuple[InfoboxRow, tuple[str, ...]]]]:
    """Each row with its label, and with its group's heading: groups have rows of the same label."""
    for entry in article.infobox.rows if article.infobox else ():
        if isinstance(entry, InfoboxGroup):
            for row in entry.rows:
                yield id(row), (row, (plain(entry.group), plain(row.label)))
        else:
            yield id(entry), (entry, (plain(entry.label),))


def _numbered(
    kind: str, entries: Sequence[Entry], names: Callable[[Entry], tuple[str, ...]]
) -> tuple[Numbered[Entry], ...]:
    fixed = [getattr(entry, "number", None) for entry in entries]
    free = _free(set(fixed))
    ids = _ids(kind, [names(entry) for entry in entries], fixed)
    made = [
        Numbered(entry, next(free) if number is None else number, own)
        for entry, number, own in zip(entries, fixed, ids, strict=True)
    ]
    return tuple(sorted(made, key=lambda each: each.number))


def _free(taken: set[int | None]) -> Iterator[int]:
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number


def _ids(kind: str, names: Iterable[tuple[str, ...]], fixed: Iterable[int | None]) -> Iterator[str]:
    """``word-3`` by an author's number, ``word-9f86d081884c7d65`` by content; what has one name counts on."""
    seen: dict[str, int] = {}
    for name, number in zip(names, fixed, strict=True):
        if number is not None:
            yield f"{kind}-{number}"
            continue
        made = f"{kind}-{_hash(kind, name)}"
        seen[made] = seen.get(made, 0) + 1
        yield made if seen[made] == 1 else f"{made}-{seen[made]}"


def _hash(kind: str, name: tuple[str, ...]) -> str:
    from hashlib import sha256  # 20 ms to load, which a check does without

    words = "\0".join([kind, *map(_named, name)])
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


def _named(text: str) -> str:
    """What is left of a name when it is typeset otherwise, or a comma is put right: letters, digits and signs."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if unicodedata.category(each)[0] not in "PZC") or text


_LISTS = (("timeline",), ("people",), ("infobox", "rows"), ("teaching", "glossary"), ("teaching", "quiz"))
"""Where numbered entries are written, each kind in a list of its own."""


def check_numbers(written: object, problems: Problems) -> None:
    """Report each number that two entries of one kind have; looks at what is written, read or not."""
    for path in _LISTS:
        first: dict[int, Text] = {}
        for where, number in _numbers_in(_at(written, path), ".".join(path)):
            before = first.setdefault(int(number), number)
            if before is not number:
                problems.error(
                    number.mark,
                    f"{where}: two entries have the number {int(number)}",
                    f"the first stands on line {before.mark.line}: give one of them another number, or none",
                    code=codes.ENTRY_NUMBER,
                )


def _at(value: object, path: Iterable[str]) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _numbers_in(value: object, where: str) -> Iterator[tuple[str, Text]]:
    """Each number that is one, with its path; those of a group of facts, too."""
    for place, entry in enumerate(value if isinstance(value, list) else (), 1):
        if not isinstance(entry, dict):
            continue
        number = entry.get("number")
        if isinstance(number, Text) and re.fullmatch("[0-9]{1,3}", number):
            yield f"{where}[{place}].number", number
        yield from _numbers_in(entry.get("rows"), f"{where}[{place}].rows")
