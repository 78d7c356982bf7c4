"""A language's tag (BCP 47) to the tags under which tables have what is of it."""

from __future__ import annotations

ALIASES = {"zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "no": "nb", "iw": "he", "in": "id"}
"""Tags of languages that stand under another one."""


def tags_of(lang: str) -> list[str]:
    """The most general one first: pt, then pt-PT."""
    result = []
    language, *others = lang.split("-")
    parts = [language.lower(), *others]
    for length in range(1, len(parts) + 1):
        tag = "-".join(parts[:length])
        result += [ALIASES[tag], tag] if tag in ALIASES else [tag]
    return result
