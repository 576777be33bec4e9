"""No review, return home or young person is left without a way on; random paths never reach what the tables forbid."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.base.transitions import States
from kinfold.care import states
from kinfold.care.models import ReturnHome
from kinfold.care.rules import leaving_care

LAST = {"ended", "held"}
MINE = (states.REVIEW, states.RETURN, states.LEAVING)


@pytest.mark.parametrize("table", MINE, ids=lambda t: t.thing)
def test_every_state_but_the_last_has_a_way_on(table: States) -> None:
    for state in table.labels:
        onward = {m.target for m in table.moves if m.source == state and m.target != state}
        assert onward or state in LAST, f"{table.thing}: nothing leads on from {state}"


def test_the_tables_speak_of_the_words_that_are_stored() -> None:
    assert set(states.RETURN.labels) == set(ReturnHome.State.values)
    assert set(states.LEAVING.labels) == {*leaving_care.WORDS, "ended"}


def walked(table: States, first: str, verbs: list[str]) -> tuple[list[str], str]:
    done, state = [], first
    for verb in verbs:
        try:
            state = table.after(verb, state)
        except NotNow:
            continue
        done.append(verb)
    return done, state


def verbs_of(table: States) -> Any:
    return st.lists(st.sampled_from(sorted({m.verb for m in table.moves})), max_size=200)


@given(verbs_of(states.RETURN))
def test_a_child_comes_home_at_most_once_for_each_return(verbs: list[str]) -> None:
    done, state = walked(states.RETURN, "preparing", verbs)
    assert done.count("go_home") <= 1
    assert done.count("return_ended") <= 1
    assert ("return_lasted" not in done) or done.index("go_home") < done.index("return_lasted")
    assert state == "ended" or "return_ended" not in done


@given(verbs_of(states.LEAVING), st.sampled_from(sorted(leaving_care.WORDS)))
def test_nobody_is_in_care_again_after_eighteen_and_nothing_follows_the_end(
    verbs: list[str], first: str
) -> None:
    done, state = walked(states.LEAVING, first, verbs)
    if "end_leaving" in done:
        assert done[-1] == "end_leaving"
        assert state == "ended"
    if first == "former_relevant":
        assert not [verb for verb in done if verb.startswith("become_")]
    if "stay_put" in done:
        assert "become_eligible" not in done[done.index("stay_put") :]
