"""Starting, meeting, stopping, handing over, and the council's own limits."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow
from kinfold.clocks import actions, queries, rules
from kinfold.clocks.models import Clock
from kinfold.clocks.tests.conftest import TODAY, Home
from kinfold.law.errors import NoSuchRule
from kinfold.network import actions as network
from kinfold.network.models import Family

ENTRY = UUID(int=7)


def begun(home: Home, rule: str = "first_team_meeting", on: date = date(2026, 3, 2), **more) -> Clock:
    return actions.start(rule, home.family, on=on, entry=uuid4(), **more)


def test_a_clock_keeps_its_last_day_its_owner_and_the_version_of_its_rule(home: Home) -> None:
    clock = begun(home)
    assert (clock.due_on, clock.rule_version, clock.limit_source) == (date(2026, 3, 30), "2000-01-01", "")
    assert clock.owner_team is not None
    assert clock.owner is None
    assert queries.state(clock, date(2026, 3, 30)) == "running"
    assert queries.state(clock, date(2026, 3, 31)) == "breached"


def test_the_lead_professional_owns_it_when_nobody_else_is_named(home: Home) -> None:
    amina = Practitioner.objects.get()
    network.involve(amina, home.family, "allocated", since=date(2026, 1, 1), by=home.worker)
    assert begun(home).owner == amina


def test_a_rule_that_leaves_its_length_open_asks_for_one(home: Home) -> None:
    with pytest.raises(NotNow):
        begun(home, "visit_every")
    with pytest.raises(NotNow):
        begun(home, "visit_every", every_days=0)
    with pytest.raises(NoSuchRule):
        begun(home, "no_such_rule")


def test_what_is_due_the_same_day_is_a_clock_of_that_day(home: Home) -> None:
    day = date(2026, 3, 2)
    clock = begun(home, "promised_contact", due_on=day)
    assert (clock.started_on, clock.due_on, clock.limit_days) == (day, day, 0)
    assert queries.state(clock, day) == "running"
    assert queries.state(clock, day + timedelta(days=1)) == "breached"
    with pytest.raises(NotNow):
        begun(home, "promised_contact", due_on=day - timedelta(days=1))


def test_a_rhythm_starts_again_from_the_day_it_was_kept(home: Home) -> None:
    clock = begun(home, "visit_every", every_days=14, person=home.jake, matter="S1")
    again = actions.meet(clock, on=date(2026, 3, 12), entry=ENTRY, by=home.worker)
    assert again is not None
    assert (again.started_on, again.due_on, again.matter) == (date(2026, 3, 12), date(2026, 3, 26), "S1")
    assert queries.state(Clock.objects.get(pk=clock.pk), TODAY) == "met"
    assert queries.started_by(ENTRY, "visit_every") == [again]


def test_a_limit_for_a_recurring_rule_is_its_rhythm(home: Home) -> None:
    clock = begun(home, "review_every", limit_days=42)
    assert (clock.every_days, clock.due_on) == (42, date(2026, 4, 13))


def test_a_day_can_be_set_outright(home: Home) -> None:
    clock = begun(home, "pre_birth_plan", due_on=date(2026, 7, 1))
    assert clock.due_on == date(2026, 7, 1)
    with pytest.raises(NotNow):
        begun(home, "pre_birth_plan", due_on=date(2026, 3, 1))


def test_what_has_ended_cannot_end_again(home: Home) -> None:
    clock = begun(home)
    actions.stop(clock, on=date(2026, 3, 5), why="They moved away.", by=home.worker)
    stale = Clock.objects.get(pk=clock.pk)
    for go in (actions.meet, actions.stop):
        more = {"entry": ENTRY} if go is actions.meet else {"why": "again"}
        with pytest.raises(NotNow):
            go(stale, on=date(2026, 3, 6), by=home.worker, **more)
    assert queries.state(stale, TODAY) == "stopped"


def test_nothing_ends_before_it_began_or_without_a_reason(home: Home) -> None:
    clock = begun(home)
    with pytest.raises(NotNow):
        actions.meet(clock, on=date(2026, 3, 1), entry=ENTRY, by=home.worker)
    with pytest.raises(NotNow):
        actions.stop(clock, on=date(2026, 3, 5), why=" ", by=home.worker)


def test_a_breach_carries_its_reasons_in_order(home: Home) -> None:
    clock = begun(home, limit_days=3)
    with pytest.raises(NotNow):
        actions.give_reason(clock, "No need.", by=home.worker, on=date(2026, 3, 5))
    actions.give_reason(clock, "Sue was in hospital.", by=home.worker, on=date(2026, 3, 6))
    actions.give_reason(clock, "She still is.", by=home.worker, on=date(2026, 3, 9))
    assert clock.breach_reason.splitlines() == [
        "2026-03-06, Amina Yusuf: Sue was in hospital.",
        "2026-03-09, Amina Yusuf: She still is.",
    ]


def test_clocks_are_handed_to_the_worker_who_takes_over(home: Home) -> None:
    clock, other = begun(home), begun(home, "assessment_review_point")
    amina = Practitioner.objects.get()
    actions.hand_over(clock, owner=amina, by=home.worker, on=TODAY)
    assert Clock.objects.get(pk=clock.pk).owner == amina
    assert actions.hand_over_all(home.family, to=amina, by=home.worker, on=TODAY) == 1
    assert Clock.objects.get(pk=other.pk).owner == amina
    assert [line.clock.pk for line in queries.mine(amina, TODAY)] == [other.pk, clock.pk]


def test_a_councils_limit_dates_every_open_clock_again_at_once(home: Home, django_assert_num_queries) -> None:
    other = network.start_family("Others", by=home.worker, on=TODAY)
    ours, own, agreed, ended, rhythm = (
        begun(home),
        actions.start("first_team_meeting", other, on=date(2026, 3, 2), entry=uuid4()),
        begun(home, limit_days=10),
        begun(home),
        begun(home, "review_every", limit_days=5),
    )
    actions.stop(ended, on=date(2026, 3, 3), why="x", by=home.worker)
    actions.set_local_limit(
        "first_team_meeting", 40, family=other, since=TODAY, why="Hospital", by=home.worker
    )
    with django_assert_num_queries(7):
        actions.set_local_limit("first_team_meeting", 20, since=TODAY, why="Ours", by=home.worker)
    days = {
        clock.pk: (clock.due_on - clock.started_on).days
        for clock in Clock.objects.all()
        if clock.due_on is not None
    }
    assert [days[c.pk] for c in (ours, own, agreed, ended, rhythm)] == [20, 40, 10, 28, 5]
    assert begun(home, on=TODAY).due_on == TODAY + timedelta(days=20)
    assert actions.start("first_team_meeting", other, on=TODAY, entry=uuid4()).limit_source == rules.FAMILY


def test_a_later_limit_takes_over_from_the_day_it_is_set(home: Home) -> None:
    for days, since in ((20, date(2026, 1, 1)), (25, date(2026, 2, 1)), (30, date(2026, 2, 1))):
        actions.set_local_limit("first_team_meeting", days, since=since, why="x", by=home.worker)
    assert begun(home, on=date(2026, 1, 15)).limit_days == 20
    assert begun(home, on=date(2026, 3, 1)).limit_days == 30
    with pytest.raises(NotNow):
        actions.set_local_limit("first_team_meeting", 9, since=date(2026, 1, 9), why="x", by=home.worker)
    with pytest.raises(NotNow):
        actions.set_local_limit("first_team_meeting", 0, since=TODAY, why="x", by=home.worker)


def test_a_wait_is_said_as_a_share_of_the_childs_life(home: Home) -> None:
    home.jake.born_on, home.jake.born_accuracy = date(2025, 1, 26), "day"
    home.jake.save()
    begun(home, "service_wait", on=date(2026, 1, 30), person=home.jake)
    (line,) = queries.waiting([home.family.pk], ["service_wait"], TODAY)
    assert line.waited == "41 days: a tenth of Jake's life so far"
    assert (line.late, line.whose) == (0, "Jake")


def test_lists_hold_the_soonest_first_and_count_what_is_late(home: Home, django_assert_num_queries) -> None:
    team = agencies.open_team(home.council, "North")
    late, soon, none = (
        begun(home, owner_team=team, limit_days=3),
        begun(home, owner_team=team, limit_days=30),
        begun(home, "service_wait", owner_team=team),
    )
    with django_assert_num_queries(1):
        lines = queries.team([team.pk], TODAY)
        assert [(line.clock.pk, line.late) for line in lines] == [(late.pk, 7), (soon.pk, 0), (none.pk, 0)]
        assert [line.whose for line in lines] == [home.family.name] * 3
    assert queries.overdue_count(on=TODAY, team_ids=[team.pk]) == 1
    assert queries.overdue_by_rule([team.pk], TODAY) == {"first_team_meeting": 1}
    assert [line.clock.pk for line in queries.overdue([team.pk], TODAY)] == [late.pk]
    assert [line.clock.pk for line in queries.unowned([team.pk], TODAY, limit=2)] == [late.pk, soon.pk]


def test_a_joined_familys_clocks_are_seen_from_the_family_that_is_kept(home: Home) -> None:
    clock = begun(home)
    kept = Family.objects.create(name="Kept")
    home.family.joined_into = kept
    home.family.save()
    assert queries.open_for(kept) == [clock]
