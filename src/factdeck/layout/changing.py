"""A layout's own changes to blocks of the one that it extends, to that layout's blocks with them in place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Problems
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping, Sequence

CHANGE, ADD, BLOCKS, BLOCK, NAME, NEEDS = "change", "add", "blocks", "block", "name", "needs"
BEFORE, BEHIND = "before", "behind"
LEAVE_OUT = ("no", "false")
"""What is written in place of options for a block that is left out."""
HOLDERS = (BLOCKS, "notes", "title", "section")
"""Keys of lists of blocks, and of blocks."""
PLACES = ("fill", "on every slide")
"""Keys of mappings from places to blocks."""


def with_changes(layout: Mapping, problems: Problems) -> Mapping:
    """The layout with its ``change`` and ``add`` carried out, and without these keys.

    What they name and no block is called is reported.
    """
    whole = Mapping(layout)
    whole.mark = layout.mark
    change, add = whole.pop(Text(CHANGE), None), whole.pop(Text(ADD), None)
    if isinstance(change, Mapping):
        whole = _changed_layout(whole, change, problems)
    elif change is not None:
        _report_kind(change, whole, f"{CHANGE}: blocks by name, each with its new options, are", problems)
    if isinstance(add, Sequence):
        whole[Text(BLOCKS)] = _with_added(whole, add, problems)
    elif add is not None:
        _report_kind(add, whole, f"{ADD}: a list of blocks is", problems)
    return whole


def _report_kind(value: object, layout: Mapping, wanted: str, problems: Problems) -> None:
    mark = getattr(value, "mark", layout.mark)
    problems.error(mark, f"{wanted} wanted here", code=codes.WRONG_KIND)


def _changed_layout(layout: Mapping, change: Mapping, problems: Problems) -> Mapping:
    known = list(dict.fromkeys(_names_in(layout)))
    for name, options in change.items():
        if str(name) not in known:
            _report_unknown(CHANGE, name, known, problems)
        elif not isinstance(options, Mapping) and str(options) not in LEAVE_OUT:
            problems.error(
                getattr(options, "mark", name.mark),
                f"{CHANGE}.{name}: options are wanted here, or no to leave the block out",
                f"write {{height: 60mm}}, for one, or {name}: no",
                code=codes.WRONG_KIND,
            )
    result = _changed(layout, {str(name): options for name, options in change.items()})
    assert isinstance(result, Mapping)
    return _without_needless(
        result, {str(name) for name, options in change.items() if str(options) in LEAVE_OUT}
    )


def _without_needless(layout: Mapping, left_out: Collection[str]) -> Mapping:
    """The layout without blocks that are left out among those that it needs."""
    needs = layout.get(Text(NEEDS))
    if isinstance(needs, Sequence):
        kept = Sequence(name for name in needs if str(name) not in left_out)
        kept.mark = needs.mark
        layout[Text(NEEDS)] = kept
    return layout


def _report_unknown(key: str, name: Text, known: list[str], problems: Problems) -> None:
    hint = nearest_or(name, known, f"there are: {', '.join(known)}")
    problems.error(name.mark, f"{key}: the layout has no block {str(name)!r}", hint, code=codes.UNKNOWN_BLOCK)


def _name_of(node: object) -> str:
    """What a block is called by: its name, or else its own; empty for what is no block."""
    if isinstance(node, Mapping) and Text(BLOCK) in node:
        return str(node.get(Text(NAME)) or node[Text(BLOCK)])
    return ""


def _blocks_in(value: object, key: str, within: str) -> bool:
    """Whether a text under a key names a block."""
    return isinstance(value, Text) and (key in HOLDERS or within in PLACES)


def _names_in(node: object, key: str = "", within: str = "") -> Iterator[str]:
    """The names of all blocks of a layout, at any depth."""
    if _blocks_in(node, key, within):
        yield str(node)
    elif name := _name_of(node):
        yield name
    elif isinstance(node, Mapping):
        for own, value in node.items():
            yield from _names_in(value, str(own), key)
    elif isinstance(node, Sequence):
        for value in node:
            yield from _names_in(value, key, "")


def _changed(node: object, change: dict[str, object], key: str = "", within: str = "") -> object | None:
    """The node with changed blocks, at any depth; None for a block that is left out."""
    if isinstance(node, Text) and _blocks_in(node, key, within):
        return _changed_block(_spelled_out(node), change) if str(node) in change else node
    if _name_of(node):
        assert isinstance(node, Mapping)
        return _changed_block(node, change)
    if isinstance(node, Mapping):
        result = Mapping()
        result.mark = node.mark
        for own, value in node.items():
            changed = _changed(value, change, str(own), key)
            if changed is not None:
                result[own] = changed
        return result
    if isinstance(node, Sequence):
        entries = Sequence(each for value in node if (each := _changed(value, change, key)) is not None)
        entries.mark = node.mark
        return entries
    return node


def _spelled_out(name: Text) -> Mapping:
    """A block's name alone as the block without options."""
    block = Mapping({Text(BLOCK): name})
    block.mark = name.mark
    return block


def _changed_block(block: Mapping, change: dict[str, object]) -> Mapping | None:
    options = change.get(_name_of(block))
    if options is None:
        return block
    if not isinstance(options, Mapping):
        return None
    result = Mapping(block)
    result.mark = options.mark
    result.update(options)
    return result


def _with_added(layout: Mapping, add: Sequence, problems: Problems) -> Sequence:
    """The layout's blocks with more of them, each before or behind the one that it names, or at the end."""
    given = layout.get(Text(BLOCKS))
    blocks = Sequence(given if isinstance(given, Sequence) else ())
    blocks.mark = given.mark if isinstance(given, Sequence) else add.mark
    for each in add:
        block = _spelled_out(each) if isinstance(each, Text) else each
        if isinstance(block, Mapping):
            own = Mapping(block)
            own.mark = block.mark
            blocks.insert(_place_of(own, blocks, problems), own)
        else:
            blocks.append(block)
    return blocks


def _place_of(block: Mapping, blocks: Sequence, problems: Problems) -> int:
    """Where in the list a block is added; it loses the key that says so."""
    before, behind = block.pop(Text(BEFORE), None), block.pop(Text(BEHIND), None)
    names = [_name_of(each) or str(each) for each in blocks]
    for key, named, step in ((BEFORE, before, 0), (BEHIND, behind, 1)):
        if isinstance(named, Text):
            if str(named) in names:
                return names.index(str(named)) + step
            _report_unknown(f"{ADD}.{key}", named, names, problems)
    return len(blocks)
