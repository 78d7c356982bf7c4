"""What a library logs is listed and not printed, and its logger is then as it was."""

from __future__ import annotations

import logging

import pytest

from factdeck.messages.logged import logged


def test_warnings_are_listed_and_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with logged("some.library") as messages:
        logging.getLogger("some.library").warning("no %s", "colour")
        logging.getLogger("some.library").info("read")
        logging.getLogger("some.library.part").error("no size")
    assert messages == ["no colour", "no size"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("propagate", [True, False])
def test_a_logger_is_as_it_was_after_an_error_too(propagate: bool) -> None:
    logger, own = logging.getLogger("some.other"), logging.NullHandler()
    logger.propagate, logger.handlers = propagate, [own]
    with pytest.raises(KeyError), logged("some.other"):  # noqa: PT012 - what holds meanwhile
        assert len(logger.handlers) == 2
        raise KeyError
    assert (logger.propagate, logger.handlers) == (propagate, [own])
