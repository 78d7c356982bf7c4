"""Builds that redo nothing: what is current stays, what was built before comes back, and all else is built, and told why."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factdeck import api
from factdeck.api import Asked
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.library.cache.building import Cache, build_and_keep
from factdeck.library.cache.fingerprints import of_file
from factdeck.library.cache.store import MIB, SEAL, Store
from factdeck.library.one_article import Request, build_and_write

ARTICLE = "title: A town\nlead: It lies by a river.\n"


@pytest.fixture(autouse=True)
def three_articles(here: Path) -> None:
    for name in ("one", "two", "three"):
        Path(f"{name}.yaml").write_text(ARTICLE.replace("town", name), encoding="utf-8")


def outcomes(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = BUILT) -> dict[str, str]:
    """What became of each article."""
    capsys.readouterr()
    articles = ["one.yaml", "two.yaml", "three.yaml"]
    command = ["build", *articles, "--layout", "fact-sheet", "--jobs", "1", "--format", "json", *arguments]
    assert cli.main(command) == status
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    return {line["article"].removesuffix(".yaml"): line["outcome"] for line in lines}


def all_are(outcome: str) -> dict[str, str]:
    return dict.fromkeys(("one", "two", "three"), outcome)


def test_a_second_build_builds_nothing_and_touches_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcomes(capsys) == all_are("built")
    sheets = sorted(Path("build").glob("*.pdf"))
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in sheets]
    assert outcomes(capsys) == all_are("current")
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in sheets] == before


def test_only_what_has_changed_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    Path("two.yaml").write_text(f"{ARTICLE}subtitle: Anew\n", encoding="utf-8")
    assert outcomes(capsys) == {"one": "current", "two": "built", "three": "current"}


def test_what_was_built_before_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    first = Path("build/two-fact-sheet.pdf").read_bytes()
    old = Path("two.yaml").read_text(encoding="utf-8")
    Path("two.yaml").write_text(f"{old}subtitle: Anew\n", encoding="utf-8")
    outcomes(capsys)
    Path("two.yaml").write_text(old, encoding="utf-8")
    Path("build/one-fact-sheet.pdf").unlink()
    assert outcomes(capsys) == {"one": "restored", "two": "restored", "three": "current"}
    assert Path("build/two-fact-sheet.pdf").read_bytes() == first


def test_an_output_that_was_edited_by_hand_is_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    Path("build/one-fact-sheet.pdf").write_bytes(b"mine")
    assert outcomes(capsys)["one"] == "restored"
    assert Path("build/one-fact-sheet.pdf").read_bytes().startswith(b"%PDF")


def test_another_checkout_takes_what_a_shared_cache_has(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = str(tmp_path / "shared")
    outcomes(capsys, "--cache", shared)
    other = tmp_path / "other"
    other.mkdir()
    for path in tmp_path.glob("*.yaml"):
        (other / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(other)
    assert outcomes(capsys, "--cache", shared) == all_are("restored")
    sheet = "build/one-fact-sheet.pdf"
    assert (other / sheet).read_bytes() == (tmp_path / sheet).read_bytes()


@pytest.mark.parametrize(
    "changed", [["--theme", "reading"], ["--paper", "Letter"], ["--no-embed-source"], ["--seed", "7"]]
)
def test_other_options_build_anew(capsys: pytest.CaptureFixture[str], changed: list[str]) -> None:
    outcomes(capsys)
    assert outcomes(capsys, *changed) == all_are("built")
    assert outcomes(capsys) == all_are("restored")


def test_a_date_for_the_files_builds_anew(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes(capsys)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert outcomes(capsys) == all_are("built")


def test_a_layout_of_the_projects_own_that_changes_builds_anew(capsys: pytest.CaptureFixture[str]) -> None:
    Path("layouts").mkdir()
    layout = Path("layouts/mine.yaml")
    layout.write_text("extends: fact-sheet\n", encoding="utf-8")
    command = ["build", "one.yaml", "--layout", "mine", "--dry-run"]
    assert cli.main(command[:-1]) == BUILT
    layout.write_text("extends: fact-sheet\nchange: {timeline: no}\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(command) == BUILT
    assert "would build  one.yaml: layouts/mine.yaml has changed" in capsys.readouterr().out


def build_both_and_tell(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a build of both usual outputs would do, after which it is done."""
    capsys.readouterr()
    for options in (["--dry-run"], ["--quiet"]):
        assert cli.main(["build", "one.yaml", *options]) == BUILT
    return capsys.readouterr().out.splitlines()


