"""The pages of the school room."""
