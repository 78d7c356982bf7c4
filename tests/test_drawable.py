"""What no font draws is told when an article is checked, at the character."""

from __future__ import annotations

import pytest

from factdeck import codes
from factdeck.article import read_article
from factdeck.drawable import check_glyphs
from factdeck.layout.fonts import metrics
from factdeck.layout.glyphs import EVERYDAY
from factdeck.layout.loading import layout_files, read_theme
from factdeck.problems import Problems, Source


def told(text: str) -> list[tuple[str, str]]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a")
    assert article is not None, list(problems)
    check_glyphs(article, problems)
    return [(str(problem.mark), problem.code) for problem in problems]


def test_each_character_that_no_font_draws_is_told_at_its_place() -> None:
    assert told("title: A 🐉\nlead: |\n  Two lines,\n  one *of 𓀀* them.\n") == [
        ("a.yaml:1:10", codes.NO_GLYPH),
        ("a.yaml:4:11", codes.NO_GLYPH),
    ]


def test_what_a_fallback_draws_is_not_told() -> None:
    assert told("title: 满洲国\nlead: Маньчжурия, Μαντζουρία, Manchúria\n") == []


def test_what_is_only_spoken_is_not_told() -> None:
    assert told("title: A\nsections:\n  - heading: B\n    text: C\n    notes: Smile 🐉\n") == []


def test_what_is_printed_beside_equal_notes_is_told() -> None:
    inner = "    sections:\n      - heading: C\n        notes: Smile 🐉\n        text: Smile 🐉\n"
    assert told(f"title: A\nsections:\n  - heading: B\n    notes: Smile 🐉\n{inner}") == [
        ("a.yaml:8:21", codes.NO_GLYPH),
    ]


@pytest.mark.parametrize("name", ["classic", "photocopy", "reading", "large-print"])
def test_every_theme_draws_what_is_taken_for_granted(name: str) -> None:
    theme = read_theme(name, "paper", layout_files(), Problems())
    assert theme
    for font in ("reading", "label", "title"):
        face = theme._faces[font].regular
        lacking = {letter for letter in EVERYDAY if not metrics(face).has(letter)}
        assert all(theme.draws(letter) for letter in lacking), (font, lacking)
