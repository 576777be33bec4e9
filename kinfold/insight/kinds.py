"""The insight room writes no chronology: it touches no record of a person."""
