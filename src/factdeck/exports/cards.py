"""An article's words, dates, people and quiz to cards with two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from msgspec import Struct

from factdeck.article import Article, Inline, Prose, ProseBlock, numbered, plain
from factdeck.article.teaching import LETTERS
from factdeck.article.wording import word_date, word_life
from factdeck.exports.made import Wanted
from factdeck.exports.questions import positions
from factdeck.exports.texts import html, html_prose, inline_of, plain_prose, plain_text
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems


class Side(Struct, frozen=True):
    """What stands on one side: paragraphs, and on a question's front its options under letters."""

    text: Prose
    options: tuple[Inline, ...] = ()

    def html(self) -> str:
        listed = "".join(f"<li>{html(option)}</li>" for option in self.options)
        return html_prose(self.text) + (f'<ol type="A">{listed}</ol>' if listed else "")

    def plain(self) -> str:
        """In one line."""
        options = (f"{LETTERS[at]}. {plain_text(option)}" for at, option in enumerate(self.options))
        return " ".join([plain_prose(self.text, " "), *options])


class Card(Struct, frozen=True):
    """A card; its ``guid`` is the same in each export of the article, whatever is added to that."""

    guid: str
    kind: str
    number: int
    front: Side
    back: Side
    mark: Mark


def cards_of(wanted: Wanted) -> list[Card]:
    """The cards of each kind in turn, by number; a person of whom only the name is known is told, and has none."""
    makers: dict[str, Callable[[Article], Iterable[Card]]] = {
        "words": _words,
        "dates": _dates,
        "people": lambda article: _people(article, wanted.problems),
        "quiz": _quiz,
    }
    return [card for kind in wanted.kinds for card in makers[kind](wanted.article)]


def _guid(article: Article, own: str) -> str:
    """By the article's file and the entry: two articles may explain one word, each in its own way."""
    return sha256(f"{article.slug}\0{own}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _paragraph(inline: Inline) -> ProseBlock:
    return ProseBlock("paragraph", inline)


def _words(article: Article) -> Iterator[Card]:
    for each in numbered(article).words:
        front, back = Side((_paragraph(each.entry.term),)), Side((_paragraph(each.entry.meaning),))
        yield Card(_guid(article, each.id), "word", each.number, front, back, each.entry.mark)


def _dates(article: Article) -> Iterator[Card]:
    for each in numbered(article).dates:
        event = each.entry
        date = inline_of(word_date(event.date, article.lang))
        back = Side((_paragraph(date), *event.text))
        front = Side((_paragraph(event.title),))
        yield Card(_guid(article, each.id), "date", each.number, front, back, event.mark)


def _people(article: Article, problems: Problems) -> Iterator[Card]:
    at = positions(article.people)
    for each in numbered(article).people:
        person = each.entry
        lines = [person.role, inline_of(word_life(str(person.dates), article.lang)) if person.dates else None]
        told = tuple(_paragraph(line) for line in lines if line) + person.text
        if not told:
            problems.warning(
                person.mark,
                f"people[{at[id(person)]}]: {plain(person.name)!r} is left out: nothing would stand behind the name",
                "add a role",
                code=codes.EXPORT_NO_QUESTION,
            )
            continue
        front = Side((_paragraph(person.name),))
        yield Card(_guid(article, each.id), "person", each.number, front, Side(told), person.mark)


def _quiz(article: Article) -> Iterator[Card]:
    for each in numbered(article).quiz:
        asked = each.entry
        right = inline_of(f"{LETTERS[asked.right]}. ") + tuple(asked.options[asked.right])
        back = Side((_paragraph(right), *((_paragraph(asked.why),) if asked.why else ())))
        front = Side((_paragraph(asked.question),), tuple(asked.options))
        yield Card(_guid(article, each.id), "quiz", each.number, front, back, asked.mark)
