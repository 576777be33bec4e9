"""The family as it was on a date, in the plain shape that the drawings take."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.urls import reverse

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import age_said
from kinfold.network.drawing import FamilyMap, HouseholdGroup, Individual, Tie
from kinfold.network.models import Family, Household, Involvement, Matters, Relationship
from kinfold.network.queries.families import Member, households, members
from kinfold.network.queries.ties import ties_among
from kinfold.people import queries as people
from kinfold.people.models import Person

SEX = {"F": "female", "M": "male", "U": "unknown"}
KINDS = {
    "relative": "kin",
    "friend": "friend",
    "neighbour": "friend",
    "other_adult": "friend",
    "volunteer": "volunteer",
    "foster_carer": "carer",
}

Homes = list[tuple[Household, list[tuple[Person, bool]]]]


def family_map(
    of: Family,
    on: date,
    *,
    focus: Person | None = None,
    links: bool = True,
    among: list[Member] | None = None,
    opens: Collection[int] | None = None,
    shows: Callable[[Relationship], bool] | None = None,
    helpers: Iterable[Involvement] = (),
    matters: Iterable[Matters] | None = None,
    known_ties: Iterable[Relationship] | None = None,
    lives: Homes | None = None,
) -> FamilyMap:
    """Everybody on the map of a family on a day: its people, their ties, homes, and workers who matter to a child.

    `focus` marks one child. `links` lets each symbol open that person's page; with `opens`, only the pages of these
    people. `among` leaves out everybody else; `shows` leaves out ties. `helpers` puts those who work with the family
    on it too, whether or not anybody has said that they matter. `matters`, from `who_matters`, `known_ties`, from `ties_among`, and
    `lives`, from `households`, save reading these again.
    """
    everyone = among if among is not None else members(of, on)
    ids = {m.person.pk for m in everyone}
    rows = ties_among(ids, on) if known_ties is None else known_ties
    ties = [t for t in rows if t.b_id in ids and (t.a_id is None or t.a_id in ids)]
    ties = _once([t for t in ties if shows is None or shows(t)])
    chosen = _chosen(ids, on, focus) if matters is None else [row for row in matters if row.chosen_by_child]
    workers = {t.a_practitioner_id: t for t in ties if t.a_practitioner_id is not None}
    for row in chosen:
        if row.practitioner_id is not None and row.practitioner_id not in workers:
            ties.append(_as_tie(row))
            workers[row.practitioner_id] = ties[-1]
    opened = ids if links and opens is None else set(opens or ()) if links else set()
    matter = {_kept_id(row.person) for row in chosen if row.person is not None}
    drawn = [_individual(m, on, focus, opened, matter) for m in everyone]
    met = {
        w.pk: w
        for w in (*_named(t.a_practitioner for t in workers.values()), *(row.practitioner for row in helpers))
    }
    drawn += [_worker(w, {r.practitioner_id for r in chosen}) for w in met.values()]
    homes = [_home(h, here, ids) for h, here in (households(of, on) if lives is None else lives)]
    return FamilyMap(
        individuals=tuple(drawn),
        ties=tuple(_tie(t) for t in ties),
        households=tuple(home for home in homes if home.members or home.part_time),
        as_of=on,
        title=of.name,
    )


def _once(ties: list[Relationship]) -> list[Relationship]:
    """Each "a is TYPE b" once, as it was last written: two records of one person may both hold it."""
    return list({(t.a_id, t.a_practitioner_id, t.b_id, t.type): t for t in ties}.values())


def _kept_id(person: Person) -> int:
    return person.merged_into_id or person.pk


def _named(workers: Iterable[Practitioner | None]) -> list[Practitioner]:
    return [worker for worker in workers if worker is not None]


def _chosen(ids: set[int], on: date, focus: Person | None) -> list[Matters]:
    """Those whom a child has said matter: to the child in focus, or to any child of the family."""
    wanted = {focus.pk} if focus is not None else ids
    rows = Matters.objects.filter(
        child__in=people.every_record(wanted), said_on__lte=on, chosen_by_child=True
    ).exclude(until__lt=on)
    return list(rows.select_related("child", "person", "practitioner__organisation").order_by("pk"))


def _as_tie(row: Matters) -> Relationship:
    """A worker who matters to a child, as a tie to draw (never saved)."""
    return Relationship(
        a_practitioner=row.practitioner,
        b_id=_kept_id(row.child),
        type="trusted_adult_for",
        quality="supportive",
    )


def _individual(
    member: Member, on: date, focus: Person | None, opens: Collection[int], matters: set[int]
) -> Individual:
    person = member.person
    return Individual(
        key=f"p{person.pk}",
        name=person.known_as,
        sex=SEX[person.sex],  # type: ignore[arg-type]
        born=_born(person, on),
        died=person.died_on is not None and person.died_on <= on,
        unborn=_unborn(person, on),
        is_child=member.is_child,
        is_focus=focus is not None and person.pk == focus.pk,
        known=person.name_known,
        kind=KINDS.get(member.part, "family"),  # type: ignore[arg-type]
        href=reverse("person", args=[person.ref]) if person.pk in opens else None,
        matters=person.pk in matters,
    )


def _unborn(person: Person, on: date) -> bool:
    """Not yet born on that day, also for a child who was born since."""
    return person.is_unborn or (
        person.expected_on is not None and person.born_on is not None and person.born_on > on
    )


def _born(person: Person, on: date) -> str | None:
    if _unborn(person, on) and person.expected_on:
        return f"due {person.expected_on:%B %Y}"
    if person.born_on is None:
        return None
    if person.born_on > on:
        return str(person.born_on.year)
    return f"{person.born_on.year}, {age_said(person.born, on)}"


def _worker(worker: Practitioner, matters: set[int | None]) -> Individual:
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


def _home(household: Household, here: list[tuple[Person, bool]], ids: set[int]) -> HouseholdGroup:
    return HouseholdGroup(
        key=f"h{household.pk}",
        label=str(household),
        members=tuple(f"p{p.pk}" for p, part_time in here if not part_time and p.pk in ids),
        part_time=tuple(f"p{p.pk}" for p, part_time in here if part_time and p.pk in ids),
    )
