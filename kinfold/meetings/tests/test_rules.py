"""The family speaks first in every meeting; what ought to be put right is said; a calendar names nobody. No database."""

import re

import pytest

from kinfold.meetings import rules
from kinfold.meetings.rules import Before, Child, Guest
from kinfold.meetings.rules.wording import KIND_TO_FAMILY
from kinfold.meetings.states import MEETING

KINDS = sorted(KIND_TO_FAMILY)
WREN, MOSS = Child(1, "Wren Ardleigh"), Child(2, "Moss Ardleigh")
MOTHER = Guest("Ilse", "family", person=7)
TEACHER = Guest("Petra, teacher", "worker", knows_child="Has taught Wren since September")


def codes(before: Before) -> list[str]:
    return [row.code for row in rules.warnings(before)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_family_and_then_each_child_are_heard_before_any_worker(kind: str) -> None:
    titles = [item.title for item in rules.agenda(kind)]
    assert titles[:3] == ["Who is here", "The family speaks first", "What each child says"]
    assert titles[-1] == "Next time"
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("kind", KINDS)
def test_what_to_expect_can_be_read_at_nine(kind: str) -> None:
    sheet = rules.sheet(kind)
    lines = [sheet.what_it_is, *sheet.what_happens, *sheet.what_you_can_do, *sheet.afterwards]
    text = " ".join(line if line.endswith((".", "?")) else f"{line}." for line in lines)
    assert grade(text) <= 4.5, f"{kind}: US grade {grade(text):.1f}; nine-year-olds read grade 4"
    assert not re.search(
        r"\b(professional|assessment|multi|agency|safeguarding|outcome|TAF|TAC)\b", text, re.I
    )
    assert "You go first." in text


def grade(text: str) -> float:
    """Flesch and Kincaid's school grade."""
    sentences = max(1, len(re.findall(r"[.!?]+", text)))
    words = re.findall(r"[A-Za-z’']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def test_everything_in_place_warns_of_nothing() -> None:
    before = Before(
        guests=[MOTHER, TEACHER, Guest("Wren", "family", person=1)],
        children=[WREN],
        family_asked=True,
        time_set=True,
        time_suits_family=True,
        prepared=frozenset({7, 1}),
        somebody_beside=True,
    )
    assert codes(before) == []


def test_a_meeting_about_a_child_whom_nobody_knows_is_said_to_be_one() -> None:
    stranger = Guest("Otto, manager", "worker")
    assert "nobody_knows" in codes(Before(guests=[MOTHER, stranger], children=[WREN]))
    assert "stranger" in codes(Before(guests=[MOTHER, stranger], children=[WREN]))
    assert "nobody_knows" not in codes(Before(guests=[MOTHER, TEACHER], children=[WREN]))


def test_who_knows_one_child_by_name_does_not_thereby_know_the_other() -> None:
    says = [
        w.says
        for w in rules.warnings(Before(guests=[TEACHER], children=[WREN, MOSS]))
        if w.code == "nobody_knows"
    ]
    assert len(says) == 1
    assert "Moss" in says[0]
    both = Guest("Health visitor", "worker", knows_child="Sees them every week")
    assert "nobody_knows" not in codes(Before(guests=[both], children=[WREN, MOSS]))


def test_somebody_who_cannot_come_does_not_count_as_knowing_the_child() -> None:
    away = Guest("Petra", "worker", knows_child="Teaches Wren", coming=False, report_in=True)
    assert "nobody_knows" in codes(Before(guests=[away], children=[WREN]))


def test_a_child_who_neither_comes_nor_is_spoken_for_is_not_passed_over() -> None:
    assert "child_silent" in codes(Before(guests=[TEACHER], children=[WREN]))
    advocate = Guest("Jo, advocate", "spokesperson")
    for spoken in (
        Before(guests=[advocate], children=[WREN]),
        Before(guests=[Guest("Wren", "family", person=1)], children=[WREN]),
        Before(children=[WREN], prepared=frozenset({1})),
    ):
        assert "child_silent" not in codes(spoken)
    assert "child_silent" in codes(
        Before(guests=[Guest("Wren", "family", person=1, coming=False)], children=[WREN])
    )
    for_one = Guest("Jo, advocate", "spokesperson", knows_child="Speaks for Wren")
    silent = [
        w.says
        for w in rules.warnings(Before(guests=[for_one], children=[WREN, MOSS]))
        if w.code == "child_silent"
    ]
    assert len(silent) == 1
    assert silent[0].startswith("Moss")


def test_nine_people_are_a_crowd_and_eight_are_not() -> None:
    eight = [Guest(f"Worker {n}", "worker", knows_child="Knows Wren") for n in range(rules.MOST_IN_ROOM)]
    assert "too_many" not in codes(Before(guests=eight))
    assert "too_many" in codes(Before(guests=[*eight, MOTHER]))
    away = Guest("Worker 9", "worker", coming=False, report_in=True)
    assert "too_many" not in codes(Before(guests=[*eight, away]))


def test_the_family_is_asked_for_times_first_and_told_apart_from_a_time_that_is_not_theirs() -> None:
    assert "family_not_asked" in codes(Before())
    assert "time_not_theirs" in codes(Before(family_asked=True, time_set=True))
    assert "time_not_theirs" not in codes(Before(family_asked=True))


def test_missing_reports_preparation_and_unwelcome_guests_are_named() -> None:
    absent = Guest("Nurse", "worker", knows_child="Weighs Wren", coming=False)
    unwelcome = Guest("Officer", "worker", knows_child="Met Wren once", family_agrees=False)
    found = rules.warnings(Before(guests=[MOTHER, absent, unwelcome], children=[WREN]))
    said = {row.code: row.says for row in found}
    assert "Nurse" in said["report_missing"]
    assert "Officer" in said["not_welcome"]
    assert "Ilse" in said["not_prepared"]
    assert "no_family" in codes(Before(guests=[absent]))


@pytest.mark.parametrize(
    ("place", "protected", "printed"),
    [
        ("Fernhollow library, room 2", False, "Fernhollow library, room 2"),
        ("Fernhollow library", True, ""),
        ("At Ilse’s house", False, ""),
        ("The ardleigh home", False, ""),
        ("  By telephone ", False, "By telephone"),
    ],
)
def test_a_calendar_says_no_name_and_no_protected_place(place: str, protected: bool, printed: str) -> None:
    assert (
        rules.place_to_print(place, protected=protected, names=["Ilse Ardleigh", "Wren Ardleigh"]) == printed
    )


def test_the_entry_of_a_meeting_counts_people_and_names_none() -> None:
    said = rules.held_in_words(
        "Team around the family", {"family": 2, "workers": 1, "reports": 1, "absent": 0}
    )
    assert said == "Team around the family. There: 2 of the family, 1 worker, 1 report sent."
    assert rules.held_in_words("Core group", {}) == "Core group."


def test_a_meeting_that_was_called_off_stays_so_and_a_held_one_is_not_moved() -> None:
    assert not any(move.source == "called_off" for move in MEETING.moves)
    assert not MEETING.may("set_time", "held")
    assert not MEETING.may("move_meeting", "held")
    assert MEETING.may("call_off", "set")
