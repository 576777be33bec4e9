"""Pages of the hubs room."""
