"""The family as it was on a date, in the plain shape that the drawings take."""

from datetime import date

from django.urls import reverse

from kinfold.base.dates import age_said
from kinfold.network.drawing import FamilyMap, HouseholdGroup, Individual, Tie
from kinfold.network.models import Family, Household, Matters, Relationship
from kinfold.network.queries.families import Member, households, members
from kinfold.network.queries.ties import ties_among
from kinfold.people.models import Person

SEX = {"F": "female", "M": "male", "U": "unknown"}
KINDS = {"friend": "friend", "neighbour": "friend", "volunteer": "volunteer", "foster_carer": "carer"}


def family_map(
    of: Family, on: date, *, focus: Person | None = None, links: bool = True, among: list[Member] | None = None
) -> FamilyMap:
    """Everybody on the map of a family on a day: its people, their ties, homes, and workers who matter to a child.

    `focus` marks one child. `links` lets each symbol open that person's page.
    """
    everyone = among if among is not None else members(of, on)
    ids = {m.person.pk for m in everyone}
    ties = [t for t in ties_among(ids, on) if t.a_id is None or t.a_id in ids]
    chosen = _chosen(ids, on, focus)
    workers = {t.a_practitioner_id: t for t in ties if t.a_practitioner_id is not None}
    for row in chosen:
        if row.practitioner_id is not None and row.practitioner_id not in workers:
            ties.append(_as_tie(row))
            workers[row.practitioner_id] = ties[-1]
    people = [_individual(m, on, focus, links, {r.person_id for r in chosen}) for m in everyone]
    people += [_worker(t, {r.practitioner_id for r in chosen}) for t in workers.values()]
    return FamilyMap(
        individuals=tuple(people),
        ties=tuple(_tie(t) for t in ties),
        households=tuple(_home(h, here) for h, here in households(of, on)),
        as_of=on,
        title=f"{of.name}, as it was on {on.day} {on:%B %Y}",
    )


def _chosen(ids: set[int], on: date, focus: Person | None) -> list[Matters]:
    """Those whom a child has said matter: to the child in focus, or to any child of the family."""
    rows = Matters.objects.filter(said_on__lte=on).exclude(until__lt=on).select_related("practitioner__organisation")
    rows = rows.filter(child=focus) if focus is not None else rows.filter(child_id__in=ids)
    return list(rows.filter(chosen_by_child=True).order_by("pk"))


def _as_tie(row: Matters) -> Relationship:
    """A worker who matters to a child, as a tie to draw (never saved)."""
    return Relationship(
        a_practitioner=row.practitioner, b_id=row.child_id, type="trusted_adult_for", quality="supportive"
    )


def _individual(member: Member, on: date, focus: Person | None, links: bool, matters: set[int | None]) -> Individual:
    person = member.person
    return Individual(
        key=f"p{person.pk}",
        name=person.known_as,
        sex=SEX[person.sex],  # type: ignore[arg-type]
        born=_born(person, on),
        died=person.died_on is not None and person.died_on <= on,
        unborn=person.is_unborn,
        is_child=member.is_child,
        is_focus=focus is not None and person.pk == focus.pk,
        known=person.name_known,
        kind=KINDS.get(member.part, "family"),  # type: ignore[arg-type]
        href=reverse("person", args=[person.ref]) if links else None,
        matters=person.pk in matters,
    )


def _born(person: Person, on: date) -> str | None:
    if person.is_unborn and person.expected_on:
        return f"due {person.expected_on:%B %Y}"
    if person.born_on is None:
        return None
    return f"{person.born_on.year}, {age_said(person.born, on)}"


def _worker(tie: Relationship, matters: set[int | None]) -> Individual:
    worker = tie.a_practitioner
    assert worker is not None  # noqa: S101 - chosen because it is
    return Individual(
        key=f"w{worker.pk}",
        name=worker.name or worker.title,
        note=worker.title if worker.name else str(worker.organisation),
        kind="volunteer" if worker.is_volunteer else "worker",
        matters=worker.pk in matters,
    )


def _tie(tie: Relationship) -> Tie:
    first = f"p{tie.a_id}" if tie.a_id else f"w{tie.a_practitioner_id}"
    return Tie(
        a=first,
        b=f"p{tie.b_id}",
        type=tie.type,  # type: ignore[arg-type]
        quality=tie.quality,  # type: ignore[arg-type]
        contact=tie.contact,  # type: ignore[arg-type]
        inferred=tie.basis != "stated",
        note=tie.note,
    )


def _home(household: Household, here: list[tuple[Person, bool]]) -> HouseholdGroup:
    return HouseholdGroup(
        key=f"h{household.pk}",
        label=str(household),
        members=tuple(f"p{p.pk}" for p, part_time in here if not part_time),
        part_time=tuple(f"p{p.pk}" for p, part_time in here if part_time),
    )
