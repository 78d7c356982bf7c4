"""A file becomes a source, or a plain message says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factdeck.messages.problems import Problems, Source
from factdeck.reading.files import MOST_BYTES, decode, read_source


def told(problems: Problems) -> list[tuple[str, str]]:
    return [(f"{problem.mark}: {problem.message}", problem.hint) for problem in problems]


def decoded(data: bytes) -> tuple[Source | None, list[tuple[str, str]]]:
    problems = Problems()
    return decode("a.yaml", data, problems), told(problems)


def test_utf_8_is_read_under_the_files_name(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: é\n", encoding="utf-8")
    problems = Problems()
    assert read_source(path, problems) == Source(str(path), "title: é\n", "title: é\n".encode())
    assert told(problems) == []


@pytest.mark.parametrize("data", [b"a: b\r\nc: d\r\n", b"a: b\rc: d\r", b"\xef\xbb\xbfa: b\nc: d\n"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(data: bytes) -> None:
    assert decoded(data) == (Source("a.yaml", "a: b\nc: d\n", data), [])


def test_a_byte_that_is_not_utf_8_is_told_at_its_character() -> None:
    source, problems = decoded("a: é\nb: é ".encode() + b"\xe9\n")
    assert source is None
    assert problems == [("a.yaml:2:6: this byte is not UTF-8 text", "save the file as UTF-8 in your editor")]


def test_the_line_of_a_broken_byte_is_shown() -> None:
    problems = Problems()
    decode("a.yaml", b"title: caf\xe9 au lait\n", problems)
    assert "    1 | title: caf\ufffd au lait\n      |           ^" in str(next(iter(problems)))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_name(encoding: str) -> None:
    source, problems = decoded("\ufefftitle: a".encode(encoding))
    assert source is None
    assert problems == [
        ("a.yaml:1:1: this is UTF-16 text, not UTF-8", "save the file as UTF-8 in your editor")
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_told_once(encoding: str) -> None:
    problems = decoded("title: Žilina\nlead: a".encode(encoding))[1]
    assert problems == [
        ("a.yaml:1:1: this is UTF-16 text, not UTF-8", "save the file as UTF-8 in your editor")
    ]


def test_a_file_of_zeros_is_told_once() -> None:
    hint = "copy it again, or take an earlier version of it"
    problems = decoded(bytes(10_000))[1]
    assert problems == [("a.yaml:1:1: the file holds nothing but zeros: it is damaged", hint)]


def test_single_zeros_are_told_at_their_places() -> None:
    assert decoded(b"a: b\0c\n") == (Source("a.yaml", "a: b\0c\n", b"a: b\0c\n"), [])


def test_too_many_bytes_are_told_with_the_limit() -> None:
    source, problems = decoded(b"a" * (MOST_BYTES + 1))
    assert source is None
    hint = "keep pictures and data in files of their own, or make several files of it"
    assert problems == [("a.yaml:1:1: the file has more than 8,000,000 bytes, the most that is read", hint)]


def test_a_missing_file_is_told_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "manchuria.yaml").write_text("")
    problems = Problems()
    path = tmp_path / "manchurai.yaml"
    assert read_source(path, problems) is None
    assert told(problems) == [
        (f"{path}:1:1: there is no such file", f"did you mean '{tmp_path / 'manchuria.yaml'}'?")
    ]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    problems = Problems()
    assert read_source(tmp_path / "no" / "a.yaml", problems) is None
    assert told(problems)[0][1] == f"the folder '{tmp_path / 'no'}' can't be opened"


def test_a_folder_is_told_and_whether_there_is_an_article_in_it(tmp_path: Path) -> None:
    problems = Problems()
    assert read_source(tmp_path, problems) is None
    below = tmp_path / "north" / "towns"
    below.mkdir(parents=True)
    (below / "a.yaml").write_text("")
    assert read_source(tmp_path, problems) is None
    (tmp_path / "a.yaml").write_text("")
    assert read_source(tmp_path, problems) is None
    message = f"{tmp_path}:1:1: this is a folder, not a file"
    assert told(problems) == [
        (message, "there is no .yaml file in it"),
        (message, f"there is no .yaml file in it; name the folder that has some, such as '{below}'"),
        (message, "name the article's .yaml file"),
    ]


def test_a_link_that_leads_nowhere_is_told_with_where_it_leads(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    try:
        path.symlink_to("gone.yaml")
    except OSError:
        pytest.skip("links can't be made here")
    problems = Problems()
    assert read_source(path, problems) is None
    assert told(problems) == [(f"{path}:1:1: there is no such file", "it is a link to 'gone.yaml'")]


def test_a_name_that_no_file_can_have_is_told() -> None:
    problems = Problems()
    assert read_source(Path("a\0b"), problems) is None
    assert "this can't be read" in told(problems)[0][0]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: a")
    path.chmod(0)
    problems = Problems()
    assert read_source(path, problems) is None
    assert told(problems)[0][0] == f"{path}:1:1: this can't be read: permission denied"


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (b"PK\x03\x04\x14\x00rest", "Word, PowerPoint", "factdeck import"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "older Word", "plain text"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF", "factdeck extract"),
    ],
)
def test_a_file_of_another_program_is_named_with_what_to_do(data: bytes, what: str, hint: str) -> None:
    problems = Problems()
    assert decode("a.docx", data, problems) is None
    [error] = problems.errors
    assert what in error.message and hint in error.hint


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("my-twon.yaml", "my-town.yaml"),
        ("my-town", "my-town.yaml"),
        ("My-Town.yml", "my-town.yaml"),
        ("nosuch.yaml", ""),
    ],
)
def test_a_neighbour_is_spelled_like_the_name_and_not_like_its_ending(
    tmp_path: Path, asked: str, meant: str
) -> None:
    for name in ("my-town.yaml", "my-town.pdf", "u4.yaml"):
        (tmp_path / name).write_text("a: b", encoding="utf-8")
    problems = Problems()
    assert read_source(tmp_path / asked, problems) is None
    assert [hint for _, hint in told(problems)] == [f"did you mean '{tmp_path / meant}'?" if meant else ""]
