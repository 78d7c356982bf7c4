"""Other people's packages are used by what they document, and by nothing that begins with an underscore."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.trees import tree_of

PACKAGE = Path(__file__).parents[1] / "src" / "factdeck"

DOCUMENTED = {
    # https://python-pptx.readthedocs.io/en/latest/#api-documentation
    "pptx": {
        "pptx",
        "pptx.chart.axis",
        "pptx.chart.chart",
        "pptx.chart.data",
        "pptx.chart.datalabel",
        "pptx.dml.chtfmt",
        "pptx.dml.color",
        "pptx.enum.chart",
        "pptx.enum.dml",
        "pptx.util",
    },
    # https://pypi.org/project/svglib/
    "svglib": {"svglib.svglib"},
    # https://pypi.org/project/genanki/
    "genanki": {"genanki"},
    # https://xlsxwriter.readthedocs.io/
    "xlsxwriter": {"xlsxwriter"},
}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), tree_of(path)


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def of_package(package: str, modules: Iterator[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] == package}


def private(tree: ast.Module) -> set[str]:
    """Names of attributes that begin with one underscore, but for those of one's own object or class."""
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {
        node.attr
        for node in attributes
        if node.attr.startswith("_") and not node.attr.startswith("__")
        if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    }


@pytest.mark.parametrize("package", sorted(DOCUMENTED))
def test_a_package_is_used_by_its_documented_modules(package: str) -> None:
    users = {name: modules for name, tree in trees() if (modules := of_package(package, imported(tree)))}
    assert users
    others = {name: modules - DOCUMENTED[package] for name, modules in users.items()}
    assert not any(others.values()), others


def test_what_a_package_calls_private_stays_its_own() -> None:
    users = {
        name: private(tree)
        for name, tree in trees()
        if any(of_package(package, imported(tree)) for package in DOCUMENTED)
    }
    assert len(users) >= 4
    assert not any(users.values()), users


def test_private_attributes_are_seen() -> None:
    tree = ast.parse("self._own; chart._element; cls.__name__; shape.part")
    assert private(tree) == {"_element"}
