"""A command's options to what is wanted of each article, and to the cache that knows what has been built."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck.command_line.common import asked_of, say, why_refused
from factdeck.command_line.run_options import USUAL_FOLDER

if TYPE_CHECKING:
    from factdeck.library.cache.building import Cache
    from factdeck.library.cache.looks import Looks
    from factdeck.library.cache.store import Store
    from factdeck.library.one_article import Report, Request


def given_to(options: argparse.Namespace) -> bytes:
    """What standard input holds, where it is one of the articles; no more than is read of one."""
    from factdeck.reading.files import MOST_BYTES

    return sys.stdin.buffer.read(MOST_BYTES + 1) if "-" in options.articles else b""


def request_of(options: argparse.Namespace, given: bytes = b"") -> Request:
    """What the options ask for, of whatever article; ``given`` is what standard input held."""
    from factdeck.files.remote import is_address
    from factdeck.library.one_article import Request

    far = is_address(options.output)
    return Request(
        asked=asked_of(options),
        folder=Path("." if far else options.output),
        address=options.output if far else "",
        given=given,
        spared=(Path(options.depfile),) if options.depfile else (),
    )


def cache_of(options: argparse.Namespace, request: Request, *, remember: bool = True) -> Cache | None:
    """The cache that the options ask for; None where they want none, and of outputs at an address where they name none.

    ``remember`` no writes nothing to it.
    """
    from factdeck.library.cache.building import Cache

    if options.no_cache or (request.address and not options.cache):
        return None
    return Cache.of(cache_folder(options), request, force=options.force, remember=remember)


def cache_folder(options: argparse.Namespace) -> Path:
    """The folder of the cache: the one that is named, or the usual one among the outputs."""
    return Path(options.cache) if options.cache else Path(options.output) / USUAL_FOLDER


def found_report(cache: Cache | None, article: str, looks: Looks | None = None) -> Report | None:
    """What the cache knows of an article; None where it is to be built, which tells of what can't be written, too."""
    from factdeck.files.targets import in_the_way

    if cache is None or cache.force or article == "-" or not cache.store.is_begun:
        return None
    try:
        report = cache.find(article, looks=looks).report
    except (OSError, ValueError):
        return None
    read = [path for file in report.files for path in file.depends] if report else []
    return None if in_the_way(cache.request.spared, read) else report


def tidy_cache(store: Store, most: int) -> None:
    """After a build: prune what is kept to ``most`` MiB, and say so where nothing can be kept, since all goes on without."""
    try:
        store.put_record("tidied", b"tidied")
    except OSError as error:
        say(
            f"factdeck: nothing is kept in {store.folder}, and the next build begins anew: {why_refused(error)}"
        )
    store.prune(most)
