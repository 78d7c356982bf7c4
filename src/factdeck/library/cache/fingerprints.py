"""Code, options and files to hashes that differ where what is built may differ."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from msgspec import to_builtins

from factdeck.api import Asked, own_layouts
from factdeck.files.plain import open_plain
from factdeck.library.cache.store import Store

PACKAGE = Path(__file__).parents[2]
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def known_code(store: Store, *, remember: bool) -> str:
    """What ``of_code`` says, as a store remembers it while no file of the code, and no installed library, has changed.

    ``remember`` no writes nothing to the store; one that is not there yet is not begun for it.
    """
    states = f"{PACKAGE} {_states_of_code()}"
    remembered = (store.get_record(states) or b"").decode("ascii", "replace")
    if _DIGEST.fullmatch(remembered):
        return remembered
    code = of_code()
    if remember and store.is_begun:
        with suppress(OSError):
            store.put_record(states, code.encode())
    return code


def _states_of_code() -> str:
    """The hash of name, size, number and times of each file of the code, and of the names of all that is installed."""
    total = sha256(repr(sys.version_info).encode())
    total.update(repr(sorted(_states_below(str(PACKAGE)))).encode("utf-8", "surrogateescape"))
    for folder in sys.path:
        with suppress(OSError):
            names = sorted(name for name in os.listdir(folder) if name.endswith("-info"))
            # a command's own folder, where nothing is installed, is another one for each that runs it
            if names:
                total.update(repr((folder, names)).encode("utf-8", "surrogateescape"))
    return total.hexdigest()


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


def _states_below(folder: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, size, number and times of each file; every command waits for them, and Paths would take it thrice as long."""
    inner = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    state = os.stat(entry.path)
                    yield entry.path, state.st_size, state.st_ino, state.st_mtime_ns, state.st_ctime_ns
            elif entry.name != "__pycache__":
                inner.append(entry.path)
    for each in inner:
        yield from _states_below(each)


def _files_below(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder) / name for name in sorted(names))


def of_asked(asked: Asked) -> str:
    """Of all that is asked for, and of the date that files are to have."""
    said = [to_builtins(asked, enc_hook=str), os.environ.get("SOURCE_DATE_EPOCH", "")]
    return sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogateescape")).hexdigest()


def of_file(path: Path | str) -> str:
    """The SHA-256 of a file's bytes; empty where it can't be read, or is no plain file, which might never end."""
    try:
        with open_plain(Path(path)) as stream:
            return sha256(stream.read()).hexdigest()
    except OSError:
        return ""
