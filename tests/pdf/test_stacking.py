"""A sheet in Hindi or Thai is shaped as HarfBuzz has it, broken where a line may end, and read out as it was written."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest

import factdeck
from factdeck.language.thai import word_ends
from support.glyphs import shown_glyphs

FOLDER = Path(__file__).with_name("stacking")
HINDI, THAI = FOLDER / "manchuria-hi.yaml", FOLDER / "sukhothai-th.yaml"
JOINED = "\u200d"


@lru_cache(maxsize=4)
def sheet(path: Path, layout: str = "fact-sheet") -> bytes:
    [output] = factdeck.build(path, layout)
    return output.data


@lru_cache(maxsize=8)
def built(text: str, layout: str = "fact-sheet") -> bytes:
    [output] = factdeck.build(factdeck.loads(text), layout)
    return output.data


def text_of(data: bytes) -> str:
    """As software reads it that knows nothing of replaced texts."""
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return "\n".join(re.sub(" +", " ", page) for page in pages)


def told_by_poppler(data: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()


def characters(data: bytes, page: int = 0) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return list(document.pages[page].chars)


def test_hindi_is_read_out_as_it_was_written() -> None:
    text = text_of(sheet(HINDI))
    for words in (
        "मंचूरिया पर सोवियत कब्ज़ा",
        "द्वितीय विश्वयुद्ध",
        "राष्ट्रीय कार्यक्रम",
        "हृदय, कर्मी, गर्मियाँ और",
        "१९४५ से १९४६ तक।",
        "The Second World War",
    ):
        assert words in text, words


def test_thai_is_read_out_as_it_was_written() -> None:
    text = text_of(sheet(THAI)).replace(JOINED, "")
    for words in ("อาณาจักรสุโขทัย", "ในน้ำมีปลา ในนามีข้าว", "ก๋วยเตี๋ยว ปฏิญญา", "(Khmer Empire)"):
        assert words in text, words


@pytest.mark.parametrize("path", [HINDI, THAI])
def test_each_word_of_the_lead_is_told_by_poppler_too(path: Path, tmp_path: Path) -> None:
    lead = factdeck.load(path).lead[0].spans
    told = "".join(told_by_poppler(sheet(path), tmp_path).split())
    for word in "".join(span.text for span in lead).split():
        assert word.strip() in told, word


def test_no_glyph_is_a_box_or_read_as_a_private_character() -> None:
    for data in (sheet(HINDI), sheet(THAI)):
        glyphs = list(shown_glyphs(data))
        assert len(glyphs) > 300
        assert all(glyph for _, _, glyph in glyphs)
        assert not re.search("[\ue000-\uf8ff\ufffd]", text_of(data))


def test_a_vowel_sign_that_is_seen_before_its_letter_is_read_behind_it() -> None:
    data = built("title: क\nlang: hi\nlead: कि\n")
    line = sorted((each for each in characters(data) if 11 < each["size"] < 12), key=lambda each: each["x0"])
    assert "".join(each["text"] for each in line) == "कि"


def test_no_line_of_thai_ends_inside_a_word() -> None:
    lead = "สหภาพโซเวียตประกาศสงครามกับญี่ปุ่นและกองทัพแดงได้บุกเข้าสู่แมนจูเรียอย่างรวดเร็วในปัจจุบัน" * 4
    lines = [
        line for line in text_of(built(f"title: ก\nlang: th\nlead: {lead}\n")).split("\n") if len(line) > 30
    ]
    whole, at = "".join(lines).replace(JOINED, ""), 0
    assert whole == lead and len(lines) > 2
    ends = word_ends(lead)
    for line in lines[:-1]:
        at += len(line.replace(JOINED, ""))
        assert ends[at]


def test_labels_of_a_timeline_end_lines_between_words() -> None:
    events = "timeline:\n" + "".join(
        f"  - {{date: {year}, title: พ่อขุนศรีอินทราทิตย์ประกาศอิสรภาพและขึ้นครองราชย์}}\n"
        for year in (1238, 1279, 1292, 1347)
    )
    text = text_of(built(f"title: ก\nlang: th\nlead: ก\n{events}"))
    assert "อิส\n" not in text and "อิส \n" not in text


@pytest.mark.parametrize("path", [HINDI, THAI])
def test_lines_stand_further_apart_than_marks_reach(path: Path) -> None:
    page = [each for each in characters(sheet(path)) if 10 < each["size"] < 13 and each["x1"] < 370]
    [(size, _)] = Counter(each["size"] for each in page).most_common(1)
    lines = sorted({each["matrix"][5] for each in page if each["size"] == size}, reverse=True)
    assert len(lines) > 5
    apart = sorted(before - after for before, after in pairwise(lines))
    assert 1.4 * size < apart[len(apart) // 2] < 1.6 * size


def test_emphasis_in_hindi_leans_and_in_thai_is_italic() -> None:
    leaning = {each["matrix"][2] for each in characters(sheet(HINDI)) if each["text"] == "ल"}
    assert leaning == {0.0, 0.2}
    italic = {each["fontname"] for each in characters(sheet(THAI)) if "Italic" in each["fontname"]}
    assert italic


def test_words_in_another_sheet_are_set_too() -> None:
    data = built("title: A\nlead: Delhi (दिल्ली) and Bangkok (กรุงเทพฯ) are capitals.\n")
    assert "Delhi (दिल्ली) and Bangkok (กรุงเทพฯ) are capitals." in text_of(data)


def test_the_same_article_makes_the_same_bytes() -> None:
    for path in (HINDI, THAI):
        [again] = factdeck.build(path, "fact-sheet")
        assert again.data == sheet(path)


def test_handouts_are_made_too() -> None:
    for path, words in ((HINDI, "मंचूरिया"), (THAI, "สุโขทัย")):
        assert words in text_of(sheet(path, "handout-3"))
