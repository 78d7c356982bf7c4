"""A layout's own words in English beside a text in another language are told, once, and where to translate them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api
from factdeck.messages import codes

ARTICLE = "title: La ciudad\nlang: {lang}\nlead: Un río.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "layouts").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(lang: str) -> list[str]:
    problems = api.check(api.loads(ARTICLE.format(lang=lang)))
    return [problem.message for problem in problems if problem.code == codes.ENGLISH_WORDS]


@pytest.mark.parametrize("lang", ["es", "ru", "zh-Hant"])
def test_a_language_without_words_is_told_once(lang: str) -> None:
    expected = f"the words that layouts set, such as “Sources”, are in English: there are none in {lang!r}"
    assert told(lang) == [expected]


@pytest.mark.parametrize("lang", ["en", "en-GB", "de", "de-AT", "fr"])
def test_languages_that_have_all_words_are_not(lang: str) -> None:
    assert told(lang) == []


def test_words_that_a_project_has_not_translated_are_counted(project: Path) -> None:
    before = Path("layouts/words.yaml")
    before.write_text("languages: {es: {sources: Fuentes}}\n", encoding="utf-8")
    [message] = told("es")
    assert " of the words that layouts set, such as “" in message
    assert "Sources" not in message
