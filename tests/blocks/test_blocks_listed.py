"""Every block is listed with the file that it is in, and a file is loaded when one of its blocks is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from factdeck.blocks import BLOCKS, FILES

FOLDER = Path(import_module("factdeck.blocks").__file__ or "").parent


def test_every_file_that_has_blocks_is_listed() -> None:
    having = {path.stem for path in FOLDER.glob("*.py") if "\nBLOCKS = (" in path.read_text(encoding="utf-8")}
    assert having == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_the_blocks_of_a_file_are_those_that_are_listed(file: str) -> None:
    module = import_module(f"factdeck.blocks.{file}")
    assert tuple(block.name for block in module.BLOCKS) == FILES[file]
    assert all(BLOCKS[block.name] is block for block in module.BLOCKS)


def test_no_block_is_listed_twice() -> None:
    assert len(BLOCKS) == sum(map(len, FILES.values()))


def test_a_sheet_loads_none_of_the_blocks_that_it_does_not_have() -> None:
    code = (
        "import sys, factdeck; factdeck.build(factdeck.loads('title: A town\\nlead: It lies on a river.'), ['fact-sheet']);"
        "print([name for name in ('bingo', 'quiz', 'worksheet') if f'factdeck.blocks.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
