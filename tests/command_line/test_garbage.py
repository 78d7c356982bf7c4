"""A command looks for garbage seldom; afterwards Python does as often as before."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from factdeck.command_line.garbage import THRESHOLD, little_garbage_collected


def test_the_threshold_is_put_back_after_an_error_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), little_garbage_collected():  # noqa: PT012 - what holds meanwhile
        assert gc.get_threshold()[0] == THRESHOLD > before[0]
        raise KeyError
    assert gc.get_threshold() == before


def test_a_process_that_ends_with_its_command_is_not_looked_through_for_garbage_as_it_ends() -> None:
    code = """
import gc, os, sys
from factdeck.command_line.main import run
seen = []
gc.callbacks.append(lambda phase, info: seen.append(phase))
end = os._exit
def told(status):
    gc.callbacks.clear()
    print(len(seen), status, flush=True)
    end(status)
os._exit = told
sys.argv = ["factdeck", "check", sys.argv[1]]
run()
"""
    article = Path(__file__).parents[2] / "content" / "ada-lovelace.yaml"
    done = subprocess.run(
        [sys.executable, "-c", code, str(article)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 0", done.stdout
