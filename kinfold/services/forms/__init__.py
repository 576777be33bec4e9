"""The forms of the services room."""

from kinfold.services.forms.asking import AskForServiceForm, MoveRequestForm
from kinfold.services.forms.changing import ChangeRequestForm
from kinfold.services.forms.needs import MyNeedForm, NoticeNeedForm, ReadNeedForm, SayEffectForm

__all__ = [
    "AskForServiceForm",
    "ChangeRequestForm",
    "MoveRequestForm",
    "MyNeedForm",
    "NoticeNeedForm",
    "ReadNeedForm",
    "SayEffectForm",
]
