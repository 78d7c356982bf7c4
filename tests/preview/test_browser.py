"""The preview in a real browser: it shows the pages, follows each save, and is for everyone to use."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.samples import CASES, ROOT

MOST_WAIT = 15_000
"""Milliseconds until a page that does not show what is looked for fails the test."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "content"
    shutil.copytree(CASES, folder)
    return folder / "town.yaml"


@pytest.fixture(scope="module")
def address(chromium: Any, article: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "factdeck", "preview", "content/town.yaml", "--no-browser"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, cwd=article.parents[1], env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found is not None
        yield found[0]
        server.kill()


@pytest.fixture(scope="module")
def context(chromium: Any) -> Iterator[Any]:
    """One for all tests, so that fonts are loaded once."""
    context = chromium.new_context(viewport=WIDE)
    yield context
    context.close()


@pytest.fixture
def page(context: Any, address: str, article: Path) -> Iterator[Any]:
    """The preview of the article as it was at first; nothing may be wrong in the browser's console at the end."""
    before = article.read_text(encoding="utf-8")
    page = context.new_page()
    page.set_default_timeout(MOST_WAIT)
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address)
    yield page
    page.close()
    article.write_text(before, encoding="utf-8")
    assert wrong == []
    assert all(url.startswith(address) for url in asked), "nothing is asked of another machine"


def open_page(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("#lecture-1 svg").wait_for()
    page.locator("#status", has_text="Up to date").wait_for()


def edit(article: Path, old: str, new: str) -> None:
    text = article.read_text(encoding="utf-8")
    assert old in text
    article.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_shows_the_sheets_pages_and_the_decks_slides_with_their_notes(page: Any) -> None:
    assert "Nether Wallop" in page.locator("#fact-sheet-1 svg").text_content()
    assert page.locator("#lecture-1").get_attribute("aria-label").startswith("Slide 1 of ")
    assert page.locator(".notes", has_text="Say it slowly. Ask: why here?").count() == 1
    assert page.locator("#problems").inner_text() == "Nothing is wrong."


def test_text_is_drawn_in_the_themes_fonts_as_wide_as_it_was_measured(page: Any) -> None:
    families = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert any("SourceSans3-Regular" in family for family in families)
    widths = page.evaluate(
        """[...document.querySelectorAll('#fact-sheet-1 svg tspan')].filter(t => t.nextElementSibling && t.parentNode.tagName === 'text'
           && t.nextElementSibling.getAttribute('y') === t.getAttribute('y'))
           .map(t => t.getComputedTextLength() - (t.nextElementSibling.getAttribute('x') - t.getAttribute('x')))"""
    )
    assert widths and max(map(abs, widths)) < 0.2


def test_a_save_changes_the_page_in_place(page: Any, article: Path) -> None:
    page.evaluate("document.querySelector('#lecture-2').dataset.same = 'yes'; scrollTo(0, 1500)")
    edit(article, "Then it was Tuesday", "Then it was Wednesday")
    page.locator("[id^=fact-sheet] svg", has_text="Then it was Wednesday").wait_for()
    page.locator("#status", has_text="changed at").wait_for()
    assert page.locator("#lecture-2").get_attribute("data-same") == "yes"
    assert abs(page.evaluate("scrollY") - 1500) < 2


def test_an_error_appears_with_its_line_and_vanishes_and_the_pages_stay(page: Any, article: Path) -> None:
    edit(article, "1945-08-09/..", "1945-02-30")
    problem = page.locator("#problems .error")
    problem.wait_for()
    lines = article.read_text(encoding="utf-8").splitlines()
    line = 1 + next(number for number, text in enumerate(lines) if "1945-02-30" in text)
    assert "February 1945 has 28 days" in problem.inner_text()
    place = problem.locator("a.place")
    assert place.inner_text().startswith(f"content/town.yaml:{line}:")
    assert re.fullmatch(rf"vscode://file/.*/content/town\.yaml:{line}:\d+", place.get_attribute("href"))
    assert "Nether Wallop" in page.locator("#fact-sheet-1 svg").text_content()
    assert "last good pages" in page.locator("#fact-sheet-1").locator("..").locator(".kept").inner_text()
    edit(article, "1945-02-30", "1945-08-09/..")
    page.locator("#problems", has_text="Nothing is wrong.").wait_for()
    assert page.locator(".kept").count() == 0


def test_the_switches_change_layout_and_theme_and_a_reload_keeps_them(page: Any) -> None:
    page.locator("#layout").select_option(label="lecture")
    page.locator("#fact-sheet-1").wait_for(state="detached")
    page.locator("#layout").select_option(label="fact-sheet")
    page.locator("#fact-sheet-1 svg").wait_for()
    before = page.locator("#fact-sheet-1 svg").inner_html()
    page.locator("#theme").select_option("large-print")
    page.wait_for_function("old => document.querySelector('#fact-sheet-1 svg').innerHTML !== old", arg=before)
    page.reload()
    page.locator("#fact-sheet-1 svg").wait_for()
    assert page.locator("#theme").input_value() == "large-print"
    assert page.locator(".document").count() == 1


def test_search_finds_words_over_a_lines_end_whatever_their_case(page: Any) -> None:
    page.locator("#sought").fill("COLUMN that it stands in")
    assert page.locator("#hits").inner_text().startswith("1 of ")
    page.locator("#sought").fill("nether WALLOP")
    count = int(page.locator("#hits").inner_text().split()[-1])
    assert count >= 2
    at = int(page.locator("#hits").inner_text().split()[0])
    page.locator("#sought").press("Enter")
    assert page.locator("#hits").inner_text() == f"{at % count + 1} of {count}"
    assert page.locator(".hit.now").first.is_visible()
    page.locator("#sought").fill("no such words")
    assert page.locator("#hits").inner_text() == "not found"
    page.locator("#sought").press("Escape")
    assert page.locator("#hits").inner_text() == "" and page.locator(".hit").count() == 0


def test_a_click_on_a_picture_shows_its_line_in_the_article(page: Any, article: Path) -> None:
    page.locator("#fact-sheet-1 svg text", has_text="Much as before").click()
    panel = page.locator("#place pre")
    panel.wait_for()
    line = 1 + next(
        number
        for number, text in enumerate(article.read_text(encoding="utf-8").splitlines())
        if "Much as before" in text
    )
    assert page.locator("#place a").inner_text() == f"content/town.yaml:{line}"
    assert f"▸ {line}      text: Much as before" in panel.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#place").is_hidden()


def test_everything_can_be_reached_from_the_keyboard(page: Any) -> None:
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert reached[:4] == ["Skip to the pages", "layout", "theme", "sought"]
    page.locator(".skip").press("Enter")
    assert page.evaluate("document.activeElement.id") == "pages"


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light", "dark"])
def test_axe_finds_nothing_against_it(
    chromium: Any, address: str, article: Path, scheme: str, size: dict[str, int], broken: bool
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    open_page(page, address)
    if broken:
        edit(article, "1945-08-09/..", "1945-02-30")
        page.locator("#problems .error").wait_for()
    else:
        page.locator("#fact-sheet-1 svg text", has_text="Nether Wallop").first.click()
        page.locator("#place pre").wait_for()
        page.locator("#sought").fill("the")
    found = axe.Axe().run(page).response["violations"]
    context.close()
    if broken:
        edit(article, "1945-02-30", "1945-08-09/..")
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []


def test_a_narrow_window_need_not_be_scrolled_sideways(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport=NARROW)
    page = context.new_page()
    open_page(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()
