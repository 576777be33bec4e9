"""Strategy discussions, enquiries, conferences, times under a plan, core groups, safety alerts, police notices."""

from kinfold.protection.models.conferences import (
    Category,
    Circumstance,
    Conference,
    ConferenceChild,
    Dissent,
    Participation,
    QualityAnswer,
)
from kinfold.protection.models.enquiries import EmergencyPower, Enquiry, StrategyDiscussion, TookPart
from kinfold.protection.models.plans import (
    CategoryChange,
    CoreGroupMember,
    PoliceNotice,
    PoliceNoticeTold,
    ProtectionPlan,
    SafetyAlert,
)

__all__ = [
    "Category",
    "CategoryChange",
    "Circumstance",
    "Conference",
    "ConferenceChild",
    "CoreGroupMember",
    "Dissent",
    "EmergencyPower",
    "Enquiry",
    "Participation",
    "PoliceNotice",
    "PoliceNoticeTold",
    "ProtectionPlan",
    "QualityAnswer",
    "SafetyAlert",
    "StrategyDiscussion",
    "TookPart",
]
