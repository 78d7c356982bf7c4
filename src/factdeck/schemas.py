"""The models of articles, layouts and themes to the JSON Schemas that editors complete and check them by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdeck.reading.kinds import Schema

KINDS = ("article", "layout", "theme")
KEPT = {
    "article": Path("content/article.schema.json"),
    "layout": Path("layouts/layout.schema.json"),
    "theme": Path("layouts/themes/theme.schema.json"),
}
"""Where the project keeps each one, beside the files that point to it."""


def schema(kind: str) -> Schema:
    """The schema of an ``article``, a ``layout`` or a ``theme`` (JSON Schema, draft 2020-12)."""
    makers = {"article": _article, "layout": _layout, "theme": _theme}
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


def _layout() -> Schema:
    """Paper or slides, by the output; nothing is required, since a layout may extend one that has it."""
    from factdeck.layout.model import DeckLayout, PaperLayout
    from factdeck.reading.json_schema import model_schema

    paper, deck = (model_schema(model, "factdeck layout") for model in (PaperLayout, DeckLayout))
    definitions = {**paper.pop("$defs"), **deck.pop("$defs")}
    definitions["BlockSpec"] = _block(definitions["BlockSpec"])
    for part in (paper, deck):
        part.pop("required", None)
    head = {"$schema": paper.pop("$schema"), "title": paper.pop("title")}
    deck = {key: value for key, value in deck.items() if key not in head}
    is_deck = {"properties": {"output": {"const": "pptx"}}, "required": ["output"]}
    either = {"properties": {**deck["properties"], **paper["properties"], "output": _output()}}
    extending = {"required": ["extends"]}
    return {
        **head,
        "type": "object",
        "anyOf": [{"required": ["output"]}, extending],
        "if": extending,
        "then": {**either, "additionalProperties": False},
        "else": {"if": is_deck, "then": deck, "else": paper},
        "$defs": definitions,
    }


def _output() -> Schema:
    return {"enum": ["pdf", "pptx"], "description": "The kind of file that is made: pdf or pptx."}


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
