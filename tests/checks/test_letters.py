"""What no font draws is told once for each script, when an article is checked and when its sheet is placed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout, sheet_theme
from factdeck.checks.letters import check_glyphs
from factdeck.layout.fonts import metrics
from factdeck.layout.glyphs import EVERYDAY
from factdeck.layout.loading import layout_files, read_theme
from factdeck.messages import codes
from factdeck.messages.problems import Problem, Problems, Source


def found(text: str, layout: str = "", folder: Path = Path()) -> list[Problem]:
    """What the text alone tells; with a layout, what placing it tells."""
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=folder)
    assert article is not None, list(problems)
    if layout:
        place_layout(article, layout, problems, Options())
    else:
        check_glyphs(article, problems, sheet_theme)
    return [problem for problem in problems if problem.severity == "error"]


def told(text: str) -> list[tuple[str, str]]:
    return [(str(problem.mark), problem.code) for problem in found(text)]


def test_each_script_that_no_font_draws_is_told_at_its_first_place() -> None:
    assert told("title: A 🐉\nlead: |\n  Two lines,\n  one *of 𓀀* them.\n") == [
        ("a.yaml:1:10", codes.NO_GLYPH),
        ("a.yaml:4:11", codes.NO_GLYPH),
    ]


def test_a_script_is_told_once_with_the_number_of_its_other_places() -> None:
    text = "lead: ქართული ენა\nsections:\n  - {heading: B, text: ა}\ntitle: The word ქართული\n"
    [problem] = found(text)
    assert str(problem.mark) == "a.yaml:1:7"
    assert (
        problem.message
        == "no font at hand draws Georgian letters such as 'ქ' (U+10E5), here and in 3 more places"
    )


def test_signs_are_named_one_by_one_up_to_a_handful() -> None:
    [problem] = found("title: A\nlead: 🐉 and 🐉 and 🐈\n")
    assert problem.message == (
        "no font at hand draws '🐉' (U+1F409), '🐈' (U+1F408), here and in 2 more places"
    )
    [problem] = found("title: A\nlead: " + " ".join(map(chr, range(0x1F400, 0x1F40A))) + "\n")
    assert problem.message.endswith("'🐅' (U+1F405) and 4 signs more, here and in 9 more places")


def test_what_a_fallback_draws_is_not_told() -> None:
    assert told("title: 满洲国\nlead: Маньчжурия, Μαντζουρία, Manchúria, かな, 한국어, № ½ ☐ → ≤ ²\n") == []


def test_what_is_only_spoken_is_not_told() -> None:
    assert told("title: A\nsections:\n  - heading: B\n    text: C\n    notes: Smile 🐉\n") == []


def test_what_is_printed_beside_equal_notes_is_told() -> None:
    inner = "    sections:\n      - heading: C\n        notes: Smile 🐉\n        text: Smile 🐉\n"
    assert told(f"title: A\nsections:\n  - heading: B\n    notes: Smile 🐉\n{inner}") == [
        ("a.yaml:8:21", codes.NO_GLYPH),
    ]


def test_a_plain_text_without_marks_is_told_of_too() -> None:
    assert told("title: A\nlead: B\nauthors: [ა]\nlicence: {name: 🐉}\n") == [
        ("a.yaml:3:11", codes.NO_GLYPH),
        ("a.yaml:4:17", codes.NO_GLYPH),
    ]


SHAPED = {
    "Syriac": "ܫܠܡܐ ܥܠܡܐ",
    "Thaana": "ދިވެހި ބަސް",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Khmer": "ភាសាខ្មែរ",
    "Myanmar": "မြန်မာ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
}


@pytest.mark.parametrize("script", SHAPED)
def test_a_script_that_must_be_shaped_and_has_no_font_is_refused_on_paper_and_made_as_slides(
    script: str,
) -> None:
    text = f"title: '{SHAPED[script]}'\nlead: '{SHAPED[script]} 1945 ({SHAPED[script]}).'\n"
    for layout in ("", "fact-sheet"):
        [problem] = found(text, layout)
        assert (str(problem.mark), problem.code) == ("a.yaml:1:9", codes.UNSHAPED_ARTICLE)
        if script == "Mongolian":
            assert problem.message.startswith("Mongolian can't be set on paper yet")
            assert "--layout lecture" in problem.hint
        else:
            assert problem.message.startswith(f"no font at hand draws {script} letters such as")
            assert "say in your theme: paper: {fonts: {by script: {" in problem.hint
    assert found(text, "lecture") == []


def test_a_sheet_is_refused_only_for_what_stands_on_it() -> None:
    """Points are for slides alone."""
    text = "title: A\nsections:\n  - {heading: B, text: C, points: [বাংলা]}\n"
    assert found(text, "fact-sheet") == []


@pytest.mark.parametrize(
    "lang", ["th", "hi", "ar", "he", "ka", "am", "ja", "ko", "zh-Hant", "el", "vi", "uk"]
)
def test_an_article_in_latin_letters_is_set_whatever_its_language(lang: str) -> None:
    events = "timeline:\n  - {date: 1945-08-09, title: C}\n  - {date: 1946, title: D}\n"
    assert found(f"title: A\nlang: {lang}\nlead: B\n{events}", "fact-sheet") == []


def test_what_nobody_wrote_in_the_article_is_told_of_at_its_block(tmp_path: Path) -> None:
    """A foot in a layout's own words."""
    layout = tmp_path / "own.yaml"
    layout.write_text("extends: fact-sheet\nfoot: {left: ქართული}\n", encoding="utf-8")
    [problem] = found("title: A\nlead: B\n", str(layout))
    assert problem.code == codes.NO_GLYPH and "Georgian" in problem.message
    assert "in the layout" in problem.hint


