"""Faces and their metrics: equal to what fontTools reads, to what ReportLab draws and to what PowerPoint has."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factdeck.layout.fonts import cover, find_face, metrics, text_width
from factdeck.scene import Face, Run, TextStyle
from factdeck.truetype import read_truetype

PAPER = ["Gentium Book Plus", "Source Sans 3", "Noto Sans", "Lato", "Mukta"]
EAST_ASIAN = ["Noto Sans SC", "Noto Sans JP", "Noto Sans KR"]
SLIDES = ["Arial", "Calibri", "Cambria", "Georgia", "Times New Roman"]
STYLES = [(False, False), (True, False), (False, True), (True, True)]


def run(text: str, face: Face, lang: str = "en-GB") -> Run:
    return Run(text, TextStyle(face, 10.0), lang)


@pytest.mark.parametrize("family", PAPER + EAST_ASIAN)
@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_advances_are_those_that_fonttools_reads(family: str, bold: bool, italic: bool) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    face = find_face(family, bold, italic)
    assert face.file
    judge = ttlib.TTFont(face.file, lazy=True)
    em, glyphs, advances = judge["head"].unitsPerEm, judge.getBestCmap(), judge["hmtx"]
    width = metrics(face).font.width
    ours = {code: width(code) for code in read_truetype(face.file).glyphs()}
    assert len(ours) > 200
    assert set(ours) == {code for code, glyph in glyphs.items() if glyph != ".notdef"}
    assert ours == {code: advances[glyphs[code]][0] / em for code in ours}


@pytest.mark.parametrize("family", PAPER + EAST_ASIAN)
def test_vertical_metrics_are_those_that_fonttools_reads(family: str) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    face = find_face(family)
    judge = ttlib.TTFont(face.file, lazy=True)
    em, hhea, os2 = judge["head"].unitsPerEm, judge["hhea"], judge["OS/2"]
    found = metrics(face)
    assert found.ascent == hhea.ascent / em
    assert found.descent == -hhea.descent / em
    assert found.natural_leading == pytest.approx((hhea.ascent - hhea.descent + hhea.lineGap) / em)
    assert (found.cap_height, found.x_height) == (os2.sCapHeight / em, os2.sxHeight / em)


@pytest.mark.parametrize("family", PAPER + EAST_ASIAN)
def test_letters_are_as_wide_as_reportlab_draws_them(family: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    face = find_face(family)
    text = "Mukden, 9 August 1945 – “Ποιος;” Шэньян ½ ﬁ"
    text = "".join(character for character in text if metrics(face).has(character))
    assert len(text) > 20
    assert sum(text_width(letter, face, 9.5) for letter in text) == pytest.approx(
        TTFont(face.name, str(face.file)).stringWidth(text, 9.5)
    )


@pytest.mark.parametrize(
    ("family", "text", "thousandths"),
    [
        ("Gentium Book Plus", "AV", -160 / 2.048),
        ("Gentium Book Plus", "To", -80 / 2.048),
        ("Source Sans 3", "To", -66),
        ("Source Sans 3", "A\u200dV\u00ad", -14),
        ("Source Sans 3", "T\u00a0o", 0),
        ("Calibri", "AV", 0),
    ],
)
def test_a_text_is_as_wide_as_its_letters_and_the_kerning_that_its_file_has(
    family: str, text: str, thousandths: float
) -> None:
    face = find_face(family)
    letters = sum(metrics(face).advance(letter) for letter in text)
    assert text_width(text, face, 1000) == pytest.approx(1000 * letters + thousandths)


@pytest.mark.parametrize(
    ("family", "bold", "text", "units"),
    [
        ("Calibri", False, "a", 981),
        ("Calibri", True, "a", 1012),
        ("Cambria", False, "n", 1143),
        ("Arial", False, "a", 1139),
        ("Arial", True, " ", 569),
        ("Times New Roman", False, "M", 1821),
        ("Times New Roman", False, "Ж", 1836),
        ("Georgia", False, "M", 1899),
        ("Georgia", False, "0", 1257),
    ],
)
def test_slide_faces_have_the_advances_of_the_family_they_name(
    family: str, bold: bool, text: str, units: int
) -> None:
    assert metrics(find_face(family, bold)).advance(text) * 2048 == pytest.approx(units, abs=1.5)


@pytest.mark.parametrize("family", SLIDES)
@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_a_slide_face_is_named_not_embedded(family: str, bold: bool, italic: bool) -> None:
    face = find_face(family, bold, italic)
    assert face.file is None
    assert (face.family, face.bold, face.italic) == (family, bold, italic)
    assert metrics(face).has("é")
    assert not metrics(face).has("\x00")


@pytest.mark.parametrize(
    ("family", "leading", "ascent"),
    [
        ("Calibri", 1.2207, 0.952),
        ("Cambria", 1.1724, 0.950),
        ("Georgia", 1.1362, 0.917),
        ("Arial", 1.1499, 0.938),
        ("Times New Roman", 1.1499, 0.934),
    ],
)
def test_single_spacing_is_that_of_the_family_not_of_its_metric_twin(
    family: str, leading: float, ascent: float
) -> None:
    for bold, italic in STYLES:
        face = find_face(family, bold, italic)
        assert face.natural_leading == pytest.approx(leading, abs=0.0005)
        assert face.ascent == pytest.approx(ascent, abs=0.001)


def test_an_unknown_family_is_refused_with_those_at_hand() -> None:
    with pytest.raises(ValueError, match=r"'Comic Sans MS'.*Gentium Book Plus.*Calibri"):
        find_face("Comic Sans MS")


def test_a_family_without_an_italic_stands_upright() -> None:
    face = find_face("Noto Sans SC", italic=True)
    assert (face.name, face.italic) == ("NotoSansSC-Regular", False)


def test_what_a_slide_face_lacks_counts_as_wide_as_its_substitute_may_be() -> None:
    calibri = metrics(find_face("Calibri"))
    assert not calibri.has("满") and calibri.advance("满") == 1.0
    assert not calibri.has("ᚠ") and 0.6 <= calibri.advance("ᚠ") <= 1.0
    assert not calibri.has("🙂") and calibri.advance("🙂") >= 1.0


def test_marks_and_invisible_characters_take_no_room() -> None:
    for family in ("Calibri", "Cambria", "Gentium Book Plus", "Lato"):
        found = metrics(find_face(family))
        for character in "\u00ad\u200b\u200d\u2060\ufeff\u0301":
            assert found.advance(character) == 0.0, (family, hex(ord(character)))


def test_spaces_and_hyphens_that_never_break_are_as_wide_as_the_plain_ones() -> None:
    for family in ("Calibri", "Cambria", "Lato", "Noto Sans SC"):
        found = metrics(find_face(family))
        assert found.has("\u00a0") and found.advance("\u00a0") == pytest.approx(found.advance(" "))
        assert found.advance("\u2011") == pytest.approx(found.advance("-"), abs=0.02)
        assert 0 < found.advance("\u202f") <= found.advance(" ")


def test_a_hyphen_that_never_breaks_is_taken_from_a_face_that_has_it() -> None:
    lato, noto = find_face("Lato"), find_face("Noto Sans")
    parts = cover(run("Inner\u2011Mongolian", lato), [noto])
    assert [part.style.face.name for part in parts] == [lato.name, noto.name, lato.name]
    slide = run("Inner\u2011Mongolian", find_face("Calibri"))
    assert cover(slide, []) == [slide]


def test_a_run_that_its_face_covers_stays_one() -> None:
    whole = run("Mukden fell on 20 August.", find_face("Gentium Book Plus"))
    assert cover(whole, [find_face("Noto Sans SC")]) == [whole]


def test_a_run_is_split_where_a_fallback_has_what_its_face_lacks() -> None:
    reading, chinese = find_face("Gentium Book Plus"), find_face("Noto Sans SC")
    parts = cover(run("Manchukuo (满洲国) fell", reading), [find_face("Noto Sans"), chinese])
    assert [(part.text, part.style.face.name) for part in parts] == [
        ("Manchukuo (", reading.name),
        ("满洲国", chinese.name),
        (") fell", reading.name),
    ]


def test_a_bold_run_falls_back_to_the_bold_face() -> None:
    parts = cover(run("满 a", find_face("Gentium Book Plus", bold=True)), [find_face("Noto Sans SC")])
    assert parts[0].style.face.name == "NotoSansSC-Bold"


def test_a_combining_mark_stays_with_its_letter() -> None:
    lato, gentium = find_face("Lato"), find_face("Gentium Book Plus")
    assert not metrics(lato).has("\u0331") and metrics(gentium).has("\u0331")
    parts = cover(run("ma\u0331n", lato), [gentium])
    assert [(part.text, part.style.face.name) for part in parts] == [
        ("m", lato.name),
        ("a\u0331", gentium.name),
        ("n", lato.name),
    ]


def test_what_no_face_has_stays_in_the_runs_own() -> None:
    sans, chinese = find_face("Source Sans 3"), find_face("Noto Sans SC")
    assert [(part.text, part.style.face.name) for part in cover(run("aᚠb满𒀀", sans), [chinese])] == [
        ("aᚠb", sans.name),
        ("满", chinese.name),
        ("𒀀", sans.name),
    ]


def test_measuring_loads_no_font_library() -> None:
    code = (
        "import sys; from factdeck.layout.fonts import find_face, text_width;"
        "assert text_width('Mukden', find_face('Gentium Book Plus'), 10) > 30;"
        "assert text_width('Mukden', find_face('Calibri'), 10) > 30;"
        "print([name for name in ('reportlab', 'fontTools', 'PIL', 'rendercv_fonts') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_arabic_letters_on_slides_are_as_wide_as_where_they_stand_in_the_widest_font_that_stands_in() -> None:
    calibri, bold = (metrics(find_face("Calibri", bold=bold)) for bold in (False, True))
    room = 1.06
    assert calibri.width("ش") == pytest.approx(room * 1.22)
    assert calibri.width("ببب") == pytest.approx(room * (0.28 + 0.30 + 0.98))
    assert calibri.width("با") == pytest.approx(room * (0.28 + 0.30))
    assert calibri.width("اب") == pytest.approx(room * (0.28 + 0.94))
    assert calibri.width("بَ") == calibri.width("ب")
    assert bold.width("القاهرة") > calibri.width("القاهرة")
    assert calibri.width("31° ش") > calibri.width("31°") + calibri.width(" ") + calibri.width("ش")
    assert calibri.width("Kairo") == sum(map(calibri.advance, "Kairo"))


def test_dates_on_japanese_slides_have_room_for_what_programs_set_between_scripts() -> None:
    calibri = metrics(find_face("Calibri"))
    apart = sum(map(calibri.advance, "1853年7月8日"))
    assert calibri.width("1853年7月8日") == pytest.approx(apart + 5 * 0.25)
    assert calibri.width("明治、1853") == pytest.approx(sum(map(calibri.advance, "明治、1853")))
