"""The pages of a site: whole, linked, described for machines, and harmless whatever an article says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT
from support.sites import GOOD, Html, make

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(
        tmp_path_factory.mktemp("whole"),
        "--no-cache",
        "--url",
        "https://example.org/town",
        "--title",
        "Our town",
    )


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def article(site: Path, name: str) -> Html:
    return Html(site / "articles" / f"{name}.html")


def test_there_is_a_page_for_each_article_and_for_each_part(site: Path) -> None:
    assert [page.relative_to(site).as_posix() for page in pages(site)] == [
        *(f"articles/{name}.html" for name in GOOD),
        "index.html",
        "map.html",
        "timeline.html",
    ]


def test_all_that_pages_lead_to_is_there(site: Path) -> None:
    checked = 0
    for page in pages(site):
        for address in Html(page).addresses():
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)) if parts.path else page
            assert target.is_file(), f"{page.name} leads to {address}"
            if parts.fragment and "=" not in parts.fragment:
                assert unquote(parts.fragment) in Html(target).ids(), f"{page.name} leads to {address}"
            checked += 1
    assert checked > 100


def test_nothing_is_taken_from_another_machine(site: Path) -> None:
    for page in pages(site):
        html = Html(page)
        taken = [each.get("src") for tag in ("img", "script") for each in html.all(tag)]
        taken += [each["href"] for each in html.all("link") if each["rel"] != "canonical"]
        assert all(not urlsplit(address or "").scheme for address in taken)
        policy = next(each["content"] for each in html.all("meta") if "http-equiv" in each)
        assert str(policy).startswith("default-src 'none'; script-src 'self';")
    for file in (*site.rglob("*.svg"), *site.rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text and 'src="http' not in text and "@import" not in text
        assert "<script" not in text


def test_ids_are_given_once(site: Path) -> None:
    for page in pages(site):
        ids = Html(page).ids()
        assert len(ids) == len(set(ids)), page


def test_no_page_tells_of_the_machine_that_made_it(site: Path) -> None:
    for file in site.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".svg", ".js", ".xml"):
            text = file.read_text(encoding="utf-8")
            assert str(site.parent) not in text and str(ROOT) not in text, file


def test_what_an_article_says_stays_text(site: Path) -> None:
    html = article(site, "hostile")
    assert all(each.get("type") == "application/ld+json" for each in html.all("script"))
    assert "</script><script>alert(1)</script>" in html.text
    assert not any(name.startswith("on") for _, attributes in html.tags for name in attributes)
    assert not html.all("b") and all(each.get("src") != "x" for each in html.all("img"))
    assert len(Html(site / "index.html").all("script")) == 1


def test_an_article_stands_in_its_page_as_text(site: Path) -> None:
    html = article(site, "harbour")
    for said in (
        "Ships came here in 1890, said the council.",
        "A quiet place",
        "North quay",
        "May 1, 1890",
        "The first steamer",
        "How it began",
        "Somebody dug a basin.",
        "Nobody came",
        "Much deeper.",
        "Where ships lie",
        "The council says so.",
        "THE COUNCIL. Minutes",
        "CC BY-SA 4.0",
        "Text: Jane Doe",
    ):
        assert said in html.text, said
    assert [each for each in html.all("time") if each.get("datetime")] == [{"datetime": "1890-05-01"}]


LEFT_TO_OTHERS = {
    "simple": {"Qsimplelead", "Qsimpletext"},
    "the lecturer": {"Qnotes", "Qdeepnotes", "Qlonelynotes"},
    "slides, where there is a text": {"Qpoints", "Qgap"},
    "the drawing": {"Qline", "Qsea", "Qchartalt"},
    "a longer style of citation": {
        *(
            "Qeditor",
            "Qeditorgiven",
            "Qtranslator",
            "Qdirector",
            "Qinterviewer",
            "Qrecipient",
            "Qgenre",
            "Qmedium",
        ),
        *("Qauthority", "Qnumber", "Qscale", "Qarchiveplace", "Qcallnumber", "Qpages", "Qvolumes", "Qissn"),
        *("Qvolume", "Qissue", "Qdoi", "Qpmid"),
    },
}
"""What the page's text does not say, and what it is left to."""


def test_all_that_an_article_says_to_its_readers_stands_in_its_page(tmp_path: Path) -> None:
    case = ROOT / "tests" / "cases" / "every-field" / "article.yaml"
    arguments = ["site", str(case), "-o", str(tmp_path), "--layout", "lecture", "--no-cache", "--quiet"]
    assert cli.main(arguments) == BUILT
    page = (tmp_path / "articles" / "article.html").read_text(encoding="utf-8").casefold()
    words = set(re.findall("Q[a-z]+", case.read_text(encoding="utf-8")))
    missing = {word for word in words if word.casefold() not in page}
    assert missing == set().union(*LEFT_TO_OTHERS.values())


def test_a_citation_leads_to_its_source(site: Path) -> None:
    html = article(site, "harbour")
    assert "#source-1" in html.addresses() and "source-1" in html.ids()


def test_sheet_and_slides_are_pictures_with_words_in_their_place(site: Path) -> None:
    shown = article(site, "harbour").all("img")
    assert all(each.get("alt") for each in shown)
    told = [str(each["alt"]) for each in shown]
    assert "Fact sheet, page 1 of 1: Ångström harbour" in told
    assert sum(each.startswith("Lecture, slide ") for each in told) > 4
    assert "A quay with two steamers" in told


