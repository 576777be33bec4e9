"""Every cell of the access matrix that this room can decide, asked of a real cast."""

from pathlib import Path

import pytest

from kinfold.sharing import queries, rules
from kinfold.sharing.tests.cast import TODAY, Cast

SPECIFICATION = Path(__file__).parents[4] / "shared" / "trust" / "access-matrix.tsv"
ROWS = [
    row
    for row in rules.matrix()
    if row not in ("F2", "F3", "V2", "V4", "V7", "V10", "G1", "G5", "G8", "X1", "X3")
]
EXPECTED = {
    "Y": "allow",
    "y": "allow",
    "m": "mask",
    "B": "glass",
    "2": "two",
    "x": "refuse",
    ".": "hide",
    "-": "hide",
}


@pytest.mark.skipif(not SPECIFICATION.exists(), reason="the specification is not beside the product here")
def test_the_policy_is_the_specification_to_the_byte() -> None:
    ours = Path(rules.__file__).with_name("access-matrix.tsv")
    assert ours.read_bytes() == SPECIFICATION.read_bytes()


def test_each_actor_of_the_cast_is_that_actor_and_no_other(cast: Cast) -> None:
    found = {actor: queries.relation(cast.who(actor), cast.family, TODAY) for actor in rules.ACTORS}
    wrong = {actor: codes for actor, codes in found.items() if codes != {actor}}
    assert wrong == {"DU": {"DU", "OT"}, "WF": {"FAM", "WF"}}


@pytest.mark.parametrize("row", ROWS)
def test_every_actor_gets_what_the_matrix_says(cast: Cast, row: str) -> None:
    wrong = {}
    for actor in rules.ACTORS:
        letter = rules.matrix()[row][actor]
        own = True if letter == "o" else None
        expected = EXPECTED.get(letter, "allow")
        decision = queries.decide(cast.who(actor), row, cast.family, on=TODAY, own=own)
        if decision.code != expected:
            wrong[actor] = (letter, decision)
    assert not wrong
