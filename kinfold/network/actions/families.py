"""Families and households: who belongs, who lives where, from when until when."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import rules
from kinfold.network.models import Family, FamilyMember, GapAnswer, Household, HouseholdMember
from kinfold.people import queries as people
from kinfold.people.models import Person


@transaction.atomic
def start_family(
    name: str, *, about: str = "", synthetic: bool = False, by: Who, on: date | None = None
) -> Family:
    """Begin a family: people who will be helped together."""
    if not name.strip():
        raise NotNow("Give the family a name that workers would use.", field="name")
    return Family.objects.create(name=name.strip()[:200], about=about, synthetic=synthetic)


@transaction.atomic
def add_member(family: Family, person: Person, part: str, *, since: date, by: Who) -> FamilyMember:
    """Put a person in a family. Somebody already in it keeps their row; the part they play may change."""
    member = FamilyMember.objects.filter(family=family, person=person, until__isnull=True).first()
    if member is None:
        return FamilyMember.objects.create(family=family, person=person, part=part, since=since)
    if member.part != part:
        member.part = part
        member.save(update_fields=["part"])
    return member


@transaction.atomic
def end_membership(member: FamilyMember, *, until: date, by: Who) -> None:
    """End a person's place in a family; `until` is the last day."""
    if until < member.since:
        raise NotNow("It cannot end before it began.", field="until")
    member.until = until
    member.save(update_fields=["until"])


@transaction.atomic
def join_families(kept: Family, joined: Family, *, by: Who, on: date) -> None:
    """Make two family records one, without moving a row: `joined` points at `kept`, and readers look at both."""
    if kept.pk == joined.pk:
        raise NotNow("That is already the same family.")
    if kept.joined_into_id is not None:
        raise NotNow("The family to keep has itself been joined to another. Choose that one.")
    Family.objects.filter(joined_into=joined).update(joined_into=kept)
    joined.joined_into = kept
    joined.save(update_fields=["joined_into"])


@transaction.atomic
def undo_join(joined: Family, *, by: Who, on: date) -> None:
    """Make a joined family a record of its own again."""
    if joined.joined_into_id is None:
        raise NotNow("This family has not been joined to another.")
    joined.joined_into = None
    joined.save(update_fields=["joined_into"])


@transaction.atomic
def set_up_household(
    family: Family, label: str, *, members: Iterable[tuple[Person, bool]], since: date, by: Who
) -> Household:
    """Set up a household. Each member is (person, lives there only part of the time)."""
    if not label.strip():
        raise NotNow("Say whose home this is, as the family would.", field="label")
    household = Household.objects.create(family=family, label=label.strip()[:120])
    for person, part_time in members:
        move_in(household, person, since=since, part_time=part_time, by=by)
    return household


@transaction.atomic
def move_in(
    household: Household, person: Person, *, since: date, part_time: bool = False, by: Who
) -> HouseholdMember:
    """Record that somebody lives in a household from a day. Whoever lives there already keeps their row."""
    if person.born_accuracy == "day" and (why := rules.before_birth(since, person.born_on, str(person))):
        raise NotNow(why, field="since")
    here = HouseholdMember.objects.filter(
        household=household, person_id__in=people.same_ids(person), until__isnull=True
    ).first()
    if here is not None:
        here.part_time = part_time
        here.save(update_fields=["part_time"])
        return here
    return HouseholdMember.objects.create(
        household=household, person=person, since=since, part_time=part_time
    )


@transaction.atomic
def move_out(member: HouseholdMember, *, until: date, by: Who) -> None:
    """Record somebody's last day in a household."""
    if member.until is not None:
        raise NotNow("They have moved out already.", field="until")
    if until < member.since:
        raise NotNow("They cannot move out before they moved in.", field="until")
    member.until = until
    member.save(update_fields=["until"])


@transaction.atomic
def answer_gap(
    family: Family,
    gap: str,
    answer: str,
    *,
    person: Person | None = None,
    asked_by: str,
    asked_on: date,
    by: Who,
) -> GapAnswer:
    """Record why something that ought to be known is not: asked, by whom, on which day."""
    if not answer.strip():
        raise NotNow("Say why it is not known, or what was tried.", field="answer")
    if not asked_by.strip():
        raise NotNow("Say who asked.", field="asked_by")
    return GapAnswer.objects.create(
        family=family,
        person=person,
        gap=gap,
        answer=answer.strip(),
        asked_by=asked_by.strip()[:200],
        asked_on=asked_on,
    )
