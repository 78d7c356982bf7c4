"""A command looks for garbage seldom; afterwards Python does as often as before."""

from __future__ import annotations

import gc

import pytest

from factdeck.command_line.garbage import THRESHOLD, little_garbage_collected


def test_the_threshold_is_put_back_after_an_error_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), little_garbage_collected():  # noqa: PT012 - what holds meanwhile
        assert gc.get_threshold()[0] == THRESHOLD > before[0]
        raise KeyError
    assert gc.get_threshold() == before
