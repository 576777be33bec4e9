"""The chronology's pages: a child's or a family's timeline, one entry, print and court. They stand here because they
join own words (voice) to entries (chronology), and only an upper floor sees both."""
