"""An article to the files that it was read from."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import Article
from factdeck.checks.pictures import pictures_of


def files_of(article: Article) -> tuple[Path, ...]:
    """Its own file, where it has one, its bibliographies and its pictures."""
    name = article.source.name
    own = [Path(name)] if name else []
    return (*own, *(Path(library.name) for library in article.libraries), *pictures_of(article))
