"""Asking people to a meeting; their answers; their reports; and the talk before with somebody of the family."""

from datetime import date
from typing import Any

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.meetings.actions.steps import locked, said
from kinfold.meetings.models import Invitation, Meeting, Preparation
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

WORKERS = (Invitation.As.WORKER, Invitation.As.CHAIR)


@transaction.atomic
def invite(
    meeting: Meeting,
    *,
    practitioner: Practitioner | None = None,
    person: Person | None = None,
    named: str = "",
    part: str,
    by: Who,
    on: date,
    knows_child: str = "",
    family_agrees: bool | None = None,
) -> Invitation:
    """Ask somebody: a worker, somebody of the family, or a friend by name. Asked again, what is known of them is put right."""
    meeting, _ = locked(meeting, "invite")
    _check_invited(practitioner, person, named, part)
    if practitioner is not None and sharing.is_excluded(practitioner, meeting.family, on):
        raise NotNow("This worker cannot come to a meeting of this family.", field="whom")
    facts: dict[str, Any] = {
        "withdrawn_on": None,
        "withdrawn_why": "",
        "part": part,
        "knows_child": knows_child.strip(),
        "family_agrees": family_agrees,
    }
    whom = {"practitioner": practitioner, "person": person, "named": named.strip()[:200]}
    made, _ = Invitation.objects.update_or_create(
        meeting=meeting, **whom, defaults=facts, create_defaults={**facts, "asked_on": on}
    )
    if part == Invitation.As.CHAIR and practitioner is not None and meeting.chair_id != practitioner.pk:
        meeting.chair = practitioner
        meeting.save(update_fields=["chair"])
    return made


def _check_invited(practitioner: Practitioner | None, person: Person | None, named: str, part: str) -> None:
    given = [practitioner is not None, person is not None, bool(named.strip())]
    if sum(given) != 1:
        raise NotNow("Choose one person, or write one name.", field="whom")
    if part not in Invitation.As.values:
        raise NotNow("Choose in what part they come.", field="part")
    if practitioner is not None and part == Invitation.As.FAMILY:
        raise NotNow("A worker does not come as family. Choose another part.", field="part")
    if person is not None and part in WORKERS:
        raise NotNow("Somebody of the family does not come as a worker. Choose another part.", field="part")


@transaction.atomic
def answer_invitation(invitation: Invitation, coming: bool, *, by: Who, on: date) -> Invitation:
    """Say whether somebody comes. A worker who cannot come is asked for a report at once (seed 001: 1455)."""
    locked(invitation.meeting, "answer_invitation")
    _only_ones_own_if_family(invitation, by)
    invitation.coming = coming
    if not coming and invitation.part in WORKERS and invitation.report_asked_on is None:
        invitation.report_asked_on = on
    invitation.save(update_fields=["coming", "report_asked_on"])
    return invitation


def _only_ones_own_if_family(invitation: Invitation, by: Who) -> None:
    if by.is_family and invitation.person_id not in by.person_ids:
        raise RefusedOpenly("You can answer only for yourself.")


@transaction.atomic
def ask_report(invitation: Invitation, *, by: Who, on: date) -> Invitation:
    """Ask a worker for a report before the meeting, whether or not they come."""
    locked(invitation.meeting, "ask_report")
    if invitation.part not in WORKERS:
        raise NotNow("Only workers are asked for a report. Talk with the family instead.")
    if invitation.report_asked_on is None:
        invitation.report_asked_on = on
        invitation.save(update_fields=["report_asked_on"])
    return invitation


@transaction.atomic
def send_report(invitation: Invitation, report: str, *, by: Who, on: date) -> Invitation:
    """Send a worker's report; sent again, the newer stands and the older stays in the history."""
    locked(invitation.meeting, "send_report")
    if by.is_family or invitation.part not in WORKERS:
        raise RefusedOpenly("Reports are sent by the workers who were asked.")
    invitation.report = said(
        report, "Write what everybody should know: what helps, what worries you, what next.", "report"
    )
    invitation.report_on, invitation.report_by_id = on, by.account_id
    invitation.save(update_fields=["report", "report_on", "report_by"])
    return invitation


@transaction.atomic
def prepare(
    meeting: Meeting,
    person: Person,
    *,
    on_day: date,
    talked_with: str,
    by: Who,
    on: date,
    sheet_given: bool = False,
    wants_said: str = "",
    worries: str = "",
    beside_them: str = "",
) -> Preparation:
    """Write down a talk before the meeting: what to expect, what they want said, what frightens them, who sits beside them."""
    meeting, _ = locked(meeting, "prepare")
    if on_day > on:
        raise NotNow("This date is in the future. When did you talk?", field="on_day")
    return Preparation.objects.create(
        meeting=meeting,
        person=person,
        on_day=on_day,
        talked_with=said(talked_with, "Say who talked with them: name and job.", "talked_with", 200),
        sheet_given=sheet_given,
        wants_said=wants_said.strip(),
        worries=worries.strip(),
        beside_them=beside_them.strip()[:200],
        recorded_by_id=by.account_id,
    )
