"""Marked text of an article to HTML, its citations as links to the sources below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factdeck.article import Article, Inline, Prose, Span
from factdeck.citations.csl.parts import Part
from factdeck.citations.found import find_locale, find_style
from factdeck.citations.linked import left_over, linked
from factdeck.citations.worded import Citations, word_citations
from factdeck.escaping import attribute, text
from factdeck.exports.texts import html
from factdeck.layout.loading import LayoutFiles
from factdeck.messages.problems import Problems
from factdeck.reading import Text

STYLES = {"en": "iso690-numeric-en", "fr": "iso690-numeric-fr"}
USUAL_STYLE = "ieee"
"""Numbers in brackets, and entries that stand in a list by these numbers; it has no words of its own, but a language's."""
_LISTS = {"bullet": "ul", "number": "ol", "quote": "blockquote"}


class Marked(Struct, frozen=True):
    """Words an article's texts."""

    article: Article
    citations: Citations | None
    """None where it has no sources."""
    places: dict[str, str]
    """For each source's key, where its entry stands in the page."""

    @classmethod
    def of(cls, article: Article, files: LayoutFiles) -> Marked:
        """What words the texts of an article; ``files`` learns which of a style's were read."""
        places = {str(source.id): f"source-{number}" for number, source in enumerate(article.sources, 1)}
        if not article.sources:
            return cls(article, None, places)
        problems = Problems()
        style = find_style(Text(STYLES.get(article.lang.split("-")[0], USUAL_STYLE)), files, problems)
        problems.raise_errors()
        assert style is not None
        return cls(article, word_citations(article, style, find_locale(style, article.lang, files)), places)

    def inline(self, inline: Inline | None) -> str:
        """One paragraph's text, without a tag around it."""
        return "".join(self._citation(span) if span.cite else html((span,)) for span in inline or ())

    def prose(self, prose: Prose) -> str:
        """Paragraphs, lists and quotations."""
        return "".join(
            self._run(kind, tuple(run)) for kind, run in groupby(prose, key=lambda each: each.kind)
        )

    def items(self, inlines: Sequence[Inline], kind: str = "ul") -> str:
        """A list; nothing where it would be empty."""
        items = "".join(f"<li>{self.inline(each)}</li>" for each in inlines)
        return f"<{kind}>{items}</{kind}>" if items else ""

    def _run(self, kind: str, run: Prose) -> str:
        inner = "li" if kind in ("bullet", "number") else "p"
        blocks = "".join(f"<{inner}>{self.inline(block.spans)}</{inner}>" for block in run)
        around = _LISTS.get(kind)
        return f"<{around}>{blocks}</{around}>" if around else blocks

    def _citation(self, span: Span) -> str:
        if self.citations is None:
            return ""
        words = []
        for cited in self.citations.words(span):
            told = "".join(map(_part, cited.parts))
            place = self.places.get(cited.key)
            words.append(f'<a href="#{place}">{told}</a>' if place and told else told)
        return f'<span class="cite">{"".join(words)}</span>' if any(words) else ""

    def sources(self) -> Iterator[tuple[str, str, str]]:
        """Each source's place, its label and its entry, in the order of the bibliography."""
        sources = {str(source.id): source for source in self.article.sources}
        for entry in self.citations.entries if self.citations else ():
            words = "".join(_linked(part, address) for part, address in linked(entry.parts))
            more = left_over(entry, sources[entry.key])
            label = "".join(part.text for part in entry.label).strip()
            if not words and not more:
                continue
            yield self.places[entry.key], text(label), f"{words} {text(more)}" if more else words


def _linked(part: Part, address: str) -> str:
    return f"<a href={attribute(address)}>{text(part.text)}</a>" if address else _part(part)


def _part(part: Part) -> str:
    told = text(part.text)
    marks: tuple[tuple[bool, str], ...] = (
        (bool(part.italic), "i"),
        (part.bold, "b"),
        (part.rise > 0, "sup"),
        (part.rise < 0, "sub"),
    )
    for wanted, tag in marks:
        told = f"<{tag}>{told}</{tag}>" if wanted and told else told
    return told
