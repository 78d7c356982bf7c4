"""Which of several versions of a handout is made."""

from __future__ import annotations

from msgspec import Struct


class Variant(Struct, frozen=True):
    """What tells one version of a handout from another."""

    version: str = ""
    """A letter, as in A or B; empty where there is but one."""
    seed: str = ""
    """What shuffles entries; each article has one of its own where empty."""
    minutes: int = 0
    """How long the lesson is; 0 where nobody said."""
