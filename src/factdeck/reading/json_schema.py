"""A strict model to the JSON Schema that editors complete and check files by."""

from __future__ import annotations

from factdeck.reading.annotations import Schema
from factdeck.reading.kinds import Refer, kind_of
from factdeck.reading.strict import Strict

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NOTHING: Schema = {"type": "null"}
"""The schema of a key with nothing behind its colon."""


def model_schema(model: type[Strict], title: str) -> Schema:
    """JSON Schema of a model (draft 2020-12), with a description and examples of each field."""
    definitions: dict[str, Schema] = {}

    def refer(inner: type[Strict]) -> Schema:
        if inner.__name__ not in definitions:
            definitions[inner.__name__] = {}
            definitions[inner.__name__] = _object(inner, refer)
        return {"$ref": f"#/$defs/{inner.__name__}"}

    whole = _object(model, refer)
    listed = {name: definitions[name] for name in sorted(definitions)}
    head = {"$schema": DRAFT, "title": title}
    return {**head, **({"$defs": listed} if listed else {}), **whole}


def _object(model: type[Strict], refer: Refer) -> Schema:
    fields = model._fields.values()
    properties = {field.key: _property(model, field.name, refer) for field in fields}
    required = [field.key for field in fields if field.required]
    return {
        "additionalProperties": model._open,
        **model._schema,
        **({"description": " ".join(model.__doc__.split())} if model.__doc__ else {}),
        "properties": properties,
        **({"required": required} if required else {}),
        "type": "object",
    }


def _property(model: type[Strict], name: str, refer: Refer) -> Schema:
    field = model._fields[name]
    text: Schema = {"description": field.description} if field.description else {}
    if field.examples:
        text["examples"] = field.examples
    schema = kind_of(model, name).schema(refer)
    return {**(schema if field.required else _or_nothing(schema)), **text}


def _or_nothing(schema: Schema) -> Schema:
    """What may also be left empty behind its colon: to an editor that is null, to us it is not written."""
    kinds = schema.get("type")
    if "const" in schema or (kinds is None and "enum" not in schema):
        return {"anyOf": [schema, NOTHING]}
    if "enum" in schema:
        schema = {**schema, "enum": [*schema["enum"], None]}
    return (
        schema
        if kinds is None
        else {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}
    )
