"""What is set around an author’s words has French spaces: before a colon, inside quotation marks, in years of a life."""

from __future__ import annotations

import re

import pytest
import yaml

from factdeck.layout.loading import own_layouts
from support.pieces import made, texts

ARTICLE = """\
title: Sel
lang: fr
timeline:
  - {date: 1341, title: Impôt}
  - {date: 1790, title: Abolition}
infobox:
  rows: [{label: Formule, value: NaCl}, {label: Masse, value: 58 g}]
  map: {caption: Ici, credit: Moi, points: [{name: Ostie, at: [12, 41]}, {name: Nice, at: [7, 43]}], routes: [{name: Route, path: [[7, 43], [8, 45]], text: à pied}]}
people:
  - {name: Colbert, dates: 1619–1683, role: Ministre du roi de France}
  - {name: Vauban, dates: 1633–1707, role: Maréchal et ingénieur militaire}
sections:
  - {heading: Gabelle, points: [Le minot], quotation: {text: Un impôt odieux, who: Vauban}}
  - {heading: Fin, points: [Rien]}
see_also: [{title: Mer}, {title: Lac}]
teaching:
  objectives: [Dire, Écrire]
  quiz: [{question: Quoi ?, options: [Ceci, Cela], answer: A}]
  glossary: [{term: Minot, meaning: Mesure de sel}, {term: Gabelle, meaning: Impôt}]
"""


@pytest.mark.parametrize(
    "layout",
    [
        "fact-sheet",
        "lecture",
        "knowledge-organiser",
        "find-and-fix",
        "timeline-cards",
        "flashcards",
        "lesson-plan",
    ],
)
def test_a_colon_stands_behind_a_space_that_never_breaks(layout: str) -> None:
    told = [text for text in texts(made(ARTICLE, layout)[0]) if ":" in text]
    assert told
    assert [text for text in told if re.search(r"[^\s\u00a0]:(?!\d)", text)] == []


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
def test_a_semicolon_between_entries_stands_behind_one_too(layout: str) -> None:
    told = " ".join(texts(made(ARTICLE, layout)[0]))
    assert "Mer\u00a0; Lac" in told
    assert layout == "fact-sheet" or "Dire\u00a0; Écrire" in told


def test_no_word_of_the_layouts_has_a_sign_that_may_begin_a_line() -> None:
    words = yaml.safe_load((own_layouts() / "words" / "fr.yaml").read_text(encoding="utf-8"))
    assert [key for key, word in words.items() if re.search(r"\S [:;?!»]|« ", word)] == []


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture", "source-card"])
def test_a_quotation_stands_between_marks_with_a_space_inside(layout: str) -> None:
    assert "«\u00a0Un impôt odieux\u00a0»" in texts(made(ARTICLE, layout)[0])


@pytest.mark.parametrize("layout", ["fact-sheet", "knowledge-organiser"])
def test_years_of_a_life_keep_their_era(layout: str) -> None:
    text = ARTICLE.replace("1619–1683", "64 av. J.-C.-14 apr. J.-C.")
    told = " ".join(texts(made(text, layout)[0]))
    assert "64\u00a0av.\u00a0J.-C.-14\u00a0apr.\u00a0J.-C." in told


def test_english_has_none() -> None:
    told = " ".join(texts(made(ARTICLE.replace("lang: fr", "lang: en"), "fact-sheet")[0]))
    assert "Minot: Mesure de sel" in told
    assert "“Un impôt odieux”" in told


def test_a_semicolon_stands_behind_a_space_that_never_breaks() -> None:
    told = [text for text in texts(made(ARTICLE, "find-and-fix")[0]) if ";" in text]
    assert told
    assert [text for text in told if re.search(r"[^\s\u00a0];", text)] == []
