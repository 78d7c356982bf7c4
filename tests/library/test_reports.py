"""What became of many articles, told to people and to programs."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.bar import told_rate
from factdeck.command_line.common import BUILT, OUR_BUG, WRONG_CONTENT, WRONG_USAGE
from factdeck.library import one_article
from factdeck.library.one_article import Report
from factdeck.library.reports import times
from factdeck.messages.for_programs import as_sarif
from factdeck.messages.problems import Mark, Problem, Source


@pytest.fixture(autouse=True)
def articles(here: Path) -> None:
    for number in range(3):
        Path(f"a{number}.yaml").write_text(f"title: Town {number}\nlead: It is.\n", encoding="utf-8")
    Path("wrong.yaml").write_text("titel: A <b> \u2028\n", encoding="utf-8")


SHEET = ["--layout", "fact-sheet"]
ALL = ["a0.yaml", "wrong.yaml", "a1.yaml", "a2.yaml"]


def test_each_article_is_a_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", *ALL, *SHEET, "--format", "json"]) == WRONG_CONTENT
    lines = {line["article"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert sorted(lines) == sorted(ALL)
    assert lines["a0.yaml"]["files"][0]["path"] == "build/a0-fact-sheet.pdf"
    assert lines["a0.yaml"]["files"][0]["pages"] == 1
    assert lines["wrong.yaml"]["problems"][0]["line"] == 1


def test_a_report_for_ci_has_a_test_case_for_each_article() -> None:
    assert cli.main(["build", *ALL, *SHEET, "--quiet", "--report", "out/report.xml"]) == WRONG_CONTENT
    root = ElementTree.parse("out/report.xml").getroot()
    cases = {case.attrib["name"]: case for case in root.iter("testcase")}
    assert sorted(cases) == sorted(ALL)
    [failure] = root.iter("failure")
    assert failure is cases["wrong.yaml"][0]
    assert "there is no key 'titel'" in str(failure.text)
    assert root.attrib["tests"] == "4"
    assert root.attrib["failures"] == "1"
    [suite] = root
    asked_for_by_jenkins = {"name", "tests", "failures", "errors"}
    assert asked_for_by_jenkins <= set(suite.attrib)


def test_a_report_for_code_hosts_is_sarif() -> None:
    assert cli.main(["build", *ALL, *SHEET, "--quiet", "--report", "report.sarif"]) == WRONG_CONTENT
    made = json.loads(Path("report.sarif").read_text(encoding="utf-8"))
    assert made["version"] == "2.1.0"
    assert made["runs"][0]["results"][0]["level"] == "error"


@pytest.mark.skipif(os.name == "nt", reason="no name there has a colon")
@pytest.mark.parametrize(
    ("name", "uri"),
    [("a:b.yaml", "a%3Ab.yaml"), ("one/a:b.yaml", "one/a%3Ab.yaml"), ("a b#c?.yaml", "a%20b%23c%3F.yaml")],
)
def test_no_name_is_taken_for_an_address_by_code_hosts(name: str, uri: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("titel: A\n", encoding="utf-8")
    assert cli.main(["build", name, *SHEET, "--quiet", "--report", "report.sarif"]) == WRONG_CONTENT
    [told, *_] = json.loads(Path("report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("name", ["s3://bucket/town.yaml", "C:/town.yaml"])
def test_an_address_stays_one_for_code_hosts(name: str) -> None:
    problem = Problem(Mark(Source(name, "")), "wrong")
    [told] = json.loads(as_sarif([problem], "1", {}))["runs"][0]["results"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == name


def test_what_can_not_be_written_is_in_a_report_for_code_hosts_too() -> None:
    Path("build/a0-fact-sheet.pdf").mkdir(parents=True)
    assert cli.main(["build", "a0.yaml", *SHEET, "--quiet", "--report", "report.sarif"]) == WRONG_CONTENT
    [told] = json.loads(Path("report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert told["level"] == "error" and "a0-fact-sheet.pdf can't be written: " in told["message"]["text"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a0.yaml"


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_told_in_reports_that_are() -> None:
    odd = "wrong-\udcff.yaml"
    Path(odd).write_text("titel: A\n", encoding="utf-8")
    build = ["build", odd, "a0.yaml", *SHEET, "--quiet"]
    assert cli.main([*build, "--report", "report.xml", "--times", "times.csv"]) == WRONG_CONTENT
    names = {each.attrib["name"] for each in ElementTree.parse("report.xml").iter("testcase")}
    assert names == {r"wrong-\udcff.yaml", "a0.yaml"}
    assert r"wrong-\udcff.yaml,wrong" in Path("times.csv").read_text(encoding="utf-8")
    assert cli.main([*build, "--report", "report.sarif"]) == WRONG_CONTENT
    [told, *_] = json.loads(Path("report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    place = told["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "wrong-%FF.yaml"


def test_a_report_of_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", *ALL, "--report", "report.txt"]) == WRONG_USAGE
    assert "'report.txt' ends in neither .xml nor .sarif" in capsys.readouterr().err
    assert not Path("build").exists()


def test_the_table_of_times_has_the_slowest_first() -> None:
    assert cli.main(["build", "a0.yaml", "a1.yaml", *SHEET, "--quiet", "--times", "times.csv"]) == BUILT
    rows = list(csv.DictReader(Path("times.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["article"] for row in rows} == {"a0.yaml", "a1.yaml"}
    assert float(rows[0]["seconds"]) >= float(rows[1]["seconds"]) > 0.0


def test_the_table_of_times_keeps_names_that_look_like_formulas_as_text() -> None:
    table = times([Report("=1+1.yaml", "built")])
    assert table.splitlines()[1].startswith("'=1+1.yaml,built,")


def test_many_articles_are_summed_up_with_those_that_are_not_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in range(25):
        Path(f"a{number}.yaml").write_text(f"title: Town {number}\nlead: It is.\n", encoding="utf-8")
    articles = [*(f"a{number}.yaml" for number in range(25)), "wrong.yaml"]
    assert cli.main(["build", *articles, *SHEET]) == WRONG_CONTENT
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == "wrong  wrong.yaml: 2 errors"
    assert second.startswith("26 articles: 25 built, 1 wrong; ")
    assert third.startswith("slowest: a")
    assert cli.main(["build", *articles[:-1], *SHEET]) == BUILT
    [all_current] = capsys.readouterr().out.splitlines()
    assert all_current.startswith("25 articles: 25 current; ")


def test_an_article_that_takes_too_long_is_told_and_costs_only_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "title: Long\nlead: |\n  " + "word " * 200_000 + "\n"
    Path("long.yaml").write_text(text, encoding="utf-8")
    command = [
        "build",
        "a0.yaml",
        "long.yaml",
        *SHEET,
        "--time-limit",
        "1.5",
        "--format",
        "json",
        "--no-cache",
    ]
    assert cli.main(command) == WRONG_CONTENT
    lines = {line["article"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert lines["a0.yaml"]["outcome"] == "built"
    assert lines["long.yaml"]["outcome"] == "too slow"
    assert lines["long.yaml"]["message"] == "it took longer than 1.5 s"


def _heeds_the_keyboard() -> None:
    """Tests that a shell runs in the background ignore it, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="it stops as Ctrl-C does")
