"""`factdeck site`: articles to a catalogue of plain files that any web server, or a folder, can show."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from factdeck.command_line.common import (
    INTERRUPTED,
    WRONG_CONTENT,
    Commands,
    add_articles,
    add_jobs,
    add_layouts,
    add_look,
    add_output,
    add_sets,
    asked_of,
    misused,
    not_written,
    note_left_out,
    say,
    tell_line,
    told_stop,
    wrong_options,
)
from factdeck.command_line.run_options import add_cache_size, add_time_limit
from factdeck.command_line.told_reports import status_of

if TYPE_CHECKING:
    from factdeck.library.one_article import Report
    from factdeck.site.making import Wanted
    from factdeck.site.whole import SiteRun

USUAL_SET = "catalogue"
"""What is made of each article where neither a layout nor a set is asked for."""
USUAL_CACHE = Path("build") / ".factdeck"
"""That of `factdeck build`: what it has built need not be built again."""
DESCRIPTION = """\
Makes a site of plain files: a list of all articles with search and filters, a
timeline, a map, a feed, and for each article a page with its text, its sheet
and slides, and all files to take home. It asks nothing of any other machine,
and works from a folder and behind any web server. An article that is wrong is
told and left out; a page that it had before stays as it was, in all lists too.
"""
EXAMPLES = """\
examples:
  factdeck site content/*.yaml -o site
  factdeck site content/*.yaml -o site --title "Our town" --url https://example.org/town/
  factdeck site content/*.yaml -o site --set lesson --language de
"""


def add(commands: Commands) -> None:
    """Adds ``factdeck site`` to the commands."""
    site = commands.add_parser(
        "site",
        help="make a catalogue of articles for the web",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(site, given=False)
    add_output(site, help="folder for the site (default: site)")
    site.add_argument("--title", metavar="TEXT", default="", help="what the site is called")
    site.add_argument(
        "--language",
        metavar="LANG",
        default="",
        help="the language of the site's own words, as de (default: that of most articles)",
    )
    site.add_argument(
        "--url",
        metavar="ADDRESS",
        type=_address,
        default="",
        help="where the site will stand, for the feed and for others that link to it",
    )
    add_layouts(site)
    add_sets(site)
    add_look(site)
    add_jobs(site, help="articles made at once (default: one a processor)")
    add_time_limit(site)
    site.add_argument(
        "--cache",
        metavar="DIR",
        default="",
        help=f"where what was built is kept (default: {USUAL_CACHE.as_posix()})",
    )
    site.add_argument("--no-cache", action="store_true", help="keep nothing, and look nothing up")
    add_cache_size(site)
    site.add_argument("--quiet", action="store_true", help="tell problems only")
    site.set_defaults(run=_site, no_embed_source=False, output="site")


def _address(text: str) -> str:
    from factdeck.site.frame import site_address

    try:
        return site_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _site(options: argparse.Namespace) -> int:
    from factdeck.command_line.targets import each_once, two_of_one_name

    if wrong := wrong_options(options):
        return misused(wrong)
    if not options.layout and not options.set:
        options.set = [USUAL_SET]
    articles = each_once(options.articles)
    if "-" in articles:
        return misused("a site is made of files: name them in place of -")
    asked = asked_of(options)
    if wrong := _among_articles(articles, Path(options.output)):
        return misused(wrong)
    if wrong := two_of_one_name(articles, asked.pieces()) or _wrong_language(options.language):
        return misused(wrong)
    if not options.quiet:
        note_left_out(options.articles)
    try:
        return _made(articles, options)
    except KeyboardInterrupt:
        say("factdeck: stopped; the pages that were made by then are whole, the lists are as they were")
        return INTERRUPTED
    except OSError as error:
        return not_written(error, Path(options.output))


def _among_articles(articles: Sequence[str], folder: Path) -> str:
    """Whether the site would stand among the articles, whose own files and pictures it might replace."""
    from factdeck.files.targets import place_of

    if any(place_of(Path(article).parent / "x") == place_of(folder / "x") for article in articles):
        return f"{str(folder)!r} is the folder of the articles: write the site to another one (-o)"
    return ""


def _wrong_language(lang: str) -> str:
    from factdeck.site.words import has_words, languages

    if not lang or has_words(lang):
        return ""
    return f"--language: there are no words in {lang!r}; there are in {', '.join(languages())}"


def _made(articles: Sequence[str], options: argparse.Namespace) -> int:
    """Makes the site, tells what became of each article, and returns the exit status."""
    from factdeck.library.one_article import WELL

    began = perf_counter()
    run = _run_of(articles, options)
    reports = _reports_told(run, options)
    if reports[-1].ends_run:
        done = sum(report.outcome in WELL for report in reports)
        say(f"factdeck: {reports[-1].message}; {told_stop(len(articles) - done)}")
        return WRONG_CONTENT
    for article, listed in run.stays:
        where = "" if listed else ", but in no list: what these said of it is not kept, or it was changed"
        say(f"factdeck: {article}: its page stays as it was made before{where}")
    for path in run.removed.left:
        say(f"factdeck: {path} is no longer of the site; it was changed, so it stays")
    if any(report.outcome == "built" for report in reports):
        _tidy(run.wanted, options)
    if not options.quiet:
        _tell_whole(run, reports, perf_counter() - began)
    return status_of(reports)


def _run_of(articles: Sequence[str], options: argparse.Namespace) -> SiteRun:
    from factdeck.library.workers import Limits
    from factdeck.site.frame import Site
    from factdeck.site.language import language_of
    from factdeck.site.making import Wanted
    from factdeck.site.whole import SiteRun
    from factdeck.site.words import site_words

    lang = options.language or language_of(articles)
    site = Site(options.title or site_words(lang)("catalogue"), lang, options.url)
    cached = None if options.no_cache else Path(options.cache or USUAL_CACHE)
    wanted = Wanted.of(site, Path(options.output), asked_of(options), cached)
    workers = min(options.jobs or os.cpu_count() or 1, len(articles))
    return SiteRun(articles, wanted, Limits(workers, options.time_limit))


def _reports_told(run: SiteRun, options: argparse.Namespace) -> list[Report]:
    """Those of the articles, each told as it is done; the last may be one that ends the run."""
    from factdeck.command_line.bar import Bar
    from factdeck.messages.floods import Telling

    telling = Telling()
    reports: list[Report] = []
    with Bar(len(run.articles), shown=not options.quiet) as bar:
        for _, report in run.reports():
            bar.clear()
            reports.append(report)
            telling.tell(report.problems)
            if report.ends_run:
                break
            if report.message:
                say(f"factdeck: {report.article}: {report.message}")
            bar.step()
    telling.end()
    return reports


def _tidy(wanted: Wanted, options: argparse.Namespace) -> None:
    from factdeck.command_line.request import tidy_cache
    from factdeck.files.plain import sweep
    from factdeck.site.whole import folders_of

    for folder in folders_of(wanted.folder):
        sweep(folder)
    if wanted.cache:
        tidy_cache(wanted.cache.store, options.cache_size)


def _tell_whole(run: SiteRun, reports: Sequence[Report], seconds: float) -> None:
    """How many articles the site has, what went, and where it begins."""
    from factdeck.library.reports import summary
    from factdeck.messages.counted import counted

    print(summary(reports, seconds))
    if run.removed.count:
        print(f"removed {counted(run.removed.count, 'file')} of earlier runs")
    tell_line(run.wanted.folder / "index.html")
