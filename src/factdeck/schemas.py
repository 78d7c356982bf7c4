"""The models of articles, layouts, themes and sets to the JSON Schemas that editors complete and check them by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdeck.reading.annotations import Schema

KINDS = ("article", "layout", "theme", "set")
KEPT = {
    "article": Path("content/article.schema.json"),
    "layout": Path("layouts/layout.schema.json"),
    "theme": Path("layouts/themes/theme.schema.json"),
    "set": Path("layouts/sets/set.schema.json"),
}
"""Where the project keeps each one, beside the files that point to it."""


def schema(kind: str) -> Schema:
    """The schema of an ``article``, a ``layout``, a ``theme`` or a ``set`` (JSON Schema, draft 2020-12)."""
    makers = {"article": _article, "layout": _layout, "theme": _theme, "set": _set}
    return makers[kind]()


def schema_text(kind: str) -> str:
    """The schema of a kind as indented JSON with a line end."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _article() -> Schema:
    from factdeck.article.json_schema import schema

    return schema()


def _theme() -> Schema:
    from factdeck.layout.theme import ThemeSpec
    from factdeck.reading.json_schema import model_schema

    return model_schema(ThemeSpec, "factdeck theme")


def _set() -> Schema:
    from factdeck.layout.sets import SetSpec
    from factdeck.reading.json_schema import model_schema

    return model_schema(SetSpec, "factdeck set")


def _layout() -> dict[str, Any]:
    """A schema for each output; nothing is required, since a layout may extend one that has it."""
    from factdeck.building.outputs import layout_models
    from factdeck.reading.json_schema import model_schema

    models = layout_models()
    parts = {name: model_schema(model, "factdeck layout") for name, model in models.items()}
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name, part in parts.items():
        definitions |= part.pop("$defs", {})
        head = {key: part.pop(key) for key in ("$schema", "title")}
        part.pop("required", None)
        part["properties"]["output"] |= {"const": name}
        properties = {**part["properties"], **properties}
    properties["output"] = {"enum": [*models], "description": properties["output"]["description"]}
    for model in ("BlockSpec", "AddedBlock"):
        definitions[model] = _block(definitions[model])
    extending = {"required": ["extends"]}
    return {
        **head,
        "type": "object",
        "anyOf": [{"required": ["output"]}, extending],
        "if": extending,
        "then": {"properties": properties, "additionalProperties": False},
        "else": _by_output(parts),
        "$defs": definitions,
    }


def _by_output(parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The schema of the first output, unless it is for one of the others."""
    (_, chosen), *others = parts.items()
    for name, part in others:
        is_this = {"properties": {"output": {"const": name}}, "required": ["output"]}
        chosen = {"if": is_this, "then": part, "else": chosen}
    return chosen


def _block(spec: Schema) -> Schema:
    """A block's name alone, or its name with the options that just this block has."""
    from factdeck.blocks import BLOCKS
    from factdeck.reading.json_schema import model_schema

    names = {"oneOf": [{"const": name, "description": block.shows} for name, block in BLOCKS.items()]}
    own = {**spec["properties"], "block": names}
    rules = []
    for name, block in BLOCKS.items():
        options = model_schema(block.options, name).get("properties", {})
        allowed = {**dict.fromkeys(own, True), **options}
        chosen = {"properties": {"block": {"const": name}}, "required": ["block"]}
        rules.append({"if": chosen, "then": {"properties": allowed, "additionalProperties": False}})
    whole = {"type": "object", "properties": own, "required": ["block"], "allOf": rules}
    return {"anyOf": [names, whole], "description": spec.get("description", "")}


if __name__ == "__main__":
    for kind, path in KEPT.items():
        path.write_text(schema_text(kind), encoding="utf-8")