def test_a_stop_from_the_keyboard_ends_workers_too(tmp_path: Path) -> None:
    for number in range(200):
        Path(f"a{number}.yaml").write_text(f"title: Town {number}\nlead: It is.\n", encoding="utf-8")
    command = [sys.executable, "-m", "factdeck", "build", *(f"a{number}.yaml" for number in range(200))]
    with subprocess.Popen(
        [*command, "--jobs", "2"], cwd=tmp_path, stderr=subprocess.PIPE, preexec_fn=_heeds_the_keyboard
    ) as process:
        while not list(tmp_path.glob("build/*.pdf")):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"stopped; what was done by then is written" in told
    assert not list(tmp_path.glob("build/*.tmp"))


@pytest.mark.parametrize(
    ("done", "count", "seconds", "told"),
    [
        (0, 400, 0.0, "0 of 400"),
        (120, 400, 3.0, "120 of 400, 40 a second, 7 s left"),
        (1, 43, 2.5, "1 of 43, 0.4 a second, 1 min 45 s left"),
        (100, 9000, 10.0, "100 of 9,000, 10 a second, 14 min 50 s left"),
    ],
)
def test_a_bar_tells_rate_and_time_left(done: int, count: int, seconds: float, told: str) -> None:
    assert told_rate(done, count, seconds) == told


PIPED = b"title: Piped\nlead: It is.\n"


@pytest.mark.parametrize("how", [["--format", "json"], ["a0.yaml", "--jobs", "2"], ["--time-limit", "60"]])
def test_an_article_from_standard_input_is_built_with_others(
    how: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PIPED)))
    assert cli.main(["build", "-", *how, *SHEET, "--quiet"]) == BUILT
    (made,) = set(Path("build").glob("*.pdf")) - {Path("build/a0-fact-sheet.pdf")}
    assert b"%PDF" in made.read_bytes()


def test_an_article_from_standard_input_is_checked_with_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PIPED)))
    assert cli.main(["check", "-", "a0.yaml", *SHEET, "--jobs", "2"]) == BUILT
    assert "2 articles" in capsys.readouterr().out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_meets_a_bug_costs_only_itself(
    jobs: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = one_article.build_asked

    def failing(article: str, *arguments: Any, **how: Any) -> Any:
        if article == "a1.yaml":
            raise RecursionError("too deep")
        return build(article, *arguments, **how)

    monkeypatch.setattr(one_article, "build_asked", failing)
    monkeypatch.delenv("FACTDECK_TRACEBACK", raising=False)
    command = ["build", "a0.yaml", "a1.yaml", "a2.yaml", *SHEET, "--jobs", jobs, "--format", "json"]
    assert cli.main(command) == OUR_BUG
    lines = {line["article"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert [lines[f"a{number}.yaml"]["outcome"] for number in range(3)] == ["built", "died", "built"]
    assert "bug of factdeck's own: RecursionError: too deep" in lines["a1.yaml"]["message"]
