"""The TOML that stands before a text to its values, each with its line."""

from __future__ import annotations

import re
import sys

from factdeck.importing.kinds import NotImportable

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def read_toml(text: str, begins: int) -> dict[str, tuple[object, int]]:
    """Values by their keys, with their lines; ``begins`` is the number of the text's first line.

    Raises NotImportable where it is no TOML.
    """
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        message = f"the front matter is no TOML: {_PLACE.sub('', str(error))}"
        line, column = (place["line"], place["column"]) if place else (None, None)
        line = int(line or text.count("\n") + 1)
        hint = 'write each key with its value, as in title = "A town"'
        raise NotImportable(message, hint, line - 1 + begins, int(column or 1)) from None
    lines: dict[str, tuple[object, int]] = {}
    at = 0
    for key, value in values.items():
        named = rf"^[ \t]*\[{{0,2}}[ \t]*([\"']?){re.escape(key)}\1[ \t]*[=.\]]"
        found = re.compile(named, re.MULTILINE).search(text, at)
        at = found.start() if found else at
        lines[key] = value, text.count("\n", 0, at) + begins
    return lines
