"""The list of all that runs have written into a site's folder, to what this one no longer makes: that goes, and nothing else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Raw, Struct, json

from factdeck.files.plain import write_all
from factdeck.files.targets import folded, place_of
from factdeck.library.cache.fingerprints import of_file

NAME = ".factdeck.json"
"""The list's own, in the site's folder."""
DIGITS = 16
"""Of a file's hash: enough to see that somebody has changed it."""


class Written(Struct, frozen=True):
    """The files that a site has of each article, and those that all share: the beginning of each one's hash by its path."""

    shared: Raw = Raw(b"{}")
    articles: dict[str, Raw] = {}

    def groups(self) -> Iterator[Raw]:
        """All of them, as they stand in the list."""
        yield self.shared
        yield from self.articles.values()


class Removed(Struct, frozen=True):
    """What became of files that a site no longer has."""

    count: int = 0
    left: tuple[Path, ...] = ()
    """Files that are not as they were written, so that they are somebody's own."""


def group_of(files: Mapping[str, str]) -> Raw:
    """Files with their hashes, as the list has them."""
    return Raw(json.encode({path: files[path][:DIGITS] for path in sorted(files)}))


def joined(one: Raw, other: Raw) -> Raw:
    """The files of both groups, the other's hashes where both have one."""
    return group_of({**_files(one), **_files(other)})


def read_written(folder: Path) -> Written:
    """What earlier runs wrote into the folder, as far as they say so."""
    try:
        written = json.decode((folder / NAME).read_bytes(), type=Written)
        for group in written.groups():
            _files(group)
    except (OSError, ValueError):
        return Written()
    return written


def write_written(folder: Path, written: Written) -> None:
    """Writes the list, an article on each line, where it is another one than before; raises OSError where it can't."""
    lines = [f"{_text(slug)}: {_told(group)}" for slug, group in sorted(written.articles.items())]
    inside = ",\n".join(lines)
    data = f'{{"shared": {_told(written.shared)},\n"articles": {{\n{inside}\n}}}}\n'.encode()
    with suppress(OSError):
        if (folder / NAME).read_bytes() == data:
            return
    write_all([(folder / NAME, data)])


def remove_rest(folder: Path, before: Written, now: Written) -> Removed:
    """Removes what earlier runs wrote and the site no longer has, and folders that are empty then.

    Raises OSError where a file can't be removed.
    """
    same = {bytes(group) for group in now.groups()}
    gone = {
        path: digest
        for group in before.groups()
        if bytes(group) not in same
        for path, digest in _files(group).items()
    }
    stays = {folded(path) for group in now.groups() for path in _files(group)} if gone else set()
    count, left = 0, []
    for path, digest in sorted(gone.items()):
        place = folder / path
        if folded(path) in stays or not _is_inside(folder, path):
            continue
        if of_file(place)[:DIGITS] != digest:
            left.append(place)
            continue
        place.unlink()
        count += 1
        _remove_empty(place.parent, folder)
    return Removed(count, tuple(left))


def _files(group: Raw) -> dict[str, str]:
    return json.decode(group, type=dict[str, str])


def _text(value: str) -> str:
    return json.encode(value).decode()


def _told(group: Raw) -> str:
    return bytes(group).decode()


def _is_inside(folder: Path, path: str) -> bool:
    """Whether it is a plain file that really lies in the folder, wherever links lead."""
    place = folder / path
    if ".." in place.parts[len(folder.parts) :]:
        return False
    try:
        plain = stat.S_ISREG(os.lstat(place).st_mode)
    except (OSError, ValueError):
        return False
    return plain and place_of(place).startswith(os.path.realpath(folder) + os.sep)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
