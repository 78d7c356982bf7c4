"""The content model to the JSON Schema that editors complete and check articles by."""

from __future__ import annotations

from factdeck.article.model import Article
from factdeck.reading.json_schema import model_schema
from factdeck.reading.kinds import Schema


def schema() -> Schema:
    """JSON Schema of an article's YAML (draft 2020-12).

    Text may be a number or true to the editor, which guesses types where factdeck does not.
    """
    return model_schema(Article, "factdeck article")
