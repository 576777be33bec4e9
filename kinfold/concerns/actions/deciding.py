"""Duty takes up a referral, marks how soon somebody must look, decides with reasons, and tells whoever raised it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules, states
from kinfold.concerns.actions import access
from kinfold.concerns.models import Referral

if TYPE_CHECKING:
    from kinfold.people.models import Person


def _locked(referral: Referral) -> Referral:
    return (
        Referral.objects.select_for_update(of=("self",))
        .select_related("family", "team", "referred_by__organisation")
        .get(pk=referral.pk)
    )


def _children(referral: Referral) -> list[Person]:
    return [about.person for about in referral.about.select_related("person")]


@transaction.atomic
def take_up(referral: Referral, *, by: Who, on: date) -> Referral:
    """Take up a referral, so that nobody else on duty starts on it too."""
    row = _locked(referral)
    row.state = states.REFERRAL.after("take_up", row.state)
    row.taken_up_by, row.taken_up_on = queries.must_be_worker(by), on
    row.save(update_fields=["state", "taken_up_by", "taken_up_on"])
    return row


@transaction.atomic
def mark_danger(referral: Referral, *, danger: str, danger_why: str = "", by: Who, on: date) -> Referral:
    """Mark how soon somebody must look: a worker's judgement, with the reason. Never computed."""
    row = _locked(referral)
    states.REFERRAL.after("mark_danger", row.state)
    if danger not in Referral.Danger.values:
        raise NotNow("Choose how soon somebody must look.", field="danger")
    if danger == Referral.Danger.NOW and not danger_why.strip():
        raise NotNow("Say in one line what makes you think so.", field="danger_why")
    row.danger, row.danger_why = danger, rules.must_fit(danger_why, "danger_why", 300)
    row.save(update_fields=["danger", "danger_why"])
    return row


@transaction.atomic
def decide_referral(
    referral: Referral,
    *,
    outcome: str,
    reasons: str,
    told_referrer: str,
    by: Who,
    on: date,
    told_family: str = "",
    why_family_not_told: str = "",
    level_after: str = "",
    tell_now: bool = False,
) -> Referral:
    """Decide a referral: what, why, what the referrer is told and what the family is told (or why not).

    `tell_now` also tells the referrer in the same breath: they read it among their own worries. The level itself is
    changed by the plan room (`plan.actions.decide_referral`). Duty's access ends seven days after the decision.
    """
    row = _locked(referral)
    row.state = states.REFERRAL.after("decide_referral", row.state)
    if outcome not in Referral.Outcome.values:
        raise NotNow("Choose what is decided.", field="outcome")
    row.outcome = outcome
    row.decision_reasons = rules.must_say(
        reasons, "reasons", "Say why. The referrer and the record need the reason."
    )
    row.told_referrer = rules.must_say(
        told_referrer, "told_referrer", "Write what the person who referred is told."
    )
    row.told_family = rules.must_fit(told_family, "told_family")
    if not row.told_family:
        rules.must_tell_family_or_why(False, why_family_not_told)
    row.why_family_not_told = (
        rules.must_fit(why_family_not_told, "why_family_not_told") or row.why_family_not_told
    )
    row.decided_by, row.decided_on, row.level_after = queries.must_be_worker(by), on, level_after
    children = _children(row)
    entry = chronology.record(
        "referral_decided",
        row.family,
        what=f"Decided: {row.get_outcome_display()}. Because: {row.decision_reasons}",
        on_day=on,
        on=on,
        about=children,
        by=by,
        said_by=row.decided_by.known_as,
        detail=rules.DETAIL_OF_OUTCOME[outcome],
        source="referral",
        source_ref=row.ref,
    )
    row.decision_entry = entry.uuid
    row.save()
    clocks.react(entry, by=by, owner=row.decided_by, owner_team=row.team or agencies.duty_team())
    access.close_for_duty(row.family, decided_on=on, by=by)
    return tell_outcome(row, by=by, on=on) if tell_now else row


@transaction.atomic
def tell_outcome(referral: Referral, *, by: Who, on: date, told_referrer: str = "") -> Referral:
    """Tell whoever referred what was decided and why: it stands among their worries from now on."""
    row = _locked(referral)
    row.state = states.REFERRAL.after("tell_outcome", row.state)
    row.told_referrer = rules.must_fit(told_referrer, "told_referrer") or row.told_referrer
    row.told_by, row.told_on = queries.must_be_worker(by), on
    row.save(update_fields=["state", "told_referrer", "told_by", "told_on"])
    entry = chronology.record(
        "outcome_told",
        row.family,
        what="The person who referred was told what was decided and why.",
        on_day=on,
        on=on,
        about=_children(row),
        by=by,
        source="referral",
        source_ref=row.ref,
    )
    clocks.react(entry, by=by)
    return row


@transaction.atomic
def see_outcome(referral: Referral, *, by: Who, on: date) -> None:
    """Remember that the referrer has read the outcome, so that it is no longer new."""
    if by.practitioner_id == referral.referred_by_id:
        Referral.objects.filter(pk=referral.pk, told_on__isnull=False, outcome_seen_on__isnull=True).update(
            outcome_seen_on=on
        )
