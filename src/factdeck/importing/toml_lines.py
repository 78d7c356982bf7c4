"""The simple lines of TOML that stand before a text to what YAML would have read: strings, dates and lists of strings."""

from __future__ import annotations

import json
import re

_LINE = re.compile(r"\s*(?P<key>[\w-]+)\s*=\s*(?P<value>\S.*?)\s*")
_TABLE = re.compile(r"\s*\[+[^\[\]\n]+\]+\s*(?:#.*)?")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_LIST = re.compile(rf"\[\s*(?:(?:{_STRING.pattern})\s*,?\s*)*\]")
_BARE = re.compile(r"[^\s\"'\[\]{{}}#,]+")

TomlValue = str | list[str]


def read_toml(text: str) -> tuple[dict[str, tuple[TomlValue, int]], list[tuple[int, str]]]:
    """Values by their keys with their lines from 0, and the lines that are not read."""
    values: dict[str, tuple[TomlValue, int]] = {}
    others: list[tuple[int, str]] = []
    table = False
    for number, line in enumerate(_whole_lines(text)):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        result = _LINE.fullmatch(line)
        value = _value(result["value"]) if result and not table else None
        table = table or _TABLE.fullmatch(line) is not None
        if result and value is not None:
            values[result["key"]] = value, number
        else:
            others.append((number, line))
    return values, others


def _whole_lines(text: str) -> list[str]:
    """A list that goes over several lines as one line, with empty ones below it."""
    lines: list[str] = []
    open_at = -1
    for line in text.split("\n"):
        if open_at >= 0:
            lines[open_at] += f" {line.strip()}"
            lines.append("")
            open_at = open_at if "]" not in line else -1
        else:
            lines.append(line)
            opens = re.fullmatch(r"\s*[\w-]+\s*=\s*\[[^\]]*", line)
            open_at = len(lines) - 1 if opens else -1
    return lines


def _value(text: str) -> TomlValue | None:
    text = re.sub(r"(?<=[\"'\]\d])\s+#.*$", "", text)
    if _STRING.fullmatch(text):
        return _string(text)
    if _LIST.fullmatch(text):
        return [_string(found[0]) for found in _STRING.finditer(text)]
    return text if _BARE.fullmatch(text) else None


def _string(text: str) -> str:
    if text.startswith("'"):
        return text[1:-1]
    try:
        return str(json.loads(text))
    except ValueError:
        return text[1:-1]
