"""One article, written as YAML, to a printed fact sheet and a lecture deck."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("factdeck")
except PackageNotFoundError:
    __version__ = "0"
