"""Guided notes: which words are gaps, how long these are, how they are read, and their key."""

from __future__ import annotations

import pytest

from factdeck.blocks.gap_words import outline_of
from factdeck.units import points
from support.pieces import made, paragraphs, read, rules, texts

ARTICLE = """\
title: The rising
lang: {lang}
people:
  - {{name: Augustus De Morgan}}
  - {{name: Ada Lovelace}}
teaching:
  glossary:
    - {{term: Armistice, meaning: An end of fighting.}}
sections:
  - heading: On the way
    point: All of it began here
    points:
{points}
"""


def article(*points: str, lang: str = "en") -> str:
    return ARTICLE.format(lang=lang, points="\n".join(f"      - '{point}'" for point in points))


def gaps(*points: str, lang: str = "en") -> list[list[str]]:
    """The words that each point leaves out."""
    [section] = outline_of(read(article(*points, lang=lang)))
    return [[word.replace("\u00a0", " ") for word in point.words] for point in section.points]


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ("The armistice holds", ["armistice"]),
        ("De Morgan teaches her", ["De Morgan"]),
        ("Then Lovelace writes to him", ["Lovelace"]),
        ("9 August 1945: It ends", ["9 August 1945"]),
        ("It ends on August 9, 1945", ["August 9, 1945"]),
        ("It ends in 1945–46", ["1945–46"]),
        ("Some 1,500 people come, and 200 stay", []),
        ("It may end, and they march on", []),
        ("March on, all of you", []),
        ("March: they go on", ["March"]),
        ("Nothing is named here", []),
    ],
)
def test_terms_names_and_dates_are_gaps(point: str, words: list[str]) -> None:
    assert gaps(point) == [words]


def test_dates_are_gaps_in_the_articles_language() -> None:
    assert gaps("Am 9. August 1945 endet es", lang="de") == [["9. August 1945"]]
    assert gaps("Le 9 août 1945, tout finit", lang="fr") == [["9 août 1945"]]


@pytest.mark.parametrize(
    ("lang", "point", "words"),
    [
        ("fr", "En 843, le traité partage tout", ["843"]),
        ("fr", "Vers 500 av. J.-C., la ville naît", ["500 av. J.-C."]),
        ("fr", "Le 25 décembre 800, on le couronne", ["25 décembre 800"]),
        ("de", "Im Jahr 800 wird er gekrönt", ["800"]),
        ("de", "Am 15. März 44 v. Chr. stirbt er", ["15. März 44 v. Chr."]),
        ("en", "It erupts in AD 79", ["AD 79"]),
        ("en", "By 1500 BC it stands", ["1500 BC"]),
        ("en", "In 843 they share it, and 843 men go", ["843"]),
        ("en", "In 900 towns there are 79 men", []),
    ],
)
def test_years_of_few_digits_are_gaps_where_the_text_says_that_they_are_years(
    lang: str, point: str, words: list[str]
) -> None:
    told = f"timeline: [{{date: '0843', title: It is shared}}]\n{article(point, lang=lang)}"
    [section] = outline_of(read(told))
    assert [word.replace("\u00a0", " ") for word in section.points[0].words] == words


def test_years_of_a_life_are_gaps_too() -> None:
    life = "{name: Ada Lovelace, dates: 747–814}"
    told = article("In 814 she dies").replace("{name: Ada Lovelace}", life)
    [section] = outline_of(read(told))
    assert section.points[0].words == ["814"]


def test_a_short_point_has_one_gap_and_a_longer_one_two() -> None:
    assert gaps("In 1945 Lovelace signs the armistice") == [["armistice"]]
    long = "In 1945 Lovelace signs the armistice that had been talked of for so long"
    assert gaps(long) == [["Lovelace", "armistice"]]


def test_a_word_is_left_out_once_and_never_where_a_heading_tells_it() -> None:
    assert gaps("The armistice holds", "The armistice breaks") == [["armistice"], []]
    told = article("The armistice holds").replace("On the way", "An armistice")
    [section] = outline_of(read(told))
    assert section.points[0].words == []


def test_what_the_author_marks_is_left_out_whatever_else_there_is() -> None:
    assert gaps("[Nobody]{gap} signs, [no one]{gap}, and [none]{gap}") == [["Nobody", "no one", "none"]]
    assert gaps("The [very *last* one]{gap} signs") == [["very last one"]]


def test_a_section_without_points_gives_the_first_sentences_of_its_paragraphs() -> None:
    text = "title: A\nsections: [{heading: B, text: 'It ends in 1945. More.\n\n\n  So it is. More.'}]\n"
    [section] = outline_of(read(text))
    assert [(point.words) for point in section.points] == [["1945"], []]


def test_a_gap_is_a_rule_as_long_as_the_word_and_long_enough_for_handwriting() -> None:
    long = "the unconditional surrender of all"
    scene, _ = made(article("The armistice holds", f"So ends [{long}]{{gap}}"), "guided-notes")
    short_gap, *long_gap = [rule for rule in rules(scene.pages[0]) if rule.stroke_width == 0.6][3:]
    assert points("25mm") <= short_gap.box.width < points("27mm")
    assert sum(rule.box.width for rule in long_gap) > points("55mm")


