"""A source to an article whose parts agree with each other: pictures found, citations named, typography done."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from factdeck.article.context import Reading, lies_there
from factdeck.article.fields import Phrase
from factdeck.article.library import Library
from factdeck.article.markup import Cite, Inline, Span
from factdeck.article.model import ADD_A_LEAD, NO_STORY, Article
from factdeck.article.numbers import check_numbers
from factdeck.article.prose import ProseBlock
from factdeck.article.typography import typeset, typeset_text
from factdeck.article.unclosed import warn_of_unclosed
from factdeck.messages import codes
from factdeck.messages.nearest import nearest
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading import Strict, Text
from factdeck.reading.loading import validate
from factdeck.reading.nodes import parse, walk
from factdeck.reading.strict import Model, fields_of

MOST_NAMED = 3
"""Of sources that nothing cites, those that are named."""
MOST_LISTED = 40
"""Of sources that there are, those that are named where one is not among them."""
MOST_COMPARED = 20_000
"""Ids that others are held against, to find one that is like an id that there is not."""


def read_article(
    source: Source,
    problems: Problems,
    *,
    slug: str,
    folder: Path | None = None,
    fetch: Callable[[str], None] = lies_there,
) -> Article | None:
    """Read an article; None where it has errors, which problems then tells, all of them.

    ``folder`` is where pictures are looked up: the current one where not given. ``fetch`` puts each there before that.
    """
    before = len(problems.errors)
    written = parse(source, problems)
    if written is None:
        return None
    reading = Reading(folder or Path(), fetch)
    article = validate(written, Article, problems, Mark(source), context=reading)
    library = Library(written, reading, problems)
    added = library.cited({cite.key for _, cite in reading.cited}, reading, problems)
    _check_sources(written, reading, library, problems)
    check_numbers(written, problems)
    if article is not None:
        warn_of_unclosed(inlines_in(article), written, problems)
    if article is None or len(problems.errors) > before:
        return None
    if added:
        article = article.changed(sources=[*article.sources, *added])
    if not article.has_story:
        problems.warning(article.title[0].mark_at(0), f"title: {NO_STORY}", ADD_A_LEAD, code=codes.NO_CONTENT)
    typeset_article = _typeset(article, article.lang)
    return typeset_article.read_from(source, slug, reading.folder, problems, library.files)


def models_in(model: Strict, without: Container[str] = ()) -> Iterator[Strict]:
    """The model and every model inside it, in the order of the fields; not in those that ``without`` names."""
    yield model
    for value in _values(model, without):
        yield from _models_in_value(value, without)


def _values(model: Strict, without: Container[str] = ()) -> Iterator[object]:
    return (getattr(model, name) for name in fields_of(model) if name not in without)


def _models_in_value(value: object, without: Container[str]) -> Iterator[Strict]:
    if isinstance(value, Strict):
        yield from models_in(value, without)
    elif isinstance(value, list):
        for item in value:
            yield from _models_in_value(item, without)


def inlines_in(model: Strict) -> Iterator[Inline]:
    """Every inline text of a model, in the order of the fields."""
    for part in models_in(model):
        for value in _values(part):
            yield from _inlines_in_value(value)


def _inlines_in_value(value: object) -> Iterator[Inline]:
    if isinstance(value, tuple) and value:
        if isinstance(value[0], Span):
            yield value
        elif isinstance(value[0], ProseBlock):
            for block in value:
                yield block.spans
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, Strict):
                yield from _inlines_in_value(item)


def _check_sources(written: object, reading: Reading, library: Library, problems: Problems) -> None:
    """What texts and sources say of each other, also where another part of the article is wrong."""
    paths = {id(value): path for path, value in walk(written) if isinstance(value, Text)}
    for text, message, hint, code in reading.warned:
        problems.warning(text.mark, f"{paths.get(id(text), '')}: {message}", hint, code)
    known = _known_sources(written, paths, problems)
    everywhere = known.keys() | library.entries.keys()
    unreadable = any(problem.code == codes.SOURCES_FILE for problem in problems.errors)
    unknown = [each for each in reading.cited if each[1].key not in everywhere]
    near = _near({cite.key for _, cite in unknown}, sorted(everywhere))
    for span, cite in () if unreadable and not library.entries else unknown:
        _report_unknown(span, cite, near, sorted(everywhere), paths, problems)
    for key in known.keys() & library.entries.keys():
        first, second = known[key], library.entries[key].mark
        message = f"{paths[id(first)]}: {second.source.name} has a source with the id {key!r}, too"
        hint = f"it stands on line {second.line}: give one of them another id"
        problems.error(first.mark, message, hint, code=codes.REPEATED_SOURCE)
    cited = {cite.key for _, cite in reading.cited}
    if cited:
        _tell_uncited([text for key, text in known.items() if key not in cited], paths, problems)


def _tell_uncited(sources: list[Text], paths: dict[int, str], problems: Problems) -> None:
    """One warning for all, which counts them and names the first ones."""
    if not sources:
        return
    if len(sources) == 1:
        (text,) = sources
        message = f"{paths[id(text)]}: nothing cites {str(text)!r}"
        problems.warning(text.mark, message, f"cite it as [@{text}], or delete it", code=codes.UNCITED_SOURCE)
        return
    named = ", ".join(repr(str(text)) for text in sources[:MOST_NAMED])
    more = " …" if len(sources) > MOST_NAMED else ""
    message = f"{paths[id(sources[0])]}: nothing cites {len(sources):,} of the sources: {named}{more}"
    problems.warning(
        sources[0].mark,
        message,
        "leave them as further reading, cite them, or delete them",
        code=codes.UNCITED_SOURCE,
    )


def _known_sources(written: object, paths: dict[int, str], problems: Problems) -> dict[str, Text]:
    """The sources' ids as they were written, the first of equal ones."""
    listed = written.get("sources") if isinstance(written, dict) else None
    entries = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    known: dict[str, Text] = {}
    for entry in entries:
        key = entry.get("id")
        if not isinstance(key, Text) or not key:
            continue
        first = known.setdefault(str(key), key)
        if first is not key:
            hint = f"the first stands on line {first.mark.line}: give one of them another id"
            problems.error(
                key.mark,
                f"{paths[id(key)]}: two sources have the id {str(key)!r}",
                hint,
                code=codes.REPEATED_SOURCE,
            )
    return known


