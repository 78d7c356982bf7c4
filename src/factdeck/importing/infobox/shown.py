"""An infobox as a page shows it, each row with its own label under the page's own headings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Inline, plain
from factdeck.importing.draft import DraftEvent, DraftGroup, DraftInfobox
from factdeck.importing.infobox.dates import full_date
from factdeck.importing.infobox.events import dated_events
from factdeck.importing.infobox.families import family_of
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.infobox.rows import labelled_event, row_of


class ShownGroup(Struct):
    """Rows under a heading; single rows where it is empty."""

    heading: str
    fields: list[Field] = field(default_factory=list)


def shown_infobox(
    caption: Inline, groups: Sequence[ShownGroup], title: Inline = ()
) -> tuple[DraftInfobox, list[DraftEvent]]:
    """The infobox, and the entries for the timeline that its dates make; ``title`` is of whom these are without a caption."""
    box = DraftInfobox(caption)
    every = [each for group in groups for each in group.fields]
    family = family_of("", [each.name for each in every])
    events = dated_events(family, Fields(every), caption or title)
    for group in groups:
        shown = DraftGroup(group.heading)
        for each in group.fields:
            shown.rows.append(row_of(each.label, each))
            if each.name not in family.dated and full_date(each.text, "")[1]:
                event = labelled_event(replace(each, dates=True), plain(caption or title))
                events += [event] if event else []
        if shown.rows:
            box.groups.append(shown)
    return box, events
