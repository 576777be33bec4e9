"""Worries, consultations, requests for help, inbound reports, referrals and decisions."""

from kinfold.concerns.models.answering import Consultation, HelpRequest, InboundReport
from kinfold.concerns.models.noticing import Concern, ConcernAbout
from kinfold.concerns.models.referring import Referral, ReferralAbout

__all__ = [
    "Concern",
    "ConcernAbout",
    "Consultation",
    "HelpRequest",
    "InboundReport",
    "Referral",
    "ReferralAbout",
]
