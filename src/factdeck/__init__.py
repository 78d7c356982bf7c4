"""One article, written as YAML, to a printed fact sheet and a lecture deck."""

from __future__ import annotations

__version__ = "0.1.0"
