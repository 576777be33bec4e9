"""Where a child goes to school, the days there, what is tried before it breaks, and where a young person goes after."""

from kinfold.school.models.after import Destination, Listed
from kinfold.school.models.asking import ParentAsked
from kinfold.school.models.days import AlternativeHours, Attendance, DailyNote
from kinfold.school.models.ehc import EhcRequest
from kinfold.school.models.excluding import PanelAction, PreventionPanel, SchoolExclusion
from kinfold.school.models.places import SchoolLead, SchoolPlace, WorkerKnown

__all__ = [
    "AlternativeHours",
    "Attendance",
    "DailyNote",
    "Destination",
    "EhcRequest",
    "Listed",
    "PanelAction",
    "ParentAsked",
    "PreventionPanel",
    "SchoolExclusion",
    "SchoolLead",
    "SchoolPlace",
    "WorkerKnown",
]
