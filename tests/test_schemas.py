"""The JSON Schemas are current, and take what factdeck takes."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factdeck.article import read_article
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source
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


VALUES: list[Any] = [
    *("", " ", "x", "1945", "1945/1946", "yes", "A", "https://example.org", "a\n\nb", "- "),
    *(None, True, 7, -1, 1.5, [], ["a"], ["a", "b"], [1, 2], [[1, 2], [3, 4], [5, 6]], {}, {"a": "b"}),
]
OF_THE_FORM = {codes.UNKNOWN_KEY, codes.MISSING_KEY, codes.EMPTY_VALUE, codes.WRONG_KIND, codes.NO_SWITCH}
"""What a schema can see: the rest is in the words, or follows from two places."""
ARTICLES = [ROOT / "tests" / "cases" / "every-field" / "article.yaml", *(ROOT / "content").glob("*.yaml")]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container inside a value with each of its keys or positions."""
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in list(within):
        yield value, key
        yield from places(item)


@settings(max_examples=150)
@given(st.sampled_from(ARTICLES), st.randoms(use_true_random=False))
def test_an_article_with_one_thing_changed_is_right_by_the_schema_where_it_is_read(
    path: Path, draw: random.Random
) -> None:
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    within, key = draw.choice(list(places(value)))
    change = draw.choice([*VALUES, "delete", "rename"])
    if change in ("delete", "rename"):
        old = within.pop(key)
        if change == "rename" and isinstance(within, dict):
            within[f"{key}s of ours"] = old
    elif change is not None or isinstance(within, dict):
        within[key] = change
    text = json.dumps(value, ensure_ascii=False).replace(": null", ": ")
    problems = Problems()
    read_article(Source("a.yaml", text), problems, slug="a", folder=path.parent)
    of_the_form = [problem.message for problem in problems.errors if problem.code in OF_THE_FORM]
    told = wrong("article", value)
    if not problems.errors:
        assert told == []
    if not told:
        assert of_the_form == []


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
