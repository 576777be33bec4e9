"""What is read of a child in care: homes, brothers and sisters, promises kept, what running tells, how much stayed the same."""

from datetime import timedelta
from typing import Any

import pytest

from kinfold.care import actions, queries
from kinfold.care.models import Carer, PeriodOfCare
from kinfold.network import actions as network
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.sharing import queries as shared
from kinfold.sharing.models import Withheld
from kinfold.sharing.queries import View
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

CAME = TODAY - timedelta(days=150)
MOVED = TODAY - timedelta(days=60)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def told(cast: Cast) -> dict[str, Any]:
    return {"by": cast.who("AW"), "on": TODAY}


def view(cast: Cast, actor: str, row: str = "V3") -> View:
    who = cast.who(actor)
    known, withheld = shared.facts(who, cast.family, person=cast.child, on=TODAY)
    decision = shared.decide(who, row, cast.family, person=cast.child, on=TODAY)
    return View(decision, decision.code == "mask", withheld, who, cast.family.pk, TODAY, known)


def brother(cast: Cast, name: str) -> Person:
    made = players.person(name, born=BEGAN.replace(year=2019))
    players.member(cast.family, made, "child")
    return made


def came(cast: Cast, child: Person | None = None) -> PeriodOfCare:
    return actions.come_into_care(
        cast.family, child or cast.child, began_on=CAME, need="N1", code="V2", backing="consent", backing_ref="both parents",
        why="Nobody at home.", kin_asked="Her aunt has no room.", **told(cast),
    )  # fmt: skip


def bev(cast: Cast) -> Carer:
    return Carer.objects.create(name="Bev and Tony", kind="foster")


def two_homes(cast: Cast) -> PeriodOfCare:
    period, first = came(cast), {"provider": "PR1", **told(cast)}
    home = actions.place(period, "U6", since=CAME, carer=bev(cast), address="4 Plover Lane", **first)
    actions.stay_away(home, "T1", since=CAME + timedelta(days=9), why="Appendix.", **told(cast))
    actions.come_back_to(home, since=CAME + timedelta(days=12), **told(cast))
    actions.place(
        period, "K2", since=MOVED, provider="PR4", ended_how="CREQB", address="The Elms", **told(cast)
    )
    return period


def test_homes_are_read_one_after_another_with_short_stays_within(cast: Cast):
    two_homes(cast)
    first, second = queries.placement_timeline(cast.child, view(cast, "AW"))
    assert (first.says, first.carers, len(first.rows), len(first.away)) == (
        "with foster carers",
        "Bev and Tony",
        2,
        1,
    )
    assert (first.since, first.until, second.until) == (CAME, MOVED, None)
    assert first.days(TODAY) == 90
    assert (queries.placements_count(cast.child), queries.moves_count(cast.child)) == (2, 1)


def test_who_cares_for_a_child_is_named_to_workers_and_the_child_only(cast: Cast):
    two_homes(cast)
    for actor, names in (("AW", "Bev and Tony"), ("FAM", ""), ("WF", ""), ("PT", "")):
        assert queries.placement_timeline(cast.child, view(cast, actor))[0].carers == names, actor
    cast.child.account = cast.accounts["FAM"]
    cast.mother.account = None
    cast.mother.save()
    cast.child.save()
    assert queries.placement_timeline(cast.child, view(cast, "FAM"))[0].carers == "Bev and Tony"


def test_the_address_now_is_offered_to_those_on_its_list_and_known_to_nobody_else(cast: Cast):
    two_homes(cast)
    now = queries.home_of(cast.child, TODAY, view(cast, "AW"))
    assert now is not None
    assert now.detail is not None
    assert now.detail.may_reveal
    assert now.home.says == "in a children’s home"
    for actor in ("FAM", "WF"):
        seen = queries.home_of(cast.child, TODAY, view(cast, actor))
        assert seen is not None
        assert seen.detail is None, actor


def test_a_child_on_a_short_stay_still_has_their_home(cast: Cast):
    home = actions.place(came(cast), "U6", since=CAME, provider="PR1", **told(cast))
    actions.stay_away(home, "T4", since=TODAY, why="School trip.", **told(cast))
    now = queries.home_of(cast.child, TODAY, None)
    assert now is not None
    assert now.home.is_away
    assert now.home.until is None


def test_brothers_and_sisters_who_live_elsewhere_are_named_with_the_reason(cast: Cast):
    carers = bev(cast)
    four = [brother(cast, name) for name in ("Fern", "Ash", "Rowan")]
    home = {"since": CAME, "provider": "PR1", **told(cast)}
    actions.place(
        came(cast), "U6", carer=carers, with_siblings="some", why_apart="No carer could take all.", **home
    )
    actions.place(came(cast, four[0]), "U6", carer=carers, **home)
    actions.place(came(cast, four[1]), "K2", **home)
    found = queries.siblings_apart(cast.child, TODAY)
    said = {one.person.known_as: (one.together, one.where) for one in found.siblings}
    assert said == {
        "Fern": (True, "Lives here too"),
        "Ash": (False, "Lives in a children’s home"),
        "Rowan": (False, "Not in care"),
    }
    assert [one.person.known_as for one in found.apart] == ["Ash"]
    assert found.why_apart == "No carer could take all."


