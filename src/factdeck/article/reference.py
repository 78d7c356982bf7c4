"""The content model to a Markdown reference of every key, its kind, and what belongs there."""

from __future__ import annotations

import re
from pathlib import Path

from factdeck.article.json_schema import schema
from factdeck.reading.annotations import Schema
from factdeck.reading.json_schema import NOTHING

BEGIN, END = "<!-- reference: written by make readme -->", "<!-- end of the reference -->"
_KINDS = {
    "string": "text",
    "array": "list",
    "boolean": "true or false",
    "object": "keys",
    "integer": "number",
}


def reference() -> str:
    """A table of the article's own keys, then one for each kind of part, in Markdown."""
    model = schema()
    parts = [_table("Article", model)]
    parts += [_table(name, part) for name, part in model["$defs"].items() if part.get("properties")]
    return "\n\n".join(parts)


def _table(name: str, part: Schema) -> str:
    needed = set(part.get("required", ()))
    lines = [f"#### {_spaced(name)}", "", "| key | kind | what belongs there |", "|---|---|---|"]
    for key, field in part["properties"].items():
        text = f"**{key}**" if key in needed else key
        lines.append(f"| {text} | {_kind(field)} | {_description(field)} |")
    return "\n".join(lines)


def _kind(field: Schema) -> str:
    options = [option for option in field.get("anyOf", ()) if option != NOTHING]
    if options:
        return " or ".join(dict.fromkeys(_kind(option) for option in options))
    if "$ref" in field:
        return _link(field["$ref"])
    if "array" in field.get("type", ()):
        inner = field["items"]
        options = inner.get("oneOf") or inner.get("anyOf") or [inner]
        return "list of " + " or ".join(dict.fromkeys(_kind(option) for option in options))
    result = field.get("type", "text")
    kinds = result if isinstance(result, list) else [result]
    if True in field.get("enum", ()):
        kinds = ["boolean"]
    return "text" if "string" in kinds else _KINDS.get(str(kinds[0]), str(kinds[0]))


def _link(reference: str) -> str:
    name = _spaced(reference.rsplit("/", 1)[-1])
    return f"[{name}](#{name.lower().replace(' ', '-')})"


def _spaced(name: str) -> str:
    """CamelCase as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _description(field: Schema) -> str:
    text = str(field.get("description", ""))
    examples = field.get("examples") or []
    if examples and isinstance(examples[0], str):
        text += f" As in `{examples[0]}`."
    return text.replace("|", "\\|").replace("\n", " ")


def with_reference(text: str) -> str:
    """A README with the reference between its marks."""
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main() -> None:
    """Writes the reference in the README of the current folder anew."""
    path = Path("README.md")
    path.write_text(with_reference(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
