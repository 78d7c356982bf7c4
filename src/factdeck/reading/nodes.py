"""YAML text to plain lists, mappings and Text scalars, each with its mark; no type is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from factdeck.problems import Mark, Problems, ProblemsFound, Source
from factdeck.reading.text import Places, Text

MOST_CHARACTERS = 2_000_000
MOST_DEPTH = 40
MOST_VALUES = 200_000

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (section 2.2) cannot hold, and so neither a slide nor metadata."""

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Mapping(dict[Text, object]):
    """A mapping whose keys are Text; ``mark`` is where it begins."""

    mark: Mark


class Sequence(list[object]):
    """A list; ``mark`` is where it begins."""

    mark: Mark


def parse(source: Source, problems: Problems) -> object | None:
    """The document's value, or None where there is none to read on with; what is wrong goes to problems."""
    if not _readable(source, problems):
        return None
    node = _compose(source, problems)
    if node is None:
        return None
    reader = _Reader(source, problems)
    try:
        return reader.value(node, 0)
    except ProblemsFound:
        return None


def _readable(source: Source, problems: Problems) -> bool:
    text = source.text
    if len(text) > MOST_CHARACTERS:
        problems.error(
            Mark(source), f"the file has {len(text):,} characters; {MOST_CHARACTERS:,} is the most that is read"
        )
        return False
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        problems.error(
            Mark(source, line, column),
            f"the character U+{ord(found[0]):04X} can't stand in a document",
            "delete it: it is a control character that came along with pasted text",
        )
        return False
    return True


def _compose(source: Source, problems: Problems) -> Node | None:
    loader = _Loader(source.text.removeprefix("\ufeff"))
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        problems.error(*_syntax_problem(source, error))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        problems.error(Mark(source), f"this is not YAML: {str(error).splitlines()[0]}")
        return None
    finally:
        loader.dispose()
    if node is None:
        problems.error(Mark(source), "the file is empty", "an article needs a title, and a lead or sections")
    return node


_WORDED = (
    ("found character '\\t'", "a tab stands where YAML wants spaces", "indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "put the text in quotes, or indent the line as its neighbours are",
    ),
    (
        "did not find expected key",
        "this line is not indented as its neighbours are, or a quotation before it does not end",
        "compare the spaces before this line with those of the lines around it",
    ),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write a colon and a space after the key, or put the text in quotes",
    ),
    ("did not find expected '-' indicator", "this line is not part of the list above it", "begin it with '- ', or indent it"),
    (
        "found unexpected end of stream",
        "a quotation begins here and never ends",
        "close the quotation mark",
    ),
    ("found undefined alias", "an alias names an anchor that is nowhere", "write the text out, or define the anchor above"),
    ("expected a single document", "a second document begins here", "one file holds one article: delete the line of ---"),
    ("found unknown escape character", "a backslash in double quotes begins an unknown escape", "use single quotes, or double the backslash"),
    ("found character that cannot start any token", "a plain text can't begin with this character", "put the text in quotes"),
)


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> tuple[Mark, str, str]:
    told = f"{error.problem or ''} {error.context or ''}"
    at = error.problem_mark or error.context_mark
    if "end of stream" in told and error.context_mark:
        at = error.context_mark
    mark = Mark(source, at.line + 1, at.column + 1) if at else Mark(source)
    for sign, message, hint in _WORDED:
        if sign in told:
            return mark, message, hint
    return mark, f"this is not YAML: {told.strip()}", ""


