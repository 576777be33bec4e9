"""Random legal journeys of two hundred steps: help by agreement, enquiries, conferences, court, care and home again.

Whatever is tried, in whatever order: levels never overlap and change only by a deed of the table (`plan.states.LEVEL`, from
which the picture in the documentation is drawn); no ended period of care has a clock of its own still running; every clock
runs by a rule that was in force on the day it began; every legal status is backed by an order or an agreement; homes and
laws of a period never overlap and end with it; the one plan stays the one plan.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

import pytest
from django.db import transaction

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.care import actions as care
from kinfold.care.models import LegalStatus, Missing, PeriodOfCare
from kinfold.care.rules import OF_PERIOD
from kinfold.clocks.models import Clock
from kinfold.court import actions as court
from kinfold.court.models import Order, PreProceedings, Proceedings
from kinfold.law import timescales
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.plan.models import Level, Plan
from kinfold.plan.states import LEVEL
from kinfold.protection import actions as protection
from kinfold.protection.models import Conference, Enquiry, ProtectionPlan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, Cast

STEPS = 200
SEEDS = (1, 2)
MUST_HAPPEN = {
    "hold_strategy_discussion", "hold_conference", "decide_pre_proceedings", "make_order", "come_into_care", "place",
    "leave_care",
}  # fmt: skip
"""What at least has to have happened, so that a journey is one. """
WHOM = ([0], [1], [0, 1])
CHILD = (0, 1)
F = TypeVar("F", bound=Callable[..., None])
ALLOWED = {(move.source, move.target) for move in LEVEL.moves}
CONSENT = {"V2": "consent", "C1": "order", "C2": "order", "L1": "power", "E1": "order"}
CODES = tuple(CONSENT)
HOMES = ("U6", "U3", "K2", "P1", "U4")


DEEDS: list[tuple[str, dict[str, Sequence[Any]]]] = []


def deed(**choices: Sequence[Any]) -> Callable[[F], F]:
    """Something that may happen on a journey, with what is chosen at random for it."""

    def keep(function: F) -> F:
        DEEDS.append((function.__name__, choices))
        return function

    return keep


class Journey:
    """A family with two children, a plan, and every deed that moves a child through the law."""

    def __init__(self, cast: Cast, the_plan: Plan, children: list[Person]) -> None:
        self.cast, self.plan, self.children = cast, the_plan, children
        self.day = BEGAN + timedelta(days=30)
        self.known_clock = 0
        self.done: Counter[str] = Counter()
        self.refused: dict[str, str] = {}

    def step(self, chance: Random) -> None:
        """Do one thing at random, then look whether everything still holds."""
        name, choices = chance.choice(DEEDS)
        getattr(self, name)(**{word: chance.choice(some) for word, some in choices.items()})
        self.levels_change_by_a_deed_of_the_table()
        self.no_ended_period_has_a_clock_running()
        self.every_clock_is_explained_by_the_law_of_its_day()
        self.every_legal_status_is_backed_and_homes_end_with_care()
        self.there_is_one_plan_and_it_stays()

    # -- what may happen

    @deed(days=range(1, 46))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @deed(whom=WHOM, level=["early_help", "child_in_need"])
    def help_is_agreed(self, whom: list[int], level: str) -> None:
        told = {"decided_on": self.day, "why": "They said yes", **self.by("AW"), "lawful_basis": "s17_10_b"}
        now = {Level.objects.get(person=c, until=None).level for c in self.chosen(whom)}
        if now & {"section_47", "child_protection", "pre_proceedings", "proceedings", "looked_after"}:
            return  # from there the way down is a conference's, a court's or that of leaving care
        if now == {"closed"}:
            self.tried("come_back", lambda: plan.come_back(self.plan, self.chosen(whom), level, **told))
        elif now == {"child_in_need"}:
            self.tried("step_down", lambda: plan.step_down(self.plan, self.chosen(whom), level, **told))
        else:
            self.tried("step_up", lambda: plan.step_up(self.plan, self.chosen(whom), level, **told))

    @deed(whom=WHOM, decision=["single", "joint", "none"])
    def a_strategy_discussion_is_held(self, whom: list[int], decision: str) -> None:
        self.tried(
            "hold_strategy_discussion",
            lambda: protection.hold_strategy_discussion(
                self.cast.family, self.chosen(whom), held_on=self.day, why="A bruise",
                took_part=[protection.Present(agency) for agency in ("social_care", "police", "health")],
                decision=decision, decided_why="To find out", told_family="By Wren, the same day", **self.by("AW"),
            ),
        )  # fmt: skip

    @deed(child=CHILD, what_next=["conference", "child_in_need", "early_help", "nothing"])
    def enquiries_end(self, child: int, what_next: str) -> None:
        enquiry = Enquiry.objects.filter(person=self.children[child], ended_on=None).first()
        if enquiry is None:
            return
        outcome = "substantiated_risk" if what_next == "conference" else "not_substantiated"

        def end() -> None:
            written = protection.write_outcome(
                enquiry, outcome=outcome, why="Because", next=what_next, next_why="Because", child_says="Leave us",
                family_says="No", version=enquiry.version, **self.by("AW"),
            )  # fmt: skip
            protection.approve_enquiry(written, says="I agree", **self.by("MG"))

        self.tried("approve_enquiry", end)

    @deed(whom=WHOM, kind=["initial", "review"])
    def a_conference_is_held(self, whom: list[int], kind: str) -> None:
        def hold() -> None:
            asked = protection.ask_for_conference(
                self.cast.family,
                self.chosen(whom),
                kind,
                asked_for_on=self.day,
                chair=self.worker("CH"),
                **self.by("AW"),
            )
            decisions = [self.decided(one) for one in self.chosen(whom)]
            protection.hold_conference(
                Conference.objects.get(pk=asked.pk), held_on=self.day, decisions=decisions, in_the_room=6, quorate=True,
                family_spoke_first=True, version=Conference.objects.get(pk=asked.pk).version, **self.by("CH"),
            )  # fmt: skip

        self.tried("hold_conference", hold)

    @deed(whom=WHOM, offered=[True, False])
    def work_before_court_begins(self, whom: list[int], offered: bool) -> None:
        def begin() -> None:
            before = court.decide_pre_proceedings(
                self.cast.family, self.chosen(whom), decided_on=self.day, why="It has not changed", must_change="No blows",
                help_given="A worker twice a week", decide_by=self.day + timedelta(days=80),
                approved_by=self.worker("MG"), **self.by("AW"),
            )  # fmt: skip
            to = (
                {"offers": [self.cast.mother]} if offered else {"no_offer_why": "The parents cannot be found"}
            )
            court.send_letter(
                before, letter_on=self.day, letter_words="We are worried.", **to, **self.by("AW")
            )

        self.tried("decide_pre_proceedings", begin)

    @deed(how=["step_down", "moved"])
    def work_before_court_ends(self, how: str) -> None:
        before = PreProceedings.objects.filter(ended_on=None).first()
        if before is not None:
            self.tried(
                "end_before",
                lambda: court.end_before(before, how, ended_on=self.day, why="It changed", **self.by("AW")),
            )

    @deed(whom=WHOM)
    def an_application_is_issued(self, whom: list[int]) -> None:
        before = PreProceedings.objects.filter(ended_on=None).first()
        self.tried(
            "issue_proceedings",
            lambda: court.issue_proceedings(
                self.cast.family, self.chosen(whom), issued_on=self.day, application="A care order",
                court="Merebridge", before=before, not_held_why="Nobody came", **self.by("AW"),
            ),
        )  # fmt: skip

    @deed()
    def proceedings_end(self) -> None:
        case = Proceedings.objects.filter(ended_on=None).first()
        if case is not None:
            self.tried(
                "end_proceedings",
                lambda: court.end_proceedings(case, ended_on=self.day, why="Decided", **self.by("AW")),
            )

    @deed(child=CHILD, word=["interim_care", "care", "supervision", "special_guardianship"])
    def an_order_is_made(self, child: int, word: str) -> None:
        self.tried(
            "make_order",
            lambda: court.make_order(
                self.cast.family, self.children[child], word, made_on=self.day, **self.by("AW")
            ),
        )

    @deed(child=CHILD)
    def an_order_ends(self, child: int) -> None:
        order = Order.objects.filter(person=self.children[child], ended_on=None).first()
        if order is not None:
            self.tried(
                "end_order",
                lambda: court.end_order(order, ended_on=self.day, why="Another was made", **self.by("AW")),
            )

    @deed(child=CHILD, code=CODES)
    def a_child_comes_into_care(self, child: int, code: str) -> None:
        self.tried(
            "come_into_care",
            lambda: care.come_into_care(
                self.cast.family, self.children[child], began_on=self.day, need="N1", code=code, why="Not safe at home",
                kin_asked="Gran cannot", **self.backed(child, code), **self.by("AW"),
            ),
        )  # fmt: skip

    @deed(child=CHILD, code=CODES)
    def the_law_behind_care_changes(self, child: int, code: str) -> None:
        period = self.period(child)
        if period is not None:
            self.tried(
                "change_legal_status",
                lambda: care.change_legal_status(
                    period, code, since=self.day, **self.backed(child, code), **self.by("AW")
                ),
            )

    @deed(child=CHILD, kind=HOMES)
    def a_child_moves(self, child: int, kind: str) -> None:
        period = self.period(child)
        if period is not None:
            self.tried(
                "place",
                lambda: care.place(
                    period, kind, since=self.day, provider="PR0" if kind == "P1" else "PR1", why_here="Near school",
                    child_told_on=self.day, ended_how="CARPL", ended_why="As planned", **self.by("AW"),
                ),
            )  # fmt: skip

    @deed(child=CHILD)
    def a_child_goes_missing_and_is_found(self, child: int) -> None:
        def run() -> None:
            gone = care.report_missing(
                self.cast.family,
                self.children[child],
                began_on=self.day,
                reported_by="Carer",
                **self.by("AW"),
            )
            care.found(
                Missing.objects.get(pk=gone.pk), back_on=self.day, found_where="At Gran’s", **self.by("AW")
            )

        self.tried("report_missing", run)

    @deed(
        child=CHILD,
        how=["E4A", "E4B", "E8"],
        after=["child_in_need", "early_help"],
    )
    def a_child_leaves_care(self, child: int, how: str, after: str) -> None:
        period = self.period(child)
        if period is not None:
            self.tried(
                "leave_care",
                lambda: care.leave_care(
                    period,
                    ended_on=self.day,
                    how=how,
                    why="It is better at home",
                    level_after=after,
                    **self.by("AW"),
                ),
            )

    # -- what must hold, whatever happened

    def levels_change_by_a_deed_of_the_table(self) -> None:
        for child in self.children:
            rows = list(Level.objects.filter(person=child).order_by("since", "id"))
            assert [row.until is None for row in rows].count(True) <= 1
            for before, after in pairwise(rows):
                assert before.until == after.since
                assert before.level == after.level or (before.level, after.level) in ALLOWED, (
                    f"{before.level} -> {after.level} is no move of the diagram"
                )

    def no_ended_period_has_a_clock_running(self) -> None:
        in_care = {period.person_id for period in PeriodOfCare.objects.filter(ended_on=None)}
        running = Clock.objects.filter(rule__in=OF_PERIOD, state="open", person__in=self.children)
        left = [
            (clock.rule, clock.started_by_kind, clock.started_on)
            for clock in running
            if clock.person_id not in in_care
        ]
        assert not left, f"running without a period of care: {left}"

    def every_clock_is_explained_by_the_law_of_its_day(self) -> None:
        for clock in Clock.objects.filter(pk__gt=self.known_clock).order_by("pk"):
            assert clock.rule_version == timescales.rule(clock.rule).version_on(clock.started_on)
            self.known_clock = clock.pk

    def every_legal_status_is_backed_and_homes_end_with_care(self) -> None:
        for period in PeriodOfCare.objects.prefetch_related("legal", "placements"):
            law = sorted(period.legal.all(), key=lambda row: row.since)
            assert law, "care without a law behind it"
            assert law[0].since == period.began_on
            assert law[-1].until == period.ended_on
            for one, following in pairwise(law):
                assert one.until == following.since, "a day in care without a law"
            for row in law:
                assert row.backing_ref
                if row.backing == LegalStatus.Backing.ORDER:
                    assert Order.objects.filter(ref=row.backing_ref, person=period.person).exists()
            homes = [row for row in period.placements.all() if row.back_to_id is None]
            if period.ended_on is not None:
                assert all(row.until is not None and row.until <= period.ended_on for row in homes)

    def there_is_one_plan_and_it_stays(self) -> None:
        assert list(Plan.objects.filter(family=self.cast.family)) == [self.plan]

    # -- the hands of the machine

    def by(self, actor: str) -> dict[str, Any]:
        return {"by": self.cast.who(actor, self.day), "on": self.day}

    def worker(self, actor: str) -> Any:
        return self.cast.practitioners[actor]

    def chosen(self, whom: list[int]) -> list[Person]:
        return [self.children[number] for number in whom]

    def period(self, child: int) -> PeriodOfCare | None:
        return PeriodOfCare.objects.filter(person=self.children[child], ended_on=None).first()

    def decided(self, child: Person) -> Any:
        now = ProtectionPlan.objects.filter(person=child, ended_on=None).first()
        if now is None:
            return protection.ChildDecision(child, "plan", "Likely to be hurt", category="NEG")
        return protection.ChildDecision(
            child, "ends", "Safer now", ended_how="child_in_need", what_follows="Help goes on"
        )

    def backed(self, child: int, code: str) -> dict[str, Any]:
        """What stands behind a legal status: the order of that kind if one was made, whatever else otherwise."""
        word = {"C1": "interim_care", "C2": "care", "E1": "placement"}.get(code)
        order = Order.objects.filter(person=self.children[child], word=word, ended_on=None).first()
        ref = order.ref if order else "" if word else "N0000000001"
        return {"backing": CONSENT[code], "backing_ref": ref}

    def tried(self, verb: str, deed: Callable[[], object]) -> None:
        """Try a deed; what is refused leaves nothing behind."""
        try:
            with transaction.atomic():
                deed()
        except (NotNow, RefusedOpenly) as refused:
            self.refused[verb] = str(refused)
            return
        self.done[verb] += 1


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_random_legal_journeys_never_reach_an_illegal_state(seed: int) -> None:
    cast = players.build()
    who = cast.who("AW", BEGAN)
    brother = players.person("Wilf Thorne", born=date(2016, 4, 4))
    players.member(cast.family, brother, "child")
    the_plan = plan.make_plan(cast.family, made_on=BEGAN, by=who, on=BEGAN)
    for child in (cast.child, brother):
        plan.change_level(child, cast.family, "early_help", on=BEGAN + timedelta(days=1), by=who)
    journey, chance = Journey(cast, the_plan, [cast.child, brother]), Random(seed)
    for _ in range(STEPS):
        journey.step(chance)
    never = MUST_HAPPEN - set(journey.done)
    assert not never, f"never happened: {[(verb, journey.refused.get(verb)) for verb in sorted(never)]}"
