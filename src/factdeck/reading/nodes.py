"""YAML text to plain lists, mappings and Text scalars, each with its mark; no type is guessed.

Values are built from the parser's events, one after the other: PyYAML's composer calls itself for each level, and
its compiled one takes the process down on some thousand levels. Limits hold while events arrive, so that no file
costs more than reading up to its first line too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Protocol

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading.characters import checked_text, refusal, refused_in
from factdeck.reading.limits import MOST_ANCHORS, MOST_DEPTH, MOST_PROBLEMS, MOST_VALUES
from factdeck.reading.places import scalar_places
from factdeck.reading.scalar import Text
from factdeck.reading.syntax import report
from factdeck.reading.yaml_python import PythonLoader

LOADER: type = getattr(yaml, "CBaseLoader", PythonLoader)
"""libyaml\'s where PyYAML was built with it, else the one in Python: both give the same."""


class Mapping(dict[Text, object]):
    """A mapping whose keys are Text; ``mark`` is where it begins."""

    mark: Mark


class Sequence(list[object]):
    """A list; ``mark`` is where it begins."""

    mark: Mark


def parse(source: Source, problems: Problems, loader: type | None = None) -> object | None:
    """The document's value, or None where there is none to read on with; what is wrong goes to problems.

    ``loader`` stands in for LOADER.
    """
    text = checked_text(source, problems)
    if text is None:
        return None
    builder = _Builder(source, problems, text.split("\n"), bool(_CUT_OFF.search(text)))
    try:
        for event in yaml.parse(text, Loader=loader or LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        if _FAR_TOO_DEEP in (error.problem or "") and error.problem_mark:
            mark = Mark(source, error.problem_mark.line + 1, error.problem_mark.column + 1)
            problems.error(mark, _TOO_DEEP, _DEPTH_HINT, codes.TOO_LARGE)
        else:
            report(error, source, builder.lines, problems)
        return None
    except _Stopped:
        return None
    if builder.root is None or (isinstance(builder.root, Text) and builder.root.missing):
        problems.error(
            Mark(source),
            "the file is empty",
            "write keys with values, as in 'title: A town'",
            code=codes.EMPTY_FILE,
        )
        return None
    return builder.root


class _Stopped(Exception):
    """Reading on would mislead, or cost too much."""


class YamlMark(Protocol):
    """A place as both of PyYAML's parsers give it; line and column count from 0."""

    line: int
    column: int


def _ends(event: Event) -> tuple[YamlMark, YamlMark]:
    """Where an event begins and ends: both parsers give each event its places."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise TypeError(f"{event!r} has no place in its file")
    return start, end


class _Open(Struct):
    """A list or mapping whose end has not come yet."""

    value: Mapping | Sequence
    start: YamlMark
    anchor: str | None
    is_key: bool
    key: Text | None = None
    refused_key: bool = False
    firsts: dict[str, Text] = field(default_factory=dict)
    """Where each key was first given, refused ones as well."""
    values_before: int = 0
    depth: int = 1


class _Anchored(Struct, frozen=True):
    value: object
    values: int
    depth: int


class _Builder(Struct):
    source: Source
    problems: Problems
    lines: list[str]
    cut_off: bool
    """Whether # may cut words off anywhere in the file: seldom, and looking takes time for each text."""
    root: object | None = None
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    """By name; None while the value is still open."""
    anchor_count: int = 0
    values: int = 0
    """So far, those that aliases repeat counted again."""
    documents: int = 0
    told: int = 0

    def take(self, event: Event) -> None:
        """Events are told apart by class: libyaml's parser makes the same ones."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._begin(event, Mapping())
        elif isinstance(event, SequenceStartEvent):
            self._begin(event, Sequence())
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._document(event)
        elif isinstance(event, CollectionEndEvent):
            self._end(event)

    def _document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(
                event,
                "a second document begins here",
                "one file holds one: delete the line of dashes",
                codes.UNREAD_YAML,
            )
        if event.version or event.tags:
            self._error(
                self._mark(*_ends(event)),
                "lines that begin with % are not read",
                "delete it",
            )

    def _scalar(self, event: ScalarEvent) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        written, style = event.value, event.style or ""
        start, end = _ends(event)
        value = Text(
            written,
            self._mark(start, end),
            partial(scalar_places, written, style, self.lines, start.line, start.column),
            not written and not style,
        )
        if style == '"' and (result := refused_in(value)):
            self._error(value.mark_at(result.start()), *refusal(result[0]), codes.REFUSED_CHARACTER)
        if self.cut_off and written and not style:
            self._warn_of_comment(end)
        self._add(event, value, 1, 0, not style)
        if event.anchor is not None:
            self._name(event, event.anchor, _Anchored(value, 1, 0))

    def _warn_of_comment(self, end: YamlMark) -> None:
        """Words that # cuts off a text: who means a comment leaves a space behind the sign."""
        result = _CUT_OFF.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        if result:
            mark = Mark(self.source, end.line + 1, result.start(1) + 1, len(result[1]))
            message = "what stands here behind a space and # is taken for a comment, and left out"
            hint = "put the whole text in quotes; if it is a comment, write a space behind the #"
            self.problems.warning(mark, message, hint, code=codes.UNREAD_YAML)

    def _begin(self, event: CollectionStartEvent, value: Mapping | Sequence) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self.open) >= MOST_DEPTH:
            self._stop(event, _TOO_DEEP, _DEPTH_HINT)
        value.mark = self._mark(*_ends(event))
        is_key = self._awaits_key()
        if is_key and not any(each.is_key for each in self.open):
            self._refuse_key(event)
        if event.anchor is not None:
            self._name(event, event.anchor, None)
        self.open.append(_Open(value, _ends(event)[0], event.anchor, is_key, values_before=self.values))

    def _end(self, event: CollectionEndEvent) -> None:
        done = self.open.pop()
        done.value.mark = self._mark(done.start, _ends(event)[1])
        if done.anchor is not None:
            self.anchors[done.anchor] = _Anchored(
                done.value, self.values - done.values_before + 1, done.depth
            )
        self._add(event, done.value, 1, done.depth)

    def _alias(self, event: AliasEvent) -> None:
        mark = self._mark(*_ends(event))
        name = event.anchor or ""
        anchored = self.anchors.get(name)
        if anchored is None:
            if name in self.anchors:
                self._stop(
                    event,
                    "an alias leads back into the value that it stands in",
                    "write the text out",
                    codes.UNREAD_YAML,
                )
            self._error(mark, f"no anchor &{name} stands above this alias", _ALIAS_HINT)
            anchored = _Anchored(Text("", mark), 1, 0)
        if len(self.open) + anchored.depth > MOST_DEPTH:
            self._stop(event, _TOO_DEEP, _DEPTH_HINT)
        self._add(event, anchored.value, anchored.values, anchored.depth)

    def _add(self, event: Event, value: object, values: int, depth: int, plain: bool = False) -> None:
        """Put a finished value into the list or mapping that is open, first as a key, then as its value."""
        if not self.open:
            self.root = value
            return
        within = self.open[-1]
        if within.depth <= depth:
            within.depth = depth + 1
        self.values += values
        if self.values > MOST_VALUES:
            self._stop(
                event,
                f"the file has more than {MOST_VALUES:,} values, those repeated by aliases counted",
                "write fewer aliases, or make several files of it",
            )
        into, key = within.value, within.key
        if isinstance(into, Sequence):
            into.append(value)
        elif key is not None:
            into[key] = value
            within.key = None
        elif within.refused_key:
            within.refused_key = False
        else:
            self._key(event, within, value, plain)

    def _awaits_key(self) -> bool:
        within = self.open[-1] if self.open else None
        return (
            within is not None
            and isinstance(within.value, Mapping)
            and within.key is None
            and not within.refused_key
        )

    def _key(self, event: Event, within: _Open, value: object, plain: bool) -> None:
        if not isinstance(value, Text):
            if isinstance(event, AliasEvent):
                self._refuse_key(event)
            within.refused_key = True
            return
        first = within.firsts.setdefault(str(value), value)
        if first is value and value and value != "<<":
            within.key = value
            return
        within.refused_key = True
        if value == "<<" and plain:
            self._error(value.mark, "merge keys (<<) are not read", "write the keys out")
        elif value.missing:
            self._error(
                value.mark,
                "a key is missing before this colon",
                "write 'key: text', or put the text in quotes",
            )
        elif first is not value:
            hint = f"it was first given on line {first.mark.line}: join the two, or delete one"
            self._error(value.mark, f"the key {str(value)!r} stands here twice", hint, codes.REPEATED_KEY)
        else:
            within.key, within.refused_key = value, False

    def _refuse_key(self, event: Event) -> None:
        self._error(
            self._mark(*_ends(event)),
            "a key is a plain text, not a list or keys",
            _KEY_HINT,
        )

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        self._error(self._mark(*_ends(event)), "tags (words that begin with !) are not read", _TAG_HINT)

    def _name(self, event: Event, name: str, anchored: _Anchored | None) -> None:
        self.anchor_count += 1
        if self.anchor_count > MOST_ANCHORS:
            self._stop(event, f"the file has more than {MOST_ANCHORS} anchors", "write the texts out")
        self.anchors[name] = anchored

    def _mark(self, start: YamlMark, end: YamlMark) -> Mark:
        """From the start to the end, or to the end of the first line."""
        line, column = start.line, start.column
        width = end.column if end.line == line else len(self.lines[line]) if line < len(self.lines) else 0
        return Mark(self.source, line + 1, column + 1, max(1, width - column))

    def _error(self, mark: Mark, message: str, hint: str = "", code: str = codes.UNREAD_YAML) -> None:
        self.problems.error(mark, message, hint, code)
        self.told += 1
        if self.told >= MOST_PROBLEMS:
            raise _Stopped

    def _stop(self, event: Event, message: str, hint: str = "", code: str = codes.TOO_LARGE) -> None:
        self.problems.error(self._mark(*_ends(event)), message, hint, code)
        raise _Stopped


_CUT_OFF = re.compile(r"\s+(#[^\s#!].*)")
_TOO_DEEP = f"lists and keys stand more than {MOST_DEPTH} levels inside each other"
_DEPTH_HINT = "move what is inside further out"
_FAR_TOO_DEEP = "nesting depth"
"""What libyaml tells, from 0.2.6 on, of a thousand levels that open before it has told of the first."""
_ALIAS_HINT = "a text that begins with * stands in quotes"
_TAG_HINT = "delete the tag; a text that begins with ! stands in quotes"
_KEY_HINT = "a text that begins with [ or { stands in quotes"


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside a parsed one with its path, such as ``timeline[3].date``; positions count from 1."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from walk(item, f"{path}[{number}]")
