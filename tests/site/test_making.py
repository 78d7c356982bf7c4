"""Making a site: what is wrong is left out, the same comes of the same, and nothing is made twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
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


def test_a_damaged_cache_is_no_harm(tmp_path: Path) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    first = files(make(tmp_path, *kept, names=SMALL))
    for each in (tmp_path / "kept").rglob("*"):
        if each.is_file():
            each.write_bytes(b"damaged")
    assert files(make(tmp_path, *kept, names=SMALL)) == first


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


@pytest.mark.parametrize(("lang", "word"), [("de", "Suche"), ("fr", "Recherche"), ("en", "Search")])
def test_the_site_speaks_a_language_of_its_own(tmp_path: Path, lang: str, word: str) -> None:
    site = make(tmp_path, "--no-cache", "--layout", "lecture", "--language", lang, names=SMALL)
    html = Html(site / "index.html")
    assert word in html.text and html.all("html") == [{"lang": lang, "dir": "ltr"}]
    assert Html(site / "articles" / "capital.html").all("html")[0]["lang"] == "zh"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--language", "tlh"], "there are no words in 'tlh'; there are in de, en, fr"),
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
