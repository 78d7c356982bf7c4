"""The README: its commands run as printed, its reference is current, its sample article is sound."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest

from factdeck.article.reference import with_reference
from support.samples import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COPIED = ("content", "layouts", "src", "Makefile", "pyproject.toml", "README.md", "LICENSE", ".requirements")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    return [
        line for block in blocks("sh") for line in block.splitlines() if line and not line.startswith("#")
    ]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with this environment, the README's article and layout saved as it says, and a template."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    article, homework, shown_map, layout, theme = blocks("yaml")
    (folder / "content" / "my-town.yaml").write_text(article, encoding="utf-8")
    indented = "".join(f"  {line}\n" for line in shown_map.splitlines())
    mapped = f"title: A map\nlead: It is in the README.\ninfobox:\n{indented}"
    (folder / "content" / "a-map.yaml").write_text(mapped, encoding="utf-8")
    (folder / "layouts" / "handout.yaml").write_text(layout, encoding="utf-8")
    (folder / "layouts" / "themes" / "mine.yaml").write_text(theme, encoding="utf-8")
    (folder / "layouts" / "sets" / "homework.yaml").write_text(homework, encoding="utf-8")
    [notes] = blocks("markdown")
    (folder / "notes").mkdir()
    (folder / "notes" / "old-bridge.md").write_text(notes, encoding="utf-8")
    shutil.copy2(Path(pptx.__file__).parent / "templates" / "default.pptx", folder / "school.pptx")
    return folder


def test_the_readme_has_commands_to_run() -> None:
    assert "make" in commands() and "make test" in commands()
    assert len(commands()) >= 6


def goes_on(command: str) -> bool:
    """Whether a command goes on until Ctrl-C."""
    return command.split()[1] in ("preview", "watch")


def environment_of(checkout: Path) -> dict[str, str]:
    """With this environment's commands and the checkout's sources; a page is opened in no real browser."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "PYTHONPATH": str(checkout / "src"), "BROWSER": "true"}


def test_the_commands_work_as_printed_one_after_the_other(checkout: Path) -> None:
    environment = environment_of(checkout)
    for command in commands():
        if not command.startswith("factdeck") or goes_on(command):
            continue
        shown = command.replace("factdeck", f'"{sys.executable}" -m factdeck', 1)
        done = subprocess.run(
            shown, shell=True, cwd=checkout, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """A shell in the background has Ctrl-C ignored, and what it starts would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for Ctrl-C of a child")
@pytest.mark.parametrize(
    "command", [line for line in commands() if line.startswith("factdeck") and goes_on(line)]
)
@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_a_command_that_goes_on_says_so_and_ends_on_ctrl_c(command: str, checkout: Path) -> None:
    shown = command.replace("factdeck", f'exec "{sys.executable}" -m factdeck', 1)
    with subprocess.Popen(
        shown, shell=True, cwd=checkout, env=environment_of(checkout), stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        try:
            assert any("Ctrl-C ends" in line for line in running.stdout)
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=20) == 0
        finally:
            running.kill()


def test_the_layout_and_theme_of_the_readme_build(checkout: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factdeck", "build", "content/my-town.yaml", "--layout", "handout"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (checkout / "build" / "my-town-handout.pdf").is_file()


def test_the_three_lines_of_the_readme_build_and_write(checkout: Path) -> None:
    [program] = blocks("python")
    assert len(list(filter(None, program.splitlines()))) == 3
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=checkout,
        env=environment_of(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    large = {path.name for path in (checkout / "handouts").iterdir()}
    assert {"my-town-fact-sheet.pdf", "my-town-lecture.pptx"} <= large


def test_the_map_of_the_readme_builds(checkout: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factdeck", "build", "content/a-map.yaml"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    assert (checkout / "build" / "a-map-lecture.pptx").is_file()


def test_the_sample_error_is_what_is_told(checkout: Path) -> None:
    broken = blocks("yaml")[0].replace("1845-05-02", "1845-02-30")
    (checkout / "content" / "my-town.yaml").write_text(broken, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "factdeck", "check", "content/my-town.yaml"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    (checkout / "content" / "my-town.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.strip() == blocks("text")[0].strip()


def test_the_reference_is_current() -> None:
    assert with_reference(README) == README, "run make readme"


def test_the_pictures_are_there() -> None:
    for name in re.findall(r"\]\((\.pictures/[^)]+)\)", README):
        assert (ROOT / name).is_file(), "run make pictures"
