"""The forms of the insight room."""

from kinfold.insight.forms.changing import LookAgainForm, WriteChangeForm
from kinfold.insight.forms.taking import AnswerTakingForm, AskToTakeForm

__all__ = ["AnswerTakingForm", "AskToTakeForm", "LookAgainForm", "WriteChangeForm"]
