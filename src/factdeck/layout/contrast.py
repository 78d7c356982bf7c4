"""Two colours to how well one is read on the other (WCAG 2.2, success criteria 1.4.3 and 1.4.6)."""

from __future__ import annotations

LARGE_SIZE = 18.0
LARGE_BOLD_SIZE = 14.0
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0


def relative_luminance(colour: str) -> float:
    """From 0 of black to 1 of white, of a colour ``#rrggbb`` in sRGB (WCAG 2.2, “relative luminance”)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def contrast_ratio(one: str, other: str) -> float:
    """From 1 of equal colours to 21 of black on white (WCAG 2.2, “contrast ratio”)."""
    dark, light = sorted((relative_luminance(one), relative_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(size: float, bold: bool) -> float:
    """What text of a size in points needs (WCAG 2.2, 1.4.3, and “large scale”)."""
    large = size >= LARGE_SIZE or (bold and size >= LARGE_BOLD_SIZE)
    return LEAST_CONTRAST_LARGE if large else LEAST_CONTRAST


def readable(colour: str, background: str, least: float) -> str | None:
    """The colour made just dark or light enough for a background; None where neither black nor white is."""
    end = max(("#000000", "#ffffff"), key=lambda each: contrast_ratio(each, background))
    for step in range(101):
        tried = mixed(colour, end, step / 100)
        if contrast_ratio(tried, background) >= least:
            return tried
    return None


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies the given share of the way from one colour to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in pairs)
