"""A site in a real browser, read from a folder: it finds what is sought, asks nothing of the network, and is for everyone to use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT
from factdeck.language.plain_letters import PLAIN
from factdeck.site.entry import folded
from support.sites import entry, make

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
ROOT = Path(__file__).parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_WAIT = 15_000
"""Milliseconds until a page that does not show what is looked for fails the test."""
PAGES = (
    "index.html",
    "timeline.html",
    "map.html",
    *(f"articles/{name}.html" for name in ("harbour", "battle", "hostile")),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("browsed"), "--no-cache")


@pytest.fixture
def page(chromium: Any, site: Path) -> Iterator[Any]:
    """A page that nothing may go wrong in, nor leave the folder."""
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    page.set_default_timeout(MOST_WAIT)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on(
        "request",
        lambda asked: wrong.append(asked.url) if not asked.url.startswith((site.as_uri(), "data:")) else None,
    )
    yield page
    context.close()
    assert wrong == []


def found(page: Any, site: Path, asked: str) -> list[str]:
    """The titles that a search finds, in order."""
    page.goto(f"{site.as_uri()}/index.html")
    page.goto(f"{site.as_uri()}/index.html#{asked}")
    page.locator("#results[aria-busy=false]").wait_for(state="attached")
    titles = page.locator("#results h2").all_inner_texts()
    assert isinstance(titles, list)
    return titles


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("q=angstrom", ["Ångström harbour"]),
        ("q=HARB", ["Ångström harbour"]),
        ("q=cafe", ["Ångström harbour"]),
        ("q=council", ["Ångström harbour"]),
        ("q=rbour", []),
        ("q=deeper", ["Ångström harbour"]),
        ("q=ships%20came", ["Ångström harbour"]),
        ("q=ships%20left", []),
        ("q=%E9%A6%96%E9%83%BD", ["北京市"]),
        ("q=%D8%AD%D8%B7%D9%8A%D9%86", ["معركة حطين"]),
        ("q=%D8%B7%D9%8A%D9%86", ["معركة حطين"]),
        ("q=%D9%8A%D9%86", []),
        ("from=1900", ["Ångström harbour"]),
        ("until=1200&from=1100", ["معركة حطين"]),
        ("place=north", ["Ångström harbour"]),
        ("keyword=caf%C3%A9", ["Ångström harbour"]),
        ("lang=zh", ["北京市"]),
        ("q=harbour&lang=zh", []),
    ],
)
def test_a_search_finds(page: Any, site: Path, asked: str, titles: list[str]) -> None:
    assert found(page, site, asked) == titles
    told = page.locator("#count").inner_text()
    assert told == ("1 article" if titles else "No article has all of this. Take a word or a filter away.")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("arbour", "1 article ≈ harbour"),
        ("Hrabour", "1 article ≈ harbour"),
        ("Angstrem ships", "1 article ≈ angstrom"),
        ("harbxxr", "No article has all of this. Take a word or a filter away."),
    ],
)
def test_a_slip_in_a_word_that_no_article_has_is_forgiven_and_told(
    page: Any, site: Path, asked: str, count: str
) -> None:
    assert found(page, site, f"q={asked}") == (["Ångström harbour"] if count.startswith("1") else [])
    assert page.locator("#count").inner_text() == count


def test_what_is_typed_is_found_at_once_and_stays_in_the_address(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    page.get_by_label("Search", exact=True).fill("steamers harbour")
    page.get_by_label("Search", exact=True).fill("harbour ships")
    page.locator("#results li").first.wait_for()
    page.locator("#count", has_text="1 article").wait_for()
    assert page.url.endswith("#q=harbour%20ships")
    page.get_by_text("Filters").click()
    page.get_by_role("button", name="Clear all").click()
    page.locator("#count", has_text="4 articles").wait_for()
    assert page.locator("#results li").count() == 4
    assert page.url.endswith("index.html")


def test_titles_weigh_more_than_keywords_and_these_more_than_the_text(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    rows = [
        ["a", "Nothing", "", "A ship came.", "en", 0, None, None, "", [], []],
        ["b", "Something", "", "", "en", 0, None, None, "", ["Ship"], []],
        ["c", "The ship", "", "", "en", 0, None, None, "", [], []],
        ["d", "Ship", "", "", "en", 0, None, None, "", [], []],
    ]
    order = page.evaluate(
        """(rows) => {
          const { prepared, found, wantedOf } = self.factdeckSearch;
          const wanted = wantedOf({ q: "ship", from: "", until: "", place: "", keyword: "", lang: "" });
          return found(prepared(rows), wanted).map(({ row }) => row[0]);
        }""",
        rows,
    )
    assert order == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [("🚀", ["a"]), ("c++", ["b"]), ("rocket 🚀", ["a"]), ("€", []), ("“", ["a", "b"]), ("-", ["a", "b"])],
)
def test_symbols_are_words_and_signs_between_words_are_not(
    page: Any, site: Path, asked: str, slugs: list[str]
) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    rows = [
        ["a", "Rocket 🚀", "", "", "en", 0, None, None, "", [], []],
        ["b", "Written in C++", "", "", "en", 0, None, None, "", [], []],
    ]
    found = page.evaluate(
        """([rows, q]) => {
          const { prepared, found, wantedOf } = self.factdeckSearch;
          const wanted = wantedOf({ q, from: "", until: "", place: "", keyword: "", lang: "" });
          return found(prepared(rows), wanted).map(({ row }) => row[0]);
        }""",
        [rows, asked],
    )
    assert sorted(found) == slugs


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("lodz", "Łódź"),
        ("oresund", "Øresund"),
        ("AETHEL", "Æthelred"),
        ("strasse", "STRAẞE"),
        ("istanbul", "ISTANBUL ISTANBUL İstanbul"),
        ("ΟΔΥΣ", "Οδυσσεύς"),
        ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
    ],
)
def test_letters_are_found_by_plain_ones(page: Any, site: Path, asked: str, title: str) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    sought, stands = page.evaluate("texts => texts.map(self.factdeckSearch.folded)", [asked, title])
    assert f" {stands}".find(f" {sought}") >= 0
    assert (folded(asked), folded(title)) == (sought, stands)


def test_the_script_has_the_plain_letters_that_we_have(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    assert page.evaluate("texts => texts.map(self.factdeckSearch.folded)", [*PLAIN]) == [*PLAIN.values()]


def test_the_list_stands_without_scripts(chromium: Any, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/index.html")
    assert page.locator("#results li").count() == 4
    assert not page.locator("#search").is_visible()
    context.close()


LOST: list[tuple[str | None, str, str]] = [
    (None, "en", "The index could not be loaded"),
    ("(self.articles??=[])[0]=[\n[", "de", "Das Verzeichnis konnte nicht geladen werden"),
]


@pytest.mark.parametrize(("left", "lang", "told"), LOST)
def test_an_index_that_can_not_be_loaded_is_told_and_the_list_stays(
    left: str | None, lang: str, told: str, chromium: Any, tmp_path: Path
) -> None:
    site = make(tmp_path, "--no-cache", "--language", lang, names=("harbour", "battle"))
    index = site / "search/0.js"
    whole = index.read_bytes()
    index.unlink()
    if left is not None:
        index.write_text(left, encoding="utf-8")
    page = chromium.new_page()
    page.set_default_timeout(MOST_WAIT)
    page.goto(f"{site.as_uri()}/index.html")
    before = page.locator("#results h2").all_inner_texts()
    page.locator("#q").fill("harbour")
    page.locator(f"#count:has-text('{told}')").wait_for()
    assert page.locator("#results h2").all_inner_texts() == before
    assert page.locator("#results").get_attribute("aria-busy") == "false"
    index.write_bytes(whole)
    page.locator("#q").fill("angstrom")
    page.locator("#results li:only-child").wait_for()
    assert page.locator("#results h2").count() == 1
    page.close()


def test_the_script_and_the_list_show_an_article_alike(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    shown = page.locator("#results li").all()
    before = {each.locator("h2").inner_text(): each.inner_text() for each in shown}
    found(page, site, "q=harbour")
    after = page.locator("#results li").first
    assert after.inner_text() == before["Ångström harbour"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_against_a_page_and_it_fits(
    page: Any, site: Path, name: str, size: dict[str, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page.set_viewport_size(size)
    page.goto(f"{site.as_uri()}/{name}")
    violations = axe.Axe().run(page, options={"runOnly": RULES, "preload": False}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_all_pictures_and_faces_are_shown(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/articles/harbour.html")
    page.evaluate("document.querySelectorAll('img').forEach((each) => { each.loading = 'eager'; })")
    page.evaluate("Promise.all([...document.images].map((each) => each.decode()))")
    assert page.evaluate("[...document.images].filter((each) => each.naturalWidth === 0).length") == 0
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Reading'))")


def test_the_page_begins_with_a_way_past_what_all_pages_share(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/articles/harbour.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_many_are_shown_some_at_a_time(chromium: Any, tmp_path: Path) -> None:
    from factdeck.site.frame import Site, page_of
    from factdeck.site.index import index_files
    from factdeck.site.lists import list_pages
    from factdeck.site.typefaces import typefaces
    from factdeck.site.whole import ASSETS, COPIED

    entries = [entry(f"Town {number:04}", lead="A town by a river.") for number in range(1100)]
    site = Site("Many", "en")
    (tmp_path / "search").mkdir()
    for path, data in index_files(entries, "en"):
        (tmp_path / path).write_bytes(data)
    for name in COPIED:
        (tmp_path / name).write_bytes((ASSETS / name).read_bytes())
    (tmp_path / "fonts.css").write_bytes(typefaces())
    first = next(iter(list_pages(entries, site)))
    (tmp_path / first.path).write_bytes(page_of(site, first))
    page = chromium.new_page()
    page.goto(f"{tmp_path.as_uri()}/index.html#q=river")
    page.locator("#count", has_text="1,100 articles").wait_for()
    assert page.locator("#results li").count() == 60
    page.get_by_role("button", name="Show more").click()
    assert page.locator("#results li").count() == 120
    assert page.evaluate("document.activeElement.textContent") == "Town 0060"
    page.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_map_begins_where_most_articles_are(page: Any, site: Path, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.goto(f"{site.as_uri()}/map.html")
    mark = page.locator(".map a").first.bounding_box()
    assert mark["x"] >= 0 and mark["x"] + mark["width"] <= size["width"]


def test_a_slide_that_runs_leftward_is_set_from_the_right(page: Any, site: Path) -> None:
    page.set_viewport_size({"width": 960, "height": 540})
    page.goto(f"{site.as_uri()}/pictures/battle/lecture-1.svg")
    ends = page.evaluate(
        "[...document.querySelectorAll('text')].map((each) => { const box = each.getBBox(); return box.x + box.width; })"
    )
    assert ends and all(850 < end < 960 for end in ends)


def test_axe_finds_nothing_against_a_list_of_parts_and_a_dark_page(chromium: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    article = ROOT / "content" / "treaty-of-tordesillas.yaml"
    command = ["site", str(article), "-o", str(tmp_path), "--no-cache", "--layout", "lecture", "--quiet"]
    assert cli.main(command) == BUILT
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport=NARROW, color_scheme=scheme)
        page = context.new_page()
        for name in ("articles/treaty-of-tordesillas.html", "map.html", "index.html"):
            page.goto(f"{tmp_path.as_uri()}/{name}")
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            violations = (
                axe.Axe().run(page, options={"runOnly": RULES, "preload": False}).response["violations"]
            )
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        context.close()


@pytest.mark.parametrize(("lang", "way"), [("en", 1), ("ar", -1)])
def test_bars_begin_where_reading_begins(chromium: Any, tmp_path: Path, lang: str, way: int) -> None:
    from factdeck.site.frame import ASSETS, Site, page_of
    from factdeck.site.timeline import timeline_page

    (tmp_path / "site.css").write_bytes((ASSETS / "site.css").read_bytes())
    entries = [entry(f"Town {year}", years=(year, year)) for year in (1900, 1950, 2000)]
    site = Site("Few", lang)
    made = timeline_page(entries, site)
    (tmp_path / made.path).write_bytes(page_of(site, made))
    page = chromium.new_page()
    page.goto(f"{tmp_path.as_uri()}/{made.path}")
    starts = [each.bounding_box()["x"] for each in page.locator(".dated rect").all()]
    assert starts == sorted(starts, reverse=way < 0) and len(set(starts)) == 3
    page.close()
