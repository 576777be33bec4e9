"""Pre-proceedings, proceedings, hearings, orders, adoption decisions, bundles."""

from kinfold.court.models.before import BeforeMeeting, LetterOffer, PreProceedings
from kinfold.court.models.bundles import Bundle, EarlierProceedingsLook
from kinfold.court.models.orders import AdoptionSteps, Order
from kinfold.court.models.proceedings import (
    Extension,
    Hearing,
    Proceedings,
    ProceedingsChild,
    TrackOutcome,
)

__all__ = [
    "AdoptionSteps",
    "BeforeMeeting",
    "Bundle",
    "EarlierProceedingsLook",
    "Extension",
    "Hearing",
    "LetterOffer",
    "Order",
    "PreProceedings",
    "Proceedings",
    "ProceedingsChild",
    "TrackOutcome",
]
