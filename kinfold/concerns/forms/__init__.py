"""The forms of the concerns room, each named after its verb."""

from kinfold.concerns.forms.answering import (
    AnswerConsultationForm,
    AnswerHelpForm,
    AskAboutWorryForm,
    ConfirmForm,
    LookAgainForm,
    LookAtReportForm,
    TellOutcomeForm,
    TellReporterForm,
)
from kinfold.concerns.forms.helping import HelpReplyForm, HelpWantedForm, HelpWhoForm, HelpWordsForm
from kinfold.concerns.forms.matching import KnownToUsForm, SameChildForm
from kinfold.concerns.forms.noticing import CheckForm, SawForm, ThinkForm, WhoForm, WishForm
from kinfold.concerns.forms.referring import MakeReferralForm, MarkDangerForm, ReceiveReportForm

__all__ = [
    "AnswerConsultationForm",
    "AnswerHelpForm",
    "AskAboutWorryForm",
    "CheckForm",
    "ConfirmForm",
    "HelpReplyForm",
    "HelpWantedForm",
    "HelpWhoForm",
    "HelpWordsForm",
    "KnownToUsForm",
    "LookAgainForm",
    "LookAtReportForm",
    "MakeReferralForm",
    "MarkDangerForm",
    "ReceiveReportForm",
    "SameChildForm",
    "SawForm",
    "TellOutcomeForm",
    "TellReporterForm",
    "ThinkForm",
    "WhoForm",
    "WishForm",
]
