"""A page of the web as it was saved to a draft of an article."""

from factdeck.importing.html.page import read_page

__all__ = ["read_page"]
