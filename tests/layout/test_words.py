"""A layout's own words in English beside a text in another language are told, once, and where to translate them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
import yaml

from factdeck import api
from factdeck.article.teaching import right_option
from factdeck.exports.texts import inline_of
from factdeck.layout.loading import layout_files, own_layouts, read_words
from factdeck.layout.word_checks import placeholders
from factdeck.layout.words import Words
from factdeck.messages import codes
from factdeck.messages.problems import Problems

ARTICLE = "title: La ciudad\nlang: {lang}\nlead: Un río.\n"
RED_CLIFFS = Path(__file__).parent / "words" / "red-cliffs.yaml"
LANGUAGES = sorted(path.stem for path in (own_layouts() / "words").glob("*.yaml"))
SHAPED = ("ar", "fa", "he", "hi", "th", "ur")
"""Languages whose letters are shaped."""
REGIONS = ("pt-PT",)
"""Languages whose table holds but what differs from a more general one."""


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    (here / "layouts").mkdir()
    return here


def words_of(lang: str) -> Words:
    words = read_words(lang, layout_files(), Problems())
    assert words is not None
    return words


def table_of(lang: str) -> dict[str, str]:
    text = (own_layouts() / "words" / f"{lang}.yaml").read_text(encoding="utf-8")
    table: dict[str, str] = yaml.safe_load(text)
    return table


def told(lang: str) -> list[str]:
    problems = api.check(api.loads(ARTICLE.format(lang=lang)))
    return [problem.message for problem in problems if problem.code == codes.ENGLISH_WORDS]


@pytest.mark.parametrize("lang", ["eo", "cy", "sr-Latn"])
def test_a_language_without_words_is_told_once(lang: str) -> None:
    expected = f"the words that layouts set, such as “Sources”, are in English: there are none in {lang!r}"
    assert told(lang) == [expected]


@pytest.mark.parametrize("lang", [*LANGUAGES, "en-GB", "de-AT", "zh-TW", "zh-Hant-HK", "no", "pt-BR"])
def test_languages_that_have_all_words_are_not(lang: str) -> None:
    assert told(lang) == []


def test_a_leftward_language_that_paper_can_not_set_has_english_words_on_it_which_is_told() -> None:
    assert told("az-Rohg")[0].endswith("are in English: paper can't set those in 'az-Rohg' yet")


@pytest.mark.parametrize("lang", SHAPED)
def test_without_the_library_that_shapes_them_others_have_english_words_too(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdeck.layout.fonts.can_shape", lambda: False)
    [message] = told(lang)
    assert message.endswith(f"are in English: paper can't set those in {lang!r} yet")


def test_words_that_a_project_has_not_translated_are_counted(project: Path) -> None:
    before = Path("layouts/words.yaml")
    before.write_text("languages: {eo: {sources: Fontoj}}\n", encoding="utf-8")
    [message] = told("eo")
    assert " of the words that layouts set, such as “" in message
    assert "Sources" not in message


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_every_word_filled_in_from_the_same_values(lang: str) -> None:
    english, table = table_of("en"), table_of(lang)
    assert set(table) == set(english) or lang in REGIONS
    assert set(table) <= set(english)
    for key, word in table.items():
        assert word.strip(), key
        assert placeholders(word) == placeholders(english[key]), key
        assert len(word.splitlines()) == len(english[key].splitlines()), key
    assert len(set(table.get("compass", english["compass"]).split())) == 4


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pt", "Folha de atividades"),
        ("pt-BR", "Folha de atividades"),
        ("pt-PT", "Ficha de trabalho"),
        ("zh-CN", "练习单"),
        ("zh-TW", "學習單"),
        ("zh-Hant-HK", "學習單"),
        ("no", "Arbeidsark"),
        ("sr", "Worksheet"),
    ],
)
def test_a_region_has_its_own_words_over_those_of_its_language(lang: str, expected: str) -> None:
    assert words_of(lang)("worksheet") == expected


def test_a_region_has_the_words_of_its_language_for_those_that_it_lacks() -> None:
    words = words_of("pt-PT")
    assert (words("sources"), words.lacking, words.lang) == ("Fontes", (), "pt-PT")


def test_a_project_changes_one_word_of_a_region_and_keeps_the_others(project: Path) -> None:
    Path("layouts/words.yaml").write_text("languages: {de-AT: {worksheet: Übungsblatt}}\n", encoding="utf-8")
    words = words_of("de-AT")
    assert (words("worksheet"), words("sources"), words.lacking) == ("Übungsblatt", "Quellen", ())


def test_a_build_rests_on_the_words_of_its_language_and_no_other() -> None:
    files = layout_files()
    assert read_words("pt-PT", files, Problems())
    assert [path.name for path in files.read] == ["en.yaml", "pt.yaml", "pt-PT.yaml"]


def test_a_full_width_colon_is_drawn_on_paper_and_has_no_space_behind_it() -> None:
    [sheet] = api.build(RED_CLIFFS, layouts=["fact-sheet"])
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet.data)).pages)
    assert "联军：为了共同目的" in text.replace("\n", "")


@pytest.mark.parametrize("layout", ["fact-sheet", "source-card"])
def test_a_language_has_its_own_comma_between_who_said_words_and_when(layout: str) -> None:
    [sheet] = api.build(RED_CLIFFS, layouts=[layout])
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet.data)).pages)
    assert "苏轼，1082年" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_options_have_letters_enough_and_notes_and_answers_know_the_first_of_them(lang: str) -> None:
    words = words_of(lang)
    letters = words("letters").split()
    assert len(set(letters)) == len(letters) > 12
    assert letters[0] in words("note quiz")
    assert letters[3] in words("note quiz")
    options = [inline_of(str(number)) for number in range(6)]
    assert [right_option(letter, options) for letter in letters[:6]] == [*range(6)]
