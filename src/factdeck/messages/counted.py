"""A number and an English noun to the words that tell how many there are."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """“1 page”, “2 pages”, “1,200 pages”, “0 pages”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
