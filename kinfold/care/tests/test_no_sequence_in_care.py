"""No sequence of deeds in care makes two homes or two laws of one day, ends a period with a clock still running, or leaves a
legal status without an order, a consent or a power behind it. Tried by hypothesis against PostgreSQL."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kinfold.base.errors import NotNow
from kinfold.care import actions, queries, rules
from kinfold.care.models import LegalStatus, Missing, PeriodOfCare, Placement, PromisedTime
from kinfold.clocks.models import Clock
from kinfold.plan.models import Level
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

CODES = ("V2", "C1", "C2", "E1", "L1", "L2")
KINDS = ("U6", "U4", "K2", "P1", "U3", "K3")
PROVIDERS = {"P1": "PR0"}


class Care(RuleBasedStateMachine):
    """One child, and everything that may be done to them in care, on days that may lie in the past."""

    cast: ClassVar[Cast]
    done: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.day = TODAY
        self.changed = True

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize(placed=st.booleans())
    def is_in_care(self, placed: bool) -> None:
        """So that what happens in care is tried often."""
        self.comes("V2", 0, False)
        if placed:
            self.moves("U6", 3)

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(code=st.sampled_from(CODES), back=st.integers(0, 4), mistaken=st.booleans())
    def comes(self, code: str, back: int, mistaken: bool) -> None:
        backing = "order" if mistaken else rules.BACKED_BY[code]
        self.tried(
            "comes",
            lambda: actions.come_into_care(
                self.cast.family, self.cast.child, began_on=self.day - timedelta(days=back), need="N1", code=code,
                backing=backing, backing_ref="R1", why="x", kin_asked="All.", **self.told(),
            ),
        )  # fmt: skip

    @rule(code=st.sampled_from(CODES), back=st.integers(0, 4), ref=st.sampled_from(["R2", "R3", "R4", ""]))
    def law_changes(self, code: str, back: int, ref: str) -> None:
        self.on_period(
            "law",
            actions.change_legal_status,
            code,
            since=self.ago(back),
            backing=rules.BACKED_BY[code],
            backing_ref=ref,
        )

    @rule(kind=st.sampled_from(KINDS), back=st.integers(0, 4))
    def moves(self, kind: str, back: int) -> None:
        provider = PROVIDERS.get(kind, "PR1")
        self.on_period(
            "moves", actions.place, kind, since=self.ago(back), provider=provider, ended_how="CARPL"
        )

    @rule(kind=st.sampled_from(["T1", "T4"]), back=st.integers(0, 4))
    def goes_away_or_comes_back(self, kind: str, back: int) -> None:
        if Placement.objects.filter(until__isnull=True, kind__in=rules.TEMPORARY).exists():
            self.on_home("back", actions.come_back_to, since=self.ago(back))
        else:
            self.on_home("away", actions.stay_away, kind, since=self.ago(back), why="x")

    @rule(back=st.integers(0, 4))
    def home_ends(self, back: int) -> None:
        self.on_home("ends", actions.end_placement, ended_on=self.ago(back), how="CREQB", why="x")

    @rule(back=st.integers(0, 4), level=st.sampled_from(["", "child_in_need", "closed"]), stays=st.booleans())
    def leaves(self, back: int, level: str, stays: bool) -> None:
        if not stays:
            self.on_period(
                "leaves", actions.leave_care, ended_on=self.ago(back), how="E4A", why="x", level_after=level
            )

    @rule(word=st.sampled_from(list(rules.PERMANENCE)), back=st.integers(0, 4))
    def plans(self, word: str, back: int) -> None:
        self.on_period("plans", actions.agree_permanence, word, agreed_on=self.ago(back), why="x")

    @rule(back=st.integers(0, 4))
    def is_missing(self, back: int) -> None:
        gone = Missing.objects.filter(back_on__isnull=True).first()
        if gone:
            self.tried("found", lambda: actions.found(gone, back_on=self.ago(back), **self.told()))
            return
        given = {"began_on": self.ago(back), "reported_by": "Carer", **self.told()}
        self.tried("missing", lambda: actions.report_missing(self.cast.family, self.cast.child, **given))

    @rule(back=st.integers(0, 4), happened=st.booleans())
    def promises(self, back: int, happened: bool) -> None:
        promise = PromisedTime.objects.first()
        day = self.ago(back)
        if promise is None:
            given = {"every_days": 7, "since": day, "in_words": "Gran", **self.told()}
            self.tried("promise", lambda: actions.promise_time(self.cast.family, self.cast.child, **given))
            return
        said = {"why_not": "x", "told_child": "x", **self.told()}
        self.tried("time", lambda: actions.record_time(promise, day, happened, **said))

    # -- what must stay true

    @invariant()
    def everything_holds_after_each_deed(self) -> None:
        if self.changed:
            self.rows_follow_one_another()
            self.the_law_tiles_every_period_and_something_stands_behind_it()
            self.episodes_tile_every_period()
            self.no_ended_period_has_an_open_clock_or_home()
            self.levels_do_not_overlap_and_care_is_a_level()
        self.changed = False

    def rows_follow_one_another(self) -> None:
        for rows in self.by_period():
            for before, after in pairwise(rows):
                assert before.until is not None
                assert before.until <= after.since

    def the_law_tiles_every_period_and_something_stands_behind_it(self) -> None:
        for period in PeriodOfCare.objects.all():
            law = [row for row in queries.legal_timeline(self.cast.child) if row.period_id == period.pk]
            if period.ended_on != period.began_on:
                assert (law[0].since, law[-1].until) == (period.began_on, period.ended_on)
            assert all(a.until == b.since for a, b in pairwise(law))
            assert all(row.backing_ref and row.backing == rules.BACKED_BY[row.code] for row in law)

    def episodes_tile_every_period(self) -> None:
        law, stays = queries.legal_timeline(self.cast.child), queries.stays(self.cast.child)
        for period in PeriodOfCare.objects.all():
            found = queries.episodes_of(period, law, stays)
            assert (found[0].decom, found[0].rne, found[-1].dec) == (period.began_on, "S", period.ended_on)
            assert all(a.dec == b.decom for a, b in pairwise(found))

    def no_ended_period_has_an_open_clock_or_home(self) -> None:
        if queries.period_now(self.cast.child, self.day + timedelta(days=1)) is None:
            assert not Clock.objects.filter(state="open", rule__in=rules.OF_PERIOD).exists()
        assert not Placement.objects.filter(until__isnull=True, period__ended_on__isnull=False).exists()
        assert not LegalStatus.objects.filter(until__isnull=True, period__ended_on__isnull=False).exists()

    def levels_do_not_overlap_and_care_is_a_level(self) -> None:
        levels = list(Level.objects.filter(person=self.cast.child).order_by("since", "id"))
        assert all(a.until == b.since for a, b in pairwise(levels))
        if queries.period_now(self.cast.child, self.day):
            assert levels[-1].level == "looked_after"

    # -- helpers

    def by_period(self) -> list[list[Any]]:
        found: list[list[Any]] = []
        for period in PeriodOfCare.objects.all():
            found.append(list(period.placements.order_by("since", "pk")))
            found.append(list(period.legal.order_by("since", "pk")))
        return found

    def ago(self, days: int) -> Any:
        return self.day - timedelta(days=days)

    def told(self) -> dict[str, Any]:
        return {"by": self.cast.who("AW", self.day), "on": self.day}

    def on_period(self, name: str, act: Callable[..., Any], *args: Any, **given: Any) -> None:
        period = PeriodOfCare.objects.order_by("began_on").last()
        if period:
            self.tried(name, lambda: act(period, *args, **given, **self.told()))

    def on_home(self, name: str, act: Callable[..., Any], *args: Any, **given: Any) -> None:
        home = Placement.objects.order_by("since", "pk").last()
        if home:
            self.tried(name, lambda: act(home, *args, **given, **self.told()))

    def tried(self, name: str, act: Callable[[], Any]) -> None:
        """Do it, or be refused and have changed nothing."""
        try:
            with transaction.atomic():
                act()
        except NotNow:
            return
        self.done[name] = self.done.get(name, 0) + 1
        self.changed = True
        self.day += timedelta(days=3)


@pytest.mark.django_db
def test_no_sequence_of_deeds_makes_care_impossible():
    Care.cast, Care.done = players.build(), {}
    run_state_machine_as_test(
        Care,
        settings=settings(
            max_examples=10,
            stateful_step_count=16,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    wanted = {"comes", "moves", "away", "back", "leaves", "missing"}
    assert wanted <= set(Care.done), Care.done
