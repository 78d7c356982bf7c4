"""What check tells is what build tells, and what check finds sound is built, in every layout and theme."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import factdeck
from factdeck.article.advice import advise
from factdeck.building.outputs import usual_layouts
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from factdeck.forgetting import forget_article
from factdeck.layout.loading import layout_files
from factdeck.messages.problems import Problem, Problems
from support.random_articles import RandomArticle, articles

THEMES = layout_files().names("themes")
PAPERS = ("", "A5", "Letter")
TEMPLATES = ("", "", str(Path(pptx.__file__).parent / "templates" / "default.pptx"))


def built(path: Path, **options: str) -> tuple[int, list[Problem]]:
    """The number of outputs, and what was told."""
    try:
        outputs = factdeck.build(path, **options)
    except factdeck.FactdeckError as error:
        return 0, error.problems
    return len(outputs), list(outputs.warnings)


def advice(made: RandomArticle, folder: Path) -> set[Problem]:
    problems = Problems()
    advise(made.read(folder), problems)
    return set(problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(
    made=articles(biggest=3),
    theme=st.sampled_from(THEMES),
    paper=st.sampled_from(PAPERS),
    on=st.sampled_from(TEMPLATES),
)
def test_check_tells_what_build_tells_and_advice_and_what_is_sound_is_built(
    made: RandomArticle, theme: str, paper: str, on: str, folder: Path
) -> None:
    path = made.write(folder)
    outputs, told = built(path, paper=paper, theme=theme, template=on)
    found = factdeck.check(path, paper=paper, theme=theme, template=on)
    assert set(found) == set(told) | advice(made, folder)
    wrong = [problem for problem in found if problem.severity == "error"]
    assert outputs == (0 if wrong else len(usual_layouts()))


UNSHOWN = {
    "cut.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs><clipPath id="c">'
    '<rect x="12" y="20" width="9" height="9"/></clipPath></defs>'
    '<g clip-path="url(#c)"><text x="9" y="30">cut text</text></g></svg>',
    "slanted.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">'
    '<text x="9" y="30" transform="skewX(30)">slanted</text></svg>',
}


@pytest.mark.parametrize("name", sorted(UNSHOWN))
@pytest.mark.parametrize("layout", usual_layouts())
def test_what_no_slide_can_show_is_told_by_check_as_by_build(
    name: str, layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(UNSHOWN[name], encoding="utf-8")
    article = tmp_path / "a.yaml"
    article.write_text(
        f"title: A\nsections:\n  - heading: B\n    text: C.\n    image: {{image: {name}, alt: D, credit: E}}\n",
        encoding="utf-8",
    )
    status = cli.main(["check", str(article), "--layout", layout])
    found = capsys.readouterr().err
    assert status == cli.main(
        ["build", str(article), "--layout", layout, "-o", str(tmp_path / "out"), "--quiet"]
    )
    assert status == (BUILT if layout == "fact-sheet" else WRONG_CONTENT)
    told = capsys.readouterr().err
    assert ("a.yaml:5:20" in told and "FD310" in told) == (status == WRONG_CONTENT)
    assert set(told.splitlines()) <= set(found.splitlines())


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.yaml"
    path.write_text("title: A town\nlead: It has a sign, \U0001f984, that no font draws.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--layout", "lecture"],
        ["--layout", "no-such"],
        ["--theme", "no-such"],
        ["--paper", "no-such"],
        ["--theme", "large-print", "--paper", "A5"],
        ["--template", "no-such.pptx"],
        ["--template", "."],
        ["--citation-style", "apa"],
        ["--citation-style", "no-such"],
    ],
)
def test_the_same_options_give_the_same_messages_and_status(
    options: list[str], town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked = cli.main(["check", str(town), *options])
    found = capsys.readouterr().err
    built = cli.main(["build", str(town), *options, "-o", str(tmp_path / "out"), "--quiet"])
    assert (checked, found) == (built, capsys.readouterr().err)


def test_what_both_layouts_find_is_told_once(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = BytesIO()
    Image.effect_noise((300, 300), 90).save(whole, "PNG")
    (tmp_path / "torn.png").write_bytes(whole.getvalue()[:-9000])
    town.write_text(
        "title: A\nsections: [{heading: B, image: {image: torn.png, alt: C, credit: D}}]\n", encoding="utf-8"
    )
    assert cli.main(["check", str(town)]) == WRONG_CONTENT
    assert capsys.readouterr().err.count("torn.png' breaks off or is damaged") == 1


def test_a_check_of_the_text_alone_says_nothing_of_how_it_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svg, article = tmp_path / "cut.svg", tmp_path / "a.yaml"
    svg.write_text(UNSHOWN["cut.svg"], encoding="utf-8")
    article.write_text(
        "title: A\nsections: [{heading: B, image: {image: cut.svg, alt: C, credit: D}}]\n", encoding="utf-8"
    )
    assert cli.main(["check", str(article)]) == WRONG_CONTENT
    capsys.readouterr()
    assert cli.main(["check", "--text", str(article)]) == BUILT
    assert "FD310" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--layout", "--theme", "--paper", "--template", "--citation-style"])
def test_a_check_of_the_text_alone_takes_no_option_of_a_layout(
    option: str, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--text", str(town), option, "A4"]) == WRONG_USAGE
    assert "--text looks at no layout" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_many_articles_are_checked_in_their_order(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for name in ("c", "a", "b"):
        path = tmp_path / f"{name}.yaml"
        path.write_text("title: A town\nled: B\n", encoding="utf-8")
        names.append(str(path))
    assert cli.main(["check", "--format", "json", "--jobs", jobs, *names]) == WRONG_CONTENT
    told = [each["file"] for each in json.loads(capsys.readouterr().out)]
    assert list(dict.fromkeys(told)) == names


@pytest.mark.parametrize("names", [["town.yaml"], ["town.yaml", "other.yaml"]], ids=["one", "many"])
def test_maps_that_a_build_drew_are_looked_up_and_nothing_is_written(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names:
        Path(name).write_text(
            f"title: {name}\nlead: B.\ninfobox: {{map: {{alt: C, points: [{{name: Łódź, at: [51.77, 19.46]}}]}}}}\n",
            encoding="utf-8",
        )
    forget_article()
    assert cli.main(["build", *names, "--quiet"]) == BUILT
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def drawn_anew(*_: object, **__: object) -> None:
        raise AssertionError("a map is planned")

    monkeypatch.setattr("factdeck.diagrams.map.map.plan_map", drawn_anew)
    for cache, is_found in ((".factdeck", False), ("build/.factdeck", True), ("", True)):
        forget_article()
        options = ["--jobs", "1", *(["--cache", cache] if cache else [])]
        assert (cli.main(["check", *names, *options]) == BUILT) == is_found
    assert files == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_check_looks_nothing_up_at_an_address(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(town), "--cache", "s3://bucket/cache"]) == WRONG_USAGE
    assert "'s3://bucket/cache' is an address" in capsys.readouterr().err
