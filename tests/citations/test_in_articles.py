"""Articles cite in the style that a layout or a theme names, in the text, in notes and in a list of sources."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from factdeck import loads, pdf
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.command_line import main as cli
from factdeck.messages.problems import Problems
from factdeck.scene import Element, Paragraph, Scene, paragraphs_of
from support.samples import CASES, ROOT, article

SOURCED = CASES / "sourced.yaml"


def set_in(style: str, folder: Path, monkeypatch: pytest.MonkeyPatch, base: str = "fact-sheet") -> Scene:
    """The article in a layout of the project's own that names a citation style."""
    return placed(f"citation style: {style}\n", folder, monkeypatch, base)


def placed(lines: str, folder: Path, monkeypatch: pytest.MonkeyPatch, base: str = "fact-sheet") -> Scene:
    problems = Problems()
    made = made_of(lines, folder, monkeypatch, problems, base)
    assert made is not None, [str(problem) for problem in problems]
    return made


def made_of(
    lines: str, folder: Path, monkeypatch: pytest.MonkeyPatch, problems: Problems, base: str = "fact-sheet"
) -> Scene | None:
    output = "pdf" if base == "fact-sheet" else "pptx"
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / "own.yaml").write_text(
        f"output: {output}\nextends: {base}\n{lines}", encoding="utf-8"
    )
    monkeypatch.chdir(folder)
    done = place_layout(article(SOURCED), "own", problems, Options())
    return done.document if done else None


def paragraphs(scene: Scene) -> list[Paragraph]:
    return [part for page in scene.pages for item in page.items for part in paragraphs_of(item)]


def told(scene: Scene) -> list[str]:
    return [part.text.replace("\u00a0", " ") for part in paragraphs(scene)]


def listed(scene: Scene) -> dict[str, str]:
    """The entries by key."""
    return {
        part.anchor.removeprefix("source "): " ".join(
            filter(None, (part.bullet, part.text.replace("\u00a0", " ")))
        )
        for part in paragraphs(scene)
        if part.anchor.startswith("source ")
    }


def test_an_author_date_style_cites_in_the_line_with_the_full_stop_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("apa", tmp_path, monkeypatch)
    assert (
        "In August 1945 the Red Army took Manchuria in ten days (Glantz, 1983, p. 3). Glantz calls the plan the boldest of "
        "the war (1983, pp. 12–19). Others see in it the last act of an older quarrel (see Slavinsky, 2004, Chapter 4; "
        "Smith, 2015b)."
    ) in told(scene)
    assert (
        "The railways came first (Smith, 2015a). What became of the machines is told in many ways"
        in " ".join(told(scene))
    )


def test_entries_stand_in_the_styles_order_and_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = listed(set_in("apa", tmp_path, monkeypatch))
    assert [*entries][:4] == ["map1945", "glantz1983", "edited2011", "film1956"]
    assert entries["edited2011"] == (
        "Hasegawa, T., & Smith, A. (Eds). (2011). The end of the Pacific War. Stanford University Press."
    )
    assert entries["smith2015a"].endswith("601–619. https://doi.org/10.1000/182")


def test_a_note_and_a_licence_that_a_style_has_no_words_for_are_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = listed(set_in("apa", tmp_path, monkeypatch))
    assert entries["archive1945"].endswith(" Quoted from a copy.")
    assert entries["map1945"].endswith(" (Public domain)")


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "chicago-notes-bibliography"])
def test_a_source_of_a_type_that_a_style_lists_not_is_listed_unless_a_citation_tells_all_of_it(
    style: str,
) -> None:
    told_of = loads(
        "title: Song\nlead: Told by her daughter [@daughter; @letter; @ovid].\nsources:\n"
        "  - {id: daughter, type: personal_communication, title: A call, author: [{family: Brown}], note: Tape 3}\n"
        "  - {id: letter, type: personal_communication, title: A letter, author: [{family: Green}], issued: 1984}\n"
        "  - {id: ovid, type: classic, title: Metamorphoses, author: [{family: Ovid}]}\n"
        "  - {id: homer, type: classic, title: Iliad, author: [{family: Homer}]}\n"
    )
    problems = Problems()
    done = place_layout(told_of, "fact-sheet", problems, Options(citation_style=style))
    assert done is not None, [str(problem) for problem in problems]
    entries = listed(done.document)
    assert "Homer" in entries["homer"] and "Iliad" in entries["homer"]
    assert "Brown" in entries["daughter"] and entries["daughter"].endswith(" Tape 3")
    assert "letter" not in entries


