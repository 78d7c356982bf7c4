"""The JSON Schemas are current, and take what factdeck takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT
from factdeck.schemas import KEPT, KINDS, schema, schema_text
from support.samples import CASES, ROOT

SHIPPED = {
    "article": [*(ROOT / "content").glob("*.yaml"), *CASES.glob("*.yaml")],
    "layout": [path for path in (ROOT / "layouts").glob("*.yaml") if path.name != "words.yaml"],
    "theme": list((ROOT / "layouts" / "themes").glob("*.yaml")),
    "set": list((ROOT / "layouts" / "sets").glob("*.yaml")),
}


def wrong(kind: str, value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(kind)).iter_errors(value)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_that_is_kept_is_current(kind: str) -> None:
    assert (ROOT / KEPT[kind]).read_text(encoding="utf-8") == schema_text(kind), "run make schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    grammar = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    assert [error.message for error in grammar.iter_errors(schema(kind))] == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, path) for kind in KINDS for path in SHIPPED[kind]],
    ids=lambda each: Path(each).stem,
)
def test_what_we_ship_is_valid_by_it_and_points_to_it(kind: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert wrong(kind, yaml.load(text, Loader=_Loader)) == []
    if path.is_relative_to(CASES):
        return
    pointer = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / pointer).resolve() == (ROOT / KEPT[kind]).resolve()


class _Loader(yaml.CSafeLoader):
    """As editors read YAML 1.2: whole and decimal numbers are told from text, and true and false; no more."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), None)
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), None)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true$|false$"), None)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("article", {"title": "A", "lead": "B", "subtitel": "C"}),
        ("article", {"lead": "B"}),
        ("article", {"title": "A", "lead": "B", "timeline": [{"title": "C"}]}),
        ("layout", {"output": "pdf", "pages": [], "blocks": ["titel"]}),
        ("layout", {"output": "pdf", "pages": [], "blocks": [{"block": "lead", "heading": "yes"}]}),
        ("layout", {"extends": "fact-sheet", "page": {"size": "A4", "margin": ["1mm"]}}),
        ("layout", {"description": "neither output nor extends"}),
        ("layout", {"extends": "fact-sheet", "add": [{"behind": "lead"}]}),
        ("set", {"pieces": []}),
        ("set", {"pieces": [{"layuot": "worksheet"}]}),
        ("set", {"pieces": [{"layout": "worksheet", "version": "AB"}]}),
        ("theme", {"colours": {"ink": "red"}}),
        ("theme", {"paper": {"styles": {"body": {"size": "9"}}}}),
    ],
)
def test_what_is_wrong_is_wrong_by_it(kind: str, value: Any) -> None:
    assert wrong(kind, value)


def test_every_field_of_an_article_is_described() -> None:
    made = schema("article")
    parts = [made, *made["$defs"].values()]
    bare = [
        (part.get("title"), name)
        for part in parts
        for name, field in part.get("properties", {}).items()
        if not field.get("description") and "$ref" not in field
    ]
    assert bare == []


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "theme"]) == BUILT
    assert capsys.readouterr().out == schema_text("theme")
