"""Articles that are watched: built at once, built again when what they rest on is saved, and never half."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image

from factdeck.command_line.running import parser_of
from factdeck.command_line.watch import _build_again
from factdeck.watching.changes import Watched
from factdeck.watching.watch import Built, watch
from support.samples import CASES

MOST_SECONDS = 20.0


class Ear:
    """Hears the lines that watching tells; ``heard`` waits for one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._more = Event()

    def __call__(self, line: str) -> None:
        self.lines.append(line)
        self._more.set()

    def heard(self, pattern: str) -> str:
        at = 0
        while True:
            self._more.clear()
            for line in self.lines[at:]:
                at += 1
                if re.search(pattern, line):
                    del self.lines[:at]
                    return line
            assert self._more.wait(MOST_SECONDS), f"no line like {pattern!r}; heard {self.lines}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CASES, tmp_path / "content")
    return tmp_path


class Watching:
    """Watches articles in a thread while a test edits them."""

    def __init__(self, build: Callable[[str], Built], *articles: Path):
        self.ear, self.stop = Ear(), Event()
        names = [str(article) for article in articles]
        self.thread = Thread(target=watch, args=(names, build, self.ear, self.stop), daemon=True)

    def __enter__(self) -> Ear:
        self.thread.start()
        return self.ear

    def __exit__(self, *raised: object) -> None:
        self.stop.set()
        self.thread.join(MOST_SECONDS)
        assert not self.thread.is_alive()


def builder(project: Path) -> Callable[[str], Built]:
    arguments = ["watch", "x", "--layout", "fact-sheet", "-o", str(project / "build")]
    return partial(_build_again, parser_of("watch").parse_args(arguments))


def test_a_save_builds_again_and_a_broken_edit_keeps_the_last_good_file(project: Path) -> None:
    article, sheet = project / "content" / "town.yaml", project / "build" / "town-fact-sheet.pdf"
    text = article.read_text(encoding="utf-8")
    with Watching(builder(project), article) as ear:
        assert re.search(r"built  .*town\.yaml: \d pages?.*, in \d+\.\d\d s$", ear.heard("built"))
        ear.heard("watching 1 article; Ctrl-C ends")
        first = sheet.read_bytes()
        article.write_text(f"{text}\nnonsense: yes\n", encoding="utf-8")
        assert ear.heard("wrong").endswith("; the last good files are kept")
        assert "nonsense" in ear.heard("FD")
        assert sheet.read_bytes() == first
        article.write_text(text.replace("Ask: why here?", "Ask: why there?"), encoding="utf-8")
        ear.heard("built")


def test_a_saved_picture_builds_again(project: Path) -> None:
    article, flag = project / "content" / "flag.yaml", project / "content" / "flag.png"
    Image.new("RGB", (30, 20), "#8c1c13").save(flag)
    article.write_text(
        "title: A town\nlead: It has a flag.\n"
        "infobox: {flag: {image: flag.png, alt: A red field, caption: The flag, credit: Nobody}}\n",
        encoding="utf-8",
    )
    with Watching(builder(project), article) as ear:
        ear.heard("watching")
        Image.new("RGB", (30, 20), "#1f4e6b").save(flag)
        ear.heard("built")


