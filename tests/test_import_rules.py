"""Who may import what: the parts of the house keep to their doors."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "factdeck"

ANYWHERE = {"escaping", "records", "language"}
"""What every part may import: it stands where the standard library would."""
MAY_IMPORT = {
    "records": set(),
    "escaping": set(),
    "language": set(),
    "units": set(),
    "days": set(),
    "face": set(),
    "bitmaps": set(),
    "messages": set(),
    "files": set(),
    "truetype": set(),
    "drawing": {"face"},
    "scene": {"drawing", "face", "templates", "units"},
    "reading": {"files", "messages"},
    "svg": {"bitmaps", "drawing", "face", "files", "layout", "messages", "scene", "truetype", "units"},
    "article": {"days", "files", "messages", "reading", "svg"},
    "layout": {"messages", "reading", "scene", "truetype", "units"},
    "templates": {"files", "layout", "messages", "reading", "scene", "units"},
    "diagrams": {"days", "drawing", "face", "units"},
    "place": {"drawing", "layout", "messages", "scene", "units"},
    "blocks": {
        "article",
        "bitmaps",
        "diagrams",
        "drawing",
        "face",
        "layout",
        "messages",
        "place",
        "reading",
        "scene",
        "svg",
        "units",
    },
    "attachments": {"article", "files", "messages", "scene"},
    "pdf": {"attachments", "bitmaps", "drawing", "scene", "truetype", "units"},
    "powerpoint": {"bitmaps", "drawing", "scene", "templates", "units"},
    "checks": {"article", "diagrams", "drawing", "layout", "messages", "powerpoint", "reading", "scene"},
    "building": {
        "article",
        "attachments",
        "blocks",
        "checks",
        "files",
        "layout",
        "messages",
        "pdf",
        "place",
        "powerpoint",
        "reading",
        "scene",
        "svg",
        "templates",
        "units",
    },
    "api": {"article", "blocks", "building", "files", "messages", "reading"},
    "__init__": {"api"},
    "schemas": {"article", "blocks", "building", "layout", "reading"},
    "starting": {"files", "schemas"},
    "importing": {"article", "building", "days", "layout", "messages", "reading"},
    "watching": {"messages"},
    "preview": {
        "article",
        "building",
        "messages",
        "reading",
        "scene",
        "svg",
        "watching",
    },
    "command_line": {
        "__version__",
        "api",
        "attachments",
        "files",
        "importing",
        "messages",
        "preview",
        "reading",
        "schemas",
        "starting",
        "watching",
    },
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "layout" / "metrics")


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "factdeck":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("factdeck.")}
    return found


def test_there_are_modules_to_hold_to_the_rules() -> None:
    assert len(modules()) > 40
    assert set(MAY_IMPORT) <= {part_of(path) for path in modules()}


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_a_part_imports_only_what_it_may(part: str) -> None:
    for path in modules():
        if part_of(path) == part:
            forbidden = imported_parts(path) - MAY_IMPORT[part] - ANYWHERE - {part}
            assert not forbidden, f"{path.relative_to(PACKAGE)} imports {sorted(forbidden)}"


HEAVY = (
    "reportlab",
    "pptx",
    "PIL",
    "svglib",
    "babel",
    "pyphen",
    "lxml",
    "starlette",
    "uvicorn",
    "watchfiles",
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["layouts"],
        ["check", "--text", "content/soviet-occupation-of-manchuria.yaml"],
    ],
)
def test_asking_loads_no_renderer(arguments: list[str]) -> None:
    code = (
        "import sys; from factdeck.command_line.main import main; status = main(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parents[1],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("article", "loaded"),
    [
        ("tests/cases/articles/tiny.yaml", "[]"),
        ("tests/pdf/cases/everything.yaml", "['svglib', 'reportlab']"),
    ],
)
def test_svglib_is_loaded_only_for_svg_pictures(article: str, loaded: str) -> None:
    code = (
        "import sys; from factdeck.command_line.main import main; main(['check', '--layout', 'fact-sheet', sys.argv[1]]);"
        "print([name for name in ('svglib', 'reportlab') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, article],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parents[1],
        check=True,
    )
    assert done.stdout.splitlines()[-1] == loaded
