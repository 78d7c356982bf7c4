"""An SVG file to a drawing, or to what of it would be lost."""
