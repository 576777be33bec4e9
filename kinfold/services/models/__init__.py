"""What help there is, what each person needs, and every dated step from asking for help to its end."""

from kinfold.services.models.directory import Criterion, Opening, Place, Service, ServicePlace
from kinfold.services.models.following import (
    AnswerLink,
    ChildWent,
    Gap,
    GapRequest,
    HelpAfter,
    InterimHelp,
    LinkTry,
)
from kinfold.services.models.hosting import Stay
from kinfold.services.models.needs import Need, NeedEffect, NeedReading
from kinfold.services.models.requests import HelpStep, Request

__all__ = [
    "AnswerLink",
    "ChildWent",
    "Criterion",
    "Gap",
    "GapRequest",
    "HelpAfter",
    "HelpStep",
    "InterimHelp",
    "LinkTry",
    "Need",
    "NeedEffect",
    "NeedReading",
    "Opening",
    "Place",
    "Request",
    "Service",
    "ServicePlace",
    "Stay",
]
