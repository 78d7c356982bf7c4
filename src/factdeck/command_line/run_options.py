"""What steers a run over many articles to the options of a command: reports, a time limit, the cache, a cluster."""

from __future__ import annotations

import argparse

from factdeck.command_line.common import wrong_cache

USUAL_FOLDER = ".factdeck"
"""Where the cache is, among the outputs."""

USUAL_SIZE = 2048
"""MiB that it takes at most."""


def add_reports(parser: argparse.ArgumentParser) -> None:
    """Adds what many articles are told in, and how long each may take, to a command."""
    add_time_limit(parser)
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json"),
        default="text",
        help="text for people, json for programs: a line an article (default: text)",
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        default="",
        help="write a report for CI: JUnit's for .xml, SARIF for .sarif",
    )
    parser.add_argument("--times", metavar="FILE", default="", help="write a table of times (CSV)")


def add_time_limit(parser: argparse.ArgumentParser) -> None:
    """Adds ``--time-limit``, how long each article may take, to a command."""
    parser.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=_seconds,
        default=0.0,
        help="give up an article that takes longer (default: never)",
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """Adds what steers the cache, and how a run goes on, to a command."""
    parser.add_argument("--force", action="store_true", help="build what is current, too")
    parser.add_argument(
        "--dry-run", action="store_true", help="build nothing; tell what would be built, and why"
    )
    parser.add_argument(
        "--cache",
        metavar="DIR",
        default="",
        help="where what was built is kept, for this and other checkouts (default: .factdeck among the outputs;"
        " nowhere where these go to an address)",
    )
    parser.add_argument("--no-cache", action="store_true", help="keep nothing, and look nothing up")
    add_cache_size(parser)
    going_on = parser.add_mutually_exclusive_group()
    going_on.add_argument(
        "--fail-fast", action="store_true", help="stop at the first article that is not well"
    )
    going_on.add_argument(
        "--keep-going", action="store_true", help="build all others where one is wrong (the default)"
    )


def add_cache_size(parser: argparse.ArgumentParser) -> None:
    """Adds ``--cache-size``, which a cache that several commands share is pruned to by each, to a command."""
    parser.add_argument(
        "--cache-size",
        metavar="MIB",
        type=_size,
        default=USUAL_SIZE,
        help=f"MiB that are kept at most (default: {USUAL_SIZE})",
    )


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Adds ``--cluster``, where articles are built in place of this machine, to a command."""
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        default="",
        help="build on the workers of a scheduler of Dask, as tcp://host:8786, or local for one of this run",
    )


def wrong_places(options: argparse.Namespace) -> str:
    """What is wrong with the addresses that are named, and with what goes along with them; empty where nothing is."""
    from factdeck.files.remote import is_address, wrong_address

    names = [*options.articles, options.output]
    if wrong := next(filter(None, map(wrong_address, names)), ""):
        return wrong
    if options.cluster and options.cluster != "local" and not is_address(options.cluster):
        return f"--cluster: {options.cluster!r} is neither an address, such as tcp://host:8786, nor local"
    if options.depfile and any(map(is_address, names)):
        return "--depfile: make knows files of this machine only, and no addresses"
    return wrong_cache(options)


def wrong_report(options: argparse.Namespace) -> str:
    """What is wrong with the names of the report and of the table of times; empty where nothing is.

    No file that an article is made from ends as these do.
    """
    if options.report and not options.report.endswith((".xml", ".sarif")):
        return f"--report: {options.report!r} ends in neither .xml nor .sarif"
    if options.times and not options.times.endswith(".csv"):
        return f"--times: {options.times!r} does not end in .csv"
    return ""


def _size(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of MiB")
    return int(text)


def _seconds(text: str) -> float:
    try:
        result = float(text)
    except ValueError:
        result = 0.0
    if not 0.0 < result <= 86_400.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return result
