"""The catalogue's YAML to explanations."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

CATALOGUE = Path(__file__).with_name("catalogue.yaml")


class Explanation(Struct, frozen=True):
    """What a code means, with an example that has it and one that has not."""

    code: str
    title: str
    of: str
    """What the examples are: article, deck and worksheet (an article of which one is made), layout, theme, file or handout."""
    about: str
    bad: str
    good: str

    def __str__(self) -> str:
        parts = [f"{self.code}: {self.title}", self.about]
        parts += ["Like this it is told:", _indented(self.bad), "Like this it is not:", _indented(self.good)]
        return "\n\n".join(parts)


@lru_cache(maxsize=1)
def explanations() -> dict[str, Explanation]:
    """All explanations by code, in the order of the codes."""
    import yaml

    written = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return {
        code: Explanation(code, **{key: text.strip() for key, text in of.items()})
        for code, of in written.items()
    }


def explanation(code: str) -> Explanation | None:
    """The explanation of a code, however it is written: FD012, fd12 or 12."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return explanations().get(f"FD{digits.zfill(3)}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
