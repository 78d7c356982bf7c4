"""What the formats have in common: fields of an entry with their marks, names, dates and languages."""

from __future__ import annotations

import re

from factdeck.messages.problems import Mark
from factdeck.reading import Text
from factdeck.reading.nodes import Mapping, Sequence

_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "german": "de",
    "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "french": "fr", "francais": "fr", "spanish": "es",
    "italian": "it", "russian": "ru", "portuguese": "pt", "brazilian": "pt-BR", "dutch": "nl", "polish": "pl", "czech": "cs",
    "ukrainian": "uk", "latin": "la", "greek": "el", "swedish": "sv", "danish": "da", "finnish": "fi", "norwegian": "no",
    "hungarian": "hu", "turkish": "tr", "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"-?\d{4}[~?]?(?:-\d\d(?:-\d\d)?)?[~?]?|\d{2,3}X{1,2}")
_CIRCA = re.compile(r"(?i)^(?:c|ca|circa)\.?\s+(\d{4})$")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}


def entry_at(mark: Mark) -> Mapping:
    """An entry without fields so far."""
    entry = Mapping()
    entry.mark = mark
    return entry


def put(entry: Mapping, key: str, text: str, mark: Mark) -> None:
    """Add a field that says something; what a field says first stays."""
    words = " ".join(text.split())
    if words and key not in entry:
        entry[Text(key, mark)] = Text(words, mark)


def put_note(entry: Mapping, text: str, mark: Mark) -> None:
    """Add words to the note."""
    words = " ".join(text.split())
    before = str(entry.pop(Text("note"), ""))
    if words or before:
        put(entry, "note", f"{before} {words}" if before and words else before or words, mark)


def put_names(entry: Mapping, key: str, names: list[dict[str, str]], mark: Mark) -> None:
    """Add names to those that a field has."""
    listed = entry.get(Text(key))
    if not isinstance(listed, Sequence):
        listed = Sequence()
        listed.mark = mark
        if names:
            entry[Text(key, mark)] = listed
    for name in names:
        told = entry_at(mark)
        for part, words in name.items():
            put(told, part, words, mark)
        listed.append(told)


def put_date(entry: Mapping, key: str, text: str, mark: Mark) -> None:
    """Add a date where it is one (EDTF); other words become part of the note."""
    written = _CIRCA.sub(r"\1~", re.sub(r"\s*[–—]\s*|\s*--\s*", "/", text.strip()))
    ends = written.split("/")
    if len(ends) <= 2 and all(_DATE.fullmatch(end) or end in ("..", "") for end in ends) and any(ends):
        put(entry, key, "/".join(end or ".." for end in ends), mark)
    elif key == "issued":
        put_note(entry, text, mark)


def put_language(entry: Mapping, text: str, mark: Mark) -> None:
    """Add a language by its tag (BCP 47) or by the name that BibLaTeX has for it."""
    put(entry, "language", language_tag(text), mark)


def language_tag(text: str) -> str:
    """The tag of a language that is written as one, or by its English name; empty of anything else."""
    words = text.strip()
    return _LANGUAGES.get(words.casefold()) or (words if _TAG.fullmatch(words) else "")


def month_number(text: str) -> str:
    """“03” of March, mar or 3; empty of what is no month."""
    words = text.strip().casefold()
    number = int(words) if words.isdigit() else _MONTHS.get(words[:3], 0)
    return f"{number:02}" if 1 <= number <= 12 else ""


def split_name(text: str) -> dict[str, str]:
    """“Family, Given” or “Given Family” in its parts; a name of one word is one that has none."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) >= 3:
        return {"family": parts[0], "suffix": parts[1], "given": ", ".join(parts[2:])}
    if len(parts) == 2 and parts[0]:
        return _with_particle(parts[0]) | ({"given": parts[1]} if parts[1] else {})
    words = text.split()
    if len(words) == 1:
        return {"literal": words[0]}
    begin = next((at for at, word in enumerate(words[:-1]) if at and word[0].islower()), len(words) - 1)
    return {**_with_particle(" ".join(words[begin:])), "given": " ".join(words[:begin])}


def _with_particle(family: str) -> dict[str, str]:
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    particle = {"non-dropping-particle": " ".join(words[:count])} if count else {}
    return {**particle, "family": " ".join(words[count:])}
