"""A source to an article whose parts agree with each other: pictures found, citations named, answers among the options."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from factdeck.article.markup import Inline, Span, plain
from factdeck.article.model import Article, Picture, QuizQuestion
from factdeck.article.pictures import find_picture
from factdeck.article.prose import ProseBlock
from factdeck.article.typography import typeset
from factdeck.problems import Mark, Problems, Source
from factdeck.reading import Complaint, Text, load

LETTERS = "ABCDEF"


def read_article(source: Source, problems: Problems, *, slug: str, folder: Path | None = None) -> Article | None:
    """Read an article; None where it has errors, which problems then tells, all of them.

    ``folder`` is where pictures are looked up: the current one where not given.
    """
    before = len(problems.errors)
    article = load(source, Article, problems)
    if article is None:
        return None
    article._source, article._slug, article._folder = source, slug, folder or Path()
    if not article.lead and not article.sections:
        problems.error(
            Mark(source), "the article has neither a lead nor sections", "add a line 'lead: |' and under it a paragraph"
        )
    _check_pictures(article, problems)
    _check_sources(article, problems)
    _check_quiz(article, problems)
    _typeset(article, article.lang)
    return article if len(problems.errors) == before else None


def models_in(model: BaseModel) -> Iterator[BaseModel]:
    """The model and every model inside it, in the order of the fields."""
    yield model
    for name in type(model).model_fields:
        yield from _models_in_value(getattr(model, name))


def _models_in_value(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield from models_in(value)
    elif isinstance(value, list):
        for item in value:
            yield from _models_in_value(item)


def _check_pictures(article: Article, problems: Problems) -> None:
    for picture in models_in(article):
        if isinstance(picture, Picture):
            _check_picture(picture, article, problems)


def _check_picture(picture: Picture, article: Article, problems: Problems) -> None:
    try:
        picture._file = find_picture(str(picture.image), article.folder)
    except Complaint as error:
        problems.error(picture.image.mark, f"image: {error.message}", error.hint)
    if not picture.decorative and picture.alt is None:
        problems.error(
            picture.mark,
            "this picture has no alt text",
            "add a line 'alt: ' with what it shows, or 'decorative: true' where it says nothing",
        )
    if picture.credit is None:
        problems.error(picture.mark, "this picture has no credit", "add a line 'credit: ' with who made it and its licence")
    if picture.alt and picture.caption and str(picture.alt).strip() == plain(picture.caption).strip():
        problems.warning(
            picture.alt.mark, "the alt text only repeats the caption", "say what is to be seen for someone who can't see it"
        )


def inlines_in(model: BaseModel) -> Iterator[Inline]:
    """Every inline text of a model, in the order of the fields."""
    for part in models_in(model):
        for name in type(part).model_fields:
            yield from _inlines_in_value(getattr(part, name))


def _inlines_in_value(value: object) -> Iterator[Inline]:
    if isinstance(value, tuple) and value:
        if isinstance(value[0], Span):
            yield value
        elif isinstance(value[0], ProseBlock):
            for block in value:
                yield block.spans
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, BaseModel):
                yield from _inlines_in_value(item)


def _check_sources(article: Article, problems: Problems) -> None:
    known: dict[str, Text] = {}
    for source in article.sources:
        if source.id in known:
            problems.error(
                source.id.mark,
                f"sources: two sources have the id {str(source.id)!r}",
                f"the first stands on line {known[source.id].mark.line}: give one of them another id",
            )
        known.setdefault(str(source.id), source.id)
    cited: set[str] = set()
    for inline in inlines_in(article):
        for span in inline:
            for cite in span.cite:
                cited.add(cite.key)
                if cite.key not in known:
                    _report_unknown(span, cite.key, cite.offset, sorted(known), problems)
    for key, text in known.items():
        if cited and key not in cited:
            problems.warning(text.mark, f"sources: nothing cites {key!r}", f"cite it as [@{key}], or delete it")


def _report_unknown(span: Span, key: str, offset: int, known: list[str], problems: Problems) -> None:
    assert span.source is not None
    close = get_close_matches(key, known, n=1)
    hint = f"did you mean @{close[0]}?" if close else f"the sources are: {', '.join(known) or 'none yet'}"
    problems.error(span.source.mark_at(offset, len(key) + 1), f"no source has the id {key!r}", hint)


def _check_quiz(article: Article, problems: Problems) -> None:
    for asked in article.teaching.quiz if article.teaching else ():
        number = _right_option(asked)
        if number is None:
            letters = ", ".join(LETTERS[: len(asked.options)])
            problems.error(
                asked.answer.mark,
                f"answer: {str(asked.answer)!r} is none of the options",
                f"write its letter ({letters}) or its words",
            )
        else:
            asked._number = number


def _right_option(asked: QuizQuestion) -> int | None:
    answer = str(asked.answer).strip()
    words = [plain(option) for option in asked.options]
    if answer in words:
        return words.index(answer)
    number = LETTERS.find(answer.upper()) if len(answer) == 1 else -1
    return number if 0 <= number < len(asked.options) else None


def _typeset(model: BaseModel, lang: str) -> None:
    for part in models_in(model):
        for name in type(part).model_fields:
            value = getattr(part, name)
            done = _typeset_value(value, lang)
            if done is not value:
                setattr(part, name, done)


def _typeset_value(value: object, lang: str) -> object:
    if isinstance(value, tuple) and value:
        if isinstance(value[0], Span):
            return typeset(value, lang)
        if isinstance(value[0], ProseBlock):
            return tuple(ProseBlock(block.kind, typeset(block.spans, lang)) for block in value)
    if isinstance(value, list) and value and not isinstance(value[0], BaseModel):
        return [_typeset_value(item, lang) for item in value]
    return value
