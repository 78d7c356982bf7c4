"""Entries to the files that the search reads: scripts, since pages from a folder may read nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.site.entry import Entry, years_told
from factdeck.site.metadata import json_text

ON_SHARD = 1_000
"""Articles in one file."""
FOLDER = "search"


def index_files(entries: Sequence[Entry], lang: str) -> Iterator[tuple[str, bytes]]:
    """Each file's path in the site and its bytes, one at a time; ``lang`` is the site's language."""
    for number, start in enumerate(range(0, len(entries), ON_SHARD)):
        rows = ",\n".join(json_text(_row(entry, lang)) for entry in entries[start : start + ON_SHARD])
        yield f"{FOLDER}/{number}.js", f"(self.articles??=[])[{number}]=[\n{rows}\n];\n".encode()


def _row(entry: Entry, lang: str) -> list[object]:
    """What the script reads, in its order: see the names at the head of site.js."""
    first, last = entry.years or (None, None)
    return [
        entry.slug,
        entry.title,
        entry.subtitle,
        entry.lead,
        entry.lang,
        int(entry.direction == "rtl"),
        first,
        last,
        years_told(entry.years, lang) if entry.years else "",
        list(entry.keywords),
        list(entry.places),
        list(entry.named),
    ]
