"""An article to the line that says whose it is and under which licence, for files that are passed on."""

from __future__ import annotations

from factdeck.article import Article
from factdeck.exports.texts import plain_text


def credit_of(article: Article) -> str:
    """Title, authors, whom else to name and the licence with its address, each with a full stop."""
    licence = article.licence
    link = f" ({licence.link})" if licence and licence.link else ""
    parts = [
        plain_text(article.title),
        ", ".join(str(author) for author in article.authors),
        plain_text(article.credits),
        f"{licence.name}{link}" if licence else "",
    ]
    return " ".join(part if part.endswith((".", "!", "?", "。")) else f"{part}." for part in parts if part)
