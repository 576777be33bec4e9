"""The consultation line: advice asked, given with reasons, and looked at again. No case is opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules, states
from kinfold.concerns.actions import access
from kinfold.concerns.models import Concern, Consultation

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def ask_consultation(
    family: Family,
    *,
    question: str,
    by: Who,
    on: date,
    concern: Concern | None = None,
    about: Iterable[Person] = (),
) -> Consultation:
    """Ask the consultation line. Gives the line access to what is asked; opens no case and makes no referral."""
    asker = queries.must_be_worker(by)
    team = agencies.consultation_team()
    asked = Consultation.objects.create(
        family=family,
        concern=concern,
        team=team,
        asked_by=asker,
        asked_on=on,
        question=rules.must_say(question, "question", "Write what you would like to ask."),
    )
    entry = chronology.record(
        "consultation_asked",
        family,
        what=f"Advice was asked: {asked.question}",
        on_day=on,
        on=on,
        about=list(about) or queries.children_in(concern, family, on),
        by=by,
        said_by=rules.who_said(asker.known_as, str(asker.organisation), False),
        organisation=asker.organisation,
        section="consultation",
        source="consultation",
        source_ref=asked.ref,
    )
    asked.entry = entry.uuid
    asked.save(update_fields=["entry"])
    clocks.react(entry, by=by, owner=None if team else asker, owner_team=team)
    access.open_for_line(family, why=f"Consultation {asked.ref}", by=by, on=on)
    return asked


def question_from(concern: Concern) -> str:
    """Make the question to the consultation line from a worry that asks for advice or for one service."""
    if concern.wish == Concern.Wish.SERVICE:
        return f"One service is asked for, without an assessment: {concern.service_wanted}."
    return concern.may_mean or "What would you advise?"


@transaction.atomic
def answer_consultation(
    consultation: Consultation,
    *,
    family_known: bool,
    advice: str,
    reasons: str,
    by: Who,
    on: date,
    who_is_involved: str = "",
    next_step: str = "",
    look_again_on: date | None = None,
) -> Consultation:
    """Give advice with its reasons, and perhaps a day to look again. The asker sees it at once."""
    asked = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("family", "team")
        .get(pk=consultation.pk)
    )
    asked.state = states.CONSULTATION.after("answer_consultation", asked.state)
    if look_again_on is not None and look_again_on < on:
        raise NotNow("Choose a day to look again that has not passed.", field="look_again_on")
    adviser = queries.must_be_worker(by)
    asked.advice = rules.must_say(advice, "advice", "Write the advice that you give.")
    asked.reasons = rules.must_say(reasons, "reasons", "Say why you advise this. The asker reads it.")
    asked.family_known = family_known
    asked.who_is_involved = rules.must_fit(who_is_involved, "who_is_involved")
    asked.next_step = rules.must_fit(next_step, "next_step", 300)
    asked.look_again_on = look_again_on
    asked.answered_by = adviser
    asked.answered_on = on
    entry = chronology.record(
        "consultation_answered",
        asked.family,
        what=f"Advice: {asked.advice} Reasons: {asked.reasons}",
        on_day=on,
        on=on,
        about=queries.children_in(asked.concern, asked.family, on),
        by=by,
        said_by=adviser.known_as,
        section="consultation",
        source="consultation",
        source_ref=asked.ref,
    )
    asked.answer_entry = entry.uuid
    asked.save()
    clocks.react(entry, by=by, owner=adviser, owner_team=asked.team)
    _set_look_again(asked, entry.uuid, on)
    access.close_for_line(asked.family, on=on, look_again_on=look_again_on, by=by)
    return asked


def _set_look_again(asked: Consultation, entry: UUID, on: date) -> None:
    if asked.look_again_on is None:
        return
    clocks.start(
        "consultation_look_again",
        asked.family,
        owner=asked.answered_by,
        owner_team=asked.team,
        on=on,
        entry=entry,
        due_on=asked.look_again_on,
        about="Look again at what was advised",
        matter=asked.ref,
        kind="consultation_answered",
    )


@transaction.atomic
def look_again(
    consultation: Consultation, *, note: str, by: Who, on: date, look_again_on: date | None = None
) -> Consultation:
    """Look again at advice that was given: what has become of it. Meets the day that was set; may set another."""
    row = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("family", "team")
        .get(pk=consultation.pk)
    )
    row.state = states.CONSULTATION.after("look_again", row.state)
    row.looked_again_note = rules.must_say(note, "note", "Write what you found when you looked again.")
    row.looked_again_on, row.look_again_on = on, look_again_on
    if look_again_on is not None and look_again_on < on:
        raise NotNow("Choose a day to look again that has not passed.", field="look_again_on")
    entry = chronology.record(
        "conversation",
        row.family,
        what=f"The advice was looked at again: {row.looked_again_note}",
        on_day=on,
        on=on,
        about=queries.children_in(row.concern, row.family, on),
        by=by,
        section="consultation",
        source="consultation",
        source_ref=row.ref,
    )
    row.save()
    clocks.react(entry, by=by)
    _set_look_again(row, entry.uuid, on)
    if look_again_on is not None:
        access.open_for_line(row.family, why=f"Consultation {row.ref}", by=by, on=on, until=look_again_on)
    return row


@transaction.atomic
def see_answer(consultation: Consultation, *, by: Who, on: date) -> None:
    """Remember that the asker has read the answer, so that it is no longer new."""
    if by.practitioner_id != consultation.asked_by_id:
        return
    Consultation.objects.filter(
        pk=consultation.pk, answered_on__isnull=False, answer_seen_on__isnull=True
    ).update(answer_seen_on=on)
