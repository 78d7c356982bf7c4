"""Who may import what: the parts of the house keep to their doors."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support.trees import tree_of

PACKAGE = Path(__file__).parents[1] / "src" / "factdeck"

ANYWHERE = {"derived", "escaping", "forgetting", "language", "same", "seldom"}
"""What every part may import: it stands where the standard library would."""
MAY_IMPORT = {
    "derived": set(),
    "escaping": set(),
    "forgetting": set(),
    "language": set(),
    "same": set(),
    "seldom": set(),
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
    "bibliography": {"messages", "reading"},
    "article": {"bibliography", "days", "files", "messages", "reading", "svg"},
    "citations": {"article", "layout", "messages", "reading"},
    "layout": {"messages", "reading", "scene", "truetype", "units"},
    "templates": {"files", "layout", "messages", "reading", "scene", "units"},
    "diagrams": {"days", "drawing", "face", "units"},
    "place": {"drawing", "layout", "messages", "scene", "units"},
    "blocks": {
        "article",
        "bitmaps",
        "citations",
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
    "exports": {"article", "citations", "days", "files", "messages"},
    "pdf": {"attachments", "bitmaps", "drawing", "scene", "truetype", "units"},
    "powerpoint": {"bitmaps", "drawing", "scene", "templates", "units"},
    "checks": {"article", "diagrams", "drawing", "layout", "messages", "powerpoint", "reading", "scene"},
    "building": {
        "article",
        "attachments",
        "blocks",
        "checks",
        "citations",
        "exports",
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
    "api": {"article", "blocks", "building", "exports", "files", "layout", "messages", "reading"},
    "__init__": {"api"},
    "schemas": {"article", "blocks", "building", "layout", "reading"},
    "library": {"__version__", "api", "files", "messages", "reading"},
    "starting": {"files", "schemas"},
    "importing": {"article", "bibliography", "building", "days", "files", "layout", "messages", "reading"},
    "watching": {"messages"},
    "preview": {
        "article",
        "building",
        "layout",
        "messages",
        "reading",
        "scene",
        "svg",
        "watching",
    },
    "site": {
        "api",
        "article",
        "bitmaps",
        "blocks",
        "building",
        "citations",
        "days",
        "diagrams",
        "drawing",
        "exports",
        "face",
        "files",
        "layout",
        "library",
        "messages",
        "pdf",
        "preview",
        "reading",
        "scene",
        "svg",
        "units",
    },
    "command_line": {
        "__version__",
        "api",
        "attachments",
        "exports",
        "files",
        "importing",
        "library",
        "messages",
        "preview",
        "reading",
        "schemas",
        "site",
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
    for node in ast.walk(tree_of(path)):
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


def imports(tree: ast.AST, *, inside_functions: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    """The import statements that run with the module; ``inside_functions`` all others, too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif inside_functions or not (
            isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or is_for_type_checkers(node)
        ):
            yield from imports(node, inside_functions=inside_functions)


def is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def import_graph(package: Path, *, inside_functions: bool) -> dict[str, set[str]]:
    """By module, the package's modules that it imports."""
    paths = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in package.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for name, path in paths.items():
        imported: set[str] = set()
        for node in imports(tree_of(path), inside_functions=inside_functions):
            if isinstance(node, ast.ImportFrom):
                members = {f"{node.module}.{alias.name}" for alias in node.names}
                imported |= {member if member in paths else str(node.module) for member in members}
            else:
                imported |= {alias.name for alias in node.names}
        found[name] = imported & paths.keys()
    return found