def test_only_the_article_that_changed_is_built_again(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    for path in (one, other):
        path.write_text("title: A\n", encoding="utf-8")

    def build(name: str) -> Built:
        return Built(f"built {Path(name).stem}", [], [Path(name)], False)

    with Watching(build, one, other) as ear:
        ear.heard("watching 2 articles")
        other.write_text("title: B\n", encoding="utf-8")
        assert "built other" in ear.heard("built")
        assert not ear.lines


def test_an_editor_that_saves_by_renaming_is_heard(tmp_path: Path) -> None:
    article, new = tmp_path / "town.yaml", tmp_path / ".town.yaml.swp"
    article.write_text("title: A\n", encoding="utf-8")
    with Watching(lambda name: Built("built", [], [], False), article) as ear:
        ear.heard("watching")
        new.write_text("title: Another\n", encoding="utf-8")
        new.replace(article)
        ear.heard("built")


def test_a_picture_that_comes_to_stand_where_it_was_missed_counts_as_a_change(tmp_path: Path) -> None:
    article, images = tmp_path / "town.yaml", tmp_path / "images"
    article.write_text("title: A\n", encoding="utf-8")
    images.mkdir()
    watched = Watched(article)
    watched.remember()
    watched.rest_on([], failed=True)
    assert not watched.changed()
    (images / "flag.png").write_bytes(b"")
    assert watched.changed()


@pytest.mark.parametrize("place", ["", "images", "new", "new/deep", "images/deep"])
@pytest.mark.parametrize("moment", ["later", "while it is built"])
def test_a_picture_counts_wherever_it_comes_to_stand_below_the_article(
    place: str, moment: str, tmp_path: Path
) -> None:
    article = tmp_path / "town.yaml"
    article.write_text("title: A\n", encoding="utf-8")
    (tmp_path / "images").mkdir()
    watched = Watched(article)

    def put() -> None:
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "flag.png").write_bytes(b"")

    watched.remember()
    if moment == "while it is built":
        put()
    watched.rest_on([], failed=True)
    if moment == "later":
        assert not watched.changed()
        put()
    assert watched.changed()
    watched.remember()
    watched.rest_on([], failed=True)
    assert not watched.changed()
    (tmp_path / place / "flag.png").write_bytes(b"mended")
    assert watched.changed()


def test_what_is_half_written_or_hidden_below_an_article_is_no_change(tmp_path: Path) -> None:
    article = tmp_path / "town.yaml"
    article.write_text("title: A\n", encoding="utf-8")
    (tmp_path / "build").mkdir()
    watched = Watched(article)
    watched.remember()
    for name in (".factdeck-0123456789abcdef.tmp", "build/.factdeck-0123456789abcdef.tmp", ".town.yaml.swp"):
        (tmp_path / name).touch()
    watched.rest_on([], failed=True)
    assert not watched.changed()


def test_a_picture_that_is_saved_while_it_is_first_built_from_counts_as_a_change(tmp_path: Path) -> None:
    article, picture = tmp_path / "town.yaml", tmp_path / "flag.png"
    article.write_text("title: A\n", encoding="utf-8")
    picture.write_bytes(b"before")
    os.utime(picture, (1, 1))
    watched = Watched(article)
    watched.remember()
    watched.rest_on([article, picture])
    assert not watched.changed()
    watched = Watched(article)
    watched.remember()
    picture.write_bytes(b"saved")
    watched.rest_on([article, picture])
    assert watched.changed()
    watched.remember()
    assert not watched.changed()


def test_what_is_built_is_no_change(tmp_path: Path) -> None:
    article = tmp_path / "town.yaml"
    article.write_text("title: A\n", encoding="utf-8")
    watched = Watched(article)
    watched.remember()
    watched.rest_on([article])
    (tmp_path / "town-fact-sheet.pdf").write_bytes(b"%PDF")
    assert not watched.changed()
    article.unlink()
    assert watched.changed()


def test_words_that_a_project_adds_build_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "layouts").mkdir()
    monkeypatch.chdir(project)
    with Watching(builder(project), project / "content" / "town.yaml") as ear:
        ear.heard("watching")
        Path("layouts/words.yaml").write_text("languages: {en: {sources: Read in}}\n", encoding="utf-8")
        ear.heard("built")


def test_a_layout_that_is_wrong_is_watched_too(project: Path) -> None:
    layout = project / "mine.yaml"
    layout.write_text("extends: fact-sheet\noutput: pdf\nnonsense: 1\n", encoding="utf-8")
    arguments = ["watch", "x", "--layout", str(layout), "-o", str(project / "build")]
    build = partial(_build_again, parser_of("watch").parse_args(arguments))
    with Watching(build, project / "content" / "town.yaml") as ear:
        ear.heard("wrong .*the last good files are kept")
        ear.heard("watching")
        layout.write_text("extends: fact-sheet\noutput: pdf\n", encoding="utf-8")
        ear.heard("built")