def test_notes_are_those_that_the_page_leads_to_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("chicago-notes-bibliography", tmp_path, monkeypatch)
    notes = {part.bullet: part.text for part in paragraphs(scene) if part.anchor.startswith("note ")}
    assert [*notes] == [f"{number}." for number in range(1, 11)]
    assert notes["1."].startswith(
        "David M. Glantz, August Storm: The Soviet 1945 Strategic Offensive in Manchuria"
    )
    assert notes["2."] == "August Storm, 12–19."
    assert notes["4."].startswith("Sino-Soviet Treaty of Friendship and Alliance")
    assert notes["5."].startswith("Glantz, August Storm; Slavinsky, The Japanese–Soviet Neutrality Pact; ")
    backs = [part.runs[0].link for part in paragraphs(scene) if part.anchor.startswith("note ")]
    in_drawing = backs.pop(3)
    assert {link[1:] for link in backs} <= {part.anchor for part in paragraphs(scene)}
    assert all(link.startswith("#cited ") for link in (*backs, in_drawing))
    links = [run.link for part in paragraphs(scene) for run in part.runs if run.link.startswith("#note ")]
    assert links == [f"#note {number}" for number in range(1, 11) if number != 4]


def test_numbers_of_a_numeric_style_stand_before_its_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("ieee", tmp_path, monkeypatch)
    assert any("of the plain [1], [2], [5], [6]." in text for text in told(scene))
    assert listed(scene)["glantz1983"].startswith("[1] D. M. Glantz, August Storm")


def test_small_capitals_are_capitals_a_little_higher_than_small_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("din-1505-2", tmp_path, monkeypatch)
    assert any("in ten days (GLANTZ, 1983, p. 3)" in text for text in told(scene))
    lead = next(part for part in paragraphs(scene) if "(GLANTZ" in part.text)
    sizes = {run.text: run.style.size for run in lead.runs}
    assert sizes["LANTZ"] == pytest.approx(0.8 * sizes["G"])


def test_slides_cite_in_short_where_paper_has_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = set_in("chicago-notes-bibliography", tmp_path, monkeypatch, "lecture")
    assert "Three fronts (Glantz, August Storm, 44)" in told(deck)
    assert any(text.startswith("Glantz, David M. August Storm: The Soviet 1945") for text in told(deck))


def test_without_a_style_sources_have_numbers_and_rows_of_them_are_drawn_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("short", tmp_path, monkeypatch)
    assert (
        "Three fronts were to meet in the middle of the plain.[1–3; 6] The directive said so plainly.[7]"
        in told(scene)
    )
    entries = listed(scene)
    assert entries["about1946"] == (
        "12. Zhang, Jia’ao; Myers, Ramon H. (c. 1946). Notes on the withdrawal. Shanghai: Commercial Press."
    )
    assert entries["edited2011"].startswith("3. Hasegawa, Tsuyoshi; Smith, Ann (eds., 2011). The end")
    assert entries["smith2015b"].startswith(
        "5. Smith, Ann (November 2015). A railway and its masters. Past & Present (228): 99–104."
    )


