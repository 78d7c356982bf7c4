"""A TrueType file to its heights, its glyphs by character, how wide and where each is, and which stand closer.

Follows the OpenType specification 1.9, with struct alone: neither checking nor a deck waits for a font library to
load. Each table is read when it is first asked for, once in a process; whatever needs one reads it here.
"""

from __future__ import annotations

from factdeck.truetype.font import TrueType, read_truetype
from factdeck.truetype.tables import DamagedFont, Table, Tables

__all__ = ["DamagedFont", "Table", "Tables", "TrueType", "read_truetype"]
