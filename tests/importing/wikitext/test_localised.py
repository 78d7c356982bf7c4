"""Pictures, categories, redirects and closing sections are known in the languages of the wikis."""

from __future__ import annotations

import pytest

from factdeck.article import plain
from factdeck.importing import NotImportable, import_text
from factdeck.importing.closing import closing_kind
from factdeck.importing.wikitext.language import language_of
from factdeck.importing.wikitext.localised import is_option, leads_elsewhere, namespace_of
from support.imports import article_of

PICTURES = [
    ("Datei:a.jpg|mini|hochkant=1.2|links|Die Burg", "Die Burg"),
    ("Fichier:a.jpg|vignette|redresse|droite|Le château", "Le château"),
    ("Archivo:a.jpg|miniaturadeimagen|izquierda|200px|El castillo", "El castillo"),
    ("ملف:a.jpg|تصغير|يمين|القلعة", "القلعة"),
    ("Файл:a.jpg|мини|справа|300пкс|Замок", "Замок"),
    ("ファイル:a.jpg|サムネイル|右|城", "城"),
    ("文件:a.jpg|缩略图|左|城堡", "城堡"),
    ("Lêer:a.jpg|duimnael|regs|Die kasteel", "Die kasteel"),
    ("קובץ:a.jpg|ממוזער|שמאל|הטירה", "הטירה"),
    ("चित्र:a.jpg|अंगूठाकार|दाएँ|किला", "किला"),
    ("Image:a.jpg|thumb|right|120x90px|alt=A wall|The castle, ''as it was''", "The castle, *as it was*"),
]


@pytest.mark.parametrize(("link", "caption"), PICTURES, ids=lambda value: value.split(":")[0])
def test_a_picture_has_its_caption_in_every_language(link: str, caption: str) -> None:
    text = import_text(f"'''A''' stands. [[{link}]]").text
    assert f"#   caption: {caption}\n" in text.replace('"', "")
    assert "#   image: images/a.jpg\n" in text
    assert plain(article_of(import_text(f"'''A''' stands. [[{link}]]")).lead[0].spans) == "A stands."


def test_sounds_and_films_are_listed() -> None:
    made = import_text("'''A''' sings. [[File:Song of A.ogg|thumb|The song]] [[Media:B.webm]]")
    assert [each.what for each in made.leftovers] == ["sound or film: Song of A.ogg", "sound or film: B.webm"]


@pytest.mark.parametrize(
    "word", ["REDIRECT", "WEITERLEITUNG", "REDIRECTION", "перенаправление", "転送", "重定向"]
)
def test_a_page_that_leads_elsewhere_is_refused_in_every_language(word: str) -> None:
    assert leads_elsewhere(f"#{word} [[A]]")
    with pytest.raises(NotImportable, match="leads to another"):
        import_text(f"#{word} [[A]] {{{{R from move}}}}")


def test_a_list_that_begins_a_page_leads_nowhere() -> None:
    assert not leads_elsewhere("# First [[A]]")


def test_what_is_no_namespace_and_no_option_stays() -> None:
    assert namespace_of("Mission: Impossible") == ("", "Mission: Impossible")
    assert not is_option("The castle in 1900")
    assert not is_option("")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("See also", "see also"), ("Siehe auch", "see also"), ("Voir aussi", "see also"), ("См. также", "see also"),
        ("関連項目", "see also"), ("参见", "see also"), ("انظر أيضا", "see also"), ("Ver também", "see also"),
        ("External links", "links"), ("Weblinks", "links"), ("Liens externes", "links"), ("外部リンク", "links"),
        ("References", "sources"), ("Einzelnachweise", "sources"), ("Przypisy", "sources"), ("Verwysings", "sources"),
        ("Примечания", "sources"), ("脚注", "sources"), ("Kaynakça", "sources"), ("Notes and references", "sources"),
        ("Bakgrunnsstoff", "links"), ("Kjelder", "sources"), ("Sjå òg", "see also"),
        ("History", ""), ("Reformation", ""),
    ],
)  # fmt: skip
def test_closing_sections_are_known_by_their_headings(heading: str, kind: str) -> None:
    assert closing_kind(heading, last=False) == kind


