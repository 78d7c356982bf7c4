"""What stands before a Markdown text is whole YAML or TOML, and an error in it is shown where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import plain
from factdeck.command_line.main import main
from factdeck.importing import import_text
from support.imports import article_of

FRONT = Path(__file__).parent / "front"


def test_front_matter_is_whole_toml() -> None:
    made = import_text((FRONT / "mill.md").read_text(encoding="utf-8"), "A name")
    article = article_of(made)
    assert plain(article.subtitle or ()) == "The mill, + and [the] bridge"
    assert [str(name) for name in article.authors] == ["Jane Doe", "John Roe"]
    assert [str(word) for word in article.keywords] == ["mill", "bridge"]
    [source] = article.sources
    assert (str(source.title), str(source.issued)) == ("On mills — and bridges", "1893-05")
    assert [f"{each.line}: {each.what}" for each in made.leftovers] == [
        "10: front matter 'weight': 1000",
        "11: front matter 'date': 2020-05-02 07:32:00+00:00",
        "16: front matter 'extra': de",
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "kind"),
    [
        ('+++\ntitle = "A"\nweight = = 1\n+++\nText.\n', 3, 10, "TOML"),
        ('+++\ntitle = "A\n+++\nText.\n', 2, 11, "TOML"),
        ("+++\ntags = [1,\n+++\nText.\n", 3, 1, "TOML"),
        ("+++\na = 1\na = 2\n+++\nText.\n", 3, 6, "TOML"),
        ("+++\na = " + "[" * 5_000 + "\n+++\nText.\n", 3, 1, "TOML"),
        ("+++\na = " + "1" * 5_000 + "\n+++\nText.\n", 3, 1, "TOML"),
        ("---\ntitle: A\ntags: [a\n---\nText.\n", 3, 7, "YAML"),
        ("---\ntitle: A\n  b: c\n---\nText.\n", 3, 4, "YAML"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_an_error_in_front_matter_is_told_at_its_place(
    text: str, line: int, column: int, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.md"
    page.write_text(text, encoding="utf-8")
    assert main(["import", str(page), "-o", str(tmp_path)]) == 1
    told, quoted, caret, *_ = capsys.readouterr().err.splitlines()
    assert f"{page}:{line}:{column}: the front matter is no {kind}" in told
    assert quoted == f"{line:>5} | {text.splitlines()[line - 1]}"
    assert caret.index("^") == len("    1 | ") + column - 1