def test_no_word_of_a_gap_stands_on_the_page_and_each_is_read_as_blank() -> None:
    scene, _ = made(article("The armistice holds", lang="de"), "guided-notes")
    [point] = [each for each in paragraphs(scene.pages) if each.text.endswith(" holds")]
    assert "armistice" not in point.text
    elements = [run.element for run in point.runs if run.element]
    assert [(each.role, each.read_as) for each in elements] == [("Span", ""), ("Span", "Lücke"), ("Span", "")]
    assert elements[1].lang == "de"
    assert point.runs[1].text.strip("\u00a0") == ""


def test_the_words_stand_at_the_foot_in_alphabetical_order() -> None:
    scene, _ = made(article("The armistice holds", "[Zoe]{gap} comes", "9 August: It ends"), "guided-notes")
    told = texts(scene)
    at = told.index("Words to fill in")
    assert [word.strip("\u00a0 ") for word in told[at + 1].split("·")] == [
        "9\u00a0August",
        "armistice",
        "Zoe",
    ]


def test_the_key_is_the_same_page_with_the_words_filled_in_on_their_rules() -> None:
    scene, _ = made(article("The armistice holds"), "guided-notes-key")
    [point] = [each for each in paragraphs(scene.pages) if each.text == "The armistice holds"]
    [word] = [run for run in point.runs if run.text == "armistice"]
    assert word.style.face.bold
    [rule] = rules(scene.pages[0])
    piece = next(piece for piece in point.lines[0].pieces if piece.text == "armistice")
    assert rule.box.width == pytest.approx(piece.width)
    assert "Words to fill in" not in texts(scene)


def test_a_citation_in_a_point_is_left_out_as_the_page_has_no_sources() -> None:
    cited = article("The armistice holds [@a]") + "sources: [{id: a, title: A book}]\n"
    scene, _ = made(cited, "guided-notes-key")
    assert "The armistice holds" in texts(scene)


def test_in_all_other_outputs_a_marked_gap_is_plain_text() -> None:
    plain, _ = made(article("The army holds Yalta’s shore"), "lecture")
    marked, _ = made(article("The army holds [Yalta]{gap}’s shore"), "lecture")
    assert [each.runs for each in paragraphs(plain.pages)] == [each.runs for each in paragraphs(marked.pages)]


@pytest.mark.parametrize("layout", ["guided-notes", "lesson-plan"])
def test_headings_and_points_have_no_numbers_of_sources_that_no_page_lists(layout: str) -> None:
    section = '{heading: "Early days [@m]", point: "It began [@m].", notes: "Say so [@m]."}'
    made_of, _ = made(
        f"title: A\nlead: B\nsections: [{section}]\nsources: [{{id: m, title: Book}}]\n", layout
    )
    said = texts(made_of)
    assert {"Early days", "It began."} <= {*said}
    assert not [each for each in said if "[1]" in each]


def test_no_page_ends_with_a_heading_and_one_of_its_points() -> None:
    sections = "".join(
        f"  - heading: Part {part}\n    points: [One of {part}, Two of {part}, Three of {part}]\n"
        for part in range(40)
    )
    scene, _ = made(f"title: A town\nsections:\n{sections}", "guided-notes")
    assert len(scene.pages) > 2
    for page in scene.pages[:-1]:
        assert not paragraphs([page])[-2].text.startswith("One of")
        lines = [
            each.text for each in paragraphs([page]) if each.text.split()[:1][0] in ("Part", "One", "Two")
        ]
        assert lines[-1].split()[0] == "Two"


@pytest.mark.parametrize(
    ("lang", "people", "said", "gap"),
    [
        ("zh", "曹操", "曹操先后击败吕布", "曹操"),
        ("en", "", "In prophase the chromosomes become visible", "chromosomes"),
    ],
)
def test_short_names_in_chinese_and_words_in_the_plural_are_gaps(
    lang: str, people: str, said: str, gap: str
) -> None:
    text = f"title: A\nlang: {lang}\nsections: [{{heading: B, points: [{said}]}}]\n"
    text += f"people: [{{name: {people}}}]\n" if people else ""
    text += "teaching: {glossary: [{term: Chromosome, meaning: A thread of DNA}]}\n"
    [section] = outline_of(read(text))
    assert [word for point in section.all_points() for word in point.words] == [gap]


GAPS_IN_TEXT = """\
title: The rising
sections:
  - heading: On the way
    {points}
    text: |
      It began in spring. They came from [the hills]{{gap}} in the north. Then it rained.

      > Nobody saw [them]{{gap}} go.
"""


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("points: [They came down, It rained]", [[], [], ["the hills"], ["them"]]),
        ("point: It began", [[], ["the hills"], ["them"]]),
    ],
)
def test_sentences_that_the_author_put_gaps_in_are_given_too(points: str, words: list[list[str]]) -> None:
    [section] = outline_of(read(GAPS_IN_TEXT.format(points=points)))
    assert [point.words for point in section.points] == words


@pytest.mark.parametrize(
    "point",
    [
        "On 28 June 1914 Ada Lovelace was in town, and it rained a little all day long",
        "In the following year (August 1964-August 1965) he served as secretary of state at home",
    ],
)
def test_no_gap_stands_right_beside_another(point: str) -> None:
    [part] = outline_of(read(article(point)))
    [found] = part.points
    assert len(found.gaps) == 1


def test_gaps_with_a_word_between_them_are_two() -> None:
    [part] = outline_of(read(article("From 1963 to August 1964 he served as secretary of state at home")))
    assert part.points[0].words == ["1963", "August 1964"]
