"""Every code is explained, and its examples do what they say."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import factdeck
from factdeck.messages import codes
from factdeck.messages.explaining import Explanation, explanation, explanations
from factdeck.messages.reference import with_problems
from support.samples import ROOT

SRC = ROOT / "src" / "factdeck"
GIVEN = sorted(value for name, value in vars(codes).items() if name.isupper())
MADE = {"deck": "lecture", "worksheet": "worksheet"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"><rect width="9" height="6" fill="#00f"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    for name in ("flag", "river"):
        (tmp_path / "images" / f"{name}.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def codes_of(text: str, of: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    if of == "article":
        return {problem.code for problem in checked(text + "\n", folder)}
    if of in MADE:
        article = factdeck.loads(text + "\n", name="example.yaml", folder=folder)
        return {problem.code for problem in factdeck.check(article, [MADE[of]])}
    monkeypatch.chdir(folder)
    place = folder / "layouts" / ("themes" if of == "theme" else "")
    place.mkdir(parents=True, exist_ok=True)
    (place / "example.yaml").write_text(text, encoding="utf-8")
    layout, theme = ("fact-sheet", "example") if of == "theme" else ("example", "")
    problems = factdeck.check(factdeck.loads("title: A\nlead: B\n"), [layout], theme=theme)
    return {problem.code for problem in problems}


def checked(text: str, folder: Path) -> list[factdeck.Problem]:
    try:
        article = factdeck.loads(text, name="example.yaml", folder=folder)
    except factdeck.FactdeckError as error:
        return error.problems
    return factdeck.check(article, text_only=True)


def examples() -> list[Explanation]:
    return [told for told in explanations().values() if told.of in ("article", *MADE, "layout", "theme")]


def test_every_code_is_explained_and_no_other() -> None:
    assert sorted(explanations()) == GIVEN
    assert len(set(GIVEN)) == len(GIVEN)


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.code)
def test_the_bad_example_has_the_problem(
    told: Explanation, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes_of(told.bad, told.of, folder, monkeypatch) == {told.code}


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.code)
def test_the_good_example_has_none(told: Explanation, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes_of(told.good, told.of, folder, monkeypatch) == set()


@pytest.mark.parametrize("written", ["FD105", "fd105", "105", "FD0105"])
def test_a_code_may_be_written_as_one_likes(written: str) -> None:
    found = explanation(written)
    assert (found.title if found else "") == "This is not a date" or written == "FD0105"


def told_without_code() -> list[str]:
    """Calls that tell a problem and give it no code."""
    found = []
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            tells = name == "Complaint" or name.endswith(("problems.error", "problems.warning"))
            coded = any(keyword.arg == "code" for keyword in node.keywords) or any(
                "code" in ast.unparse(argument) for argument in node.args[2:]
            )
            if tells and not coded and not any(isinstance(each, ast.Starred) for each in node.args):
                found.append(f"{path.relative_to(SRC)}:{node.lineno}: {ast.unparse(node)[:80]}")
    return found


def test_whatever_is_told_has_a_code() -> None:
    assert told_without_code() == []


def test_the_readme_lists_all_codes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_problems(readme) == readme
    assert "| FD105 | This is not a date |" in readme
