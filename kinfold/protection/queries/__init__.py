"""The reading door to protection."""
