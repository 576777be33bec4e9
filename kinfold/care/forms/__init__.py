"""The forms of the care room."""
