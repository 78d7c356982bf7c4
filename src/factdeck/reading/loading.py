"""A source and a model to an instance of the model, or to every problem that keeps it from being one."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from factdeck import codes
from factdeck.problems import Mark, Problems, Source
from factdeck.reading.limits import MOST_PROBLEMS
from factdeck.reading.nodes import parse
from factdeck.reading.strict import Strict

Model = TypeVar("Model", bound=Strict)


def load(source: Source, model: type[Model], problems: Problems, context: object = None) -> Model | None:
    """Read a source as a model; None where anything is wrong, and problems says all of it.

    A path in a message counts list entries from 1, as people do: ``timeline[3].date`` is the third event's.
    ``context`` is handed to validators as ``info.context``.
    """
    before = len(problems.errors)
    value = parse(source, problems)
    if value is None:
        return None
    made = validate(value, model, problems, Mark(source), context=context)
    return made if len(problems.errors) == before else None


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
        problems.error(
            getattr(value, "mark", mark),
            f"{path or 'the file'}: keys with values are wanted here",
            code=codes.WRONG_KIND,
        )
        return None
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        from factdeck.reading.telling import Teller

        found = error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]
        Teller(value, model, problems, mark, path).tell_all(found)
        return None
