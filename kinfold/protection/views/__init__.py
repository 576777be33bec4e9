"""The pages of the protection room."""
