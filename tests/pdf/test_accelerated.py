"""ReportLab's loops in C and those in Python write the same bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.samples import ROOT

ARTICLE = ROOT / "content" / "treaty-of-tordesillas.yaml"
IN_PYTHON = 'sys.modules["_rl_accel"] = None; '
BUILD = (
    "import factdeck; from reportlab.lib.rl_accel import fp_str; print(type(fp_str).__name__); "
    f'factdeck.build({str(ARTICLE)!r}, ["fact-sheet"]).write(sys.argv[1])'
)


def made(folder: Path, begin: str) -> tuple[str, bytes]:
    """How a sheet was written, and its bytes."""
    command = [sys.executable, "-c", f"import sys; {begin}{BUILD}", str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    (file,) = folder.glob("*.pdf")
    return told, file.read_bytes()


def test_a_sheet_is_the_same_where_reportlab_has_no_loops_in_c(tmp_path: Path) -> None:
    in_c, in_python = made(tmp_path / "c", ""), made(tmp_path / "python", IN_PYTHON)
    assert (in_c[0], in_python[0]) == ("builtin_function_or_method", "function")
    assert in_c[1] == in_python[1]
