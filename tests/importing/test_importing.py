"""What an import makes of a dump, of wikitext and of Markdown: an article that builds, and a list of what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import factdeck
from factdeck.article import plain
from factdeck.importing import Given, Imported, NotImportable, import_text
from support.imports import article_of, facts

TEXTS = Path(__file__).parent / "texts"
ALL = sorted(TEXTS.iterdir())


def imported(name: str, given: Given | None = None) -> Imported:
    return import_text((TEXTS / name).read_text(encoding="utf-8"), "A name", given)


def left_out(made: Imported) -> list[str]:
    return [f"{each.line}: {each.what}" for each in made.leftovers]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_import_builds_both_outputs_without_an_error(path: Path) -> None:
    made = imported(path.name)
    article = factdeck.loads(made.text, name=f"{made.slug}.yaml", folder=path.parent)
    assert [Path(file.name).suffix for file in factdeck.build(article)] == [".pdf", ".pptx"]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_the_same_text_gives_the_same_article(path: Path) -> None:
    assert imported(path.name).text == imported(path.name).text


@pytest.mark.parametrize(
    ("name", "kind"),
    [("dump.txt", "dump"), ("state.wiki", "wikitext"), ("person.wiki", "wikitext"), ("fire.md", "markdown")],
)
def test_the_kind_is_told_by_what_stands_in_the_text(name: str, kind: str) -> None:
    assert imported(name).kind == kind


def test_a_dump_keeps_its_facts_and_loses_its_noise() -> None:
    article = article_of(imported("dump.txt"))
    assert plain(article.title) == "Free Port of Strelsau"
    assert facts(article) == {
        "Status": "Free city (under three powers)",
        "Years": "1920–1938",
        "Events: Start": "Treaty of Hentzau (15 November 1920)",
        "Events: End": "Annexed (1 September 1938)",
        "Government: Capital": "Strelsau (old town)",
        "Government: High Commissioner": "Fritz von Tarlenheim (1921)",
        "Government: Anthem": "Song of the Harbour",
        "Everyday life: Currency": "Crown",
        "Everyday life: Time zone": "UTC+1",
        "Today: Part of": "Zenda, Hentzau",
        "More: Common name": "Strelsau",
    }
    assert article.infobox
    assert [plain(state.name) for state in article.infobox.predecessors] == ["Ruritania"]
    assert [(plain(state.name), str(state.years)) for state in article.infobox.successors] == [
        ("Grand Duchy", "1938–1945")
    ]


def test_a_dump_keeps_its_headings_and_lists() -> None:
    article = article_of(imported("dump.txt"))
    [history] = article.sections
    [before] = history.sections
    [quarrel] = before.sections
    assert [plain(each.heading) for each in (history, before, quarrel)] == [
        "History",
        "Before the port",
        "A quarrel",
    ]
    assert [(block.kind, plain(block.spans)) for block in quarrel.text] == [
        ("bullet", "Ruritania wanted the cranes"),
        ("bullet", "Hentzau wanted the railway"),
    ]
    assert [plain(each.title) for each in article.see_also] == ["Free ports", "Ruritania"]
    assert any("section without text: The end" in each for each in left_out(imported("dump.txt")))


def test_dated_statements_are_offered_with_their_sentence() -> None:
    events = {event.date.text: event for event in article_of(imported("dump.txt")).timeline}
    assert "1919" in events
    assert plain(events["1919"].title) == "The powers met and drew a line"
    assert "    # In 1919 the powers met and drew a line.\n" in imported("dump.txt").text
    assert not any(date.startswith("1921") for date in events), "a year of office is no event"


def test_wikitext_keeps_marks_languages_and_citations() -> None:
    article = article_of(imported("state.wiki"))
    lead = article.lead[0].spans
    assert [(span.text, span.lang) for span in lead if span.lang] == [("Ruritanien", "de"), ("满洲国", "zh")]
    assert [span.text for span in lead if span.bold] == ["Ruritania"]
    assert [(cite.key, cite.locator) for span in lead for cite in span.cite] == [
        ("hope-1894", ""),
        ("some-note", ""),
        ("hope-1894", ""),
        ("hope-1894", "p. 12"),
    ]
    hope = article.sources[0]
    assert (str(hope.title), [name.shown for name in hope.author], str(hope.publisher)) == (
        "The Prisoner of Zenda",
        ["Hope, Anthony"],
        "Arrowsmith",
    )
    assert [str(source.title) for source in article.sources[1:]] == ["Some note", "A page, 12 May 2001."]
    assert str(article.sources[2].url) == "https://example.org/a"


def test_nested_templates_show_what_a_reader_sees() -> None:
    told = facts(article_of(imported("state.wiki")))
    assert told["Status"] == "Puppet state of the Empire of Japan"
    assert told["Everyday life: Languages"] == "Ruritanian, German"
    assert not any("Coordinates" in label for label in told)
    assert told["Size: Area in km²"] == "1,234 (1940)"
    assert told["Events: End"] == "Dissolved (18 August 1945)"


def test_quotes_lists_and_tables_become_what_an_article_can_hold() -> None:
    [history] = article_of(imported("state.wiki")).sections
    kinds = [(block.kind, plain(block.spans)) for block in history.text]
    assert ("bullet", "Nested item") in kinds and ("number", "Numbered") in kinds
    assert ("quote", "To be or not") in kinds and ("quote", "it was") in kinds
    assert [plain(block.spans) for block in history.sections[0].text] == [
        "1930: People: 12",
        "1940: People: 14",
    ]


def test_what_is_left_out_of_wikitext_is_listed_with_its_line() -> None:
    told = left_out(imported("state.wiki"))
    assert "28: template 'main': History of Ruritania" in told
    assert "58: category: States" in told
    assert "26: picture, as a comment to fill in: Castle.jpg" in told
    assert any(each.startswith("48: picture") and "A b.png" in each for each in told)


def test_pictures_wait_as_comments_with_their_captions() -> None:
    text = imported("state.wiki").text
    assert "#   image: images/castle.jpg\n" in text
    assert "#   caption: The castle in c. 1900\n" in text


GALLERY = "== Gallery ==\n[[File:a.jpg|thumb|The mill]]\n"


def test_a_heading_of_nothing_but_pictures_waits_with_them() -> None:
    text = f"It is a town.\n\n== Past ==\nIt was.\n\n=== Views ===\n[[File:b.jpg|thumb|A view]]\n\n{GALLERY}"
    made = import_text(text, "A town")
    [past] = article_of(made).sections
    assert (plain(past.heading), past.sections) == ("Past", [])
    assert "  # - heading: Gallery\n    # image:\n    #   image: images/a.jpg\n" in made.text
    taken = made.text.replace("# - heading", "- heading").replace("# sections", "sections")
    again = article_of(replace(made, text=taken)).sections
    assert [plain(each.heading) for each in (*again, *again[0].sections)] == ["Past", "Gallery", "Views"]


def test_a_heading_of_nothing_but_pictures_stands_where_there_is_no_text() -> None:
    made = import_text(GALLERY, "A town")
    assert [plain(each.heading) for each in article_of(made).sections] == ["Gallery"]


def test_links_are_followed_where_the_page_is_known() -> None:
    given = Given(source="https://en.wikipedia.org/wiki/Ruritania")
    article = article_of(imported("state.wiki", given))
    assert [span.link for span in article.lead[0].spans if span.link] == [
        "https://en.wikipedia.org/wiki/Europe"
    ]
    assert [str(each.link) for each in article.see_also][:2] == [
        "https://en.wikipedia.org/wiki/Other_state",
        "https://en.wikipedia.org/wiki/Third",
    ]


def test_the_page_and_its_licence_are_credited() -> None:
    article = article_of(
        imported("person.wiki", Given(source="https://en.wikipedia.org/wiki/Antoinette_de_Mauban"))
    )
    assert article.licence and str(article.licence.name) == "CC BY-SA 4.0"
    assert str(article.sources[0].url) == "https://en.wikipedia.org/wiki/Antoinette_de_Mauban"
    assert article.lead[0].spans[-1].cite[0].key == str(article.sources[0].id)


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("person.wiki", "Born", "4 March 1850 (Paris, France)"),
        ("person.wiki", "Died", "3 February 1901 (Strelsau)"),
        ("person.wiki", "Office: Office", "Minister of Trade"),
        ("battle.wiki", "Result", "Royal victory"),
        ("battle.wiki", "Ruritania: Strength", "1200"),
        ("battle.wiki", "The Six: Losses", "6"),
        ("treaty.wiki", "Signed", "15 November 1920 (Hentzau)"),
        ("settlement.wiki", "Country", "Ruritania"),
        ("settlement.wiki", "Founded", "1204"),
    ],
)
def test_families_of_infoboxes_have_labels_and_groups_for_people(name: str, label: str, value: str) -> None:
    told = facts(article_of(imported(name)))
    assert value in [found for key, found in told.items() if key.endswith(label)], told


def test_markdown_keeps_its_front_matter_notes_and_citations() -> None:
    article = article_of(imported("fire.md"))
    assert (plain(article.title), plain(article.subtitle or ()), str(article.lang)) == (
        "The Great Fire",
        "1666",
        "en-GB",
    )
    assert [str(name) for name in article.authors] == ["Jane Doe", "John Roe"]
    assert article.licence and str(article.licence.name) == "CC BY 4.0"
    assert [cite.key for span in article.lead[0].spans for cite in span.cite] == [
        "see-london-gazette-1666",
        "pepys",
    ]
    assert [plain(each.heading) for each in article.sections] == ["Causes", "Setext"]
    assert "34: code block: x" in left_out(imported("fire.md"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no text"),
        ("<!doctype html><nav>Hello</nav>", "no running text"),
        ("#REDIRECT [[Other]]", "leads to another"),
        ("%PDF-1.7 and so on", "another program"),
        ("---\ntitle: [a\n---\nText", "front matter is no YAML"),
        ("{{Infobox person|name=A}}", "no running text"),
        ("\x00\x01\x02" * 50, "not a text file"),
    ],
)
def test_what_no_article_can_be_made_of_is_told(text: str, told: str) -> None:
    with pytest.raises(NotImportable, match=told):
        import_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 20_000 + "Text here.",
        "[[" * 20_000 + "Text here.",
        "<b>" * 20_000 + "Text here.",
        "{|" * 5_000 + "\nText here.",
        "'''" * 20_000 + "Text here.",
        "> " * 3_000 + "Text here.",
        "- " * 3_000 + "Text here.",
        "**[" * 5_000 + "Text here.",
        "= A =\n\nText here.\n" * 5_000,
    ],
    ids=lambda text: text[:4],
)
def test_broken_markup_costs_no_more_than_its_length(text: str) -> None:
    try:
        assert import_text(text).text
    except NotImportable as refused:
        assert refused.message


@pytest.mark.parametrize(
    "text",
    [
        "---\nreferences: [{id: a, title: A, type: bo-ok, language: '?', URL: here}]\n---\nText here [@a].",
        "# A\n\nText.\n\n##\n\nMore text.",
        "Country: :Ruritania\n\nInfobox\n- Country: :Ruritania\n\nA text that ends here.",
        "A word " * 20 + "and a sign \\ that stands " + "at a line's end \\ or not " * 9,
        "== ==\nText [[here]].\n==  ==\nMore.",
    ],
    ids=[
        "a source that CSL does not know",
        "a nameless heading",
        "a colon",
        "a backslash",
        "nameless headings",
    ],
)
def test_what_an_article_can_not_hold_is_left_out_of_it(text: str) -> None:
    assert article_of(import_text(text, "A name"))


def test_a_citation_keeps_dates_written_as_numbers() -> None:
    cite = "{{cite web|title=T|url=https://example.org/t|date=1999-06-02|access-date=2020-05-01}}"
    [source] = article_of(import_text(f"'''X''' stands here.<ref>{cite}</ref>")).sources
    assert (str(source.issued), str(source.accessed)) == ("1999-06-02", "2020-05-01")


def test_a_citation_has_no_date_that_the_calendar_lacks() -> None:
    cite = "{{cite web|title=T|url=https://example.org/t|date=1999-13-45}}"
    [source] = article_of(import_text(f"'''X''' stands here.<ref>{cite}</ref>")).sources
    assert source.issued is None


def test_front_matter_in_toml_is_read_as_that_in_yaml_is() -> None:
    made = import_text(
        '+++\ntitle = "T"\ndraft = true\n[a]\nb = 1\n+++\n\n# Old bridge\n\nIt spans the river.\n'
    )
    article = article_of(made)
    assert plain(article.title) == "T"
    assert [plain(section.heading) for section in article.sections] == ["Old bridge"]
    assert left_out(made) == ["3: front matter 'draft': true", "4: front matter 'a': 1"]


@pytest.mark.parametrize("heading", ["The old bridge", "🌉 The *Old* Bridge!"])
def test_a_heading_that_says_the_title_again_is_the_title(heading: str) -> None:
    article = article_of(
        import_text(f"---\ntitle: The old bridge\n---\n\n# {heading}\n\nIt spans.\n\n## Fall\n\nIt fell.\n")
    )
    assert plain(article.title) == "The old bridge"
    assert [plain(block.spans) for block in article.lead] == ["It spans."]
    assert [plain(section.heading) for section in article.sections] == ["Fall"]


def test_a_picture_s_address_is_a_file_s_name_with_its_ending() -> None:
    address = "https://upload.example.org/wiki/commons/thumb/a/ab/Old%20bridge.JPG?width=300"
    made = import_text(f"# T\n\nWords.\n\n![The bridge]({address} 'Seen from here')\n")
    assert "#   image: images/wiki-commons-thumb-a-ab-old-bridge.jpg\n" in made.text
    assert "#   alt: The bridge\n#   caption: Seen from here\n" in made.text


def test_what_is_left_out_sends_no_control_sign_to_the_terminal() -> None:
    made = import_text("'''X''' stands here. " + "word " * 200 + "[[Category:A\x1bc\x9b2JB]]")
    assert left_out(made) == ["1: category: A�c›2JB"]


@pytest.mark.parametrize(
    "value", [f"{sign}{more}" for sign in "?!&*%@`-|>:,[]{}#'\"~=<" for more in ("", sign, " a", "a")]
)
def test_a_fact_may_begin_with_any_sign(value: str) -> None:
    made = import_text(f"= Town =\n\nInfobox\n- Motto: {value}\n- Name: x\n\nTown is a place.\n")
    assert article_of(made)


def test_empty_front_matter_is_none() -> None:
    assert plain(article_of(import_text("---\n---\n\n# A\n\nText here.\n")).title) == "A"


def test_front_matter_without_keys_is_listed() -> None:
    assert left_out(import_text("---\n- a\n- b\n---\n\n# A\n\nText here.\n")) == [
        "1: front matter without keys: - a - b"
    ]


def test_an_address_in_a_note_is_one_that_an_article_may_hold() -> None:
    made = import_text("# A\n\nText here.[^a]\n\n[^a]: See https://example.org/x|y^z.\n")
    assert [str(source.url) for source in article_of(made).sources] == ["https://example.org/x%7Cy%5Ez"]


def test_sources_are_cited_whatever_their_keys_are() -> None:
    keys = ["müller1999", "müller1999", "smith+jones", "</ref>", "example-org", "a", "a b"]
    entries = "".join(f"- {{id: {key!r}, title: Of {number}}}\n" for number, key in enumerate(keys))
    front = f"---\nsource: https://example.org/a\nreferences:\n{entries}---\n"
    text = "One [@müller1999]. Two [@smith+jones, p. 3; @a]. Three [@example-org]. None [@b]."
    article = article_of(import_text(front + text, "A name"))
    named = {str(source.id): str(source.title) for source in article.sources}
    assert list(named.values()) == ["a", "Of 0", "Of 2", "Of 3", "Of 4", "Of 5", "Of 6"]
    cited = [[named[cite.key] for cite in span.cite] for span in article.lead[0].spans if span.cite]
    assert cited == [["Of 0"], ["Of 2", "Of 5"], ["Of 4"]]
