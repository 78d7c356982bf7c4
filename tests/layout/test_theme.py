"""Themes: what they take from each other, what is wrong with one, and that those we ship hold for every article."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.options import Options
from factdeck.building.outputs import usual_layouts
from factdeck.building.placing import place_layout
from factdeck.drawing import Shape, Text, leaves, texts
from factdeck.layout.contrast import contrast_ratio
from factdeck.layout.fonts import cover, metrics
from factdeck.layout.loading import LayoutFiles, layout_files, own_layouts, read_theme
from factdeck.layout.theme import Medium, Theme
from factdeck.messages import codes
from factdeck.messages.problems import Problem, Problems
from factdeck.scene import DrawingItem, ImageItem, Paragraph, Run, Scene, TableItem, TextItem
from support.samples import CASES, CONTENT, ROOT, article

SHIPPED = ["classic", "photocopy", "reading", "large-print"]
ARTICLES = [*sorted(CONTENT.glob("*.yaml")), *sorted(CASES.glob("*.yaml"))]
EVERYTHING = ROOT / "tests" / "pdf" / "cases" / "everything.yaml"


def read(text: str, tmp_path: Path, medium: Medium = "paper") -> tuple[Theme | None, list[Problem]]:
    (tmp_path / "themes").mkdir(exist_ok=True)
    (tmp_path / "themes" / "mine.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return read_theme("mine", medium, LayoutFiles([tmp_path, own_layouts()]), problems), list(problems)


def shipped(name: str, medium: Medium) -> Theme:
    problems = Problems()
    theme = read_theme(name, medium, LayoutFiles([own_layouts()]), problems)
    assert theme is not None, "\n".join(map(str, problems))
    return theme


def scene_of(path: Path, layout: str, theme: str) -> tuple[Scene, list[Problem]]:
    problems = Problems()
    made = place_layout(article(path), layout, problems, Options(theme=theme))
    assert made is not None, "\n".join(map(str, problems))
    return made.document, list(problems)


def paragraphs(scene: Scene) -> list[Paragraph]:
    found: list[Paragraph] = []
    for page in scene.pages:
        for item in page.items:
            if isinstance(item, TextItem):
                found += item.paragraphs
            elif isinstance(item, TableItem):
                found += [each for row in item.rows for cell in row.cells for each in cell.paragraphs]
    return found


def test_the_themes_that_are_told_of_are_those_that_are_shipped() -> None:
    assert LayoutFiles([own_layouts()]).names("themes") == sorted(SHIPPED)


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    theme, problems = read("extends: classic\npaper:\n  styles:\n    body: {size: 11pt}\n", tmp_path)
    classic = shipped("classic", "paper")
    assert theme is not None and not problems
    assert theme.style("body").size == 11.0
    assert theme.style("body").leading == classic.style("body").leading
    assert theme.style("list").size == 11.0
    assert theme.colours == classic.colours


def test_a_theme_may_extend_one_that_extends_another(tmp_path: Path) -> None:
    theme, problems = read("extends: large-print\ncolours: {accent: '#000080'}\n", tmp_path)
    assert theme is not None and not problems
    assert theme.style("body").size == 18.0 and theme.free and theme.one_column
    assert theme.colours["accent"] == "#000080"


def test_a_medium_may_have_colours_of_its_own(tmp_path: Path) -> None:
    text = "extends: classic\nslides:\n  colours: {paper: '#fffff0'}\n"
    on_paper, _ = read(text, tmp_path)
    on_slides, _ = read(text, tmp_path, "slides")
    assert on_paper is not None and on_paper.colours["paper"] == "#ffffff"
    assert on_slides is not None and on_slides.colours["paper"] == "#fffff0"


def test_a_colour_that_is_hard_to_read_is_told_where_it_is_set(tmp_path: Path) -> None:
    theme, problems = read('extends: classic\ncolours:\n  ink: "#000000"\n  accent: "#F4A261"\n', tmp_path)
    assert theme is None
    assert [(each.mark.line, each.mark.column) for each in problems if each.mark] == [(4, 11)] * len(problems)
    (first, *_) = problems
    assert first.message.startswith("colours.accent: #f4a261 on paper (#ffffff) has a contrast of 2.06:1")
    assert "needs 4.5:1" in first.message
    assert first.code == "FD505"


def test_the_hint_names_a_colour_that_would_do(tmp_path: Path) -> None:
    _, problems = read('extends: classic\ncolours: {muted: "#999999"}\n', tmp_path)
    proposed = problems[0].hint.split()[0]
    assert 4.5 <= contrast_ratio(proposed, "#ffffff") < 4.8
    _, problems = read(f'extends: classic\ncolours: {{muted: "{proposed}"}}\n', tmp_path)
    assert all("on tint" in each.message for each in problems)


def test_a_background_that_makes_text_hard_to_read_is_told_where_it_is_set(tmp_path: Path) -> None:
    _, problems = read('extends: classic\ncolours:\n  tint: "#888888"\n', tmp_path)
    assert problems and all(each.mark and each.mark.line == 3 for each in problems)


def test_text_on_a_ground_of_its_own_is_measured_on_that(tmp_path: Path) -> None:
    text = "extends: classic\nslides:\n  styles:\n    heading: {colour: muted}\n"
    _, problems = read(text, tmp_path)
    assert any("on night" in each.message and "slides.styles.heading" in each.message for each in problems)


def test_large_text_may_be_lighter(tmp_path: Path) -> None:
    light = 'colours: {pale: "#8a8a8a"}\npaper:\n  styles:\n'
    assert read(f"extends: classic\n{light}    title: {{colour: pale, size: 24pt}}\n", tmp_path)[1] == []
    assert (
        read(f"extends: classic\n{light}    title: {{colour: pale, bold: no, size: 17pt}}\n", tmp_path)[1]
        != []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: clasic\n", "did you mean 'classic'?"),
        ("extends: mine\n", "leads back to itself"),
        ("extends: mine\n", "hint: name another theme: neither this one, nor one that extends it"),
        ("description: bare\n", "the theme gives no colour 'ink'"),
        ("extends: classic\npaper: {styles: {body: {on: sky}}}\n", "no colour is named 'sky'"),
        ("extends: classic\npaper: {fit: tight}\n", "free"),
        ("extends: classic\npaper: {margins: [1mm]}\n", "margins"),
        ("extends: classic\ncolours: {ink: black}\n", "is not a colour"),
    ],
)
def test_what_is_wrong_in_a_theme_is_told(text: str, told: str, tmp_path: Path) -> None:
    theme, problems = read(text, tmp_path)
    assert theme is None
    assert any(told in str(problem) for problem in problems), "\n".join(map(str, problems))


def test_a_layout_that_sets_dark_text_on_a_dark_slide_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "mine.yaml").write_text(
        "extends: lecture\nlayouts:\n  Section:\n    places:\n      title: {style: title}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    assert place_layout(article(CASES / "tiny.yaml"), "mine", problems, Options()) is None
    (problem,) = problems
    assert problem.message.startswith(
        "layouts.Section.places.title.style: 'title' is #1d1b19, which on night"
    )
    assert problem.mark and problem.mark.line == 5


def told_in(folder: Path, monkeypatch: pytest.MonkeyPatch, layout: str, theme: str = "") -> list[str]:
    """What is told of a build in a folder that has layouts of its own."""
    monkeypatch.chdir(folder)
    problems = Problems()
    place_layout(article(CASES / "town.yaml"), layout, problems, Options(theme=theme))
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        (
            "extends: fact-sheet\nblocks:\n  - {block: lead, style: leed}\n",
            "mine.yaml:3:26: the theme 'classic' has no style",
        ),
        ("extends: fact-sheet\nblocks:\n  - {block: lead, style: leed}\n", "did you mean 'lead'?"),
        (
            "extends: lecture\nslides:\n  - {layout: Section, fill: {body: {block: points, style: pt}}}\n",
            "mine.yaml:3:59",
        ),
        ("extends: lecture\nlayouts: {Section: {background: sky}}\n", "has no colour 'sky'"),
        (
            "extends: lecture\nlayouts: {Section: {places: {title: {style: tital}}}}\n",
            "did you mean 'title'?",
        ),
        ("extends: fact-sheet\npages: [{regions: {main: {grid: bodi}}}]\n", "did you mean 'body'?"),
    ],
)
def test_what_a_layout_names_and_the_theme_lacks_is_told_with_its_place(
    layout: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "mine.yaml").write_text(layout, encoding="utf-8")
    assert told in "\n".join(told_in(tmp_path, monkeypatch, "mine"))


BARE = """
colours: {ink: "#000000", paper: "#ffffff", accent: "#000000", second: "#000000", tint: "#ffffff", rule: "#000000",
  muted: "#000000", night: "#000000", mist: "#ffffff"}
