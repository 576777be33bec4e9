"""Pages on which people are added and put right, found to be one, and taken apart again."""
