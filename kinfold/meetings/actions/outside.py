"""Asking a worker who has no access here, and taking an invitation back.

An invitation to a worker whose work does not open this family is something shared outside (row X3): it is written down as that,
and gives them nothing but what it says. No row V opens by it: who is to work with the family joins the team, a deed of its own (G1).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.meetings import queries
from kinfold.meetings.actions.inviting import invite
from kinfold.meetings.actions.steps import FAMILY_PARTS, locked, said, tell_chronology
from kinfold.meetings.models import Invitation, Meeting, Told
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Disclosure

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who

SAY_WHY = "Say whom it is about, why they are asked, and what you would like of them."
NOT_NAMED = "This record is restricted and this worker is not named on it. Name them first, or ask them without Kinfold."
TELL_THEM_FIRST = "Tell them first, and say how they were told."
MAY_KNOW = "safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18)"


@transaction.atomic
def invite_worker(
    meeting: Meeting,
    practitioner: Practitioner,
    asks: str,
    *,
    by: Who,
    on: date,
    knows_child: str = "",
    family_agrees: bool | None = None,
    why_not_told: str = "",
) -> Invitation:
    """Ask any worker, by picking them. Without access they read the day, the place and `asks`, and nothing else.

    `family_agrees` None: the family was not told, and `why_not_told` says why. Raises `NotNow`.
    """
    words = said(asks, SAY_WHY, "asks", 1000)
    family = meeting.family.joined_into or meeting.family
    if queries.is_kept_from_worker(practitioner, family, on):
        raise NotNow(NOT_NAMED, field="practitioner")
    made = invite(
        meeting, practitioner=practitioner, part=Invitation.As.WORKER, by=by, on=on,
        knows_child=knows_child, family_agrees=family_agrees,
    )  # fmt: skip
    made.asks = words
    made.save(update_fields=["asks"])
    if queries.is_outside(practitioner, family, on):
        sharing.disclose(
            family,
            items=f"An invitation to a meeting: the day, the place, and these words: {words}",
            to_whom=f"{practitioner.known_as}, {practitioner.organisation}"[:200],
            purpose="So that they can come, or say what would help",
            basis=Disclosure.Basis.PUBLIC_TASK,
            condition=MAY_KNOW,
            family_told=family_agrees is not None,
            why_not_told=why_not_told,
            by=by,
            on=on,
        )
    return made


@transaction.atomic
def withdraw_invitation(
    invitation: Invitation, why: str, *, by: Who, on: date, told_how: str = ""
) -> Invitation:
    """Ask somebody no longer, with the reason as they are told it. Somebody of the family is told first, by a person."""
    meeting, _ = locked(invitation.meeting, "withdraw_invitation")
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if now.withdrawn_on is not None:
        raise NotNow("They are no longer asked already.")
    if now.practitioner_id is not None and now.practitioner_id == meeting.chair_id:
        raise NotNow("They chair this meeting. First say who chairs instead: ask that person as chair.")
    now.withdrawn_why = said(why, "Say why they are no longer asked. They read this.", "why", 1000)
    how = "on their first page"
    if now.part in FAMILY_PARTS:
        how = said(told_how, TELL_THEM_FIRST, "told_how", 100)
    now.withdrawn_on = on
    now.save(update_fields=["withdrawn_on", "withdrawn_why"])
    Told.objects.create(
        meeting=meeting,
        invitation=now,
        what_about=Told.About.WITHDRAWN,
        on_day=on,
        how=how,
        recorded_by_id=by.account_id,
    )
    what = f"{meeting.get_kind_display()}: somebody is no longer asked."
    tell_chronology(meeting, "invitation_withdrawn", what, by=by, on=on)
    return now