def test_letters_in_a_picture_s_drawing_are_told_of_at_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="1" y="15">ა 满</text></svg>',
        encoding="utf-8",
    )
    text = "title: A\nlead: B\nsections:\n  - heading: C\n    image: {image: a.svg, alt: D, credit: E}\n"
    [problem] = found(text, "fact-sheet", tmp_path)
    assert (str(problem.mark), problem.code) == ("a.yaml:5:20", codes.NO_GLYPH)
    assert "'ა'" in problem.message and "满" not in problem.message


@pytest.mark.parametrize("letters", ["বাংলা", "ქართული"])
def test_a_long_article_that_no_font_draws_is_told_of_without_trying_to_fit_it(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factdeck.place import pages

    placings: list[int] = []
    place = pages.place_pages

    def counted(*given: Any, **named: Any) -> pages.PlacedPages:
        placings.append(1)
        return place(*given, **named)

    monkeypatch.setattr("factdeck.building.paper.place_pages", counted)
    words = " ".join([letters] * 3000)
    [problem] = found(
        f"title: A\nlead: {words}\nsections:\n  - {{heading: B, text: {words}}}\n", "fact-sheet"
    )
    assert "here and in 5,999 more places" in problem.message
    assert len(placings) == 1


@pytest.mark.parametrize("name", ["classic", "photocopy", "reading", "large-print"])
def test_every_theme_draws_what_is_taken_for_granted(name: str) -> None:
    theme = read_theme(name, "paper", layout_files(), Problems())
    assert theme
    for font in ("reading", "label", "title"):
        face = theme._faces[font].regular
        lacking = {letter for letter in EVERYDAY if not metrics(face).has(letter)}
        assert all(theme.draws(letter) for letter in lacking), (font, lacking)


@pytest.mark.parametrize("letters", ["كانت مدينة", "שלום עולם", "दिल्ली", "กรุงเทพฯ"])
def test_what_sets_letters_that_join_is_named_where_it_is_not_installed(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdeck.layout.fonts.can_shape", lambda: False)
    [problem] = found(f"title: {letters}\nlead: {letters}.\n", "fact-sheet")
    assert problem.code == codes.UNSHAPED_ARTICLE
    assert "without the package uharfbuzz" in problem.message
    assert "pip install uharfbuzz" in problem.hint


@pytest.mark.parametrize(
    "letters",
    [
        "كانت مدينة ١٩٤٥",
        "می‌روم پچژگ ۱۹۴۵",
        "بڑی ٹوٹے ہیں",
        "שלום עולם",
        "בְּרֵאשִׁית",
        "ק״מ וצ׳ילה",
        "द्वितीय १९४५।",
        "น้ำ ๑๙๔๕ ฿",
    ],
)
def test_letters_of_arabic_hebrew_devanagari_and_thai_are_set_on_paper(letters: str) -> None:
    assert found(f"title: {letters}\nlead: {letters}.\n", "fact-sheet") == []
    assert found(f"title: Town\nlead: A town ({letters}).\n", "fact-sheet") == []
