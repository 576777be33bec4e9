"""What is kept beside the decisions of a conference: the parents' circumstances, who disagrees, how it was run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.protection import rules
from kinfold.protection.actions.drafts import Circumstances, Dissenting
from kinfold.protection.actions.steps import fits, said
from kinfold.protection.models import Circumstance, Conference, Dissent, QualityAnswer
from kinfold.protection.states import CONFERENCE
from kinfold.services import actions as services

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family


def keep_beside(
    conference: Conference,
    family: Family,
    circumstances: Sequence[Circumstances],
    dissents: Sequence[Dissenting],
    *,
    held_on: date,
    by: Who,
    on: date,
    told: UUID,
) -> None:
    """What is hard for the parents, each a need of theirs; and who sees a decision differently."""
    common: dict[str, Any] = {"entry": told, "recorded_by_id": by.account_id, "conference": conference}
    for each in circumstances:
        adult = each.person.merged_into or each.person
        Circumstance.objects.create(
            person=adult, word=each.word, note=fits(each.note, "note"), since_known=each.since_known, **common
        )
        services.notice_need(
            adult, family, each.word, since=held_on, by=by, on=on, detail=each.note, noticed_on=held_on,
            source="conference", source_ref=conference.ref, entry=told,
        )  # fmt: skip
    for one in dissents:
        if one.person is None and one.practitioner is None and not one.named.strip():
            raise NotNow("Say who sees it differently.", field="dissents")
        Dissent.objects.create(
            child=one.child, person=one.person, practitioner=one.practitioner, named=fits(one.named, "dissents", 200),
            says=said(one.says, "dissents", "Write why they see it differently, in their words."),
            would_have=fits(one.would_have, "dissents", 300), **common,
        )  # fmt: skip


@transaction.atomic
def answer_quality(
    conference: Conference, question: str, answer: str, *, answered_as: str, by: Who, on: date, note: str = ""
) -> QualityAnswer:
    """Answer one question about how the conference was run. For learning: answers are added, none is a score."""
    CONFERENCE.after("answer_quality", conference.state)
    if question not in rules.QUALITY or answer not in QualityAnswer.Answer.values:
        raise NotNow("Choose an answer.", field=question)
    if answered_as not in rules.ANSWERED_AS:
        raise NotNow("Say for whom this is answered.", field="answered_as")
    return QualityAnswer.objects.create(
        conference=conference, question=question, answer=answer, answered_as=answered_as, note=fits(note, "note"),
        recorded_by_id=by.account_id,
    )  # fmt: skip


@transaction.atomic
def answer_all_quality(
    conference: Conference, answers: Mapping[str, str], *, answered_as: str, by: Who, on: date, note: str = ""
) -> list[QualityAnswer]:
    """Answer several questions at once; a question that nobody answered is left out."""
    given = {question: answer for question, answer in answers.items() if answer}
    if not given:
        raise NotNow("Answer at least one question.")
    return [
        answer_quality(conference, question, answer, answered_as=answered_as, by=by, on=on, note=note)
        for question, answer in given.items()
    ]
