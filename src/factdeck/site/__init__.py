"""Articles to a site of plain files: a catalogue that is searched in the browser, and a page for each article."""
