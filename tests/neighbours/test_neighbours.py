"""A program that uses the same libraries finds them, and Python, as they were, whichever of the two comes first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES = [
    ROOT / "content" / "soviet-occupation-of-manchuria.yaml",
    ROOT / "tests" / "pdf" / "cases" / "everything.yaml",
]
"""Between them with SVG, PNG and JPEG pictures, a map, charts, and letters that another font has to draw."""


def printed(script: str, *arguments: str) -> list[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda file: file.stem)
def test_building_leaves_modules_classes_and_settings_as_they_were(article: Path, tmp_path: Path) -> None:
    assert printed("build_beside.py", str(article), str(tmp_path))[-1] == "unchanged"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda file: file.stem)
def test_libraries_that_are_loaded_after_a_build_make_the_same_documents(
    article: Path, tmp_path: Path
) -> None:
    lines = [
        "import contextlib, io",
        "from factdeck.command_line.main import main",
        "with contextlib.redirect_stdout(io.StringIO()):",
        *(
            f"    assert not main(['build', '--no-cache', '--layout', {layout!r}, {str(article)!r}, '-o', {str(tmp_path)!r}])"
            for layout in ("fact-sheet", "lecture")
        ),
    ]
    alone, after = printed("documents.py"), printed("documents.py", "\n".join(lines))
    assert len(list(tmp_path.iterdir())) == 2
    assert after == alone and "'deck':" in alone[-1]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("import reportlab.rl_config as r; r.useA85 = 0", "other: reportlab.rl_config.useA85"),
        (
            "from reportlab.pdfbase.pdfdoc import PDFStream as S; S.format = lambda *_: b''",
            "other: reportlab.pdfbase.pdfdoc.PDFStream.format",
        ),
        (
            "from reportlab.pdfbase import pdfmetrics as m; m._fonts['x'] = 1",
            "new: reportlab.pdfbase.pdfmetrics._fonts: 'x'",
        ),
        ("import gc; gc.set_threshold(5)", "other: gc"),
        ("import logging; logging.getLogger('PIL').addHandler(logging.NullHandler())", "new: logger PIL"),
        ("import sys; del sys.modules['reportlab.platypus']", "gone: module reportlab.platypus"),
        ("import pptx.util as u; u.x = 1", "new: pptx.util.x"),
    ],
)
def test_what_changes_something_is_told(change: str, told: str) -> None:
    """The comparing itself: each kind of change shows."""
    code = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); import pptx, PIL.Image, reportlab.platypus; "
        f"from state import changes, state; before = state(); {change}; "
        "print(*changes(before, state()), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told in done.stdout.splitlines()
