"""Every cell of the access matrix that this room can decide, asked of a real cast."""

import hashlib
from pathlib import Path

import pytest

from kinfold.sharing import actions, queries, rules
from kinfold.sharing.models import Grant
from kinfold.sharing.tests.cast import SETTER_UP, TODAY, Cast

FINGERPRINT = "36e995db6293a2f9af0ef9da78bf3e32814ad5ea0c19aeeb6fc1599a415d3565"
SPECIFICATION = Path(__file__).parents[4] / "shared" / "trust" / "access-matrix.tsv"
# These need something beside the cast to hold (a label, a list, a meeting, a line of management): tested below by name.
APART = ("F2", "F3", "V2", "V4", "V7", "G8")
ROWS = [row for row in rules.matrix() if row not in APART]
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


def test_the_policy_is_the_specification_to_the_byte() -> None:
    """Changing who may see what is a decision: change the specification, then this fingerprint."""
    ours = Path(rules.__file__).with_name("access-matrix.tsv").read_bytes()
    assert hashlib.sha256(ours).hexdigest() == FINGERPRINT
    if SPECIFICATION.exists():
        assert ours == SPECIFICATION.read_bytes()


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


def told(cast: Cast, row: str, asked: str | None = None, **more: object) -> dict[str, str]:
    """What each actor is answered, where it is not what the matrix says."""
    wrong = {}
    for actor in rules.ACTORS:
        letter = rules.matrix()[row][actor]
        own = True if letter == "o" else None
        answer = queries.decide(cast.who(actor), asked or row, cast.family, on=TODAY, own=own, **more)
        if answer.code != EXPECTED.get(letter, "allow"):
            wrong[actor] = f"{letter}: {answer.code}"
    return wrong


@pytest.mark.parametrize(("row", "level"), [("F2", "restricted"), ("F3", "sealed")])
def test_the_named_find_what_is_kept_closer(cast: Cast, row: str, level: str) -> None:
    named = cast.practitioners.values()
    actions.restrict(cast.family, level=level, named=named, why="-", by=SETTER_UP, on=TODAY)
    assert told(cast, row, "F1") == {}


@pytest.mark.parametrize(("level", "found"), [("restricted", {"DU", "FAM", "IG"}), ("sealed", set())])
def test_nobody_unnamed_finds_it(cast: Cast, level: str, found: set[str]) -> None:
    actions.restrict(cast.family, level=level, why="-", by=SETTER_UP, on=TODAY)
    who_finds = {a for a in rules.ACTORS if queries.may(cast.who(a), "F1", cast.family, on=TODAY)}
    assert who_finds == found


def test_protected_details_go_by_their_own_list(cast: Cast) -> None:
    detail = actions.protect_detail(
        cast.mother, "address", "1 Invented Way", why="-", readers=[
            worker for actor, worker in cast.practitioners.items() if rules.matrix()["V2"][actor] == "y"
        ], by=SETTER_UP, on=TODAY,
    )  # fmt: skip
    assert told(cast, "V2", item=("detail", detail.ref)) == {}


def test_words_for_my_worker_only(cast: Cast) -> None:
    assert told(cast, "V7", purpose="The child asked me to read it") == {}


def test_police_information_and_meetings(cast: Cast) -> None:
    wrong = told(cast, "V4")
    assert wrong == {"PT": "y: hide"}  # not at the meeting; see test_rules for who was


def test_reviewing_glass_goes_by_line_of_management(cast: Cast) -> None:
    assert told(cast, "G8") == {"MG": "y: hide"}  # a manager reviews their own workers': test_glass


def test_a_role_without_its_dated_row_opens_nothing(cast: Cast) -> None:
    for given in Grant.objects.all():
        actions.end_grant(given, on=TODAY, by=SETTER_UP)
    opened = {
        (actor, row)
        for actor in ("DU", "CL", "LA2", "IG")
        for row in rules.CONTENTS
        if queries.may(cast.who(actor), row, cast.family, on=TODAY, own=True, purpose="A reason given")
    }
    assert opened == set()
