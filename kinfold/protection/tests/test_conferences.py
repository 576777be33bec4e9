"""A conference decides child by child; plans begin, go on, end; disagreement and the parents' circumstances are kept apart."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.meetings import queries as meetings
from kinfold.people import actions as people
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels
from kinfold.protection import actions
from kinfold.protection.actions import ChildDecision, Circumstances, Dissenting, InCoreGroup
from kinfold.protection.models import CoreGroupMember, Dissent, ProtectionPlan
from kinfold.protection.tests.making import (
    EARLIER,
    TODAY,
    a_plan,
    asked_for,
    brother,
    hold,
    no_plan,
    under_plan,
)
from kinfold.services.models import Need
from kinfold.sharing.tests.cast import Cast, member
from kinfold.voice.models import OwnWords


def level(person, on: date = TODAY) -> str:
    return levels.level_now(person, on).level


def open_clocks(rule: str) -> list[Clock]:
    return list(Clock.objects.filter(rule=rule, state="open").order_by("pk"))


def test_brothers_are_decided_differently(cast: Cast):
    ash = brother(cast)
    conference = hold(cast, asked_for(cast, cast.child, ash), a_plan(cast.child, "EMO"), no_plan(ash))
    assert [(row.person, row.decision, row.category) for row in conference.children.all()] == [
        (cast.child, "plan", "EMO"),
        (ash, "no_plan", ""),
    ]
    assert (level(cast.child), level(ash)) == ("child_protection", "child_in_need")
    assert ProtectionPlan.objects.get().person == cast.child


def test_a_plan_starts_the_clocks_of_core_group_review_and_visits(cast: Cast):
    ash = brother(cast)
    hold(cast, asked_for(cast, cast.child, ash), a_plan(cast.child), a_plan(ash))
    assert [(c.person_id, c.due_on.isoformat()) for c in open_clocks("first_core_group")] == [
        (None, "2026-03-16")
    ]
    assert {(c.person_id, c.due_on.isoformat()) for c in open_clocks("review_conference_first")} == {
        (cast.child.pk, "2026-06-02"),
        (ash.pk, "2026-06-02"),
    }
    assert {c.every_days for c in open_clocks("child_protection_visit")} == {14}


def test_the_meeting_is_held_with_it_and_told_once(cast: Cast):
    conference = hold(cast, asked_for(cast), a_plan(cast.child))
    assert meetings.meeting(conference.meeting).state == "held"
    kinds = list(Entry.objects.filter(family=cast.family).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["conference_asked", "meeting_held", "protection_plan_began", "level_changed"]


def test_the_category_is_one_and_the_parents_circumstances_are_several_and_become_their_needs(cast: Cast):
    hold(
        cast, asked_for(cast), a_plan(cast.child, "NEG"),
        circumstances=[Circumstances(cast.mother, "alcohol", "Since her mother died."), Circumstances(cast.mother, "bereavement"),
                       Circumstances(cast.father, "alcohol", since_known=True)],
    )  # fmt: skip
    assert ProtectionPlan.objects.get().category == "NEG"
    assert {(n.person.known_as, n.need) for n in Need.objects.all()} == {
        ("Ilse Ardleigh", "alcohol"),
        ("Ilse Ardleigh", "bereavement"),
        ("Tomas Ardleigh", "alcohol"),
    }
    with pytest.raises(NotNow):
        hold(cast, asked_for(cast, brother(cast)), a_plan(brother(cast), "MUL"))


def test_who_sees_it_differently_is_kept_beside_the_decision(cast: Cast):
    ash = brother(cast)
    hold(
        cast, asked_for(cast, cast.child, ash), a_plan(cast.child), no_plan(ash),
        dissents=[Dissenting("He was there every morning.", child=cast.child, person=cast.father, would_have="No plan"),
                  Dissenting("Ash is hungry too.", child=ash, practitioner=cast.practitioners["PT"], would_have="A plan")],
    )  # fmt: skip
    assert [(d.child, d.would_have) for d in Dissent.objects.order_by("pk")] == [
        (cast.child, "No plan"),
        (ash, "A plan"),
    ]


def test_without_enough_agencies_a_reason_is_needed(cast: Cast):
    conference = asked_for(cast)
    with pytest.raises(NotNow) as refusal:
        hold(cast, conference, a_plan(cast.child), quorate=False)
    assert refusal.value.field == "quorum_why"
    assert (
        hold(
            cast, conference, a_plan(cast.child), quorate=False, quorum_why="The baby comes this week."
        ).quorate
        is False
    )


def test_every_child_asked_about_is_decided_with_a_reason(cast: Cast):
    ash = brother(cast)
    conference = asked_for(cast, cast.child, ash)
    with pytest.raises(NotNow, match="Ash Ardleigh"):
        hold(cast, conference, a_plan(cast.child))
    with pytest.raises(NotNow, match="why"):
        hold(cast, conference, a_plan(cast.child), ChildDecision(ash, "no_plan", ""))
    assert not ProtectionPlan.objects.exists()


def test_a_child_under_a_plan_gets_no_second_one_and_a_child_without_none_that_goes_on(cast: Cast):
    under_plan(cast)
    with pytest.raises(NotNow, match="goes on or ends"):
        hold(cast, asked_for(cast, kind="review"), a_plan(cast.child))
    ash = brother(cast)
    with pytest.raises(NotNow, match="made or not"):
        hold(cast, asked_for(cast, ash), ChildDecision(ash, "continues", "It helps.", category="NEG"))


def test_a_review_goes_on_with_another_category_and_keeps_the_first(cast: Cast):
    under_plan(cast)
    goes_on = ChildDecision(cast.child, "continues", "He is frightened at night.", category="EMO")
    hold(cast, asked_for(cast, kind="review"), goes_on)
    made = ProtectionPlan.objects.get()
    assert (made.category, made.category_now) == ("NEG", "EMO")
    assert [(c.category, c.why) for c in made.category_changes.all()] == [
        ("EMO", "He is frightened at night.")
    ]
    assert not open_clocks("review_conference_first")
    assert [c.due_on.isoformat() for c in open_clocks("review_conference_every")] == ["2026-09-02"]


def test_an_earlier_review_may_be_agreed_and_a_later_one_not(cast: Cast):
    conference = asked_for(cast)
    with pytest.raises(NotNow) as refusal:
        hold(cast, conference, a_plan(cast.child), next_due_on=date(2026, 6, 3))
    assert refusal.value.field == "next_due_on"
    hold(cast, conference, a_plan(cast.child), next_due_on=date(2026, 5, 4))
    assert [c.due_on for c in open_clocks("review_conference_first")] == [date(2026, 5, 4)]


def test_a_plan_that_ends_steps_down_and_everybody_who_helps_stays(cast: Cast):
    ash = brother(cast)
    under_plan(cast, cast.child, ash)
    the_plan = plan.make_plan(cast.family, made_on=EARLIER, by=cast.who("AW"), on=TODAY)
    ends = ChildDecision(
        cast.child, "ends", "Mornings are calm.", ended_how="child_in_need", what_follows="Amina goes on."
    )
    goes_on = ChildDecision(ash, "continues", "Ash is still alone.", category="NEG")
    hold(cast, asked_for(cast, cast.child, ash, kind="review"), ends, goes_on)
    assert (level(cast.child), level(ash)) == ("child_in_need", "child_protection")
    assert the_plan.steps.get().what_stays
    assert [c.person_id for c in open_clocks("child_protection_visit")] == [ash.pk]
    assert open_clocks("first_core_group")  # one child still has a plan


def test_the_clocks_of_the_family_stop_with_the_last_plan(cast: Cast):
    under_plan(cast)
    ends = ChildDecision(cast.child, "ends", "Safe now.", ended_how="early_help")
    hold(cast, asked_for(cast, kind="review"), ends)
    assert level(cast.child) == "early_help"
    names = {"first_core_group", "core_group_every", "child_protection_visit", "review_conference_first"}
    assert not Clock.objects.filter(rule__in=names, state="open").exists()


def test_a_court_or_care_decides_the_level_and_a_conference_leaves_it(cast: Cast):
    plan.change_level(cast.child, cast.family, "proceedings", on=EARLIER, by=cast.who("AW"))
    under_plan(cast, on=TODAY)
    assert level(cast.child) == "proceedings"


def test_a_child_has_another_plan_later_and_the_first_still_counts(cast: Cast):
    under_plan(cast, on=EARLIER - timedelta(days=100))
    ends = ChildDecision(cast.child, "ends", "Safe now.", ended_how="child_in_need")
    hold(cast, asked_for(cast, kind="review", on=EARLIER), ends, on=EARLIER)
    under_plan(cast, on=TODAY, category="EMO")
    assert list(ProtectionPlan.objects.values_list("category", flat=True)) == ["NEG", "EMO"]


def test_children_come_with_a_plan_from_elsewhere_and_its_history(cast: Cast):
    conference = actions.transfer_in(
        cast.family, [cast.child], from_authority="Northfold", told_on=EARLIER, by=cast.who("AW"), on=TODAY
    )
    assert conference.due_on is not None
    hold(cast, conference, a_plan(cast.child, "MUL", before_elsewhere=2))
    made = ProtectionPlan.objects.get()
    assert (made.from_authority, made.before_elsewhere, made.category) == ("Northfold", 2, "MUL")


def test_plans_that_move_to_another_authority_end_here(cast: Cast):
    ash = brother(cast)
    actions.transfer_out(
        under_plan(cast, cast.child, ash), to_authority="Northfold", ended_on=TODAY, why="They live there now.",
        what_followed="Northfold held a conference.", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert set(ProtectionPlan.objects.values_list("ended_how", "to_authority")) == {
        ("moved_away", "Northfold")
    }
    assert level(cast.child) == level(ash) == "closed"


def test_a_conference_is_not_ended_by_hand_but_care_ends_a_plan(cast: Cast):
    made = under_plan(cast)[0]
    told = {
        "ended_on": TODAY,
        "why": "Lives with carers.",
        "what_followed": "",
        "by": cast.who("AW"),
        "on": TODAY,
    }
    with pytest.raises(NotNow):
        actions.end_protection_plan(made, how="safer", **told)
    actions.end_protection_plan(made, how="looked_after", **told)
    assert level(cast.child) == "child_protection"  # the level comes from coming into care, not from here


def test_a_baby_not_born_yet_is_looked_at_again_soon_after_birth(cast: Cast):
    baby = people.add_person(known_as="Baby", expected_on=date(2026, 4, 6), by=cast.who("AW"), on=TODAY)
    member(cast.family, baby, "unborn")
    hold(cast, asked_for(cast, baby, kind="pre_birth"), a_plan(baby))
    assert [c.due_on for c in open_clocks("pre_birth_review")] == [date(2026, 5, 4)]


def test_what_a_child_says_for_the_conference_is_their_own_words(cast: Cast):
    hold(
        cast, asked_for(cast), a_plan(cast.child, participation="PN6", child_says="I want to stay with Mum.")
    )
    assert OwnWords.objects.get().words == "I want to stay with Mum."


def test_preparation_is_kept_and_a_clash_shows_both_texts(cast: Cast):
    conference = asked_for(cast)
    actions.prepare_conference(
        conference,
        version=1,
        report_shared_on=TODAY,
        supporter_asked="Gran comes.",
        by=cast.who("AW"),
        on=TODAY,
    )
    actions.prepare_child(
        conference,
        cast.child,
        who_knows_child="Petra has taught Wren for a year.",
        participation="PN3",
        by=cast.who("AW"),
        on=TODAY,
    )
    with pytest.raises(Clash):
        actions.prepare_conference(
            conference, version=1, supporter_asked="Nobody.", by=cast.who("CH"), on=TODAY
        )
    conference.refresh_from_db()
    assert conference.supporter_asked == "Gran comes."
    assert conference.children.get().participation == "PN3"


def test_a_conference_that_is_called_off_can_be_asked_for_again_and_the_time_goes_on(cast: Cast):
    conference = asked_for(cast)
    with pytest.raises(NotNow):
        asked_for(cast)
    actions.call_off_conference(
        conference, "Too few could come.", told_how="By telephone", by=cast.who("AW"), on=TODAY
    )
    assert meetings.meeting(conference.meeting).state == "called_off"
    assert asked_for(cast).state == "preparing"


def test_the_core_group_is_named_at_the_conference_and_changes_afterwards(cast: Cast):
    group = [
        InCoreGroup(person=cast.mother, does="Gets the boys up."),
        InCoreGroup(practitioner=cast.practitioners["PT"]),
    ]
    hold(cast, asked_for(cast), a_plan(cast.child), core_group=group)
    joined = actions.join_core_group(
        cast.family, InCoreGroup(named="Gran"), since=TODAY, by=cast.who("AW"), on=TODAY
    )
    actions.leave_core_group(joined, until=TODAY, why="She is ill.", by=cast.who("AW"), on=TODAY)
    assert CoreGroupMember.objects.filter(until__isnull=True).count() == 2


def test_quality_is_answered_after_the_day_and_only_then(cast: Cast):
    conference = asked_for(cast)
    told = {"answered_as": "family", "by": cast.who("CH"), "on": TODAY}
    with pytest.raises(NotNow):
        actions.answer_quality(conference, "family_first", "yes", **told)
    held = hold(cast, conference, a_plan(cast.child))
    assert (
        actions.answer_quality(held, "family_first", "partly", note="After the chair.", **told).answer
        == "partly"
    )
