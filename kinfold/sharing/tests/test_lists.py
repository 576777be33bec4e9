"""What a list shows and what a single decision says are the same, whoever asks and whatever stands in the way."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from kinfold.network.models import Family, FamilyMember, Involvement, Relationship
from kinfold.people.models import Person
from kinfold.sharing import queries, rules
from kinfold.sharing.models import Exclusion, Grant, Label, NamedReader, Withheld
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def families() -> list[Family]:
    return list(Family.objects.filter(joined_into=None))


def pairs(pick: random.Random) -> list[tuple[Person, Family]]:
    """Every person with every family to which some row ties them, and some pairs that have nothing to do with each other."""
    tied = {(m.person.merged_into_id or m.person_id, m.family.joined_into_id or m.family_id)
            for m in FamilyMember.objects.select_related("person", "family")}  # fmt: skip
    every = [(p, f) for p in Person.objects.all() for f in families()]
    close = [(p, f) for p, f in every if (p.merged_into_id or p.pk, f.pk) in tied]
    return close + pick.sample(every, 5)


def decided(cast: Cast, actor: str, among: list[tuple[Person, Family]]) -> tuple[set[int], ...]:
    """Ask about every family, and about people in families, one at a time."""
    who = cast.who(actor)
    visible, people, findable, entries = set(), set(), set(), set()
    for family in families():
        known, _ = queries.facts(who, family, on=TODAY, now=NOW)
        visible |= {family.pk} if rules.decide("V1", known).opens else set()
        entries |= {family.pk} if rules.decide("F1", known).opens else set()
    for person, family in among:
        known, _ = queries.facts(who, family, person=person, on=TODAY, now=NOW)
        people |= {person.pk} if rules.decide("V1", known).opens else set()
        findable |= {person.pk} if rules.decide("F1", known).opens else set()
    return visible, people, findable, entries


def listed(cast: Cast, actor: str) -> tuple[set[int], ...]:
    who = cast.who(actor)
    return (
        set(queries.visible_families(who, TODAY, now=NOW).values_list("pk", flat=True)),
        set(queries.visible_people(who, TODAY, now=NOW).values_list("pk", flat=True)),
        set(queries.findable_people(who, TODAY).values_list("pk", flat=True)),
        set(queries.findable_families(who, TODAY).values_list("pk", flat=True)),
    )


def stir(cast: Cast, seed: int) -> None:
    """Add a random tangle of families, work, labels, exclusions and grants."""
    pick = random.Random(seed)
    families = [cast.family, cast.other_family]
    for n in range(3):
        families.append(Family.objects.create(name=f"Family {n}"))
        players.member(families[-1], players.person(f"Child {n}"), "child")
        if pick.random() < 0.4:
            players.member(families[-1], cast.mother, "parent")
    Family.objects.filter(pk=families[-1].pk).update(joined_into=pick.choice(families[:-1]))
    people = list(Person.objects.all())
    Person.objects.filter(pk=people[-1].pk).update(merged_into=people[0])
    workers = list(cast.practitioners.values())
    for _ in range(8):
        until = pick.choice([None, None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=9)])
        role = pick.choice(["allocated", "partner", "volunteer", "chair"])
        Involvement.objects.create(
            practitioner=pick.choice(workers), family=pick.choice(families), role=role, since=BEGAN, until=until,
            reason_ended=pick.choice(["", "Moved"]),
        )  # fmt: skip
    for _ in range(4):
        about = {"family": pick.choice(families)} if pick.random() < 0.6 else {"person": pick.choice(people)}
        label = Label.objects.create(
            level=pick.choice(["restricted", "sealed"]), since=BEGAN, why="-", **about
        )
        for worker in pick.sample(workers, 3):
            NamedReader.objects.create(label=label, practitioner=worker)
    for _ in range(3):
        Exclusion.objects.create(
            practitioner=pick.choice(workers), family=pick.choice(families), since=BEGAN, why="-"
        )
    for _ in range(8):
        kind = pick.choice(Grant.Kind.values)
        expires = NOW + timedelta(hours=pick.choice([-1, 3])) if kind == "glass" else None
        Grant.objects.create(
            kind=kind, practitioner=pick.choice(workers), family=pick.choice(families), since=BEGAN,
            why="-", expires_at=expires, ended_on=pick.choice([None, None, TODAY]),
        )  # fmt: skip
    for _ in range(pick.choice([0, 0, 2])):
        a, b = pick.sample(people, 2)
        Relationship.objects.create(a=a, b=b, type=pick.choice(["mother_of", "relative_of", "peer_risk"]))
    kind, item = pick.choice([("person", pick.choice(people).ref), ("family", ""), ("note", "R1")])
    Withheld.objects.create(
        from_person=cast.mother, family=pick.choice(families), kind=kind, item=item, why="-", raised_on=BEGAN
    )


@pytest.mark.parametrize("seed", range(6))
def test_lists_agree_with_decisions(cast: Cast, seed: int) -> None:
    stir(cast, seed)
    among = pairs(random.Random(seed))
    for actor in rules.ACTORS:
        assert listed(cast, actor) == decided(cast, actor, among), actor
