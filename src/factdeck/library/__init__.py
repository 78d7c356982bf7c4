"""Many articles to their outputs: on workers that live, with a time limit for each."""
