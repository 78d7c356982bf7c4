"""Names, numbers and texts to SVG markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdeck import escaping

Attribute = str | float | None
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 can't hold (2.2)."""


def number(value: float) -> str:
    """At most three decimals, without zeros at the end."""
    wording = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if wording == "-0" else wording


def text(value: str) -> str:
    """Text as XML holds it, without characters that XML forbids."""
    return escaping.text(_ILLEGAL.sub("", value))


def attributes(values: dict[str, Attribute]) -> str:
    """Attributes in their order; what is None is left out."""
    return "".join(
        f' {name}="{text(value).replace(chr(34), "&quot;") if isinstance(value, str) else number(value)}"'
        for name, value in values.items()
        if value is not None
    )


def tag(name: str, values: dict[str, Attribute], content: str = "") -> str:
    """An element with its attributes and what stands inside it."""
    opened = f"<{name}{attributes(values)}"
    return f"{opened}>{content}</{name}>" if content else f"{opened}/>"


def group(content: str, values: dict[str, Attribute]) -> str:
    """The content in a group; bare where the group would say nothing, nothing where it would hold nothing."""
    if not content or all(value is None for value in values.values()):
        return content
    return tag("g", values, content)


def matrix(values: Sequence[float]) -> str:
    """A transformation for the attribute ``transform`` (CSS Transforms 1, 8)."""
    return f"matrix({' '.join(_precise(value) for value in values)})"


def _precise(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"
