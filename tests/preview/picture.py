"""The README's picture of the preview: ``python tests/preview/picture.py ARTICLE PICTURE.png``.

A copy of the article gets a mistake, so that the picture shows how one is told.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1180, "height": 860}
COLOURS = 96
SLIDE = "#lecture-7"


def picture(article: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(article.parent, Path(folder) / "content")
        shown = Path("content") / article.name
        command = [sys.executable, "-m", "factdeck", "preview", str(shown), "--no-browser"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                address = re.search(r"http://\S+/", server.stdout.readline())
                assert address is not None
                _save(_screenshot(address[0], Path(folder) / shown), target)
            finally:
                server.kill()


def _screenshot(address: str, article: Path) -> bytes:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(address)
        page.locator(f"{SLIDE} svg").wait_for()
        _make_a_mistake(article)
        page.locator("#problems .error").first.wait_for()
        _show(page)
        return page.screenshot()


def _make_a_mistake(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(
        re.sub(r"date: (\d{4})-\d\d-\d\d,", r"date: \1-02-30,", text, count=1), encoding="utf-8"
    )


def _show(page: Page) -> None:
    page.locator(f"{SLIDE} svg text").nth(1).click()
    page.locator("#place pre").wait_for()
    page.evaluate(
        "place => scrollBy(0, document.querySelector(place).getBoundingClientRect().top - 100)", SLIDE
    )
    page.wait_for_timeout(300)


def _save(screenshot: bytes, target: Path) -> None:
    """With few colours, which makes a small file of flat ones."""
    image = Image.open(io.BytesIO(screenshot)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(sys.argv[2]))
