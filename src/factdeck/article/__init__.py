"""YAML text to an Article: the content model, its inline markup and its dates."""

from factdeck.article.chart import Chart
from factdeck.article.dates import Date, DateError, parse_date
from factdeck.article.json_schema import schema
from factdeck.article.markup import Cite, Inline, Span, plain
from factdeck.article.model import (
    Article,
    Event,
    Infobox,
    InfoboxGroup,
    InfoboxRow,
    Licence,
    Map,
    Name,
    Person,
    Picture,
    QuizQuestion,
    Reference,
    Section,
    SourceEntry,
    State,
    Teaching,
    Term,
)
from factdeck.article.numbers import Numbered, Numbers, numbered
from factdeck.article.prose import Prose, ProseBlock, without_titles
from factdeck.article.reading import read_article

__all__ = [
    "Article",
    "Chart",
    "Cite",
    "Date",
    "DateError",
    "Event",
    "Infobox",
    "InfoboxGroup",
    "InfoboxRow",
    "Inline",
    "Licence",
    "Map",
    "Name",
    "Numbered",
    "Numbers",
    "Person",
    "Picture",
    "Prose",
    "ProseBlock",
    "QuizQuestion",
    "Reference",
    "Section",
    "SourceEntry",
    "Span",
    "State",
    "Teaching",
    "Term",
    "numbered",
    "parse_date",
    "plain",
    "read_article",
    "schema",
    "without_titles",
]
