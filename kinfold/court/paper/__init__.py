"""Paper: a bundle's pieces set into pages and written as one PDF, with an index, bookmarks, numbers and black bars."""
