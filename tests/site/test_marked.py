"""A page's sources are told in the words of its article's language."""

from __future__ import annotations

import pytest

from factdeck import api
from factdeck.layout.loading import layout_files
from factdeck.site.marked import Marked

ARTICLE = """title: A
lang: {lang}
lead: B [@b, p. 3].
sources:
  - {{id: b, type: webpage, title: C, author: [{{family: D, given: E}}, {{family: F, given: G}}], issued: 2008-05-03,
      URL: 'https://example.org/x', accessed: 2024-05-06}}
"""


@pytest.mark.parametrize(
    ("lang", "cited", "words"),
    [
        ("pl", "[1, s. 3]", ("D i G. F", "Dostępne na", "6 maja 2024")),
        ("es", "[1, p. 3]", ("D y G. F", "Disponible en", "6 de mayo de 2024")),
        ("ru", "[1, с. 3]", ("D и G. F", "Доступно на")),
        ("de", "[1, S. 3]", ("D und G. F", "Verfügbar unter", "6. Mai 2024")),
        ("en", "(1, p. 3)", ("and F, G", "Available from", "6 May 2024")),
    ],
)
def test_sources_and_places_in_them_are_in_the_language(
    lang: str, cited: str, words: tuple[str, ...]
) -> None:
    article = api.loads(ARTICLE.format(lang=lang))
    marked = Marked.of(article, layout_files())
    ((_, _, told),) = marked.sources()
    assert all(word in told.replace("\u00a0", " ") for word in words)
    assert "Accessed" not in told or lang == "en"
    citing = "".join(
        part.text for each in marked.citations.words(article.lead[0].spans[1]) for part in each.parts
    )  # type: ignore[union-attr]
    assert citing.replace("\u00a0", " ") == cited
