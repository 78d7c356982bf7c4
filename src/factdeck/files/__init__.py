"""Files of every system to bytes, and finished outputs to files."""
