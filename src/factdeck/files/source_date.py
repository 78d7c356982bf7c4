"""The variable SOURCE_DATE_EPOCH (reproducible-builds.org) to the moment that files are dated with."""

from __future__ import annotations

import os
import re

NAME = "SOURCE_DATE_EPOCH"
LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that PDF and XML can write."""


class WrongDate(ValueError):
    """The variable holds no moment; says what it should hold."""


def source_date() -> int:
    """Seconds since 1970-01-01 UTC; 0 where the variable is empty or not set. Raises WrongDate."""
    written = os.environ.get(NAME) or "0"
    if not re.fullmatch("[0-9]{1,12}", written) or int(written) > LAST_SECOND:
        raise WrongDate(
            f"the variable {NAME} holds {written!r}, not seconds since 1970-01-01 up to the year 9999"
        )
    return int(written)
