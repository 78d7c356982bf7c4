"""A command looks for garbage seldom; afterwards Python does as often as before."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from factdeck.command_line.garbage import THRESHOLD, little_garbage_collected


def test_the_threshold_is_put_back_after_an_error_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), little_garbage_collected():  # noqa: PT012 - what holds meanwhile
        assert gc.get_threshold()[0] == THRESHOLD > before[0]
        raise KeyError
    assert gc.get_threshold() == before


def test_a_command_ends_without_a_last_look_through_all_that_it_made() -> None:
    code = (
        "import gc, os, sys; from factdeck.command_line.main import run; looks = [];"
        "gc.callbacks.append(lambda phase, info: looks.append(phase));"
        "os._exit = lambda status: sys.exit(print(len(looks), file=sys.stderr)); sys.argv[1:] = ['layouts']; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "fact-sheet" in done.stdout
    assert done.stderr == "0\n"
