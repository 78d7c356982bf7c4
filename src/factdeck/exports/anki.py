"""Cards to a package that Anki imports: a deck in a database, which genanki writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factdeck.article import Article
from factdeck.escaping import text
from factdeck.exports.anki_text import deck_name, side, tags
from factdeck.exports.cards import Card, cards_of
from factdeck.exports.credit import credit_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.zipped import zipped
from factdeck.files.source_date import source_date

if TYPE_CHECKING:
    from genanki import Deck, Model

MODEL_ID = 1_482_260_331
"""Anki knows the kind of note by it: never another one for the same fields."""
CSS = """\
.card { font-family: sans-serif; font-size: 22px; line-height: 1.4; text-align: center; }
.text { unicode-bidi: plaintext; }
.text ol, .text ul { display: inline-block; margin: 0.6em 0; padding: 0 1.6em; text-align: start; }
.number { margin-top: 1.5em; font-size: 13px; opacity: 0.6; }
"""
FRONT = '<div class="text" dir="auto">{{Front}}</div><div class="number">{{Number}}</div>'
BACK = '{{FrontSide}}<hr id="answer"><div class="text" dir="auto">{{Back}}</div>'
FIRST_SECOND = 1_577_836_800
"""2020. Ids of notes are moments before it, and where SOURCE_DATE_EPOCH names no moment, cards are of one after it …"""
ROOM = 100_000_000
"""… by so many seconds at most: three years."""
VERSION_OF_SQLITE = slice(96, 100)
"""Where a database says by which version of SQLite it was written last (sqlite.org, “Database File Format”, 1.3)."""


def write(wanted: Wanted) -> Made:
    """A package with one deck; the same cards give the same bytes."""
    cards = cards_of(wanted)
    return Made(
        zipped([("collection.anki2", _database(wanted.article, cards)), ("media", b"{}")]), len(cards)
    )


def _database(article: Article, cards: Sequence[Card]) -> bytes:
    """Cards that say something else are of another moment: Anki never updates a note by one of the same moment.

    Ids are moments in milliseconds: those of two articles lie apart by what their names are worth.
    """
    from genanki import Package

    moment = source_date() or FIRST_SECOND + _worth(*map(_content, cards)) % ROOM
    ids = count((FIRST_SECOND - _worth(article.slug) % ROOM) * 1000)
    with TemporaryDirectory(prefix="factdeck-") as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # nothing of the file is needed after a crash
            Package(_deck(article, cards)).write_to_db(connection.cursor(), float(moment), ids)
            connection.commit()
        data = bytearray(path.read_bytes())
    data[VERSION_OF_SQLITE] = bytes(4)
    return bytes(data)


def _deck(article: Article, cards: Sequence[Card]) -> Deck:
    from genanki import Deck, Note

    deck = Deck((1 << 30) + _worth(article.slug) % (1 << 30), deck_name(article), text(credit_of(article)))
    model = _model()
    for place, card in enumerate(cards):
        fields = [side(card.front), side(card.back), str(card.number)]
        deck.add_note(Note(model, fields, guid=card.guid, tags=tags(article, card.kind), due=place))
    return deck


def _model() -> Model:
    from genanki import Model

    fields = [{"name": name} for name in ("Front", "Back", "Number")]
    return Model(MODEL_ID, "factdeck", fields, [{"name": "Card", "qfmt": FRONT, "afmt": BACK}], css=CSS)


def _content(card: Card) -> str:
    return f"{card.guid} {card.number} {card.front.html()} {card.back.html()}"


def _worth(*words: str) -> int:
    """A large number for words, the same for the same ones."""
    return int(sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:15], 16)
