"""`factdeck build --dry-run`: what would become of each article, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factdeck.command_line.common import BUILT, WRONG_CONTENT, say
from factdeck.command_line.request import cache_of, request_of

if TYPE_CHECKING:
    from factdeck.library.one_article import Request


def dry_run(options: argparse.Namespace) -> int:
    """Tells what would become of each article, and builds nothing."""
    request = request_of(options)
    cache = cache_of(options, request, remember=False)
    looks = cache.looks(len(options.articles), learns=False) if cache else None
    would_write = False
    not_kept = "it is forced" if options.force else "nothing is kept"
    if request.address and not (cache or options.force or options.no_cache):
        not_kept += " of outputs at an address without --cache"
    for article in options.articles:
        kept = cache if not options.force and article != "-" else None
        found = kept.find(article, restore=False, looks=looks) if kept else None
        report = found.report if found else None
        if not would_write and (report is None or report.outcome == "restored"):
            would_write = True
            if wrong := _foretold_wrong(request):
                return wrong
        if report is None:
            _foretell(article, "would build", found.reason if found else not_kept, options)
        else:
            would = "would restore" if report.outcome == "restored" else "current"
            _foretell(article, would, "", options)
    return BUILT


def _foretold_wrong(request: Request) -> int:
    """Tells what keeps all articles from being built, as far as that shows now; returns the exit status."""
    from factdeck.api import check_layouts
    from factdeck.library.one_article import refused_folder
    from factdeck.messages.floods import tell

    if wrong := check_layouts(request.asked):
        tell(wrong)
        return WRONG_CONTENT
    if refused := refused_folder(request):
        say(f"factdeck: {refused.message}")
        return WRONG_CONTENT
    return BUILT


def _foretell(article: str, would: str, reason: str, options: argparse.Namespace) -> None:
    """A line that says what would become of an article, and why."""
    from json import dumps

    from factdeck.messages.problems import in_one_line

    if options.format == "json":
        print(dumps({"article": article, "outcome": would, "reason": reason}, ensure_ascii=False))
    else:
        print(in_one_line(f"{would}  {article}: {reason}".removesuffix(": ")))
