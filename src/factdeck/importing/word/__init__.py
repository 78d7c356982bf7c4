"""A Word document to a draft of an article."""

from factdeck.importing.word.document import read_document

__all__ = ["read_document"]
