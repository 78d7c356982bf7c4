"""One article and what is wanted of it to files on disk, and to a report of what became of it."""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Literal

from msgspec import Struct

from factdeck.api import Outputs, build, check
from factdeck.files.targets import in_the_way
from factdeck.messages.problems import FactdeckError, Problem, shortened

Outcome = Literal["built", "current", "restored", "wrong", "not written", "died", "too slow"]
"""What can become of an article: ``restored`` came from the cache, ``died`` met a bug, or ended its worker."""
WELL: tuple[Outcome, ...] = ("built", "current", "restored")
"""What has become of an article whose files are as they should be."""


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted of each article: what ``factdeck.api.build`` takes, and where the files go."""

    layouts: tuple[str, ...]
    sets: tuple[str, ...] = ()
    theme: str = ""
    paper: str = ""
    template: str = ""
    version: str = ""
    seed: str = ""
    minutes: int = 0
    simple: bool = False
    embed_source: bool = True
    folder: Path = Path("build")
    given: bytes = b""
    """What standard input held, of which the article ``-`` is read: workers have none."""
    spared: tuple[Path, ...] = ()
    """Files that will be written besides the outputs, and must be none that is read."""


class WrittenFile(Struct, frozen=True):
    """A file that was written."""

    path: Path
    pages: int
    unit: str
    size: int
    """In bytes."""
    depends: tuple[Path, ...]
    digest: str = ""
    """The SHA-256 of its bytes; empty where it was written before."""


def hash_of(data: bytes) -> str:
    """The SHA-256 of bytes."""
    return sha256(data).hexdigest()


class Report(Struct, frozen=True):
    """What became of an article."""

    article: str
    outcome: Outcome
    files: tuple[WrittenFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    message: str = ""
    """Why nothing could be written."""
    seconds: float = 0.0


def build_and_write(request: Request, article: str) -> Report:
    """Builds an article and writes all of its outputs, or none where anything is wrong."""
    began = perf_counter()
    try:
        outputs = build(
            _opened(request, article),
            request.layouts,
            theme=request.theme,
            paper=request.paper,
            template=request.template,
            sets=request.sets,
            version=request.version,
            seed=request.seed,
            minutes=request.minutes,
            simple=request.simple,
            embed_source=request.embed_source,
        )
    except FactdeckError as error:
        return Report(article, "wrong", (), tuple(error.problems), "", perf_counter() - began)
    except Exception as error:
        if os.environ.get("FACTDECK_TRACEBACK"):
            raise
        told = shortened(f"this is a bug of factdeck's own: {type(error).__name__}: {error}")
        return Report(article, "died", message=told, seconds=perf_counter() - began)
    return _written(request, article, outputs, began)


def _opened(request: Request, article: str) -> str | BytesIO:
    return BytesIO(request.given) if article == "-" else article


def _written(request: Request, article: str, outputs: Outputs, began: float) -> Report:
    depends = [path for file in outputs for path in file.depends]
    message, files = in_the_way(request.spared, depends), tuple[WrittenFile, ...]()
    if not message:
        try:
            paths = outputs.write(request.folder)
        except FactdeckError as error:
            message = str(error)
        except (OSError, ValueError) as error:
            where = getattr(error, "filename", None) or request.folder
            message = f"{where} can't be written: {(getattr(error, 'strerror', None) or str(error)).lower()}"
        else:
            files = tuple(
                WrittenFile(path, file.pages, file.unit, len(file.data), file.depends, hash_of(file.data))
                for path, file in zip(paths, outputs, strict=True)
            )
    outcome: Outcome = "not written" if message else "built"
    return Report(article, outcome, files, outputs.warnings, message, perf_counter() - began)


def check_one(request: Request, article: str) -> list[Problem]:
    """All that building an article would tell, and what would make it better."""
    return check(
        _opened(request, article),
        request.layouts,
        theme=request.theme,
        paper=request.paper,
        template=request.template,
        sets=request.sets,
        version=request.version,
        seed=request.seed,
        minutes=request.minutes,
        simple=request.simple,
    )
