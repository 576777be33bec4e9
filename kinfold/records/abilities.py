"""What the pages of the records room let somebody do."""

from kinfold.base.abilities import Ability

WRITE_NOTE = Ability("write_note", "W1", "Write a note about people of a family")
SEE_NOTE = Ability("note", "V3", "Read a note")
RECORD_VISIT = Ability("record_visit", "W1", "Record a visit: who was seen, and what they said or showed")
SEE_VISIT = Ability("visit", "V3", "Read a visit")
KEEP_DOCUMENT = Ability("keep_document", "W1", "Keep a file with the record")
SEE_DOCUMENTS = Ability("documents", "V9", "See which files are kept", audience="signed_in")
OPEN_DOCUMENT = Ability("open_document", "V9", "Open a kept file", audience="signed_in")
RECORD_INSTRUMENT = Ability("record_instrument", "W1", "Record what an assessment tool found")
