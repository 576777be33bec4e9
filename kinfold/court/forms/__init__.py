"""The forms of the court room, each named for its action."""
