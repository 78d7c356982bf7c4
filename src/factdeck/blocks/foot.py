"""What a layout's running foot names to the texts that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factdeck.article import plain
from factdeck.blocks.context import Context
from factdeck.blocks.text import plain_run
from factdeck.layout.model import PaperLayout
from factdeck.place.boxes.text import TextBox
from factdeck.records import replace


def foot_texts(context: Context, layout: PaperLayout) -> Callable[[int, int], Mapping[str, TextBox]]:
    """Page number and number of pages → what stands left, centre and right."""
    foot = layout.foot
    style = context.style("foot")
    wanted = {"left": foot.left, "center": foot.centre, "right": foot.right} if foot else {}

    def texts(page: int, pages: int) -> Mapping[str, TextBox]:
        made: dict[str, TextBox] = {}
        for align, what in wanted.items():
            told = _told(context, str(what), page, pages) if what else ""
            if told:
                made[align] = TextBox(
                    runs=(plain_run(context, told, style),),
                    style=replace(style, align=align),  # type: ignore[arg-type]
                )
        return made

    return texts


def _told(context: Context, what: str, page: int, pages: int) -> str:
    article = context.article
    return {
        "title": plain(article.title),
        "page": context.words("page", page=page, pages=pages),
        "licence": str(article.licence.name) if article.licence else "",
        "source": str(article.sources[0].title) if article.sources else "",
    }.get(what, what)
