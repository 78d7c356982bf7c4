"""What tests of the site share: entries made up, a site on disk, and what its pages hold."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

from factdeck.command_line import main as cli
from factdeck.site.entry import Entry, Spot

CASES = Path(__file__).parents[1] / "site" / "cases"
GOOD = ("battle", "capital", "harbour", "hostile")
WITHOUT_END = {"meta", "link", "img", "br", "input"}


def entry(title: str, slug: str = "", **more: object) -> Entry:
    """An entry with a title, and whatever else matters."""
    values: dict[str, object] = {
        "slug": slug or re.sub(r"\W+", "-", title.lower()),
        "title": title,
        "subtitle": "",
        "lang": "en",
        "lead": f"About {title}.",
        "keywords": (),
        "years": None,
        "places": (),
        "at": None,
        "updated": 0,
    }
    return Entry(**(values | more))  # type: ignore[arg-type]


def spot(name: str, lon: float, lat: float) -> Spot:
    return Spot((lon, lat), name)


def make(folder: Path, *more: str, names: tuple[str, ...] = GOOD, status: int = 0) -> Path:
    """The site of some cases, which are copied first; returns its folder."""
    shutil.copytree(CASES, folder / "content", dirs_exist_ok=True)
    articles = [str(folder / "content" / f"{name}.yaml") for name in names]
    site = folder / "site"
    assert cli.main(["site", *articles, "-o", str(site), "--jobs", "1", *more]) == status
    return site


class Html(HTMLParser):
    """A page's tags with their attributes, and its text; what is not paired fails the test."""

    def __init__(self, page: Path):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.scripts: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))
        self.close()
        assert self.open == [], f"{page}: {self.open} are never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        else:
            self.text += data.replace("\u00a0", " ")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def addresses(self) -> list[str]:
        """All that the page leads to, or takes in."""
        return [
            str(value)
            for _, attributes in self.tags
            for name, value in attributes.items()
            if name in ("href", "src")
        ]

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]
