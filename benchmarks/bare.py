"""The floor that builds are measured against: the same pages and slides by hand, with ReportLab and python-pptx alone.

usage: bare.py pdf|pptx|both PAGES SLIDES OUTDIR
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

FONTS = (
    "Gentium Book Plus/GentiumBookPlus-Regular",
    "Gentium Book Plus/GentiumBookPlus-Bold",
    "Source Sans 3/SourceSans3-Regular",
    "Source Sans 3/SourceSans3-Bold",
)
SENTENCE = (
    "Stalin ordered the attack for 9 August 1945, citing what had been agreed at the Tehran Conference. "
)


def pdf(pages: int, out: Path) -> None:
    """Two columns of paragraphs under headings, a table and a few rules on each page, as one would write it."""
    import rendercv_fonts
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

    folder = Path(rendercv_fonts.__file__).parent
    for font in FONTS:
        pdfmetrics.registerFont(TTFont(font.split("/")[1], str(folder / f"{font}.ttf")))
    body = ParagraphStyle("body", fontName="GentiumBookPlus-Regular", fontSize=9.5, leading=12.5, alignment=4)
    head = ParagraphStyle("head", fontName="SourceSans3-Bold", fontSize=12, leading=15, spaceBefore=8)
    label = ParagraphStyle("label", fontName="SourceSans3-Regular", fontSize=8.25, leading=10.5)
    height = A4[1]
    frames = [Frame(50, 50, 240, height - 100), Frame(305, 50, 240, height - 100)]
    document = BaseDocTemplate(str(out), pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    story: list[object] = []
    for _ in range(pages):
        for _ in range(6):
            story += [
                Paragraph("A promise made at Yalta", head),
                *[Paragraph(SENTENCE * 5, body) for _ in range(3)],
            ]
        rows = [
            [Paragraph("Capital", label), Paragraph("Shenyang (command station)", label)] for _ in range(12)
        ]
        story += [Spacer(1, 6), Table(rows, colWidths=[60, 170])]
    document.build(story)


def pptx(slides: int, out: Path) -> None:
    """A title, four points and notes on each slide, as one would write it."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    layout = deck.slide_layouts[1]
    for number in range(slides):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = f"Slide {number + 1}"
        frame = slide.placeholders[1].text_frame
        frame.text = "11 February 1945: the Big Three sign at Yalta"
        for point in ("The Soviet Union will fight Japan", "Deadline, three months", "In return, territory"):
            frame.add_paragraph().text = point
        slide.notes_slide.notes_text_frame.text = SENTENCE * 3
    deck.save(str(out))


def main() -> None:
    what, pages, slides, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    folder.mkdir(parents=True, exist_ok=True)
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    for _ in range(runs):
        start = time.perf_counter()
        if what in ("pdf", "both"):
            pdf(pages, folder / "bare.pdf")
        if what in ("pptx", "both"):
            pptx(slides, folder / "bare.pptx")
        print(f"{time.perf_counter() - start:.4f}")


if __name__ == "__main__":
    main()
