"""A theme names families for other scripts: of a package of their own, static or variable, or by a file."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from unicodedata import normalize

import pypdf
import pytest

import factdeck
from factdeck.layout.font_files import files_of
from factdeck.messages import codes
from factdeck.truetype import read_truetype

BENGALI = "title: বাংলাদেশ\nlang: bn\nlead: স্বাধীনতা *যুদ্ধ* ১৯৭১ সালে। **কৌশল**, ক্ষেত্র।\n"
TAMIL = "title: சோழர்\nlang: ta\nlead: சோழப் பேரரசு *நீண்டகாலம்* ஆட்சி செய்தது. **கோ**.\n"


def theme(folder: Path, families: str) -> str:
    file = folder / "own.yaml"
    file.write_text(f"extends: classic\npaper: {{fonts: {{by script: {families}}}}}\n", encoding="utf-8")
    return str(file)


def built(text: str, name: str) -> bytes:
    [output] = factdeck.build(factdeck.loads(text), "fact-sheet", theme=name)
    return output.data


def fonts_of(data: bytes) -> set[str]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }


def text_of(data: bytes) -> str:
    """Vowel signs of two parts are read as these, which is the same text (Unicode Standard Annex 15)."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return normalize("NFC", "\n".join(page.extract_text() for page in pages))


def test_a_family_of_a_package_is_found_by_its_name(tmp_path: Path) -> None:
    data = built(BENGALI, theme(tmp_path, "{Beng: {reading: Hind Siliguri}}"))
    assert "স্বাধীনতা যুদ্ধ ১৯৭১ সালে। কৌশল, ক্ষেত্র।" in text_of(data)
    assert {"HindSiliguri-Regular", "HindSiliguri-Bold"} <= fonts_of(data)


def test_a_variable_family_has_a_regular_and_a_bold_face(tmp_path: Path) -> None:
    regular, bold = (files_of("Noto Sans Tamil")[weight, False] for weight in (False, True))
    widths = [read_truetype(file).advance(read_truetype(file).glyph(ord("க"))) for file in (regular, bold)]
    assert widths[0] != widths[1]
    data = built(TAMIL, theme(tmp_path, "{Taml: {reading: Noto Sans Tamil}}"))
    assert "சோழப் பேரரசு நீண்டகாலம் ஆட்சி செய்தது. கோ." in text_of(data)
    assert {"NotoSansTamil-Regular-400", "NotoSansTamil-Regular-700"} <= fonts_of(data)


def test_a_file_beside_the_theme_is_a_family_with_those_named_alike(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for file in files_of("Hind Siliguri").values():
        shutil.copy(file, tmp_path / "fonts" / file.name)
    data = built(BENGALI, theme(tmp_path, "{Beng: {reading: fonts/HindSiliguri-Regular.ttf}}"))
    assert {"HindSiliguri-Regular", "HindSiliguri-Bold"} <= fonts_of(data)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(factdeck.FactdeckError, match=r"there is no font file 'fonts/Bangla\.ttf'"):
        built(BENGALI, theme(tmp_path, "{Beng: {reading: fonts/Bangla.ttf}}"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            BENGALI,
            "python -m pip install fontpkg-hind-siliguri, and say in your theme: paper: {fonts: {by script: {Beng: {reading: Hind Siliguri}}}}",
        ),
        (
            "title: ಕನ್ನಡ\nlang: kn\nlead: ಕನ್ನಡ\n",
            "save a TrueType font that has them beside your theme, and say in your theme: paper: {fonts: {by script: {Knda: {reading: FILE.ttf}}}}",
        ),
    ],
)
def test_without_a_family_it_is_told_what_to_install_and_to_say(text: str, told: str) -> None:
    with pytest.raises(factdeck.FactdeckError) as raised:
        factdeck.build(factdeck.loads(text), "fact-sheet")
    [problem] = [each for each in raised.value.problems if each.severity == "error"]
    assert problem.code == codes.UNSHAPED_ARTICLE
    assert problem.hint == told


def test_an_output_rests_on_the_font_files_that_its_theme_names(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for file in files_of("Hind Siliguri").values():
        shutil.copy(file, tmp_path / "fonts" / file.name)
    name = theme(tmp_path, "{Beng: {reading: fonts/HindSiliguri-Regular.ttf}}")
    [output] = factdeck.build(factdeck.loads(BENGALI), "fact-sheet", theme=name)
    assert {*(tmp_path / "fonts").iterdir()} <= {*output.depends}


@pytest.mark.parametrize("data", [b"", b"no font", b"\0\1\0\0" + b"\0" * 200])
def test_a_file_that_is_no_font_is_told_at_the_theme(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "Bad-Regular.ttf").write_bytes(data)
    for families in (
        "{Beng: {reading: Bad-Regular.ttf}}",
        "{Beng: {reading: Noto Sans, label: Bad-Regular.ttf}}",
    ):
        with pytest.raises(factdeck.FactdeckError) as told:
            built(BENGALI, theme(tmp_path, families))
        assert [problem.code for problem in told.value.problems] == [codes.INCOMPLETE_THEME]


@pytest.mark.parametrize("tag", [b"cmap", b"glyf", b"head", b"hmtx", b"loca", b"maxp", b"name"])
def test_a_font_with_a_damaged_table_is_told(tag: bytes, tmp_path: Path) -> None:
    font = bytearray(files_of("Hind Siliguri")[False, False].read_bytes())
    place = font.index(tag)
    font[place + 8 : place + 12] = (len(font) - 1).to_bytes(4, "big")
    (tmp_path / "Bad-Regular.ttf").write_bytes(font)
    with pytest.raises(factdeck.FactdeckError) as told:
        built(BENGALI, theme(tmp_path, "{Beng: {reading: Bad-Regular.ttf}}"))
    errors = [problem.code for problem in told.value.problems if problem.severity == "error"]
    assert errors == [codes.INCOMPLETE_THEME]
