"""What an SVG picture would lose to complaints at the line of the article that names it."""

from __future__ import annotations

from pathlib import Path

from factdeck.article.context import Reading
from factdeck.messages import codes
from factdeck.reading import Complaint, Complaints, Text
from factdeck.svg.reading.report import MOST_BYTES, Loss, report_on

_WITHOUT = "draw it without, or as paths, or save the picture as PNG"
_AS_PLAIN = "save it as plain SVG"
_AS_PIXELS = "save it as PNG"
_AGAIN = "mend it there, or save the picture anew as plain SVG or as PNG"


def check_vector(name: Text, file: Path, reading: Reading) -> None:
    """Warn of text, whose typeface changes; raises Complaints where anything can't be shown as it is drawn."""
    size = file.stat().st_size
    if size > MOST_BYTES:
        message = f"{str(name)!r} has {size:,} bytes; {MOST_BYTES:,} is the most that is read of an SVG file"
        raise Complaint(message, "draw it with fewer points, or save it as PNG", code=codes.PICTURE_TOO_LARGE)
    report = report_on(file)
    if report.damage:
        message = f"{str(name)!r} is a damaged SVG file: {report.damage}"
        raise Complaint(message, "copy or save the picture again", code=codes.PICTURE_DAMAGED)
    if report.losses:
        raise Complaints(_complaint(str(name), loss) for loss in report.losses)
    if not report.sized:
        hint = "give its first element a viewBox, as in viewBox='0 0 900 600'"
        raise Complaint(f"{str(name)!r} does not say how large it is", hint, code=codes.PICTURE_DAMAGED)
    if report.text_line:
        message = f"the text on line {report.text_line} of {str(name)!r} is set in the theme's typeface, not its own"
        hint = "turn it into paths where the shape of the letters matters"
        reading.warn(name, message, hint, codes.TEXT_IN_SVG)


def _complaint(name: str, loss: Loss) -> Complaint:
    place = f" on line {loss.line}" if loss.line else ""
    if loss.refused:
        hint = _AS_PLAIN if loss.line else _AS_PIXELS
        return Complaint(f"{name!r} has {loss.what}{place}: it is not read", hint, code=codes.LOST_FROM_SVG)
    if loss.broken:
        return Complaint(f"{name!r} has {loss.what}{place}", _AGAIN, code=codes.LOST_FROM_SVG)
    return Complaint(
        f"{name!r} has {loss.what}{place}, which would not be shown", _WITHOUT, code=codes.LOST_FROM_SVG
    )
