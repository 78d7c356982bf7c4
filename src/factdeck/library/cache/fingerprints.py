"""Code, options and files to hashes that differ where what is built may differ."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from msgspec import to_builtins

from factdeck.api import Asked, own_layouts

PACKAGE = Path(__file__).parents[2]
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@lru_cache(maxsize=1)
def of_code() -> str:
    """Of factdeck's own code and data, and of the versions of Python, of libraries and of fonts.

    Layouts are no part of it: each piece knows those that it was made from.
    """
    total = sha256(repr(sys.version_info[:2]).encode())
    for name, version in _versions():
        total.update(f"{name} {version}\n".encode())
    layouts = own_layouts()
    for path in _files_below(PACKAGE):
        if layouts not in path.parents:
            total.update(f"{path.relative_to(PACKAGE).as_posix()} {of_file(path)}\n".encode())
    return total.hexdigest()


def of_layouts() -> str:
    """Of the layouts, themes and words that come with factdeck."""
    folder = own_layouts()
    told = [f"{path.relative_to(folder).as_posix()} {of_file(path)}\n" for path in _files_below(folder)]
    return sha256("".join(told).encode()).hexdigest()


def _versions() -> Iterator[tuple[str, str]]:
    """The name of each package that factdeck requires, and its version."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        required = requires("factdeck") or []
    except PackageNotFoundError:
        required = []
    for requirement in sorted(required):
        named = _NAME.match(requirement)
        if named and "extra ==" not in requirement:
            try:
                yield named[0], version(named[0])
            except PackageNotFoundError:
                yield named[0], ""


def _files_below(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder) / name for name in sorted(names))


def of_asked(asked: Asked) -> str:
    """Of all that is asked for, and of the date that files are to have."""
    said = [to_builtins(asked, enc_hook=str), os.environ.get("SOURCE_DATE_EPOCH", "")]
    return sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogateescape")).hexdigest()


def of_file(path: Path | str) -> str:
    """The SHA-256 of a file's bytes; empty where it can't be read."""
    try:
        with open(path, "rb") as stream:
            return sha256(stream.read()).hexdigest()
    except OSError:
        return ""
