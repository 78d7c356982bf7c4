"""A number to a sound article of random shape, words and length: the articles that nobody wrote the code for.

``articles()`` is the Hypothesis strategy; what it gives tells its seed and size, and ``random_article(seed, size)`` makes
the same article again. Size 0 is a title and a line, size 4 some thousand words.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, field
from PIL import Image

from factdeck.article import Article, read_article
from factdeck.messages.problems import Problems
from factdeck.reading import read_source

SIZES = (0, 1, 2, 4, 9)
BIGGEST = len(SIZES) - 1
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz" * 6 + "áäåæçèéíñóöøßüčěłőřšţž",
    "абвгдежзийклмнопрстуфхцчшщыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
    "一中国人大学山水年月日東京北南西花上下小",
)
LANGUAGES = ("en", "en-GB", "de", "fr", "es", "it", "pl", "ru", "el", "tr", "zh")
ABBREVIATED = ("Dr. ", "Brig. ", "No. ", "e.g. ", "J. R. ", "St. ", "c. ")
SIGNS = (",", ";", ":", " –", "", "", "", "", "", "")
KINDS = ("quotation", "number", "map", "compare", "time", "points")
PICTURES = {"wide.png": (600, 120), "tall.png": (60, 700), "square.png": (300, 300), "dot.png": (1, 1)}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0H30V20H0Z" fill="#a33"/></svg>'
)


class RandomArticle(Struct):
    """An article's content as plain data, and each word of it that a reader has to find."""

    seed: int
    size: int
    data: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"RandomArticle(seed={self.seed}, size={self.size})"

    @property
    def yaml(self) -> str:
        return json.dumps(self.data, ensure_ascii=False, indent=1)

    def write(self, folder: Path, name: str = "random.yaml") -> Path:
        """Write the article and its pictures into a folder."""
        for picture, size in PICTURES.items():
            if not (folder / picture).exists():
                Image.new("L", size, 150).save(folder / picture)
        (folder / "drawing.svg").write_text(SVG, encoding="utf-8")
        path = folder / name
        path.write_text(self.yaml, encoding="utf-8")
        return path

    def read(self, folder: Path) -> Article:
        """Written to a folder and read again; a problem fails, since every random article is sound."""
        path, problems = self.write(folder), Problems()
        source = read_source(path, problems)
        article = read_article(source, problems, slug=path.stem, folder=folder) if source else None
        assert article is not None, "\n".join(str(problem) for problem in problems)
        return article


def random_article(seed: int, size: int) -> RandomArticle:
    made = RandomArticle(seed, size)
    _Writer(made, random.Random(f"{seed} {size}")).write()
    return made


def articles(biggest: int = BIGGEST) -> st.SearchStrategy[RandomArticle]:
    """Articles of all sizes up to the biggest; a failing one shrinks to the smallest size that fails."""
    return st.builds(random_article, seed=st.integers(0, 10**9), size=st.integers(0, min(biggest, BIGGEST)))


