"""No sheet shows a box in place of a letter: whatever is written, in whatever field, by the glyphs that its PDF shows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck import pdf
from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source
from factdeck.reading.nodes import parse
from support.glyphs import shown_glyphs
from support.samples import CASES, CONTENT

EVERYTHING = Path(__file__).parent / "pdf" / "cases" / "everything.yaml"
ARTICLES = [*sorted(CONTENT.glob("*.yaml")), *sorted(CASES.glob("*.yaml")), EVERYTHING]
THEMES = ["classic", "photocopy", "reading", "large-print"]
LETTERS = "满龘λЖѣかカ한ŁőĐ№½→≤☐"
TYPED = LETTERS + normalize("NFD", " ế") + "x\u0302 a\u2011b\u202fc\u3000d\u200de\ufe0ff\u2067g\u2069\u200f"
"""Letters of many scripts, marks behind letters, and what only steers."""
NOT_TEXTS = {
    *(
        "date",
        "dates",
        "id",
        "type",
        "image",
        "link",
        "url",
        "URL",
        "DOI",
        "at",
        "polygon",
        "extent",
        "countries",
    ),
    *("kind", "lang", "language", "values", "issued", "path", "alt", "keywords", "lane"),
}


def sheet(text: str, folder: Path, theme: str = "") -> bytes | None:
    """The sheet's PDF; None where the article is told to have something wrong."""
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=folder)
    made = place_layout(article, "fact-sheet", problems, Options(theme=theme)) if article else None
    return pdf.render(made.document) if made else None


def boxes(data: bytes) -> list[tuple[str, int, int]]:
    glyphs = list(shown_glyphs(data))
    assert glyphs
    return [each for each in glyphs if not each[2]]


def changed(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """The content with each of its texts changed."""
    if isinstance(value, dict):
        return {name: changed(each, change, name) for name, each in value.items()}
    if isinstance(value, list):
        return [changed(each, change, key) for each in value]
    return value if key in NOT_TEXTS else change(value)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_sample_shows_a_box(path: Path, theme: str) -> None:
    data = sheet(path.read_text(encoding="utf-8"), path.parent, theme)
    assert data and boxes(data) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "path", [EVERYTHING, CASES / "town.yaml", CASES / "charts.yaml"], ids=lambda path: path.stem
)
def test_no_field_of_any_text_shows_a_box_for_letters_that_some_font_has(path: Path, theme: str) -> None:
    content = parse(Source(path.name, path.read_text(encoding="utf-8")), Problems())
    hostile = json.dumps(changed(content, lambda text: f"{text} {TYPED}"), ensure_ascii=False)
    problems = Problems()
    article = read_article(Source("a.yaml", hostile), problems, slug="a", folder=path.parent)
    assert article, "\n".join(map(str, problems))
    made = place_layout(article, "long", problems, Options(theme=theme))
    assert made, "\n".join(map(str, problems))
    data = pdf.render(made.document)
    assert boxes(data) == []
    shown = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert {letter for letter in LETTERS + "ế" if letter not in shown} == set()


@pytest.fixture(autouse=True)
def long_layout(here: Path) -> None:
    """A layout of the fact sheet's blocks that takes the pages that it needs, with every foot there is."""
    layouts = here / "layouts"
    layouts.mkdir()
    (layouts / "long.yaml").write_text(
        "extends: fact-sheet\nfit: {pages: 40, scale: [1, 1]}\nfoot: {left: source, centre: licence, right: title}\n",
        encoding="utf-8",
    )


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs", "Cf"]), max_size=12),
        min_size=6,
    ),
    st.sampled_from(["en", "zh", "ja", "ko", "he", "hi"]),
)
def test_any_letters_are_shown_by_glyphs_or_told_of(words: list[str], lang: str) -> None:
    title, lead, label, author, category, source = (
        json.dumps(f"a {word}", ensure_ascii=False) for word in words[:6]
    )
    text = (
        f"title: {title}\nlang: {lang}\nlead: {lead}\nauthors: [{author}]\n"
        f"infobox: {{rows: [{{label: {label}, value: {label}}}]}}\n"
        f"sources: [{{id: s, type: book, title: {source}}}]\nlicence: {{name: {author}}}\n"
        f"sections: [{{heading: B, chart: {{kind: line, caption: C, categories: [{category}, D], "
        f"series: [{{name: {label}, values: [1, 2]}}], credit: E}}}}]\n"
    )
    data = sheet(text, Path())
    assert data is None or boxes(data) == []
