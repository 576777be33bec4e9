"""What kinds there are, and which are refused."""

from dataclasses import replace

import pytest

from kinfold.chronology import registry
from kinfold.chronology.kinds import KINDS, Kind
from kinfold.law.kinds import KNOWN_KINDS

GOOD = Kind("visit_made", "Visit", "contact", "Somebody visited")


def test_every_word_that_rules_cite_is_declared_by_exactly_one_room() -> None:
    assert set(registry.all_kinds()) >= KNOWN_KINDS
    names = [kind.name for _, kind in registry.declared()]
    assert len(names) == len(set(names))


def test_every_rooms_kinds_are_read() -> None:
    rooms = {room for room, _ in registry.declared()}
    assert {"chronology", "voice", "records", "concerns", "plan"} <= rooms


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Visit"},
        {"name": "visit-made"},
        {"name": "x" * 41},
        {"says": ""},
        {"says": "visit"},
        {"says": "V" * 61},
        {"group": "nowhere"},
        {"says": "Visit_made"},
        {"family_says": "Section 47 visit"},
        {"removal": "forget"},
    ],
)
def test_a_wrong_kind_is_refused_with_the_room_that_declared_it(change) -> None:
    with pytest.raises(registry.KindIsWrong, match="records declares"):
        registry.gather([("records", replace(GOOD, **change))])


def test_a_kind_declared_twice_is_refused() -> None:
    with pytest.raises(registry.KindIsWrong, match="twice"):
        registry.gather([("records", GOOD), ("plan", GOOD)])


def test_the_family_reads_plain_words() -> None:
    assert registry.label("assessment_started") == "Assessment begun"
    assert registry.label("assessment_started", to_family=True) == "We began finding out what would help"
    assert all(kind.to_family for kind in KINDS)


def test_an_old_kind_that_nobody_declares_any_more_keeps_its_words() -> None:
    assert registry.label("old_kind") == "Old kind"
    assert registry.group_of("old_kind") in {"worry"}
