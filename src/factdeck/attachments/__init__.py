"""What travels inside a PDF beside its pages: chosen, embedded, and taken out again."""
