"""A web address to a QR code that is a link as well, above the address in words."""

from __future__ import annotations

from urllib.parse import quote

from msgspec.structs import replace

from factdeck.blocks.addresses import shown_address
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import plain_runs
from factdeck.blocks.registry import Block
from factdeck.diagrams.qr import Modules, qr_drawing, qr_modules
from factdeck.layout.values import LeastLength
from factdeck.messages import codes
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check
from factdeck.scene import Element
from factdeck.units import points

SMALLEST_MODULE = points("0.5mm")
"""A phone's camera reads none that is smaller from a hand's distance."""
WIDEST = points("55mm")
"""Of a code with smallest modules; an address that needs more is told in words alone."""
KEPT = "/?#[]@!$&'()*+,;=:%~"
"""Signs of an address that stay as they are; others than ASCII are written as %XX."""
TARGETS = ("article", "source", "see also")


class QrOptions(Strict):
    """What a layout may say of a QR code."""

    to: Text = Field(
        default=Text("article"),
        description="article for its `link`, source for the first source that has an address, see also for the first "
        "entry that has one, or an address; nothing is shown where there is none.",
        examples=["source", "https://example.org"],
    )
    module: LeastLength = Field(
        points("0.6mm"), description="Width of one of the code's squares, 0.5mm at least."
    )
    style: Text = Field(default=Text("caption"), description="The style of the address below it.")

    @check("to")
    @staticmethod
    def _is_a_target(to: Text, validation: Validation) -> Text:
        if str(to) not in TARGETS and not str(to).lower().startswith(("http://", "https://")):
            raise Complaint(
                f"{str(to)!r} is neither a web address nor one of {', '.join(TARGETS)}",
                "write source, for one, or an address that begins with https://",
                code=codes.LINK,
            )
        return to

    @check("module")
    @staticmethod
    def _can_be_read(module: float, validation: Validation) -> float:
        if module < SMALLEST_MODULE:
            raise Complaint("no camera reads modules as small as this", "write 0.5mm", code=codes.WRONG_KIND)
        return module


def qr(context: Context, options: QrOptions) -> list[FlowBox]:
    """The code with its address below it; the address alone, told, where it is too long for a code."""
    address, mark = address_of(context, str(options.to))
    if not address:
        return []
    caption = _caption(context, address, str(options.style), mark)
    modules = qr_modules(quote(address, safe=KEPT))
    if modules is None or modules.across * SMALLEST_MODULE > WIDEST:
        told = "the address is too long for a QR code"
        context.problems.warning(mark, told, "give a shorter one", code=codes.TOO_LONG_FOR_FORMAT)
        return [caption]
    return [_figure(context, modules, address, options, mark), caption]


def _figure(
    context: Context, modules: Modules, address: str, options: QrOptions, mark: Mark | None
) -> Figure:
    drawing = qr_drawing(modules, min(float(options.module), WIDEST / modules.across))
    alt = context.words("qr code", address=shown_address(address))
    return Figure(
        draw=lambda _: drawing,
        alt=alt,
        element=Element("Figure", Element("Link", alt=alt), alt=alt),
        link=address,
        name=context.words("qr code name"),
        keep_with_next=True,
        space_before=context.theme.space("block") / 2,
        mark=mark,
    )


def _caption(context: Context, address: str, style: str, mark: Mark | None) -> TextBox:
    result, element = context.style(style), Element("P")
    inside = Element("Link", element)
    runs = plain_runs(context, shown_address(address), result)
    return TextBox(
        runs=tuple(replace(run, link=address, element=inside) for run in runs),
        style=result,
        element=element,
        mark=mark,
        space_after=result.space_after,
    )


def address_of(context: Context, to: str) -> tuple[str, Mark | None]:
    """The address that a code leads to, and where it is written; empty where there is none."""
    article = context.article
    offered: dict[str, list[Text | None]] = {
        "article": [article.link],
        "source": [source.url for source in article.sources],
        "see also": [entry.link for entry in article.see_also],
    }
    if to not in offered:
        return to, None
    found = next((each for each in offered[to] if each), None)
    return (str(found), found.mark) if found else ("", None)


BLOCKS = (Block("qr", "A QR code with its address.", qr, QrOptions),)
