"""How much of a file is read, so that no file can make a run hang; each message says the number."""

from __future__ import annotations

MOST_CHARACTERS = 2_000_000
"""Characters in a file; some 300,000 words."""
MOST_DEPTH = 40
"""Lists and mappings inside each other, aliases followed."""
MOST_VALUES = 500_000
"""Values in a file, each counted as often as aliases repeat it."""
MOST_ANCHORS = 200
"""Values that are given a name with &."""
MOST_PROBLEMS = 100
"""Problems of one stage that are told before the stage gives up."""
