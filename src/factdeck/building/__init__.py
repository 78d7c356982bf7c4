"""Articles and layouts to outputs."""
