"""An infobox's fields, by the names their template gives them, to rows with labels, groups, states and dates."""

from factdeck.importing.infobox.assemble import infobox_of
from factdeck.importing.infobox.field import Field, field_name

__all__ = ["Field", "field_name", "infobox_of"]
