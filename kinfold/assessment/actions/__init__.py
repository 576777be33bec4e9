"""The only writers of the assessment. Contributions are added, never changed; a signed stage is never touched again."""

from kinfold.assessment.actions.asking_again import Answered, answer_all, answer_each, answer_still_true
from kinfold.assessment.actions.contributing import begin, contribute
from kinfold.assessment.actions.replacing import change_contribution, keep_beside, share_contribution
from kinfold.assessment.actions.signing import approve, ask_for_more, record_signature, sign
from kinfold.assessment.actions.staging import (
    begin_stage,
    get_ready,
    open_again,
    review_stage,
    stop_stage,
    write_analysis,
)

__all__ = [
    "Answered",
    "answer_all",
    "answer_each",
    "answer_still_true",
    "approve",
    "ask_for_more",
    "begin",
    "begin_stage",
    "change_contribution",
    "contribute",
    "get_ready",
    "keep_beside",
    "open_again",
    "record_signature",
    "review_stage",
    "share_contribution",
    "sign",
    "stop_stage",
    "write_analysis",
]
