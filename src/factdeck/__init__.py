"""One article, written as YAML, to a printed fact sheet and a lecture deck.

import factdeck
article = factdeck.load("content/my-town.yaml")
factdeck.build(article).write("handouts")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = [
    "Article",
    "FactdeckError",
    "OutputFile",
    "Outputs",
    "Problem",
    "build",
    "check",
    "export",
    "load",
    "loads",
]

if TYPE_CHECKING:
    from factdeck.api import (
        Article,
        FactdeckError,
        OutputFile,
        Outputs,
        Problem,
        build,
        check,
        export,
        load,
        loads,
    )
else:

    def __getattr__(name: str) -> object:
        """Load what is public when it is first asked for: importing factdeck itself costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from factdeck import api

        return getattr(api, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
