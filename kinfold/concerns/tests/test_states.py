"""No request, consultation, report or referral is ever left without a way out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.base.transitions import States
from kinfold.concerns import models, states

LAST = {"told", "answered", "looked_again"}
FIELDS: dict[str, Any] = {
    "referral": models.Referral,
    "consultation": models.Consultation,
    "request for help": models.HelpRequest,
    "report": models.InboundReport,
}


@pytest.mark.parametrize("table", states.ALL, ids=lambda t: t.thing)
def test_every_state_but_the_last_has_a_way_on(table: States):
    for state in table.labels:
        onward = {m.target for m in table.moves if m.source == state and m.target != state}
        assert onward or state in LAST, f"{table.thing}: nothing leads on from {state}"


@pytest.mark.parametrize("table", states.ALL, ids=lambda t: t.thing)
def test_every_state_can_be_reached_from_the_first(table: States):
    reached = {next(iter(table.labels))}
    for _ in table.labels:
        reached |= {m.target for m in table.moves if m.source in reached}
    assert reached == set(table.labels)


@pytest.mark.parametrize("table", states.ALL, ids=lambda t: t.thing)
def test_the_table_speaks_of_the_states_that_are_stored(table: States):
    assert set(table.labels) == set(FIELDS[table.thing].State.values)
    assert {m.source for m in table.moves} | {m.target for m in table.moves} <= set(table.labels)


@given(st.lists(st.sampled_from(["take_up", "mark_danger", "decide_referral", "tell_outcome"]), max_size=12))
def test_a_referral_is_decided_at_most_once_and_told_only_after(verbs: list[str]):
    state, done = "sent", []
    for verb in verbs:
        try:
            state = states.REFERRAL.after(verb, state)
        except NotNow:
            continue
        done.append(verb)
    assert done.count("decide_referral") <= 1
    assert "tell_outcome" not in done or done.index("tell_outcome") > done.index("decide_referral")
