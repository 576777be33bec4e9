"""The chronology kinds that the meetings room declares. A meeting held is the general kind `meeting_held`, told with its sort."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind("meeting_set", "Day set for a meeting", "meeting", "A day was set for a meeting"),
    Kind(
        "meeting_notes_corrected",
        "Notes of a meeting put right",
        "meeting",
        "The notes of a meeting were put right",
    ),
    Kind(
        "invitation_withdrawn",
        "Somebody no longer asked to a meeting",
        "meeting",
        "Who is asked to a meeting changed",
    ),
    Kind("meeting_called_off", "Meeting called off", "meeting", "A meeting was called off"),
]
