"""What can be written about a family, and what is refused in plain words because it cannot be."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.network import actions, queries
from kinfold.network.models import Involvement, Matters, ParentalResponsibility, Relationship
from kinfold.network.tests.conftest import BEGAN, BY, TODAY, Home, make_person

DAY = timedelta(days=1)


def test_the_same_tie_told_twice_is_one_tie_brought_up_to_date(home: Home) -> None:
    first = actions.relate(home.ilse, home.wren, "mother_of", by=BY)
    again = actions.relate(home.ilse, home.wren, "mother_of", contact="lives_with", quality="close", by=BY)
    assert first.pk == again.pk
    assert (again.contact, again.quality, again.version) == ("lives_with", "close", 2)


def test_nobody_is_tied_to_themselves(home: Home) -> None:
    with pytest.raises(NotNow, match="two different people"):
        actions.relate(home.wren, home.wren, "sibling", by=BY)


def test_a_parent_is_born_before_the_child(home: Home) -> None:
    with pytest.raises(NotNow, match="A parent is born before their child"):
        actions.relate(home.wren, home.ilse, "mother_of", by=BY)
    assert Relationship.objects.count() == 0


def test_two_people_are_not_each_others_parent_even_without_birth_dates(home: Home) -> None:
    one, other = make_person("One"), make_person("Other")
    actions.relate(one, other, "parent_of", by=BY)
    with pytest.raises(NotNow, match="recorded as a parent"):
        actions.relate(other, one, "father_of", by=BY)


def test_a_tie_that_ends_before_it_began_is_refused(home: Home) -> None:
    with pytest.raises(NotNow, match="before it began"):
        actions.relate(home.ilse, home.tomas, "partner", since=TODAY, until=BEGAN, by=BY)
    tie = actions.relate(home.ilse, home.tomas, "partner", since=BEGAN, by=BY)
    with pytest.raises(NotNow, match="before it began"):
        actions.end_tie(tie, until=BEGAN - DAY, by=BY)


def test_an_unknown_kind_of_tie_is_refused(home: Home) -> None:
    with pytest.raises(NotNow, match="what they are to each other"):
        actions.relate(home.ilse, home.tomas, "nemesis_of", by=BY)


def test_a_tie_ends_once_and_says_why(home: Home) -> None:
    tie = actions.relate(home.ilse, home.tomas, "partner", since=BEGAN, by=BY)
    actions.end_tie(tie, until=TODAY, why="They live apart now. 🕊", by=BY)
    kept = Relationship.objects.get(pk=tie.pk)
    assert (kept.until, kept.note) == (TODAY, "They live apart now. 🕊")
    with pytest.raises(NotNow, match="already ended, on 2 March 2026"):
        actions.end_tie(tie, until=TODAY, by=BY)


def test_somebody_elses_change_meanwhile_is_shown_with_both_texts(home: Home) -> None:
    tie = actions.relate(home.tomas, home.wren, "father_of", by=BY)
    actions.change_tie(tie, version=1, contact="regular", note="Every Saturday.", by=BY)
    with pytest.raises(Clash) as found:
        actions.change_tie(tie, version=1, contact="none", note="He has moved away.", by=BY)
    assert "Regular contact" in found.value.theirs
    assert "Every Saturday." in found.value.theirs
    assert "No contact" in found.value.yours
    assert "He has moved away." in found.value.yours
    assert Relationship.objects.get(pk=tie.pk).contact == "regular"


def test_only_what_is_known_of_a_tie_can_be_changed_not_whose_it_is(home: Home) -> None:
    tie = actions.relate(home.tomas, home.wren, "father_of", by=BY)
    with pytest.raises(ValueError, match="type"):
        actions.change_tie(tie, version=1, type="neighbour_of", by=BY)


def test_what_the_child_chose_stays_the_childs_choice(home: Home) -> None:
    for by_child in (False, True, False):
        row = actions.choose_trusted_adult(
            home.wren, person=home.nan, chosen_by_child=by_child, said_on=TODAY, by=BY
        )
    assert Matters.objects.count() == 1
    assert row.chosen_by_child is True


@pytest.mark.parametrize("said_on", [date(1526, 3, 2), date(2017, 5, 3)])
def test_nobody_chooses_before_they_are_born(home: Home, said_on: date) -> None:
    with pytest.raises(NotNow, match="Wren was not born then"):
        actions.choose_trusted_adult(home.wren, person=home.nan, chosen_by_child=True, said_on=said_on, by=BY)


def test_a_child_chooses_one_person_other_than_themselves(home: Home) -> None:
    for whom in ({}, {"person": home.nan, "practitioner": home.amina}, {"person": home.wren}):
        with pytest.raises(NotNow):
            actions.choose_trusted_adult(home.wren, **whom, chosen_by_child=True, said_on=TODAY, by=BY)


def test_losing_somebody_who_matters_needs_a_reason_and_happens_once(home: Home) -> None:
    row = actions.choose_trusted_adult(
        home.wren, practitioner=home.amina, chosen_by_child=True, said_on=BEGAN, by=BY
    )
    with pytest.raises(NotNow, match="Say what happened"):
        actions.end_matters(row, until=TODAY, why="  ", by=BY)
    with pytest.raises(NotNow, match="cannot end before"):
        actions.end_matters(row, until=BEGAN - DAY, why="Moved.", by=BY)
    actions.end_matters(row, until=TODAY, why="She works elsewhere now.", by=BY)
    with pytest.raises(NotNow, match="already ended"):
        actions.end_matters(row, until=TODAY, why="Again.", by=BY)


def test_the_newest_answer_about_parental_responsibility_stands_alone(home: Home) -> None:
    actions.record_responsibility(home.tomas, home.wren, "unknown", by=BY)
    actions.record_responsibility(
        home.tomas, home.wren, "yes", "registered", paper_seen_on=TODAY, seen_by="Amina Yusuf", by=BY
    )
    row = ParentalResponsibility.objects.get()
    assert (row.held, row.how, row.seen_by) == ("yes", "registered", "Amina Yusuf")


def test_parental_responsibility_does_not_begin_before_the_child(home: Home) -> None:
    with pytest.raises(NotNow, match="Wren was not born then"):
        actions.record_responsibility(home.tomas, home.wren, "yes", since=date(2016, 1, 1), by=BY)
    with pytest.raises(NotNow, match="two different people"):
        actions.record_responsibility(home.wren, home.wren, "no", by=BY)


def test_a_home_needs_a_name_and_nobody_leaves_before_they_came(home: Home) -> None:
    with pytest.raises(NotNow, match="whose home"):
        actions.set_up_household(home.family, "  ", members=[], since=BEGAN, by=BY)
    nans = actions.set_up_household(
        home.family, "Nan’s home" + "x" * 200, members=[(home.nan, False)], since=BEGAN, by=BY
    )
    assert len(nans.label) == 120
    stay = nans.members.get()
    with pytest.raises(NotNow, match="before they moved in"):
        actions.move_out(stay, until=BEGAN - DAY, by=BY)
    actions.move_out(stay, until=TODAY, by=BY)
    with pytest.raises(NotNow, match="moved out already"):
        actions.move_out(stay, until=TODAY, by=BY)


def test_moving_in_where_one_lives_changes_only_how_much_of_the_time(home: Home) -> None:
    nans = actions.set_up_household(
        home.family, "Nan’s home", members=[(home.wren, False)], since=BEGAN, by=BY
    )
    actions.move_in(nans, home.wren, since=TODAY, part_time=True, by=BY)
    row = nans.members.get()
    assert (row.since, row.part_time) == (BEGAN, True)


def test_nobody_moves_in_before_they_are_born(home: Home) -> None:
    nans = actions.set_up_household(home.family, "Nan’s home", members=[], since=BEGAN, by=BY)
    with pytest.raises(NotNow, match="Wren was not born then"):
        actions.move_in(nans, home.wren, since=date(1526, 1, 1), by=BY)


def test_an_answer_about_a_gap_says_who_asked(home: Home) -> None:
    for answer, asked_by in (("", "Amina"), ("Not told.", " ")):
        with pytest.raises(NotNow):
            actions.answer_gap(
                home.family, "no_father", answer, person=home.wren, asked_by=asked_by, asked_on=TODAY, by=BY
            )


def test_there_is_exactly_one_lead(home: Home) -> None:
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    with pytest.raises(NotNow, match="Amina Yusuf is the lead professional"):
        actions.involve(home.petra, home.family, "lead", since=TODAY, by=BY)
    actions.hand_over_lead(home.family, home.petra, on=TODAY, reason="Sees them every week", by=BY)
    leads = Involvement.objects.filter(role="lead", until__isnull=True)
    assert [row.practitioner for row in leads] == [home.petra]
    assert Involvement.objects.filter(practitioner=home.amina, role="partner", until__isnull=True).exists()


def test_handing_over_needs_a_reason(home: Home) -> None:
    with pytest.raises(NotNow, match="Say why the lead changes"):
        actions.hand_over_lead(home.family, home.petra, on=TODAY, reason=" ", by=BY)


def test_on_the_day_of_handing_over_the_new_lead_leads_and_nobody_else(home: Home):
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    actions.hand_over_lead(home.family, home.petra, on=TODAY, reason="Sees them every week", by=BY)
    assert queries.lead(home.family, TODAY).practitioner == home.petra
    assert [r.practitioner for r in queries.involved(home.family, TODAY) if r.role == "lead"] == [home.petra]
    assert queries.lead(home.family, TODAY - DAY).practitioner == home.amina


def test_whoever_hands_over_may_stay_until_an_agreed_day(home: Home):
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    last = TODAY + DAY * 28
    actions.hand_over_lead(
        home.family, home.petra, on=TODAY, reason="Sees them more", by=BY, stays_until=last
    )
    assert home.amina in [row.practitioner for row in queries.involved(home.family, last)]
    assert home.amina not in [row.practitioner for row in queries.involved(home.family, last + DAY)]


def test_of_two_joined_families_with_a_lead_each_one_lead_is_left(home: Home) -> None:
    other = actions.start_family("The same family", by=BY)
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    actions.involve(home.petra, other, "lead", since=BEGAN, by=BY)
    actions.join_families(home.family, other, by=BY, on=TODAY)
    with pytest.raises(NotNow, match="Hand over instead"):
        actions.involve(make_worker(home, "Otto Thistle"), home.family, "lead", since=TODAY, by=BY)
    actions.hand_over_lead(home.family, home.amina, on=TODAY, reason="One family, one lead", by=BY)
    leads = [row.practitioner for row in queries.involved(home.family, TODAY + DAY) if row.role == "lead"]
    assert leads == [home.amina]


def make_worker(home: Home, name: str):
    from kinfold.agencies import actions as agencies

    return agencies.take_on(home.organisation, "Social worker", name=name, on=BEGAN)


def test_a_workers_part_ends_once_with_a_reason_and_not_before_it_began(home: Home) -> None:
    row = actions.involve(home.amina, home.family, "partner", since=BEGAN, by=BY)
    for until, reason in ((TODAY, " "), (BEGAN - DAY, "Left")):
        with pytest.raises(NotNow):
            actions.end_involvement(row, until=until, reason=reason, by=BY)
    actions.end_involvement(row, until=TODAY, reason="New job", by=BY)
    with pytest.raises(NotNow, match="already ends on 2 March 2026"):
        actions.end_involvement(row, until=TODAY + DAY, reason="Again", by=BY)


def test_a_worker_does_not_come_for_a_time_that_ends_before_it_began(home: Home) -> None:
    with pytest.raises(NotNow, match="before it began"):
        actions.involve(home.amina, home.family, "partner", since=TODAY, until=BEGAN, by=BY)
