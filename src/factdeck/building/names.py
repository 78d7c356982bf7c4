"""What a command is to read and to write, to what stands against it: two outputs of one name, or one in an input's place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

ENDINGS = (".pdf", ".pptx")
_UNREADABLE = re.compile("[\ud800-\udfff]")


def slug_of(article: str) -> str:
    """What outputs of an article are called by: its file's name without the ending; ``-`` is standard input."""
    return "article" if article == "-" else _UNREADABLE.sub("_", Path(article).stem)


def output_stem(slug: str, layout: str) -> str:
    """An output's name without its ending."""
    return f"{slug}-{Path(layout).stem}"


def each_once(articles: Iterable[str]) -> list[str]:
    """The names without those that name the same file in the same folder again."""
    found: dict[str, str] = {}
    for name in articles:
        found.setdefault("-" if name == "-" else place_of(Path(name)), name)
    return list(found.values())


def layouts_once(layouts: Iterable[str]) -> list[str]:
    """The names without those that lead to the same layout again."""
    from factdeck.layout.loading import layout_files

    files, found = layout_files(), dict[str, str]()
    for name in layouts:
        path = files.find(name)
        found.setdefault(place_of(path) if path else name, name)
    return list(found.values())


def layout_files_of(layouts: Iterable[str], theme: str) -> list[Path]:
    """The files that layouts and a theme, where one is named, lead to."""
    from factdeck.layout.loading import layout_files

    files = layout_files()
    found = [*(files.find(name) for name in layouts), files.find(theme, "themes") if theme else None]
    return [path for path in found if path]


def two_of_one_name(articles: Sequence[str], layouts: Sequence[str]) -> str:
    """Which two articles or layouts would be written to the same file, as message; empty where none would.

    Names that differ in capitals alone are one on Windows and macOS.
    """
    seen: dict[str, tuple[str, str]] = {}
    for article in articles:
        for layout in layouts:
            stem = output_stem(slug_of(article), layout)
            other = seen.setdefault(folded(stem), (article, layout))
            if other != (article, layout):
                return _told(stem, other, (article, layout))
    return ""


def _told(stem: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    if one[0] == other[0]:
        return f"the layouts {one[1]!r} and {other[1]!r} would both write {stem!r}; give one of them another name"
    return (
        f"{one[0]!r} and {other[0]!r} would both write {stem!r}; "
        "build them one after the other into folders of their own (-o), or give one of them another name"
    )


def in_the_way(targets: Iterable[Path], inputs: Iterable[Path]) -> str:
    """Which target would replace a file that is read, as message; empty where none would."""
    read = {place: path for path in inputs if (place := _file_at(path))}
    for target in targets:
        if (place := _file_at(target)) in read:
            return f"{str(target)!r} is read, and would be replaced: write to another place"
    return ""


def expected(folder: Path, articles: Sequence[str], layouts: Sequence[str]) -> Iterator[Path]:
    """Where outputs may come to stand, with either ending."""
    for article in articles:
        for layout in layouts:
            yield from (folder / f"{output_stem(slug_of(article), layout)}{ending}" for ending in ENDINGS)


def _file_at(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def place_of(path: Path) -> str:
    """A path by its folder as it really is."""
    try:
        return os.path.join(os.path.realpath(path.parent), path.name)
    except (OSError, ValueError):
        return str(path)


def folded(name: str) -> str:
    """The same for names that are one on systems that leave capitals out of account."""
    return normalize("NFC", name).casefold()
