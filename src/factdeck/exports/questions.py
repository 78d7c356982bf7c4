"""An article's quiz, words, dates and people to questions with one right answer among several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import force_setattr

from factdeck.article import (
    Article,
    Event,
    Inline,
    Numbered,
    Person,
    QuizQuestion,
    Term,
    numbered,
    plain,
)
from factdeck.article.own_dates import to_be_asked
from factdeck.article.wording import word_date, word_life
from factdeck.exports.made import Wanted
from factdeck.exports.texts import inline_of
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems

FEWEST_DATES = 1
"""Events that are asked for, before those are whose titles say their years."""
MOST_OPTIONS = 4
"""Of questions that are made of words, dates and people: every format can hold them."""


class Question(Struct, frozen=True):
    """A question with one right answer."""

    id: str
    """Stable, as in ``quiz-3``: it changes neither when others are added nor when they are put in another order."""
    label: str
    """Its kind and number, as in “quiz 003”, by which systems sort."""
    text: Inline
    options: tuple[Inline, ...]
    right: int
    """The right option's place, counted from 0."""
    why: Inline
    where: str
    """Its path in the article, as in ``teaching.quiz[3]``."""
    mark: Mark

    def places(self) -> Iterator[tuple[str, Inline]]:
        """The path and text of the question, then of each option."""
        if self.where.startswith("teaching.quiz"):
            yield f"{self.where}.question", self.text
            yield from ((f"{self.where}.options[{at}]", option) for at, option in enumerate(self.options, 1))
        else:
            yield from ((self.where, text) for text in (self.text, *self.options))


def questions_of(wanted: Wanted) -> list[Question]:
    """The questions of each kind in turn, by number; the author's options stay in their order.

    Of words, dates and people questions are made whose wrong options are other entries of the article: a meaning asks
    for its word, an event for its date, a person's role for the name. What can't be asked is told.
    """
    article, problems = wanted.article, wanted.problems
    numbers = numbered(article)
    makers: dict[str, Callable[[], Iterable[Question]]] = {
        "quiz": lambda: _written(article, numbers.quiz),
        "words": lambda: _made(_words(article, numbers.words), "word", problems),
        "dates": lambda: _made(_dates(article, numbers.dates, problems), "date", problems),
        "people": lambda: _made(_people(article, numbers.people, problems), "person", problems),
    }
    return [question for kind in wanted.kinds for question in makers[kind]()]


def label_of(kind: str, number: int) -> str:
    """“word 007”: three digits, so that names sort as numbers do."""
    return f"{kind} {number:03}"


def _written(article: Article, quiz: Iterable[Numbered[QuizQuestion]]) -> Iterator[Question]:
    at = positions(article.lesson.quiz)
    for each in quiz:
        asked = each.entry
        yield Question(
            each.id,
            label_of("quiz", each.number),
            asked.question,
            tuple(asked.options),
            asked.right,
            asked.why or (),
            f"teaching.quiz[{at[id(asked)]}]",
            asked.mark,
        )


def positions(entries: Sequence[object]) -> dict[int, int]:
    """Each entry's place in its list, counted from 1, by its identity."""
    return {id(entry): at for at, entry in enumerate(entries, 1)}


class _Fact(Struct, frozen=True):
    """What is asked for, and its answer; ``first`` to ``last`` are the days of a date, by which options are sorted."""

    id: str
    number: int
    asked: Inline
    answer: Inline
    where: str
    mark: Mark
    first: int = 0
    last: int = 0
    is_asked: bool = True
    """Whether it is more than a wrong answer of others."""
    told: tuple[str, str] = ("", "")
    """What is asked and the answer, as two are compared."""

    def __post_init__(self) -> None:
        force_setattr(
            self, "told", tuple(plain(each).strip().casefold() for each in (self.asked, self.answer))
        )

    def is_wrong_for(self, other: _Fact) -> bool:
        """Whether the answer is surely wrong where the other one is asked for."""
        same = any(one == another for one, another in zip(self.told, other.told, strict=True))
        return not same and (not self.last or other.last < self.first or self.last < other.first)


def _words(article: Article, words: Iterable[Numbered[Term]]) -> Iterator[_Fact]:
    at = positions(article.lesson.glossary)
    for each in words:
        word, where = each.entry, f"teaching.glossary[{at[id(each.entry)]}]"
        yield _Fact(each.id, each.number, word.meaning, word.term, where, word.mark)


def _dates(article: Article, dates: Sequence[Numbered[Event]], problems: Problems) -> Iterator[_Fact]:
    at = positions(article.timeline)
    asked = set(map(id, to_be_asked([each.entry for each in dates], FEWEST_DATES)))
    for each in dates:
        event, where = each.entry, f"timeline[{at[id(each.entry)]}]"
        answer, is_asked = inline_of(word_date(event.date, article.lang)), id(event) in asked
        yield _Fact(
            each.id, each.number, event.title, answer, where, event.mark, *event.date.widest, is_asked
        )
        if not is_asked:
            problems.warning(
                event.mark,
                f"{where}: its date is not asked for: {plain(event.title)!r} says the year",
                "leave the year out of the title",
                code=codes.EXPORT_NO_QUESTION,
            )


def _people(article: Article, people: Iterable[Numbered[Person]], problems: Problems) -> Iterator[_Fact]:
    at = positions(article.people)
    for each in people:
        person, where = each.entry, f"people[{at[id(each.entry)]}]"
        asked = person.role or (inline_of(word_life(str(person.dates), article.lang)) if person.dates else ())
        if asked:
            yield _Fact(each.id, each.number, asked, person.name, where, person.mark)
        else:
            problems.warning(
                person.mark,
                f"{where}: {plain(person.name)!r} is left out: there is nothing to ask for the name by",
                "add a role",
                code=codes.EXPORT_NO_QUESTION,
            )


def _made(facts: Iterable[_Fact], kind: str, problems: Problems) -> Iterator[Question]:
    known = list(facts)
    for place, fact in enumerate(known):
        if not fact.is_asked:
            continue
        others = _nearest(known, place)
        if not others:
            problems.error(
                fact.mark,
                f"{fact.where}: no other answer of the article would be a wrong one here",
                f"add another {kind}, or ask for other things",
                code=codes.EXPORT_NO_QUESTION,
            )
            continue
        options = sorted([fact, *others], key=lambda each: (each.first, each.last, each.told[1]))
        yield Question(
            fact.id,
            label_of(kind, fact.number),
            fact.asked,
            tuple(each.answer for each in options),
            options.index(fact),
            (),
            fact.where,
            fact.mark,
        )


def _nearest(known: Sequence[_Fact], place: int) -> list[_Fact]:
    """Those that stand nearest in the list and whose answers are wrong here, each answer once."""
    chosen: dict[str, _Fact] = {}
    for other in _outwards(known, place):
        if other.is_wrong_for(known[place]):
            chosen.setdefault(other.told[1], other)
        if len(chosen) == MOST_OPTIONS - 1:
            break
    return list(chosen.values())


def _outwards(known: Sequence[_Fact], place: int) -> Iterator[_Fact]:
    """All others, the nearest first; of two as near, the one before."""
    for distance in range(1, len(known)):
        yield from (known[at] for at in (place - distance, place + distance) if 0 <= at < len(known))
