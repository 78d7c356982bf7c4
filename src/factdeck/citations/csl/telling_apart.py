"""Sources that would be cited alike to what tells them apart: more names, given names, a letter behind the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from factdeck.citations.csl.names import split_family
from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.state import NAME_VARIABLES, Item, Telling

Worded = Callable[[str, Telling], str]
"""How a source is cited with what tells it apart."""


def told_apart(
    keys: Sequence[str], items: Mapping[str, Item], area: Node, worded: Worded
) -> dict[str, Telling]:
    """For each source what tells it from others, as far as the style wants; letters follow the order of ``keys``."""
    telling = dict.fromkeys(keys, Telling())
    rule = area.get("givenname-disambiguation-rule", "by-cite")
    gives = area.get("disambiguate-add-givenname") == "true"
    if gives and rule != "by-cite":
        _give_everywhere(keys, items, telling, rule)
    if area.get("disambiguate-add-names") == "true":
        _add_names(keys, items, telling, worded)
    if gives and rule == "by-cite":
        _give_where_needed(keys, items, telling, worded)
    for group in _alike(keys, telling, worded):
        for key in group:
            telling[key] = replace(telling[key], marked=True)
        if len({worded(key, telling[key]) for key in group}) == 1:
            for key in group:
                telling[key] = replace(telling[key], marked=False)
    if area.get("disambiguate-add-year-suffix") == "true":
        for group in _alike(keys, telling, worded):
            for number, key in enumerate(group):
                telling[key] = replace(telling[key], letter=letter(number))
    return telling


def _alike(keys: Iterable[str], telling: Mapping[str, Telling], worded: Worded) -> list[list[str]]:
    """Groups of sources that are cited with the same words."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        text = worded(key, telling[key])
        if text:
            groups.setdefault(text, []).append(key)
    return [group for group in groups.values() if len(group) > 1]


def names_of(item: Item) -> list[Mapping[str, str]]:
    """The names that a source is cited by: its authors', else those of who did something else."""
    for variable in ("author", "editor", "translator", *sorted(NAME_VARIABLES)):
        names = item.get(variable)
        if names:
            return list(names)
    return []


def _add_names(
    keys: Sequence[str], items: Mapping[str, Item], telling: dict[str, Telling], worded: Worded
) -> None:
    for group in _alike(keys, telling, worded):
        most = max(len(names_of(items[key])) for key in group)
        left = list(group)
        for count in range(2, most + 1):
            tried = {key: replace(telling[key], names=count) for key in left}
            words = {key: worded(key, tried[key]) for key in left}
            told = [key for key in left if list(words.values()).count(words[key]) == 1]
            for key in told:
                telling[key] = tried[key]
            left = [key for key in left if key not in told]
            if len(left) < 2:
                break


def _give_everywhere(
    keys: Sequence[str], items: Mapping[str, Item], telling: dict[str, Telling], rule: str
) -> None:
    """Given names wherever two people have the same family name, be it in one citation or not."""
    people: dict[str, set[str]] = {}
    for key in keys:
        names = names_of(items[key])
        for name in names[:1] if rule.startswith("primary") else names:
            people.setdefault(split_family(name)[0], set()).add(str(name.get("given", "")))
    for key in keys:
        names = names_of(items[key])
        given = []
        for place, name in enumerate(names[:1] if rule.startswith("primary") else names):
            shared = people.get(split_family(name)[0], set())
            if len(shared) > 1:
                given.append((place, _level(shared, str(name.get("given", "")), rule)))
        telling[key] = replace(telling[key], given=tuple(given))


def _level(shared: set[str], given: str, rule: str) -> int:
    alike = [each for each in shared if _initials(each) == _initials(given)]
    return 1 if len(alike) < 2 or rule.endswith("initials") else 2


def _initials(given: str) -> str:
    return "".join(word[0] for word in given.replace("-", " ").split())


def _give_where_needed(
    keys: Sequence[str], items: Mapping[str, Item], telling: dict[str, Telling], worded: Worded
) -> None:
    for group in _alike(keys, telling, worded):
        for level in (1, 2):
            tried = {
                key: replace(
                    telling[key], given=tuple((place, level) for place in _differing(key, group, items))
                )
                for key in group
            }
            words = [worded(key, tried[key]) for key in group]
            if len(set(words)) > 1:
                telling.update(tried)
            if len(set(words)) == len(group):
                break


def _differing(key: str, group: Sequence[str], items: Mapping[str, Item]) -> list[int]:
    """The names at whose place a source of the group has another person of the same family name."""
    own = names_of(items[key])
    result = []
    for place, name in enumerate(own):
        others = [names_of(items[other])[place : place + 1] for other in group if other != key]
        alike = [each[0] for each in others if each and split_family(each[0])[0] == split_family(name)[0]]
        if any(each.get("given") != name.get("given") for each in alike):
            result.append(place)
    return result


def letter(number: int) -> str:
    """a … z, aa … for the numbers from 0."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text
