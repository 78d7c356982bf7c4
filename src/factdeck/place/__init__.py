"""Boxes of content to a scene: measured, split over columns, pages and slides, and put in place."""
