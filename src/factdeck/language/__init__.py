"""What a text's letters, sentences and quotations are, by script and language."""
