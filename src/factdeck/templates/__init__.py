"""A school's own PowerPoint file to the template that a deck is placed on."""
