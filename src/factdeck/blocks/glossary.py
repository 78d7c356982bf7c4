"""The words to know of an article to a list or to a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from factdeck.article import Term, plain
from factdeck.article.language_words import listed
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import in_bold, list_of, plain_runs, text_box, told_left
from factdeck.blocks.registry import Block
from factdeck.blocks.tables import table
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.layout.values import Extent, WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.widths import AsWide
from factdeck.reading import Field, Strict
from factdeck.scene import Element

LEAST_WORDS = 0.6
"""Of the width that a layout gives to words in a table, what short ones take; their meanings have the rest."""
LONGEST_ALT = 300
"""Characters; nobody listens to a longer description of a table."""


def glossary(context: Context, options: ListOptions) -> list[FlowBox]:
    """The words to know as a list, each before its meaning; nothing where the article has none."""
    element, style = list_of(None, "None"), str(options.style or "term")
    boxes = [_term(context, term, style, element) for term in context.article.lesson.glossary]
    return headed(context, options, "glossary", boxes)


def _term(context: Context, term: Term, style: str, element: Element) -> FlowBox:
    """Term in bold, then its meaning: two elements of one list item, in one paragraph."""
    item = Element("LI", element)
    label, body = Element("Lbl", item), Element("LBody", item)
    head = text_box(context, in_bold(term.term), style, None)
    bold = tuple(replace(run, element=label) for run in head.runs)
    rest = text_box(context, term.meaning, style, None, mark=term.mark)
    colon = tuple(
        replace(run, element=label)
        for run in plain_runs(context, context.colon, context.style(style), bold=True, lang=context.lang)
    )
    text = tuple(replace(run, element=body) if run.element is None else run for run in rest.runs)
    return replace(
        rest,
        runs=(*bold, *colon, *text),
        run_marks=(*head.run_marks, *([term.mark] * len(colon)), *rest.run_marks),
        element=item,
    )


class TableOptions(Strict):
    """What a layout may say of the table of words to know."""

    label_width: Extent = Field(
        150.0, alias="label width", description="Width of the column of words.", examples=["2.1in"]
    )
    first: WholeNumber | None = Field(
        None, description="Words that are shown; of more it is said how many the notes have."
    )


def glossary_table(context: Context, options: TableOptions) -> list[FlowBox]:
    """The words to know and their meanings as a table."""
    terms = context.article.lesson.glossary
    if not terms:
        return []
    left = len(terms) - options.first if options.first else 0
    terms = terms[: options.first]
    cell = context.theme.space("cell")
    name = context.words("glossary")
    return [
        table(
            context,
            ("term", "meaning"),
            lambda body: (
                *(_term_row(context, term, body) for term in terms),
                *(_left_row(text, body) for text in told_left(context, max(left, 0), "value")),
            ),
            columns=(AsWide(options.label_width, least=LEAST_WORDS * options.label_width), None),
            padding=(0.0, cell, cell * 2, cell),
            header_columns=1,
            alt=_told(context, name, [plain(term.term) for term in terms]),
            name=name,
            mark=terms[0].mark,
        )
    ]


def _left_row(text: TextBox, body: Element) -> GridRow:
    """How many words the table leaves to the notes, in the column of meanings."""
    line = Element("TR", body)
    head, data = Element("TH", line, scope="Row"), Element("TD", line)
    said = replace(text, element=Element("P", data))
    cells = [GridCell(texts=[], element=head), GridCell(texts=[said], element=data)]
    return GridRow(cells=cells, rule_above=0.75)


class GlossaryNotesOptions(Strict):
    """What a layout may say of the words that only the notes have."""

    behind: WholeNumber = Field(description="Words that the slides show; the notes have those behind.")


def glossary_notes(context: Context, options: GlossaryNotesOptions) -> list[FlowBox]:
    """The words that no slide shows, as speaker notes."""
    element = list_of(None, "None")
    return [
        _term(context, term, "notes", element) for term in context.article.lesson.glossary[options.behind :]
    ]


def _told(context: Context, name: str, terms: Sequence[str]) -> str:
    """What the table is called and which words it explains, as many as one listens to."""
    lengths = accumulate((len(term) + 2 for term in terms), initial=len(name))
    listened = [
        term for term, length in zip(terms, lengths, strict=False) if length + len(term) < LONGEST_ALT
    ]
    return (
        name + context.colon + listed([*listened, *(["…"] if listened != terms else [])], context.words.lang)
    )


def _term_row(context: Context, term: Term, body: Element) -> GridRow:
    line = Element("TR", body)
    head, data = Element("TH", line, scope="Row"), Element("TD", line)
    return GridRow(
        cells=[
            GridCell(
                texts=[text_box(context, in_bold(term.term), "value", Element("P", head))], element=head
            ),
            GridCell(texts=[text_box(context, term.meaning, "value", Element("P", data))], element=data),
        ],
        rule_above=0.75,
    )


BLOCKS = (
    Block("glossary", "Terms and their meanings.", glossary, ListOptions),
    Block("glossary table", "Terms and their meanings, as a table.", glossary_table, TableOptions),
    Block("glossary notes", "Terms that no slide shows, as notes.", glossary_notes, GlossaryNotesOptions),
)