class _Writer:
    def __init__(self, made: RandomArticle, dice: random.Random):
        self.made, self.dice, self.size = made, dice, SIZES[made.size]
        self.letters = dice.choice([0, 0, 0, 1, 2, 3, None])
        self.keys = [f"source{number}" for number in range(self._few(3 * self.size))]

    def write(self) -> None:
        data = self.made.data
        data["title"] = self.line(6)
        self._maybe(data, "subtitle", lambda: self.line(10), 0.4)
        self._maybe(data, "lang", lambda: self.dice.choice(LANGUAGES), 0.5)
        with_lead = self.dice.random() < 0.8
        if with_lead:
            data["lead"] = self.prose(1 + self._few(self.size))
        sections = self._sections(2 * self.size, 0)
        if sections or not with_lead:
            data["sections"] = sections or [self._section(0)]
        self._maybe(data, "infobox", self._infobox)
        self._maybe(data, "timeline", lambda: self._some(self._event, 6 * self.size))
        self._maybe(data, "people", lambda: self._some(self._person, 2 * self.size), 0.4)
        self._maybe(data, "see_also", lambda: self._some(self._reference, 2 * self.size), 0.4)
        self._maybe(data, "teaching", self._teaching)
        self._maybe(data, "authors", lambda: [self.name() for _ in range(1 + self._few(2))], 0.4)
        self._maybe(data, "credits", lambda: self.line(9), 0.3)
        self._maybe(data, "licence", self._licence, 0.4)
        self._maybe(data, "keywords", lambda: [self.name() for _ in range(1 + self._few(4))], 0.3)
        if self.keys:
            data["sources"] = [self._source(key) for key in self.keys]

    def _few(self, most: int) -> int:
        """Mostly few, seldom many."""
        return int(most * self.dice.random() ** 2 + 0.5)

    def _maybe(self, data: dict[str, Any], key: str, make: Callable[[], Any], chance: float = 0.5) -> None:
        if self.dice.random() < chance:
            data[key] = make()

    def _some(self, make: Callable[[], Any], most: int) -> list[Any]:
        return [make() for _ in range(1 + self._few(most))]

    def word(self) -> str:
        kind = self.letters if self.letters is not None else self.dice.randrange(len(ALPHABETS))
        long = self.dice.random() < 0.004
        length = self.dice.randrange(20, 80) if long else 1 + self._few(11)
        word = "".join(self.dice.choice(ALPHABETS[kind]) for _ in range(length))
        if self.dice.random() < 0.15:
            word = word.capitalize()
        if self.dice.random() < 0.03:
            word = str(self.dice.randrange(10 ** self.dice.randrange(1, 6)))
        return word

    def _noted(self, text: str) -> str:
        """The text, its words noted as ones that must be found."""
        self.made.words += re.findall(r"\w+", text)
        return text

    def name(self) -> str:
        return self._noted(" ".join(self.word().capitalize() for _ in range(1 + self._few(3))))

    def line(self, most: int) -> str:
        """Inline text: words, with marks now and then."""
        count = 1 + self._few(most)
        return " ".join(self._piece() for _ in range(count))

    def _piece(self) -> str:
        word = self._noted(self.word())
        chance = self.dice.random()
        if chance < 0.02:
            return f"**{word}**"
        if chance < 0.04:
            return f"*{word}*"
        if chance < 0.05:
            return f"[{word}](https://example.org/{self.dice.randrange(10**12)})"
        return word

    def sentence(self) -> str:
        before = self.dice.choice(ABBREVIATED) if self.dice.random() < 0.1 else ""
        self._noted(before)
        text = f"{before}{self.line(18)} {self.line(2)}"
        if self.dice.random() < 0.3:
            text = f"{text}{self.dice.choice(SIGNS)} {self.line(8)}"
        cited = f" [@{self.dice.choice(self.keys)}]" if self.keys and self.dice.random() < 0.1 else ""
        return f"{text[0].upper()}{text[1:]}{self.dice.choice('...!?')}{cited}"

    def prose(self, paragraphs: int) -> str:
        return "\n\n".join(self._block() for _ in range(max(1, paragraphs)))

    def _block(self) -> str:
        sentences = [self.sentence() for _ in range(1 + self._few(2 + self.size))]
        chance = self.dice.random()
        if chance < 0.1:
            return "\n".join(f"- {sentence}" for sentence in sentences)
        if chance < 0.15:
            return "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(sentences, 1))
        if chance < 0.2:
            return "> " + " ".join(sentences)
        return " ".join(sentences)

    def _sections(self, most: int, depth: int) -> list[dict[str, Any]]:
        return [self._section(depth) for _ in range(self._few(most))]

    def _section(self, depth: int) -> dict[str, Any]:
        section: dict[str, Any] = {"heading": self.line(6)}
        self._maybe(section, "point", lambda: self.sentence(), 0.2)
        self._maybe(section, "text", lambda: self.prose(1 + self._few(1 + self.size)), 0.9)
        self._maybe(section, "points", lambda: [self.line(12) for _ in range(1 + self._few(6))], 0.3)
        self._maybe(section, "notes", lambda: self.prose(2), 0.2)
        self._maybe(section, "dates", self.date, 0.2)
        self._maybe(section, "image", self._picture, 0.1)
        self._maybe(section, "chart", self._chart, 0.1)
        self._maybe(section, "map", self._map, 0.05)
        self._maybe(section, "quotation", self._quotation, 0.1)
        self._maybe(section, "figure", self._figure, 0.1)
        self._maybe(section, "compare", lambda: {"a": self._side(), "b": self._side()}, 0.1)
        self._maybe(section, "show", lambda: self.dice.choice(KINDS), 0.1)
        if depth < 5 and self.dice.random() < 0.3:
            section["sections"] = self._sections(3, depth + 1)
        return section

    def _quotation(self) -> dict[str, Any]:
        quotation: dict[str, Any] = {"text": self.sentence()}
        self._maybe(quotation, "who", self.name)
        self._maybe(quotation, "when", lambda: self._noted(str(self.dice.randrange(1000, 2030))))
        return quotation

    def _figure(self) -> dict[str, Any]:
        figure: dict[str, Any] = {"value": self._noted(str(self.dice.randrange(10**5)))}
        self._maybe(figure, "unit", self.name)
        self._maybe(figure, "text", self.sentence)
        return figure

    def _side(self) -> dict[str, Any]:
        return {"name": self.line(4), "points": [self.line(9) for _ in range(1 + self._few(4))]}

    def date(self) -> str:
        year = self.dice.choice([self.dice.randrange(1000, 2030), 1900 + self.dice.randrange(100)])
        chance = self.dice.random()
        if chance < 0.3:
            return str(year)
        if chance < 0.4:
            return f"{year}~"
        if chance < 0.6:
            return f"{year}/{year + 1 + self._few(40)}"
        month = self.dice.randrange(1, 13)
        return f"{year}-{month:02}" if chance < 0.7 else f"{year}-{month:02}-{self.dice.randrange(1, 29):02}"

    def _event(self) -> dict[str, Any]:
        event: dict[str, Any] = {"date": self.date(), "title": self.line(9)}
        self._maybe(event, "text", self.sentence, 0.2)
        self._maybe(event, "lane", lambda: self._noted(self.dice.choice(("Army", "Court", "Trade"))), 0.2)
        return event

    def _person(self) -> dict[str, Any]:
        person: dict[str, Any] = {"name": self.name()}
        self._maybe(person, "role", lambda: self.line(6))
        self._maybe(person, "dates", lambda: "1879–1953")
        self._maybe(person, "text", lambda: self.prose(1))
        self._maybe(person, "image", self._picture, 0.15)
        return person

    def _reference(self) -> dict[str, Any]:
        reference: dict[str, Any] = {"title": self.line(6)}
        self._maybe(reference, "link", lambda: f"https://example.org/{self.dice.randrange(10**9)}")
        return reference

    def _licence(self) -> dict[str, Any]:
        return {"name": "CC BY-SA 4.0", "link": "https://creativecommons.org/licenses/by-sa/4.0/"}

    def _source(self, key: str) -> dict[str, Any]:
        source: dict[str, Any] = {"id": key, "title": self.name()}
        self._maybe(source, "author", lambda: [{"family": self.name(), "given": self.name()}])
        self._maybe(source, "issued", lambda: str(self.dice.randrange(1700, 2026)))
        self._maybe(source, "publisher", self.name, 0.3)
        path = "/".join(
            "".join(self.dice.choice(ALPHABETS[0][:26]) for _ in range(12)) for _ in range(self._few(9))
        )
        self._maybe(source, "URL", lambda: f"https://example.org/{path}?id={self.dice.randrange(999)}")
        return source

    def _picture(self) -> dict[str, Any]:
        picture: dict[str, Any] = {
            "image": self.dice.choice([*PICTURES, "drawing.svg"]),
            "alt": self.line(8),
            "credit": self.line(4),
        }
        self._maybe(picture, "caption", lambda: self.line(10))
        return picture

    def _chart(self) -> dict[str, Any]:
        categories = [str(1900 + number) for number in range(1 + self._few(12))]
        series = [
            {
                "name": f"{self.word()}{number}",
                "values": [str(self.dice.randrange(-50, 1000)) for _ in categories],
            }
            for number in range(1 + self._few(3))
        ]
        kind = self.dice.choice(("bar", "line"))
        return {
            "kind": kind,
            "caption": self.line(8),
            "categories": categories,
            "series": series,
            "credit": self.line(3),
        }

    def _place(self) -> list[str]:
        return [f"{self.dice.uniform(-20, 60):.2f}", f"{self.dice.uniform(30, 60):.2f}"]

    def _map(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "caption": self.line(6),
            "points": [{"name": self.name(), "at": self._place()} for _ in range(1 + self._few(8))],
        }
        self._maybe(shown, "title", lambda: self.line(6), 0.5)
        self._maybe(shown, "areas", lambda: self._some(self._area, 5), 0.5)
        self._maybe(shown, "routes", lambda: self._some(self._route, 3), 0.4)
        return shown

    def _area(self) -> dict[str, Any]:
        area: dict[str, Any] = {"name": self.name(), "polygon": [self._place() for _ in range(4)]}
        self._maybe(area, "text", lambda: self.line(5), 0.3)
        return area

    def _route(self) -> dict[str, Any]:
        route: dict[str, Any] = {"name": self.name(), "path": [self._place() for _ in range(3)]}
        self._maybe(route, "kind", lambda: "line", 0.4)
        return route

    def _infobox(self) -> dict[str, Any]:
        box: dict[str, Any] = {}
        self._maybe(box, "caption", lambda: self.line(6))
        self._maybe(box, "image", self._picture, 0.2)
        self._maybe(box, "map", self._map, 0.1)
        self._maybe(box, "predecessors", lambda: self._some(self._state, 2), 0.2)
        self._maybe(box, "successors", lambda: self._some(self._state, 2), 0.2)
        box["rows"] = [
            {"group": self.line(3), "rows": self._some(self._row, 4)}
            if self.dice.random() < 0.2
            else self._row()
            for _ in range(1 + self._few(5 * self.size))
        ]
        return box

    def _row(self) -> dict[str, Any]:
        row: dict[str, Any] = {"label": self.line(3), "value": self.line(10)}
        self._maybe(row, "note", lambda: self.line(2), 0.1)
        return row

    def _state(self) -> dict[str, Any]:
        state: dict[str, Any] = {"name": self.line(4)}
        self._maybe(state, "years", lambda: "1932–1945")
        self._maybe(state, "flag", self._picture, 0.3)
        return state

    def _teaching(self) -> dict[str, Any]:
        teaching: dict[str, Any] = {}
        self._maybe(teaching, "objectives", lambda: [self.line(10) for _ in range(1 + self._few(5))])
        self._maybe(
            teaching, "questions", lambda: [self.sentence() for _ in range(1 + self._few(2 * self.size))]
        )
        self._maybe(teaching, "quiz", lambda: self._some(self._quiz, self.size))
        self._maybe(teaching, "glossary", lambda: self._some(self._term, 3 * self.size))
        self._maybe(teaching, "summary", lambda: [self.sentence() for _ in range(1 + self._few(4))])
        return teaching

    def _term(self) -> dict[str, Any]:
        return {"term": self.name(), "meaning": self.line(12)}

    def _quiz(self) -> dict[str, Any]:
        options = [f"{self.line(5)} {number}" for number in range(2 + self._few(4))]
        quiz: dict[str, Any] = {"question": self.sentence(), "options": options, "answer": "A"}
        self._maybe(quiz, "why", self.sentence)
        return quiz
