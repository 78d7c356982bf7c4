"""Names of authors, editors and others to a list: shortened, inverted, joined, with what they did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factdeck.citations.csl.formatting import affixed, formatted, typed
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.parts import Part, Parts, joined, parts_of
from factdeck.citations.csl.text_case import in_case

if TYPE_CHECKING:
    from factdeck.citations.csl.state import State

Name = Mapping[str, str]
Options = Mapping[str, str]
_INHERITED = [
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
]
OTHERS = "others"
"""The last name, without parts, of a list that does not name all: it is cut however short it is."""
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_SHORTENED = 3
"""Letters of a given name that is shortened to more than its first."""
_PARTICLES = re.compile(r"((?:[a-zß-ÿ’']+\s+)+|[dl][’'])(?=\S)")
_EMPTY = Node("name", {}, ())


def inherited(*nodes: Node) -> dict[str, str]:
    """What a style, and one of its areas, say of all names."""
    result: dict[str, str] = {}
    for node in nodes:
        for key in _INHERITED:
            if key in node.attributes:
                result[key] = node.attributes[key]
        for key, own in (
            ("form", "name-form"),
            ("delimiter", "name-delimiter"),
            ("names-delimiter", "names-delimiter"),
        ):
            if own in node.attributes:
                result[key] = node.attributes[own]
    return result


def group_words(node: Node, variables: Sequence[str], state: State) -> Parts:
    """The names of each variable with its label, one after the other."""
    if not any(state.has(variable) for variable in variables):
        return []
    name_node = node.child("name") or _EMPTY
    options = {**state.name_inherited, **name_node.attributes}
    if state.sorting and options.get("form") != "count":
        options |= {"name-as-sort-order": "all", "form": "long"}
    label_first = False
    for child in node.children:
        if child.tag == "name":
            break
        label_first = label_first or child.tag == "label"
    groups: list[Parts] = []
    for variable, term in _terms(variables, state):
        names = state.value(variable)
        if not isinstance(names, Sequence) or isinstance(names, str) or not names:
            continue
        state.said.append(variable)
        words = listed_names(names, name_node, node.child("et-al"), options, state)
        label = node.child("label") if node.get("label") != "no" else None
        told = (
            _label(label, term, names, state) if label is not None and options.get("form") != "count" else []
        )
        groups.append([*told, *words] if label_first else [*words, *told])
    delimiter = node.get("delimiter") or options.get("names-delimiter", "")
    return joined(groups, delimiter)


def _terms(variables: Sequence[str], state: State) -> Iterator[tuple[str, str]]:
    """Each variable with the term for what it did; one who edited and translated is named once."""
    if len(variables) == 2 and set(variables) == {"editor", "translator"}:
        editors = state.value("editor")
        if editors and editors == state.value("translator") and state.locale.term("editortranslator"):
            yield variables[0], "editortranslator"
            return
    for variable in variables:
        yield variable, variable


def _label(node: Node, term: str, names: Sequence[Name], state: State) -> Parts:
    plural = node.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and len(names) > 1)
    text = state.locale.term(term, node.get("form", "long"), several)
    return formatted(node, [Part(text)] if text else [], state)


def listed_names(
    names: Sequence[Name], node: Node, et_al: Node | None, options: Options, state: State
) -> Parts:
    """Names in one list, with “et al.” or an ellipsis where there are many."""
    unnamed = len(names) > 1 and names[-1].get("literal") == OTHERS
    names = names[:-1] if unnamed else names
    shown = _count(len(names), options, state)
    if options.get("form") == "count":
        return [Part(str(shown))]
    cut = unnamed or shown < len(names)
    last = not unnamed and options.get("et-al-use-last") == "true" and len(names) - shown >= 2
    told = [
        typed(node, one_name(name, place, node, options, state)) for place, name in enumerate(names[:shown])
    ]
    delimiter = options.get("delimiter", ", ")
    if not cut:
        return affixed(node, _with_and(told, delimiter, options, state))
    if last:
        final = typed(node, one_name(names[-1], len(names) - 1, node, options, state))
        return affixed(node, [*joined(told, delimiter), Part(f"{delimiter}… "), *final])
    if not told:
        return []
    others = et_al.get("term", "et-al") if et_al is not None else "et-al"
    word = state.locale.term(others) or "et al."
    ending = typed(et_al, [Part(word)]) if et_al is not None else [Part(word)]
    how = options.get("delimiter-precedes-et-al", "contextual")
    apart = _apart(
        how, shown > 1, bool(options.get("name-as-sort-order")) and _is_inverted(shown - 1, options)
    )
    return affixed(node, [*joined(told, delimiter), Part(delimiter if apart else " "), *ending])


def _count(count: int, options: Options, state: State) -> int:
    """How many names are shown."""
    later = state.place.position not in ("", "first")
    least = int((later and options.get("et-al-subsequent-min")) or options.get("et-al-min", "0"))
    first = int((later and options.get("et-al-subsequent-use-first")) or options.get("et-al-use-first", "1"))
    if not least or count < least or first >= count:
        return count
    shown = max(first, state.telling.names)
    return min(shown, count)


def _with_and(told: list[Parts], delimiter: str, options: Options, state: State) -> Parts:
    """All names, the last one joined as the style says."""
    sign = options.get("and")
    if len(told) < 2 or sign not in ("text", "symbol"):
        return joined(told, delimiter)
    word = "&" if sign == "symbol" else state.locale.term("and") or "and"
    inverted = _is_inverted(len(told) - 2, options)
    apart = _apart(options.get("delimiter-precedes-last", "contextual"), len(told) > 2, inverted)
    between = f"{delimiter if apart else ' '}{word} "
    if apart and not delimiter.endswith(" "):
        between = f"{delimiter} {word} "
    return [*joined(told[:-1], delimiter), Part(between), *told[-1]]


def _apart(how: str, several: bool, inverted: bool) -> bool:
    return how == "always" or (how == "contextual" and several) or (how == "after-inverted-name" and inverted)


def _is_inverted(place: int, options: Options) -> bool:
    order = options.get("name-as-sort-order")
    return order == "all" or (order == "first" and place == 0)


def one_name(name: Name, place: int, node: Node, options: Options, state: State) -> Parts:
    """A name in the order and length that the options and its place ask for."""
    if name.get("literal"):
        return _part("family", parts_of(str(name["literal"])), node)
    family, before, dropping = split_family(name)
    given_level = dict(state.telling.given).get(place, 0)
    short = options.get("form", "long") == "short" and not given_level
    given = _given(str(name.get("given", "")), options, full=given_level == 2)
    if _EAST_ASIAN.match(family):
        return _part("family", [Part(family if short else family + given.replace(" ", ""))], node)
    demoted = state.style.root.get("demote-non-dropping-particle", "display-and-sort")
    whole = _with_particle(before, family)
    if short or not given:
        ending = "" if short else str(name.get("suffix", ""))
        return _part("family", [Part(f"{whole} {ending}".strip())], node)
    suffix = str(name.get("suffix", ""))
    if _is_inverted(place, options):
        moved = demoted == "display-and-sort" or (state.sorting and demoted == "sort-only")
        behind = " ".join(filter(None, (given, dropping, before if moved else "")))
        separator = options.get("sort-separator", ", ")
        told = [
            *_part("family", [Part(family if moved else whole)], node),
            Part(separator),
            *_part("given", [Part(behind)], node),
        ]
        return [*told, Part(f"{separator}{suffix}")] if suffix else told
    first = " ".join(filter(None, (given, dropping)))
    told = [*_part("given", [Part(first)], node), Part(_gap(dropping)), *_part("family", [Part(whole)], node)]
    comma = "," if suffix and name.get("comma-suffix") else ""
    return [*told, Part(f"{comma} {suffix}")] if suffix else told


def _gap(particle: str) -> str:
    return "" if particle.endswith(("’", "'")) else " "


def _with_particle(particle: str, family: str) -> str:
    return f"{particle}{_gap(particle)}{family}" if particle else family


def split_family(name: Name) -> tuple[str, str, str]:
    """The family name, the particles that belong to it, and those that go when it stands alone."""
    family = str(name.get("family", "")).replace("'", "’")
    before = str(name.get("non-dropping-particle", ""))
    dropping = str(name.get("dropping-particle", ""))
    if not before and not dropping and not family.islower():
        found = _PARTICLES.match(family)
        if found and found.end() < len(family):
            before, family = found[0].strip(), family[found.end() :]
    return family, before, dropping


def _part(which: str, parts: Parts, node: Node) -> Parts:
    for child in node.children:
        if child.tag == "name-part" and child.get("name") == which:
            cased = in_case(parts, child.get("text-case"), english=True)
            return affixed(child, typed(child, cased))
    return parts


def _given(given: str, options: Options, full: bool) -> str:
    """Given names, or their initials where the style asks for these."""
    given = given.replace("'", "’")
    with_sign = options.get("initialize-with")
    if with_sign is None:
        return given
    if options.get("initialize") == "false" or full:
        return _spaced_initials(given, with_sign)
    return initials(given, with_sign)


def _spaced_initials(given: str, sign: str) -> str:
    """The initials that a name is written with, in the style's form; other names as they are."""
    words = re.sub(r"\b(\w)\.\s*(?=\w)", r"\1. ", given).split()
    told = [
        word[0] + sign if re.fullmatch(r"[^\W\d_]\.?", word) and word[0].isupper() else f"{word} "
        for word in words
    ]
    return "".join(told).strip()


def _initial(name: str, sign: str) -> str:
    """Its first letter; all letters of a name that is shortened already, as Th."""
    shortened = 1 < len(name.rstrip(".")) <= _LONGEST_SHORTENED and name.endswith(".") and not name.isupper()
    return (name.rstrip(".") if shortened else name[0].upper()) + sign


def initials(given: str, sign: str) -> str:
    """“Jan-Piet Erik” as “J.-P. E.”, with what stands behind each initial; particles stay."""
    told: list[str] = []
    for word in re.sub(r"\.(?=[^\s‐-])", ". ", given).split():
        pieces = [piece for piece in re.split(r"[-‐]", word) if piece.strip(".")]
        if not pieces:
            continue
        if pieces[0][0].islower():
            if told:
                told[-1] = told[-1].rstrip() + " "
            told.append(f"{word} ")
        else:
            told.append(
                "-".join(_initial(piece, sign.strip()) for piece in pieces) + sign[len(sign.rstrip()) :]
            )
    return "".join(told).strip()
