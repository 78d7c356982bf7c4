"""A sentence ends where what it quotes ends, not inside."""

from __future__ import annotations

import pytest

from factdeck.language.quotations import outside_quotations
from factdeck.language.sentences import sentence_ends


def parts(text: str, lang: str = "en") -> list[str]:
    start, found = 0, []
    for end in outside_quotations(text, sentence_ends(text, lang), lang):
        found.append(text[start:end].strip())
        start = end
    return found


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["A paper said: “They are British. They may choose.” It was heard.", "Few read it."]),
        ("en-GB", ["“Go. Now!” she said (it was late. Very late) and went.", "He stayed."]),
        ("de", ["Er rief: „Halt! Wer da?“ und schoss.", "Niemand kam."]),
        ("fr", ["Il dit : « Non. Jamais. » et partit.", "Elle resta."]),
        ("zh", ["他说：「走。快走。」然后离开。", "她留下。"]),
    ],
)
def test_a_sentence_holds_the_whole_of_what_it_quotes(lang: str, told: list[str]) -> None:
    joined = ("" if lang == "zh" else " ").join(told)
    found = parts(joined, lang)
    assert found[-1] == told[-1]
    assert all(each.count("“") == each.count("”") or lang == "de" for each in found)
    assert "".join(found).replace(" ", "") == joined.replace(" ", "")
    assert any(opened in found[0] for opened in "“„«「")
    assert any(closed in found[0] for closed in "”“»」")


def test_a_quotation_that_is_never_closed_holds_no_sentence_back() -> None:
    assert parts("He said: “Go. They went. It was late.") == ["He said: “Go.", "They went.", "It was late."]


def test_a_long_speech_is_divided_after_all() -> None:
    speech = "“" + "This is one sentence of a long speech. " * 40 + "That is all.”"
    assert len(parts(speech)) > 20


def test_a_german_word_in_quotation_marks_joins_no_sentences() -> None:
    told = ["Er hieß „Bär“.", "Sie hieß „Wolf“.", "Alle lachten."]
    assert parts(" ".join(told), "de") == told
