"""What was built before, found again by what it was made from."""
