"""No sequence of steps, handovers, reviews, endings and returns leaves two leads or none, overlaps levels, loses anything
that was agreed or told, or takes a worker away by a step alone. Tried by hypothesis against PostgreSQL."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kinfold.assessment import actions as assessment
from kinfold.assessment.models import Contribution
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.plan import actions, queries, rules
from kinfold.plan.models import Closing, Goal, Level, Plan, PlanAction
from kinfold.plan.rules import CarriedOn
from kinfold.services import actions as services
from kinfold.services import queries as needs
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

WHOM = st.lists(st.integers(0, 1), min_size=1, max_size=2, unique=True)
WORKERS = ("AW", "TM", "PT", "OT")
LEVELS = ("early_help", "child_in_need", "section_47", "child_protection", "looked_after")
BASIS = {"child_in_need": "s17_10_b", "looked_after": "s20"}


class Help(RuleBasedStateMachine):
    """A family with two children, its plan, and everything that may be done with it."""

    cast: ClassVar[Cast]
    plan: ClassVar[Plan]
    children: ClassVar[list[Person]]
    done: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.day = TODAY
        self.kept = self.all_kept()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    # -- what may happen

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(whom=WHOM, level=st.sampled_from(LEVELS), up=st.booleans(), by=st.sampled_from(["AW", "MG"]))
    def steps(self, whom: list[int], level: str, up: bool, by: str) -> None:
        act = actions.step_up if up else actions.step_down
        basis = BASIS.get(level, "")
        self.step(lambda: act(self.plan, self.chosen(whom), level, lawful_basis=basis, **self.told(by)))

    @initialize(ended=st.lists(st.integers(0, 1), max_size=2, unique=True))
    def help_may_have_ended(self, ended: list[int]) -> None:
        """So that coming back is tried often."""
        if ended:
            self.end(ended, "MG")

    @rule(whom=WHOM, agreed=st.sampled_from(["", "MG", "AW"]))
    def ends(self, whom: list[int], agreed: str) -> None:
        self.end(whom, agreed)

    def end(self, whom: list[int], agreed: str) -> None:
        approved = self.cast.practitioners[agreed] if agreed else None
        self.step(
            lambda: actions.close(
                self.plan, self.chosen(whom), **self.ending(), approved_by=approved, **self.told("AW")
            )
        )

    @rule(whom=WHOM)
    def asks_to_end(self, whom: list[int]) -> None:
        self.step(
            lambda: actions.ask_to_close(self.plan, self.chosen(whom), **self.ending(), **self.told("AW"))
        )

    @rule(agree=st.booleans(), by=st.sampled_from(["AW", "MG"]))
    def answers(self, agree: bool, by: str) -> None:
        waiting = Closing.objects.filter(plan=self.plan, state="asked").first()
        if waiting is not None:
            who = self.cast.who(by, self.day)
            self.step(
                lambda: actions.answer_closing(waiting, agree=agree, says="Because.", by=who, on=self.day)
            )

    @rule(whom=WHOM, lead=st.sampled_from([None, *WORKERS]))
    def comes_back(self, whom: list[int], lead: str | None) -> None:
        named = self.cast.practitioners[lead] if lead else None
        self.step(
            lambda: actions.come_back(
                self.plan, self.chosen(whom), "early_help", lead=named, **self.told("MG")
            )
        )

    @rule(
        to=st.sampled_from(WORKERS),
        stays=st.booleans(),
        overlap=st.sampled_from([None, 0, 28]),
        back=st.integers(0, 9),
    )
    def hands_over(self, to: str, stays: bool, overlap: int | None, back: int) -> None:
        day = self.day - timedelta(days=back)
        last = None if overlap is None else self.day + timedelta(days=overlap)
        self.tried(
            lambda: actions.hand_over(
                self.plan, self.cast.practitioners[to], why="A reason", on_day=day, stays=stays, overlap_until=last,
                goodbye="We bake together once more.", by=self.cast.who("MG", self.day), on=self.day,
            )
        )  # fmt: skip

    @rule(outcome=st.sampled_from(["go_on", "change", "step_down", "close"]))
    def reviews(self, outcome: str) -> None:
        heard = [
            actions.ReachedAnswer(child, "yes", "yes", changed="x", words="Better.")
            for child in self.children
        ]
        self.tried(
            lambda: actions.hold_review(
                self.plan, held_on=self.day, what_we_saw="Us all", outcome=outcome, why="So", reached=heard,
                by=self.cast.who("AW", self.day), on=self.day,
            )
        )  # fmt: skip

    @rule()
    def adds(self) -> None:
        by = self.cast.who("MG", self.day)
        self.tried(
            lambda: actions.set_goal(self.plan, "More", how_we_will_know="We see it", by=by, on=self.day)
        )
        self.tried(
            lambda: actions.agree_action(self.plan, "Ring", by=by, on=self.day, person=self.cast.mother)
        )
        self.tried(
            lambda: assessment.contribute(self.cast.family, "health", "Sleeps well", by=by, on=self.day)
        )
        self.tried(
            lambda: services.notice_need(
                self.cast.mother, self.cast.family, "housing", since=self.day, by=by, on=self.day
            )
        )
        self.kept = self.all_kept()

    # -- what must stay true

    @invariant()
    def one_leads_while_help_is_open(self) -> None:
        family = self.cast.family
        leads = [row for row in network.involved(family, self.day) if row.role == "lead"]
        assert len(leads) <= 1
        if queries.helped(family, self.day):
            assert network.lead(family, self.day) is not None

    @invariant()
    def each_child_has_one_level_after_another(self) -> None:
        for child in self.children:
            rows = list(Level.objects.filter(person=child).order_by("since", "id"))
            assert [row.until for row in rows[:-1]] == [row.since for row in rows[1:]]
            assert rows[-1].until is None

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.kept <= self.all_kept()
        assert Plan.objects.count() == 1

    # -- helpers

    def tried(self, act: Callable[[], Any]) -> bool:
        """Do it, or be refused and have changed nothing."""
        try:
            with transaction.atomic():
                act()
        except (NotNow, RefusedOpenly):
            return False
        name = act.__qualname__.split(".")[1]
        self.done[name] = self.done.get(name, 0) + 1
        return True

    def step(self, act: Callable[[], Any]) -> None:
        """A step of any kind: afterwards everybody is still there, today and later."""
        before = [self.team(day) for day in (self.day, self.day + timedelta(days=90))]
        self.tried(act)
        after = [self.team(day) for day in (self.day, self.day + timedelta(days=90))]
        assert all(was <= now for was, now in zip(before, after, strict=True))

    def team(self, day: date) -> set[int]:
        return {row.practitioner_id for row in network.involved(self.cast.family, day)}

    def chosen(self, whom: list[int]) -> list[Person]:
        return [self.children[i] for i in whom]

    def told(self, by: str) -> dict[str, Any]:
        return {
            "decided_on": self.day,
            "why": "A reason",
            "by": self.cast.who(by, self.day),
            "on": self.day,
        }

    def ending(self) -> dict[str, Any]:
        still = needs.open_needs(self.cast.family)
        return {
            "who_to_ring": "Duty, 01632 960100",
            "look_back_on": self.day + timedelta(days=60),
            "open_needs": [CarriedOn(need.ref, "Her GP") for need in still],
            "ready": "yes",
            "family_says": "Yes",
        }

    def all_kept(self) -> set[tuple[str, ...]]:
        """Every goal, action, contribution and need, with its words."""
        return {
            *(("goal", ref, words) for ref, words in Goal.objects.values_list("ref", "words")),
            *(("action", ref, what) for ref, what in PlanAction.objects.values_list("ref", "what")),
            *(("told", ref, words) for ref, words in Contribution.objects.values_list("ref", "words")),
            *(("need", need.ref, need.need) for need in needs.needs_in(self.cast.family)),
        }


@pytest.mark.django_db
def test_no_sequence_of_deeds_loses_anybody_or_anything():
    cast = players.build()
    sister = players.person("Linnet Ardleigh", born=date(2019, 2, 2))
    players.member(cast.family, sister, "child")
    by = cast.who("AW")
    Help.cast, Help.children, Help.done = cast, [cast.child, sister], {}
    Help.plan = actions.make_plan(cast.family, made_on=BEGAN, by=by, on=TODAY)
    actions.set_goal(Help.plan, "Stories", how_we_will_know="We hear them", by=by, on=TODAY)
    network_actions.choose_trusted_adult(
        cast.child, practitioner=cast.practitioners["AW"], chosen_by_child=True, said_on=BEGAN, by=by
    )
    for child, level in ((cast.child, "early_help"), (sister, "child_in_need")):
        actions.change_level(child, cast.family, level, on=BEGAN, by=by, recorded_on=TODAY)
    assert set(LEVELS) <= set(rules.BY_A_STEP)
    run_state_machine_as_test(
        Help,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {"steps", "end", "comes_back", "hands_over", "adds"} <= set(Help.done), Help.done
