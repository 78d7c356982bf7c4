"""Each test says something: it asserts, expects an error, or calls a helper that does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
EXPECTS = frozenset({"raises", "warns", "fail"})
"""What of pytest's makes a test fail."""


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def calls(function: Function) -> set[str]:
    """The last names of all that a function calls, as ``raises`` of ``pytest.raises``."""
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {
        each.attr if isinstance(each, ast.Attribute) else each.id
        for each in called
        if isinstance(each, (ast.Attribute, ast.Name))
    }


def says_something(function: Function) -> bool:
    return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or bool(calls(function) & EXPECTS)


def saying(functions: list[Function], helpers: set[str]) -> set[str]:
    """The names of those that assert, or call one that does: a helper, or another of them."""
    found = helpers | {function.name for function in functions if says_something(function)}
    while more := {function.name for function in functions if calls(function) & found} - found:
        found |= more
    return found


def silent(sources: dict[str, str]) -> list[str]:
    """Tests that assert nothing, as ``file::test``; helpers stand in the same file, or in one without tests."""
    parsed = {name: list(functions(source)) for name, source in sources.items()}
    shared = [function for name, found in parsed.items() if not is_of_tests(name) for function in found]
    helpers = saying(shared, set())
    return [
        f"{name}::{function.name}"
        for name, found in parsed.items()
        for speaking in [saying(found, helpers)]
        for function in found
        if function.name.startswith("test_") and function.name not in speaking
    ]


def is_of_tests(name: str) -> bool:
    return Path(name).name.startswith("test_")


def test_each_test_asserts_something() -> None:
    sources = {str(path.relative_to(TESTS)): path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    assert sum(source.count("def test_") for source in sources.values()) > 1000
    assert silent(sources) == []


def test_a_test_without_an_assertion_is_found() -> None:
    source = (
        "def test_nothing():\n    build()\n\ndef test_more():\n    check()\n\ndef check():\n    assert True\n"
    )
    assert silent({"test_a.py": source}) == ["test_a.py::test_nothing"]