def circle_in(graph: dict[str, set[str]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in(import_graph(PACKAGE, inside_functions=False)) == ()


def test_reading_has_no_circle_inside_its_functions_either() -> None:
    graph = import_graph(PACKAGE, inside_functions=True)
    reading = {name for name in graph if name.startswith("factdeck.reading")}
    assert len(reading) > 10
    assert circle_in({name: graph[name] & reading for name in reading}) == ()


@pytest.mark.parametrize(
    ("last", "at_once", "in_all"),
    [
        ("from factdeck.a import x", True, True),
        ("import factdeck.a", True, True),
        ("try:\n    from factdeck import a\nexcept ImportError:\n    pass", True, True),
        ("def f():\n    from factdeck.a import x", False, True),
        ("if TYPE_CHECKING:\n    from factdeck.a import X", False, True),
        ("import a", False, False),
    ],
)
def test_a_circle_is_found(tmp_path: Path, last: str, at_once: bool, in_all: bool) -> None:
    package = tmp_path / "factdeck"
    package.mkdir()
    for name, text in {"a": "from factdeck import b", "b": "import factdeck.c", "c": last}.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    circles = [circle_in(import_graph(package, inside_functions=inside)) for inside in (False, True)]
    assert [len(circle) > 0 for circle in circles] == [at_once, in_all]


def test_no_module_imports_what_is_another_ones_own() -> None:
    for path in modules():
        private = {
            alias.name
            for node in imports(tree_of(path), inside_functions=True)
            if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "factdeck"
            for alias in node.names
            if alias.name.startswith("_") and not alias.name.startswith("__")
        }
        assert not private, path


def test_named_values_are_structs_and_nothing_else() -> None:
    """One way to declare them: `dataclasses` would take longer to load than a command has."""
    for path in modules():
        tree = tree_of(path)
        loaded = {
            node.module if isinstance(node, ast.ImportFrom) else alias.name
            for node in imports(tree, inside_functions=True)
            for alias in node.names
        }
        assert not loaded & {"dataclasses", "attr", "attrs"}, path


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
    "xlsxwriter",
    "genanki",
    "fsspec",
    "dask",
    "distributed",
    "mammoth",
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


def test_one_article_is_built_without_what_runs_over_many_or_imports(tmp_path: Path) -> None:
    # measuring coverage loads multiprocessing, too, before the command starts
    code = (
        "import sys; before = set(sys.modules);"
        "from factdeck.command_line.main import main; status = main(sys.argv[1:]);"
        "many = {'multiprocessing', 'concurrent.futures', 'factdeck.library.workers'};"
        "many |= {'factdeck.importing', 'markdown_it', 'mdit_py_plugins', 'docutils', 'tomllib', 'tomli'};"
        "print(sorted(many & (set(sys.modules) - before))); sys.exit(status)"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            "build",
            "tests/cases/articles/tiny.yaml",
            "--quiet",
            "-o",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parents[1],
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]")


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("= A =\n\nIt stands.\n", []),
        ("# A\n\nIt stands.\n", ["markdown_it", "mdit_py_plugins"]),
        (
            "# A\n\nIt stands.\n\n+---+---+\n| A | B |\n+---+---+\n",
            ["docutils", "markdown_it", "mdit_py_plugins"],
        ),
    ],
    ids=["a dump", "Markdown", "a grid"],
)
def test_an_import_loads_what_reads_its_text(text: str, loaded: list[str]) -> None:
    code = (
        "import sys; from factdeck.importing import import_text; import_text(sys.argv[1]);"
        "print(sorted({'docutils', 'markdown_it', 'mdit_py_plugins'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)


def test_what_is_known_of_a_language_is_read_once_and_its_libraries_are_not_loaded_again(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from factdeck.command_line.main import main; status = main(sys.argv[1:]);"
        "print([name for name in ('babel', 'pyphen') if name in sys.modules]); sys.exit(status)"
    )
    article = "content/soviet-occupation-of-manchuria.yaml"
    command = ["build", article, "--quiet", "--force", "-o", str(tmp_path)]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, *command],
            capture_output=True,
            text=True,
            cwd=PACKAGE.parents[1],
            check=True,
        )
        for _ in range(2)
    ]
    assert [done.stdout.splitlines()[-1] for done in runs] == ["['babel', 'pyphen']", "[]"]
