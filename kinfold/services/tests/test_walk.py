"""Whatever happens to help that was asked for, no step is lost, and where it stands is always its newest step."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.people.models import Person
from kinfold.services import actions, queries, states
from kinfold.services.models import HelpStep, Request
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

START = TODAY - timedelta(days=400)
Move = tuple[int, str, bool, int]

moves = st.lists(
    st.tuples(
        st.integers(0, 2),  # which of three people
        st.sampled_from(sorted(states.VERBS)),
        st.booleans(),  # the whole matter, or this person alone
        st.integers(-3, 40),  # days since the last try
    ),
    max_size=10,
)


class TestAWalk(TestCase):
    """Three people for whom help was asked together, and any sequence of tries to move it on."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        """One family for all the walks."""
        cls.cast = casting.build()

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(first=st.sampled_from(sorted(states.VERBS)), tries=moves)
    def test_no_sequence_of_moves_loses_a_step(self, first: str, tries: list[Move]) -> None:
        """Each accepted step is there, in order, with its entry; each refused one left no trace."""
        cast = self.cast
        people = [cast.child, cast.mother, cast.father]
        made = self.asked(cast, people, first)
        told: dict[int, list[str]] = {one.pk: [first] for one in made}
        entries, day = 1, START
        for which, state, whole, days in tries:
            one = Request.objects.get(pk=made[which].pk)
            with_it = [
                each.pk
                for each in Request.objects.filter(matter=one.matter)
                if each.pk == one.pk or (whole and each.state == one.state)
            ]
            try:
                actions.move_request(
                    one, state, on_day=min(day + timedelta(days=days), TODAY), by=cast.who("AW"), on=TODAY,
                    whole_matter=whole,
                )  # fmt: skip
            except NotNow:
                continue
            day = min(day + timedelta(days=days), TODAY)
            entries += 1
            for pk in with_it:
                told[pk].append(state)
        self.check(cast, told, entries)

    def asked(self, cast: Cast, people: list[Person], first: str) -> list[Request]:
        """Ask for one kind of help for all three."""
        return actions.ask_for_service(
            cast.family, people, None, named_service="Choir", asked_on=START, by=cast.who("AW"), on=TODAY,
            state=first,
        )  # fmt: skip

    def check(self, cast: Cast, told: dict[int, list[str]], entries: int) -> None:
        """Compare what is kept with what was told."""
        found = {story.request.pk: story for story in queries.stories(queries.requests_in(cast.family))}
        for pk, states_told in told.items():
            story = found[pk]
            assert [step.state for step in story.steps] == states_told
            assert story.request.state == story.newest.state
            assert all(step.entry is not None for step in story.steps)
            assert [step.on_day for step in story.steps] == sorted(step.on_day for step in story.steps)
        assert HelpStep.objects.count() == sum(map(len, told.values()))
        assert Entry.objects.filter(kind__startswith="service_").count() == entries
        self.check_waits(cast)

    def check_waits(self, cast: Cast) -> None:
        """Whoever waits is listed once and has a clock running for their matter; who has help does not wait."""
        waiting = Request.objects.filter(state__in=states.WAITING)
        assert {wait.request.pk for wait in queries.waits(cast.family, TODAY)} == {one.pk for one in waiting}
        running = set(
            Clock.objects.filter(rule="service_wait", state="open").values_list("matter", flat=True)
        )
        assert {one.matter for one in waiting} <= running
        assert not {one.pk for one in queries.receiving(cast.family)} & {one.pk for one in waiting}
