"""A regular expression that most runs never use to the same one, compiled when it is first used.

Compiling takes longer than anything else that loading a module does: for patterns that take a tenth of a millisecond and more.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Seldom:
    def __init__(self, pattern: str, flags: int):
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, which stands here from then on."""
        found = self.__dict__[name] = getattr(re.compile(self._pattern, self._flags), name)
        return found


def seldom(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` returns, as far as its methods and attributes go; functions of ``re`` don't take it."""
    return cast("re.Pattern[str]", _Seldom(pattern, flags))
