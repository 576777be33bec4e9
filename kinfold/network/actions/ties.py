"""Ties between people, parental responsibility, and who matters to a child."""

from datetime import date
from typing import Any

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import plain
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.network import rules
from kinfold.network.models import Matters, ParentalResponsibility, Relationship
from kinfold.people import queries as people
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
    _check_tie(a, b, type, since, until)
    facts = {
        "contact": contact,
        "quality": quality,
        "lives_together": lives_together,
        "since": since,
        "until": until,
        "basis": basis,
        "note": note,
    }
    told = Relationship.objects.filter(a=a, a_practitioner=a_practitioner, b=b, type=type, mistaken=False)
    open_now = told if type in Relationship.KIN else told.filter(since=since, until__isnull=True)
    same = open_now.order_by("pk").last()
    if same is not None:
        return change_tie(same, version=same.version, by=by, **facts)
    return Relationship.objects.create(a=a, a_practitioner=a_practitioner, b=b, type=type, **facts)


def _check_tie(a: Person | None, b: Person, type: str, since: date | None, until: date | None) -> None:
    """Refuse what cannot be: an unknown kind of tie, an end before the start, a parent younger than the child."""
    if type not in Relationship.Type.values:
        raise NotNow("Choose what they are to each other.", field="type")
    if why := rules.wrong_span(since, until):
        raise NotNow(why, field="until")
    if a is None or type not in rules.PARENTS:
        return
    if why := rules.wrong_parent(type, _birthday(a), _birthday(b)):
        raise NotNow(why, field="type")
    if Relationship.objects.filter(a=b, b=a, type__in=rules.PARENTS, mistaken=False).exists():
        raise NotNow(f"{b} is recorded as a parent of {a}. Put that right first.", field="type")


def _birthday(person: Person) -> date | None:
    """The birth date, where it is known to the day."""
    return person.born_on if person.born_accuracy == "day" else None


@transaction.atomic
def change_tie(tie: Relationship, *, version: int, by: Who, **facts: Any) -> Relationship:
    """Change what is known of a tie. Raises `Clash`, with both as they would read, when somebody else was faster."""
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} of a tie cannot be changed")
    now = Relationship.objects.select_for_update().get(pk=tie.pk)
    theirs = in_words(now)
    for name, value in facts.items():
        setattr(now, name, value)
    if now.version != version:
        raise Clash(theirs=theirs, yours=in_words(now))
    if now.type in Relationship.KIN and now.contact not in ("ended", "none"):
        now.until = None  # kin who see each other again
    if why := rules.wrong_span(now.since, now.until):
        raise NotNow(why, field="until")
    now.version += 1
    now.save()
    return now


def in_words(tie: Relationship) -> str:
    """What is known of a tie, line by line: contact, when last, lives together, how it is, and the note."""
    lines = [f"Contact: {tie.get_contact_display()}"]
    if tie.last_contact_on:
        lines.append(f"Last contact: {plain(tie.last_contact_on)}")
    lines.append(f"Live together: {tie.get_lives_together_display()}")
    lines.append(f"How it is: {tie.get_quality_display()}")
    return "\n".join([*lines, tie.note] if tie.note else lines)


@transaction.atomic
def end_tie(tie: Relationship, *, until: date, by: Who, why: str = "") -> None:
    """End a tie; `until` is its last day. It stays on the map as it was on earlier dates."""
    now = Relationship.objects.select_for_update().get(pk=tie.pk)
    if now.until is not None:
        raise NotNow(f"This has already ended, on {plain(now.until)}.", field="until")
    if why_not := rules.wrong_span(now.since, until):
        raise NotNow(why_not, field="until")
    now.until = until
    now.note = f"{now.note}\n{why}".strip()
    now.version += 1
    now.save()
    tie.until, tie.note, tie.version = now.until, now.note, now.version


@transaction.atomic
def take_back_tie(tie: Relationship, *, why: str, by: Who) -> None:
    """Say that a tie was never so: from now on it is on no map of any day. The history keeps what was thought."""
    if not why.strip():
        raise NotNow("Say how you know that it is not so.", field="why")
    now = Relationship.objects.select_for_update().get(pk=tie.pk)
    if now.mistaken:
        raise NotNow("This has been taken back already.")
    now.mistaken = True
    now.note = f"{now.note}\n{why.strip()}".strip()
    now.version += 1
    now.save()


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
    if adult.pk == child.pk:
        raise NotNow("Choose two different people.", field="adult")
    for day, field in ((since, "since"), (paper_seen_on, "paper_seen_on")):
        if why := rules.before_birth(day, _birthday(child), str(child)):
            raise NotNow(why, field=field)
    people.hold(child)
    pair = ParentalResponsibility.objects.filter(
        adult_id__in=people.same_ids(adult), child_id__in=people.same_ids(child), until__isnull=True
    )
    row = pair.order_by("-pk").first() or ParentalResponsibility(adult=adult, child=child)
    row.held, row.how, row.since = held, how, since
    row.paper_seen_on, row.seen_by, row.note = paper_seen_on, seen_by[:200], note[:300]
    row.save()
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
    if why_not := rules.before_birth(said_on, _birthday(child), str(child)):
        raise NotNow(why_not, field="said_on")
    same = Matters.objects.filter(child_id__in=people.same_ids(child), until__isnull=True)
    whom = (
        {"person_id__in": people.same_ids(person)} if person is not None else {"practitioner": practitioner}
    )
    row = same.filter(**whom).order_by("pk").first()
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
        raise NotNow("Say what happened, so that the child’s story keeps it.", field="why")
    if row.until is not None:
        raise NotNow(f"This has already ended, on {plain(row.until)}.", field="until")
    if until < row.said_on:
        raise NotNow(
            f"{row.child} chose them on {plain(row.said_on)}. It cannot end before that.", field="until"
        )
    row.until = until
    row.ended_why = why.strip()
    row.save(update_fields=["until", "ended_why"])
