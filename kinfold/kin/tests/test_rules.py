"""The rules of this room, without a database."""

from datetime import date, time

import pytest

from kinfold.base.errors import NotNow
from kinfold.kin import rules
from kinfold.kin.rules import approvals, groups


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ((), ""),
        (("friday",), "on Fridays"),
        (("friday", "monday"), "on Mondays and Fridays"),
        (("tuesday", "thursday", "sunday"), "on Tuesdays, Thursdays and Sundays"),
        (groups.SCHOOL_WEEK, "from Monday to Friday"),
        (("sunday", "saturday"), "at weekends"),
        (tuple(rules.WEEKDAYS), "every day"),
    ],
)
def test_days_are_said_as_people_say_them(days: tuple[str, ...], says: str) -> None:
    assert rules.days_said(days) == says


def test_a_line_of_the_rota_reads_well_on_the_fridge() -> None:
    assert rules.on_the_fridge("Take Wren to school. ", ("monday",)) == "Take Wren to school on Mondays."
    assert rules.on_the_fridge("Clean the kitchen", ()) == "Clean the kitchen."
    with pytest.raises(NotNow):
        rules.days_said(["someday"])


@pytest.mark.parametrize(
    ("tie", "sex", "says"),
    [
        ("mother_of", "F", "grandmother (Faye’s mother)"),
        ("sibling", "M", "uncle (Faye’s brother)"),
        ("sibling", "U", "aunt or uncle (Faye’s brother or sister)"),
        ("friend_of", "F", "Faye’s friend"),
        ("neighbour_of", "U", "Faye’s neighbour"),
    ],
)
def test_who_somebody_is_to_the_child_is_said_through_the_parent(tie: str, sex: str, says: str) -> None:
    assert rules.tie_through("Faye", tie, sex) == says


@pytest.mark.parametrize(
    ("answers", "verb"),
    [
        ([""], ""), (["no", ""], ""), (["no", "unsure"], ""), (["no", "no"], "all_say_no"), (["no", "yes"], "say_yes"),
        ([], ""),
    ],
)  # fmt: skip
def test_one_yes_begins_it_and_only_everybodys_no_ends_it(answers: list[str], verb: str) -> None:
    assert rules.after_answers(answers) == verb


def test_sixteen_weeks_and_once_eight_more() -> None:
    began = date(2026, 3, 2)
    due = rules.first_end(began)
    assert due == date(2026, 6, 22)
    assert rules.made_longer(due, None, due) == date(2026, 8, 17)
    with pytest.raises(NotNow, match="cannot be done twice"):
        rules.made_longer(due, date(2026, 8, 17), due)
    with pytest.raises(NotNow, match="only before that day"):
        rules.made_longer(due, None, date(2026, 6, 23))
    assert approvals.state(longer=True, ended=True) == "ended"


@pytest.mark.parametrize(
    ("begins", "ends", "sound"),
    [
        (None, None, True),
        (time(11), time(13), True),
        (time(11), None, False),
        (None, time(13), False),
        (time(13), time(11), False),
    ],
)
def test_family_time_has_both_ends_or_none(begins: time | None, ends: time | None, sound: bool) -> None:
    if sound:
        rules.must_be_family_time(begins, ends)
        return
    with pytest.raises(NotNow):
        rules.must_be_family_time(begins, ends)


def test_every_arrangement_tells_a_carer_of_rights_money_and_help_with_its_source() -> None:
    for word in rules.ARRANGEMENTS:
        told = rules.told(word)
        assert told.who_decides
        assert told.money
        assert told.help
        assert told.source


def test_every_amount_says_its_year_and_source_and_none_claims_to_be_checked() -> None:
    for figure in rules.figures():
        assert "£" in figure.amount
        assert "20" in figure.year
        assert figure.link.startswith("https://www.gov.uk/")
        assert figure.verified is False


def test_money_is_said_as_people_say_it_and_never_passed_over() -> None:
    assert rules.amount_said(18_700, 1) == "£187 each week"
    assert rules.amount_said(123_450, 4) == "£1,234.50 every 4 weeks"
    with pytest.raises(NotNow, match="say why"):
        rules.money_is_answered(None, " ")


def test_the_tasks_abroad_are_those_that_davids_worker_named_with_a_day_and_words_for_the_child() -> None:
    words = [task.word for task in rules.tasks()]
    assert set(words) >= {
        "police",
        "parenting",
        "immigration",
        "citizenship",
        "school",
        "court",
        "legal_aid",
        "travel",
    }
    assert len(words) == len(set(words))
    assert all(task.days > 0 and task.to_child and task.source for task in rules.tasks())
    asked = " ".join(risk.word for risk in rules.risks())
    for risk in ("forced_marriage", "fgm", "trafficking"):
        assert risk in asked


def test_offers_keep_the_order_of_the_list_and_none_is_no_offer() -> None:
    assert rules.offers_are_sound(["meals", "home"]) == ["home", "meals"]
    for wrong in ([], ["a palace"]):
        with pytest.raises(NotNow):
            rules.offers_are_sound(wrong)


def test_a_prompt_asks_early_and_stops_when_it_was_offered() -> None:
    (asked,) = rules.offer_a_family_group(["Faye", "Faye"], standing_offer=False)
    assert "Faye needs a hand" in asked.says
    assert "need not wait" in asked.why
    assert rules.offer_a_family_group(["Faye"], standing_offer=True) == []
