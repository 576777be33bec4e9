"""Break-glass: a reason, one family, four hours or until sign-out, and a review by somebody else."""

from datetime import date, datetime, timedelta

from django.db import transaction

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.sharing import queries, rules
from kinfold.sharing.actions.opening import log, refuse
from kinfold.sharing.models import Grant


@transaction.atomic
def break_glass(who: Who, family: Family, *, category: str, why: str, on: date, now: datetime) -> Grant:
    """Open one family for four hours. Never widens to relatives, never opens what is sealed (rows G5, G6).

    The line manager and information governance see it at once (`queries.glass_to_review`). Raises what the policy answers.
    """
    known, _ = queries.facts(who, family, on=on, now=now, purpose=why)
    decision = rules.decide("G5", known)
    if not decision.opens or who.practitioner_id is None:
        refuse(decision, family)
    opens_all = rules.decide("V1", known).code == "allow" and rules.decide("V4", known).code != "glass"
    if known.glass or opens_all:
        raise NotNow("You can already open this record.")
    if category not in rules.GLASS_CATEGORIES:
        raise NotNow("Choose what kind of emergency this is.", "category")
    wrong = rules.poor_reason(why)
    if wrong:
        raise NotNow(wrong, "why")
    log(who, row="G5", action="break_glass", decision=decision, family=family, about=category, reason=why)
    return Grant.objects.create(
        kind=Grant.Kind.GLASS,
        practitioner_id=who.practitioner_id,
        family=family,
        since=on,
        expires_at=now + timedelta(hours=rules.GLASS_HOURS),
        category=category,
        why=why.strip(),
        granted_by_id=who.account_id,
    )


@transaction.atomic
def end_glass(who: Who, *, on: date) -> int:
    """Close every break-glass of one's own: called on sign-out. Returns how many were open."""
    if who.practitioner_id is None:
        return 0
    mine = Grant.objects.filter(
        kind=Grant.Kind.GLASS, practitioner_id=who.practitioner_id, ended_on__isnull=True
    )
    return mine.update(ended_on=on, ended_by_id=who.account_id)


@transaction.atomic
def review_glass(opened: Grant, *, note: str, by: Who, on: date) -> None:
    """Say what was found when a break-glass was looked at again. Never one's own (rows G7, G8)."""
    if opened.practitioner_id == by.practitioner_id:
        raise RefusedOpenly("Nobody reviews their own emergency access. Somebody else has to.")
    if not queries.may_review(by, opened, on):
        raise RefusedOpenly(
            "Emergency access is reviewed by the worker's own manager or by information governance."
        )
    if opened.reviewed_by_id is not None:
        raise NotNow("This has already been reviewed.")
    if not note.strip():
        raise NotNow("Say what you found: was it right to look, and does anything follow?", "note")
    opened.reviewed_by_id = by.account_id
    opened.reviewed_on = on
    opened.review_note = note.strip()
    opened.save(update_fields=["reviewed_by", "reviewed_on", "review_note"])
    log(by, row="G8", action="review_glass", family=opened.family, about=opened.ref)
