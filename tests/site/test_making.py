"""Making a site: what is wrong is left out, the same comes of the same, and nothing is made twice."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, INTERRUPTED, WRONG_CONTENT, WRONG_USAGE
from factdeck.library.one_article import hash_of
from support.sites import CASES, Html, make

SMALL = ("capital",)


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_the_same_articles_make_the_same_bytes(tmp_path: Path) -> None:
    one = files(make(tmp_path / "one", "--no-cache", names=("battle", "capital", "hostile")))
    other = files(
        make(tmp_path / "other", "--cache", str(tmp_path / "kept"), names=("hostile", "capital", "battle"))
    )
    assert one == other and len(one) > 20


def test_workers_make_the_same(tmp_path: Path) -> None:
    one = files(make(tmp_path / "one", "--no-cache", names=("battle", "capital")))
    other = files(make(tmp_path / "other", "--no-cache", "--jobs", "2", names=("battle", "capital")))
    assert one == other


def test_a_wrong_article_is_told_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make(tmp_path, "--no-cache", names=("capital", "wrong"), status=WRONG_CONTENT)
    told = capsys.readouterr()
    assert "wrong.yaml:3:1" in told.err and "led" in told.err
    assert "2 articles: 1 built, 1 wrong" in told.out
    assert [path.name for path in (site / "articles").iterdir()] == ["capital.html"]
    assert "wrong" not in (site / "index.html").read_text(encoding="utf-8")


def test_an_article_that_takes_too_long_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.yaml").write_text(
        "title: Long\nlead: |\n  " + "word " * 200_000 + "\n", encoding="utf-8"
    )
    (tmp_path / "town.yaml").write_text("title: A town\nlead: On a river.\n", encoding="utf-8")
    articles, site = [str(tmp_path / name) for name in ("long.yaml", "town.yaml")], tmp_path / "site"
    how = ["--layout", "fact-sheet", "--no-cache", "--time-limit", "1.5", "--quiet"]
    assert cli.main(["site", *articles, "-o", str(site), *how]) == WRONG_CONTENT
    assert "long.yaml: it took longer than 1.5 s" in capsys.readouterr().err
    assert [page.name for page in (site / "articles").glob("*.html")] == ["town.html"]


def test_a_second_run_writes_nothing_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=SMALL)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    capsys.readouterr()
    make(tmp_path, *kept, names=SMALL)
    assert "1 article: 1 current" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


def test_pictures_come_back_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    first = files(make(tmp_path / "one", *kept, names=SMALL))
    monkeypatch.setattr("factdeck.site.making.pictured", lambda *_: pytest.fail("a picture is drawn again"))
    for shown in (tmp_path / "one" / "site" / "pictures").rglob("*.svg"):
        shown.unlink()
    assert files(make(tmp_path / "one", *kept, names=SMALL)) == first


def test_what_is_kept_of_a_site_takes_no_more_than_is_allowed(tmp_path: Path) -> None:
    make(tmp_path, "--cache", str(tmp_path / "kept"), "--cache-size", "1")
    assert 0 < sum(path.stat().st_size for path in (tmp_path / "kept").rglob("*") if path.is_file()) < 2**20


def test_a_damaged_cache_is_no_harm(tmp_path: Path) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    first = files(make(tmp_path, *kept, names=SMALL))
    for each in (tmp_path / "kept").rglob("*"):
        if each.is_file():
            each.write_bytes(b"damaged")
    assert files(make(tmp_path, *kept, names=SMALL)) == first


def test_what_a_killed_run_left_goes_with_the_next_that_makes_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make(tmp_path, names=SMALL)
    monkeypatch.setattr("factdeck.files.plain.SECONDS_LEFT", -1.0)
    made = [folder for folder in (site, *site.rglob("*")) if folder.is_dir()]
    assert any(folder.parent.name == "pictures" for folder in made)
    left = [folder / ".factdeck-0123456789abcdef.tmp" for folder in made]
    for path in left:
        path.touch()
    make(tmp_path, names=(*SMALL, "hostile"))
    assert [path for path in left if path.exists()] == []


def test_what_was_changed_by_hand_is_made_whole(tmp_path: Path) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=SMALL)
    first = files(site)
    (site / "articles" / "capital.html").write_text("changed", encoding="utf-8")
    (site / "index.html").unlink()
    assert files(make(tmp_path, *kept, names=SMALL)) == first


def test_layouts_and_sets_say_what_is_made(tmp_path: Path) -> None:
    site = make(tmp_path, "--no-cache", "--layout", "fact-sheet", names=SMALL)
    assert [path.name for path in (site / "files").iterdir()] == ["capital-fact-sheet.pdf"]


def test_exports_of_a_set_can_be_taken_home_and_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("pieces: [lecture, {export: gift}]\n", encoding="utf-8")
    site = make(tmp_path, "--no-cache", "--set", str(own), names=("harbour",))
    html = Html(site / "articles" / "harbour.html")
    assert {path.name for path in (site / "files").iterdir()} == {"harbour-gift.txt", "harbour-lecture.pptx"}
    assert "Gift (TXT, 1 kB)" in html.text
    assert not any("gift" in str(each["src"]) for each in html.all("img"))


@pytest.mark.parametrize(
    ("lang", "way", "word"),
    [("de", "ltr", "Suche"), ("pt-PT", "ltr", "Pesquisar"), ("ar", "rtl", "بحث"), ("en", "ltr", "Search")],
)
def test_the_site_speaks_a_language_of_its_own(tmp_path: Path, lang: str, way: str, word: str) -> None:
    site = make(tmp_path, "--no-cache", "--layout", "lecture", "--language", lang, names=SMALL)
    html = Html(site / "index.html")
    assert word in html.text and html.all("html") == [{"lang": lang, "dir": way}]
    assert Html(site / "articles" / "capital.html").all("html")[0]["lang"] == "zh"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--language", "tlh"], "there are no words in 'tlh'; there are in ar, cs, da, de"),
        (["--url", "ftp://example.org"], "is no place for a site"),
        (["--layout", "no-such"], "no layout 'no-such'"),
    ],
)
def test_what_can_not_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    status = cli.main(
        ["site", str(CASES / "capital.yaml"), "-o", str(tmp_path / "site"), "--no-cache", *arguments]
    )
    assert status in (WRONG_USAGE, WRONG_CONTENT)
    assert told in capsys.readouterr().err


def test_two_articles_of_one_name_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "town.yaml").write_text("title: A\nlead: B\n", encoding="utf-8")
    articles = [str(tmp_path / folder / "town.yaml") for folder in ("one", "two")]
    assert cli.main(["site", *articles, "-o", str(tmp_path / "site")]) == WRONG_USAGE
    assert "would both write" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    make(tmp_path, "--cache", str(tmp_path / "kept"), names=SMALL, status=WRONG_CONTENT)
    assert "can't be written: a file stands where the folder should be" in capsys.readouterr().err


def test_a_site_does_not_stand_among_its_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "town.yaml").write_text("title: A\nlead: B\n", encoding="utf-8")
    assert cli.main(["site", str(tmp_path / "town.yaml"), "-o", str(tmp_path)]) == WRONG_USAGE
    assert "is the folder of the articles" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["town.yaml"]


def test_standard_input_is_no_file_of_a_site(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["site", "-"]) == WRONG_USAGE
    assert "a site is made of files" in capsys.readouterr().err


def test_names_of_files_may_have_any_sign(tmp_path: Path) -> None:
    article = tmp_path / "a #1 50% ü?.yaml"
    article.write_text("title: Odd\nlead: It is.\n", encoding="utf-8")
    site = tmp_path / "site"
    assert cli.main(["site", str(article), "-o", str(site), "--no-cache", "--layout", "lecture"]) == BUILT
    assert (site / "articles" / "a #1 50% ü?.html").is_file()
    text = (site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="(articles/[^"]*)"', text) == ["articles/a%20%231%2050%25%20%C3%BC%3F.html"]


def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Learns which layouts are placed, and which articles are read."""
    from factdeck import api
    from factdeck.building import article as building
    from factdeck.site import pictures

    done: list[str] = []
    place, read = building.place_layout, api.read_article

    def placing(article: Any, name: str, *more: Any, **how: Any) -> Any:
        done.append(name)
        return place(article, name, *more, **how)

    def reading(*more: Any, **how: Any) -> Any:
        done.append("article")
        return read(*more, **how)

    for module in (building, pictures):
        monkeypatch.setattr(module, "place_layout", placing)
    monkeypatch.setattr(api, "read_article", reading)
    return done


