"""Pages of the universal room."""
