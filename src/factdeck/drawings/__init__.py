"""Plain values to ReportLab drawings: timelines, succession chains and maps, painted as vectors or native shapes."""