@dataclass(slots=True)
class _Reader:
    source: Source
    problems: Problems
    count: int = 0
    open_nodes: set[int] = field(default_factory=set)

    def value(self, node: Node, depth: int) -> object:
        self.count += 1
        if self.count > MOST_VALUES:
            self._stop(node, f"aliases and values unfold to more than {MOST_VALUES:,} values")
        if depth > MOST_DEPTH:
            self._stop(node, f"values are nested more than {MOST_DEPTH} levels deep")
        if id(node) in self.open_nodes:
            self._stop(node, "an alias leads back into the value that it stands in")
        self._refuse_tag(node)
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        self.open_nodes.add(id(node))
        found = self._mapping(node, depth) if isinstance(node, MappingNode) else self._sequence(node, depth)
        self.open_nodes.discard(id(node))
        return found

    def _mark(self, node: Node) -> Mark:
        start, end = node.start_mark, node.end_mark
        same_line = end.line == start.line
        length = end.column - start.column if same_line else len(self.source.line(start.line + 1)) - start.column
        return Mark(self.source, start.line + 1, start.column + 1, max(1, length))

    def _stop(self, node: Node, message: str) -> None:
        self.problems.error(self._mark(node), message)
        raise ProblemsFound([])

    def _refuse_tag(self, node: Node) -> None:
        line = self.source.line(node.start_mark.line + 1)
        if line[node.start_mark.column :].startswith("!"):
            self.problems.error(self._mark(node), "tags such as !this are not read", "write the text alone")

    def _sequence(self, node: Node, depth: int) -> Sequence:
        assert isinstance(node, SequenceNode)
        found = Sequence(self.value(item, depth + 1) for item in node.value)
        found.mark = self._mark(node)
        return found

    def _mapping(self, node: MappingNode, depth: int) -> Mapping:
        found = Mapping()
        found.mark = self._mark(node)
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in found:
                first = next(old for old in found if old == key)
                self.problems.error(
                    key.mark,
                    f"the key {str(key)!r} stands here twice",
                    f"it was first given on line {first.mark.line}: join the two, or delete one",
                )
                continue
            found[key] = self.value(value_node, depth + 1)
        return found

    def _key(self, node: Node) -> Text | None:
        if not isinstance(node, ScalarNode):
            self.problems.error(self._mark(node), "a key is a plain text, not a list or a mapping")
            return None
        key = self._scalar(node)
        if key == "<<" and node.style is None:
            self.problems.error(key.mark, "merge keys (<<) are not read", "write the keys out")
            return None
        return key

    def _scalar(self, node: ScalarNode) -> Text:
        mark = self._mark(node)
        return Text(node.value, mark, tuple(_places(node, self.source, mark)))


def _places(node: ScalarNode, source: Source, mark: Mark) -> Iterator[tuple[int, int, int]]:
    """Where the stretches of a scalar's value stand in the source."""
    if node.style in ("|", ">"):
        yield from _block_places(node, source)
    elif node.style == '"':
        yield from _quoted_places(node.value, source, mark, escapes=True)
    else:
        yield from _quoted_places(node.value, source, mark, escapes=False, quoted=node.style == "'")


def _block_places(node: ScalarNode, source: Source) -> Places:
    """Lines of a block scalar: each is found again in the value, behind its indentation."""
    lines = source.text.split("\n")
    number, end = node.start_mark.line + 1, node.end_mark.line
    first = next((line for line in lines[number : end + 1] if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    places: list[tuple[int, int, int]] = []
    offset = 0
    for at in range(number, min(end + 1, len(lines))):
        text = lines[at].rstrip("\r")[indent:]
        if text.strip():
            found = node.value.find(text.rstrip() if node.style == ">" else text, offset)
            if found < 0:
                break
            places.append((found, at + 1, indent + 1))
            offset = found + len(text)
    return tuple(places) or ((0, node.start_mark.line + 1, node.start_mark.column + 1),)


_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def _quoted_places(
    value: str, source: Source, mark: Mark, *, escapes: bool, quoted: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Plain and quoted scalars, walked in step with the source; white space that folds is passed over."""
    lines = source.text.split("\n")
    line, column = mark.line, mark.column + (1 if escapes or quoted else 0)
    yield 0, line, column
    offset = 0
    expected = (line, column)
    while offset < len(value) and line <= len(lines):
        text = lines[line - 1].rstrip("\r")
        rest = text[column - 1 :]
        character = value[offset]
        if not rest.strip() and character in " \n":
            line += 1
            column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1 if line <= len(lines) else 1
            offset += 1
            while character == "\n" and offset < len(value) and value[offset] == "\n":
                offset += 1
            continue
        if (line, column) != expected:
            yield offset, line, column
        width = 1
        if escapes and rest.startswith("\\"):
            found = _ESCAPE.match(rest)
            width = len(found[0]) if found else 1
        elif quoted and rest.startswith("''"):
            width = 2
        column += width
        offset += 1
        expected = (line, column if width == 1 else -1)
