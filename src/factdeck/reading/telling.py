"""What a model refuses to words for people who write YAML, each with its path and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from factdeck import codes
from factdeck.problems import Mark, Problems
from factdeck.reading.strict import Complaint, Complaints, known_keys
from factdeck.reading.text import Text

Step = int | str


class Teller:
    """Words the findings of one validation. Their locations are pydantic's: keys, and positions from 0."""

    def __init__(self, value: object, model: type[BaseModel], problems: Problems, mark: Mark, path: str):
        self.value, self.model, self.problems, self.mark, self.path = value, model, problems, mark, path

    def tell_all(self, found: Sequence[ErrorDetails]) -> None:
        """A key that is missing since it is misspelled is told once, as misspelled."""
        unknown = [details["loc"] for details in found if details["type"] == "extra_forbidden"]
        meant = {(*keys[:-1], self._meant(keys)) for keys in unknown}
        for details in found:
            keys, kind = details["loc"], details["type"]
            if kind == "missing" and keys not in meant:
                self._missing(keys)
            elif kind == "extra_forbidden":
                self._unknown(keys)
            elif kind != "missing":
                self._invalid(keys, details)

    def _meant(self, keys: Sequence[Step]) -> str | None:
        """The known key that an unknown one is spelled like."""
        model = model_at(self.model, keys[:-1])
        return _closest(str(keys[-1]), sorted(known_keys(model))) if model else None

    def _missing(self, keys: Sequence[Step]) -> None:
        value, steps, mark = self._walk(keys[:-1])
        key = str(keys[-1])
        model = model_at(self.model, keys[:-1])
        field = _fields(model).get(key) if model else None
        wanted = _wanted(key, field)
        empty = _written_key(value, key)
        if empty is not None:
            self._error(
                empty.mark, [*steps, key], "nothing is written here", f"write {wanted}", codes.EMPTY_VALUE
            )
        else:
            told = f"{self._told([*steps, key])} is missing"
            self.problems.error(mark, told, f"add a line {wanted}", codes.MISSING_KEY)

    def _unknown(self, keys: Sequence[Step]) -> None:
        value, steps, mark = self._walk(keys[:-1])
        key = str(keys[-1])
        written = _written_key(value, key)
        model = model_at(self.model, keys[:-1])
        close = self._meant(keys)
        known = ", ".join(sorted(known_keys(model))) if model else "none"
        hint = f"did you mean {close!r}?" if close else f"known here: {known}"
        told = f"there is no key {key!r} here"
        self._error(written.mark if written else mark, [*steps, key], told, hint, codes.UNKNOWN_KEY)

    def _invalid(self, keys: Sequence[Step], details: ErrorDetails) -> None:
        value, steps, mark = self._walk(keys)
        error = details.get("ctx", {}).get("error")
        if isinstance(error, Complaints):
            complaints: Iterable[Complaint] = error.complaints
        else:
            complaints = [error] if isinstance(error, Complaint) else [Complaint(*_worded(details, value))]
        for complaint in complaints:
            place = _pointed(value, complaint, mark)
            self._error(place, steps, complaint.message, complaint.hint, complaint.code)

    def _error(self, mark: Mark, steps: Sequence[Step], message: str, hint: str, code: str) -> None:
        where = self._told(steps)
        self.problems.error(mark, f"{where}: {message}" if where else message, hint, code)

    def _walk(self, keys: Iterable[Step]) -> tuple[object, list[Step], Mark]:
        """The value at a location, the location without pydantic's own steps, and the nearest mark.

        A key that is not written is a step as well: its value is None.
        """
        value, steps, mark = self.value, [], getattr(self.value, "mark", self.mark)
        model: Any = self.model
        for key in keys:
            member = _tagged(model, key)
            if member:
                model = member
                continue
            steps.append(key)
            model = _inside(model, key)
            value, mark = _item(value, key, mark)
        return value, steps, mark

    def _told(self, steps: Iterable[Step]) -> str:
        told = self.path
        for step in steps:
            told += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if told else str(step)
        return told


