"""Articles and layouts as they are asked for, to each one once, and to two outputs of one name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from factdeck.api import Piece, layout_path, theme_path
from factdeck.files import remote
from factdeck.files.names import slug_of
from factdeck.files.remote import is_address
from factdeck.files.targets import folded, place_of
from factdeck.messages.problems import FactdeckError, Problem


def each_once(articles: Iterable[str]) -> list[str]:
    """The names without those that name the same file in the same folder again; a folder stands for its articles."""
    places: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in (each for given in articles for each in articles_in(given)):
        places.setdefault(name if name == "-" or is_address(name) else place_of(name, folders), name)
    return list(places.values())


def articles_in(name: str) -> list[str]:
    """The YAML files of a folder, by name, but not hidden ones nor those of folders in it; of anything else just that.

    Raises FactdeckError where an address's storage can't be asked.
    """
    if is_address(name):
        return _articles_at(name)
    if name == "-" or not os.path.isdir(name):
        return [name]
    return sorted(os.path.join(name, each) for each in os.listdir(name) if _is_article(each)) or [name]


MOST_FOLDERS = 1_000
"""Folders below those that are named that are looked through for articles."""
_NOT_ARTICLES = "layouts"
"""The folder whose YAML files are none."""


def left_out_below(given: Iterable[str]) -> str:
    """That a folder below one that is named has articles, too, and is not named itself; empty where there is none.

    Of a folder without articles of its own that is told in another place.
    """
    folders = [name for name in given if not is_address(name) and name != "-" and os.path.isdir(name)]
    named = {os.path.realpath(folder) for folder in folders}
    for folder in folders:
        for at, below, names in islice(os.walk(folder), MOST_FOLDERS):
            below[:] = sorted(name for name in below if name != _NOT_ARTICLES and not name.startswith("."))
            has_some = any(map(_is_article, names))
            if at == folder and not has_some:
                break
            if has_some and os.path.realpath(at) not in named:
                return (
                    f"{at} has YAML files, too, which are left out; name it besides {folder} to take them in"
                )
    return ""


def _articles_at(address: str) -> list[str]:
    if _is_article(address):
        return [address]
    try:
        names = remote.names_in(address)
    except remote.NotReached as error:
        told = f"{address} can't be read: {error.strerror}"
        raise FactdeckError([Problem.of(None, told)]) from None
    return [remote.joined(address, each) for each in names if _is_article(each)] or [address]


def _is_article(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def layouts_once(layouts: Iterable[str]) -> list[str]:
    """The names without those that lead to the same layout again."""
    places: dict[str, str] = {}
    for name in layouts:
        path = layout_path(name)
        places.setdefault(place_of(path) if path else name, name)
    return list(places.values())


def layout_files_of(layouts: Iterable[str], theme: str) -> list[Path]:
    """The files that layouts and a theme, where one is named, lead to."""
    paths = [*(layout_path(name) for name in layouts), theme_path(theme) if theme else None]
    return [path for path in paths if path]


def two_of_one_name(articles: Sequence[str], pieces: Sequence[Piece]) -> str:
    """Which two articles or pieces would be written to the same file, as message; empty where none would.

    Names that differ in capitals alone are one on Windows and macOS.
    """
    seen: dict[str, tuple[str, Piece]] = {}
    for article in articles:
        slug = slug_of(article)
        for piece in pieces:
            stem, own = piece.stem(slug), (article, piece.made)
            other = seen.setdefault(folded(stem), own)
            if other != own:
                return _message(stem, other, own)
    return ""


def _message(stem: str, one: tuple[str, Piece], other: tuple[str, Piece]) -> str:
    if one[0] == other[0] and one[1].label == other[1].label:
        return (
            f"{one[1].label!r} is asked for twice, and not in the same way: both would write {stem!r}; "
            "ask for one of them, or build them one after the other into folders of their own (-o)"
        )
    if one[0] == other[0]:
        labels = f"{one[1].label!r} and {other[1].label!r}"
        return f"the layouts {labels} would both write {stem!r}; give one of them another name"
    return (
        f"{one[0]!r} and {other[0]!r} would both write {stem!r}; "
        "build them one after the other into folders of their own (-o), or give one of them another name"
    )


def expected(folder: str, articles: Sequence[str], pieces: Sequence[Piece]) -> Iterator[str]:
    """Where outputs may come to stand, with each ending that there is."""
    for article in articles:
        slug = slug_of(article)
        for piece in pieces:
            yield from (os.path.join(folder, name) for name in piece.names(slug))
