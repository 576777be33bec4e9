"""The forms of the services room."""

from kinfold.services.forms.asking import AskForServiceForm, MoveRequestForm
from kinfold.services.forms.needs import MyNeedForm, NoticeNeedForm, ReadNeedForm

__all__ = ["AskForServiceForm", "MoveRequestForm", "MyNeedForm", "NoticeNeedForm", "ReadNeedForm"]
