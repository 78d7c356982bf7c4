"""Cards to the text that Anki imports (Anki manual, “Importing: Text Files”)."""

from __future__ import annotations

import csv
import re
from io import StringIO

from factdeck.article import Article
from factdeck.exports.cards import Side, cards_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.texts import plain_text

_BREAKS = re.compile(r"[\t\r\n]+")
_PLAYED = re.compile(r"\[(?=sound:|anki:|latex\]|\$)", re.IGNORECASE)
"""Begins what Anki plays, or has LaTeX draw, in place of showing it (Anki manual, “Media”, “LaTeX”)."""

_CLOZE = re.compile(r"\{(?=\{c\d)")
"""Begins a gap in notes of Anki's kind Cloze (Anki manual, “Cloze Deletion”)."""
_MATHS = re.compile(r"\\(?=[(\[])")
"""Begins what MathJax sets: it looks at the page's letters, however they are written, but not over the end of an element."""


def write(wanted: Wanted) -> Made:
    """A line a card under Anki's own headers: its id, both sides as HTML, and tags."""
    article = wanted.article
    cards = cards_of(wanted)
    text = StringIO(newline="")
    text.write("#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n")
    text.write(f"#deck:{deck_name(article)}\n")
    rows = csv.writer(text, delimiter="\t", lineterminator="\n")
    for card in cards:
        rows.writerow([card.guid, side(card.front), side(card.back), " ".join(tags(article, card.kind))])
    return Made(text.getvalue().encode("utf-8"), len(cards))


def side(made: Side) -> str:
    """A side's HTML in one line; a single paragraph stands bare, as one types it in Anki."""
    text = _shown(_BREAKS.sub(" ", made.html()))
    bare = text.removeprefix("<p>").removesuffix("</p>")
    return bare if "<p>" not in bare and text.startswith("<p>") and text.endswith("</p>") else text


def _shown(html: str) -> str:
    """HTML of which Anki shows all text as it is written."""
    return _PLAYED.sub("&#91;", _CLOZE.sub("&#123;", _MATHS.sub(r"<span>\\</span>", html)))


def deck_name(article: Article) -> str:
    """The article's title; two colons would make a deck inside a deck."""
    return " ".join(plain_text(article.title).replace("::", ": ").split())


def tags(article: Article, kind: str) -> list[str]:
    """The card's kind and the article's name; a tag has no spaces."""
    return [kind, "_".join(article.slug.split())]
