"""Spaces behind which no line ends, in a name each."""

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
"""CLDR's in some languages; many fonts lack it."""
