"""What a model refuses to words for people who write YAML, each with its path and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from factdeck.messages import codes
from factdeck.messages.nearest import nearest
from factdeck.messages.problems import Mark, Problems, cut, in_one_line
from factdeck.reading.limits import MOST_PROBLEMS
from factdeck.reading.pasted import pasted
from factdeck.reading.scalar import Text
from factdeck.reading.strict import Complaint, Complaints, FieldInfo, Strict, known_keys

Trail = tuple["Trail", object, object] | None
"""The way to a value: the trail to what it stands in, its key or its position from 0, and the value; None is the whole."""

WRONG: Final = object()
"""Stands for a value that can't be read; what is wrong with it was told."""
MOST_IN_KEY = 80
"""Characters of a key in a path: ours are shorter."""
KEYS_WANTED = ("keys with values are wanted here", "write each as 'key: value' on a line of its own")
_EMPTY = ("nothing is written here", "write the value, or delete the key")


class Teller:
    """Tells problems what is wrong while one value is read as a model.

    ``path`` is put before the paths in messages, ``mark`` stands in where ``value`` has none; ``context`` is the
    readers' and checks'.
    """

    def __init__(self, value: object, problems: Problems, mark: Mark, path: str = "", context: object = None):
        self.value, self.problems, self.path, self.context = value, problems, path, context
        self.mark = getattr(value, "mark", mark)
        self.left = MOST_PROBLEMS

    def refused(self, trail: Trail, error: ValueError) -> object:
        """Tells what a reader or a check raised, pointing into the text; returns WRONG."""
        if isinstance(error, Complaints):
            complaints: Iterable[Complaint] = error.complaints
        elif isinstance(error, Complaint):
            complaints = (error,)
        else:
            return self.wrong(trail, str(error))
        value, mark = self._value(trail), self._mark(trail)
        for complaint in complaints:
            place = _pointed(value, complaint, mark)
            self._error(place, trail, complaint.message, complaint.hint, complaint.code)
        return WRONG

    def wrong(self, trail: Trail, message: str, hint: str = "") -> object:
        """Tells that a value is of another kind than its field, or that there is none; returns WRONG."""
        value = self._value(trail)
        text = _EMPTY if isinstance(value, Text) and value.missing else (message, hint)
        self._error(self._mark(trail), trail, *text, codes.WRONG_KIND)
        return WRONG

    def no_keys(self, trail: Trail, written: str = "") -> object:
        """Tells that keys are wanted; ``written`` is how the value is written with them, where that is known."""
        message, hint = KEYS_WANTED
        return self.wrong(trail, message, f"write {written}" if written else hint)

    def keyed(self, trail: Trail, key: object, written: str) -> object:
        """Tells of a fact that stands in the place of a key, and how it is written; returns WRONG."""
        place = key.mark if isinstance(key, Text) else self._mark(trail)
        message = f"there is no key {str(key)!r} here"
        self._error(place, (trail, key, None), message, f"write {written}", codes.UNKNOWN_KEY)
        return WRONG

    def missing(self, field: FieldInfo, value: object, trail: Trail) -> None:
        """Tells that a key is missing, or has nothing behind its colon."""
        empty, wanted = _written_key(value, field.key), _wanted(field)
        at = (trail, field.key, None)
        if empty is not None:
            self._error(empty.mark, at, "nothing is written here", f"write {wanted}", codes.EMPTY_VALUE)
        else:
            text = f"{self._told(at)} is missing"
            self._problem(self._mark(trail), text, f"add a line {wanted}", codes.MISSING_KEY)

    def unknown(self, model: type[Strict], key: object, trail: Trail, below: Sequence[str] = ()) -> None:
        """Tells that a key is not known, which known one is spelled like it, or which have it below them."""
        close = self.meant(model, key)
        known = ", ".join(sorted(known_keys(model)))
        hint = f"did you mean {close!r}?" if close else f"known here: {known}"
        if below:
            those = " and ".join([", ".join(below[:-1]), below[-1]] if below[1:] else below)
            hint = f"{those} {'have' if below[1:] else 'has'} this key; {hint}"
        odd = pasted(f"{key}:")
        if odd:
            hint = f"{odd[1]}: {odd[2]}"
        place = key.mark if isinstance(key, Text) else self._mark(trail)
        self._error(place, (trail, key, None), f"there is no key {str(key)!r} here", hint, codes.UNKNOWN_KEY)

    def meant(self, model: type[Strict], key: object) -> str | None:
        """The known key that an unknown one is spelled like."""
        return _closest(str(key), sorted(known_keys(model)))

    def _error(self, mark: Mark, trail: Trail, message: str, hint: str, code: str) -> None:
        where = self._told(trail)
        self._problem(mark, f"{where}: {message}" if where else message, hint, code)

    def _problem(self, mark: Mark, told: str, hint: str, code: str) -> None:
        if self.left > 0:
            self.left -= 1
            self.problems.error(mark, told, hint, code)

    def _value(self, trail: Trail) -> object:
        return self.value if trail is None else trail[2]

    def _mark(self, trail: Trail) -> Mark:
        """The value's own mark, or else its key's, or else that of what it stands in."""
        if trail is None:
            return self.mark
        parent, key, value = trail
        if not (isinstance(value, Text) and value.missing) and hasattr(value, "mark"):
            result: Mark = value.mark
            return result
        written = _written_key(self._value(parent), str(key))
        return written.mark if written is not None else self._mark(parent)

    def _told(self, trail: Trail) -> str:
        """A path as people say it: the entries of a list count from 1."""
        if trail is None:
            return self.path
        before, key = self._told(trail[0]), trail[1]
        if isinstance(key, int):
            return f"{before}[{key + 1}]"
        name = cut(in_one_line(str(key)), MOST_IN_KEY)
        return f"{before}.{name}" if before else name


def _pointed(value: object, complaint: Complaint, mark: Mark) -> Mark:
    if not isinstance(value, Text) or value.missing:
        return mark
    if complaint.length is None and complaint.offset == 0:
        return mark
    length = complaint.length if complaint.length is not None else len(value) - complaint.offset
    return value.mark_at(complaint.offset, max(1, length))


def _written_key(value: object, key: str) -> Text | None:
    result = next((old for old in value if old == key), None) if isinstance(value, dict) else None
    return result if isinstance(result, Text) else None


def _closest(key: str, known: Sequence[str]) -> str | None:
    """The known key that is spelled most alike; hyphens, spaces, underscores and capitals do not count."""
    folded = {_folded(name): name for name in known}
    close = nearest(_folded(key), folded)
    return folded[close] if close else None


def _folded(key: str) -> str:
    return key.casefold().replace("-", " ").replace("_", " ")


def _wanted(field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else "…"
    shown = f"'{field.key}: {example}'" if isinstance(example, str) else f"'{field.key}: …'"
    return f"{shown} ({field.description.rstrip('.')})" if field.description else shown