def test_a_new_layout_file_leaves_what_does_not_rest_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    build_both_and_tell(capsys)
    Path("layouts/themes").mkdir(parents=True)
    for name in ("mine", "themes/mine"):
        Path(f"layouts/{name}.yaml").write_text("extends: classic\n", encoding="utf-8")
    assert build_both_and_tell(capsys) == ["current  one.yaml"]


@pytest.mark.parametrize(
    ("name", "text", "rests"),
    [
        ("layouts/fact-sheet.yaml", "{sheet}", ["one-fact-sheet.pdf"]),
        ("layouts/themes/classic.yaml", "{theme}", ["one-fact-sheet.pdf", "one-lecture.pptx"]),
        (
            "layouts/words.yaml",
            "languages: {{en: {{sources: Whence}}}}\n",
            ["one-fact-sheet.pdf", "one-lecture.pptx"],
        ),
    ],
)
def test_a_new_file_that_takes_the_place_of_one_of_ours_builds_anew_what_rests_on_it(
    name: str, text: str, rests: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    build_both_and_tell(capsys)
    before = {path.name: path.stat().st_mtime_ns for path in Path("build").glob("*.p*")}
    own = {
        "sheet": (api.own_layouts() / "fact-sheet.yaml").read_text(encoding="utf-8"),
        "theme": (api.own_layouts() / "themes/classic.yaml").read_text(encoding="utf-8"),
    }
    Path(name).parent.mkdir(parents=True)
    Path(name).write_text(text.format(**own), encoding="utf-8")
    assert build_both_and_tell(capsys) == [f"would build  one.yaml: {name} has changed"]
    after = {path.name: path.stat().st_mtime_ns for path in Path("build").glob("*.p*")}
    assert sorted(name for name in after if after[name] != before[name]) == rests


def test_a_dry_run_says_why_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["build", "one.yaml", "two.yaml", "three.yaml", "--layout", "fact-sheet"]
    assert cli.main([*command, "--dry-run"]) == BUILT
    assert capsys.readouterr().out.count("it was not built before") == 3
    assert not Path("build").exists()
    outcomes(capsys)
    Path("two.yaml").write_text(f"{ARTICLE}subtitle: Anew\n", encoding="utf-8")
    Path("build/three-fact-sheet.pdf").unlink()
    cli.main([*command, "--dry-run"])
    assert capsys.readouterr().out.splitlines() == [
        "current  one.yaml",
        "would build  two.yaml: it has changed",
        "would restore  three.yaml",
    ]
    cli.main([*command, "--dry-run", "--format", "json"])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"article": "one.yaml", "outcome": "current", "reason": ""},
        {"article": "two.yaml", "outcome": "would build", "reason": "it has changed"},
        {"article": "three.yaml", "outcome": "would restore", "reason": ""},
    ]
    assert not Path("build/three-fact-sheet.pdf").exists()


def test_a_dry_run_says_that_nothing_is_kept_of_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "-", "--layout", "fact-sheet", "--dry-run"]) == BUILT
    assert capsys.readouterr().out == "would build  -: nothing is kept\n"


