"""Who may import what: the parts of the house keep to their doors."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "factdeck"

ANYWHERE = {"escaping", "for_a_while", "records", "scripts"}
"""What every part may import: it stands where the standard library would."""
MAY_IMPORT = {
    "records": set(),
    "for_a_while": set(),
    "truetype": set(),
    "escaping": set(),
    "scripts": set(),
    "units": set(),
    "problems": set(),
    "days": set(),
    "files": set(),
    "floods": {"problems"},
    "outputs": {"layout"},
    "source_date": set(),
    "streams": set(),
    "file_names": set(),
    "bitmaps": set(),
    "progress": set(),
    "parallel": set(),
    "lean": set(),
    "codes": set(),
    "explaining": set(),
    "sentences": set(),
    "findings": {"problems"},
    "listing": {"article", "build", "depicted", "layout", "problems", "reading"},
    "starting": {"file_names", "schemas"},
    "importing": {"article", "codes", "days", "layout", "problems", "reading", "scripts", "sentences"},
    "schemas": {"article", "layout", "blocks", "reading"},
    "cli": {"__version__", "commands", "floods", "problems", "streams"},
    "commands": {
        "__version__",
        "blocks",
        "build",
        "codes",
        "explaining",
        "extract",
        "files",
        "findings",
        "floods",
        "importing",
        "layout",
        "listing",
        "outputs",
        "parallel",
        "preview",
        "problems",
        "progress",
        "reading",
        "schemas",
        "source_date",
        "starting",
        "watch",
    },
    "template": {"units"},
    "given": {"codes", "files", "layout", "powerpoint", "problems", "template"},
    "face": set(),
    "drawing": {"face"},
    "scene": {"drawing", "face", "units", "template"},
    "reading": {"codes", "files", "problems"},
    "article": {"codes", "days", "files", "problems", "reading"},
    "layout": {"template", "codes", "reading", "problems", "truetype", "units", "scene"},
    "drawings": {"drawing", "face", "units", "days"},
    "place": {"codes", "drawing", "layout", "problems", "quotations", "scene", "sentences", "units"},
    "blocks": {
        "bitmaps",
        "codes",
        "article",
        "layout",
        "drawing",
        "drawings",
        "face",
        "place",
        "scene",
        "units",
        "problems",
        "reading",
        "lean",
    },
    "pdf": {"bitmaps", "drawing", "scene", "truetype", "units"},
    "svg": {"bitmaps", "drawing", "face", "scene", "units"},
    "powerpoint": {"bitmaps", "drawing", "lean", "scene", "template", "units"},
    "watched": {"problems"},
    "watch": {"floods", "problems", "watched"},
    "preview": {
        "article",
        "build",
        "codes",
        "depicted",
        "findings",
        "layout",
        "problems",
        "reading",
        "scene",
        "svg",
        "watched",
    },
    "attachments": {"article", "scene"},
    "extract": {"file_names", "files", "pdf"},
    "depicted": {"article", "codes", "powerpoint", "problems", "scene"},
    "drawable": {"article", "layout", "problems", "reading", "scene", "undrawn"},
    "undrawn": {"drawing", "layout", "scene"},
    "unmapped": {"article", "codes", "drawings", "problems"},
    "build": {
        "depicted",
        "drawable",
        "codes",
        "attachments",
        "article",
        "blocks",
        "layout",
        "pdf",
        "place",
        "powerpoint",
        "problems",
        "scene",
        "given",
        "outputs",
        "source_date",
        "units",
        "reading",
        "files",
        "unmapped",
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
        "import sys; from factdeck.cli import main; status = main(sys.argv[1:]);"
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
