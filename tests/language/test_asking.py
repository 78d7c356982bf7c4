"""How long an answer a question asks for is told from its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.language.asking import answer_length, asks_why
from factdeck.language.tags import ALIASES
from factdeck.layout.loading import own_layouts


@pytest.mark.parametrize(
    ("question", "lang", "length"),
    [
        ("Who paid for the railway?", "en-GB", "short"),
        ("How many towns burnt?", "en", "short"),
        ("Who could study in 1835, and by which ways?", "en", "middle"),
        ("Which weighed more, and how do we know?", "en", "middle"),
        ("What is a charter?", "en", "middle"),
        ("If a machine does only what we order, can it surprise us?", "en", "middle"),
        ("Why did they build in stone?", "en", "long"),
        ("Who built it? Explain.", "en", "long"),
        ("Wie viele Orte brannten?", "de", "short"),
        ("Wer regierte?", "de-AT", "short"),
        ("Was war der Anlass?", "de", "middle"),
        ("Vergleiche die beiden Brücken.", "de", "long"),
        ("Combien de villes ont brûlé ?", "fr", "short"),
        ("Qu’est-ce qu’une charte ?", "fr", "middle"),
        ("Pourquoi en pierre ?", "fr", "long"),
        ("Kial?", "eo", "middle"),
        ("Whoever paid, did it pay?", "en", "middle"),
    ],
)
def test_the_length_follows_the_words(question: str, lang: str, length: str) -> None:
    assert answer_length(question, lang) == length


def test_a_question_that_asks_for_reasons_is_told_from_others() -> None:
    assert asks_why("Why did it burn?", "en")
    assert asks_why("Nennt zwei Gründe.", "de")
    assert not asks_why("Who explains it?", "en")
    assert asks_why("Dlaczego?", "pl")
    assert not asks_why("Kial?", "eo")


def test_each_language_of_the_layouts_tells_short_answers_from_long_ones() -> None:
    told: dict[str, set[str]] = {}
    for line in (Path(__file__).parent / "questions.txt").read_text(encoding="utf-8").splitlines()[1:]:
        lang, length, question = line.split(" ", 2)
        assert answer_length(question, lang) == length, line
        told.setdefault(ALIASES.get(lang, lang).split("-")[0], set()).add(length)
    languages = {file.stem.split("-")[0] for file in (own_layouts() / "words").glob("*.yaml")}
    assert languages - {"en", "de", "fr"} <= set(told)