@pytest.mark.parametrize("kept", ["--no-cache", "--cache=kept"])
def test_an_article_is_read_once_and_each_piece_is_placed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = drawn(monkeypatch)
    make(tmp_path, kept, names=("harbour",))
    assert sorted(done) == ["article", "fact-sheet", "lecture"]


def test_what_is_current_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    first = files(make(tmp_path, *kept))
    done = drawn(monkeypatch)
    monkeypatch.setattr("factdeck.site.whole.listing_files", lambda *_: pytest.fail("lists are made again"))
    assert files(make(tmp_path, *kept)) == first
    assert done == []


def test_a_site_after_a_build_takes_its_pieces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    article = str(
        make(tmp_path / "made", "--no-cache", names=("capital",)).parent / "content" / "capital.yaml"
    )
    assert cli.main(["build", article, "-o", str(tmp_path / "build"), *kept, "--quiet"]) == BUILT
    capsys.readouterr()
    assert cli.main(["site", article, "-o", str(tmp_path / "site"), *kept]) == BUILT
    assert "1 article: 1 restored" in capsys.readouterr().out
    assert files(tmp_path / "site") == files(tmp_path / "made" / "site")


@pytest.mark.parametrize(
    "changed", [["--title", "Another"], ["--url", "https://example.org/"], ["--language", "de"]]
)
def test_what_all_pages_say_changes_all_pages(tmp_path: Path, changed: list[str]) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    make(tmp_path / "one", *kept, names=SMALL)
    again = files(make(tmp_path / "one", *kept, *changed, names=SMALL))
    assert again == files(make(tmp_path / "other", "--no-cache", *changed, names=SMALL))


