"""From a strategy discussion to the end of the enquiries, told kindly; clocks and levels follow."""

from datetime import timedelta

import pytest

from kinfold.base.errors import Clash, NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels
from kinfold.protection import actions
from kinfold.protection.models import Enquiry
from kinfold.protection.tests.making import (
    TODAY,
    asked_for,
    brother,
    discussed,
    ended,
    enquiry,
    hold,
    no_plan,
    written,
)
from kinfold.sharing.tests.cast import Cast


def level(person) -> str:
    return levels.level_now(person, TODAY).level


def test_enquiries_begin_for_each_child_and_the_clock_of_the_conference_runs_for_each(cast: Cast):
    ash = brother(cast)
    made = discussed(cast, cast.child, ash, decision="joint")
    assert [(row.person, row.joint, row.state) for row in made.enquiries.order_by("pk")] == [
        (cast.child, True, "open"),
        (ash, True, "open"),
    ]
    clocks = Clock.objects.filter(rule="initial_conference")
    assert {(clock.person_id, clock.due_on.isoformat()) for clock in clocks} == {
        (cast.child.pk, "2026-03-23"),
        (ash.pk, "2026-03-23"),
    }
    assert level(cast.child) == level(ash) == "section_47"


def test_what_was_said_at_a_discussion_is_in_the_restricted_section(cast: Cast):
    made = discussed(cast)
    entry = Entry.objects.get(uuid=made.entry)
    assert (entry.kind, entry.section) == ("strategy_held", "restricted")
    assert "school" not in entry.what


def test_a_discussion_that_decides_against_enquiries_starts_nothing(cast: Cast):
    discussed(cast, decision="none")
    assert not Enquiry.objects.exists()
    assert not Clock.objects.filter(rule="initial_conference").exists()


def test_a_second_discussion_opens_no_second_enquiries_and_gives_no_more_time(cast: Cast):
    discussed(cast, held_on=TODAY - timedelta(days=7))
    discussed(cast)
    assert Enquiry.objects.count() == 1
    assert Clock.objects.get(rule="initial_conference").started_on == TODAY - timedelta(days=7)


def test_a_family_that_is_not_told_yet_sees_no_change_of_level_until_it_is(cast: Cast):
    plan.change_level(cast.child, cast.family, "early_help", on=TODAY, by=cast.who("AW"))
    made = discussed(cast, told_family="", told_family_why_not="Police ask us to wait until they have been.")
    assert level(cast.child) == "early_help"
    actions.tell_family_of_discussion(
        made,
        "Amina told both parents at home.",
        told_on=TODAY,
        version=made.version,
        by=cast.who("AW"),
        on=TODAY,
    )
    assert level(cast.child) == "section_47"


def test_enquiries_about_a_child_with_a_protection_plan_leave_the_level(cast: Cast):
    plan.change_level(cast.child, cast.family, "child_protection", on=TODAY, by=cast.who("AW"))
    discussed(cast)
    assert level(cast.child) == "child_protection"


def test_no_further_action_is_agreed_by_somebody_else_and_gives_back_the_help_there_was(cast: Cast):
    plan.change_level(cast.child, cast.family, "early_help", on=TODAY, by=cast.who("AW"))
    discussed(cast)
    row = ended(cast, enquiry(cast), "nothing")
    assert (row.state, row.ended_on, row.approved_by) == ("ended", TODAY, cast.practitioners["MG"])
    assert level(cast.child) == "early_help"
    assert Clock.objects.get(rule="initial_conference").state == "stopped"


def test_nobody_agrees_to_an_outcome_that_is_their_own(cast: Cast):
    discussed(cast)
    row = written(cast, enquiry(cast), by="MG")
    for actor in ("AW", "MG"):  # who leads the enquiries, and who wrote the outcome
        with pytest.raises(RefusedOpenly):
            actions.approve_enquiry(row, says="", by=cast.who(actor), on=TODAY)
    assert enquiry(cast).state == "ready"


def test_an_outcome_that_is_sent_back_can_be_written_again(cast: Cast):
    discussed(cast)
    row = written(cast, enquiry(cast))
    actions.send_back_enquiry(row, says="What does Wren say?", by=cast.who("MG"), on=TODAY)
    again = enquiry(cast)
    assert (again.state, again.manager_says) == ("open", "What does Wren say?")
    assert written(cast, again).state == "ready"


def test_an_outcome_written_by_somebody_else_meanwhile_is_not_lost(cast: Cast):
    discussed(cast)
    row = enquiry(cast)
    written(cast, row)
    with pytest.raises(Clash) as clash:
        written(cast, row)
    assert clash.value.theirs.startswith("The marks")


def test_concerns_that_were_not_borne_out_lead_to_no_conference(cast: Cast):
    discussed(cast)
    row = enquiry(cast)
    with pytest.raises(NotNow) as refusal:
        actions.write_outcome(
            row, outcome="not_substantiated", why="No.", next="conference", next_why="", child_says="",
            family_says="", version=row.version, by=cast.who("AW"), on=TODAY,
        )  # fmt: skip
    assert refusal.value.field == "next"


def test_the_family_is_told_after_the_end_in_words_that_are_kept(cast: Cast):
    discussed(cast)
    row = enquiry(cast)
    with pytest.raises(NotNow):
        actions.tell_outcome(
            row, told_on=TODAY, told_by="Amina", how="I said so.", by=cast.who("AW"), on=TODAY
        )
    told = actions.tell_outcome(
        ended(cast, row), told_on=TODAY, told_by="Amina Yusuf, social worker",
        how="Nobody thinks you hurt Wren. What was asked stays written, with how it ended.", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert told.told_on == TODAY
    assert Entry.objects.get(kind="enquiry_told").what == "The family was told how the enquiries ended."


def test_a_conference_takes_up_the_enquiries_and_ends_their_clock_even_without_a_plan(cast: Cast):
    discussed(cast)
    row = ended(cast, enquiry(cast), "conference")
    assert level(cast.child) == "section_47"
    conference = asked_for(cast)
    assert conference.children.get().enquiry == row
    assert conference.due_on.isoformat() == "2026-03-23"
    hold(cast, conference, no_plan(cast.child))
    assert Clock.objects.get(rule="initial_conference").state == "met"
    assert level(cast.child) == "child_in_need"


def test_nothing_is_told_twice_where_the_story_has_an_entry_already(cast: Cast):
    from kinfold.chronology import actions as chronology

    told = chronology.record(
        "incident", cast.family, what="Enquiries begin.", on_day=TODAY, about=[cast.child], by=cast.who("AW")
    )
    discussed(cast, entry=told.uuid)
    assert list(Entry.objects.filter(family=cast.family).values_list("kind", flat=True)) == ["incident"]
    assert Clock.objects.get(rule="initial_conference").started_by_entry == told.uuid