def test_a_brother_who_is_kept_from_a_reader_is_not_even_counted(cast: Cast):
    hidden = brother(cast, "Ash")
    Withheld.objects.create(
        from_person=cast.father, family=cast.family, kind="person", item=hidden.ref, why="x", raised_on=BEGAN
    )
    came(cast, hidden)
    came(cast)
    seen = view(cast, "WF")
    assert queries.siblings_apart(cast.child, TODAY, seen).siblings == ()
    assert "Ash" not in str(queries.continuity(cast.child, TODAY, seen))
    assert not [f for f in queries.facts_for_family(cast.family, TODAY, seen) if "Ash" in f.says]
    assert len(queries.facts_for_family(cast.family, TODAY, view(cast, "AW"))) == 2


def test_promises_are_read_beside_what_came_of_them(cast: Cast):
    ash = brother(cast, "Ash")
    promise = actions.promise_time(
        cast.family, cast.child, with_people=[ash], every_days=28, since=CAME, **told(cast)
    )
    actions.record_time(promise, CAME + timedelta(days=5), True, child_says="We cooked.", **told(cast))
    actions.record_time(promise, MOVED, False, why_not="No driver.", told_child="Bev did.", **told(cast))
    assert queries.promises(cast.child, TODAY) == [(promise, 1, 4, CAME + timedelta(days=5))]
    one = queries.beside(cast.child, TODAY)[0]
    assert (one.with_whom, one.kept.says) == ("Ash", "Promised 5 times by now. It happened once.")
    assert [time.happened for time in one.times] == [True, False]


def test_a_parent_reads_only_promises_that_are_theirs(cast: Cast):
    ash = brother(cast, "Ash")
    given = {"every_days": 14, "since": CAME, **told(cast)}
    actions.promise_time(cast.family, cast.child, with_people=[ash], **given)
    hers = actions.promise_time(cast.family, cast.child, with_people=[cast.mother], **given)
    assert [one.promise for one in queries.beside(cast.child, TODAY, view(cast, "FAM"))] == [hers]
    assert queries.beside(cast.child, TODAY, view(cast, "WF")) == []
    assert len(queries.beside(cast.child, TODAY, view(cast, "AW"))) == 2


def test_running_is_read_beside_the_time_that_was_promised(cast: Cast):
    ash = brother(cast, "Ash")
    actions.promise_time(cast.family, cast.child, with_people=[ash], every_days=28, since=CAME, **told(cast))
    for days, whom in ((100, "family"), (80, "family"), (40, "friends")):
        gone = TODAY - timedelta(days=days)
        row = actions.report_missing(cast.family, cast.child, began_on=gone, reported_by="Bev", **told(cast))
        actions.found(row, back_on=gone, found_where="Mum’s stairs", to_see=whom, **told(cast))
    seen = queries.missing_view(cast.child, TODAY)
    assert seen.told.says == (
        "Wren Ardleigh was missing three times. Most of them (2 of 3) were to see family."
    )
    assert [row.found_where for row in seen.times] == ["Mum’s stairs"] * 3
    assert (seen.missed, seen.promised[0].with_whom) == (5, "Ash")
    assert len(queries.talks_due([cast.child], TODAY)) == 3


def test_how_much_stayed_the_same_is_said_in_one_sentence(cast: Cast):
    ash = brother(cast, "Ash")
    plan.make_plan(cast.family, made_on=TODAY.replace(year=2016), **told(cast))
    for child in (cast.child, ash):
        plan.change_level(child, cast.family, "child_in_need", on=BEGAN, by=cast.who("AW"), recorded_on=TODAY)
    two_homes(cast)
    plan.change_level(
        ash, cast.family, "special_guardianship", on=MOVED, by=cast.who("AW"), recorded_on=TODAY
    )
    network.involve(
        cast.practitioners["TM"], cast.family, "lead", since=MOVED, by=cast.who("MG"), reason="She led."
    )
    found = queries.continuity(cast.child, TODAY)
    assert found.headline == (
        "Ten years on one plan, two workers, two homes in care, one move, and a different path for Ash."
    )
    assert "Two workers have held it: Amina Yusuf and Tess Marlow." in found.says
    assert "Ash went another way: child in need, then special guardianship." in found.says


def test_a_child_of_whom_little_is_known_is_told_of_plainly(cast: Cast):
    found = queries.continuity(cast.other_child, TODAY)
    assert found.headline == "Nothing is on record yet."
    assert found.says[0] == "Moss Quillfeather has no plan on record yet."
