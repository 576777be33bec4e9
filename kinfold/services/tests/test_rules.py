"""The words, the reasons and the waiting, without a database."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.services import rules, states
from kinfold.services.queries import suppressed

FAMILIES = Path(__file__).parents[3] / "demo" / "families"


def test_every_need_of_the_fifteen_families_has_words_for_workers_and_for_the_family() -> None:
    needs = {
        need["need"]
        for path in FAMILIES.glob("*.yaml")
        for need in yaml.safe_load(path.read_text("utf-8"))["needs"]
    }
    assert len(needs) > 30
    assert needs <= set(rules.NEEDS)


def test_a_family_never_reads_jargon_about_its_needs() -> None:
    for label in rules.NEEDS.values():
        words = label.family.lower()
        assert not any(jargon in words for jargon in ("engage", "parenting", "misuse", "sen ", "attachment"))


def test_a_need_in_other_words_is_called_just_that() -> None:
    assert rules.need_says("a_quiet_room to sleep in") == "A quiet room to sleep in"


def test_every_state_can_be_reached_and_is_said_to_both() -> None:
    assert set(rules.STATES) == set(states.VERBS) == {move.target for move in states.REQUEST.moves}
    for state in rules.STATES:
        assert rules.state_says(state)
        assert rules.state_says(state, to_family=True)
        assert rules.step_says(state) in rules.saying.HAPPENED_TO_YOU.values()


@pytest.mark.parametrize("refusal", states.REFUSED)
def test_any_refusal_may_be_asked_for_again(refusal: str) -> None:
    assert states.check(refusal, "asked") == "asked"
    assert "started" in states.may_follow(refusal)


@pytest.mark.parametrize("after", ["offered", "accepted", "asked"])
def test_what_somebody_already_has_is_not_offered_to_them(after: str) -> None:
    with pytest.raises(NotNow, match="Receiving it"):
        states.check("started", after)


def test_what_is_waited_for_or_offered_is_not_received() -> None:
    assert not set(states.RECEIVING) & {"offered", "waiting", "accepted", "asked"}


def test_every_refusal_and_end_offers_reasons_that_exist() -> None:
    for state in (*states.STOPPED, "irregular", "unmet"):
        assert set(rules.REASONS_FOR[state]) <= set(rules.REASONS)
        assert "not_said" in rules.REASONS_FOR[state]


def test_a_reason_is_said_to_the_person_as_you() -> None:
    assert rules.reason_says("not_wanted", to_family=True) == "You do not want it"
    assert (
        rules.reason_says("could_not_reach", to_family=True)
        == "The service could not reach you, so it closed"
    )
    assert rules.reason_says("wrong_time", to_family=True) == "The days or hours do not fit your life"


MON = date(2025, 1, 6)
TUE = date(2025, 2, 4)
WED = date(2025, 3, 5)


def test_the_wait_runs_from_asking_whatever_was_offered_meanwhile() -> None:
    assert rules.waiting_since([("asked", MON), ("offered", TUE), ("waiting", WED)]) == MON


def test_an_offer_that_nobody_asked_for_makes_nobody_wait() -> None:
    assert rules.waiting_since([("offered", MON)]) is None
    assert rules.waiting_since([("offered", MON), ("accepted", TUE)]) == TUE


def test_asking_again_after_a_refusal_begins_a_new_wait() -> None:
    assert rules.waiting_since([("asked", MON), ("not_eligible", TUE), ("asked", WED)]) == WED


def test_who_has_it_does_not_wait() -> None:
    assert rules.waiting_since([("asked", MON), ("started", TUE)]) is None
    assert rules.waiting_since([("started", MON), ("waiting", TUE)]) == TUE
    assert rules.waiting_since([]) is None


def test_help_that_comes_and_goes_began_once_and_help_that_came_back_twice() -> None:
    assert rules.times_started([("started", MON), ("irregular", TUE), ("started", WED)]) == 1
    assert rules.times_started([("started", MON), ("ended", TUE), ("started", WED)]) == 2


def test_a_wait_is_a_share_of_the_life_of_a_child() -> None:
    share = rules.share_of_life(41, date(2025, 1, 1), date(2025, 3, 5))
    assert share is not None
    assert share.sentence("Jake") == "41 days: about two thirds of Jake's life so far"
    assert rules.share_of_life(41, None, date(2025, 3, 5)) is None


def test_a_refusal_keeps_the_persons_own_reason_in_the_sentence() -> None:
    said = rules.step_sentence(
        "declined", "early-morning help", ["Amanda"], why="We do not want anyone in so early.", said_by="Pat"
    )
    assert said == "Early-morning help was declined for Amanda. “We do not want anyone in so early.” (Pat)."


def test_several_people_are_named_as_people_say_them() -> None:
    assert "Jake, Kelly and Sue" in rules.step_sentence(
        "started", "Health visiting", ["Jake", "Kelly", "Sue"]
    )


def test_what_a_service_may_be_for_is_guessed_from_its_words() -> None:
    assert "alcohol" in rules.needs_met_by("Alcohol counselling")
    assert "young_carer" in rules.needs_met_by("Young carers group")
    assert rules.needs_met_by("") == []


def test_sources_are_said_with_the_report_and_its_lines() -> None:
    assert rules.sources_said([{"seed": "001", "lines": [[606, 606], [608, 632]]}]) == [
        "Action on Neglect (University of Stirling), lines 606, 608 to 632 of the text"
    ]


# ---- counts that give nobody away


def shown(counted: dict[str, int]) -> dict[str, int | None]:
    return {cell.label: cell.count for cell in suppressed(counted)}


def test_a_count_under_six_is_hidden_and_so_is_what_would_give_it_away() -> None:
    assert shown({"money": 40, "housing": 5, "anger": 9}) == {"money": 40, "anger": None, "housing": None}
    assert shown({"money": 40, "housing": 6}) == {"money": 40, "housing": 6}
    assert shown({"money": 40, "housing": 1, "anger": 1, "food": 8}) == {
        "money": 40, "food": None, "housing": None, "anger": None,
    }  # fmt: skip
    assert shown({"money": 3}) == {"money": None}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=8))
def test_from_what_is_shown_and_the_whole_no_small_count_can_be_worked_out(counted: dict[str, int]) -> None:
    cells = suppressed(counted)
    assert all(cell.count is None or cell.count >= 6 for cell in cells)
    hidden = [counted[cell.label] for cell in cells if cell.count is None]
    everything_hidden = len(hidden) == len(cells)
    assert not hidden or everything_hidden or (len(hidden) > 1 and sum(hidden) >= 6)


# ---- the needs as a core that every council could collect

NO_BLAME = (
    "fail", "neglect", "chaotic", "abuser", "perpetrator", "addict", "misuse", "risk", "unable", "poor", "problem",
    "dysfunction", "engage", "attachment", "bad", "lack", "fault", "refus", "capacity", "offend",
)  # fmt: skip


def test_every_need_has_one_group_words_for_both_and_none_that_blame() -> None:
    grouped = [word for words in rules.NEED_GROUPS.values() for word in words]
    assert sorted(grouped) == sorted(rules.NEEDS)
    labels = [*rules.NEEDS.values(), *rules.GROUP_LABELS.values(), *rules.OUTCOMES.values()]
    for label in labels:
        assert label.worker.strip()
        assert label.family.strip()
        said = f"{label.worker} {label.family}".lower()
        assert not [word for word in NO_BLAME if word in said], label
    assert set(rules.GROUP_LABELS) == {*rules.NEED_GROUPS, "other"}
    assert all(len(word) <= 40 for word in rules.NEEDS)


@pytest.mark.parametrize(
    "words",
    [
        "mental_health", "alcohol", "substance_misuse", "domestic_abuse", "stopping_abuse", "learning_disability",
        "disability_support", "physical_health", "housing", "money", "debt", "employment", "immigration", "parenting",
        "own_childhood", "isolation", "relationship", "conflict", "bereavement", "english", "prison",
    ],
)  # fmt: skip
def test_the_data_set_on_parents_holds_what_the_reports_name(words: str) -> None:
    assert rules.group_of(words) in rules.PARENTS_MINIMUM


def test_the_six_lines_of_table_4_2_can_be_counted_from_the_words() -> None:
    assert list(rules.TABLE_LINES) == [
        "alcohol_and_substances", "learning_disability", "housing_finance", "mental_health", "parenting",
        "domestic_violence",
    ]  # fmt: skip
    assert rules.line_of("debt") == rules.line_of("housing") == "housing_finance"
    assert rules.line_of("domestic_abuse") == rules.line_of("stopping_abuse") == "domestic_violence"
    assert rules.line_of("education") == rules.line_of("a quiet room") == ""
    assert rules.group_of("a quiet room") == "other"
    assert len(rules.OUTCOMES) == 5


def test_a_disabled_parent_is_supported_and_nothing_is_presumed_of_them() -> None:
    label = rules.NEEDS["parenting_support"]
    assert label.worker.startswith("Support")
    assert rules.group_of("parenting_support") == "disability_and_illness"
    assert rules.line_of("parenting_support") == ""  # a disability is not counted among parenting issues


# ---- two thresholds


@pytest.mark.parametrize(
    ("sector", "for_whom", "side"),
    [
        ("adult_health", [], rules.ADULTS),
        ("adult_social_care", ["families"], rules.ADULTS),
        ("probation", [], rules.ADULTS),
        ("education", [], rules.CHILDRENS),
        ("faith", [], rules.NOT_KNOWN),
        ("private", ["fathers"], rules.ADULTS),
        ("police", [], rules.NOT_KNOWN),
        ("social_care", ["mothers"], rules.CHILDRENS),
        ("health", [], rules.NOT_KNOWN),
        ("voluntary", ["mothers"], rules.ADULTS),
        ("health", ["children"], rules.CHILDRENS),
        ("voluntary", ["mothers", "children"], rules.NOT_KNOWN),
        ("", [], rules.NOT_KNOWN),
    ],
)
def test_whose_threshold_it_was_is_said_or_said_not_to_be_known(
    sector: str, for_whom: list[str], side: str
) -> None:
    assert rules.side_of(sector, for_whom=for_whom) == side
    assert rules.SIDES[side]


def test_what_only_childrens_social_care_gives_is_childrens() -> None:
    assert rules.side_of("", csc_only=True) == rules.CHILDRENS


def test_both_said_no_only_when_each_did_and_nobody_may_still_help() -> None:
    assert rules.both_said_no(["not_eligible"], ["unavailable"])
    assert not rules.both_said_no(["not_eligible"], [])
    assert not rules.both_said_no(["not_eligible", "waiting"], ["unavailable"])
    assert not rules.both_said_no(["not_eligible"], ["unavailable"], ["started"])
    assert not rules.both_said_no(["declined"], ["unavailable"])
    assert rules.days_between(MON, TUE) == rules.days_between(TUE, MON) == 29
    assert rules.days_between(None, TUE) is None


@given(st.lists(st.sampled_from(["take_up", "answer", "let_stand", "hand_over"]), max_size=12))
def test_a_gap_is_owned_until_it_is_answered_whatever_is_done(verbs: list[str]) -> None:
    state = "open"
    for verb in verbs:
        if not states.GAP.may(verb, state):
            assert state == "answered"
            continue
        after = states.GAP.after(verb, state)
        assert verb != "hand_over" or after == state
        state = after
    assert state in (*states.OWNED, "answered")
    assert (state == "answered") == ("answer" in verbs)
