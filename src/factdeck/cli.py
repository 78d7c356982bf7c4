"""Arguments to work done, problems told and an exit status: the only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factdeck import codes
from factdeck.lean import without_plugins
from factdeck.problems import Mark, Problem, Problems, ProblemsFound, Source
from factdeck.schemas import KINDS

if TYPE_CHECKING:
    from factdeck.build import Output
    from factdeck.progress import Progress
    from factdeck.watch import Built

SHELLS = ("bash", "zsh", "fish")
BUILT, WRONG_CONTENT, WRONG_USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

GARBAGE_THRESHOLD = 100_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""

DESCRIPTION = """\
factdeck turns an article, written as YAML, into a printed fact sheet (PDF) and
a lecture deck (PowerPoint).

  factdeck check content/my-town.yaml     tell everything that is wrong in it
  factdeck build content/my-town.yaml     make the sheet and the deck in build/
"""
BUILD_DESCRIPTION = """\
Builds each article with each layout. Outputs are named ARTICLE-LAYOUT.pdf or
.pptx. Nothing is written for an article in which anything is wrong.
"""
BUILD_EXAMPLES = """\
examples:
  factdeck build content/my-town.yaml
  factdeck build content/*.yaml -o handouts
  factdeck build content/my-town.yaml --layout fact-sheet --paper Letter
  factdeck build content/my-town.yaml --theme large-print
  cat my-town.yaml | factdeck build - --layout lecture
"""
STATUSES = """\
exit status: 0 all is well, 1 the content or layout is wrong, 2 wrong usage,
3 a bug of factdeck's own. No output of an article that is wrong has been touched.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    without_plugins()
    parser = _parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(given.run(given))
    except ProblemsFound as found:
        _tell(found.problems)
        return WRONG_CONTENT
    except KeyboardInterrupt:
        print("factdeck: stopped; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return WRONG_CONTENT
    except Exception as error:
        return _own_bug(error)


def _own_bug(error: Exception) -> int:
    if os.environ.get("FACTDECK_TRACEBACK"):
        raise error
    print(
        f"factdeck: this is a bug of factdeck's own: {type(error).__name__}: {error}\n"
        "  hint: set FACTDECK_TRACEBACK=1 and run it again to see where it happened",
        file=sys.stderr,
    )
    return OUR_BUG


def _parser() -> argparse.ArgumentParser:
    from factdeck import __version__

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="factdeck", description=DESCRIPTION, epilog=STATUSES, formatter_class=raw, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"factdeck {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    build = commands.add_parser(
        "build",
        help="make outputs from articles",
        description=BUILD_DESCRIPTION,
        epilog=BUILD_EXAMPLES,
        formatter_class=raw,
    )
    _add_articles(build)
    build.add_argument(
        "--layout", metavar="NAME", action="append", help="a layout's name or file; may be given again"
    )
    build.add_argument(
        "-o", "--output", metavar="DIR", default="build", help="folder for the outputs (default: build)"
    )
    build.add_argument(
        "--depfile", metavar="FILE", help="write what the outputs depend on, for make to include"
    )
    build.add_argument(
        "--paper", metavar="SIZE", default="", help="A4, Letter, A5… in place of the layout's paper"
    )
    build.add_argument(
        "--theme", metavar="NAME", default="", help="a theme's name or file in place of the layout's"
    )
    build.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="a .pptx or .potx whose master and layouts decks are built on",
    )
    build.add_argument(
        "--no-embed-source", action="store_true", help="PDF/A-2a without the article's YAML inside"
    )
    build.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        default=0,
        help="articles built at once (default: one a processor)",
    )
    build.add_argument("--quiet", action="store_true", help="tell problems only")
    build.set_defaults(run=_build)
    check = commands.add_parser(
        "check",
        help="tell what is wrong in articles",
        formatter_class=raw,
        description="Tells every problem of each article at once, and writes nothing.",
    )
    _add_articles(check)
    check.add_argument(
        "--layout", metavar="NAME", action="append", help="check that it fits this layout, too"
    )
    check.add_argument("--strict", action="store_true", help="let warnings fail, too")
    check.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people, json for editors, sarif for code hosts (default: text)",
    )
    check.set_defaults(run=_check)
    explain = commands.add_parser(
        "explain",
        help="tell at length what a code means",
        description="Tells what a code such as FD105 means, with an example that has it and one that has not.",
    )
    explain.add_argument(
        "codes", metavar="CODE", nargs="*", help="a code; all are listed where none is given"
    )
    explain.set_defaults(run=_explain)
    new = commands.add_parser(
        "new",
        help="write an article to begin with",
        description="Writes a commented article that builds as it is, into content/ where there is one.",
    )
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens, as in my-town")
    new.set_defaults(run=_new)
    init = commands.add_parser(
        "init",
        help="write a project to begin with",
        description="Writes a project: an article, a layout, a Makefile, a workflow file and .gitignore.",
    )
    init.add_argument("folder", metavar="DIR", help="the project's folder; it is made where there is none")
    init.set_defaults(run=_init)
    listing = commands.add_parser(
        "list",
        help="list articles, and what is built of them",
        description="Lists articles with their words and dates, and which outputs are built, stale or missing.",
    )
    listing.add_argument(
        "articles", metavar="ARTICLE", nargs="*", help="YAML files (default: those in content/)"
    )
    listing.add_argument(
        "-o", "--output", metavar="DIR", default="build", help="folder of the outputs (default: build)"
    )
    listing.set_defaults(run=_list)
    completion = commands.add_parser(
        "completion",
        help="print what completes commands in a shell",
        description='Prints a script for your shell, as in: eval "$(factdeck completion bash)"',
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish")
    completion.set_defaults(run=_completion)
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema that editors complete by",
        description="Prints the JSON Schema of articles, layouts or themes, for editors that know YAML.",
    )
    schema.add_argument("kind", metavar="KIND", choices=KINDS, help="article, layout or theme")
    schema.set_defaults(run=_schema)
    layouts = commands.add_parser(
        "layouts",
        help="list layouts and what each makes",
        description="Lists the layouts at hand: the project's own in layouts/, and factdeck's.",
    )
    layouts.set_defaults(run=_layouts)
    _add_extract(commands)
    _add_import(commands)
    _add_watch(commands)
    _add_preview(commands)
    return parser


def _add_extract(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    extract = commands.add_parser(
        "extract",
        help="take the article out of a fact sheet",
        description="Writes the article that a PDF was made from, byte for byte. Overwrites nothing.",
    )
    extract.add_argument("pdf", metavar="PDF", help="a fact sheet that factdeck has built")
    extract.add_argument(
        "-o", "--output", metavar="FILE", help="a file or folder, or - for standard output (default: here)"
    )
    extract.add_argument("--all", action="store_true", help="the timeline and the facts as CSV, too")
    extract.add_argument("--force", action="store_true", help="overwrite files that exist")
    extract.set_defaults(run=_extract)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = commands.add_parser(
        "import",
        help="make an article of a text that you have",
        description="Makes an article of an encyclopedia's plain text, of wikitext or of Markdown, told by what stands "
        "in it. What finds no place in an article is listed on standard error.",
    )
    bring.add_argument("file", metavar="FILE", help="the text, or - for standard input")
    bring.add_argument(
        "-o",
        "--output",
        metavar="WHERE",
        help="a folder, a .yaml file, or - for standard output (default: content/ where there is one, else here)",
    )
    bring.add_argument(
        "--source", metavar="URL", default="", help="the page that the text is from, to credit it"
    )
    bring.add_argument("--lang", metavar="TAG", default="", help="the text's language, as in en or de-AT")
    bring.add_argument("--title", metavar="TITLE", default="", help="the article's title")
    bring.add_argument("--force", action="store_true", help="overwrite an article that exists")
    bring.set_defaults(run=_import)


def _add_watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    watch = commands.add_parser(
        "watch",
        help="build articles again on each save",
        description="Builds each article now and whenever it, its pictures, layout or theme is saved. Ctrl-C ends.",
    )
    watch.add_argument("articles", metavar="ARTICLE", nargs="+", help="a YAML file")
    watch.add_argument(
        "--layout", metavar="NAME", action="append", help="a layout's name or file; may be given again"
    )
    watch.add_argument(
        "-o", "--output", metavar="DIR", default="build", help="folder for the outputs (default: build)"
    )
    watch.add_argument(
        "--theme", metavar="NAME", default="", help="a theme's name or file in place of the layout's"
    )
    watch.set_defaults(run=_watch, paper="", template="", no_embed_source=False, quiet=True)


def _add_preview(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    preview = commands.add_parser(
        "preview",
        help="show an article in the browser while it is being written",
        description="Shows the sheet and the deck in the browser, anew at each save. Ctrl-C ends.",
        epilog="Nothing leaves this machine: the page is served to this machine's own browsers only.",
    )
    preview.add_argument("article", metavar="ARTICLE", help="a YAML file")
    preview.add_argument(
        "--layout", metavar="NAME", action="append", help="a layout's name or file; may be given again"
    )
    preview.add_argument(
        "--theme", metavar="NAME", default="", help="a theme's name or file in place of the layout's"
    )
    preview.add_argument(
        "--port", metavar="N", type=_port, default=0, help="the port to serve at (default: one that is free)"
    )
    preview.add_argument("--no-browser", action="store_true", help="open no browser; only print the address")
    preview.set_defaults(run=_preview)


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="a YAML file, or - for standard input")


def _read(name: str, problems: Problems) -> tuple[Source | None, str, Path]:
    """The article's source, its slug, and the folder of its pictures."""
    from factdeck.reading import decode, read_source

    if name == "-":
        return decode("-", sys.stdin.buffer.read(), problems), "article", Path()
    path = Path(name)
    return read_source(path, problems), path.stem, path.parent


def _build(given: argparse.Namespace) -> int:
    from factdeck.progress import Progress

    if given.paper and not _known_paper(given.paper):
        return WRONG_USAGE
    articles = given.articles
    many = len(articles) > 1
    progress = Progress(len(articles) if many else 2 * len(_layouts_of(given)), quiet=given.quiet)
    status, outputs, rows = BUILT, [], []
    for number, (made, found) in _each_built(given, progress):
        if many:
            progress.step(articles[number])
        progress.clear()
        _tell(found)
        wrong = any(problem.severity == "error" for problem in found)
        status = WRONG_CONTENT if wrong else _write(made, given) or status
        outputs += made
        rows.append((number, _summary(articles[number], made, found)))
    if not status and given.depfile:
        status = _write_depfile(outputs, given)
    if many and not given.quiet:
        print("\n".join(row for _, row in sorted(rows)))
    return status


def _layouts_of(given: argparse.Namespace) -> tuple[str, ...]:
    from factdeck.build import OWN_LAYOUTS

    return tuple(given.layout or OWN_LAYOUTS)


def _each_built(
    given: argparse.Namespace, progress: Progress
) -> Iterator[tuple[int, tuple[list[Output], list[Problem]]]]:
    """One article's layouts side by side, or several articles; in the order in which they are done."""
    from factdeck.build import preload
    from factdeck.parallel import as_done, side_by_side

    if len(given.articles) == 1:
        yield 0, _built(given, given.articles[0], told=progress.step, run=side_by_side)
        return
    preload()
    jobs = [partial(_built, given, name) for name in given.articles]
    yield from as_done(jobs, given.jobs or os.cpu_count() or 1)


def _built(given: argparse.Namespace, name: str, **how: Any) -> tuple[list[Output], list[Problem]]:
    from factdeck.build import Wishes, build_article

    problems = Problems()
    wishes = Wishes(given.paper, given.theme, not given.no_embed_source, Path(given.output), given.template)
    source, slug, folder = _read(name, problems)
    if source is None:
        return [], list(problems)
    layouts = _layouts_of(given)
    made = build_article(source, problems, slug=slug, folder=folder, layouts=layouts, wishes=wishes, **how)
    return made, list(problems)


def _summary(name: str, made: Sequence[Output], found: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in found)
    told = [f"{errors} error{'s' if errors > 1 else ''}"] if errors else []
    told += [_size(output) for output in made]
    if len(found) > errors:
        told.append(f"{len(found) - errors} warning{'s' if len(found) - errors > 1 else ''}")
    return f"{'wrong' if errors else 'built'}  {name}: {', '.join(told)}"


def _size(output: Output) -> str:
    kind = "slide" if output.path.suffix == ".pptx" else "page"
    return f"{output.pages} {kind}{'s' if output.pages > 1 else ''}"


def _watch(given: argparse.Namespace) -> int:
    from factdeck.build import preload
    from factdeck.watch import watch

    missing = [name for name in given.articles if not Path(name).is_file()]
    for name in missing:
        print(f"factdeck: {name}: there is no such file", file=sys.stderr)
    if missing:
        return WRONG_USAGE
    preload()
    try:
        watch(given.articles, partial(_build_again, given), partial(print, flush=True))
    except KeyboardInterrupt:
        print()
    return BUILT


def _build_again(given: argparse.Namespace, name: str) -> Built:
    from factdeck.watch import Built

    made, found = _built(given, name)
    wrong = any(problem.severity == "error" for problem in found)
    failed = wrong or _write(made, given) != BUILT
    read = [path for output in made for path in output.depends]
    return Built(_summary(name, made, found), found, read, failed)


def _preview(given: argparse.Namespace) -> int:
    from factdeck.preview import CannotServe, preview

    try:
        preview(
            Path(given.article),
            layouts=_layouts_of(given),
            theme=given.theme,
            port=given.port,
            open_browser=not given.no_browser,
            told=partial(print, flush=True),
        )
    except CannotServe as error:
        print(f"factdeck: {error}", file=sys.stderr)
        return WRONG_USAGE
    return BUILT


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 1 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def _known_paper(name: str) -> bool:
    from factdeck.layout.values import read_paper_size

    try:
        read_paper_size(name)
    except ValueError as error:
        print(f"factdeck: --paper: {error}", file=sys.stderr)
        return False
    return True


def _write(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    status = _save([(output.path, output.data) for output in outputs])
    if status == BUILT and not given.quiet:
        for output in outputs:
            print(f"{output.path}: {_size(output)}")
    return status


def _write_depfile(outputs: Sequence[Output], given: argparse.Namespace) -> int:
    from factdeck.files import depfile

    depends = [path for output in outputs for path in output.depends if str(path) != "-"]
    rule = depfile([output.path for output in outputs], depends)
    return _save([(Path(given.depfile), rule.encode("utf-8"))])


def _save(files: Sequence[tuple[Path, bytes]]) -> int:
    from factdeck.files import write_all

    try:
        write_all(files)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"factdeck: {error.filename or files[0][0]} can't be written: {reason}", file=sys.stderr)
        return WRONG_CONTENT
    return BUILT


def _check(given: argparse.Namespace) -> int:
    from factdeck.build import check_article

    found: list[Problem] = []
    for name in given.articles:
        problems = Problems()
        source, slug, folder = _read(name, problems)
        if source is not None:
            check_article(source, problems, slug=slug, folder=folder, layouts=given.layout or ())
        found += problems
    wrong = [problem for problem in found if given.strict or problem.severity == "error"]
    if given.format == "text":
        _tell(found)
        if not wrong:
            _tell_sound(len(given.articles), len(found))
    else:
        print(_formatted(found, given.format))
    return WRONG_CONTENT if wrong else BUILT


def _tell_sound(articles: int, warnings: int) -> None:
    told = f"{warnings} warning{'s' if warnings > 1 else ''}" if warnings else "nothing wrong"
    print(f"{articles} article{'s' if articles > 1 else ''}: {told}")


def _formatted(problems: Sequence[Problem], format: str) -> str:
    from factdeck import __version__
    from factdeck.explaining import explanations
    from factdeck.findings import as_json, as_sarif

    if format == "json":
        return as_json(problems)
    return as_sarif(problems, __version__, {code: told.title for code, told in explanations().items()})


def _explain(given: argparse.Namespace) -> int:
    from factdeck.explaining import explanation, explanations

    if not given.codes:
        for told in explanations().values():
            print(f"{told.code}  {told.title}")
        return BUILT
    known = {code: explanation(code) for code in given.codes}
    print("\n\n".join(str(told) for told in known.values() if told))
    for code in known:
        if known[code] is None:
            print(f"factdeck: there is no code {code!r}; factdeck explain lists all", file=sys.stderr)
    return BUILT if all(known.values()) else WRONG_USAGE


def _new(given: argparse.Namespace) -> int:
    from factdeck.starting import Refused, new_article

    try:
        files = new_article(given.name, Path())
    except Refused as refused:
        return _refuse(refused)
    article = files[0][0]
    return _begin(files, f"next: change it, then: factdeck check {article} && factdeck build {article}")


def _init(given: argparse.Namespace) -> int:
    from factdeck.starting import Refused, new_project

    try:
        files = new_project(Path(given.folder))
    except Refused as refused:
        return _refuse(refused)
    return _begin(files, f"next: cd {given.folder} && make, then change content/ and run make again")


def _refuse(refused: Exception) -> int:
    print(f"factdeck: {refused}", file=sys.stderr)
    return WRONG_USAGE


def _begin(files: Sequence[tuple[Path, bytes]], next_step: str) -> int:
    status = _save(files)
    if status == BUILT:
        for path, _ in files:
            print(path)
        print(next_step)
    return status


def _list(given: argparse.Namespace) -> int:
    from factdeck.listing import listed

    names = given.articles or sorted(str(path) for path in Path("content").glob("*.yaml"))
    if not names:
        print("factdeck: there is no article in content/; factdeck new writes one", file=sys.stderr)
        return WRONG_USAGE
    problems = Problems()
    for row in listed([Path(name) for name in names], Path(given.output), problems):
        print(row)
    _tell(problems.errors)
    return WRONG_CONTENT if problems.errors else BUILT


def _completion(given: argparse.Namespace) -> int:
    from shtab import complete

    print(complete(_parser(), given.shell))
    return BUILT


def _schema(given: argparse.Namespace) -> int:
    from factdeck.schemas import schema_text

    print(schema_text(given.kind), end="")
    return BUILT


def _extract(given: argparse.Namespace) -> int:
    from factdeck.extract import UnreadablePDF, attached_files, extract, source_of

    try:
        pdf = Path(given.pdf).read_bytes()
    except OSError as error:
        return _not_extracted(given.pdf, f"this can't be read: {(error.strerror or str(error)).lower()}")
    try:
        if given.output == "-":
            sys.stdout.buffer.write(source_of(attached_files(pdf)).data())
            return BUILT
        target = Path(given.output) if given.output else None
        written = extract(pdf, target, everything=given.all, overwrite=given.force)
    except UnreadablePDF as error:
        return _not_extracted(given.pdf, str(error), error.hint)
    except FileExistsError as error:
        return _not_extracted(error.filename, "there is such a file already", "say --force to overwrite it")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _not_extracted(error.filename or given.output, f"this can't be written: {reason}")
    for path in written:
        print(path)
    return BUILT


def _import(given: argparse.Namespace) -> int:
    from factdeck.importing import Given, NotImportable, import_text

    problems = Problems()
    source, name, _ = _read(given.file, problems)
    if source is None:
        _tell(problems)
        return WRONG_CONTENT
    try:
        wishes = Given(source=given.source, lang=given.lang, title=given.title)
        made = import_text(source.text, name.replace("-", " ").replace("_", " ").capitalize(), wishes)
    except NotImportable as error:
        problems.error(Mark(source, error.line), error.message, error.hint, code=codes.NOT_IMPORTABLE)
        _tell(problems)
        return WRONG_CONTENT
    for leftover in made.leftovers:
        print(leftover.told(source.name), file=sys.stderr)
    if given.output == "-":
        sys.stdout.buffer.write(made.text.encode("utf-8"))
        return BUILT
    return _save_imported(made.slug, made.text, given)


def _save_imported(slug: str, text: str, given: argparse.Namespace) -> int:
    from factdeck.starting import with_schema

    where = Path(given.output or ("content" if Path("content").is_dir() else "."))
    article = where if where.suffix == ".yaml" else where / f"{slug}.yaml"
    if article.exists() and not given.force:
        return _not_extracted(str(article), "there is such a file already", "say --force to overwrite it")
    files = with_schema(article, text.encode("utf-8"))
    return _begin(files, f"next: read it, then: factdeck check {article} && factdeck build {article}")


def _not_extracted(where: str, message: str, hint: str = "") -> int:
    _tell([Problem(None, f"{where}: {message}", hint)])
    return WRONG_CONTENT


def _layouts(given: argparse.Namespace) -> int:
    from factdeck.build import find_layouts

    found = find_layouts()
    widest = max(len(layout.name) for layout in found)
    for layout in found:
        print(f"{layout.name:<{widest}}  {layout.output:<4}  {layout.description}")
    return BUILT


def _tell(problems: Problems | Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
