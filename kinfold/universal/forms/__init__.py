"""Forms of the universal room."""
