"""The preview's server: what it serves, whom it answers, and what it keeps when an edit breaks the article."""

from __future__ import annotations

import asyncio
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pptx
import pytest
from starlette.testclient import TestClient

from factdeck.preview.app import PAGE, application
from factdeck.preview.guard import Guard
from factdeck.preview.news import News
from factdeck.preview.session import Session
from support.samples import CASES

PORT = 8123
OWN = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(CASES, folder)
    return folder / "town.yaml"


@pytest.fixture
def session(article: Path) -> Session:
    return Session.begun(article, ("fact-sheet",))


@pytest.fixture
def client(session: Session) -> TestClient:
    return TestClient(Guard(application(session, News()), PORT), base_url=OWN)


def shown(client: TestClient, layout: str = "fact-sheet", theme: str = "") -> dict[str, object]:
    answer = client.get("/document", params={"layout": layout, "theme": theme})
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def test_the_page_and_all_that_it_names_are_served(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    for name in re.findall(r'(?:href|src)="([^"#]+)"', page.text):
        assert client.get(f"/{name}").status_code == 200
    for script in PAGE.glob("*.js"):
        answer = client.get(f"/{script.name}")
        assert answer.headers["content-type"].startswith("text/javascript")


def test_nothing_else_of_this_machine_is_served(client: TestClient) -> None:
    for path in (
        "/page.py",
        "/../app.py",
        "/%2e%2e/app.py",
        "/files/..%2f..%2fapp.py",
        "/files/app.py",
        "/etc/passwd",
    ):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:8123", "127.0.0.1", "127.0.0.1:80", "localhost.evil:8123", ""]
)
def test_a_request_by_another_name_is_misdirected(client: TestClient, host: str) -> None:
    for path in ("/", "/document?layout=fact-sheet", "/source", "/news"):
        assert client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_another_site_may_not_ask(client: TestClient) -> None:
    assert client.get("/source", headers={"Origin": "https://example.org"}).status_code == 403
    assert client.get("/source", headers={"Origin": OWN}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_page_can_only_be_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_each_answer_forbids_all_that_is_not_its_own(client: TestClient) -> None:
    for path in ("/", "/page.js", "/nowhere"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_the_page_itself_has_no_style_or_script_that_the_policy_forbids() -> None:
    page = (PAGE / "page.html").read_text(encoding="utf-8")
    assert not re.search(r'\sstyle="|\son\w+="|<style|<script>', page)


def test_a_document_has_its_pages_as_svg_with_fonts_that_are_served(client: TestClient) -> None:
    document = shown(client)
    assert document["output"] == "pdf" and document["current"]
    pages, faces = document["pages"], document["faces"]
    assert isinstance(pages, list) and isinstance(faces, list) and faces
    assert all(page["svg"].startswith("<svg ") for page in pages)
    font = client.get(f"/files/{faces[0]['file']}")
    assert font.headers["content-type"] == "font/ttf" and font.content[:4] == b"\x00\x01\x00\x00"


def test_a_deck_has_its_notes_and_its_slides_titles(client: TestClient) -> None:
    document = shown(client, "lecture")
    pages = document["pages"]
    assert isinstance(pages, list) and document["output"] == "pptx"
    assert all(page["title"] for page in pages)
    assert any(page["notes"] for page in pages)


def test_a_page_leads_to_its_line_in_the_editor(client: TestClient, article: Path) -> None:
    document = shown(client, "lecture")
    pages, editors = document["pages"], document["editors"]
    assert isinstance(pages, list) and isinstance(editors, dict)
    source = article.read_text(encoding="utf-8").splitlines()
    file, _, line = pages[-1]["at"].rpartition(":")
    assert 1 < int(line) <= len(source)
    assert editors[file] == f"vscode://file{article.resolve().as_posix()}"


def test_only_layouts_and_themes_at_hand_are_shown(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("extends: fact-sheet\n", encoding="utf-8")
    for asked in (
        {"layout": str(tmp_path / "mine.yaml")},
        {"layout": "fact-sheet", "theme": "../secret"},
        {},
    ):
        assert client.get("/document", params=asked).status_code == 404


def test_another_theme_changes_the_pages(client: TestClient) -> None:
    assert shown(client)["pages"] != shown(client, theme="large-print")["pages"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.yaml", "languages: {en: {sources: Read in}}\n"),
        ("lecture.yaml", "extends: fact-sheet\n"),
    ],
)
def test_a_file_that_a_project_adds_counts_as_a_change(
    client: TestClient,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
) -> None:
    (tmp_path / "layouts").mkdir()
    monkeypatch.chdir(tmp_path)
    before = shown(client, "lecture")
    assert not session.watched.changed()
    (tmp_path / "layouts" / name).write_text(text, encoding="utf-8")
    assert session.watched.changed()
    session.refresh()
    assert shown(client, "lecture")["pages"] != before["pages"]


def test_an_edit_changes_only_the_pages_that_it_touches(
    client: TestClient, session: Session, article: Path
) -> None:
    before = [page["key"] for page in shown(client, "lecture")["pages"]]  # type: ignore[attr-defined]
    text = article.read_text(encoding="utf-8")
    assert text.count("Ask: why here?") == 1
    article.write_text(text.replace("Ask: why here?", "Ask: why just here?"), encoding="utf-8")
    session.refresh()
    after = [page["key"] for page in shown(client, "lecture")["pages"]]  # type: ignore[attr-defined]
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_broken_edit_keeps_the_last_good_pages_and_tells_the_error(
    client: TestClient, session: Session, article: Path
) -> None:
    good, text = shown(client), article.read_text(encoding="utf-8")
    article.write_text(f"{text}\nnonsense: yes\n", encoding="utf-8")
    session.refresh()
    broken = shown(client)
    assert broken["pages"] == good["pages"] and not broken["current"]
    (problem,) = [each for each in broken["problems"] if each["severity"] == "error"]  # type: ignore[attr-defined]
    assert "nonsense" in problem["message"] and problem["line"] == len(text.splitlines()) + 2
    article.write_text(text, encoding="utf-8")
    session.refresh()
    mended = shown(client)
    assert mended["current"] and mended["pages"] == good["pages"]


def test_an_article_that_is_wrong_from_the_start_shows_its_errors(article: Path) -> None:
    article.write_text("title: A town\nlead: [\n", encoding="utf-8")
    client = TestClient(
        Guard(application(Session.begun(article, ("fact-sheet",)), News()), PORT), base_url=OWN
    )
    document = shown(client)
    assert document["pages"] == [] and document["problems"] and not document["current"]


def test_an_article_that_is_deleted_is_told_so(client: TestClient, session: Session, article: Path) -> None:
    shown(client)
    article.unlink()
    session.refresh()
    document = shown(client)
    assert "there is no such file" in str(document["problems"]) and document["pages"]


@pytest.mark.parametrize("stage", ["read_article", "place_layout", "check_text"])
def test_a_bug_of_any_stage_is_told_and_the_server_lives(
    client: TestClient, session: Session, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(*given: object, **options: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(f"factdeck.preview.making.{stage}", broken)
    assert "bug of factdeck's own: KeyError" in str(shown(client)["problems"])
    monkeypatch.undo()
    session.refresh()
    assert shown(client)["current"]


def test_news_tells_the_revision_at_hand_and_each_new_one() -> None:
    async def heard() -> list[int | None]:
        news, told = News(), []
        async for revision in news.heard(4):
            told.append(revision)
            if revision == 4:
                news.tell(5)
            elif revision == 5:
                news.end()
        return told

    with ThreadPoolExecutor() as apart:  # a browser that other tests drive may run a loop in this thread
        assert apart.submit(asyncio.run, heard()).result() == [4, 5]


def test_the_article_is_there_line_by_line(client: TestClient, article: Path) -> None:
    assert client.get("/source").json() == article.read_text(encoding="utf-8").split("\n")


def test_a_deck_on_a_template_is_known_for_what_the_preview_does_not_show(
    tmp_path: Path, article: Path
) -> None:
    shutil.copy2(Path(pptx.__file__).parent / "templates" / "default.pptx", tmp_path / "school.pptx")
    layout = tmp_path / "school.yaml"
    layout.write_text("extends: lecture\ntemplate: school.pptx\n", encoding="utf-8")
    session = Session.begun(article, (str(layout),))
    _, document = session.document(str(layout), "")
    assert document.on_template and document.current and document.pages
    assert not session.document("lecture", "")[1].on_template
