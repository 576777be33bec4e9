"""Nothing of this room is left without a way on, and random journeys keep to the diagrams."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.base.transitions import States
from kinfold.clocks import queries as clocks
from kinfold.kin import actions, models, states
from kinfold.kin.tests.making import Kin
from kinfold.sharing.tests.cast import TODAY, Cast

LAST = {"ended"}


@pytest.mark.parametrize("table", states.ALL, ids=lambda t: t.thing)
def test_every_state_but_the_last_has_a_way_on(table: States) -> None:
    for state in table.labels:
        onward = {m.target for m in table.moves if m.source == state and m.target != state}
        assert onward or state in LAST, f"{table.thing}: nothing leads on from {state}"


@pytest.mark.parametrize("table", states.ALL, ids=lambda t: t.thing)
def test_every_state_can_be_reached_from_the_first(table: States) -> None:
    reached = {next(iter(table.labels))}
    for _ in table.labels:
        reached |= {m.target for m in table.moves if m.source in reached}
    assert reached == set(table.labels)


def test_the_tables_speak_of_the_states_that_are_stored() -> None:
    assert set(states.EXPLORED.labels) == set(models.Explored.State.values)
    assert set(states.FAMILY_GROUP.labels) == set(models.FamilyGroup.State.values)
    for table in states.ALL:
        assert {m.source for m in table.moves} | {m.target for m in table.moves} <= set(table.labels)


VERBS = sorted({move.verb for move in states.EXPLORED.moves})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(VERBS), max_size=20))
def test_nobody_is_found_able_or_not_without_having_been_asked_and_assessed(verbs: list[str]) -> None:
    state, done = "to_ask", []
    for verb in verbs:
        try:
            state = states.EXPLORED.after(verb, state)
        except NotNow:
            continue
        done.append(verb)
    for finding in ("find_able", "find_not_able"):
        if finding in done:
            before = done[: done.index(finding)]
            assert "begin_viability" in before
            assert "ask_kin" in before


GROUP_DEEDS = ("yes", "no", "again", "hold", "agree", "cannot", "review", "end")


THERE_AND_BACK = [
    "no",
    "again",
    "yes",
    "hold",
    "cannot",
    "hold",
    "agree",
    "review",
    "review",
    "end",
    "yes",
    "hold",
]


@settings(
    max_examples=8, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(deeds=st.lists(st.sampled_from(GROUP_DEEDS), min_size=4, max_size=14))
@example(deeds=THERE_AND_BACK)
def test_random_journeys_of_a_family_group_keep_to_the_diagram_and_leave_no_clock_behind(
    cast: Cast, kin: Kin, deeds: list[str]
) -> None:
    models.FamilyGroup.objects.exclude(state="ended").update(state="ended")
    group = kin.offered()
    went, day = [group.state], TODAY
    arrows = {(m.source, m.target) for m in states.FAMILY_GROUP.moves}
    for deed in deeds:
        day += timedelta(days=3)
        before = group.state
        try:
            _do(kin, group, deed, day)
        except NotNow:
            group.refresh_from_db()
            assert group.state == before, f"{deed} was refused and still moved it"
            continue
        group.refresh_from_db()
        assert group.state == before or (before, group.state) in arrows, f"{deed}: {before} -> {group.state}"
        went.append(group.state)
    running = [clock for clock in clocks.about_matter(cast.family, group.ref) if clock.state == "open"]
    if group.state in ("ended", "declined"):
        assert running == []
    if group.state in ("held", "agreed", "not_agreed"):
        assert group.plan_words
        assert not [clock for clock in running if clock.rule == "family_group_prepare"]
    if deeds == THERE_AND_BACK:
        assert went[1:] == [
            "declined", "offered", "preparing", "held", "not_agreed", "held", "agreed", "agreed", "agreed", "ended",
        ]  # fmt: skip


def _do(kin: Kin, group: models.FamilyGroup, deed: str, day: Any) -> None:
    told, offer = kin.told(day), group.offers.get()
    if deed in ("yes", "no"):
        actions.answer_offer(offer, deed, answered_on=day, **told)
    elif deed == "again":
        actions.offer_again(group, offered_on=day, to=[kin.cast.mother], **told)
    elif deed == "hold":
        actions.hold_family_group(group, held_on=day, plan_words="We help.", **told)
    elif deed == "agree":
        actions.agree_family_plan(group, agreed_on=day, review_on=day + timedelta(days=60), **told)
    elif deed == "cannot":
        actions.cannot_agree(group, decided_on=day, why="Not safe at night.", **told)
    elif deed == "review":
        actions.review_family_group(group, reviewed_on=day, says="It goes well.", **told)
    else:
        actions.end_family_group(group, ended_on=day, why="They wish no more.", **told)
