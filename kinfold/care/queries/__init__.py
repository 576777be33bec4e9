"""The reading door of care."""
