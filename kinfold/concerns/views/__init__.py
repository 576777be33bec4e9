"""The pages of the concerns room."""