@pytest.mark.parametrize(
    "asked",
    [
        ["--layout", "nothing-such"],
        ["--layout", "layouts/broken.yaml"],
        ["--layout", "fact-sheet", "--theme", "nothing-such"],
        ["--layout", "lecture", "--template", "nothing.pptx"],
        ["--layout", "fact-sheet", "--citation-style", "nothing-such"],
        ["--layout", "layouts/printed.yaml"],
    ],
)
@pytest.mark.parametrize("more", [[], ["--no-cache"], ["--format", "json"]])
def test_a_dry_run_tells_what_is_wrong_with_a_layout_as_a_build_does(
    asked: list[str], more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("layouts").mkdir()
    Path("layouts/broken.yaml").write_text(
        "extends: fact-sheet\nchange: {nothing-such: no}\n", encoding="utf-8"
    )
    Path("layouts/printed.yaml").write_text("extends: handout-3\ndeck: fact-sheet\n", encoding="utf-8")
    command = ["build", "one.yaml", "two.yaml", *asked]
    assert cli.main([*command, "--jobs", "1"]) == WRONG_CONTENT
    told = capsys.readouterr().err.splitlines()[0]
    assert cli.main([*command, *more, "--dry-run"]) == WRONG_CONTENT
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == told
    assert said.out == ""


def test_force_builds_what_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    assert outcomes(capsys, "--force") == all_are("built")


@pytest.mark.parametrize("kept", [[], ["--no-cache"]])
def test_what_a_killed_build_left_goes_with_the_next(
    kept: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdeck.files.plain.SECONDS_LEFT", -1.0)
    left = Path("build/.factdeck-0123456789abcdef.tmp")
    left.parent.mkdir()
    left.touch()
    assert outcomes(capsys, *kept) == all_are("built")
    assert not left.exists()


def test_without_a_cache_nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys, "--no-cache")
    assert not Path("build/.factdeck").exists()
    assert outcomes(capsys, "--no-cache") == all_are("built")


@pytest.mark.parametrize("articles", [["one.yaml"], ["one.yaml", "two.yaml"]])
@pytest.mark.parametrize("command", ["build", "site"])
def test_a_cache_that_can_keep_nothing_is_told_once_and_all_is_built(
    command: str, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a-file").write_text("", encoding="utf-8")
    status = cli.main([command, *articles, "--layout", "fact-sheet", "--cache", "a-file", "-o", "made"])
    assert status == BUILT
    told = "factdeck: nothing is kept in a-file, and the next build begins anew: "
    assert capsys.readouterr().err.count(told) == 1
    assert len([*Path("made").rglob("*-fact-sheet.pdf")]) == len(articles)


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores whose folders can't be written to, as those of a machine that others fill."""

    def refused(name: str, *_: object) -> None:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr("factdeck.library.cache.store._write", refused)


def test_a_cache_that_can_only_be_read_gives_what_it_has(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes(capsys, "--cache", "shared")
    read_only(monkeypatch)
    os.utime("one.yaml")
    Path("build/two-fact-sheet.pdf").unlink()
    Path("three.yaml").write_text(f"{ARTICLE}subtitle: Anew\n", encoding="utf-8")
    there = {"one": "current", "two": "restored", "three": "built"}
    assert outcomes(capsys, "--cache", "shared") == there
    restored = {**dict.fromkeys(("one", "two"), "restored"), "three": "built"}
    assert outcomes(capsys, "--cache", "shared", "-o", "elsewhere") == restored


@pytest.mark.parametrize("layouts", [[], ["--layout", "lecture"]])
def test_a_file_that_can_not_be_brought_back_is_told(
    layouts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes(capsys, "--cache", "shared")
    Path("elsewhere/two-fact-sheet.pdf").mkdir(parents=True)
    one = {"one": "built" if layouts else "restored", "two": "not written"}
    one["three"] = one["one"]
    more = [*layouts, "--cache", "shared", "-o", "elsewhere"]
    assert outcomes(capsys, *more, status=WRONG_CONTENT) == one


def test_warnings_are_told_again_of_what_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    source = "{id: a, type: book, title: B, doi: none}"
    Path("one.yaml").write_text(f"{ARTICLE}sources:\n  - {source}\n", encoding="utf-8")
    cli.main(["build", "one.yaml", "--layout", "fact-sheet", "--quiet"])
    first = capsys.readouterr().err
    assert source in first
    cli.main(["build", "one.yaml", "--layout", "fact-sheet", "--quiet"])
    assert capsys.readouterr().err == first


def test_an_article_that_is_wrong_is_never_kept(capsys: pytest.CaptureFixture[str]) -> None:
    Path("two.yaml").write_text("titel: A\n", encoding="utf-8")
    for _ in range(2):
        assert outcomes(capsys, status=WRONG_CONTENT)["two"] == "wrong"


def test_fail_fast_stops_at_the_first_that_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.yaml").write_text("titel: A\n", encoding="utf-8")
    assert outcomes(capsys, "--fail-fast", status=WRONG_CONTENT) == {"one": "wrong"}
    cli.main(["build", "one.yaml", "two.yaml", "three.yaml", "--jobs", "1", "--fail-fast"])
    assert "not well (--fail-fast); 2 articles left\n" in capsys.readouterr().err


def test_bytes_come_back_by_their_hash(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    digest = store.put(b"abc")
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert store.get(digest) == b"abc"
    assert store.get("0" * 64) is None


def test_a_damaged_object_counts_as_missing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    digest = store.put(b"abc")
    [path] = (path for path in (tmp_path / "store").rglob("*") if path.is_file())
    path.write_bytes(b"abd")
    assert store.get(digest) is None
    store.put(b"abc")
    assert store.get(digest) == b"abc"


def test_what_was_used_least_lately_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    digests = [store.put(bytes([number]) * MIB) for number in range(4)]
    for age, digest in enumerate(digests):
        os.utime(tmp_path / "store" / "objects" / digest[:2] / digest, (1000 - age, 1000 - age))
    assert store.prune(2) >= 2
    assert [store.get(digest) is not None for digest in digests] == [True, False, False, False]


def test_what_stands_in_its_folder_stays_current_when_the_cache_is_full(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcomes(capsys, "--cache", "kept") == all_are("built")
    monkeypatch.setattr("factdeck.library.cache.store.MIB", 3_000)
    Store(Path("kept")).prune(10)
    assert not any(path.is_file() for path in Path("kept/objects").rglob("*"))
    assert outcomes(capsys, "--cache", "kept") == all_are("current")


def test_a_record_that_is_damaged_is_built_anew(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    damage_records()
    assert outcomes(capsys) == all_are("built")


def damage_records() -> None:
    for path in Path("build/.factdeck/records").rglob("*"):
        if path.is_file():
            path.write_bytes(b"{")


@pytest.mark.parametrize(("old", "new"), [(b"one-fact", b"two-fact"), (b"one-fact", b"one\xfffact")])
def test_a_record_of_which_a_byte_is_another_counts_as_missing(
    capsys: pytest.CaptureFixture[str], old: bytes, new: bytes
) -> None:
    outcomes(capsys)
    clean = {path.name: path.read_bytes() for path in Path("build").glob("*.pdf")}
    for path in Path("build/.factdeck/records").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(old, new))
    for name in clean:
        Path("build", name).unlink()
    assert outcomes(capsys) == {"one": "built", "two": "restored", "three": "restored"}
    assert {path.name: path.read_bytes() for path in Path("build").glob("*.pdf")} == clean


def test_a_dry_run_blames_no_change_where_what_was_built_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes(capsys)
    for path in Path("build/.factdeck/records").rglob("*"):
        if path.is_file() and path.read_bytes()[SEAL:].startswith(b"["):
            path.unlink()
    Path("build/one-fact-sheet.pdf").unlink()
    capsys.readouterr()
    assert cli.main(["build", "one.yaml", "--layout", "fact-sheet", "--dry-run"]) == BUILT
    assert capsys.readouterr().out == "would build  one.yaml: what was built is no longer kept\n"


@pytest.mark.parametrize("reported", [[], ["--format", "json"]])
def test_an_article_that_is_saved_while_it_is_built_is_built_anew(
    reported: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = api.build_article

    def saved_meanwhile(*arguments: Any, **how: Any) -> Any:
        outputs = build(*arguments, **how)
        Path("one.yaml").write_text(f"{ARTICLE}subtitle: Anew\n", encoding="utf-8")
        return outputs

    command = ["build", "one.yaml", "--layout", "fact-sheet"]
    with monkeypatch.context() as patched:
        patched.setattr(api, "build_article", saved_meanwhile)
        assert cli.main([*command, *reported]) == BUILT
    capsys.readouterr()
    assert cli.main([*command, "--dry-run"]) == BUILT
    assert capsys.readouterr().out.startswith("would build  one.yaml")


def test_a_picture_that_is_deleted_while_its_article_is_built_is_missed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = api.build_article
    Image.new("RGB", (40, 30), "white").save("seen.png")
    picture = "image: {image: seen.png, alt: A bridge, credit: Me}"
    Path("one.yaml").write_text(
        f"{ARTICLE}sections: [{{heading: A, text: B., {picture}}}]\n", encoding="utf-8"
    )

    def deleted_meanwhile(*arguments: Any, **how: Any) -> Any:
        outputs = build(*arguments, **how)
        Path("seen.png").unlink()
        return outputs

    command = ["build", "one.yaml", "--layout", "lecture"]
    with monkeypatch.context() as patched:
        patched.setattr(api, "build_article", deleted_meanwhile)
        assert cli.main(command) == BUILT
    assert cli.main(command) == WRONG_CONTENT
    assert "there is no picture 'seen.png'" in capsys.readouterr().err


def rename(one: str, other: str) -> None:
    Path(one).rename(other)


def swap_pictures() -> None:
    rename("town/seen", "town/old")
    rename("town/new", "town/seen")


def swap_all() -> None:
    rename("town", "old")
    rename("new", "town")


def swap_links() -> None:
    Path("other").symlink_to("new")
    rename("town", "old")
    rename("other", "town")


def swap_layouts() -> None:
    rename("layouts", "old")
    rename("new/layouts", "layouts")


@pytest.mark.parametrize("swap", [swap_pictures, swap_all, swap_links, swap_layouts])
@pytest.mark.parametrize("moment", ["read_article", "build_article"])
@pytest.mark.parametrize("more", [[], ["--layout", "lecture"], ["--time-limit", "100"]])
@pytest.mark.parametrize("command", ["build", "site"])
@pytest.mark.skipif(os.name == "nt", reason="links there need a right of their own")
def test_what_is_swapped_as_a_whole_while_an_article_is_built_is_built_anew(
    swap: Callable[[], None],
    moment: str,
    more: list[str],
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """When it is read, the article's text was read before; when it is built, its pictures were."""
    for name, colour in (("town/seen", "white"), ("town/new", "black"), ("new/seen", "black")):
        Path(name).mkdir(parents=True)
        Image.new("RGB", (40, 30), colour).save(f"{name}/bridge.png")
    for name in ("town", "new"):
        picture = "image: {image: seen/bridge.png, alt: A bridge, credit: Me}"
        text = f"{ARTICLE}subtitle: {name}\nsections: [{{heading: A, text: B., {picture}}}]\n"
        Path(f"{name}/town.yaml").write_text(text, encoding="utf-8")
    for name, theme in (("layouts", "classic"), ("new/layouts", "reading")):
        Path(name).mkdir()
        Path(f"{name}/mine.yaml").write_text(f"extends: fact-sheet\ntheme: {theme}\n", encoding="utf-8")
    wanted = [command, "town/town.yaml", "--layout", "mine", *more, "--cache", "kept"]
    place = "made/files" if command == "site" else "made"

    def made(*options: str) -> dict[str, bytes]:
        assert cli.main([*wanted, "-o", "made", *options]) == BUILT
        return {path.name: path.read_bytes() for path in Path(place).glob("town-*.p*")}

    if swap is swap_links:
        rename("town", "first")
        Path("town").symlink_to("first")
    work = getattr(api, moment)

    def meanwhile(*arguments: Any, **how: Any) -> Any:
        is_before = moment == "read_article"
        result = None if is_before else work(*arguments, **how)
        if not Path("swapped").exists():
            Path("swapped").touch()
            swap()
        return work(*arguments, **how) if is_before else result

    with monkeypatch.context() as patched:
        patched.setattr(api, moment, meanwhile)
        made()
    second = made()
    for path in Path(place).glob("town-*.p*"):
        path.unlink()
    rename("kept", "forgotten")
    assert made() == second


def test_an_article_whose_time_is_yet_to_come_is_kept_too(capsys: pytest.CaptureFixture[str]) -> None:
    os.utime("one.yaml", (4e9, 4e9))
    outcomes(capsys)
    assert outcomes(capsys)["one"] == "current"


def test_a_dry_run_blames_what_has_changed_since_the_same_was_built(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["build", "one.yaml", "--layout", "fact-sheet"]
    Path("layouts/themes").mkdir(parents=True)
    Path("layouts/themes/ours.yaml").write_text("extends: classic\n", encoding="utf-8")
    for more in ([], ["--theme", "ours"]):
        assert cli.main([*command, *more]) == BUILT
    Path("layouts/themes/ours.yaml").unlink()
    Path("layouts/words.yaml").write_text("languages: {en: {sources: Works}}\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main([*command, "--dry-run"]) == BUILT
    assert capsys.readouterr().out == "would build  one.yaml: layouts/words.yaml has changed\n"
    assert cli.main([*command, "--dry-run", "--paper", "Letter"]) == BUILT
    assert capsys.readouterr().out == "would build  one.yaml: other options\n"


def test_a_layout_that_is_saved_after_a_run_began_is_read_anew(capsys: pytest.CaptureFixture[str]) -> None:
    Path("layouts").mkdir()
    layout = Path("layouts/mine.yaml")
    layout.write_text("extends: fact-sheet\n", encoding="utf-8")
    request = Request(asked=Asked(("mine",)))
    cache = Cache.of(Path("kept"), request)
    layout.write_text("extends: fact-sheet\nchange: {timeline: no}\n", encoding="utf-8")
    began = cache.pieces[0].began
    os.utime(layout, ns=(began + MIB, began + MIB))
    assert build_and_keep(cache, "one.yaml").outcome == "built"
    assert Cache.of(Path("kept"), request).find("one.yaml").report is None


def test_what_another_build_wrote_over_an_output_is_not_kept() -> None:
    request = Request(asked=Asked(("fact-sheet",)))
    cache = Cache.of(Path("kept"), request)
    report = build_and_write(request, "one.yaml")
    report.files[0].path.write_bytes(b"another's")
    cache.pieces[0].keep("one.yaml", of_file(Path("one.yaml")), report.pieces[0])
    assert cache.find("one.yaml").report is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
@pytest.mark.parametrize("more", [[], ["two.yaml"], ["--dry-run"]])
def test_a_pipe_in_place_of_an_article_is_told_and_not_waited_for(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo("pipe.yaml")
    cli.main(["build", "pipe.yaml", *more, "--layout", "fact-sheet"])
    told = capsys.readouterr()
    assert "this is a pipe, not a file" in told.err or "pipe.yaml: it can't be read" in told.out


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("odd", [["\udcff.yaml"], ["one.yaml", "-o", "\udcff"]])
@pytest.mark.parametrize("more", [[], ["two.yaml"], ["--dry-run"]])
def test_names_that_are_no_text_build(odd: list[str], more: list[str]) -> None:
    Path("\udcff.yaml").write_text(ARTICLE, encoding="utf-8")
    for _ in range(2):
        assert cli.main(["build", *more, *odd, "--layout", "fact-sheet", "--quiet"]) == BUILT


def test_an_export_is_made_anew_where_a_file_that_the_article_rests_on_has_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = "@book{{dike, title = {{{}}}, author = {{Doe, Jane}}, date = {{2001}}}}\n"
    library = Path("town.bib")
    library.write_text(entry.format("The Dike"), encoding="utf-8")
    Path("one.yaml").write_text(f"{ARTICLE.strip()} [@dike]\nbibliography: town.bib\n", encoding="utf-8")
    Path("layouts/sets").mkdir(parents=True)
    Path("layouts/sets/mine.yaml").write_text("pieces: [{export: bibtex}]\n", encoding="utf-8")
    for title in ("The Dike", "The Flood"):
        library.write_text(entry.format(title), encoding="utf-8")
        assert cli.main(["build", "one.yaml", "--set", "mine"]) == BUILT
        assert title in Path("build/one-bibtex.bib").read_text(encoding="utf-8")
    assert api.export("one.yaml", "bibtex").files[0].depends == (Path("one.yaml"), library)


def build_all(*arguments: str) -> int:
    return cli.main(["build", "one.yaml", "--layout", "mine", "--layout", "lecture", *arguments])


def test_a_layout_that_changes_makes_just_its_own_outputs_again(capsys: pytest.CaptureFixture[str]) -> None:
    Path("layouts").mkdir()
    layout = Path("layouts/mine.yaml")
    layout.write_text("extends: fact-sheet\n", encoding="utf-8")
    build_all()
    outputs = {path.name: path.stat().st_mtime_ns for path in Path("build").glob("*.p*")}
    layout.write_text("extends: fact-sheet\nchange: {timeline: no}\n", encoding="utf-8")
    capsys.readouterr()
    build_all()
    assert "placing mine" in (told := capsys.readouterr().err)
    assert "placing lecture" not in told
    again = {path.name: path.stat().st_mtime_ns for path in Path("build").glob("*.p*")}
    assert again["one-lecture.pptx"] == outputs["one-lecture.pptx"]
    assert again["one-mine.pdf"] > outputs["one-mine.pdf"]


def test_each_file_is_told_by_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["build", "one.yaml"])
    Path("build/one-lecture.pptx").unlink()
    capsys.readouterr()
    cli.main(["build", "one.yaml"])
    sheet, deck = capsys.readouterr().out.splitlines()
    assert sheet.endswith(", current")
    assert deck.endswith(", restored")


def test_a_layout_that_was_built_with_others_is_current_alone(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["build", "one.yaml"])
    capsys.readouterr()
    cli.main(["build", "one.yaml", "--layout", "lecture"])
    assert capsys.readouterr().out.endswith(", current\n")


def test_what_a_set_leaves_out_is_current_too_and_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["build", "one.yaml", "--set", "lesson"]
    assert cli.main(command) == BUILT
    first = capsys.readouterr().err.splitlines()
    assert cli.main(command) == BUILT
    told = capsys.readouterr()
    assert "the set leaves out" in told.err
    assert told.err.splitlines() == [
        line
        for line in first
        if ": placing " not in line and ": writing " not in line and ": exporting " not in line
    ]
    assert all(line.endswith(", current") for line in told.out.splitlines())


def test_a_warning_of_a_piece_goes_with_the_piece(capsys: pytest.CaptureFixture[str]) -> None:
    text = "lead: |\n  " + "word " * 3000 + "\n"
    Path("one.yaml").write_text(f"title: Long\n{text}", encoding="utf-8")
    cli.main(["build", "one.yaml", "--quiet"])
    assert "FD603" in capsys.readouterr().err
    cli.main(["build", "one.yaml", "--quiet"])
    assert "FD603" in capsys.readouterr().err
    cli.main(["build", "one.yaml", "--layout", "lecture", "--quiet"])
    assert "FD603" not in capsys.readouterr().err


def told_of_one(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = BUILT) -> list[str]:
    """What became of each file of an article."""
    capsys.readouterr()
    assert cli.main(["build", "one.yaml", "--cache", "kept", *arguments]) == status
    return [line.rsplit(", ", 1)[-1] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("set_first", [True, False])
def test_a_set_and_its_layouts_have_the_same_pieces(
    capsys: pytest.CaptureFixture[str], *, set_first: bool
) -> None:
    asked = [("--set", "catalogue"), ("--layout", "fact-sheet", "--layout", "lecture")]
    first, second = asked if set_first else asked[::-1]
    told_of_one(capsys, *first)
    assert told_of_one(capsys, *second) == ["current", "current"]
    assert told_of_one(capsys, *second, "-o", "other") == ["restored", "restored"]


def test_what_a_set_leaves_out_is_an_error_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("layouts/sets").mkdir(parents=True)
    Path("layouts/sets/mine.yaml").write_text("pieces: [lecture, people-cards]\n", encoding="utf-8")
    for _ in range(2):
        assert len(told_of_one(capsys, "--set", "mine")) == 1
        alone = ["build", "one.yaml", "--cache", "kept", "--layout", "people-cards"]
        assert cli.main(alone) == WRONG_CONTENT
        told = capsys.readouterr().err
        assert "FD720" in told and "warning" not in told


def test_a_set_that_changes_is_no_reason_to_build_what_it_asks_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("layouts/sets").mkdir(parents=True)
    own = Path("layouts/sets/mine.yaml")
    own.write_text("pieces: [lecture]\n", encoding="utf-8")
    told_of_one(capsys, "--set", "mine", "--depfile", "one.d")
    assert "layouts/sets/mine.yaml" in Path("one.d").read_text(encoding="utf-8")
    own.write_text("pieces: [lecture, people-cards]\n", encoding="utf-8")
    assert told_of_one(capsys, "--set", "mine", "--depfile", "one.d") == ["current"]
    assert "layouts/sets/mine.yaml" in Path("one.d").read_text(encoding="utf-8")
