"""An import builds at once: names in letters that no sheet shows yet are left out and listed, with the brackets around them."""

from __future__ import annotations

from factdeck.article import plain
from factdeck.importing import import_text
from support.imports import article_of, facts

BOX = "{{Infobox x|name=Khan|native_name={{lang|ka|ანა}}|born={{lang|ka|ხანი}} 1946}}"
TEXT = (
    f"{BOX}'''Khan''' ({{{{lang|ka|ანა კობა}}}}; born 1946) wrote \"{{{{lang|bn|বাংলা}}}}\" in {{{{lang|zh|满洲}}}}. "
    + "He lived there for many years. " * 3
)


def test_words_that_no_font_draws_are_left_out_and_listed() -> None:
    made = import_text(TEXT)
    article = article_of(made)
    assert (
        plain(article.lead[0].spans)
        == "Khan (born 1946) wrote in 满洲." + " He lived there for many years." * 3
    )
    assert facts(article) == {"Born": "1946"}
    told = [each.what for each in made.leftovers]
    for words in ("ანა კობა", "বাংলা", "ანა"):
        assert any(each.startswith("words in letters") and words in each for each in told), told


def test_names_in_letters_that_are_shaped_stay() -> None:
    text = "'''Khan''' (انور کمال, אנואר, अनवर) wrote many books in his life. [[x]]"
    assert "(انور کمال, אנואר, अनवर)" in plain(article_of(import_text(text)).lead[0].spans)


def test_a_text_that_is_written_in_such_letters_keeps_them() -> None:
    text = "'''پاکستان''' جنوبی ایشیا میں واقع ایک ملک ہے [[ایشیا]]."
    assert "جنوبی ایشیا" in plain(article_of(import_text(text)).lead[0].spans)


def test_a_source_without_a_title_that_can_be_drawn_is_still_a_source() -> None:
    text = "'''Khan''' wrote many books in his life.<ref>{{cite book|title=ანა კობა|year=1950|last=Khan}}</ref> [[x]]"
    [source] = article_of(import_text(text)).sources
    assert (str(source.title), str(source.issued)) == ("…", "1950")
