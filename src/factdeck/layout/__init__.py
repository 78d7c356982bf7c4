"""Layout and theme files to typed values: regions, slide layouts, styles, fonts and colours."""
