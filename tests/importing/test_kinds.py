"""A text's kind is told by its marks; a kind that can't be read is named, and none of its marks are printed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factdeck.article import plain
from factdeck.importing import NotImportable, import_text
from support.imports import article_of

EXPORT = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="fr">
  <siteinfo><sitename>Wikipédia</sitename></siteinfo>
  <page><title>Fort &amp; bourg</title><revision><id>2</id>
    <text bytes="9" xml:space="preserve">'''Le fort''' est là.&lt;ref&gt;Une source&lt;/ref&gt;
[[Catégorie:Fort]]</text></revision></page>
</mediawiki>
"""


def test_a_wiki_s_export_of_one_page_is_that_page() -> None:
    made = import_text(EXPORT)
    article = article_of(made)
    assert (plain(article.title), article.lang, made.kind) == ("Fort & bourg", "fr", "wikitext")
    assert [plain(block.spans).strip() for block in article.lead] == ["Le fort est là."]
    assert [str(source.title) for source in article.sources] == ["Une source"]
    assert "5: category: Fort" in [f"{each.line}: {each.what}" for each in made.leftovers]


WITHOUT_A_READER = """
import sys
sys.modules["mwparserfromhell"] = None
from factdeck.importing import NotImportable, import_text
try:
    import_text("He was born in [[Corsica]].\\n\\n[[Category:People]]\\n")
except NotImportable as refused:
    print(refused.message, refused.hint, sep="\\n")
"""


def test_where_the_reader_of_wikitext_is_missing_the_import_says_how_to_install_it() -> None:
    command = [sys.executable, "-c", WITHOUT_A_READER]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "this is wikitext, and the package that reads it, mwparserfromhell, is not installed",
        "install it by pip; where there is no compiler, set the variable WITHOUT_EXTENSION=1 before",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EXPORT.replace("</mediawiki>", "<page><title>B</title></page></mediawiki>"), "export of 2 pages"),
        (EXPORT.replace("page>", "other>"), "no page"),
        ("% a paper\n\\documentclass{article}\n\\begin{document}It was.\\end{document}", "LaTeX"),
        ("The war\n=======\n\n.. image:: a.png\n\nIt began.", "reStructuredText"),
        ("#+TITLE: The war\n\n* Causes\n\nIt began.", "Org"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "XML"),
    ],
)
def test_a_text_of_another_kind_is_named_and_not_printed_with_its_marks(text: str, message: str) -> None:
    with pytest.raises(NotImportable, match=message):
        import_text(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "He was born in [[Corsica]].\n\n# Youth\n\nIn [[Ajaccio]] and [[Brienne]].\n\n- [[School]]\n",
            "markdown",
        ),
        ("He was **born** in [[Corsica]] and [[Ajaccio]] and [[Brienne|a school]].\n", "markdown"),
        (
            "#work\n\nauthor:: [[Gómez]]\ncountry:: [[Cuba]]\n\n### Note\nHe was born in [[Havana]].\n",
            "markdown",
        ),
        ("The towns:\n\n+---+---+\n| A | B |\n+---+---+\n", "markdown"),
        ("'''He''' was born in [[Corsica]].\n\n# [[Youth]]\n# [[Age]]\n", "wikitext"),
        ("He was born in [[Corsica]].\n\n* [[Youth]]\n\n[[Category:People]]\n", "wikitext"),
        ("He was born in [[Corsica]] and [[Ajaccio]].\n\n# [[Youth]]\n# [[Age]]\n", "wikitext"),
    ],
)
def test_links_in_double_brackets_are_of_notes_as_well_as_of_wikis(text: str, kind: str) -> None:
    assert import_text(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html><p>It began.</p></html>",
        "\n\n<!-- saved -->\n<HTML><p>It began.",
        "<!doctype html>It began.",
    ],
)
def test_a_web_page_is_told_by_how_it_begins(text: str) -> None:
    made = import_text(text, "The war")
    assert made.kind == "page"
    assert [plain(block.spans) for block in article_of(made).lead] == ["It began."]
