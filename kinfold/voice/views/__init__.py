"""Pages of the voice room: keeping words (`words`), and what came of them (`answers`)."""
