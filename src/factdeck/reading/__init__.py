"""YAML text to typed values: nodes with marks, then models, every problem with its place."""

from factdeck.reading.files import decode, read_source
from factdeck.reading.loading import load
from factdeck.reading.strict import Complaint, Complaints, Strict
from factdeck.reading.text import Text

__all__ = ["Complaint", "Complaints", "Strict", "Text", "decode", "load", "read_source"]