def _near(wanted: Iterable[str], known: Sequence[str]) -> dict[str, str]:
    """The id that each unknown one is most like, of as many as can be compared in a moment."""
    found = {}
    for key in sorted(wanted)[: MOST_COMPARED // max(1, len(known))]:
        if close := nearest(key, known):
            found[key] = close
    return found


def _report_unknown(
    span: Span,
    cite: Cite,
    near: Mapping[str, str],
    known: list[str],
    paths: dict[int, str],
    problems: Problems,
) -> None:
    assert span.source is not None
    close = near.get(cite.key)
    listed = ", ".join(known[:MOST_LISTED]) + (" …" if len(known) > MOST_LISTED else "")
    hint = f"did you mean @{close}?" if close else f"the sources are: {listed or 'none yet'}"
    where = paths.get(id(span.source))
    message = f"{where}: no source has the id {cite.key!r}" if where else f"no source has the id {cite.key!r}"
    problems.error(
        span.source.mark_at(cite.offset, len(cite.key) + 1), message, hint, code=codes.UNKNOWN_SOURCE
    )


def _typeset(model: Model, lang: str) -> Model:
    """The model with its texts, and those of every model inside it, as a printer sets them."""
    changes = {}
    for name in fields_of(model):
        value = getattr(model, name)
        done = _typeset_value(value, lang)
        if done is not value:
            changes[name] = done
    return model.changed(**changes) if changes else model


def _typeset_value(value: object, lang: str) -> object:
    if isinstance(value, Strict):
        return _typeset(value, lang)
    if isinstance(value, Phrase):
        return Phrase(typeset_text(value, lang), value.mark, lambda: value.places)
    if isinstance(value, tuple) and value:
        if isinstance(value[0], Span):
            return typeset(value, lang)
        if isinstance(value[0], ProseBlock):
            return tuple(ProseBlock(block.kind, typeset(block.spans, lang)) for block in value)
    if isinstance(value, list) and value:
        return [_typeset_value(item, lang) for item in value]
    return value
