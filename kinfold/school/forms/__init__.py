"""The forms of the school room."""
