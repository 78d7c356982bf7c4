"""A PowerPoint file's masters, layouts and themes to a template that decks are built on."""

from __future__ import annotations

from factdeck.templates.template import Template


def read_template(data: bytes) -> Template:
    """The bytes of a .pptx or .potx as a template.

    Raises TemplateError where they are no sound PowerPoint file, or one that is unreasonably large.
    """
    from factdeck.templates.reading.places import template_of

    return template_of(data)
