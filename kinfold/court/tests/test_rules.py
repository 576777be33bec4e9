"""The rules of the court room, without a database."""

from datetime import date

import pytest

from kinfold.base.errors import NotNow
from kinfold.court import rules
from kinfold.court.rules.bundles import EVERYWHERE, Blackout, Redaction
from kinfold.court.rules.words import LEGAL_STATUS
from kinfold.court.states import ADOPTION, ALL


def test_the_day_of_issue_is_day_one_and_a_monday_ends_on_a_sunday() -> None:
    assert rules.last_day(date(2024, 3, 4)) == date(2024, 9, 1)
    first = rules.weeks(date(2024, 3, 4), date(2024, 9, 1), date(2024, 3, 4))
    assert (first.week, first.of, first.day, first.says) == (1, 26, 1, "Week 1 of 26")


def test_the_last_sunday_is_in_time_and_the_monday_after_is_late() -> None:
    issued, due = date(2024, 3, 4), date(2024, 9, 1)
    assert not rules.weeks(issued, due, date(2024, 9, 1)).late
    late = rules.weeks(issued, due, date(2024, 9, 2))
    assert late.late
    assert late.says == "Week 27: the last day was 1 September 2024"


def test_eight_weeks_more_are_thirty_four_weeks() -> None:
    issued, due = date(2024, 3, 4), date(2024, 10, 27)
    assert rules.weeks(issued, due, date(2024, 9, 2)).of == 34
    assert rules.weeks(issued, due, date(2024, 9, 2)).left == 7


def test_a_case_that_ended_says_in_which_week() -> None:
    found = rules.weeks(date(2024, 3, 4), date(2024, 9, 1), date(2025, 1, 1), date(2024, 7, 15))
    assert found.says == "Ended in week 20 of 26"
    assert not found.late


def test_a_case_issued_before_the_law_came_is_counted_too() -> None:
    assert rules.last_day(date(2012, 1, 2)) == date(2012, 7, 1)


def test_an_extension_of_more_than_eight_weeks_is_worth_a_second_look() -> None:
    due, decided = date(2024, 9, 1), date(2024, 8, 1)
    assert not rules.longer_than_usual(due, decided, date(2024, 10, 27))
    assert rules.longer_than_usual(due, decided, date(2024, 10, 28))


def test_a_letter_without_an_offer_is_refused_unless_the_exception_says_why() -> None:
    with pytest.raises(NotNow) as refused:
        rules.must_offer([], "  ")
    assert refused.value.field == "offers"
    rules.must_offer([], "Both parents live with somebody who has threatened the relatives.")
    rules.must_offer(["Ilse"], "")


def test_an_order_gives_the_legal_status_of_the_yearly_return() -> None:
    assert {rules.legal_status(word) for word in LEGAL_STATUS} == {"C1", "C2", "E1", "L2", "L3", "J1", "J3"}
    assert rules.legal_status("supervision") == ""


def test_a_care_order_ends_the_interim_one_and_an_adoption_order_ends_them_all() -> None:
    assert rules.ended_by("care", ["interim_care", "non_molestation"]) == ["interim_care"]
    assert set(rules.ended_by("adoption", ["care", "placement"])) == {"care", "placement"}
    assert rules.ended_by("interim_care", ["interim_care"]) == ["interim_care"]
    assert rules.ended_by("supervision", ["care"]) == []


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ({"care", "placement"}, "looked_after"),
        ({"special_guardianship"}, "special_guardianship"),
        ({"supervision", "child_arrangements"}, "kinship_care"),
        ({"supervision"}, "child_in_need"),
        (set(), "child_in_need"),
    ],
)
def test_the_level_follows_what_was_ordered(words: set[str], level: str) -> None:
    assert rules.level_after(words) == level


def test_no_table_of_moves_leads_nowhere_or_begins_nowhere() -> None:
    for table in ALL:
        reached = {move.target for move in table.moves} | {next(iter(table.labels))}
        assert reached == set(table.labels), table.thing


def test_an_adoption_cannot_be_reversed_once_it_is_an_adoption() -> None:
    assert not ADOPTION.may("reverse_adoption", "adopted")
    assert ADOPTION.may("reverse_adoption", "placed")


# -- black on white


def black(words: str, text: str, why: str = "Somebody else’s home", where: str = EVERYWHERE) -> str:
    return Blackout([Redaction(words, why, where)]).clean(text, "R1")


@pytest.mark.parametrize(
    "text",
    [
        "They live at Heron Wharf now.",
        "HERON WHARF",
        "heron\u00a0wharf",
        "heron\n   wharf, the second door",
        "Heron\u200b Wharf",
        "at Heron Wharf’s gate",
        "the Heron Wharfers",
    ],
)
def test_words_are_taken_out_however_they_are_written(text: str) -> None:
    left = black("Heron Wharf", text)
    assert "heron" not in left.casefold()
    assert "wharf" not in left.casefold()


def test_a_short_name_does_not_black_out_longer_words() -> None:
    assert black("Ann", "Ann's annual visit").endswith("'s annual visit")
    assert "Ann" not in black("Ann", "Ann's annual visit")


def test_a_name_with_a_hyphen_or_an_accent_is_found_in_any_writing() -> None:
    assert "Smith" not in black("Jones-Smith", "Mr Jones\u2011Smith came")
    assert "ose" not in black("José", "Jose\u0301 came")


def test_each_black_bar_has_a_number_and_its_reason_once() -> None:
    out = Blackout([Redaction("Heron", "A home"), Redaction("Pike", "A witness")])
    out.clean("Heron and Pike and Heron")
    assert sorted(why for _, why in out.found) == ["A home", "A home", "A witness"]
    assert [number for number, _ in out.found] == [1, 2, 3]


def test_a_redaction_of_one_paper_leaves_the_others() -> None:
    one = Blackout([Redaction("Heron", "A home", where="R1")])
    assert "Heron" not in one.clean("Heron", "R1")
    assert "Heron" in one.clean("Heron", "R2")


def test_a_reason_must_be_given_and_must_not_say_the_words() -> None:
    with pytest.raises(NotNow, match="Say why"):
        rules.kept([Redaction("Heron", " ")])
    with pytest.raises(NotNow, match="without it"):
        rules.kept([Redaction("Heron", "The home at heron is secret")])
    assert rules.kept([Redaction("  ", ""), Redaction("...", "")]) == {}


def test_what_is_kept_can_be_read_again() -> None:
    told = [Redaction("Heron", "A home"), Redaction("Pike", "A witness", where="R1")]
    assert sorted(rules.read(rules.kept(told)), key=lambda one: one.words) == told


def test_a_bundle_keeps_the_order_of_its_parts_and_needs_one() -> None:
    assert rules.in_order(["orders", "chronology"]) == ["chronology", "orders"]
    with pytest.raises(NotNow):
        rules.in_order([])
    with pytest.raises(NotNow):
        rules.in_order(["everything"])
