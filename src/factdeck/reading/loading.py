"""A source and a model to an instance of the model, or to every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading.kinds import read_model
from factdeck.reading.nodes import parse
from factdeck.reading.strict import NOWHERE, Model
from factdeck.reading.telling import KEYS_WANTED, Teller


def load(source: Source, model: type[Model], problems: Problems, context: object = None) -> Model | None:
    """Read a source as a model; None where anything is wrong, and problems says all of it.

    A path in a message counts list entries from 1, as people do: ``timeline[3].date`` is the third event's.
    ``context`` is handed to the readers that ask for it and to checks.
    """
    before = len(problems.errors)
    value = parse(source, problems)
    if value is None:
        return None
    result = validate(value, model, problems, Mark(source), context=context)
    return result if len(problems.errors) == before else None


def validate(
    value: object,
    model: type[Model],
    problems: Problems,
    mark: Mark,
    path: str = "",
    context: object = None,
) -> Model | None:
    """A parsed value as a model; ``path`` is put before the paths in messages, ``mark`` stands in for a missing one."""
    if not isinstance(value, dict):
        message, hint = KEYS_WANTED
        place = getattr(value, "mark", mark)
        problems.error(place, f"{path or 'the file'}: {message}", hint, codes.WRONG_KIND)
        return None
    result = read_model(model, value, None, Teller(value, problems, mark, path, context))
    return result if isinstance(result, model) else None


def read_values(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Values by their keys as a model; raises FactdeckError where one is wrong."""
    problems = Problems()
    result = read_model(model, values, None, Teller(values, problems, NOWHERE))
    problems.raise_errors()
    if not isinstance(result, model):
        raise TypeError(f"{model.__name__} was not read, and nothing was said of it")
    return result
