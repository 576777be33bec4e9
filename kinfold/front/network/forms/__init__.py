"""The forms of the family map, each named after its verb."""

from kinfold.front.network.forms.homes import MoveInForm, MoveOutForm, SetUpHouseholdForm
from kinfold.front.network.forms.mattering import (
    AnswerGapForm,
    ChooseTrustedAdultForm,
    EndMattersForm,
    RecordResponsibilityForm,
)
from kinfold.front.network.forms.ties import (
    AddRelativeForm,
    ChangeTieForm,
    EndTieForm,
    RelateForm,
    TakeBackTieForm,
)
from kinfold.front.network.forms.workers import EndInvolvementForm, HandOverLeadForm, InvolveForm

__all__ = [
    "AddRelativeForm",
    "AnswerGapForm",
    "ChangeTieForm",
    "ChooseTrustedAdultForm",
    "EndInvolvementForm",
    "EndMattersForm",
    "EndTieForm",
    "HandOverLeadForm",
    "InvolveForm",
    "MoveInForm",
    "MoveOutForm",
    "RecordResponsibilityForm",
    "RelateForm",
    "SetUpHouseholdForm",
    "TakeBackTieForm",
]
