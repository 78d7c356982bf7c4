"""An article whose files are not here to what is made of it: they are got one by one, as it names them, and told where they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factdeck.api import Article, Asked, OutputFile, Outputs, build_asked, check_asked, load
from factdeck.files import remote
from factdeck.messages import codes
from factdeck.messages.problems import FactdeckError, Mark, Problem, Source
from factdeck.reading.files import MOST_BYTES

MOST_BESIDE = 40_000_000
"""Bytes of a file that an article names: no picture may have more."""
Value = TypeVar("Value")


class Beside(Struct, frozen=True):
    """Where the files of an article are got from."""

    told: str
    """What messages call the folder; empty for the current one."""
    get: Callable[[str], bytes | None]
    """The bytes of a name in the folder; None where there is none."""
    neighbours: Callable[[str], Sequence[str]] = lambda name: ()
    """What is beside a name that is missing, so that a hint can name one like it."""


class Read(Struct, frozen=True):
    """A file at an address, as it was read."""

    address: str
    digest: str
    """The SHA-256 of its bytes."""
    version: str
    """What the storage said of it before and after; empty where that doesn't tell versions apart."""


def elsewhere(article: str, beside: Beside, work: Callable[[Article], Value]) -> Value:
    """What work gives, of the article with a file name among those that can be got.

    Raises FactdeckError with all that is wrong.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="factdeck-") as folder:
        home = Path(folder)
        told = ((f"{home}{os.sep}", beside.told), (str(home), beside.told))
        try:
            return renamed(work(_fetched(article, beside, home)), told)
        except FactdeckError as error:
            raise FactdeckError(renamed(tuple(error.problems), told)) from None


def _fetched(article: str, beside: Beside, home: Path) -> Article:
    """The article, whose files stand in a folder afterwards."""
    seen: set[str] = set()

    def fetch(name: str) -> None:
        if name not in seen:
            seen.add(name)
            data = beside.get(name)
            if data is None:
                _put(
                    home,
                    [(os.path.join(os.path.dirname(name), each), b"") for each in beside.neighbours(name)],
                )
            else:
                _put(home, [(name, data)])

    fetch(article)
    return load(home / article, fetch=fetch)


def _put(home: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """A name that no file can have is told of when the file is missing."""
    for name, data in files:
        with suppress(OSError, ValueError):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(data)


def build_far(
    address: str, asked: Asked, *, noted: bool = False, **how: Any
) -> tuple[Outputs, tuple[Read, ...]]:
    """What ``factdeck.api.build_asked`` gives, of an article at an address, and the files there that it was made from.

    The outputs themselves name the files of this machine alone. Without ``noted``, files are read and not told.
    Raises FactdeckError with all that is wrong, and NotReached where the storage can't be asked.
    """
    read: list[Read] = []
    own, beside = _at(address, read if noted else None)
    outputs = elsewhere(
        own, beside, lambda article: _without_home(article, build_asked(article, asked, **how))
    )
    return outputs, tuple(read)


def _without_home(article: Article, outputs: Outputs) -> Outputs:
    """Outputs that don't name the files in the article's folder, which is gone soon."""
    home = Path(article.source.name).parent

    def left(depends: Sequence[Path]) -> tuple[Path, ...]:
        return tuple(path for path in depends if home not in path.parents)

    def file_left(file: OutputFile) -> OutputFile:
        return replace(file, depends=left(file.depends))

    results = tuple(
        replace(each, file=each.file and file_left(each.file), depends=left(each.depends))
        for each in outputs.results
    )
    return replace(outputs, files=tuple(map(file_left, outputs.files)), results=results)


def check_far(address: str, asked: Asked, **how: Any) -> list[Problem]:
    """What ``factdeck.api.check_asked`` gives, of an article at an address."""
    own, beside = _at(address)
    try:
        return list(elsewhere(own, beside, lambda article: tuple(check_asked(article, asked, **how))))
    except FactdeckError as error:
        return list(error.problems)
    except remote.NotReached as error:
        return [of_unreached(address, error)]


def of_unreached(article: str, error: remote.NotReached) -> Problem:
    """What is told of an article at an address that can't be asked for; of a whole storage the same, whatever the article."""
    if isinstance(error, remote.NoStorage):
        told = f"{error.filename} can't be reached: {error.strerror}"
        return Problem.of(None, told, error.hint, code=codes.UNREADABLE)
    what = "this" if error.filename == article else str(error.filename)
    told = f"{what} can't be read: {error.strerror}"
    return Problem.of(Mark(Source(article, "")), told, code=codes.UNREADABLE)


def _at(address: str, noted: list[Read] | None = None) -> tuple[str, Beside]:
    """The name of an article at an address, and where its files are got from; what is read is ``noted``."""
    folder = remote.folder_of(address)
    own = address[len(folder) :].lstrip("/")

    def get(name: str) -> bytes | None:
        if not name and not remote.is_folder(folder):
            raise remote.NotReached(folder, "there is no such folder")
        at = address if name == own else remote.joined(folder, name)
        most = MOST_BYTES if name == own else MOST_BESIDE
        try:
            if noted is None:
                return remote.read(at, most)
            data, version = remote.read_version(at, most)
        except FileNotFoundError:
            return None
        noted.append(Read(at, sha256(data).hexdigest(), version))
        return data

    def neighbours(name: str) -> Sequence[str]:
        return remote.names_in(remote.folder_of(remote.joined(folder, name)))[: remote.MOST_LISTED]

    return own, Beside(remote.joined(folder, ""), get, neighbours)


def files_here(article: str, names: Sequence[str]) -> dict[str, bytes] | None:
    """The bytes of an article's file by its own name, and of files that it names; None where one can't be read as it is."""
    path = Path(article)
    files = {}
    try:
        home = path.parent.resolve()
        for name in (path.name, *names):
            file = path.parent / name
            if name != path.name and home not in file.resolve().parents:
                return None
            if not file.is_file() or file.stat().st_size > MOST_BESIDE:
                return None
            files[name] = file.read_bytes()
    except (OSError, RuntimeError, ValueError):
        return None
    return files


def folder_told(article: str) -> str:
    """What stands before the names of files in the folder of an article's path."""
    folder = Path(article).parent
    return "" if folder == Path() else f"{folder}{os.sep}"


def renamed(value: Value, names: Sequence[tuple[str, str]]) -> Value:
    """A value in which each text and path says something else for the first of each pair; bytes stay."""
    result: Any = value
    if isinstance(value, str):
        for old, new in names:
            result = result.replace(old, new)
    elif isinstance(value, Path):
        result = Path(renamed(str(value), names))
    elif isinstance(value, tuple):
        result = tuple(renamed(each, names) for each in value)
    elif isinstance(value, Struct):
        result = replace(
            value, **{key: renamed(getattr(value, key), names) for key in value.__struct_fields__}
        )
    return result  # type: ignore[no-any-return]
