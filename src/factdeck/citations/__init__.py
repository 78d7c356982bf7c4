"""An article's sources and a named style to citations, notes and a bibliography; files of sources to entries."""
