"""Ties between people, parental responsibility, and who matters to a child."""

from datetime import date
from typing import Any

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.network.models import Matters, ParentalResponsibility, Relationship
from kinfold.people.models import Person

CHANGEABLE = ("contact", "quality", "lives_together", "note", "last_contact_on", "since", "until", "basis")


@transaction.atomic
def relate(
    a: Person | None,
    b: Person,
    type: str,
    *,
    by: Who,
    on: date | None = None,
    a_practitioner: Practitioner | None = None,
    contact: str = "unknown",
    quality: str = "unknown",
    lives_together: str = "unknown",
    since: date | None = None,
    until: date | None = None,
    basis: str = "stated",
    note: str = "",
) -> Relationship:
    """Record "a is TYPE b". A tie that is already there is brought up to date instead of doubled."""
    if a is not None and a.pk == b.pk:
        raise NotNow("Choose two different people.", field="b")
    facts = {
        "contact": contact,
        "quality": quality,
        "lives_together": lives_together,
        "since": since,
        "until": until,
        "basis": basis,
        "note": note,
    }
    same = Relationship.objects.filter(
        a=a, a_practitioner=a_practitioner, b=b, type=type, since=since, until__isnull=True
    ).first()
    if same is not None:
        return change_tie(same, version=same.version, by=by, **facts)
    return Relationship.objects.create(a=a, a_practitioner=a_practitioner, b=b, type=type, **facts)


@transaction.atomic
def change_tie(tie: Relationship, *, version: int, by: Who, **facts: Any) -> Relationship:
    """Change what is known of a tie. Raises `Clash` when somebody else changed it meanwhile."""
    now = Relationship.objects.select_for_update().get(pk=tie.pk)
    if now.version != version:
        raise Clash(theirs=f"{now.get_contact_display()}. {now.note}", yours=str(facts.get("note", "")))
    for name, value in facts.items():
        if name not in CHANGEABLE:
            raise ValueError(f"{name} of a tie cannot be changed")
        setattr(now, name, value)
    now.version += 1
    now.save()
    return now


@transaction.atomic
def end_tie(tie: Relationship, *, until: date, by: Who, why: str = "") -> None:
    """End a tie; `until` is its last day. It stays on the map as it was on earlier dates."""
    if tie.since and until < tie.since:
        raise NotNow("A tie cannot end before it began.", field="until")
    tie.until = until
    tie.note = f"{tie.note}\n{why}".strip()
    tie.version += 1
    tie.save()


@transaction.atomic
def record_responsibility(
    adult: Person,
    child: Person,
    held: str,
    how: str = "not_known",
    *,
    by: Who,
    since: date | None = None,
    paper_seen_on: date | None = None,
    seen_by: str = "",
    note: str = "",
) -> ParentalResponsibility:
    """Record whether an adult holds parental responsibility. The newest answer stands; history keeps the rest."""
    row, _ = ParentalResponsibility.objects.update_or_create(
        adult=adult,
        child=child,
        until=None,
        defaults={
            "held": held,
            "how": how,
            "since": since,
            "paper_seen_on": paper_seen_on,
            "seen_by": seen_by,
            "note": note,
        },
    )
    return row


@transaction.atomic
def choose_trusted_adult(
    child: Person,
    *,
    person: Person | None = None,
    practitioner: Practitioner | None = None,
    chosen_by_child: bool,
    said_on: date,
    why: str = "",
    by: Who,
) -> Matters:
    """Record that somebody matters to a child: the child's own choice, or as others see it.

    What the child says wins: once chosen by the child, it stays so.
    """
    if (person is None) == (practitioner is None):
        raise NotNow("Choose one person.", field="person")
    if person is not None and person.pk == child.pk:
        raise NotNow("Choose somebody other than the child.", field="person")
    row = Matters.objects.filter(
        child=child, person=person, practitioner=practitioner, until__isnull=True
    ).first()
    if row is None:
        return Matters.objects.create(
            child=child,
            person=person,
            practitioner=practitioner,
            chosen_by_child=chosen_by_child,
            said_on=said_on,
            why=why,
        )
    row.chosen_by_child = row.chosen_by_child or chosen_by_child
    row.why = why or row.why
    row.save(update_fields=["chosen_by_child", "why"])
    return row


@transaction.atomic
def end_matters(row: Matters, *, until: date, why: str, by: Who) -> None:
    """Record that somebody no longer matters in this way, or is gone, and why."""
    if not why.strip():
        raise NotNow("Say what happened, so that the child's story keeps it.", field="why")
    row.until = until
    row.ended_why = why.strip()
    row.save(update_fields=["until", "ended_why"])
