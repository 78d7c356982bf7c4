"""Times builds inside one process that has everything loaded, as the command builds: with little garbage collected.

usage: warm.py both ARTICLE | new ARTICLE | lesson ARTICLE | map ARTICLE | painting ARTICLE | slides SECTIONS | pages SECTIONS
               | paragraph CHARACTERS | entries NUMBER
prints seconds: for both, of the last of some builds of an article; for new and lesson, of both and of the set when nothing of
the article is known, as in a run over many; for map, of drawing the infobox's map for a slide with nothing kept from
before; for painting, of turning that drawing into PDF; for slides and pages, of one slide or page; for paragraph, of one
page of a Chinese paragraph of so many characters; for entries, of one entry of a timeline of so many, on sheet and slides.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import factdeck
from factdeck.article import read_article
from factdeck.blocks.map_parts import map_spec
from factdeck.command_line.garbage import little_garbage_collected
from factdeck.diagrams.look import Look
from factdeck.diagrams.map.spec import MapSpec
from factdeck.drawing import Drawing
from factdeck.forgetting import forget_article
from factdeck.layout.fonts import find_face, text_width
from factdeck.messages.problems import Problems
from factdeck.reading import read_source
from factdeck.scene import DrawingItem, Element, Metadata, Page, Scene
from factdeck.units import Box, Size

FACE = "Source Sans 3"
SECTION = """\
  - heading: Section {number}
    text: |
      Stalin ordered the attack for 9 August 1945, citing what had been agreed at the Tehran Conference. It opened one
      of the largest campaigns of the Second World War. Resistance was scattered and was swept aside.

      The army did not stop there. It took more and more ground, and the force on the other side, number {number}, was
      beaten in short order.
    points: [A first point about {number}, A second point, A third point, A fourth point]
    notes: Say what happened in part {number}, and ask why.
"""


def built(text: str, layouts: Sequence[str] | None = None, *, sets: Sequence[str] = ()) -> factdeck.Outputs:
    article = factdeck.loads(text, name="benchmark.yaml", folder="content")
    return factdeck.build(article, layouts, sets=sets)


def warm(path: Path, *sets: str, new: bool) -> float:
    """Of the sheet and the deck, or of sets; ``new`` where nothing of the article is known from the build before."""
    text = path.read_text(encoding="utf-8")
    for _ in range(4):
        if new:
            forget_article()
        start = time.perf_counter()
        built(text, sets=sets)
    return time.perf_counter() - start


def each(kind: str, sections: int) -> float:
    """Seconds a slide or page, in the second build."""
    text = "title: A long one\nlead: Long.\nsections:\n" + "".join(
        SECTION.format(number=number) for number in range(1, sections + 1)
    )
    return seconds_a_page(text, kind)


def seconds_a_page(text: str, kind: str) -> float:
    layout = "lecture" if kind == "slides" else str(Path(__file__).parent / "long.yaml")
    built(text, [layout])
    forget_article()
    start = time.perf_counter()
    [output] = built(text, [layout])
    return (time.perf_counter() - start) / output.pages


def paragraph_seconds(characters: int) -> float:
    """Seconds a page of one paragraph, in the second build."""
    sentence = "".join(chr(0x4E00 + number * 7 % 900) for number in range(19)) + "。"
    return seconds_a_page(f"title: 长\nlang: zh\nlead: {sentence * (characters // 20)}\n", "pages")


def entry_seconds(count: int) -> float:
    """Seconds an entry, in the second build of both outputs: days spread unevenly over three thousand years."""
    text = "title: A long time\nlead: Long.\ntimeline:\n" + "".join(
        f"  - {{date: {number * number * 7 % 3000:04}-{number % 12 + 1:02}-{number % 28 + 1:02}, "
        f"title: The event with number {number} of a long story}}\n"
        for number in range(1, count + 1)
    )
    layouts = [str(Path(__file__).parent / "long.yaml"), "lecture"]
    built(text, layouts)
    forget_article()
    start = time.perf_counter()
    built(text, layouts)
    return (time.perf_counter() - start) / count


def map_seconds(path: Path, *, painting: bool) -> float:
    from factdeck import pdf
    from factdeck.diagrams.map.map import draw_map

    spec, look = infobox_map(path)
    for _ in range(3):
        forget_article()
        start = time.perf_counter()
        drawing = draw_map(spec, look, 597.6, 316.8)
        drawn = time.perf_counter()
        pdf.render(sheet_of(drawing))
        painted = time.perf_counter()
    return painted - drawn if painting else drawn - start


def infobox_map(path: Path) -> tuple[MapSpec, Look]:
    """The map for a slide, in a face that paper has too."""
    problems, source = Problems(), read_source(path, Problems())
    article = read_article(source, problems, slug=path.stem, folder=path.parent) if source else None
    if article is None or article.infobox is None or article.infobox.map is None:
        raise SystemExit(f"{path} has no map")
    faces = {
        face.name: face for face in (find_face(FACE), find_face(FACE, True), find_face(FACE, False, True))
    }
    colours = ("#1d1b19", "#ffffff", "#8c1c13", "#1f4e6b", "#f4f1ea", "#8d867b")

    def width_of(text: str, font: str, size: float) -> float:
        return text_width(text, faces[font], size)

    regular, bold, italic = faces
    look = Look(
        regular,
        bold,
        italic,
        17.0,
        14.0,
        20.5,
        *colours,
        tuple(faces.values()),
        width_of,
        faces.__getitem__,
        lambda *_: (),
        for_print=False,
    )
    return map_spec(article.infobox.map, numbered=True), look


def sheet_of(drawing: Drawing) -> Scene:
    size, figure = Size(drawing.width, drawing.height), Element("Figure", alt="A map")
    item = DrawingItem(
        box=Box(0, 0, size.width, size.height), drawing=drawing, faces=(find_face(FACE),), element=figure
    )
    return Scene(pages=[Page(size=size, items=[item])], metadata=Metadata(title="A map", lang="en"))


@little_garbage_collected()
def main() -> None:
    what, value = sys.argv[1:3]
    if what in ("map", "painting"):
        print(f"{map_seconds(Path(value), painting=what == 'painting'):.5f}")
    elif what == "entries":
        print(f"{entry_seconds(int(value)):.6f}")
    elif what == "paragraph":
        print(f"{paragraph_seconds(int(value)):.6f}")
    elif what in ("both", "new"):
        print(f"{warm(Path(value), new=what == 'new'):.5f}")
    elif what == "lesson":
        print(f"{warm(Path(value), 'lesson', new=True):.5f}")
    else:
        sections = int(value) // 2 if what == "slides" else int(value)
        print(f"{each(what, sections):.6f}")


if __name__ == "__main__":
    main()
