"""Files to word of their changes, and articles to outputs that are built anew."""
