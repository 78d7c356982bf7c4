"""An article's quiz and questions to the order, the options and the marks that a version of a handout has for them."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from factdeck.article import Inline, QuizQuestion, Section, numbered, plain
from factdeck.blocks.context import Context
from factdeck.blocks.shuffling import shuffled
from factdeck.blocks.teaching import has_question_per_section
from factdeck.language.asking import Length, answer_length

Entry = TypeVar("Entry")
QUIZ_MARKS = 1
LINES: dict[Length, int] = {"short": 2, "middle": 3, "long": 5}
"""Ruled lines under a question, by the length of the answer that it asks for."""
MARKS: dict[Length, int] = {"short": 1, "middle": 2, "long": 3}


class QuizAsked(Struct, frozen=True):
    """A quiz question as a handout asks it."""

    question: QuizQuestion
    number: int
    options: tuple[int, ...]
    """The options' places in the article, from 0, in the order in which they are offered."""

    @property
    def right(self) -> int:
        """The right option's place among those that are offered, from 0."""
        return self.options.index(self.question.right)


class OpenAsked(Struct, frozen=True):
    """A question that is answered in writing."""

    question: Inline
    number: int
    length: Length
    section: Section | None
    """The one that answers it, where there are as many questions as sections."""

    @property
    def lines(self) -> int:
        return LINES[self.length]

    @property
    def marks(self) -> int:
        return MARKS[self.length]


def quiz_asked(context: Context) -> list[QuizAsked]:
    """The quiz in the order of the version; in the author's where there is none."""
    numbers = numbered(context.article)
    asked = [
        QuizAsked(each, numbers.of(each), _options(context, each, numbers.id_of(each)))
        for each in context.article.lesson.quiz
    ]
    return _in_version(context, asked, "quiz")


def _options(context: Context, question: QuizQuestion, key: str) -> tuple[int, ...]:
    return tuple(_in_version(context, list(range(len(question.options))), f"options of {key}"))


def open_asked(context: Context) -> list[OpenAsked]:
    """The questions to think about, in the order of the version."""
    article = context.article
    questions = article.lesson.questions
    sections: list[Section | None] = (
        [*article.sections] if has_question_per_section(article) else [None] * len(questions)
    )
    numbers = numbered(article)
    asked = [
        OpenAsked(each, numbers.of(each), answer_length(plain(each), context.lang), section)
        for each, section in zip(questions, sections, strict=True)
    ]
    return _in_version(context, asked, "questions")


def _in_version(context: Context, entries: list[Entry], purpose: str) -> list[Entry]:
    version = context.variant.version
    return shuffled(entries, context.seed, version, purpose) if version else entries
