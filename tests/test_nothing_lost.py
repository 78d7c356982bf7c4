"""Whatever an article says reaches a reader: each field an output, each word the sheet, and a slide or a note."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from factdeck.article import ProseBlock, Span, State, plain
from factdeck.article.reading import models_in
from factdeck.building.options import Options
from factdeck.building.outputs import usual_layouts
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.reading.strict import Strict, fields_of
from factdeck.scene import Scene
from support.random_articles import RandomArticle, articles
from support.samples import ROOT, article, scene
from support.told import everything, shown, words_of

EVERY_FIELD = ROOT / "tests" / "cases" / "every-field" / "article.yaml"
NAMED_ALIKE = ROOT / "tests" / "cases" / "title-in-facts" / "article.yaml"
WORDS = [*dict.fromkeys(re.findall(r"Q[a-z]+", EVERY_FIELD.read_text(encoding="utf-8").partition("\n")[2]))]
DATES = ["3 February 1801", "1804–1805", "May 1901", "6 May 2024", "c. 1899"]


def models() -> list[type[Strict]]:
    """The models that an article may be made of."""
    found: dict[type[Strict], None] = {}
    for part in models_in(article(EVERY_FIELD)):
        found.setdefault(type(part))
    return list(found)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_article_of_every_field_has_every_field(model: type[Strict]) -> None:
    parts = [part for part in models_in(article(EVERY_FIELD)) if type(part) is model]
    for name, info in fields_of(model).items():
        default = None if info.required else info.made_default()
        assert any(getattr(part, name) != default for part in parts), f"{model.__name__}.{info.key}"


NOT_TEXT = {
    "image",
    "show",
    "dash",
    "link",
    "url",
    "lang",
    "language",
    "id",
    "kind",
    "type",
    "title_short",
    "issued",
    "original_date",
    "accessed",
    "answer",
}
"""Fields whose words are no words of the article's."""
FOR_THE_LECTURER = {
    *("Section.notes", "Section.points"),
    *("Article.simple", "Section.simple"),
    *("Teaching.objectives", "Teaching.summary"),
    *("QuizQuestion.question", "QuizQuestion.options", "QuizQuestion.why"),
}
"""What the fact sheet is not meant to show; a section's points it shows where there is no text."""


def texts_of(model: Strict, without: Collection[str] = ()) -> Iterator[str]:
    """Each text of a model and of the models inside it but for the fields left out, as “Section.notes”."""
    for part in models_in(model):
        for name in fields_of(part):
            if name not in NOT_TEXT and f"{type(part).__name__}.{name}" not in without:
                yield from _texts(getattr(part, name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, ProseBlock):
        yield plain(value.spans)
    elif isinstance(value, tuple) and value and isinstance(value[0], Span):
        yield plain(value)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)


def missing(words: Iterable[str], scene: Scene) -> set[str]:
    """Words that nothing in a scene tells.

    One that is too long for its line is found without regard to spaces and soft hyphens; one that goes on where the next slide, column or
    table begins, as may happen after each letter of Chinese, in its two parts.
    """
    texts = [text.casefold() for text in everything(scene)]
    told, squeezed = words_of(texts), ["".join(text.replace("\u00ad", "").split()) for text in texts]
    whole = "".join(squeezed)
    return {
        word
        for word in map(str.casefold, words)
        if word not in told and not (len(word) > 4 and word in whole) and not _goes_on(squeezed, word)
    }


def _goes_on(texts: Sequence[str], word: str) -> bool:
    """Whether a text ends with a part of a word, and a later one begins with the rest of it."""
    for cut in range(1, len(word)):
        first = next((at for at, text in enumerate(texts) if text.endswith(word[:cut])), len(texts))
        if any(text.startswith(word[cut:]) for text in texts[first + 1 :]):
            return True
    return False


@settings(max_examples=20)
@given(articles(biggest=3))
def test_each_word_of_an_article_stands_on_a_slide_or_in_a_note(made: RandomArticle) -> None:
    with TemporaryDirectory() as folder:
        deck = place_layout(made.read(Path(folder)), "lecture", Problems(), Options())
    assert deck is not None
    assert not missing(made.words, deck.document)


def without_flags_of_states(value: Any) -> Any:
    """The same without flags that only a chain of states shows, and the deck's notes tell of."""
    if isinstance(value, list):
        return [without_flags_of_states(item) for item in value]
    if isinstance(value, Strict):
        parts = {name: without_flags_of_states(getattr(value, name)) for name in fields_of(value)}
        return value.changed(**parts | ({"flag": None} if isinstance(value, State) else {}))
    return value


@settings(max_examples=20)
@given(articles(biggest=2))
def test_each_word_of_an_article_stands_on_the_sheet(made: RandomArticle) -> None:
    with TemporaryDirectory() as folder:
        found = without_flags_of_states(made.read(Path(folder)))
        sheet = place_layout(found, "fact-sheet", Problems(), Options())
    assert sheet is not None
    assert not missing(words_of(texts_of(found, without=FOR_THE_LECTURER)), sheet.document)


@pytest.fixture(scope="module")
def told() -> str:
    usual = [(layout, Options()) for layout in usual_layouts()]
    others = [("knowledge-organiser", Options()), ("fact-sheet", Options(simple=True))]
    scenes = [placed(layout, options) for layout, options in (*usual, *others)]
    return "\n".join(text for each in scenes for text in everything(each))


def placed(layout: str, options: Options) -> Scene:
    made = place_layout(article(EVERY_FIELD), layout, Problems(), options)
    assert made is not None
    return made.document


@pytest.mark.parametrize("word", WORDS + DATES)
def test_each_field_reaches_an_output(word: str, told: str) -> None:
    assert re.search(rf"\b{word}\b", told.replace("\u00a0", " "))


def test_groups_of_facts_are_named_on_the_slide_too() -> None:
    assert "Qgroup" in words_of(shown(scene(EVERY_FIELD, "lecture")))


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
def test_a_fact_that_has_the_title_s_name_is_told_but_for_a_long_name(layout: str) -> None:
    told = " ".join(shown(scene(NAMED_ALIKE, layout)))
    assert all(words in told for words in ("Civil parish", "Post town", "BODMIN"))
    assert "Name" not in told
