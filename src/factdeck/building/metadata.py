"""An article to what its outputs say of themselves: title, language, authors, licence, source and date."""

from __future__ import annotations

from factdeck.article import Article, plain
from factdeck.files.source_date import source_date
from factdeck.scene import Metadata


def metadata_of(article: Article) -> Metadata:
    """Raises WrongDate where the variable SOURCE_DATE_EPOCH is no date."""
    licence = article.licence
    links = [str(source.url) for source in article.sources if source.url]
    return Metadata(
        title=plain(article.title),
        lang=article.lang,
        author=", ".join(str(author) for author in article.authors),
        subject=plain(article.subtitle),
        keywords=tuple(str(word) for word in article.keywords),
        licence=f"{licence.name} {licence.link or ''}".strip() if licence else "",
        source=links[0] if links else "",
        modified=source_date(),
    )
