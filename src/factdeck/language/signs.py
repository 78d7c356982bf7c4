"""Signs that are not seen for what they are, in a name each."""

NO_BREAK = "\u00a0"
"""A space behind which no line ends."""
NARROW_NO_BREAK = "\u202f"
"""CLDR's in some languages; many fonts lack it."""
SOFT_HYPHEN = "\u00ad"
"""Where a word may be divided: a hyphen that is seen only at a line's end."""
