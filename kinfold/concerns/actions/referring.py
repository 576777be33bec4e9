"""Referring to social care: what is already known goes with it by itself; five written judgements, never a total."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules
from kinfold.concerns.actions import access
from kinfold.concerns.models import Concern, Consultation, Referral, ReferralAbout

if TYPE_CHECKING:
    from kinfold.chronology.models import Entry
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def make_referral(
    family: Family,
    children: Sequence[Person] = (),
    *,
    why: str,
    by: Who,
    on: date,
    concern: Concern | None = None,
    consultation: Consultation | None = None,
    help_tried: str = "",
    family_told: bool | None = None,
    why_family_not_told: str = "",
    consent_decision: str = "",
    not_to_be_named: bool = False,
    danger: str = "",
    danger_why: str = "",
    source_code: str = "",
    also_answers: Sequence[str] = (),
    **judgements: str,
) -> Referral:
    """Refer to children's social care. Duty has one working day to decide and then tells the referrer.

    `judgements` are the five of `rules.FIVE` by name (specificity, severity, future_harm, accountability,
    corroboration): words; any may be left out rather than guessed. `danger` is the referrer's own marking.
    `also_answers` names (by reference) a report or request for help that this referral settles.
    """
    queries.may_raise(by, on)
    referrer = queries.must_be_worker(by)
    rules.must_tell_family_or_why(family_told, why_family_not_told)
    _check_danger(danger, danger_why)
    children = list(children) or queries.children_in(concern, family, on)
    if not children:
        raise NotNow("Name the child whom this referral is about.", field="children")
    team = agencies.duty_team()
    referral = Referral.objects.create(
        family=family,
        concern=concern,
        team=team,
        referred_by=referrer,
        source_code=source_code or rules.SOURCE_OF_SECTOR.get(referrer.organisation.sector, "10"),
        referred_on=on,
        why=rules.must_say(why, "why", "Say in a few sentences why you refer."),
        **rules.judgements_written(judgements),
        help_tried=rules.must_fit(help_tried, "help_tried"),
        gathered=rules.gathered_rows(queries.gather(by, family, children, on)),
        family_told=family_told,
        why_family_not_told=why_family_not_told,
        consent_decision=consent_decision,
        not_to_be_named=not_to_be_named,
        danger=danger,
        danger_why=danger_why[:300],
    )
    ReferralAbout.objects.bulk_create([ReferralAbout(referral=referral, person=child) for child in children])
    entry = _tell_chronology(referral, children, by=by, on=on)
    matters = [m.ref for m in (concern, consultation) if m is not None] + list(also_answers)
    clocks.react(entry, by=by, owner_team=team, matters=matters)
    access.open_for_duty(family, why=f"Referral {referral.ref}", by=by, on=on)
    return referral


def _check_danger(danger: str, why: str) -> None:
    if danger and danger not in Referral.Danger.values:
        raise NotNow("Choose how soon somebody must look.", field="danger")
    if danger == Referral.Danger.NOW and not why.strip():
        raise NotNow("Say in one line what makes you think so.", field="danger_why")


def _tell_chronology(referral: Referral, children: Sequence[Person], *, by: Who, on: date) -> Entry:
    referrer = referral.referred_by
    assert referrer is not None  # set by make_referral
    entry = chronology.record(
        "referral_made",
        referral.family,
        what=referral.why,
        on_day=on,
        on=on,
        about=children,
        by=by,
        said_by=rules.who_said(referrer.known_as, str(referrer.organisation), referral.not_to_be_named),
        organisation=queries.source_shown(referrer, referral.not_to_be_named),
        source="referral",
        source_ref=referral.ref,
    )
    referral.entry = entry.uuid
    referral.save(update_fields=["entry"])
    return entry
