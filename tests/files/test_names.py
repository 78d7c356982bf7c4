"""A name is one for a file on every system, or it is said why not."""

from __future__ import annotations

import pytest

from factdeck.files.names import MOST_CHARACTERS, wrong_with


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "my-town",
        "Zoë's.yaml",
        ".github",
        "content",
        "console",
        "com",
        "com10",
        "nul-town",
        "a.b.c",
        "中文",
    ],
)
def test_a_usual_name_is_one(name: str) -> None:
    assert wrong_with(name) == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *(
            (name, "a device on Windows")
            for name in ("CON", "prn", "Aux", "NUL", "com1", "LPT9", "nul.yaml", "con.a.b")
        ),
        *((f"a{sign}b", "no name on Windows") for sign in '<>:"|?*\\/\n\udcff'),
        *((name, "no name on Windows") for name in ("a.", "a ", " a", "...x ")),
        ("", "is empty"),
        ("x" * (MOST_CHARACTERS + 1), "more than 200 characters"),
    ],
)
def test_a_name_that_some_system_refuses_is_none(name: str, told: str) -> None:
    assert told in wrong_with(name)
