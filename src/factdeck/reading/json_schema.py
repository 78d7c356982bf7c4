"""A strict model to the JSON Schema that editors complete and check files by."""

from __future__ import annotations

from typing import Any

from factdeck.reading.strict import Strict

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def model_schema(model: type[Strict], title: str) -> dict[str, Any]:
    """JSON Schema of a model (draft 2020-12), with a description and examples of each field."""
    found: dict[str, Any] = _plain(model.model_json_schema(by_alias=True))
    return {"$schema": DRAFT, "title": title, **found}


def _plain(part: Any, names: bool = False) -> Any:
    """Without titles made from names, without defaults, and without null: a key that is not needed is left out.

    ``names`` says that the keys are names of properties or definitions.
    """
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    if names:
        return {key: _plain(value) for key, value in part.items()}
    kept = {
        key: _plain(value, key in ("properties", "$defs"))
        for key, value in part.items()
        if key not in ("title", "default") and not (key == "examples" and not value)
    }
    return _without_null(kept)


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    kinds = part.get("anyOf", [])
    written = [kind for kind in kinds if kind != {"type": "null"}]
    if len(written) == len(kinds) or len(written) != 1:
        return part
    rest = {key: value for key, value in part.items() if key != "anyOf"}
    return {**written[0], **rest}
