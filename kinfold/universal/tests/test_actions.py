"""What the writers of this room do: checks done and missed, births, offers, first days, contacts from health."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.clocks import queries as clocks
from kinfold.clocks.models import Clock
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.sharing.tests.cast import TODAY, person
from kinfold.universal import actions, queries
from kinfold.universal.models import CheckStep, HealthCheck, MomentOffer
from kinfold.universal.tests.making import EXPECTED, Young

S = HealthCheck.State


def running(young: Young, rule: str) -> list[Clock]:
    return [one for one in clocks.open_for(young.cast.family) if one.rule == rule]


def entries(young: Young, kind: str) -> list[str]:
    return list(
        Entry.objects.filter(family=young.cast.family, kind=kind)
        .order_by("pk")
        .values_list("what", flat=True)
    )


def test_a_check_that_was_done_is_told_once_and_says_who_did_it(young: Young) -> None:
    row = young.seen("two_years", TODAY, found="Pip builds towers.")
    assert (row.state, row.seen_by, row.place) == ("done", young.visitor, "home")
    assert (row.due_from, row.due_until) == (date(2025, 8, 20), date(2026, 2, 20))
    assert entries(young, "check_done") == ["Pip Ardleigh: the check “Two years” was done."]
    assert [step.what for step in row.steps.all()] == ["done"]


def test_the_same_person_as_last_time_is_worked_out_and_may_be_said_otherwise(young: Young) -> None:
    first = young.seen("new_birth", date(2023, 9, 1))
    second = young.seen("weeks_6_8", date(2023, 10, 5))
    other = young.seen("months_9_12", date(2024, 6, 1), seen_by=young.cast.practitioners["PT"])
    words = young.seen("two_years", TODAY, seen_by=None, seen_by_words="A bank nurse")
    assert [row.same_person for row in (first, second, other, words)] == ["first", "yes", "no", "unknown"]
    said = young.seen("school_ready", TODAY, same_person="yes")
    assert said.same_person == "yes"


def test_a_missed_check_is_on_the_health_visitors_list_and_for_a_child_in_need_on_the_leads(
    young: Young,
) -> None:
    young.in_need()
    row = young.missed(why="The clinic moved.")
    assert row.state == "not_taken_up"
    (visitors,) = running(young, "missed_check")
    (leads,) = running(young, "missed_check_in_need")
    assert (visitors.owner, visitors.due_on) == (young.visitor, TODAY + timedelta(days=2))
    assert leads.owner == young.cast.practitioners["AW"]
    assert leads.person == young.pip
    assert "two years" in clocks.line(leads, TODAY).says
    assert entries(young, "check_missed") == ["Pip Ardleigh: the check “Two years” did not happen."]


def test_the_lead_hears_nothing_of_a_missed_check_where_no_child_is_in_need(young: Young) -> None:
    young.missed()
    assert running(young, "missed_check_in_need") == []
    assert len(running(young, "missed_check")) == 1


def test_offered_again_and_done_ends_every_clock_about_it(young: Young) -> None:
    young.in_need()
    young.missed()
    told = young.told(actor="HV")
    row = actions.offer_check_again(
        young.cast.family,
        young.pip,
        "two_years",
        offered_on=TODAY,
        offered_for=TODAY + timedelta(days=7),
        **told,
    )
    assert row.state == "offered_again"
    assert running(young, "missed_check") == []
    assert [one.owner for one in running(young, "check_offered_again")] == [young.visitor]
    assert running(young, "missed_check_in_need") == []
    young.seen("two_years", TODAY)
    for rule in ("missed_check", "check_offered_again", "missed_check_in_need"):
        assert running(young, rule) == []
    assert list(CheckStep.objects.values_list("what", flat=True)) == ["not_taken_up", "offered_again", "done"]


def test_missed_twice_tells_the_lead_once(young: Young) -> None:
    young.in_need()
    young.missed()
    young.missed(how="declined", known_on=TODAY)
    assert len(running(young, "missed_check_in_need")) == 1


def test_missed_again_after_it_was_offered_again_the_lead_hears_once_more(young: Young) -> None:
    young.in_need()
    young.missed()
    actions.offer_check_again(young.cast.family, young.pip, "two_years", offered_on=TODAY, **young.told())
    young.missed(known_on=TODAY)
    assert len(running(young, "missed_check_in_need")) == 1
    assert running(young, "check_offered_again") == []


def test_after_a_check_the_next_one_runs_to_its_last_day_for_the_health_visitor(young: Young) -> None:
    actions.follow_checks(young.cast.family, young.baby, **young.told())
    (clock,) = running(young, "check_due")
    assert (clock.due_on, clock.owner, clock.person) == (EXPECTED, young.visitor, young.baby)
    actions.follow_checks(young.cast.family, young.baby, **young.told())
    assert len(running(young, "check_due")) == 1


def test_a_check_that_passed_in_silence_reaches_the_lead_of_a_child_in_need_once(young: Young) -> None:
    nobody = Who(account_id=None, name="Kinfold")
    actions.follow_everybody(by=nobody, on=TODAY)
    assert running(young, "missed_check_in_need") == []
    assert [clock.person for clock in running(young, "check_due")] == [young.baby]
    young.in_need()
    for _ in range(2):
        call_command("follow_checks", on=TODAY, stdout=StringIO())
    (clock,) = running(young, "missed_check_in_need")
    assert (clock.owner, clock.person) == (young.cast.practitioners["AW"], young.pip)
    assert clock.about == "Nobody has told us of a check: two years"
    assert not Entry.objects.filter(kind="check_missed").exists()
    young.seen("two_years", TODAY)
    assert running(young, "missed_check_in_need") == []


def test_help_with_talking_must_say_what_is_done_and_brings_a_look_at_three(young: Young) -> None:
    with pytest.raises(NotNow, match="what is done to help"):
        young.seen("two_years", TODAY, language="help")
    young.seen("two_years", TODAY, language="help", language_follow_up="Chatter group at the hub")
    (clock,) = running(young, "check_due")
    assert clock.due_on == date(2027, 2, 20)
    assert "three_years" in {line.check.word for line in queries.checks_of(young.pip, TODAY)}


def test_a_questionnaire_leaves_words_and_what_is_done_never_its_points(young: Young) -> None:
    with pytest.raises(NotNow, match="points are not kept"):
        young.seen("two_years", TODAY, wellbeing_note="17/40")
    with pytest.raises(NotNow, match="what is done about it"):
        young.seen("two_years", TODAY, wellbeing_note="Bedtimes are hard.")
    row = young.seen(
        "two_years", TODAY, wellbeing_note="Bedtimes are hard.", wellbeing_follow_up="Sleep visits"
    )
    assert row.wellbeing_follow_up == "Sleep visits"


def test_a_check_of_a_baby_who_is_not_born_is_refused_and_nothing_stays(young: Young) -> None:
    with pytest.raises(NotNow, match="not born yet"):
        actions.record_check(
            young.cast.family,
            young.baby,
            "new_birth",
            done_on=TODAY,
            place="home",
            seen_by=young.visitor,
            **young.told(),
        )
    assert not HealthCheck.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"done_on": TODAY + timedelta(days=1)}, "done_on"),
        ({"done_on": date(2023, 8, 1)}, "done_on"),
        ({"place": "moon"}, "place"),
        ({"seen_by": None}, "seen_by_words"),
        ({"same_person": "maybe"}, "same_person"),
        ({"found": "x" * 6_001}, "found"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_question(
    young: Young, facts: dict[str, object], field: str
) -> None:
    given = {"done_on": TODAY, **facts}
    with pytest.raises(NotNow) as refused:
        young.seen("two_years", **given)
    assert refused.value.field == field


def test_putting_right_a_done_check_needs_the_newest_and_moves_its_day(young: Young) -> None:
    row = young.seen("two_years", TODAY, found="Fine.")
    with pytest.raises(Clash):
        young.seen("two_years", TODAY, found="Very well.", version=row.version - 1)
    young.seen("two_years", TODAY - timedelta(days=2), found="Very well.", version=row.version)
    row.refresh_from_db()
    assert (row.done_on, row.found) == (TODAY - timedelta(days=2), "Very well.")
    assert Entry.objects.filter(kind="check_done", corrects__isnull=False).count() == 1


def test_somebody_elses_child_is_refused(young: Young) -> None:
    with pytest.raises(NotNow, match="not on this family"):
        actions.miss_check(
            young.cast.family,
            young.cast.other_child,
            "two_years",
            how="declined",
            known_on=TODAY,
            **young.told(),
        )


def test_registering_a_birth_makes_the_unborn_child_a_child_without_typing_again(young: Young) -> None:
    day = TODAY - timedelta(days=3)
    row = actions.register_birth(
        young.cast.family, young.baby, registered_on=TODAY, place="hub", place_name="Larch Lane", how="joint", born_on=day,
        sex="F", given="Fern", family_name="Ardleigh", father=young.cast.father,
        offers=[
            actions.Offered(young.cast.mother, "A feeding group", "yes"),
            actions.Offered(young.cast.father, "Saturday dads", "not_now", "When she sleeps more"),
        ],
        **young.told(),
    )  # fmt: skip
    young.baby.refresh_from_db()
    assert (young.baby.known_as, young.baby.born_on, young.baby.expected_on) == (
        "Fern Ardleigh",
        day,
        EXPECTED,
    )
    assert row.father_on_certificate == "yes"
    assert young.baby.pk in {child.pk for child in families.children(young.cast.family, TODAY)}
    assert [len(entries(young, kind)) for kind in ("birth", "birth_registered", "offer_made")] == [1, 1, 0]
    offers = {offer.person: offer for offer in row.offers.all()}
    assert offers[young.cast.mother].answer == "yes"
    assert offers[young.cast.father].ask_again_on == TODAY + timedelta(days=42)
    assert [clock.about for clock in running(young, "check_due")] == ["Check: new birth"]


def test_a_sole_registration_says_nothing_of_a_father_and_both_parents_means_both(young: Young) -> None:
    facts = {
        "registered_on": TODAY,
        "place": "office",
        "born_on": TODAY - timedelta(days=9),
        "sex": "M",
        **young.told(),
    }
    with pytest.raises(NotNow, match="both are on the certificate"):
        actions.register_birth(
            young.cast.family, young.baby, how="joint_apart", father_on_certificate="no", **facts
        )
    young.baby.refresh_from_db()
    assert young.baby.is_unborn
    row = actions.register_birth(young.cast.family, young.baby, how="sole", **facts)
    assert (row.father_on_certificate, row.father) == ("unknown", None)


def test_a_birth_is_registered_once_and_a_baby_needs_a_birthday(young: Young) -> None:
    facts = {"registered_on": TODAY, "place": "office", "how": "sole", **young.told()}
    with pytest.raises(NotNow) as refused:
        actions.register_birth(young.cast.family, young.baby, **facts)
    assert refused.value.field == "born_on"
    actions.register_birth(young.cast.family, young.pip, **facts)
    with pytest.raises(NotNow, match="already"):
        actions.register_birth(young.cast.family, young.pip, **facts)


def offer(young: Young, **more: object) -> MomentOffer:
    given = {
        "what": "Somebody to talk to",
        "moment_on": TODAY - timedelta(days=4),
        "offered_on": TODAY,
        **young.told(),
        **more,
    }
    return actions.offer_at_moment(young.cast.family, "birth", young.cast.father, **given)


def test_an_offer_is_answered_and_a_no_may_become_a_yes(young: Young) -> None:
    row = offer(young)
    row = actions.answer_moment_offer(row, "no", answered_on=TODAY, **young.told())
    assert (row.answer, row.ask_again_on) == ("no", None)
    row = actions.answer_moment_offer(row, "yes", answered_on=TODAY, their_words="Go on then", **young.told())
    assert row.answer == "yes"
    assert entries(young, "offer_made") == ["Something was offered to Tomas Ardleigh."]
    with pytest.raises(NotNow):
        actions.answer_moment_offer(row, "yes", answered_on=TODAY, **young.told())


def test_an_offer_after_somebody_was_hurt_is_restricted(young: Young) -> None:
    actions.offer_at_moment(
        young.cast.family,
        "hurt",
        young.cast.mother,
        what="A talk",
        moment_on=TODAY,
        offered_on=TODAY,
        **young.told(),
    )
    assert Entry.objects.get(kind="offer_made").section == "restricted"


def test_a_first_day_set_by_hand_stands_instead_of_the_usual_one(young: Young) -> None:
    usual = {one.stage.word: one.starts_on for one in queries.transitions(young.pip, TODAY)}
    assert usual == {"nursery": date(2026, 9, 1), "primary": date(2027, 9, 1), "secondary": date(2034, 9, 1)}
    row = actions.set_first_day(
        young.cast.family,
        young.pip,
        "nursery",
        starts_on=date(2026, 4, 13),
        why="A place for two-year-olds",
        **young.told(),
    )
    found = {one.stage.word: one for one in queries.transitions(young.pip, TODAY)}
    assert (found["nursery"].starts_on, found["nursery"].is_near) == (date(2026, 4, 13), True)
    with pytest.raises(Clash):
        actions.set_first_day(
            young.cast.family,
            young.pip,
            "nursery",
            starts_on=None,
            why="At home",
            version=row.version + 7,
            **young.told(),
        )


def test_a_contact_from_health_is_restricted_and_can_be_taken_back_with_its_reason(young: Young) -> None:
    row = actions.record_health_contact(
        young.cast.family, young.pip, kind="emergency", happened_on=TODAY, about_what="burn", told_by="Liaison nurse",
        got_in_the_way="Not kept for a visit", **young.told(actor="HV"),
    )  # fmt: skip
    assert row.got_in_the_way == ""
    assert Entry.objects.get(kind="health_contact").section == "restricted"
    with pytest.raises(NotNow, match="what was wrong"):
        actions.take_back_contact(row, why=" ", **young.told())
    actions.take_back_contact(row, why="Another Pip", **young.told())
    with pytest.raises(NotNow, match="already"):
        actions.take_back_contact(row, why="Again", **young.told())


def test_a_child_is_written_down_as_not_brought(young: Young) -> None:
    row = actions.record_health_contact(
        young.cast.family, young.pip, kind="not_brought", happened_on=TODAY, about_what="dentist",
        got_in_the_way="Two buses", **young.told(),
    )  # fmt: skip
    assert row.got_in_the_way == "Two buses"
    assert entries(young, "not_brought") == ["Pip Ardleigh was not brought to an appointment."]


def test_a_merged_child_has_one_schedule(young: Young) -> None:
    twin = person("Pip Ardley", born=young.pip.born_on)
    network.add_member(young.cast.family, twin, "child", since=TODAY, by=young.cast.who("AW"))
    young.seen("weeks_6_8", date(2023, 10, 5))
    twin.merged_into = young.pip
    twin.save()
    actions.miss_check(young.cast.family, twin, "two_years", how="declined", known_on=TODAY, **young.told())
    rows = {line.check.word: line.standing for line in queries.checks_of(young.pip, TODAY)}
    assert (rows["weeks_6_8"], rows["two_years"]) == ("done", "missed")
