"""Times each shipped citation style, warm: ten sources, each cited once, and their bibliography.

usage: PYTHONPATH=src python benchmarks/citations.py
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from factdeck.citations.csl import CiteItem, Processor, read_locale, read_style

ROOT = Path(__file__).parents[1]
STYLES = ROOT / "layouts" / "citation-styles"
SOURCES = ROOT / "tests" / "citations" / "oracle" / "sources.json"
REPEATS = 9


def main() -> None:
    items = {item["id"]: item for item in json.loads(SOURCES.read_text(encoding="utf-8"))[:10]}
    locale = read_locale((STYLES / "locales-en-US.xml").read_text(encoding="utf-8"))
    clusters = [[CiteItem(key)] for key in items]
    for path in sorted(STYLES.glob("*.csl")):
        style = read_style(path.read_text(encoding="utf-8"))
        times = []
        for _ in range(REPEATS):
            start = time.process_time()
            processor = Processor(style, locale, items, clusters)
            processor.citations()
            processor.entries()
            times.append(time.process_time() - start)
        print(f"{path.stem:60} {1000 * min(times):5.1f} ms")


if __name__ == "__main__":
    main()
