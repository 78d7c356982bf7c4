"""Places in degrees to maps."""
