"""What a run asks for, to all that a worker on another machine needs for it besides articles: layouts, templates, names."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factdeck import __version__
from factdeck.api import Asked, own_layouts
from factdeck.files.source_date import NAME as SOURCE_DATE
from factdeck.library.cache.fingerprints import of_code, of_layouts

LAYOUTS = Path("layouts")
_NAMED = re.compile(r"""[^\s"'\[\]{},]+\.(?:ya?ml|csl)\b""")
"""What may be the name of a file, in a layout, theme or set."""
_FILE = (".yaml", ".yml", ".csl", ".pptx", ".potx")


class Origin(Struct, frozen=True):
    """What must be the same everywhere, for all bytes to be."""

    code: str
    """The hash of factdeck's code, its layouts, and the versions of what it stands on."""
    told: str
    """The versions of factdeck and Python, in words."""


@lru_cache(maxsize=1)
def origin() -> Origin:
    """What it is in this process."""
    told = f"factdeck {__version__} on Python {sys.version_info[0]}.{sys.version_info[1]}"
    return Origin(sha256(f"{of_code()} {of_layouts()}".encode()).hexdigest(), told)


def difference(wanted: Origin) -> str:
    """How it is another in this process, in words that go on a sentence; empty where it is the same."""
    own = origin()
    if own.code == wanted.code:
        return ""
    if own.told != wanted.told:
        return f"has {own.told}, and here is {wanted.told}"
    return f"has {own.told} as here, but other layouts, other code or other libraries"


class Project(Struct, frozen=True):
    """All that is the same for each article of a run."""

    asked: Asked
    """Where a file outside the current folder is named, by the name that it has in ``files``."""
    files: tuple[tuple[str, bytes], ...]
    """By their names below the folder that a worker builds in."""
    names: tuple[tuple[str, str], ...]
    """What stands for what in messages."""
    own_layouts: str
    origin: Origin
    date: str
    """What SOURCE_DATE_EPOCH says."""
    seconds: float
    """The time limit for an article; 0 where there is none."""
    address: str = ""
    """Where workers write outputs to; empty where they send them back."""
    noted: bool = False
    """Whether a cache is to know again what workers read and write at addresses."""


def project_of(asked: Asked, seconds: float, address: str, *, noted: bool = False) -> Project:
    """The project that stands in the current folder. Raises OSError where a file of it can't be read."""
    outside: dict[str, str] = {}
    options = asked.options
    moved = replace(
        asked,
        layouts=tuple(_moved(name, outside) for name in asked.layouts),
        sets=tuple(_moved(name, outside) for name in asked.sets),
        options=replace(
            options, theme=_moved(options.theme, outside), template=_moved(options.template, outside)
        ),
    )
    named = [*moved.layouts, *moved.sets, moved.options.theme, moved.options.template]
    files = dict(_files(named, outside))
    return Project(
        moved,
        tuple(files.items()),
        tuple((new, old) for old, new in outside.items()),
        str(own_layouts()),
        origin(),
        os.environ.get(SOURCE_DATE, ""),
        seconds,
        address,
        noted,
    )


def _moved(name: str, outside: dict[str, str]) -> str:
    """A name below the folder for one that leads out of it."""
    if not _is_outside(name):
        return name
    return outside.setdefault(name, f"from-{sha256(name.encode()).hexdigest()[:12]}/{Path(name).name}")


def _is_outside(name: str) -> bool:
    path = Path(name)
    return name.endswith(_FILE) and (path.is_absolute() or ".." in path.parts)


def _files(named: Sequence[str], outside: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The project's folder of layouts, the files that are named, and those that these name."""
    if LAYOUTS.is_dir() and LAYOUTS.resolve() != own_layouts().resolve():
        waiting = [path.as_posix() for path in sorted(LAYOUTS.rglob("*")) if path.is_file()]
    else:
        waiting = []
    old = {new: old for old, new in outside.items()}
    waiting += [name for name in named if name.endswith(_FILE)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        path = Path(old.get(name, name))
        if name in seen or (name not in old and _is_outside(name)) or not path.is_file():
            continue
        seen.add(name)
        data = path.read_bytes()
        yield name, data
        if name.endswith(_FILE[:2]):
            waiting += _NAMED.findall(data.decode("utf-8", "replace"))
