"""Articles at addresses: the same bytes as from a folder here, mistakes told at the address, nothing written where one is."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from factdeck.files import remote
from factdeck.files.remote import NotReached

CASES = Path(__file__).parents[1] / "cases"
WITH_PICTURE = """\
title: A town
lead: It lies by a river.
infobox:
  image: {image: IMAGE, alt: A bridge, credit: Somebody}
"""


class Storage:
    """A folder in memory, of this test alone."""

    def __init__(self) -> None:
        self.address = f"memory://{uuid4().hex}"
        self._system = fsspec.filesystem("memory")

    def put(self, name: str, data: bytes) -> None:
        self._system.pipe_file(f"{self.address}/{name}", data)

    def put_folder(self, folder: Path) -> None:
        for path in folder.rglob("*"):
            if path.is_file():
                self.put(path.relative_to(folder).as_posix(), path.read_bytes())

    def files(self, folder: str) -> dict[str, bytes]:
        found = self._system.find(f"{self.address}/{folder}")
        return {name.rsplit("/")[-1]: self._system.cat(name) for name in found}


@pytest.fixture
def storage() -> Storage:
    return Storage()


def build(*arguments: str, status: int = BUILT) -> None:
    assert cli.main(["build", "--jobs", "1", *arguments]) == status


def test_outputs_are_the_same_bytes_from_here_and_from_an_address(storage: Storage, tmp_path: Path) -> None:
    storage.put_folder(CASES / "every-field")
    build(str(CASES / "every-field" / "article.yaml"), "-o", str(tmp_path), "--no-cache")
    build(f"{storage.address}/article.yaml", "-o", f"{storage.address}/made")
    assert storage.files("made") == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(storage.files("made")) == 2


def test_an_article_at_an_address_may_be_built_into_a_folder_here(storage: Storage, tmp_path: Path) -> None:
    storage.put("town.yaml", b"title: A town\nlead: It lies by a river.\n")
    build(f"{storage.address}/town.yaml", "-o", str(tmp_path), "--layout", "fact-sheet")
    assert (tmp_path / "town-fact-sheet.pdf").read_bytes().startswith(b"%PDF")


def test_an_address_of_a_folder_stands_for_its_articles(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "notes.txt", "below/c.yaml"):
        storage.put(name, b"title: A town\nlead: It lies by a river.\n")
    build(storage.address, "-o", f"{storage.address}/made", "--layout", "fact-sheet", "--format", "json")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["article"] for line in lines] == [f"{storage.address}/a.yml", f"{storage.address}/b.yaml"]
    assert lines[0]["files"][0]["path"] == f"{storage.address}/made/a-fact-sheet.pdf"


def test_an_article_may_have_any_name(storage: Storage, tmp_path: Path) -> None:
    storage.put("town", b"title: A town\nlead: It lies by a river.\n")
    build(f"{storage.address}/town", "-o", str(tmp_path), "--layout", "fact-sheet", "--no-cache")
    assert [path.name for path in tmp_path.iterdir()] == ["town-fact-sheet.pdf"]


def test_mistakes_are_told_at_the_address(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    storage.put("town.yaml", WITH_PICTURE.replace("IMAGE", "images/brigde.png").encode())
    storage.put("images/bridge.png", b"")
    build(f"{storage.address}/town.yaml", "-o", f"{storage.address}/made", status=WRONG_CONTENT)
    told = capsys.readouterr().err
    assert f"{storage.address}/town.yaml:4:18: " in told
    assert "did you mean 'images/bridge.png'?" in told
    assert "factdeck-" not in told
    assert storage.files("made") == {}


def test_a_mistake_in_a_file_of_sources_is_told_at_its_address(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    storage.put("town.yaml", b"title: A town\nlead: It lies by a river.[@x]\nbibliography: all.bib\n")
    storage.put("all.bib", b"@book{x, title = {T\n")
    build(f"{storage.address}/town.yaml", status=WRONG_CONTENT)
    assert f"{storage.address}/all.bib:1" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../secret.png", "/secret.png", "memory://other/secret.png"])
def test_no_file_outside_the_articles_folder_is_read(
    storage: Storage, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    storage.put("secret.png", b"")
    storage.put("below/town.yaml", WITH_PICTURE.replace("IMAGE", json.dumps(name)).encode())
    build(f"{storage.address}/below/town.yaml", status=WRONG_CONTENT)
    told = capsys.readouterr().err
    assert "leads out of the article's folder" in told or "is an address" in told


def test_an_article_that_is_missing_is_told(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    storage.put("town.yaml", b"")
    build(f"{storage.address}/twon.yaml", status=WRONG_CONTENT)
    told = capsys.readouterr().err
    assert f"{storage.address}/twon.yaml:1:1: there is no such file" in told
    assert f"did you mean '{storage.address}/town.yaml'?" in told


@pytest.mark.parametrize("command", [["build", "--jobs", "1", "--no-cache"], ["build"], ["check"]])
def test_a_folder_that_is_missing_is_told(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    there = tmp_path.as_uri()
    assert cli.main([*command, f"{there}/missing/"]) == WRONG_CONTENT
    assert f"{there}/missing can't be read: there is no such folder" in capsys.readouterr().err
    assert cli.main([*command, f"{there}/empty/"]) == WRONG_CONTENT
    assert "this is a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://bucket/x.yaml", "s3://bucket can't be reached: "),
        ("nothing://bucket/folder", "nothing://bucket/folder can't be read: "),
    ],
)
def test_a_storage_that_can_not_be_asked_is_told(
    address: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build(address, status=WRONG_CONTENT)
    assert told in capsys.readouterr().err


def test_a_storage_that_can_not_be_written_to_is_told(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    storage.put("town.yaml", b"title: A town\nlead: It lies by a river.\n")
    build(f"{storage.address}/town.yaml", "-o", "nothing://bucket", status=WRONG_CONTENT)
    assert "nothing://bucket can't be written: protocol not known: nothing" in capsys.readouterr().err


def test_a_bucket_that_is_missing_is_told_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def has_no_bucket(self: MemoryFileSystem, path: str, value: bytes) -> None:
        raise FileNotFoundError(path)

    for name in ("one", "two", "three"):
        storage.put(f"{name}.yaml", b"title: A town\nlead: It lies by a river.\n")
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", has_no_bucket)
    build(storage.address, "-o", "memory://nobucket/made", "--layout", "fact-sheet", status=WRONG_CONTENT)
    told = "memory://nobucket/made can't be written: there is no 'nobucket'"
    assert capsys.readouterr().err == f"factdeck: {told}; stopped; 3 articles are not written\n"


def test_a_storage_that_asks_who_is_there_is_told_once_with_what_to_do(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    class NoCredentialsError(Exception):
        """As botocore calls it."""

    def asks(self: MemoryFileSystem, path: str, mode: str) -> None:
        raise NoCredentialsError("Unable to locate credentials")

    monkeypatch.setattr(MemoryFileSystem, "open", asks)
    articles = [f"{storage.address}/{name}.yaml" for name in ("one", "two", "three")]
    build(*articles, status=WRONG_CONTENT)
    said = capsys.readouterr().err
    assert said.count("Unable to locate credentials") == 1
    assert "  hint: sign in to the storage" in said
    assert "and 2 times more what is told above, of other articles" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["memory://a/x.yaml", "--depfile", "x.d"], "--depfile"),
        (["x.yaml", "-o", "memory://a", "--cache", "memory://kept"], "--cache"),
        (["zip://x.yaml::s3://b/x.zip"], "chain"),
        (["x.yaml", "--cluster", "host:8786"], "--cluster"),
    ],
)
def test_what_does_not_go_with_addresses_is_wrong_usage(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build(*arguments, status=WRONG_USAGE)
    assert told in capsys.readouterr().err


def test_a_picture_that_can_not_be_read_is_told_of(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(address: str, most: int) -> bytes:
        if address.endswith(".png"):
            raise NotReached(address, "Forbidden")
        return read(address, most)

    read = remote.read
    monkeypatch.setattr(remote, "read", refused)
    storage.put("town.yaml", WITH_PICTURE.replace("IMAGE", "bridge.png").encode())
    build(f"{storage.address}/town.yaml", "-o", f"{storage.address}/made", status=WRONG_CONTENT)
    assert f"{storage.address}/bridge.png can't be read: Forbidden" in capsys.readouterr().err
    assert storage.files("made") == {}


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    capsys.readouterr()
    cli.main(["check", "--jobs", "1", "--format", "json", *arguments])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("more", [[], ["--text"], ["--layout", "fact-sheet"]])
def test_an_article_at_an_address_is_checked_as_one_here(
    storage: Storage, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    storage.put_folder(CASES / "every-field")
    here = checked(capsys, str(CASES / "every-field" / "article.yaml"), *more)
    there = checked(capsys, f"{storage.address}/article.yaml", *more)
    assert len(here) > 0
    assert [each["message"] for each in there] == [each["message"] for each in here]
    assert {each["file"] for each in there} == {f"{storage.address}/article.yaml"}


def test_all_articles_of_an_address_are_checked(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.yaml", "b.yaml"):
        storage.put(name, b"tilte: A town\nlead: It lies by a river.\n")
    found = checked(capsys, storage.address)
    assert {each["file"] for each in found} == {f"{storage.address}/{name}" for name in ("a.yaml", "b.yaml")}
    [refused] = checked(capsys, "nothing://bucket/x.yaml")
    assert refused["message"] == "nothing://bucket can't be reached: Protocol not known: nothing"
    assert refused["code"] == "FD001"
