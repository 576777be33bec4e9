"""Whole journeys in a real browser, named for what comes of them. They may call anything."""
