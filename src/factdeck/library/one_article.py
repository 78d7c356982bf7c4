"""One article and what is wanted of it to files on disk, and to a report of what became of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.api import Article, Asked, OutputFile, Outputs, build_asked, check_asked, loads, preload
from factdeck.files.plain import keeps_all_out, refuse_folder
from factdeck.files.remote import NoStorage, NotReached, is_address, joined, version_written, write_to
from factdeck.files.targets import in_the_way
from factdeck.forgetting import forget_article
from factdeck.library.elsewhere import Read, build_far, check_far, of_unreached
from factdeck.messages.problems import FactdeckError, Problem, shortened
from factdeck.messages.reasons import reason_of, to_do_about

if TYPE_CHECKING:
    from factdeck.library.workers import Failed

Outcome = Literal["built", "current", "restored", "wrong", "not written", "died", "too slow"]
"""What can become of an article: ``restored`` came from the cache, ``died`` met a bug, or ended its worker."""
WELL: tuple[Outcome, ...] = ("built", "current", "restored")
"""What has become of an article whose files are as they should be."""


FEW_WORDS = """\
title: A town
lead: A town on a river. Its bridge is the oldest one.
sections: [{heading: History, text: The bridge was built in a year of peace. The town has grown since.}]
"""


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted of each article, and where the files go."""

    asked: Asked
    folder: Path = Path("build")
    address: str = ""
    """Where the files go in place of the folder, as in ``s3://bucket/handouts``."""
    given: bytes = b""
    """What standard input held, of which the article ``-`` is read: workers have none."""
    noted: bool = False
    """Whether a cache is to know what is read and written at addresses again: their storage is asked of it."""
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
    """The SHA-256 of its bytes."""
    outcome: Outcome = "built"
    address: str = ""
    """Where it is, if not under its path …"""
    version: str | None = ""
    """… and what its storage says of it; None where that is no longer the file that was written."""

    @property
    def told(self) -> str:
        """What messages call it."""
        return self.address or str(self.path)


def hash_of(data: bytes) -> str:
    """The SHA-256 of bytes."""
    return sha256(data).hexdigest()


class PieceReport(Struct, frozen=True):
    """What became of a piece of an article."""

    files: tuple[WrittenFile, ...]
    """Its file; none where the article has nothing for it."""
    problems: tuple[Problem, ...]
    of_article: tuple[Problem, ...]
    """What is told of the article, whatever is made of it."""
    depends: tuple[Path, ...]
    absent: tuple[Path, ...] = ()
    """Files that were looked for in vain."""


