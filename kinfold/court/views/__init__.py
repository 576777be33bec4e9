"""The pages of the court room."""
