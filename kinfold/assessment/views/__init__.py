"""Pages of the assessment room: reading (`reading`) and writing (`writing`)."""
