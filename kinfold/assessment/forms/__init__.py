"""The forms of the assessment room, each named after its verb."""

from kinfold.assessment.forms.contributing import ChangeContributionForm, ContributeForm, MyAccountForm
from kinfold.assessment.forms.signing import (
    ApproveStageForm,
    RecordSignatureForm,
    SignStageForm,
    reason_field,
)
from kinfold.assessment.forms.staging import (
    BeginStageForm,
    GetReadyForm,
    OpenAgainForm,
    ReviewStageForm,
    StopStageForm,
    WriteAnalysisForm,
)
from kinfold.assessment.forms.still_true import StillTrueForm

__all__ = [
    "ApproveStageForm",
    "BeginStageForm",
    "ChangeContributionForm",
    "ContributeForm",
    "GetReadyForm",
    "MyAccountForm",
    "OpenAgainForm",
    "RecordSignatureForm",
    "ReviewStageForm",
    "SignStageForm",
    "StillTrueForm",
    "StopStageForm",
    "WriteAnalysisForm",
    "reason_field",
]
