"""A command whose standard streams are closed or full, or whose folder is gone, says so and ends; nothing crashes."""

from __future__ import annotations

import errno
import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from support.samples import CASES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what a shell does to streams is Unix's")

TINY = CASES / "tiny.yaml"
TELLING = (
    "--version",
    "--help",
    "blocks",
    "build tiny.yaml",
    "check --format json tiny.yaml",
    "check --text tiny.yaml",
    "check tiny.yaml",
    "completion bash",
    "explain",
    "extract tiny-fact-sheet.pdf -o taken.yaml",
    "extract tiny-fact-sheet.pdf -o -",
    "import notes.md -o -",
    "init school",
    "layouts",
    "list tiny.yaml",
    "new our-town",
    "preview tiny.yaml --no-browser",
    "schema article",
    "watch tiny.yaml",
)
"""Each command, in a form that tells something on standard output."""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sheet")
    done = shell(f"build {shlex.quote(str(TINY))} --layout fact-sheet --quiet -o .", folder)
    assert done.returncode == BUILT, done.stderr
    return (folder / "tiny-fact-sheet.pdf").read_bytes()


@pytest.fixture
def here(tmp_path: Path, sheet: bytes) -> Path:
    (tmp_path / "tiny.yaml").write_bytes(TINY.read_bytes())
    (tmp_path / "notes.md").write_text("# A bridge\n\nIt stands.\n", encoding="utf-8")
    (tmp_path / "tiny-fact-sheet.pdf").write_bytes(sheet)
    return tmp_path


def shell(
    command: str, folder: Path, streams: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """A command run by a shell, which does to its streams what is asked for."""
    return subprocess.run(
        ["sh", "-c", f"exec {shlex.quote(sys.executable)} -m factdeck {command} {streams}"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables},
    )


@pytest.mark.parametrize("command", TELLING)
def test_a_closed_standard_output_is_told_and_fails(command: str, here: Path) -> None:
    done = shell(command, here, ">&-")
    assert done.returncode == WRONG_CONTENT
    assert done.stderr.splitlines()[-1].startswith("factdeck: standard output can't be written to: ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["--version", "build tiny.yaml", "check tiny.yaml", "schema article"])
def test_a_full_standard_output_is_told_and_fails(command: str, unbuffered: str, here: Path) -> None:
    done = shell(command, here, ">/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == WRONG_CONTENT
    told = done.stderr.splitlines()
    assert told[-1] == "factdeck: standard output can't be written to: no space left on device"
    assert sum("can't be written" in line for line in told) == 1


@pytest.mark.parametrize("streams", ["2>&-", "<&-", "2>/dev/full", ">&- 2>&- <&-"])
@pytest.mark.parametrize("command", ["check tiny.yaml", "check missing.yaml", "build tiny.yaml --quiet"])
def test_no_stream_that_is_closed_or_full_makes_a_crash(command: str, streams: str, here: Path) -> None:
    done = shell(command, here, streams)
    told = "missing" in command or (">&- " in streams and "--quiet" not in command)
    assert done.returncode == (WRONG_CONTENT if told else BUILT)


def test_what_a_closed_stream_leaves_free_is_not_written_over(here: Path) -> None:
    assert shell("build tiny.yaml --layout lecture", here, ">&- 2>&-").returncode == WRONG_CONTENT
    assert (here / "build" / "tiny-lecture.pptx").read_bytes().startswith(b"PK\x03\x04")


@pytest.mark.parametrize(
    "command", ["check tiny.yaml", "build tiny.yaml", "new our-town", "list tiny.yaml", "init ."]
)
def test_a_folder_that_is_gone_is_told(command: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"cd {shlex.quote(str(gone))} && rmdir {shlex.quote(str(gone))} && exec {shlex.quote(sys.executable)} -m factdeck"
    done = subprocess.run(
        ["sh", "-c", f"{line} {command}"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == WRONG_CONTENT
    assert "the folder that this was started in is gone" in done.stderr


@pytest.mark.parametrize("value", ["banana", "-1", "1e9", "253402300800", "9" * 5000, "１２"])
@pytest.mark.parametrize("command", ["build", "check", "watch", "preview"])
def test_a_date_that_is_none_is_told_by_its_variable(
    command: str, value: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert cli.main([command, str(here / "tiny.yaml")]) == WRONG_USAGE
    told = capsys.readouterr().err
    assert "the variable SOURCE_DATE_EPOCH holds " in told and len(told) < 400


@pytest.mark.parametrize("value", ["", "0", "253402300799"])
def test_a_date_up_to_the_year_9999_builds(value: str, here: Path) -> None:
    done = shell("build tiny.yaml --quiet", here, SOURCE_DATE_EPOCH=value)
    assert (done.returncode, done.stderr) == (BUILT, "")


def test_a_name_that_the_terminal_can_not_show_is_told_with_a_backslash(here: Path) -> None:
    (here / "Zoë.yaml").write_bytes(TINY.read_bytes())
    done = shell("build 'Zoë.yaml'", here, PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert done.returncode == BUILT
    assert "build/Zo\\xeb-lecture.pptx: 2 slides" in done.stdout


class Full(io.StringIO):
    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "no space left on the device")


def test_a_standard_output_that_fails_stays_the_program_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Full()
    monkeypatch.setattr("sys.stdout", full)
    assert cli.main(["layouts"]) == WRONG_CONTENT
    assert sys.stdout is full
