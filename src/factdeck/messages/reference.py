"""The catalogue to the README's list of what can be told."""

from __future__ import annotations

import re
from pathlib import Path

from factdeck.messages.catalogue import explanations

BEGIN, END = "<!-- problems: written by make readme -->", "<!-- end of the problems -->"


def reference() -> str:
    """All codes as a Markdown table."""
    lines = ["| code | what is told |", "|---|---|"]
    return "\n".join(lines + [f"| {text.code} | {text.title} |" for text in explanations().values()])


def with_problems(readme: str) -> str:
    """The README with its list of problems as the catalogue has it now."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n\n{reference()}\n\n{END}", readme)


if __name__ == "__main__":
    path = Path("README.md")
    path.write_text(with_problems(path.read_text(encoding="utf-8")), encoding="utf-8")