def _item(value: object, key: Step, mark: Mark) -> tuple[object, Mark]:
    """What stands behind a key or at a position, and its mark, or the key's, or the one given."""
    if isinstance(value, dict):
        written = _written_key(value, str(key))
        item = value.get(key)
        if written is not None:
            mark = written.mark
    else:
        item = value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None
    return item, mark if isinstance(item, Text) and item.missing else getattr(item, "mark", mark)


def _pointed(value: object, complaint: Complaint, mark: Mark) -> Mark:
    if not isinstance(value, Text) or value.missing:
        return mark
    if complaint.length is None and complaint.offset == 0:
        return mark
    length = complaint.length if complaint.length is not None else len(value) - complaint.offset
    return value.mark_at(complaint.offset, max(1, length))


def _written_key(value: object, key: str) -> Text | None:
    found = next((old for old in value if old == key), None) if isinstance(value, dict) else None
    return found if isinstance(found, Text) else None


def _closest(key: str, known: Sequence[str]) -> str | None:
    """The known key that is spelled most alike; hyphens, spaces, underscores and capitals do not count."""
    folded = {_folded(name): name for name in known}
    close = get_close_matches(_folded(key), folded, n=1)
    return folded[close[0]] if close else None


def _folded(key: str) -> str:
    return key.casefold().replace("-", " ").replace("_", " ")


def _wanted(key: str, field: FieldInfo | None) -> str:
    if field is None:
        return f"'{key}: …'"
    example = field.examples[0] if field.examples else "…"
    shown = f"'{key}: {example}'" if isinstance(example, str) else f"'{key}: …'"
    return f"{shown} ({field.description.rstrip('.')})" if field.description else shown


_EMPTY = ("nothing is written here", "write the value, or delete the key")


def _worded(details: ErrorDetails, value: object) -> tuple[str, str]:
    context: dict[str, Any] = details.get("ctx", {})
    kind = details["type"]
    if isinstance(value, Text) and value.missing:
        return _EMPTY
    if kind == "value_error":
        return str(context.get("error", details["msg"])), ""
    if kind == "literal_error" and not isinstance(value, str):
        return "text is wanted here, not a list or keys with values", f"write {context['expected']}"
    if kind == "literal_error":
        return f"{str(value)!r} is not one of {context['expected']}", ""
    if kind in ("list_type", "tuple_type"):
        return "a list is wanted here", "begin each entry on a line of its own with '- ', or write [one, two]"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return "keys with values are wanted here", "write each as 'key: value' on a line of its own"
    if kind == "too_short":
        return (
            f"this list needs at least {_entries(context['min_length'])}, not {context['actual_length']}",
            "",
        )
    if kind == "too_long":
        return f"this list has at most {_entries(context['max_length'])}, not {context['actual_length']}", ""
    return f"this can't be read here ({kind.replace('_', ' ')})", ""


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def model_at(model: Any, keys: Iterable[Step]) -> type[BaseModel] | None:
    """The model that stands at a location of pydantic's."""
    for key in keys:
        model = _tagged(model, key) or _inside(model, key)
    return next(_models(model), None)


def _inside(annotation: Any, key: Step) -> Any:
    """The type behind a key of a model or dictionary, or at a position of a list."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            field = _fields(part).get(str(key))
            if field is not None:
                return field.annotation
        elif get_origin(part) is dict:
            return get_args(part)[1]
        elif get_origin(part) in (list, tuple) and isinstance(key, int):
            return get_args(part)[0]
    return None


def _tagged(annotation: Any, key: Step) -> type[BaseModel] | None:
    """The member of a union that a step of pydantic's names, which stands for nothing that is written."""
    members = list(_models(annotation))
    return next((member for member in members if member.__name__ == key), None) if len(members) > 1 else None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _parts(annotation: Any) -> Iterator[Any]:
    """The members of a union, annotations stripped."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _parts(member)
    elif annotation is not None:
        yield annotation


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Fields by every name that their key may have."""
    found = {}
    for name, field in model.model_fields.items():
        found[name] = found[field.alias or name] = field
    return found
