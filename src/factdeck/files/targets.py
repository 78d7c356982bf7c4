"""Paths to what they lead to, and to what would be replaced if they were written to."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize


def in_the_way(targets: Iterable[Path | str], inputs: Iterable[Path | str]) -> str:
    """Which target would replace a file that is read, as message; empty where none would."""
    wanted = list(targets)
    read = {place for path in inputs if (place := _file_at(path))} if wanted else set()
    for target in wanted:
        if _file_at(target) in read:
            return f"{str(Path(target))!r} is read, and would be replaced: write to another place"
    return ""


def _file_at(path: Path | str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def place_of(path: Path | str, folders: dict[str, str] | None = None) -> str:
    """A path by its folder as it really is. ``folders`` remembers those that were looked up."""
    folders = {} if folders is None else folders
    folder, name = os.path.split(path)
    if name in ("", os.curdir):
        path = Path(path)
        folder, name = str(path.parent), path.name
    try:
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        return os.path.join(folders[folder], name)
    except (OSError, ValueError):
        return str(path)


def folded(name: str) -> str:
    """The same for names that are one on systems that leave capitals out of account."""
    return normalize("NFC", name).casefold()