class Report(Struct, frozen=True):
    """What became of an article."""

    article: str
    outcome: Outcome
    files: tuple[WrittenFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    message: str = ""
    """Why nothing could be written …"""
    hint: str = ""
    """… and what to do."""
    ends_run: bool = False
    """Whether that will keep all other articles from being written, too."""
    seconds: float = 0.0
    pieces: tuple[PieceReport, ...] = ()
    """What each piece came to, for a cache …"""
    read: tuple[Read, ...] = ()
    """… and the files at addresses that all of them were made from."""


def load_for_all(asked: Asked) -> None:
    """Load what all articles are built with, layouts, fonts and patterns of words, for processes forked afterwards to share.

    A few words are built and let go of; whatever goes wrong is told of the articles themselves.
    """
    preload()
    with suppress(Exception):
        build_asked(loads(FEW_WORDS), asked)
    forget_article()


def build_and_write(
    request: Request,
    article: str,
    value: Article | None = None,
    take: Callable[[bytes], object] | None = None,
    **how: Any,
) -> Report:
    """Builds an article and writes all of its outputs, or none where anything is wrong.

    ``value`` is the article where it was read before. ``take`` is given the bytes of what was written to an address.
    ``how`` goes on to ``factdeck.api.build_asked``.
    """
    began = perf_counter()
    try:
        outputs, read = _outputs(request, article, value, **how)
    except (FactdeckError, NotReached) as error:
        return of_wrong(article, error, began)
    report = written(request, article, outputs, began, read)
    if take and request.address and report.outcome == "built":
        with suppress(OSError):
            for file in outputs:
                take(file.data)
    return report


def _outputs(
    request: Request, article: str, value: Article | None, **how: Any
) -> tuple[Outputs, tuple[Read, ...]]:
    if is_address(article):
        return build_far(article, request.asked, noted=request.noted, **how)
    return build_asked(value or _opened(request, article), request.asked, **how), ()


def of_wrong(article: str, error: FactdeckError | NotReached, began: float) -> Report:
    """The report of an article that has mistakes, or that can't be read."""
    seconds = perf_counter() - began
    if isinstance(error, FactdeckError):
        return Report(article, "wrong", (), tuple(error.problems), seconds=seconds)
    return Report(article, "wrong", (), (of_unreached(article, error),), seconds=seconds)


def without_fail(build: Callable[[str], Report], article: str) -> Report:
    """What building an article comes to, a bug of factdeck's own included; without what only a cache asks for."""
    began = perf_counter()
    try:
        return replace(build(article), pieces=(), read=())
    except Exception as error:
        if os.environ.get("FACTDECK_TRACEBACK"):
            raise
        return of_bug(article, error, began)


def of_failed(article: str, failed: Failed, limit: float) -> Report:
    """The report of an article that has no result; ``limit`` is the time limit in seconds."""
    from factdeck.library.workers import told_failure

    outcome: Outcome = "too slow" if failed.too_slow else "died"
    return Report(article, outcome, message=told_failure(failed, limit), seconds=failed.seconds)


def of_bug(article: str, error: Exception, began: float) -> Report:
    """The report of an article that met a bug of factdeck's own."""
    told = shortened(f"this is a bug of factdeck's own: {type(error).__name__}: {error}")
    return Report(article, "died", message=told, seconds=perf_counter() - began)


def _opened(request: Request, article: str) -> str | BytesIO:
    return BytesIO(request.given) if article == "-" else article


def written(
    request: Request, article: str, outputs: Outputs, began: float, read: tuple[Read, ...] = ()
) -> Report:
    """Writes all outputs of an article or none; ``began`` is the ``perf_counter`` of when building it began.

    ``read`` are the files at addresses that they were made from.
    """
    depends = [path for file in outputs for path in file.depends]
    message = in_the_way(request.spared, depends)
    if not message:
        try:
            if request.address:
                write_to(request.address, [(file.name, file.data) for file in outputs])
            else:
                outputs.write(request.folder)
        except FactdeckError as error:
            message = str(error)
        except (OSError, ValueError) as error:
            return of_refused(Report(article, "built", (), outputs.warnings), error, request, began)
    seconds = perf_counter() - began
    if message:
        return Report(article, "not written", (), outputs.warnings, message, seconds=seconds)
    return replace(_built_report(request, article, outputs, seconds), read=read)


def refused_folder(request: Request) -> Report | None:
    """What is to become of all articles where the folder of the outputs can't be written to, as far as that shows; or None."""
    if request.address:
        return None
    try:
        refuse_folder(request.folder)
    except OSError as error:
        return of_refused(Report("", "built"), error, request)
    return None


def of_refused(
    report: Report, error: OSError | ValueError, request: Request, began: float | None = None
) -> Report:
    """The report of an article whose files can't be written; ``began`` is when building it began."""
    seconds = report.seconds if began is None else perf_counter() - began
    return replace(
        report,
        outcome="not written",
        message=told_refused(error, request.folder),
        hint=to_do_about(error),
        ends_run=isinstance(error, NoStorage) if request.address else keeps_all_out(error, request.folder),
        seconds=seconds,
    )


def told_refused(error: OSError | ValueError, folder: Path) -> str:
    """Why a file, if it is known which, or else a folder, can't be written."""
    where = getattr(error, "filename", None) or folder
    return f"{where} can't be written: {reason_of(error)}"


def _built_report(request: Request, article: str, outputs: Outputs, seconds: float) -> Report:
    """The report of outputs that were written."""
    of_article = outputs.of_article
    pieces = tuple(
        PieceReport(
            tuple(_written_file(each, request) for each in (result.file,) if each is not None),
            result.problems,
            of_article,
            result.depends,
            result.absent,
        )
        for result in outputs.results
    )
    files = tuple(file for piece in pieces for file in piece.files)
    return Report(article, "built", files, outputs.warnings, seconds=seconds, pieces=pieces)


def _written_file(file: OutputFile, request: Request) -> WrittenFile:
    address = joined(request.address, file.name) if request.address else ""
    version = version_written(address, file.data) if address and request.noted else ""
    return WrittenFile(
        request.folder / file.name,
        file.pages,
        file.unit,
        len(file.data),
        file.depends,
        hash_of(file.data),
        address=address,
        version=version,
    )


def check_one(request: Request, cache: Path, article: str) -> list[Problem]:
    """All that building an article would tell, and what would make it better.

    What builds derived from it is looked up in the folder of their cache.
    """
    from factdeck.library.cache.keeping import looked_up_in

    with looked_up_in(cache):
        if is_address(article):
            return check_far(article, request.asked)
        return check_asked(_opened(request, article), request.asked)
