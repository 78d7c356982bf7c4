"""SVG pictures that are read, and pages of a scene that are written as SVG."""