@pytest.mark.parametrize("style", ["short", "apa", "chicago-notes-bibliography", "iso690-numeric-en"])
def test_no_date_is_printed_as_it_was_written(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "1946~" not in " ".join(told(set_in(style, tmp_path, monkeypatch)))


@pytest.mark.parametrize("style", ["short", "apa"])
def test_a_citation_leads_to_its_source_and_that_back(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in(style, tmp_path, monkeypatch)
    by_anchor = {part.anchor: part for part in paragraphs(scene) if part.anchor}
    cited = [run for part in paragraphs(scene) for run in part.runs if run.link.startswith("#source ")]
    assert {roles(run.element)[0] for run in cited} == {"Reference"}
    for run in cited:
        if run.link[1:] in by_anchor:
            back = by_anchor[run.link[1:]].runs[0]
            assert back.link.startswith("#cited ")
            assert back.link[1:] in by_anchor


def test_the_dash_of_a_row_of_numbers_leads_to_the_sources_that_it_stands_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = set_in("short", tmp_path, monkeypatch)
    row = next(part for part in paragraphs(scene) if part.text.startswith("Three fronts were to meet"))
    (dash,) = (run for run in row.runs if run.text == "–")
    assert dash.link == "#source slavinsky2004"
    assert roles(dash.element)[0] == "Reference"
    links = {run.link for part in paragraphs(scene) for run in part.runs}
    in_drawing = {"treaty1945"}
    assert {f"#source {key}" for key in listed(scene) if key not in in_drawing} <= links
    backs = [part.runs[0].link for part in paragraphs(scene) if part.anchor.startswith("source ")]
    assert all(link.startswith("#cited ") for link in backs)


def test_the_dash_of_a_row_that_a_style_draws_together_leads_to_the_first_of_its_sources() -> None:
    from factdeck.citations.csl import CiteItem, Processor, read_locale, read_style

    folder = ROOT / "layouts" / "citation-styles"
    style = read_style((folder / "iso690-numeric-en.csl").read_text(encoding="utf-8"))
    locale = read_locale((folder / "locales-en-US.xml").read_text(encoding="utf-8"))
    items = {key: {"id": key, "type": "book", "title": key.upper()} for key in "abcd"}
    (cited,) = Processor(style, locale, items, [[CiteItem(key) for key in items]]).citations()
    assert "".join(part.text for each in cited for part in each.parts) == "(1–4)"
    assert [each.key for each in cited] == ["", "a", "b", "d", ""]


def roles(element: Element | None) -> list[str]:
    found = []
    while element is not None:
        found.append(element.role)
        element = element.parent
    return found


def test_notes_are_tagged_with_their_identifiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    scene = set_in("chicago-notes-bibliography", tmp_path, monkeypatch)
    path = tmp_path / "town.pdf"
    path.write_bytes(pdf.render(replace(scene, attachments=[]), "2a"))
    tree = pypdf.PdfReader(path).trailer["/Root"]["/StructTreeRoot"]
    notes = [node for node in nodes(tree["/K"][0]) if node["/S"] == "/Note"]
    assert [node["/ID"] for node in notes] == [f"note-{number:06}" for number in range(1, 11)]
    assert len(tree["/IDTree"]["/Names"]) == 20
    assert all([kid.get_object()["/S"] for kid in node["/K"]] == ["/Lbl", "/P"] for node in notes)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    found = node.get_object()  # type: ignore[attr-defined]
    if isinstance(found, dict) and "/S" in found:
        yield found
        for kid in found.get("/K", []):
            if hasattr(kid, "get_object") and not isinstance(kid, int):
                yield from nodes(kid)


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("short", "[11, § 5]"),
        ("apa", "(Sino-Soviet Treaty of Friendship and Alliance, 1945, § 5)"),
        ("chicago-notes-bibliography", "[4]"),
    ],
)
def test_a_drawing_says_what_its_texts_cite(
    style: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdf

    path = tmp_path / "town.pdf"
    path.write_bytes(pdf.render(replace(set_in(style, tmp_path, monkeypatch), attachments=[]), "2a"))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert f"The treaty is signed {words}" in " ".join(text.replace("\u00a0", " ").split())


def test_a_layout_comes_before_a_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "layouts" / "themes").mkdir(parents=True)
    (tmp_path / "layouts" / "themes" / "ours.yaml").write_text(
        "extends: classic\ncitation style: apa\n", encoding="utf-8"
    )
    by_theme = placed("theme: ours\n", tmp_path, monkeypatch)
    assert any("(Glantz, 1983, p. 3)" in text for text in told(by_theme))
    by_layout = placed("theme: ours\ncitation style: short\n", tmp_path, monkeypatch)
    assert any("[1, p. 3]" in text for text in told(by_layout))


def test_a_file_of_a_style_stands_for_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "layouts" / "citation-styles" / "apa.csl").read_text(encoding="utf-8")
    (tmp_path / "ours.csl").write_text(text, encoding="utf-8")
    assert any("(Glantz, 1983, p. 3)" in text for text in told(set_in("ours.csl", tmp_path, monkeypatch)))


