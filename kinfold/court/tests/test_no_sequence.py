"""No sequence of deeds before and at court leaves a state that its table does not know, an open clock on a closed matter, two
orders of a word at once, or a letter without its offer or exception. Tried by hypothesis against PostgreSQL."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.clocks import queries as clocks
from kinfold.court import actions, queries
from kinfold.court.models import AdoptionSteps, Order, PreProceedings, Proceedings
from kinfold.court.states import ADOPTION, BEFORE, PROCEEDINGS
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

WORDS = ("interim_care", "supervision", "special_guardianship", "child_arrangements", "emergency_protection")
DUE = {"pre_proceedings_decide", "court_26_weeks", "guardian_before_first_hearing", "fdac_fortnight"}


class Court(RuleBasedStateMachine):
    """One family, and everything that may be done with it before and at court."""

    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.day = TODAY

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def attempt(self, act: Callable[..., Any], *args: Any, **told: Any) -> None:
        """Do it as the allocated worker; what a rule refuses leaves nothing behind."""
        try:
            with transaction.atomic():
                act(*args, **{"by": self.cast.who("AW", self.day), "on": self.day, **told})
        except (NotNow, RefusedOpenly):
            pass

    def before(self) -> PreProceedings | None:
        return queries.before_now(self.cast.family)

    def case(self) -> Proceedings | None:
        return next(iter(queries.proceedings_of(self.cast.family)), None)

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(by_whom=st.sampled_from(["MG", "AW"]))
    def decides(self, by_whom: str) -> None:
        self.attempt(
            actions.decide_pre_proceedings, self.cast.family, [self.cast.child], decided_on=self.day, why="Hurt.",
            must_change="This.", help_given="That.", decide_by=None, approved_by=self.cast.practitioners[by_whom],
        )  # fmt: skip

    @rule(offers=st.booleans(), why=st.sampled_from(["", "Somebody is in danger."]))
    def writes(self, offers: bool, why: str) -> None:
        if (before := self.before()) is not None:
            to = [self.cast.mother, self.cast.father] if offers else []
            self.attempt(
                actions.send_letter,
                before,
                letter_on=self.day,
                letter_words="Dear all",
                offers=to,
                no_offer_why=why,
            )

    @rule(answer=st.sampled_from(["yes", "no", "unsure"]), held=st.booleans())
    def answers(self, answer: str, held: bool) -> None:
        if (before := self.before()) is not None:
            for offer in queries.offers(before)[:1]:
                self.attempt(actions.answer_letter_offer, offer, answer, answered_on=self.day)
            if held:
                self.attempt(actions.family_group_was_held, before, held_on=self.day)

    @rule(how=st.sampled_from(["step_down", "issue", "moved"]))
    def ends_before(self, how: str) -> None:
        if (before := self.before()) is not None:
            self.attempt(actions.end_before, before, how, ended_on=self.day, why="It did.")

    @rule(track=st.sampled_from(["ordinary", "fdac"]), hurry=st.booleans())
    def applies(self, track: str, hurry: bool) -> None:
        self.attempt(
            actions.issue_proceedings, self.cast.family, [self.cast.child], issued_on=self.day, application="An order",
            court="Merebridge", before=self.before(), track=track, not_held_why="Hurt again." if hurry else "",
        )  # fmt: skip

    @rule(
        kind=st.sampled_from(["first", "final", "fdac_review"]), judge=st.sampled_from(["Alder", "Birch", ""])
    )
    def is_heard(self, kind: str, judge: str) -> None:
        if (case := self.case()) is not None:
            self.attempt(
                actions.hold_hearing, case, kind, held_on=self.day, what_happened="Heard.", judge=judge
            )

    @rule(weeks=st.integers(-2, 9))
    def is_given_time(self, weeks: int) -> None:
        if (case := self.case()) is not None:
            until = case.due_on + timedelta(weeks=weeks)
            self.attempt(actions.extend, case, until=until, why="Needed.", decided_on=self.day)

    @rule(word=st.sampled_from(WORDS))
    def is_ordered(self, word: str) -> None:
        self.attempt(actions.make_order, self.cast.family, self.cast.child, word, made_on=self.day)

    @rule(withdrawn=st.booleans())
    def ends(self, withdrawn: bool) -> None:
        if (case := self.case()) is not None:
            end = actions.withdraw_proceedings if withdrawn else actions.end_proceedings
            self.attempt(end, case, ended_on=self.day, why="It did.")

    @rule(step=st.sampled_from(["decide", "should_be_placed", "matched", "placed", "adopted", "reverse"]))
    def adoption_goes_on(self, step: str) -> None:
        steps = queries.adoption_of(self.cast.child)
        if step == "decide":
            self.attempt(actions.decide_adoption, self.cast.family, self.cast.child, decided_on=self.day)
        elif steps is not None and step == "reverse":
            self.attempt(actions.reverse_adoption, steps, reversed_on=self.day, code="RD4", why="It is.")
        elif steps is not None:
            self.attempt(actions.adoption_step, steps, step, on_day=self.day)

    @invariant()
    def every_state_is_on_its_table(self) -> None:
        assert {row.state for row in PreProceedings.objects.all()} <= set(BEFORE.labels)
        assert {row.state for row in Proceedings.objects.all()} <= set(PROCEEDINGS.labels)
        assert {queries.adoption_state(row) for row in AdoptionSteps.objects.all()} <= set(ADOPTION.labels)

    @invariant()
    def no_letter_without_its_offer_or_exception(self) -> None:
        for row in PreProceedings.objects.filter(letter_on__isnull=False):
            assert row.offers.exists() or row.no_offer_why

    @invariant()
    def no_open_clock_on_a_closed_matter(self) -> None:
        over = {row.ref for row in PreProceedings.objects.filter(ended_on__isnull=False)}
        over |= {row.ref for row in Proceedings.objects.filter(ended_on__isnull=False)}
        open_now = [one for one in clocks.open_for(self.cast.family) if one.rule in DUE]
        assert not [one for one in open_now if one.matter in over], [
            (one.rule, one.matter) for one in open_now
        ]
        case = next((row for row in Proceedings.objects.filter(ended_on=None)), None)
        if case is not None:
            weeks = [one for one in open_now if one.rule == "court_26_weeks"]
            assert [one.due_on for one in weeks] == [case.due_on]

    @invariant()
    def one_order_of_a_word_at_a_time_and_none_that_another_ended(self) -> None:
        words = [row.word for row in Order.objects.filter(person=self.cast.child, ended_on=None)]
        assert len(words) == len(set(words))
        assert not {"interim_care", "special_guardianship"} <= set(words) or self.order_of(words)

    def order_of(self, words: list[str]) -> bool:
        """An interim care order after a special guardianship order is possible; before it, that order ended it."""
        made = {row.word: (row.made_on, row.pk) for row in Order.objects.filter(ended_on=None)}
        return made["interim_care"] > made["special_guardianship"]

    @invariant()
    def no_application_passed_over_a_meeting_that_was_accepted(self) -> None:
        for row in Proceedings.objects.filter(before__isnull=False).select_related("before"):
            assert row.before is not None
            assert not queries.accepted_not_held(row.before) or "was not held first" in row.why


@pytest.mark.django_db
def test_no_sequence_of_deeds_reaches_what_must_not_be() -> None:
    Court.cast = players.build()
    run_state_machine_as_test(
        Court,
        settings=settings(
            max_examples=5,
            stateful_step_count=16,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
