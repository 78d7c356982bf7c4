"""What opens a deck: its title on the cover, and the short version with the time that the article tells of."""

from __future__ import annotations

import pytest

from factdeck.scene import ImageItem, Page, TextItem
from place.support_sheets import sheet
from support.samples import CASES

COVER = 44.0


def slides(title: str = "A town", lead: str = "It burns.", dates: tuple[str, ...] = ()) -> list[Page]:
    events = [{"date": date, "title": "It came"} for date in dates]
    article = {"title": title, "lead": lead, **({"timeline": events} if events else {})}
    return sheet(article, layout="lecture").pages


def size(page: Page, name: str) -> float:
    [item] = [each for each in page.items if isinstance(each, TextItem) and each.name == name]
    return max(run.style.size for paragraph in item.paragraphs for run in paragraph.runs)


def said(page: Page) -> list[str]:
    texts = [item for item in page.items if isinstance(item, TextItem)]
    return [paragraph.text for item in texts for paragraph in item.paragraphs]


def test_a_short_title_is_large_on_a_cover_without_a_picture() -> None:
    assert size(slides("Bodmin")[0], "title") == pytest.approx(1.6 * COVER, abs=2)
    assert COVER < size(slides("Soviet occupation of Manchuria")[0], "title") < 1.6 * COVER
    assert size(slides("On the long and remarkable history of an old bridge of stone")[0], "title") == COVER


def test_a_short_lead_is_large_beside_the_first_and_last_date() -> None:
    dates = ("1845", "1901")
    short, long = (slides(lead=lead, dates=dates)[1] for lead in ("It burns.", "It burns and burns. " * 20))
    assert size(short, "body") > 1.5 * size(long, "body")


def test_no_years_are_counted_from_a_decade_or_century() -> None:
    assert "56\u00a0years" in said(slides(dates=("1845", "1901"))[1])
    for first in ("18XX", "184X"):
        assert not any("years" in text for text in said(slides(dates=(first, "1901"))[1]))


@pytest.mark.parametrize("title", ["**To remember**", "**To remember:**"])
def test_the_title_of_a_box_is_not_the_short_version(title: str) -> None:
    lead = f"{title}\n\nA line parts the plane. It can't part all.\n\nMore of it."
    texts = said(slides(lead=lead)[1])
    assert any("A line parts the plane." in text for text in texts)
    assert "To remember" not in " ".join(texts)


def test_a_lead_that_is_all_in_bold_is_the_short_version() -> None:
    assert any("To remember" in text for text in said(slides(lead="**To remember**")[1]))
    assert any("It burns." in text for text in said(slides(lead="**It burns.**\n\nMore.")[1]))


def opened(title: str, objectives: list[str] | None = None) -> list[Page]:
    events = [{"date": date, "title": title} for date in ("1845", "1901")]
    sections = [{"heading": heading, "text": "So it was."} for heading in ("Before", "After")]
    teaching = {"objectives": objectives or ["Tell"]}
    article = {"title": "A town", "lead": "It burns.", "timeline": events, "sections": sections}
    return sheet({**article, "teaching": teaching}, layout="lecture").pages


def test_long_events_leave_the_short_version_to_the_lead_on_one_slide() -> None:
    assert [page.layout for page in opened("It came")][2] == "Statement and figures"
    long = opened("It came over the river, as had been foretold, and nobody knew what it was. " * 3)
    assert [page.layout for page in long if page.title.startswith("The short version")] == ["Sentence"]


def test_a_word_that_no_line_holds_keeps_the_first_and_last_date_on_one_slide() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    shown = [page for page in opened(f"{word} burns") if page.title.startswith("The short version")]
    assert [page.layout for page in shown] == ["Statement and figures"]


@pytest.mark.parametrize(
    ("objectives", "told"),
    [
        (["Tell why", "Draw it"], "By the end you can: Tell why; Draw it"),
        (["Tell why.", "Draw it."], "By the end you can: Tell why. Draw it."),
        (["Tell why", "Draw it!"], "By the end you can: Tell why. Draw it!"),
    ],
)
def test_no_semicolon_stands_behind_the_full_stop_of_an_objective(objectives: list[str], told: str) -> None:
    assert told in [text.replace("\u00a0", " ") for text in said(opened("It came", objectives)[1])]


def test_the_caption_under_a_cover_s_picture_stands_in_the_middle_as_the_picture_does() -> None:
    image = {"image": "portrait.png", "alt": "A woman", "caption": "Ann at sea", "credit": "Anon"}
    article = {"title": "Ann", "lead": "She sailed.", "infobox": {"image": image}}
    cover = sheet(article, layout="lecture", folder=CASES.parent / "every-field").pages[0]
    [caption] = [
        item for item in cover.items if isinstance(item, TextItem) and item.paragraphs[0].text == "Ann at sea"
    ]
    [picture] = [item for item in cover.items if isinstance(item, ImageItem)]
    [line] = caption.paragraphs[0].lines
    middle = caption.box.x + (line.pieces[0].x + line.pieces[-1].x + line.pieces[-1].width) / 2
    assert middle == pytest.approx(picture.box.x + picture.box.width / 2, abs=1)