@pytest.mark.parametrize("named", ["apa", str(ROOT / "layouts" / "citation-styles" / "apa.csl")])
def test_the_style_that_is_asked_for_comes_before_a_layouts(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts").mkdir()
    own = "output: pdf\nextends: fact-sheet\ncitation style: ieee\n"
    (tmp_path / "layouts" / "own.yaml").write_text(own, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = place_layout(article(SOURCED), "own", Problems(), Options(citation_style=named))
    assert done is not None
    assert any("(Glantz, 1983, p. 3)" in text for text in told(done.document))
    assert any(path.name == "apa.csl" for path in done.depends)


def test_a_style_that_is_asked_for_and_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--layout", "fact-sheet", "--citation-style", "ap", "-o", str(tmp_path)]
    assert cli.main(["build", str(SOURCED), *options]) == 1
    assert "there is no citation style 'ap'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_style_that_is_not_there_is_told_of_an_article_without_sources_too(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("title: A town\nlead: It lies by the sea.\n", encoding="utf-8")
    into = ["-o", str(tmp_path / "out")] if command == "build" else []
    for style in ("nonsense", "no/such.csl"):
        assert cli.main([command, str(bare), "--citation-style", style, *into]) == 1
        assert f"there is no citation style '{style}'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    for style in ("short", "apa", str(ROOT / "layouts" / "citation-styles" / "apa.csl")):
        assert cli.main([command, str(bare), "--citation-style", style, *into]) == 0


def test_a_style_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = Problems()
    assert made_of("citation style: chicago-author\n", tmp_path, monkeypatch, problems) is None
    (problem,) = problems.errors
    assert "there is no citation style 'chicago-author'" in problem.message
    assert problem.hint == "did you mean 'chicago-author-date'?"
    assert problem.mark is not None
    assert problem.mark.line == 3


def doubling(count: int) -> str:
    """A style whose macros each call the next one twice."""
    bodies = [f"<text macro='m{number}'/>" * 2 for number in range(1, count + 1)]
    calls = "".join(f"<macro name='m{number}'>{body}</macro>" for number, body in enumerate(bodies))
    last = f"<macro name='m{count}'><text value='a'/></macro>"
    return f"<style>{calls}{last}<citation><layout><text macro='m0'/></layout></citation></style>"


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("<style><citation>\n</style>", "mismatched tag", 2),
        ("<style/>", "has no <citation>", 1),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]><style/>", "document type", 1),
        (
            "<style><macro name='a'><text macro='a'/></macro><citation><layout><text macro='a'/></layout></citation></style>",
            "leads back to itself",
            1,
        ),
        ("<style><citation><layout><text macro='b'/></layout></citation></style>", "no macro 'b'", 1),
        (doubling(30), "more than 10,000,000 elements", 1),
        (doubling(60), "more than 40 of its macros", 1),
        ("<style>" + "<group>" * 70 + "</group>" * 70 + "</style>", "more than 60 deep", 1),
    ],
)
def test_a_file_that_is_no_style_is_told_at_its_line(
    text: str, said: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.csl").write_text(text, encoding="utf-8")
    problems = Problems()
    assert made_of("citation style: ours.csl\n", tmp_path, monkeypatch, problems) is None
    (problem,) = problems.errors
    assert said in problem.message
    assert problem.mark is not None
    assert (Path(problem.mark.source.name).name, problem.mark.line) == ("ours.csl", line)


def test_no_engine_is_loaded_where_no_style_is_named() -> None:
    code = (
        "import sys; from factdeck.command_line.main import main; main(['check', '--layout', 'fact-sheet', sys.argv[1]]);"
        "print([name for name in sys.modules if name.startswith('factdeck.citations.csl')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SOURCED)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_quotation_inside_a_quoted_title_gets_the_inner_signs() -> None:
    from factdeck.citations.csl import Processor, read_locale, read_style

    folder = ROOT / "layouts" / "citation-styles"
    style = read_style((folder / "chicago-author-date.csl").read_text(encoding="utf-8"))
    items = {
        "a": {"id": "a", "type": "webpage", "title": "Why “storms” end", "issued": {"date-parts": [[-44]]}}
    }
    told = {}
    for lang in ("en-US", "de-DE"):
        locale = read_locale((folder / f"locales-{lang}.xml").read_text(encoding="utf-8"))
        (entry,) = Processor(style, locale, items, []).entries()
        told[lang] = "".join(part.text for part in entry.parts)
    assert told["en-US"] == "“Why ‘Storms’ End.” 44\u00a0BC."
    assert told["de-DE"].startswith("„Why ‚storms‘ end“. 44\u00a0v.")
