"""Files of every system, and what stands at addresses, to bytes; finished outputs to files."""
