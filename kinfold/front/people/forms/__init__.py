"""The forms about people: one question a page where it can be, and nothing asked that is not needed."""

from kinfold.front.people.forms.adding import AddPersonForm
from kinfold.front.people.forms.correcting import CorrectPersonForm, RecordBirthForm, RecordDeathForm
from kinfold.front.people.forms.details import (
    AddAddressForm,
    AddContactPointForm,
    AddDisabilityForm,
    AddIdentifierForm,
    AddNameForm,
    EndDetailForm,
)
from kinfold.front.people.forms.merging import AgreeToMergeForm, AskToMergeForm, UndoMergeForm

__all__ = [
    "AddAddressForm",
    "AddContactPointForm",
    "AddDisabilityForm",
    "AddIdentifierForm",
    "AddNameForm",
    "AddPersonForm",
    "AgreeToMergeForm",
    "AskToMergeForm",
    "CorrectPersonForm",
    "EndDetailForm",
    "RecordBirthForm",
    "RecordDeathForm",
    "UndoMergeForm",
]
