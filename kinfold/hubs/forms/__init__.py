"""The forms of the hubs room."""
