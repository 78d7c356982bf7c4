"""Builds that redo nothing where articles or outputs are at addresses, whatever a storage says of its files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factdeck import api
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.files import remote
from factdeck.files.remote import NotReached, folder_of, joined
from factdeck.library.cache import building
from library.support_storages import KINDS, Storage, Tagged

pytestmark = pytest.mark.usefixtures("here")

ARTICLE = b"title: A town\nlead: It lies by a river.\n"
OTHER = b"title: A city\nlead: It lies by a river.\n"
"""As long as the first."""
WITH_PICTURE = b"""\
title: A town
lead: It lies by a river.
infobox:
  image: {image: images/bridge.png, alt: A bridge, credit: Somebody}
"""
PICTURES = Path(__file__).parents[1] / "cases" / "every-field"
SHEET = ("--layout", "fact-sheet", "--jobs", "1")


@pytest.fixture(params=KINDS)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """Articles in a storage of each kind."""
    made = Storage(request.param, tmp_path / "far")
    for name in ("one", "two", "three"):
        made.put(f"{name}.yaml", ARTICLE.replace(b"town", name.encode()))
    return made


@pytest.fixture
def tagged(tmp_path: Path) -> Storage:
    made = Storage("tagged", tmp_path)
    made.put("one.yaml", ARTICLE)
    return made


def build(address: str, *arguments: str, status: int = BUILT) -> None:
    assert cli.main(["build", address, *SHEET, *arguments]) == status


def outcomes(
    capsys: pytest.CaptureFixture[str], storage: Storage, *arguments: str, status: int = BUILT
) -> dict[str, str]:
    """What became of each article of a storage."""
    capsys.readouterr()
    build(storage.address, "--format", "json", *arguments, status=status)
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    return {line["article"].rsplit("/")[-1].removesuffix(".yaml"): line["outcome"] for line in lines}


def told(capsys: pytest.CaptureFixture[str], storage: Storage, *arguments: str) -> list[str]:
    """What a dry run tells, each file by its name in the storage."""
    capsys.readouterr()
    build(storage.address, "--dry-run", *arguments)
    return capsys.readouterr().out.replace(f"{storage.address}/", "").splitlines()


def all_are(outcome: str) -> dict[str, str]:
    return dict.fromkeys(("one", "two", "three"), outcome)


def there_and_back(storage: Storage) -> list[str]:
    """Outputs beside the articles, kept here."""
    return ["-o", f"{storage.address}/made", "--cache", "kept"]


@pytest.mark.parametrize("to", ["here", "there"])
def test_a_second_build_builds_nothing(storage: Storage, to: str, capsys: pytest.CaptureFixture[str]) -> None:
    more = there_and_back(storage) if to == "there" else ["-o", "made"]
    assert outcomes(capsys, storage, *more) == all_are("built")
    assert outcomes(capsys, storage, *more) == all_are("current")


def test_an_article_here_with_outputs_at_an_address_is_current(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("one.yaml").write_bytes(ARTICLE)
    build("one.yaml", *there_and_back(storage))
    capsys.readouterr()
    build("one.yaml", *there_and_back(storage))
    assert capsys.readouterr().out == f"{storage.address}/made/one-fact-sheet.pdf: 1 page, current\n"


def test_an_article_that_changed_is_built_alone(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    storage.put("two.yaml", OTHER)
    three = ["current  one.yaml", "current  three.yaml", "would build  two.yaml: it has changed"]
    assert told(capsys, storage, *more) == three
    assert outcomes(capsys, storage, *more) == {**all_are("current"), "two": "built"}


def test_an_article_that_appears_is_built_alone(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys, storage)
    storage.put("four.yaml", ARTICLE)
    assert told(capsys, storage)[0] == "would build  four.yaml: it was not built before"
    assert outcomes(capsys, storage) == {**all_are("current"), "four": "built"}


def test_an_article_that_is_gone_is_told(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    gone = f"{storage.address}/two.yaml"
    outcomes(capsys, storage)
    storage.delete("two.yaml")
    build(gone, "--dry-run")
    assert capsys.readouterr().out == f"would build  {gone}: it can't be read\n"
    build(gone, status=WRONG_CONTENT)
    assert "there is no such file" in capsys.readouterr().err


def test_an_article_that_is_as_it_was_before_comes_back(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    first = storage.files("made")
    old = ARTICLE.replace(b"town", b"two")
    storage.put("two.yaml", OTHER)
    outcomes(capsys, storage, *more)
    assert storage.files("made") != first
    storage.put("two.yaml", old)
    assert outcomes(capsys, storage, *more)["two"] == "restored"
    assert storage.files("made") == first


@pytest.mark.parametrize("name", ["two.yaml", "made/two-fact-sheet.pdf"])
def test_a_file_that_is_put_there_again_is_current_and_read_once(
    storage: Storage, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(address: str, most: int) -> bytes:
        read.append(address)
        return really_read(address, most)

    really_read = remote.read
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    old = {**storage.files(""), **storage.files("made")}[name.rpartition("/")[2]]
    storage.put(name, old)
    monkeypatch.setattr(remote, "read", noted)
    for run in range(2):
        read.clear()
        assert outcomes(capsys, storage, *more) == all_are("current")
        assert run == 0 or len(read) == (0 if storage.tells else 6)
        assert len(read) <= 1 or not storage.tells


def with_picture(storage: Storage) -> None:
    storage.put("two.yaml", WITH_PICTURE)
    storage.put("images/bridge.png", (PICTURES / "portrait.png").read_bytes())


def test_a_picture_that_changed_is_the_reason(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    with_picture(storage)
    outcomes(capsys, storage)
    assert outcomes(capsys, storage) == all_are("current")
    storage.put("images/bridge.png", (PICTURES / "portrait.png").read_bytes() + b" ")
    assert told(capsys, storage)[2] == "would build  two.yaml: images/bridge.png has changed"
    assert outcomes(capsys, storage) == {**all_are("current"), "two": "built"}


def test_a_picture_that_is_gone_is_the_reason(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    with_picture(storage)
    outcomes(capsys, storage)
    storage.delete("images/bridge.png")
    assert told(capsys, storage)[2] == "would build  two.yaml: images/bridge.png is gone"
    assert outcomes(capsys, storage, status=WRONG_CONTENT)["two"] == "wrong"


@pytest.mark.parametrize("touch", [Storage.delete, lambda storage, name: storage.put(name, b"mine")])
def test_an_output_that_is_not_as_it_was_written_is_written_again(
    storage: Storage, touch: Callable[[Storage, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    first = storage.files("made")
    touch(storage, "made/two-fact-sheet.pdf")
    assert "would restore  two.yaml" in told(capsys, storage, *more)
    assert outcomes(capsys, storage, *more) == {**all_are("current"), "two": "restored"}
    assert storage.files("made") == first
    assert outcomes(capsys, storage, *more) == all_are("current")


def test_an_output_that_is_gone_and_not_kept_is_built(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    for path in Path("kept/objects").rglob("*"):
        if path.is_file():
            path.unlink()
    storage.delete("made/two-fact-sheet.pdf")
    assert "would build  two.yaml: what was built is no longer kept" in told(capsys, storage, *more)
    assert outcomes(capsys, storage, *more) == {**all_are("current"), "two": "built"}


def test_a_layout_that_changes_builds_anew(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    Path("layouts").mkdir()
    layout = Path("layouts/mine.yaml")
    layout.write_text("extends: fact-sheet\n", encoding="utf-8")
    command = [f"{storage.address}/one.yaml", "--layout", "mine"]
    build(*command)
    layout.write_text("extends: fact-sheet\nchange: {timeline: no}\n", encoding="utf-8")
    capsys.readouterr()
    build(*command, "--dry-run")
    assert capsys.readouterr().out.endswith("one.yaml: layouts/mine.yaml has changed\n")


def test_only_the_piece_that_is_gone_is_made_again(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["build", f"{storage.address}/one.yaml", "--set", "lesson", *there_and_back(storage), "--quiet"]
    assert cli.main(command) == BUILT
    first = storage.files("made")
    assert len(first) > 2
    storage.delete("made/one-lecture.pptx")
    capsys.readouterr()
    assert cli.main(command[:-1]) == BUILT
    lines = capsys.readouterr().out.splitlines()
    assert [line.endswith(", restored") for line in lines] == [".pptx" in line for line in lines]
    assert storage.files("made") == first


def test_a_file_that_changes_while_it_is_built_from_is_built_anew(
    storage: Storage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_picture(storage)
    kept = api.build_article
    for name, data in (("two.yaml", WITH_PICTURE.replace(b"town", b"city")), ("images/bridge.png", b"no")):

        def saved_meanwhile(*arguments: Any, name: str = name, data: bytes = data, **how: Any) -> Any:
            outputs = kept(*arguments, **how)
            storage.put(name, data)
            return outputs

        with monkeypatch.context() as patched:
            patched.setattr(api, "build_article", saved_meanwhile)
            build(f"{storage.address}/two.yaml", *there_and_back(storage))
        reason = "it has changed" if name == "two.yaml" else f"{name} has changed"
        assert told(capsys, storage, *there_and_back(storage))[2] == f"would build  two.yaml: {reason}"


def test_what_another_writes_over_an_output_is_not_taken_for_it(
    storage: Storage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more = there_and_back(storage)
    write_to = remote.write_to

    def written_over(folder: str, files: Any) -> None:
        write_to(folder, files)
        write_to(folder, [(name, data[::-1]) for name, data in files])

    with monkeypatch.context() as patched:
        patched.setattr("factdeck.library.one_article.write_to", written_over)
        outcomes(capsys, storage, *more)
    assert outcomes(capsys, storage, *more) == all_are("built" if storage.tells else "restored")
    assert outcomes(capsys, storage, *more) == all_are("current")


def test_a_storage_that_can_not_be_reached_costs_nothing_that_is_kept(
    storage: Storage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(address: str, work: Any) -> Any:
        raise NotReached(address, "no answer")

    command = [f"{storage.address}/one.yaml", "-o", "made"]
    build(*command)
    with monkeypatch.context() as patched:
        patched.setattr(remote, "_reached", refused)
        build(*command, "--dry-run")
        assert capsys.readouterr().out.endswith("one.yaml: it can't be read\n")
        build(*command, status=WRONG_CONTENT)
        assert f"{storage.address}/one.yaml:1:1: this can't be read: no answer" in capsys.readouterr().err
        Path("one.yaml").write_bytes(ARTICLE)
        build("one.yaml", *there_and_back(storage), status=WRONG_CONTENT)
        assert f"{storage.address}/made can't be written: no answer" in capsys.readouterr().err
    build(*command)
    assert capsys.readouterr().out.endswith(", current\n")


def test_a_dry_run_writes_nothing(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    more = there_and_back(storage)
    assert len(told(capsys, storage, *more)) == 3
    assert not Path("kept").exists()
    outcomes(capsys, storage, *more)
    storage.delete("made/one-fact-sheet.pdf")
    storage.put("two.yaml", OTHER)
    before = {path: path.read_bytes() for path in Path("kept").rglob("*") if path.is_file()}
    told(capsys, storage, *more)
    assert {path: path.read_bytes() for path in Path("kept").rglob("*") if path.is_file()} == before
    assert sorted(storage.files("made")) == ["three-fact-sheet.pdf", "two-fact-sheet.pdf"]


def test_without_a_folder_for_it_nothing_is_kept_of_outputs_at_an_address(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["-o", f"{storage.address}/made"]
    for _ in range(2):
        assert outcomes(capsys, storage, *more) == all_are("built")
    assert told(capsys, storage, *more)[0] == (
        "would build  one.yaml: nothing is kept of outputs at an address without --cache"
    )


def test_force_builds_what_is_current(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    assert outcomes(capsys, storage, *more, "--force") == all_are("built")
    assert outcomes(capsys, storage, *more) == all_are("current")


def test_fail_fast_stops_at_the_first_that_is_wrong(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    storage.put("one.yaml", b"titel: A\n")
    storage.put("two.yaml", OTHER)
    found = outcomes(capsys, storage, *more, "--fail-fast", status=WRONG_CONTENT)
    assert found == {"three": "current", "one": "wrong"}


def test_another_folder_takes_what_is_kept(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys, storage, *there_and_back(storage))
    assert outcomes(capsys, storage, "-o", "here", "--cache", "kept") == all_are("restored")
    assert {path.name: path.read_bytes() for path in Path("here").iterdir()} == storage.files("made")


def test_builds_that_share_a_cache_and_a_folder_leave_all_current(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    request = building.Request(
        asked=api.Asked(("fact-sheet",)), folder=Path(), address=f"{storage.address}/made"
    )
    article = f"{storage.address}/one.yaml"
    one, other = (building.Cache.of(Path("kept"), request) for _ in range(2))
    begun = one.begin(article)
    report = building.build_and_write(begun.request, article, take=one.store.put)
    storage.put("one.yaml", OTHER)
    assert other.build(article).outcome == "built"
    ended = one.end(begun, report)
    assert ended and ended.outcome == "built"
    assert outcomes(capsys, storage, *there_and_back(storage))["one"] in {"current", "restored"}
    assert (
        storage.files("made")["one-fact-sheet.pdf"]
        == api.build(api.loads(OTHER.decode(), name="one.yaml"), "fact-sheet", embed_source=True)
        .files[0]
        .data
    )


def test_an_article_that_changes_before_it_is_read_is_kept_as_what_was_read(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    more = there_and_back(storage)
    outcomes(capsys, storage, *more)
    first = storage.files("made")
    article = f"{storage.address}/one.yaml"
    asked = api.Asked(("fact-sheet",))
    request = building.Request(asked=asked, folder=Path(), address=f"{storage.address}/made")
    cache = building.Cache.of(Path("kept"), request, force=True)
    begun = cache.begin(article)
    storage.put("one.yaml", OTHER)
    cache.end(begun, building.build_and_write(begun.request, article, take=cache.store.put))
    assert outcomes(capsys, storage, *more) == all_are("current")
    storage.put("one.yaml", ARTICLE.replace(b"town", b"one"))
    assert outcomes(capsys, storage, *more) == {**all_are("current"), "one": "restored"}
    assert storage.files("made") == first


@pytest.mark.parametrize("soon", [True, False])
def test_no_version_is_known_of_a_file_that_changes_while_it_is_read(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, *, soon: bool
) -> None:
    read = remote.read

    def read_meanwhile(address: str, most: int) -> bytes:
        first = b"" if soon else read(address, most)
        storage.put("one.yaml", OTHER)
        return first or read(address, most)

    address = f"{storage.address}/one.yaml"
    data, version = remote.read_version(address, 100)
    assert data == ARTICLE.replace(b"town", b"one")
    assert bool(version) == storage.tells
    monkeypatch.setattr(remote, "read", read_meanwhile)
    data, version = remote.read_version(address, 100)
    assert (data == OTHER) == soon
    assert version == ""


def test_what_an_article_at_an_address_rests_on_here_are_files_here(storage: Storage) -> None:
    with_picture(storage)
    request = building.Request(asked=api.Asked(("fact-sheet",)), folder=Path("made"), noted=True)
    report = building.build_and_write(request, f"{storage.address}/two.yaml")
    [file] = report.files
    assert len(file.depends) > 0
    assert all(path.is_file() for path in (*file.depends, *report.pieces[0].depends))
    assert [each.address.removeprefix(storage.address) for each in report.read] == [
        "/two.yaml",
        "/images/bridge.png",
    ]


def test_warnings_are_told_again_with_their_text(
    storage: Storage, capsys: pytest.CaptureFixture[str]
) -> None:
    storage.put("one.yaml", ARTICLE + b"sources:\n  - {id: a, type: book, title: B, doi: none}\n")
    command = [f"{storage.address}/one.yaml", *there_and_back(storage), "--quiet"]
    build(*command)
    first = capsys.readouterr().err
    assert "{id: a, type: book, title: B, doi: none}" in first
    build(*command)
    assert capsys.readouterr().err == first


def test_what_has_not_changed_is_not_read(tagged: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    tagged.put("one.yaml", WITH_PICTURE + b"sources:\n  - {id: a, type: book, title: B, doi: none}\n")
    tagged.put("images/bridge.png", (PICTURES / "portrait.png").read_bytes())
    outcomes(capsys, tagged, *there_and_back(tagged))
    Tagged.asked.clear()
    assert outcomes(capsys, tagged, *there_and_back(tagged)) == {"one": "current"}
    assert Tagged.asked["read"] == Tagged.asked["write"] == 0
    assert Tagged.asked["info"] == 3


def test_what_was_written_is_not_read_to_know_it(tagged: Storage) -> None:
    Tagged.asked.clear()
    build(f"{tagged.address}/one.yaml", *there_and_back(tagged))
    assert Tagged.asked["read"] == Tagged.asked["write"] == 1


def test_folders_of_many_files_are_listed_once(tagged: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(building.FEW):
        tagged.put(f"{number:02}.yaml", ARTICLE)
    outcomes(capsys, tagged, *there_and_back(tagged))
    Tagged.asked.clear()
    assert set(outcomes(capsys, tagged, *there_and_back(tagged)).values()) == {"current"}
    assert Tagged.asked["ls"] == 3  # once more to find the articles
    assert Tagged.asked["info"] == 0


def test_an_article_that_was_never_built_is_read_once(tagged: Storage) -> None:
    build(f"{tagged.address}/one.yaml", *there_and_back(tagged))
    tagged.put("two.yaml", ARTICLE)
    Tagged.asked.clear()
    build(f"{tagged.address}/two.yaml", *there_and_back(tagged))
    assert Tagged.asked["read"] == 1


@pytest.mark.skipif(os.name == "nt", reason="there a drive stands first")
@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("s3://bucket/a/b.yaml", "s3://bucket/a"),
        ("s3://bucket/b.yaml", "s3://bucket"),
        ("file:///a/b.yaml", "file:///a"),
        ("file:///b.yaml", "file:///"),
        ("memory://b.yaml", "memory://"),
    ],
)
def test_a_folder_and_a_name_are_an_address(address: str, folder: str) -> None:
    assert folder_of(address) == folder
    assert joined(folder, "b.yaml") == address
