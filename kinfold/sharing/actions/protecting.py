"""Protecting: labels, things withheld from one person, conflicts of interest. Raised by one, at once; lowered by two."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing.actions.opening import log
from kinfold.sharing.models import Exclusion, Label, NamedReader, Withheld

SAME_PERSON = "Somebody else has to agree to this. You asked for it yourself."


@transaction.atomic
def restrict(
    family: Family,
    *,
    level: str = Label.Level.RESTRICTED,
    person: Person | None = None,
    named: Iterable[Practitioner] = (),
    why: str,
    by: Who,
    on: date,
) -> Label:
    """Keep a family, or one person of it, closer (row G3, at once). From now on only the named may look, and whoever asks."""
    if level not in Label.Level.values:
        raise NotNow("Choose how closely the record is to be kept.", "level")
    _need(why)
    label = Label.objects.create(
        family=None if person else family,
        person=person,
        level=level,
        why=why.strip(),
        since=on,
        raised_by_id=by.account_id,
    )
    readers = {practitioner.pk for practitioner in named} | ({by.practitioner_id} - {None})
    NamedReader.objects.bulk_create(
        NamedReader(label=label, practitioner_id=pk) for pk in sorted(pk for pk in readers if pk)
    )
    log(by, row="G3", action="restrict", family=family, person=person, about=level)
    return label


@transaction.atomic
def name_reader(label: Label, practitioner: Practitioner, *, by: Who, on: date) -> None:
    """Let one more worker look behind a label. Nobody names themselves (row G2)."""
    if practitioner.pk == by.practitioner_id:
        raise RefusedOpenly("Nobody can give access to themselves. Ask a colleague who is named.")
    NamedReader.objects.get_or_create(label=label, practitioner=practitioner)
    log(by, row="G3", action="name_reader", family=label.family, person=label.person, about=practitioner.ref)


@transaction.atomic
def ask_to_lower(label: Label, *, why: str, by: Who, on: date) -> None:
    """Ask for a label to be taken away. Somebody else must agree (row G4)."""
    _need(why)
    label.lower_asked_by_id, label.lower_asked_on, label.lower_why = by.account_id, on, why.strip()
    label.save(update_fields=["lower_asked_by", "lower_asked_on", "lower_why"])
    log(by, row="G4", action="ask_to_lower", family=label.family, person=label.person, about=label.level)


@transaction.atomic
def lower(label: Label, *, by: Who, on: date) -> None:
    """Agree that a label is taken away. It lasts to the end of the day before."""
    if label.lower_asked_by_id is None:
        raise NotNow("Nobody has asked for this yet.")
    if by.account_id is None or label.lower_asked_by_id == by.account_id:
        raise RefusedOpenly(SAME_PERSON)
    label.lowered_by_id = by.account_id
    label.until = on - timedelta(days=1)
    label.save(update_fields=["lowered_by", "until"])
    log(by, row="G4", action="lower", family=label.family, person=label.person, about=label.level)


@transaction.atomic
def withhold(
    from_person: Person, family: Family, *, kind: str, item: str = "", why: str, by: Who, on: date
) -> Withheld:
    """Keep something from one person, by every path, until two people lift it. The same thing is not kept twice."""
    _need(why)
    same = Withheld.objects.filter(
        from_person=from_person, family=family, kind=kind, item=item, lifted_on__isnull=True
    )
    kept = same.first() or Withheld.objects.create(
        from_person=from_person,
        family=family,
        kind=kind,
        item=item,
        why=why.strip(),
        raised_by_id=by.account_id,
        raised_on=on,
    )
    log(by, row="G3", action="withhold", family=family, person=from_person, about=f"{kind} {item}".strip())
    return kept


@transaction.atomic
def ask_to_lift(kept: Withheld, *, by: Who, on: date) -> None:
    """Ask that something is no longer withheld. Somebody else must agree (row G4)."""
    kept.lifted_by_id = by.account_id
    kept.save(update_fields=["lifted_by"])
    log(by, row="G4", action="ask_to_lift", family=kept.family, person=kept.from_person, about=kept.kind)


@transaction.atomic
def lift_withheld(kept: Withheld, *, by: Who, on: date) -> None:
    """Agree that something is no longer withheld."""
    if kept.lifted_by_id is None:
        raise NotNow("Nobody has asked for this yet.")
    if by.account_id is None or kept.lifted_by_id == by.account_id:
        raise RefusedOpenly(SAME_PERSON)
    kept.lifted_agreed_by_id, kept.lifted_on = by.account_id, on
    kept.save(update_fields=["lifted_agreed_by", "lifted_on"])
    log(by, row="G4", action="lift_withheld", family=kept.family, person=kept.from_person, about=kept.kind)


@transaction.atomic
def exclude(
    practitioner: Practitioner, family: Family, *, why: str, by: Who, on: date, until: date | None = None
) -> Exclusion:
    """Keep a worker out of a family they know (a relative, a neighbour). Beats every grant, management included."""
    _need(why)
    row = Exclusion.objects.create(
        practitioner=practitioner, family=family, why=why.strip(), since=on, until=until,
        declared_by_id=by.account_id,
    )  # fmt: skip
    log(by, row="G3", action="exclude", family=family, about=practitioner.ref)
    return row


def _need(why: str) -> None:
    if not why.strip():
        raise NotNow("Say why. Whoever looks at this later needs to know.", "why")
