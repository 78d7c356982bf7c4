"""YAML text to typed values: nodes with marks, then models, every problem with its place."""

from factdeck.reading.loading import load
from factdeck.reading.strict import Complaint, Strict
from factdeck.reading.text import Text

__all__ = ["Complaint", "Strict", "Text", "load"]
