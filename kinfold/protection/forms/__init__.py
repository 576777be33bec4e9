"""The forms of the protection room. Each is named for its action."""

from kinfold.protection.forms.between import EndPlanForm, JoinCoreGroupForm, LeaveCoreGroupForm
from kinfold.protection.forms.conferring import (
    AskForConferenceForm,
    CallOffConferenceForm,
    PrepareChildForm,
    PrepareConferenceForm,
)
from kinfold.protection.forms.enquiring import (
    ApproveEnquiryForm,
    ChangeEnquiryForm,
    HoldStrategyForm,
    TellEnquiryForm,
    TellOfDiscussionForm,
    WriteOutcomeForm,
)
from kinfold.protection.forms.holding import HoldConferenceForm, QualityForm
from kinfold.protection.forms.urgent import (
    AcknowledgeNoticeForm,
    EndAlertForm,
    EndPowerForm,
    LookAtAlertForm,
    RaiseAlertForm,
    ReceiveNoticeForm,
    RecordPowerForm,
    TellNoticeForm,
)

__all__ = [
    "AcknowledgeNoticeForm",
    "ApproveEnquiryForm",
    "AskForConferenceForm",
    "CallOffConferenceForm",
    "ChangeEnquiryForm",
    "EndAlertForm",
    "EndPlanForm",
    "EndPowerForm",
    "HoldConferenceForm",
    "HoldStrategyForm",
    "JoinCoreGroupForm",
    "LeaveCoreGroupForm",
    "LookAtAlertForm",
    "PrepareChildForm",
    "PrepareConferenceForm",
    "QualityForm",
    "RaiseAlertForm",
    "ReceiveNoticeForm",
    "RecordPowerForm",
    "TellEnquiryForm",
    "TellNoticeForm",
    "TellOfDiscussionForm",
    "WriteOutcomeForm",
]
