"""Family hubs and who comes, volunteers, mentoring, and programmes with walls."""

from kinfold.hubs.models.mentoring import (
    MentoringGoal,
    MentoringMatch,
    MentoringSession,
    MentorSaying,
    MentorWish,
)
from kinfold.hubs.models.programmes import (
    ProgrammeCase,
    ProgrammeGoal,
    ProgrammeMeeting,
    ProgrammePart,
    WallCrossing,
)
from kinfold.hubs.models.sites import (
    Attendance,
    Hub,
    HubGuest,
    HubOffer,
    HubSession,
    HubWorker,
    Outreach,
    RegistrarDay,
    RegistrarTime,
)
from kinfold.hubs.models.volunteers import Volunteer, VolunteerCheck, VolunteerTraining

__all__ = [
    "Attendance",
    "Hub",
    "HubGuest",
    "HubOffer",
    "HubSession",
    "HubWorker",
    "MentorSaying",
    "MentorWish",
    "MentoringGoal",
    "MentoringMatch",
    "MentoringSession",
    "Outreach",
    "ProgrammeCase",
    "ProgrammeGoal",
    "ProgrammeMeeting",
    "ProgrammePart",
    "RegistrarDay",
    "RegistrarTime",
    "Volunteer",
    "VolunteerCheck",
    "VolunteerTraining",
    "WallCrossing",
]
