"""YAML text to typed values: nodes with marks, then models, every problem with its place."""

from factdeck.reading.annotations import OR_ONE, Before, ChosenBy, ReadBy
from factdeck.reading.files import bytes_of, decode, read_data, read_source, read_stream, read_stream_data
from factdeck.reading.loading import load
from factdeck.reading.scalar import Text
from factdeck.reading.strict import Complaint, Complaints, Field, Strict, Validation, check

__all__ = [
    "OR_ONE",
    "Before",
    "ChosenBy",
    "Complaint",
    "Complaints",
    "Field",
    "ReadBy",
    "Strict",
    "Text",
    "Validation",
    "bytes_of",
    "check",
    "decode",
    "load",
    "read_data",
    "read_source",
    "read_stream",
    "read_stream_data",
]