paper: &medium
  fonts: {reading: Noto Sans}
  styles: {body: {size: 10pt}, title: {like: body}, heading: {like: body}, label: {like: body}, caption: {like: body}}
  spaces: {panel: 1pt, cell: 1pt, answer line: 20pt}
slides: *medium
"""


def test_a_style_that_a_block_needs_and_a_theme_lacks_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts" / "themes").mkdir(parents=True)
    (tmp_path / "layouts" / "themes" / "bare.yaml").write_text(BARE, encoding="utf-8")
    told = told_in(tmp_path, monkeypatch, "fact-sheet", "bare")
    assert any("has no style 'kicker' for paper" in each for each in told), told


@pytest.mark.parametrize("layout", usual_layouts())
@pytest.mark.parametrize("theme", SHIPPED)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_theme_holds_every_article_in_every_layout(path: Path, theme: str, layout: str) -> None:
    scene, problems = scene_of(path, layout, theme)
    assert not [problem for problem in problems if problem.severity == "error"]
    for page in scene.pages:
        for item in page.items:
            assert item.box.x >= -0.01 and item.box.right <= page.size.width + 0.01
            assert item.box.y >= -0.01 and item.box.bottom <= page.size.height + 0.01


@pytest.mark.parametrize("theme", ["classic", "photocopy"])
def test_the_themes_for_a_leaf_keep_to_two_pages(theme: str) -> None:
    for path in sorted(CONTENT.glob("*.yaml")):
        assert len(scene_of(path, "fact-sheet", theme)[0].pages) == 2


def test_large_print_is_eighteen_points_everywhere() -> None:
    for path in [*ARTICLES, EVERYTHING]:
        scene, _ = scene_of(path, "fact-sheet", "large-print")
        assert min(run.style.size for each in paragraphs(scene) for run in each.runs) >= 18.0
        assert min(_drawn_sizes(scene), default=18.0) >= 18.0


PICTURE_FILES = {path.stem for path in EVERYTHING.parent.rglob("*.svg")} | {
    path.stem for path in CONTENT.rglob("*.svg")
}


def _drawn_sizes(scene: Scene) -> list[float]:
    """Sizes of the labels of drawings that are ours, as they are painted."""
    items = [item for page in scene.pages for item in page.items if isinstance(item, DrawingItem)]
    return [
        round(size * item.box.width / item.drawing.width, 2)
        for item in items
        if item.name not in PICTURE_FILES
        for _, size in texts(item.drawing)
    ]


def test_the_reading_theme_is_ragged_and_undivided() -> None:
    scene, _ = scene_of(EVERYTHING, "fact-sheet", "reading")
    assert "justify" not in {each.align for each in paragraphs(scene)}
    assert "hyphen" not in {line.ending for each in paragraphs(scene) for line in each.lines}
    body = shipped("reading", "paper").style("body")
    assert body.faces.regular.family == "Atkinson Hyperlegible" and body.leading / body.size >= 1.5


def test_the_photocopy_theme_is_black_on_white() -> None:
    for medium in ("paper", "slides"):
        assert set(shipped("photocopy", medium).colours.values()) == {"#000000", "#ffffff"}  # type: ignore[arg-type]


@pytest.mark.parametrize("medium", ["paper", "slides"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_two_colours_of_a_theme_are_no_matter_of_hue_alone(name: str, medium: Medium) -> None:
    """What is drawn in them differs in form as well; in a theme with hues they differ in lightness, too, or in nothing."""
    colours = shipped(name, medium).colours
    accent, second = colours["accent"], colours["second"]
    assert accent == second or contrast_ratio(accent, second) >= 1.8
    for colour in (accent, second):
        assert contrast_ratio(colour, colours["paper"]) >= 4.5


def test_two_colours_that_are_alike_in_grey_are_a_warning_where_they_are_set(tmp_path: Path) -> None:
    theme, [problem] = read('extends: classic\ncolours:\n  second: "#7a2060"\n', tmp_path)
    assert theme is not None and problem.severity == "warning" and problem.code == codes.COLOURS_ALIKE
    assert problem.mark and problem.mark.line == 3
    assert "accent (#7d160e) and second (#7a2060) are 1.11:1 apart" in problem.message


def test_one_colour_for_both_has_no_hue_to_lose(tmp_path: Path) -> None:
    theme, problems = read('extends: classic\ncolours: {accent: "#000000", second: "#000000"}\n', tmp_path)
    assert theme is not None and not problems


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("medium", ["paper", "slides"])
def test_signal_is_read_on_night(name: str, medium: Medium) -> None:
    colours = shipped(name, medium).colours
    assert contrast_ratio(colours["signal"], colours["night"]) >= 4.5


def test_a_medium_may_be_larger_than_its_styles_and_spaces_say(tmp_path: Path) -> None:
    theme, problems = read("extends: classic\npaper: {scale: 1.5, styles: {body: {size: 10pt}}}\n", tmp_path)
    plain = shipped("classic", "paper")
    assert theme is not None and not problems
    assert theme.style("body").size == 15.0 and theme.style("list").size == 15.0
    assert theme.style("body").leading == pytest.approx(plain.style("body").leading * 1.5)
    assert theme.style("list").indent == pytest.approx(plain.style("list").indent * 1.5)
    assert theme.space("panel") == pytest.approx(plain.space("panel") * 1.5)


def test_slides_in_large_print_are_a_fifth_larger_than_those_for_easy_reading() -> None:
    large, reading = shipped("large-print", "slides"), shipped("reading", "slides")
    for name in ("body", "title", "question", "option", "drawing", "map name", "label"):
        assert large.style(name).size == pytest.approx(reading.style(name).size * 1.2)


def test_a_slide_in_large_print_has_an_exhibit_or_a_text_where_there_is_a_choice() -> None:
    path = CONTENT / "soviet-occupation-of-manchuria.yaml"
    both = {"Claim and map", "Long claim and map", "Points and words", "Number and points"}
    both |= {"Statement and figures", "Discussion"}
    shown = {page.layout for page in scene_of(path, "lecture", "large-print")[0].pages}
    assert not shown & both and shown >= {"Map", "Points in time", "Sentence", "Question"}
    assert {page.layout for page in scene_of(path, "lecture", "classic")[0].pages} & both


@pytest.mark.parametrize("layout", usual_layouts())
@pytest.mark.parametrize("theme", SHIPPED)
def test_a_copier_s_theme_alone_prints_flags_in_greys_with_an_outline(theme: str, layout: str) -> None:
    scene, _ = scene_of(EVERYTHING, layout, theme)
    flags = [item for page in scene.pages for item in page.items if item.name == "flag"]
    assert flags
    for flag in flags:
        assert isinstance(flag, DrawingItem)
        inks = [ink for leaf in leaves(flag.drawing.parts) for ink in inks_of(leaf.part)]
        greys = all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks)
        assert greys == (theme == "photocopy")
    pictures = [item for page in scene.pages for item in page.items if isinstance(item, ImageItem)]
    assert pictures and all(item.grey == (theme == "photocopy") for item in pictures)


def inks_of(part: object) -> list[str]:
    if isinstance(part, Text):
        return [part.ink.colour]
    assert isinstance(part, Shape)
    return [ink.colour for ink in (part.fill, part.stroke.ink if part.stroke else None) if ink]


@pytest.mark.parametrize("theme", SHIPPED)
def test_the_strip_on_a_dark_slide_is_light(theme: str) -> None:
    scene, _ = scene_of(CONTENT / "soviet-occupation-of-manchuria.yaml", "lecture", theme)
    colours = shipped(theme, "slides").colours
    assert scene.master is not None
    backgrounds = {each.name: each.background or scene.master.background for each in scene.master.layouts}
    dark: set[str] = set()
    for page in scene.pages:
        behind = backgrounds[page.layout]
        on_night = behind == colours["night"]
        for strip in page.items:
            if strip.name == "Timeline" and strip.box.height < 40:
                assert isinstance(strip, DrawingItem)
                ink = colours["mist" if on_night else "muted"]
                assert {text.ink.colour for text, _ in texts(strip.drawing)} == {ink}
                assert contrast_ratio(ink, behind) >= 4.5
                dark |= {page.layout} if on_night else set()
    assert dark & {"Number", "Number and points"} and "Close" in dark


def test_a_map_in_large_type_is_as_high_as_its_names_need() -> None:
    scene, _ = scene_of(CONTENT / "soviet-occupation-of-manchuria.yaml", "fact-sheet", "large-print")
    [found] = [item for page in scene.pages for item in page.items if item.name == "Map"]
    assert isinstance(found, DrawingItem)
    assert found.box.height >= 15 * 18.0


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    ("lang", "family"),
    [("ja", "Noto Sans JP"), ("ko-KR", "Noto Sans KR"), ("zh-Hant", "Noto Sans SC"), ("en", "Noto Sans SC")],
)
def test_a_chinese_letter_has_the_form_of_the_language_around_it(name: str, lang: str, family: str) -> None:
    style = shipped(name, "paper").style("body")
    [part] = cover(Run("骨", style.text_style(), lang), style.fallback_for(lang))
    assert part.style.face.family == family


def test_a_family_for_a_language_that_nobody_has_is_told_of(tmp_path: Path) -> None:
    text = "extends: classic\npaper: {fonts: {fallback by language: {am: [Noto Sans Ethiopic]}}}\n"
    _, [problem] = read(text, tmp_path)
    assert problem.code == codes.INCOMPLETE_THEME and "Noto Sans Ethiopic" in problem.message


def test_a_script_that_runs_rightward_leaves_other_words_to_the_theme_where_it_says_so(
    tmp_path: Path,
) -> None:
    file = tmp_path / "own.yaml"
    only = "{Deva: {reading: Noto Sans, only its letters: yes}}"
    file.write_text(f"extends: classic\npaper: {{fonts: {{by script: {only}}}}}\n", encoding="utf-8")
    theme = read_theme(str(file), "paper", layout_files(), Problems())
    assert theme
    body = theme.for_scripts("hi", ["Deva"]).style("body")
    assert body.faces.regular.family == "Gentium Book Plus"
    assert body.fallback[0].family == "Noto Sans"
    assert body.leading >= metrics(body.faces.regular).natural_leading * body.size


def test_hindi_leans_and_stands_further_apart_and_marathi_has_forms_of_its_own() -> None:
    theme = read_theme("classic", "paper", layout_files(), Problems())
    assert theme
    usual, hindi, marathi = (
        each.style("body") for each in (theme, *(theme.for_scripts(lang, ["Deva"]) for lang in ("hi", "mr")))
    )
    assert hindi.leading == pytest.approx(1.1 * usual.leading)
    assert hindi.faces.italic.slanted and not hindi.faces.regular.slanted
    assert (hindi.faces.regular.language, marathi.faces.regular.language) == ("", "mr")
    assert theme.for_scripts("th", ["Thai"]).style("body").align == "left" != usual.align
