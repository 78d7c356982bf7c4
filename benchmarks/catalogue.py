"""How fast a site of made-up articles is made, how large it is, and how fast it finds: `python -m benchmarks.catalogue [COUNT]`.

The articles are those of `library.py`. A search is timed in Chromium from the input to the list on the page; where there is
no Playwright, or no Chromium, nothing is searched.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.library import CHANGED, FACTDECK, show, timed, write_library

QUERIES = ("river", "w", "harbour treaty", "place 4711", "xyzzy", "old bridge winter", "the", "gre")
"""What is sought: common, one letter, two words, a title, nothing, three words, a stop word, a beginning."""
ROUNDS = 5
MB = 1_000_000
SEARCH = """async (query) => {
  const field = document.getElementById("q");
  const began = performance.now();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await Promise.resolve();
  document.body.getBoundingClientRect();
  return performance.now() - began;
}"""


def print_size(site: Path) -> None:
    """Of all, and of what the first page and its search take."""
    files = [path for path in site.rglob("*") if path.is_file()]
    print(f"{len(files):,} files, {sum(path.stat().st_size for path in files) / MB:,.0f} MB")
    for name in ("index.html", "timeline.html", "map.html", "search"):
        parts = [site / name] if name != "search" else sorted((site / name).iterdir())
        data = b"".join(part.read_bytes() for part in parts)
        print(f"{name:<16}{len(data) / MB:8.2f} MB {len(gzip.compress(data)) / MB:8.2f} MB by gzip")


def print_search_times(site: Path) -> None:
    """Of each query, the median and the worst of a few rounds, and how long the index takes to load."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        print("no search: Playwright is not installed")
        return
    installed = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        except Error:
            print("no search: there is no Chromium")
            return
        page = browser.new_page()
        page.goto(f"{site.as_uri()}/index.html")
        loading = page.evaluate(
            "async () => { const began = performance.now(); await loaded(); return performance.now() - began; }"
        )
        print(f"{'the index':<24}{loading:8.0f} ms to load, once")
        for query in QUERIES:
            times = [page.evaluate(SEARCH, query) for _ in range(ROUNDS)]
            told = page.locator("#count").inner_text()
            print(f"{query!r:<24}{median(times):8.1f} ms, at worst {max(times):6.1f} ms   {told}")
        browser.close()


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = write_library(folder, count)
        print(f"{count:,} articles, both files of each, and a site of them")
        for row in ("the first run", "a second run", "1 % changed"):
            for path in articles[::CHANGED] if row == "1 % changed" else ():
                with path.open("a", encoding="utf-8") as stream:
                    stream.write("subtitle: Changed\n")
            show(row, timed([*FACTDECK, "site", ".", "-o", "site", "--quiet"], folder, "site"), count)
        print_size(folder / "site")
        print_search_times(folder / "site")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_000)
