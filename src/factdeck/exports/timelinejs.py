"""The timeline to the JSON that TimelineJS draws (timeline.knightlab.com, “JSON data format”)."""

from __future__ import annotations

import json
from typing import Any

from factdeck.article.dates import Point
from factdeck.days import civil
from factdeck.escaping import text
from factdeck.exports.credit import credit_of
from factdeck.exports.events import Dated, events_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.texts import html, html_prose

EARLIEST_YEAR, LATEST_YEAR = -271_820, 275_759
"""What the human scale reaches; beyond them TimelineJS counts in years alone."""


def write(wanted: Wanted) -> Made:
    """A slide an event under a title slide; each date is shown in the article's own words."""
    article = wanted.article
    events = list(events_of(article))
    years = [civil(day)[0] for each in events for day in (each.event.date.earliest, each.event.date.latest)]
    far = any(not EARLIEST_YEAR <= year <= LATEST_YEAR for year in years)
    made = {
        "title": {"text": {"headline": html(article.title), "text": f"<p>{text(credit_of(article))}</p>"}},
        "events": [_slide(each) for each in events],
        **({"scale": "cosmological"} if far else {}),
    }
    data = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    return Made(data.encode("utf-8"), len(events))


def _slide(dated: Dated) -> dict[str, Any]:
    event, date = dated.event, dated.event.date
    slide: dict[str, Any] = {
        "unique_id": dated.id,
        "start_date": _date(date.start or date.end, first=True),
        "display_date": dated.words,
        "text": {"headline": html(event.title), "text": html_prose(event.text)},
    }
    end = date.end if date.start else None
    if end is not None and (date.interval or end.precision not in ("day", "month", "year")):
        slide["end_date"] = _date(end, first=False)
    if event.lane:
        slide["group"] = str(event.lane)
    return slide


def _date(point: Point | None, *, first: bool) -> dict[str, int]:
    """As much of a date as is known; a season or a decade has the first or the last of its months or years."""
    assert point is not None
    year, month, day = civil(point.earliest if first else point.latest)
    known = {"day": 3, "month": 2, "season": 2}.get(point.precision, 1)
    return dict(list({"year": year, "month": month, "day": day}.items())[:known])