def test_a_story_may_have_the_heading_of_a_closing_section() -> None:
    assert closing_kind("Bibliography", last=False) == ""
    assert closing_kind("Bibliography", last=True) == "sources"
    works = "'''A''' wrote.\n== Bibliography ==\n* ''One''\n== Prizes ==\nMany.\n== References ==\n* Book\n"
    article = article_of(import_text(works, "A"))
    assert [plain(section.heading) for section in article.sections] == ["Bibliography", "Prizes"]
    assert [str(source.title) for source in article.sources] == ["Book"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("[[Datei:a.jpg]] [[Kategorie:B]]\n== Weblinks ==\n", "de"),
        ("[[Fichier:a.jpg]] [[Catégorie:B]]", "fr"),
        ("[[File:a.jpg]] [[Category:B]]\n== See also ==\n", "en"),
        ("[[Файл:a.jpg]] [[Категория:B]]\n== Примечания ==\n", "ru"),
        ("No sign of any.", ""),
        ("Das Schiff lief in der Bucht vom Stapel. [[Kategorie:B]] [[Kategorie:C]]", "de"),
        ("Die skip is in die hawe en dit was nie nuut nie. [[Kategorie:B]] [[Kategorie:C]]", "af"),
        ("Loď byla roku 1900 na vodě. [[Kategorie:B]] [[Kategorie:C]]", "cs"),
        ("[[Kategorie:B]] [[Kategorie:C]]", ""),
        ("[[Catégorie:B]]", "fr"),
        ("Das Schiff und die Stadt, in der es liegt, sind alt. Es ist von der Bucht aus zu sehen.", "de"),
        (
            "{{cite|The ship of the town}} Die Stadt liegt an der See und ist bei den Gästen aus dem Land bekannt.",
            "de",
        ),
    ],
)
def test_the_language_is_told_by_the_words_of_the_wiki(text: str, lang: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("'''Das Schiff''' lief in der Bucht vom Stapel. [[Kategorie:B]] [[Kategorie:C]]", "de"),
        ("# Strelsau\n\nDie Stadt liegt an der See und ist bei den Gästen aus dem Land bekannt.\n", "de"),
        ("# Strelsau\n\nLa ville est sur la mer et les gens des environs y sont dans une abbaye.\n", "fr"),
        ("# Strelsau\n\nThe town is on the sea.\n", "en"),
    ],
)
def test_the_words_tell_the_language_where_nothing_else_does(text: str, lang: str) -> None:
    made = import_text(text)
    assert article_of(made).lang == lang
    assert not [each for each in made.leftovers if "--lang" in each.what]


def test_what_only_the_sentences_tell_is_not_said_to_be_untold() -> None:
    names = "* Aster Brandt Corvin Dolmar Estrin Falk Gorn Hask Imre Jorn Kask Lomm\n" * 12
    prose = "Bourg est une ville sur la rivière. Le pont est une des plus belles constructions du pays."
    made = import_text(f"{prose}\n\n== X ==\n{names}\n[[Kategorie:A]] [[Category:B]]\n")
    assert article_of(made).lang == "fr"
    assert not [each for each in made.leftovers if "--lang" in each.what]


@pytest.mark.parametrize(
    "text", ["'''A''' 1900. [[Kategorie:B]] [[Kategorie:C]]", "# A\n\n" + "Lorem ipsum dolor amet. " * 20]
)
def test_a_language_that_nothing_tells_is_english_and_told(text: str) -> None:
    made = import_text(text)
    assert article_of(made).lang == "en"
    assert [each.what for each in made.leftovers if "--lang" in each.what] == [
        "the language is taken to be English (lang: en), since nothing in the text tells it; name it: --lang"
    ]
