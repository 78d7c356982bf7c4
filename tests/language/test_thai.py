"""Thai lines may end between words, which nothing parts; names that no list has are kept together where they can be."""

from __future__ import annotations

import pytest

from factdeck.language.thai import word_ends


def parted(text: str, *, sure: bool = True) -> str:
    ends = word_ends(text)
    return "".join(
        f"|{letter}" if ends.get(at, not sure) is sure and at in ends else letter
        for at, letter in enumerate(text)
    )


@pytest.mark.parametrize(
    "words",
    [
        "สหภาพโซเวียต|ประกาศสงคราม|กับ|ญี่ปุ่น",
        "ที่|ก่อตั้ง|ขึ้น|ใน|ปี พ.ศ. 1781",
        "ฟิลิปปินส์ และ|อินโดนีเซีย",
        "ใน|น้ำ|มี|ปลา ใน|นา|มี|ข้าว",
        "ตากลม|แล้ว|มา|นอน|ตากลม",
        "จักรพรรดิ",
        "คอมพิวเตอร์|เป็น|เทคโนโลยี",
        "Thailand (ประเทศ|ไทย) 1945",
    ],
)
def test_words_of_the_list_are_found(words: str) -> None:
    assert parted(words.replace("|", "")) == words


def test_a_consonant_without_a_vowel_is_no_syllable() -> None:
    assert parted("แบบบิจ", sure=False).endswith("บิจ")
    assert 4 not in word_ends("ชาลส์") and 2 not in word_ends("ชาลส์")


def test_beside_a_name_that_no_list_has_an_end_is_not_sure() -> None:
    ends = word_ends("นายพลมาลินอฟสกี")
    assert ends and not any(ends.values())


def test_no_end_stands_inside_what_is_written_together() -> None:
    text = "เครื่องก๋วยเตี๋ยวน้ำแข็งผู้ใหญ่ทั้งหมดเป็นประวัติศาสตร์อิเล็กทรอนิกส์"
    for at in word_ends(text):
        assert (
            text[at]
            not in "ะาำๅ\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        )
        assert text[at - 1] not in "เแโใไ"


def test_letters_of_no_sense_are_read_in_no_time() -> None:
    assert word_ends("ก" * 3000) is not None