def test_a_map_is_drawn_and_says_what_it_shows(site: Path) -> None:
    page = (site / "articles" / "harbour.html").read_text(encoding="utf-8")
    [(source, alt)] = re.findall(r'<img class="map" src="\.\./([^"]+)" alt="([^"]+)"', page)
    assert alt == "A map. It shows North quay, South quay."
    drawn = (site / source).read_text(encoding="utf-8")
    assert "North quay" in drawn and "South quay" in drawn


def test_pictures_stand_alone(site: Path) -> None:
    sheet = (site / "pictures" / "harbour" / "fact-sheet-1.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(sheet).tag == "{http://www.w3.org/2000/svg}svg"
    assert "src:url(data:font/woff;base64,d09GRg" in sheet
    assert 'href="data:image/png;base64,' in sheet and "data-at" not in sheet


def test_files_can_be_taken_home(site: Path) -> None:
    names = [each["href"] for each in article(site, "harbour").all("a") if "download" in each]
    assert names == ["../files/harbour-fact-sheet.pdf", "../files/harbour-lecture.pptx"]
    assert (site / "files" / "harbour-fact-sheet.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_page_is_in_the_language_of_its_article_and_runs_its_way(site: Path) -> None:
    html = article(site, "battle")
    assert html.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert html.all("article") == [{"lang": "ar", "dir": "rtl"}]
    assert html.all("nav")[0].keys() == {"aria-label"}
    assert html.all("header")[0] == {"class": "top", "lang": "en", "dir": "ltr"}
    assert article(site, "harbour").all("html") == [{"lang": "en", "dir": "ltr"}]


def test_a_long_page_lists_its_parts(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    sections = "".join(
        f"  - heading: Part [{number}](https://example.org)\n    text: Said.\n" for number in range(5)
    )
    for more, parts in (("", 0), ("timeline: [{date: '1900', title: Built}]\n", 6)):
        long.write_text(f"title: Long\nlead: It is.\nsections:\n{sections}{more}", encoding="utf-8")
        made = [
            "site",
            str(long),
            "-o",
            str(tmp_path / "site"),
            "--no-cache",
            "--layout",
            "lecture",
            "--quiet",
        ]
        assert cli.main(made) == BUILT
        html = Html(tmp_path / "site" / "articles" / "long.html")
        leads_to = [address[1:] for address in html.addresses() if address.startswith(("#section", "#part"))]
        assert len(leads_to) == parts and set(leads_to) <= set(html.ids())
        assert ("On this page" in html.text) == bool(parts)


def test_what_paper_can_not_set_is_left_out_and_the_rest_is_there(tmp_path: Path) -> None:
    site = make(tmp_path, "--no-cache", names=("river",))
    names = [each["href"] for each in article(site, "river").all("a") if "download" in each]
    assert names == ["../files/river-lecture.pptx"]


def test_machines_read_of_what_a_page_is(site: Path) -> None:
    [linked] = article(site, "harbour").scripts
    value = json.loads(linked)
    assert value["@context"] == "https://schema.org" and "LearningResource" in value["@type"]
    assert (value["headline"], value["inLanguage"]) == ("Ångström harbour", "en")
    assert value["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert value["temporalCoverage"] == "1890/1912"
    assert value["url"] == "https://example.org/town/articles/harbour.html"
    assert value["encoding"][0]["contentUrl"] == "https://example.org/town/files/harbour-fact-sheet.pdf"
    assert value["spatialCoverage"][0]["geo"]["latitude"] in (59.2, 59.3)
    assert value["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Minutes",
            "author": [{"@type": "Person", "name": "The council"}],
            "url": "https://example.org/minutes",
        }
    ]


def test_what_machines_read_is_whole_whatever_an_article_says(site: Path) -> None:
    [linked] = article(site, "hostile").scripts
    assert "<" not in linked
    assert json.loads(linked)["headline"].startswith("</script><script>alert(1)")


def test_others_that_link_to_a_page_know_its_title_and_address(site: Path) -> None:
    told = {str(each.get("property")): each.get("content") for each in article(site, "harbour").all("meta")}
    assert told["og:title"] == "Ångström harbour"
    assert told["og:url"] == "https://example.org/town/articles/harbour.html"
    assert told["og:site_name"] == "Our town"
    assert str(told["og:image"]).startswith("https://example.org/town/pictures/harbour/")


@pytest.mark.parametrize(
    ("page", "title", "address"),
    [
        ("index.html", "Our town", ""),
        ("timeline.html", "Timeline – Our town", "timeline.html"),
        ("map.html", "Map – Our town", "map.html"),
    ],
)
def test_lists_tell_others_what_they_show(site: Path, page: str, title: str, address: str) -> None:
    metas = Html(site / page).all("meta")
    told = {str(each.get("property") or each.get("name")): str(each.get("content")) for each in metas}
    assert (told["og:type"], told["og:title"]) == ("website", title)
    assert told["og:url"] == f"https://example.org/town/{address}"
    assert "articles" in told["description"] and told["og:description"] == told["description"]


def test_the_feed_tells_what_was_worked_on_last_first(site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(site / "feed.xml").getroot()
    assert feed.findtext(f"{atom}updated") == "2024-05-01T00:00:00Z"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == len(GOOD)
    assert entries[0].findtext(f"{atom}title") == "Ångström harbour"
    assert entries[0].findtext(f"{atom}id") == "https://example.org/town/articles/harbour.html"
    assert entries[1].findtext(f"{atom}updated") == "1970-01-01T00:00:00Z"
