"""Every expectation said in words has one test of its own, or waits for its room by name: never both, never neither."""

from pathlib import Path

import pytest

from demo.runner import worded
from demo.runner.checks import WORDED
from demo.runner.reader import all_families, read

HERE = Path(__file__).parent
ROOMS_NOT_BUILT = ("cost", "listening")


def in_words() -> set[tuple[str, str]]:
    """Every worded expectation of the demonstration's packs."""
    packs = [read(path) for path in all_families()]
    return {
        (worded.called(pack.id), told["id"])
        for pack in packs
        for told in pack.data["expect"]
        if told["kind"] in WORDED
    }


def test_every_worded_expectation_is_tested_once_or_waits_for_its_room() -> None:
    tested, waits = worded.tests(), worded.waiting()
    assert set(tested) & set(waits) == set()
    assert set(tested) | set(waits) == in_words()
    assert [key for key, names in tested.items() if len(names) != 1] == []


def test_only_rooms_that_are_not_built_are_waited_for() -> None:
    assert [room for room in worded.waiting().values() if room.split(" ")[0] not in ROOMS_NOT_BUILT] == []
    built = {path.name for path in (HERE.parents[1] / "kinfold").iterdir()}
    assert built & set(ROOMS_NOT_BUILT) == set(), "a room is built: its expectations can have their tests"


@pytest.mark.parametrize(
    ("pack", "number", "verdict"),
    [("an-roberts", "e3", "WORDED"), ("csj-david", "e11", "WORDED"), ("never-seen", "e1", "WORDED")],
)
def test_the_check_names_the_test_or_the_room(pack: str, number: str, verdict: str) -> None:
    found, why = worded.found(pack, number)
    assert found == verdict
    assert ("test_an_roberts_e3_" in why) == (pack == "an-roberts")
    assert ("test_csj_david_e11_" in why) == (pack == "csj-david")
    assert ("write a test" in why) == (pack == "never-seen")
