"""Any meeting: arranged around the family, prepared, held with the family first, and told to everybody at once."""

from kinfold.meetings.models.holding import Minute, NotesVersion, Told
from kinfold.meetings.models.inviting import Invitation, Preparation
from kinfold.meetings.models.meetings import Meeting, TimeOffered

__all__ = ["Invitation", "Meeting", "Minute", "NotesVersion", "Preparation", "TimeOffered", "Told"]
