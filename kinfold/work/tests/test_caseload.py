"""The caseload of a team: by worker, by name; counts beside families, never an order of merit."""

from datetime import timedelta

from kinfold.agencies.models import TeamMembership
from kinfold.sharing.models import Exclusion
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve, member, person
from kinfold.work import queries as work
from kinfold.work.tests.families import clock, family


def test_workers_stand_by_name_also_those_without_a_family(cast: Cast) -> None:
    for name in ("One", "Two"):
        family(cast, name, TODAY - timedelta(days=900), holder="TM")
    found = work.caseload(cast.who("MG"), TODAY)
    assert [(row.worker.name, len(row.families)) for row in found] == [
        ("Amina Yusuf", 1),
        ("Margot Grange", 0),
        ("Tess Marlow", 2),
    ]
    assert [each.name for each in found[2].families] == ["The Ones", "The Twos"]


def test_a_family_says_its_children_the_visits_due_and_what_is_late(cast: Cast) -> None:
    member(cast.family, person("Fern Ardleigh", born=TODAY - timedelta(days=90)), "child")
    clock(cast, cast.family, "visit_every", days=10, due=4, person=cast.child, every_days=14)
    clock(cast, cast.family, "visit_every", days=10, due=30, person=cast.child, every_days=40)
    clock(cast, cast.family, "promised_contact", days=10, due=-2)
    clock(cast, cast.family, "promised_contact", days=10, due=2)
    [held] = work.caseload(cast.who("MG"), TODAY)[0].families
    assert (held.children, held.visits_due, held.late) == (2, 1, 1)
    assert held.ref == cast.family.ref


def test_allocated_and_lead_of_one_family_is_one_line(cast: Cast) -> None:
    involve(cast.practitioners["AW"], cast.family, "lead", since=BEGAN + timedelta(days=30))
    [held] = work.caseload(cast.who("MG"), TODAY)[0].families
    assert held.roles == ["Allocated worker", "Lead professional"]
    assert held.since == BEGAN


def test_somebody_who_leaves_says_their_last_day_and_one_who_has_left_is_gone(cast: Cast) -> None:
    last = TODAY + timedelta(days=9)
    TeamMembership.objects.filter(practitioner=cast.practitioners["AW"]).update(until=last)
    gone = cast.practitioners["TM"]
    gone.left_on = TODAY
    gone.save()
    found = work.caseload(cast.who("MG"), TODAY)
    assert [(row.worker.name, row.leaves_on) for row in found] == [
        ("Amina Yusuf", last),
        ("Margot Grange", None),
    ]


def test_nobody_but_the_manager_reads_it_and_not_of_a_family_kept_from_them(cast: Cast) -> None:
    for actor in cast.accounts:
        assert bool(work.caseload(cast.who(actor), TODAY)) == (actor == "MG"), actor
    Exclusion.objects.create(
        practitioner=cast.practitioners["MG"], family=cast.family, why="Her brother", since=BEGAN
    )
    assert work.caseload(cast.who("MG"), TODAY)[0].families == []
