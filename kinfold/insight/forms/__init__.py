"""The forms of the insight room."""

from kinfold.insight.forms.changing import LookAgainForm, WriteChangeForm

__all__ = ["LookAgainForm", "WriteChangeForm"]
