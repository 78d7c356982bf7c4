"""Plain values to drawings: timelines, succession chains, charts and maps."""
