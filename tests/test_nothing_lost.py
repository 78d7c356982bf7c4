"""Whatever an article says reaches a reader: each field an output, each word the sheet, and a slide or a note."""

from __future__ import annotations

import re

import pytest

from factdeck import build
from factdeck.article.reading import models_in
from factdeck.reading.strict import Strict, fields_of
from support.samples import ROOT, article, scene
from support.told import everything, shown, words_of

EVERY_FIELD = ROOT / "tests" / "cases" / "every-field" / "article.yaml"
WORDS = [*dict.fromkeys(re.findall(r"Q[a-z]+", EVERY_FIELD.read_text(encoding="utf-8").partition("\n")[2]))]
DATES = ["3 February 1801", "1804–1805", "May 1901", "6 May 2024"]


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


@pytest.fixture(scope="module")
def told() -> str:
    return "\n".join(text for layout in build.OWN_LAYOUTS for text in everything(scene(EVERY_FIELD, layout)))


@pytest.mark.parametrize("word", WORDS + DATES)
def test_each_field_reaches_an_output(word: str, told: str) -> None:
    assert re.search(rf"\b{word}\b", told.replace("\u00a0", " "))


def test_groups_of_facts_are_named_on_the_slide_too() -> None:
    assert "Qgroup" in words_of(shown(scene(EVERY_FIELD, "lecture")))
