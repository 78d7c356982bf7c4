"""An import as the article that it is, and its infobox as plain words."""

from __future__ import annotations

from factdeck.article import Article, plain, read_article
from factdeck.article.infobox import InfoboxGroup
from factdeck.importing import Imported
from factdeck.messages.problems import Problems, Source


def article_of(made: Imported) -> Article:
    problems = Problems()
    article = read_article(Source(f"{made.slug}.yaml", made.text), problems, slug=made.slug)
    assert article is not None, list(problems)
    return article


def facts(article: Article) -> dict[str, str]:
    """Group and label to value and note."""
    assert article.infobox
    told = {}
    for row in article.infobox.rows:
        rows = row.rows if isinstance(row, InfoboxGroup) else [row]
        group = plain(row.group) + ": " if isinstance(row, InfoboxGroup) else ""
        for each in rows:
            note = f" ({plain(each.note)})" if each.note else ""
            told[group + plain(each.label)] = (plain(each.value) + note).replace("\u00a0", " ")
    return told
