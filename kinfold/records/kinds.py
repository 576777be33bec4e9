"""The chronology kinds that the records room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(name="conversation", says="Conversation", group="contact", family_says="We talked"),
    Kind(name="visit_made", says="Visit", group="contact", family_says="Somebody visited"),
    Kind(name="document_kept", says="Document", group="papers", family_says="A paper was kept"),
    Kind(
        name="instrument_done",
        says="Assessment tool used",
        group="assessment",
        family_says="Questions you answered",
    ),
]