def test_a_layouts_word_and_a_picture_that_change_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("layouts").mkdir()
    shown = []
    for word, picture in (("What was read", "a"), ("Where it is from", "a"), ("Where it is from", "b")):
        Path("layouts/words.yaml").write_text(f"languages: {{en: {{sources: {word}}}}}\n", encoding="utf-8")
        shutil.copytree(CASES, "content", dirs_exist_ok=True)
        Image.new("RGB", (40, 30), "red" if picture == "a" else "blue").save("content/quay.png")
        article, kept = "content/harbour.yaml", ("--cache", "kept", "--jobs", "1", "--quiet")
        assert cli.main(["site", article, "-o", "site", *kept, "--layout", "lecture"]) == BUILT
        page = Path("site/articles/harbour.html").read_text(encoding="utf-8")
        assert word in page
        shown.append(re.findall(r'src="([^"]*\.png)"', page))
    assert shown[0] == shown[1] != shown[2]


def test_an_article_that_is_gone_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=("capital", "hostile"))
    ours = {path for path in files(site) if "hostile" in path}
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    (site / "articles" / "own.html").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    make(tmp_path, *kept, names=SMALL)
    assert f"removed {len(ours)} files of earlier runs" in capsys.readouterr().out
    alone = files(make(tmp_path / "alone", "--no-cache", names=SMALL))
    assert files(site) == {**alone, "CNAME": b"example.org", "articles/own.html": b"mine"}
    assert not (site / "pictures" / "hostile").exists()
    make(tmp_path, *kept, names=SMALL)
    assert "removed" not in capsys.readouterr().out


def test_a_piece_that_is_no_longer_asked_for_goes_and_one_that_has_fewer_pages_too(tmp_path: Path) -> None:
    site = make(tmp_path, "--no-cache", names=SMALL)
    make(tmp_path, "--no-cache", "--layout", "fact-sheet", names=SMALL)
    fresh = files(make(tmp_path / "fresh", "--no-cache", "--layout", "fact-sheet", names=SMALL))
    assert files(site) == fresh


def test_what_was_changed_by_hand_is_not_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make(tmp_path, "--no-cache", names=("capital", "hostile"))
    page = site / "articles" / "hostile.html"
    page.write_text("mine now", encoding="utf-8")
    for told in ("it was changed, so it stays", ""):
        capsys.readouterr()
        make(tmp_path, "--no-cache", names=SMALL)
        assert told in capsys.readouterr().err
        assert page.read_text(encoding="utf-8") == "mine now"


def _site_command(folder: Path, *more: str) -> list[str]:
    articles = [str(folder / "content" / f"{name}.yaml") for name in ("capital", "hostile")]
    return ["site", *articles, "-o", str(folder / "site"), "--jobs", "1", "--quiet", *more]


