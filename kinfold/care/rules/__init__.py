"""Pure rules about care."""
