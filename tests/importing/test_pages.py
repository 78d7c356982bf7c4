"""Web pages keep the words of their article, and tell what else stood on them."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest

import factdeck
from factdeck.article import plain
from factdeck.importing import Given, Imported, NotImportable, import_document, import_text, is_document
from factdeck.importing.html import read_page
from factdeck.importing.html.decoding import decoded
from factdeck.importing.leftovers import Leftovers
from support.imports import article_of
from support.outlines import outline
from support.word_files import DOT

PAGES = Path(__file__).parent / "pages"
ALL = sorted(PAGES.glob("*.html"))


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def lead(made: Imported) -> list[str]:
    return [plain(block.spans) for block in article_of(made).lead]


def told(made: Imported) -> list[str]:
    return [each.what for each in made.leftovers]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_browser_shows_its_article(path: Path) -> None:
    leftovers = Leftovers()
    draft = read_page(decoded(path.read_bytes())[0], leftovers, folder=PAGES)
    wanted = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "\n".join(outline(draft, leftovers)) + "\n" == wanted


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_page_builds_both_outputs_without_an_error(path: Path) -> None:
    made = import_document(path.read_bytes(), path.stem, folder=PAGES)
    assert made.text == import_document(path.read_bytes(), path.stem, folder=PAGES).text
    article = factdeck.loads(made.text, name=f"{made.slug}.yaml", folder=path.parent)
    assert [Path(file.name).suffix for file in factdeck.build(article)] == [".pdf", ".pptx"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<meta charset=utf-8><p>Łódź – 1901".encode(), "Łódź – 1901"),
        ("<p>Łódź – 1901".encode(), "Łódź – 1901"),
        ("<meta charset=iso-8859-1><p>Café “so”".encode("cp1252"), "Café “so”"),
        ("<meta charset=gb2312><p>Łódź – 1901, in UTF-8".encode(), "Łódź – 1901, in UTF-8"),
        (
            "<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>Мост".encode("koi8-r"),
            "Мост",
        ),
        ("<meta charset='Shift_JIS'><p>日本の橋".encode("cp932"), "日本の橋"),
        ("\ufeff<p>Łódź".encode("utf-16-le"), "Łódź"),
        ("\ufeff<p>Łódź".encode(), "Łódź"),
        ("<meta charset=unicode_escape><p>a\\u0041é".encode("cp1252"), "a\\u0041é"),
    ],
)
def test_letters_are_read_by_the_encoding_that_the_page_is_in(data: bytes, shown: str) -> None:
    for start in (b"<!doctype html>", b"\xff\xfe", b"\xef\xbb\xbf"):
        if data.startswith(start):
            break
    else:
        data = b"<!doctype html>" + data
    text, whole = decoded(data)
    assert (shown in text, whole) == (True, True)


def test_bytes_that_are_no_letters_are_told() -> None:
    made = import_document(b"<!doctype html><meta charset=gb18030><p>\xff\xff It stands.", "A")
    assert "letters that are none in the encoding that the page names, shown as: �" in told(made)


def test_pictures_of_the_page_s_own_folder_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "old bridge.png").write_bytes(DOT)
    body = "<h1>T</h1><p>It stands.</p><img src='a_files/old%20bridge.png' alt='Bridge'><img src='a_files/none.png' alt='None'>"
    made = import_text(page(body), "A", folder=tmp_path)
    assert made.files == (("images/t-old-bridge.png", DOT),)
    assert "#   image: images/t-old-bridge.png\n#   alt: Bridge\n" in made.text
    assert "#   image: images/a-files-none.png\n" in made.text


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "/secret.png",
        "a/../../secret.png",
        "file:///secret.png",
        "//host/secret.png",
        "..\\secret.png",
    ],
)
def test_no_file_outside_of_the_page_s_folder_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(DOT)
    folder = tmp_path / "pages"
    folder.mkdir()
    made = import_text(page(f"<p>It stands.</p><img src='{name}' alt='A'>"), "A", folder=folder)
    assert made.files == ()


def test_no_picture_is_read_where_no_folder_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(DOT)
    monkeypatch.chdir(tmp_path)
    assert import_text(page("<p>It stands.</p><img src=a.png>"), "A").files == ()


def test_pictures_in_the_page_itself_are_kept_once() -> None:
    address = f"data:image/png;base64,{b64encode(DOT).decode()}"
    body = f"<p>It stands.</p><img src='{address}' alt='One'><h2>More</h2><p>So.</p><img src='{address}' alt='Two'>"
    made = import_text(page(f"<h1>T</h1>{body}"), "A")
    assert made.files == (("images/t-picture.png", DOT),)
    assert made.text.count("images/t-picture.png") == 2


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("data:image/png;base64,AAAA", "it is no picture that is known"),
        ("data:image/png;base64,%%%", "it is no picture that is known"),
        (f"data:image/png;base64,{b64encode(DOT[:20]).decode()}", "it is damaged"),
    ],
)
def test_a_picture_that_is_none_is_told(address: str, wrong: str) -> None:
    made = import_text(page(f"<p>It stands.</p><img src='{address}' alt='A pier'>"), "A")
    assert made.files == ()
    assert f"picture that can't be shown, for {wrong}: A pier" in told(made)


def test_a_page_is_credited_by_what_it_says_of_itself() -> None:
    article = article_of(import_document((PAGES / "article.html").read_bytes()))
    [source] = article.sources
    assert (str(source.title), str(source.url), str(source.issued), str(source.container_title)) == (
        "The old bridge",
        "https://example.org/past/bridge",
        "2021-03-04",
        "Our town",
    )
    assert article.licence and str(article.licence.link) == "https://creativecommons.org/licenses/by/4.0/"


def test_the_address_that_is_given_counts_before_the_page_s_own() -> None:
    given = Given(source="https://example.org/given/page")
    made = import_document((PAGES / "article.html").read_bytes(), "", given)
    assert [str(source.url) for source in article_of(made).sources] == ["https://example.org/given/page"]
    assert "](https://example.org/river#bank)" in made.text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The bridge - Our town</title><meta property=og:site_name content='Our town'>", "The bridge"),
        ("<title>The bridge – its fall</title>", "The bridge – its fall"),
        ("<title>x</title><meta property=og:title content='The bridge'>", "The bridge"),
        ("", "A name"),
    ],
)
def test_a_page_without_a_largest_heading_is_called_as_it_says(head: str, title: str) -> None:
    article = article_of(import_text(page("<p>It stands.</p>", head), "A name"))
    assert plain(article.title).replace("\u00a0", " ") == title


def test_of_several_largest_headings_none_is_the_title() -> None:
    made = import_text(page("<h1>One</h1><p>It stands.</p><h1>Two</h1><p>It fell.</p>"), "A name")
    article = article_of(made)
    assert (plain(article.title), [plain(each.heading) for each in article.sections]) == (
        "A name",
        ["One", "Two"],
    )


def test_a_first_line_that_says_the_title_again_is_left_out() -> None:
    made = import_text(
        page("<p><b>The old bridge</b></p><p>It stands.</p>", "<title>The Old Bridge</title>"), "A"
    )
    assert lead(made) == ["It stands."]


def test_dates_of_an_infobox_without_a_caption_are_the_title_s() -> None:
    rows = "<tr><th>Opened</th><td>2 May 1845</td></tr><tr><th>Begun</th><td>1 May 1840</td></tr><tr><th>River</th><td>Volga</td></tr>"
    made = import_text(page(f"<h1>The bridge</h1><table>{rows}</table><p>It stands.</p>"), "A")
    assert [plain(event.title) for event in article_of(made).timeline] == [
        "The bridge: Begun",
        "The bridge was opened",
    ]


def test_a_line_of_a_page_is_where_it_stands_in_its_file() -> None:
    made = import_text("<!doctype html>\n<html><body>\n<p>It stands.</p>\n\n<pre><code>x</code></pre>\n", "A")
    assert "5: code block: x" in [f"{each.line}: {each.what}" for each in made.leftovers]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "x",
        "<b><i>" * 20_000 + "x",
        "<table><tr><td>" * 600 + "x",
        "<table><tr><th>" * 600 + "x",
        "<ul><li>" * 900 + "x",
        "<blockquote>" * 900 + "x",
        "<aside><form><nav>" * 600 + "x " * 10_000,
        "<p>" * 60_000 + "x",
        "<td colspan=1000000 rowspan=99999>" * 500 + "x",
        "<sup><a href=#a id=a>1</a></sup>" * 20_000 + "x",
        "".join(f"<sup><a href=#n{n}>{n}</a></sup>" for n in range(3_000))
        + "".join(f"<p id=n{n}>{n} note <a href=#n{n + 1}>{n}</a></p>" for n in range(3_000)),
        "<figure><figcaption>" * 500 + "x",
        "<math><msup>" * 900 + "x",
        "<img src=data:image/png;base64," + "A" * 1_000_000 + ">x",
        "<a " + "b=c " * 100_000 + ">x</a>",
        "<!ENTITY a 'b'><!DOCTYPE x [<!ENTITY c '&a;&a;'>]>&c;x",
        "</p></div></body></html>" * 10_000 + "x",
        "\x00\x01<\ud800>x",
    ],
    ids=lambda body: body[:16],
)
def test_hostile_pages_are_read_or_refused(body: str) -> None:
    try:
        assert import_text(page(f"<p>It stands.</p>{body}"), "A").text
    except NotImportable as refused:
        assert refused.message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x" * 2_000_001, "characters; 2,000,000 is the most"),
        ("<b>" * 400_001, "marks of HTML; 400,000 is the most"),
        ("<div>" * 3_000 + "x", "too many elements inside each other"),
    ],
)
def test_what_is_too_much_is_told(body: str, message: str) -> None:
    with pytest.raises(NotImportable, match=message):
        import_text(page(body))


STORY = "<p>" + "The bridge stands on seven piers of oak. " * 12 + "</p>"


@pytest.mark.parametrize(
    ("beside", "what"),
    [
        (
            "<div class='relatedPosts'><h3>More</h3><p>The mill</p></div>",
            "links to other pages: More The mill",
        ),
        (
            "<table class='box-Expand plainlinks ambox'><tr><td>Expand this</td></tr></table>",
            "note of a wiki's editors: Expand this",
        ),
        ("<div id='onetrust-banner-sdk'>We store cookies</div>", "notice about cookies: We store cookies"),
        ("<p class='d-print-none'>Press F11</p>", "what the page itself does not print: Press F11"),
        ("<p>Publicité</p>", "words of a button: Publicité"),
        (
            "<ul><li><a href='/a'>A tag</a></li><li><a href='/b'>Another</a></li></ul>",
            "links to other pages: A tag Another",
        ),
        (
            "<p>Lesen Sie auch: <a href='/a'>Die Mühle</a></p>",
            "links to other pages: Lesen Sie auch: Die Mühle",
        ),
    ],
)
def test_what_is_no_part_of_the_article_is_told_by_what_it_is(beside: str, what: str) -> None:
    made = import_text(page(f"<h1>The bridge</h1><div>{STORY}<p>It fell.</p>{beside}</div>"), "A")
    assert (lead(made)[1:], what in told(made)) == (["It fell."], True)


@pytest.mark.parametrize(
    "kept",
    [
        "<div class='related'><p>"
        + "It is related to the bridge of Zenda, as a sister is. " * 20
        + "</p></div>",
        "<p>It has a <span class='ad'>sign</span> on it.</p>",
        "<blockquote class='twitter-tweet'>I saw it.</blockquote>",
        "<h2 class='nav-2'>After</h2><p>It was gone.</p>",
        "<h2>Topics</h2><p>" + "Of its topics the fall is the one that all speak of. " * 3 + "</p>",
        "<h2>On the web</h2><ul><li><a href='https://example.org/a'>A map</a></li><li><a href='https://example.org/b'>A plan</a></li></ul>",
        "<figure class='promo'><img src=a.png alt=Piers><figcaption>The piers</figcaption></figure>",
        "<dl><dt>Opened</dt><dd>1845</dd></dl>",
    ],
)
def test_what_only_bears_such_a_name_stays(kept: str) -> None:
    made = import_text(page(f"<h1>The bridge</h1><div>{STORY}{kept}{STORY}</div>"), "A")
    wanted = re.sub(r"<[^>]+>", " ", kept).split()
    assert [word for word in wanted if word not in made.text.replace("*", "")] == []


@pytest.mark.parametrize("sign", ['<header><h1>THE <img alt="Herald" src="a.png"></h1></header>', ""])
def test_the_page_s_own_name_is_its_title_where_a_smaller_heading_has_it(sign: str) -> None:
    text = "The old bridge fell into the river in the night, and nobody saw how it happened. " * 9
    inside = "" if sign else '<h1>THE <img alt="Herald" src="a.png"></h1>'
    body = f"{sign}<main>{inside}<h2>A bridge has fallen</h2><p>{text}</p><h2>After</h2><p>{text}</p></main>"
    article = article_of(
        import_document(page(body, '<meta property="og:title" content="A bridge has fallen">').encode())
    )
    assert plain(article.title) == "A bridge has fallen"
    assert [plain(section.heading) for section in article.sections] == ["After"]


def test_what_a_server_says_before_its_page_is_no_text_and_html_in_markdown_is_no_page() -> None:
    text = "The old bridge fell into the river in the night, and nobody saw how it happened. " * 5
    whole = page(f"<main><h1>A bridge</h1><p>{text}</p></main>").encode()
    made = import_document(b"<br />\n<b>Warning</b>: no such session<br>\n" + whole)
    assert plain(article_of(made).title) == "A bridge"
    assert not is_document(b"<p align=center>A tool</p>\n\n```html\n<!doctype html>\n```\n")