def test_an_article_that_is_wrong_for_now_keeps_its_page_and_its_place_in_the_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=("capital", "hostile"))
    before = files(site)
    broken = tmp_path / "content" / "hostile.yaml"
    good = broken.read_bytes()
    broken.write_text("titel: wrong\n", encoding="utf-8")
    for _ in range(2):
        capsys.readouterr()
        assert cli.main(_site_command(tmp_path, *kept)) == WRONG_CONTENT
        assert f"{broken}: its page stays as it was made before\n" in capsys.readouterr().err
        assert files(site) == before
    broken.write_bytes(good)
    assert cli.main(_site_command(tmp_path, *kept)) == BUILT
    assert files(site) == before


def test_a_page_of_a_wrong_article_that_does_not_stand_is_in_no_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=("capital", "hostile"))
    (tmp_path / "content" / "hostile.yaml").write_text("titel: wrong\n", encoding="utf-8")
    shutil.rmtree(site)
    assert cli.main(_site_command(tmp_path, *kept)) == WRONG_CONTENT
    assert "stays" not in capsys.readouterr().err
    assert "hostile" not in (site / "index.html").read_text(encoding="utf-8")


def test_where_nothing_is_kept_the_page_of_a_wrong_article_stays_and_it_is_told_that_no_list_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make(tmp_path, "--no-cache", names=("capital", "hostile"))
    (tmp_path / "content" / "hostile.yaml").write_text("titel: wrong\n", encoding="utf-8")
    command = _site_command(tmp_path, "--no-cache")
    capsys.readouterr()
    assert cli.main(command) == WRONG_CONTENT
    told = "its page stays as it was made before, but in no list: what these said of it is not kept"
    assert told in capsys.readouterr().err
    assert (site / "articles" / "hostile.html").is_file()
    assert "hostile" not in (site / "index.html").read_text(encoding="utf-8")
    assert cli.main([*command[:2], *command[3:]]) == BUILT
    assert not (site / "articles" / "hostile.html").exists()


@pytest.mark.parametrize("path", ["../kept.txt", "link/kept.txt", "/{root}/kept.txt", "articles"])
def test_a_list_of_files_leads_to_none_outside_the_site(tmp_path: Path, path: str) -> None:
    site = make(tmp_path, "--no-cache", names=SMALL)
    outside = tmp_path / "kept.txt"
    outside.write_text("mine", encoding="utf-8")
    (site / "link").symlink_to(tmp_path)
    written = json.loads((site / ".factdeck.json").read_text(encoding="utf-8"))
    written["articles"]["gone"] = {path.format(root=tmp_path): hash_of(b"mine")[:16]}
    (site / ".factdeck.json").write_text(json.dumps(written), encoding="utf-8")
    make(tmp_path, "--no-cache", names=SMALL)
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (site / "articles" / "capital.html").is_file()


@pytest.mark.parametrize("listed", [b'{"articles": {"hostile": [1]}}', b'{"articles": {"hostile\xff": {}}}'])
def test_a_list_of_files_that_is_damaged_removes_nothing(tmp_path: Path, listed: bytes) -> None:
    site = make(tmp_path, "--no-cache", names=("capital", "hostile"))
    (site / ".factdeck.json").write_bytes(listed)
    make(tmp_path, "--no-cache", names=SMALL)
    assert (site / "articles" / "hostile.html").is_file()


def test_a_run_that_is_stopped_remembers_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopping:
        stopping.setattr("factdeck.site.whole.listing_files", stop)
        site = make(tmp_path, "--no-cache", names=("hostile",), status=INTERRUPTED)
    assert (site / "articles" / "hostile.html").is_file()
    make(tmp_path, "--no-cache", names=SMALL)
    assert files(site) == files(make(tmp_path / "fresh", "--no-cache", names=SMALL))


def test_only_for_pieces_the_disk_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []
    monkeypatch.setattr("factdeck.files.plain.os.fsync", waits.append)
    site = make(tmp_path, "--no-cache", names=SMALL)
    assert len(waits) == len(list((site / "files").iterdir())) + 1


def test_a_page_that_a_crash_left_empty_is_made_again(tmp_path: Path) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    site = make(tmp_path, *kept, names=SMALL)
    first = files(site)
    for name in ("index.html", "articles/capital.html"):
        (site / name).write_bytes(b"")
    assert files(make(tmp_path, *kept, names=SMALL)) == first
