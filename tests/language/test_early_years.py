"""Years of few digits are known by the words beside them, and by what the article dates; other numbers are none."""

from __future__ import annotations

import pytest

from factdeck.language.early_years import early_years, known_years

KNOWN = frozenset((79, 768, 800, 814, 843))


def found(text: str, lang: str, known: frozenset[int] = frozenset()) -> list[str]:
    return [text[start:end] for start, end in early_years(text, lang, known)]


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        ("en", "Vesuvius erupts in AD 79", ["AD 79"]),
        ("en", "It ends in 476 CE, and Rome was founded in 753 BC.", ["476 CE", "753 BC"]),
        ("en", "From 27 BC–AD 14 he ruled", ["27 BC", "AD 14"]),
        ("en", "About 10,000 BCE it thawed", ["10,000 BCE"]),
        ("en", "In the year 800 he is crowned", ["800"]),
        ("en", "They made 20 ad campaigns in Year 7 of school, for 800 years", []),
        ("en", "Some 843 men come in 79 ships", []),
        ("de", "Im Jahr 800 wird er gekrönt", ["800"]),
        ("de", "Um 500 v. Chr. und 9 n.Chr.", ["500 v. Chr.", "9 n.Chr."]),
        ("de", "Nach 800 Jahren kamen 300 Menschen", []),
        ("fr", "Vers 500 av. J.-C., la ville naît", ["500 av. J.-C."]),
        ("fr", "En l’an 800, Charles est couronné", ["800"]),
        ("fr", "Il y a 800 ans, en 300 jours", []),
        ("es", "Hacia 500 a. C. y 79 d.C.", ["500 a. C.", "79 d.C."]),
        ("it", "Nel 44 a.C. muore Cesare", ["44 a.C."]),
        ("ru", "В 988 году крестили Русь за 3 года", ["988"]),
        ("ja", "紀元前660年、794年に都", ["紀元前660", "794"]),
        ("xx", "In 79 AD", []),
    ],
)  # fmt: skip
def test_a_year_of_few_digits_is_told_by_words(lang: str, text: str, years: list[str]) -> None:
    assert found(text, lang) == years


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        ("fr", "En 843, le traité de Verdun partage l’empire", ["843"]),
        ("fr", "Le traité (843) partage l’empire entre 3 fils", ["843"]),
        ("fr", "De 768 à 814 il règne", ["768", "814"]),
        ("de", "Er herrscht 768–814 und wird um 800 gekrönt", ["800"]),
        ("de", "843: Das Reich wird geteilt", ["843"]),
        ("en", "Charles (768–814) is crowned in 800", ["768–814", "800"]),
        ("en", "In 900 it is over, 843 men and 79 % of all", []),
    ],
)
def test_a_year_that_the_article_dates_is_one_where_years_stand(
    lang: str, text: str, years: list[str]
) -> None:
    assert found(text, lang, KNOWN) == years


def test_the_years_of_a_life_are_known() -> None:
    assert known_years("747–814") == {747, 814}
    assert known_years("1879–1953") == set()
