"""A name to a first article or a whole project that builds as it is."""

from factdeck.starting.start import Refused, new_article, new_project, with_schema

__all__ = ["Refused", "new_article", "new_project", "with_schema"]
