"""What a layout's running foot names to the texts that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from factdeck.article import plain
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.paragraphs import plain_runs
from factdeck.layout.paper_layout import PaperLayout
from factdeck.place.boxes.text_box import TextBox


def foot_texts(context: Context, layout: PaperLayout) -> Callable[[int, int], Mapping[str, TextBox]]:
    """Page number and number of pages → what stands left, centre and right.

    From the second page on the title does, alone or behind the version: further pages may lie apart from the first.
    """
    foot = layout.foot
    style = context.style("foot")
    again = (plain(context.article.title), context.lang)
    wanted = {"left": foot.left, "center": foot.centre, "right": foot.right} if foot else {}

    def texts(page: int, pages: int) -> Mapping[str, TextBox]:
        result: dict[str, TextBox] = {}
        for align, what in wanted.items():
            if what == "title" and page == 1:
                continue
            told = [_told(context, str(what), page, pages)] if what else []
            if what == "version" and page > 1 and context.variant.version:
                told = [(context.words("version", version=context.variant.version), ""), (BETWEEN, ""), again]
            runs = [run for text, lang in told if text for run in plain_runs(context, text, style, lang=lang)]
            if runs:
                result[align] = TextBox(runs=tuple(runs), style=replace(style, align=align))
        return result

    return texts


def _version_told(context: Context) -> str:
    """The version, where there is one, and the seed: by both the same page is made again."""
    version = context.variant.version
    named = [context.words("version", version=version)] if version else []
    return BETWEEN.join([*named, context.words("seed", seed=context.seed)])


def _told(context: Context, what: str, page: int, pages: int) -> tuple[str, str]:
    """The text, and its language where it is not that of the words."""
    article = context.article
    source = article.sources[0] if article.sources else None
    text = {
        "title": (plain(article.title), context.lang),
        "page": (context.words("page", page=page, pages=pages), ""),
        "licence": (str(article.licence.name) if article.licence else "", context.lang),
        "version": (_version_told(context) if context.variant.version else "", ""),
        "seed": (_version_told(context), ""),
        "source": (str(source.title), str(source.language or context.lang)) if source else ("", ""),
    }
    return text.get(what, (what, ""))
