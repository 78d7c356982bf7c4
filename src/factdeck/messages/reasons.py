"""What the system says of an error to words that go on a sentence."""

from __future__ import annotations


def reason_of(error: Exception) -> str:
    """“permission denied”, of an OSError without its number and its file, in small letters but for names."""
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return told[:1].lower() + told[1:]
