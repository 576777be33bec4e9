"""Pre-proceedings, proceedings, hearings, orders, adoption decisions, bundles."""

from kinfold.court.models.before import BeforeMeeting, LetterOffer, PreProceedings
from kinfold.court.models.bundles import Bundle, EarlierProceedingsLook
from kinfold.court.models.proceedings import (
    AdoptionSteps,
    Extension,
    Hearing,
    Order,
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
