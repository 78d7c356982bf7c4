"""YAML text to PyYAML's events without libyaml, read as libyaml 0.2.5 reads it.

PyYAML's own scanner ends a text in brackets at each question mark, as YAML 1.1 may be understood; libyaml follows
YAML 1.2.2, section 7.3.3, in which ``{URL: https://example.org/a?b}`` is a text.
"""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_ENDS = "\0 \t\r\n\x85\u2028\u2029"
_BRACKETS = ",[]{}"
_COMMENTED = re.compile(r"([+-]?)([1-9]?)((?<![+-])[+-]?)(?=#)")


class PythonLoader(yaml.BaseLoader):
    """Raises yaml.MarkedYAMLError where libyaml does."""

    def scan_plain(self) -> ScalarToken:
        """A text without quotes, over as many lines as it has."""
        parts: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        while self.peek() != "#":
            length = self._word(start)
            if not length:
                break
            self.allow_simple_key = False
            parts += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(parts), True, start, end)

    def _word(self, start: Mark) -> int:
        """How many characters it is to the next space, or to the sign that ends the text."""
        length = 0
        while True:
            sign = self.peek(length)
            following = self.peek(length + 1) if sign == ":" else ""
            if self.flow_level and following and following in _BRACKETS + "?":
                self.forward(length)
                message = "found unexpected ':'"
                raise ScannerError("while scanning a plain scalar", start, message, self.get_mark())
            if sign in _ENDS or (following and following in _ENDS):
                return length
            if self.flow_level and sign in _BRACKETS:
                return length
            length += 1

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """What follows | or >, which a comment may stand right behind."""
        header = _COMMENTED.match(self.prefix(3))
        if header is None:
            return super().scan_block_scalar_indicators(start_mark)
        self.forward(header.end())
        signs, width = header[1] + header[3], header[2]
        return (signs == "+") if signs else None, int(width) if width else None
