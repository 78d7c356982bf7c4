"""What is left unloaded stays whole for whoever loads it later."""

from __future__ import annotations

import subprocess
import sys


def told_by(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


SHAPES = "import sys; from factdeck.lean import load_shapes; load_shapes(); "


def test_shapes_are_loaded_without_the_page_layout_engine() -> None:
    code = (
        SHAPES
        + "print('reportlab.graphics.shapes' in sys.modules, 'reportlab.platypus.tables' in sys.modules)"
    )
    assert told_by(code) == "True False"


def test_the_engine_can_be_loaded_later_and_knows_the_shapes() -> None:
    code = SHAPES + (
        "from reportlab.platypus import Flowable, Paragraph, Table; from reportlab.graphics.shapes import Drawing;"
        "print(isinstance(Drawing(1, 1), Flowable), issubclass(Paragraph, Flowable))"
    )
    assert told_by(code) == "True True"
