"""Cards to cut to sheets of them: what fits a card, which cells it takes, where its back lies, and where to cut."""
