"""What is most often one thing may be written without a list, or without its keys."""

from __future__ import annotations

from factdeck.article import read_article
from factdeck.messages.problems import Problems, Source


def test_a_licence_may_be_its_name_and_authors_one_name() -> None:
    problems = Problems()
    text = "title: A\nlead: B\nlicence: CC BY 4.0\nauthors: Ann Smith\n"
    article = read_article(Source("a.yaml", text), problems, slug="a")
    assert article is not None and article.licence is not None and not list(problems)
    assert (str(article.licence.name), article.licence.link) == ("CC BY 4.0", None)
    assert article.licence.name.mark.line == 3
    assert [str(author) for author in article.authors] == ["Ann Smith"]
