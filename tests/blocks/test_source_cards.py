"""Cards of sources: quotations and pictures, each on a page of its own with the questions of a scheme."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from factdeck.blocks.source_cards import scheme_of
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.scene import DrawingItem, TextItem
from support.pieces import made, made_of_blocks, paragraphs, read, roles, rules, texts

ARTICLE = """\
title: A town
lang: {lang}
sections:
  - heading: One
    text: |
      It said so.

      > No more of this! [@a] — The mayor, 1901
    sections:
      - heading: Two
        quotation: {{text: "We go on [@a]", who: A clerk, when: "1902"}}
sources: [{{id: a, title: Letters of a town}}]
"""


def test_each_quotation_has_a_page_with_who_and_when() -> None:
    scene, _ = made(ARTICLE.format(lang="en"), "source-card")
    first, second = ([each.text for each in paragraphs([page])] for page in scene.pages)
    assert "Source 1" in first
    assert first[first.index("Source 1") + 1 :][:2] == ["“No more of this!”", "The mayor, 1901"]
    assert [text.strip() for text in second[:4]] == [
        "Source 2",
        "“We go on”",
        "A clerk, 1902",
        "Letters of a town.",
    ]


def test_a_source_is_a_quotation_to_those_who_listen() -> None:
    scene, _ = made(ARTICLE.format(lang="en"), "source-card")
    [said] = [each for each in paragraphs(scene.pages) if each.text == "“We go on”"]
    assert roles(said.element) == ["P", "BlockQuote"]


def test_questions_stand_behind_the_letters_of_the_scheme_with_lines_below() -> None:
    scene, _ = made(ARTICLE.format(lang="en"), "source-card")
    for page in scene.pages:
        assert "".join(each.bullet for each in paragraphs([page]) if each.bullet) == "SOAPS"
        assert len(rules(page)) >= 5 * 2


def test_the_letters_are_those_of_the_articles_language() -> None:
    german, _ = made(ARTICLE.format(lang="de"), "source-card")
    french, _ = made(ARTICLE.format(lang="fr"), "source-card")
    assert "".join(each.bullet for each in paragraphs(german.pages[:1])) == "12345"
    assert "".join(each.bullet for each in paragraphs(french.pages[:1])) == "NADIB"


def test_a_layout_names_another_scheme(tmp_path: Path) -> None:
    blocks = "  - {block: source cards, scheme: scheme HIPP}\n"
    scene, _ = made_of_blocks(ARTICLE.format(lang="en"), blocks, tmp_path)
    assert "".join(each.bullet for each in paragraphs(scene.pages[:1])) == "HIPP"


def test_a_scheme_that_there_is_not_is_told_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"mine\.yaml:5:\d+: there is no word 'scheme HOPP'"):
        made_of_blocks(
            ARTICLE.format(lang="en"), "  - {block: source cards, scheme: scheme HOPP}\n", tmp_path
        )


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Purpose: What for?", ("P", "Purpose:", "What for?")),
        ("But : Pour quoi ?", ("B", "But\u00a0:", "Pour quoi ?")),
        ("1 | Zweck: Wozu?", ("1", "Zweck:", "Wozu?")),
        ("What for?", ("•", "", "What for?")),
    ],
)
def test_a_line_of_a_scheme_is_a_letter_a_name_and_a_question(line: str, read: tuple[str, str, str]) -> None:
    assert [*scheme_of(f"\n{line}\n")] == [read]


def test_an_article_without_sources_makes_a_card_to_be_filled_in() -> None:
    scene, problems = made("title: A town\nlead: It lies by a river.\n", "source-card")
    assert "The source (copy or describe it)" in texts(scene)
    assert len(scene.pages) == 1
    assert problems == []


def test_lines_take_the_room_of_each_page_and_not_of_the_last_alone() -> None:
    scene, _ = made(ARTICLE.format(lang="en"), "source-card")
    for page in scene.pages:
        assert max(rule.box.y for rule in rules(page)) > 0.75 * page.size.height


def test_a_picture_begins_at_the_left_edge_above_its_caption(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="80"><rect width="40" height="80"/></svg>'
    )
    image = "{image: a.svg, alt: A wall, caption: The wall., credit: Drawn for us.}"
    given = read(f"title: A town\nsections: [{{heading: One, image: {image}}}]\n", tmp_path)
    placed = place_layout(given, "source-card", Problems(), Options())
    assert placed is not None
    items = placed.document.pages[0].items
    [drawing] = [item for item in items if isinstance(item, DrawingItem)]
    boxed = [item for item in items if isinstance(item, TextItem)]
    [caption] = [item for item in boxed if item.paragraphs[0].text.startswith("The wall")]
    question = next(item for item in boxed if item.paragraphs[0].bullet == "S")
    assert drawing.box.x == caption.box.x == question.box.x
    assert question.box.y - caption.box.bottom >= 9.0


SHAPES = {"wide": (900, 600), "tall": (600, 1000), "square": (600, 600)}


@pytest.mark.parametrize("theme", ["classic", "reading"])
@pytest.mark.parametrize("count", [1, 2, 14])
def test_the_questions_on_a_picture_stand_on_its_page(tmp_path: Path, theme: str, count: int) -> None:
    for name, size in SHAPES.items():
        Image.new("L", size, 150).save(tmp_path / f"{name}.png")
    names = [[*SHAPES][number % 3] for number in range(count)]
    sections = "".join(
        f"  - heading: The {name} one\n"
        f"    image: {{image: {name}.png, alt: A wall, caption: The wall of the lower town., credit: Jane Doe}}\n"
        for name in names
    )
    scene, _ = made(f"title: A town\nsections:\n{sections}", "source-card", Options(theme=theme), tmp_path)
    letters = ["".join(each.bullet for each in paragraphs([page])) for page in scene.pages]
    assert letters == ["SOAPS"] * count


@pytest.mark.parametrize("words", [10, 60, 80, 100])
def test_no_letter_of_a_scheme_is_left_over_for_another_page(words: int) -> None:
    said = "The river took what the fire had left in the lower town. " * 20
    text = f"title: A town\nsections: [{{heading: One, quotation: {{text: '{' '.join(said.split()[:words])}', who: Ann}}}}]\n"
    scene, _ = made(text, "source-card", Options(theme="reading"))
    letters = ["".join(each.bullet for each in paragraphs([page])) for page in scene.pages]
    assert "".join(letters) == "SOAPS"
    assert all(len(each) > 1 for each in letters)


def test_a_page_that_another_follows_ends_with_lines_at_its_foot() -> None:
    said = "The river took what the fire had left in the lower town. " * 14
    text = f"title: A town\nsections: [{{heading: One, quotation: {{text: '{said}', who: Ann}}}}]\n"
    scene, _ = made(text, "source-card", Options(theme="reading"))
    first, _ = scene.pages
    assert max(rule.box.y for rule in rules(first)) > 0.85 * first.size.height


@pytest.mark.parametrize("theme", ["reading", "large-print"])
@pytest.mark.parametrize("words", [10, 30, 50, 70, 90])
def test_neither_of_two_sources_leaves_a_letter_over(words: int, theme: str) -> None:
    said = " ".join(("The river took what the fire had left in the lower town. " * 20).split()[:words])
    one = f"{{heading: One, quotation: {{text: '{said}', who: Ann}}}}"
    scene, _ = made(f"title: A town\nsections: [{one}, {one}]\n", "source-card", Options(theme=theme))
    letters = ["".join(each.bullet for each in paragraphs([page])) for page in scene.pages]
    assert "".join(letters) == "SOAPS" * 2
    begun = [any(each.text.startswith("Source ") for each in paragraphs([page])) for page in scene.pages]
    assert all(begins or len(each) > 1 for begins, each in zip(begun, letters, strict=True))
