"""Tables of numbers to charts."""
