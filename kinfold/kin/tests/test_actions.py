"""What the deeds of this room do: the main path, what they refuse, and what they tell the chronology and the clocks."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks import queries as clocks
from kinfold.clocks.models import Clock
from kinfold.kin import actions, queries
from kinfold.kin.models import AbroadCheck, CarerSupport, Explored, FamilyGroup, TemporaryApproval, Viability
from kinfold.kin.tests.making import LATER, Kin
from kinfold.network import actions as network
from kinfold.plan import queries as plans
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, person


def running(family: Any, rule: str) -> list[Clock]:
    return [clock for clock in clocks.open_for(family) if clock.rule == rule]


def newest(cast: Cast) -> Entry:
    return Entry.objects.filter(family=cast.family).latest("recorded_at", "pk")


def test_the_map_offers_everybody_who_could_be_asked_and_says_who_they_are(cast: Cast, kin: Kin) -> None:
    found = {one.person.known_as: one.tie for one in queries.on_the_map(cast.family, cast.child, TODAY)}
    assert found == {
        "Tomas Ardleigh": "father",
        "Bea Lund": "godmother",
        "Edith Sallow": "grandmother (Ilse Ardleigh’s mother)",
        "Rafael Ardleigh": "uncle (Tomas Ardleigh’s brother)",
    }


def test_whom_somebody_fears_children_and_the_dead_are_not_put_on_the_list(cast: Cast, kin: Kin) -> None:
    feared, cousin, gone = (
        person("Col Brand"),
        person("Small Cousin", born=date(2018, 1, 1)),
        person("Old Ned"),
    )
    gone.died_on = BEGAN
    gone.save()
    told = kin.told()
    network.relate(feared, cast.mother, "friend_of", quality="feared", **told)
    network.relate(cousin, cast.child, "relative_of", **told)
    network.relate(gone, cast.child, "grandparent_of", **told)
    names = {one.person.known_as for one in queries.on_the_map(cast.family, cast.child, TODAY)}
    assert not names & {"Col Brand", "Small Cousin", "Old Ned", "Ilse Ardleigh", "Wren Ardleigh"}


def test_everybody_on_the_map_is_put_on_the_list_once_with_one_entry(cast: Cast, kin: Kin) -> None:
    before = Entry.objects.count()
    made = actions.explore_from_map(cast.family, cast.child, found_on=TODAY, **kin.told())
    assert len(made) == 4
    assert Entry.objects.count() == before + 1
    assert {row.state for row in made} == {Explored.State.TO_ASK}
    assert actions.explore_from_map(cast.family, cast.child, found_on=TODAY, **kin.told()) == []
    assert "Edith" not in newest(cast).what


def test_somebody_on_no_record_is_thought_of_by_name_and_somebody_known_only_once(
    cast: Cast, kin: Kin
) -> None:
    first = kin.on_the_list()
    assert kin.on_the_list().pk == first.pk
    friend = kin.on_the_list(person=None, named="Joan", tie="neighbour")
    assert (friend.person, friend.named) == (None, "Joan")
    with pytest.raises(NotNow, match="Write their name"):
        kin.on_the_list(person=None, named="  ")


def test_asking_starts_a_wait_that_the_answer_ends(cast: Cast, kin: Kin) -> None:
    row = actions.ask_kin(kin.on_the_list(), asked_on=TODAY, **kin.told())
    clock = running(cast.family, "kin_answer")[0]
    assert clock.due_on == TODAY + timedelta(days=14)
    row = actions.answer_kin(
        row, answer="I can do Fridays.", offers=["school_runs", "meals"], answered_on=TODAY, **kin.told()
    )
    assert (row.state, row.offers) == ("offers", ["school_runs", "meals"])
    assert running(cast.family, "kin_answer") == []


def test_the_answer_of_one_does_not_end_the_wait_for_another(cast: Cast, kin: Kin) -> None:
    granny = actions.ask_kin(kin.on_the_list(), asked_on=TODAY, **kin.told())
    friend = kin.on_the_list(person=None, named="Joan", tie="neighbour")
    actions.ask_kin(friend, asked_on=TODAY, **kin.told())
    assert len(running(cast.family, "kin_answer")) == 2
    actions.answer_kin(granny, answer="No, I am too ill.", answered_on=TODAY, **kin.told())
    assert [clock.matter for clock in running(cast.family, "kin_answer")] == [friend.ref]


def test_who_cannot_help_says_why_and_may_be_asked_again(cast: Cast, kin: Kin) -> None:
    row = actions.ask_kin(kin.on_the_list(), asked_on=TODAY, **kin.told())
    row = actions.answer_kin(row, answer="Not while I am ill.", answered_on=TODAY, **kin.told())
    assert (row.state, row.why) == ("cannot", "Not while I am ill.")
    assert actions.ask_kin(row, asked_on=LATER, **kin.told(LATER)).state == "asked"


def test_who_comes_forward_unasked_counts_as_asked_that_day(kin: Kin) -> None:
    row = actions.answer_kin(
        kin.on_the_list(), answer="Let me have her.", offers=["home"], answered_on=TODAY, **kin.told()
    )
    assert (row.state, row.asked_on) == ("offers", TODAY)


def test_nobody_is_left_out_without_a_reason(kin: Kin) -> None:
    row = kin.on_the_list()
    with pytest.raises(NotNow, match="Say why"):
        actions.leave_out(row, why=" ", left_on=TODAY, **kin.told())
    assert (
        actions.leave_out(row, why="Wren is afraid of her.", left_on=TODAY, **kin.told()).state == "not_asked"
    )


def test_an_old_page_does_not_overwrite_a_newer_answer(kin: Kin) -> None:
    row = kin.on_the_list()
    actions.ask_kin(row, asked_on=TODAY, **kin.told())
    with pytest.raises(Clash):
        actions.answer_kin(
            Explored.objects.get(pk=row.pk),
            answer="Yes",
            offers=["home"],
            answered_on=TODAY,
            version=row.version,
            **kin.told(),
        )


def test_nobody_is_assessed_to_the_end_without_knowing_it(kin: Kin) -> None:
    row = actions.begin_viability(kin.offering(), begun_on=TODAY, **kin.told())
    day = TODAY + timedelta(days=20)
    with pytest.raises(NotNow, match="do not know yet"):
        actions.finish_viability(row, done_on=day, outcome="yes", why="Warm and steady.", **kin.told(day))
    actions.tell_viability(row, told_on=TODAY, told_how="By Amina, in her kitchen.", **kin.told())
    done = actions.finish_viability(row, done_on=day, outcome="yes", why="Warm and steady.", **kin.told(day))
    assert done.explored.state == "suitable"


def test_an_assessment_in_a_day_must_say_that_it_was_rushed(kin: Kin) -> None:
    row = actions.begin_viability(
        kin.offering(), begun_on=TODAY, told_on=TODAY, told_how="On the telephone.", **kin.told()
    )
    facts: dict[str, Any] = {
        "done_on": TODAY,
        "outcome": "with_help",
        "why": "Calm.",
        "help_needed": "A bed.",
        **kin.told(),
    }
    with pytest.raises(NotNow, match="rushed"):
        actions.finish_viability(row, **facts)
    with pytest.raises(NotNow, match="why it was rushed"):
        actions.finish_viability(row, rushed=True, **facts)
    done = actions.finish_viability(row, rushed=True, rushed_why="The hearing is tomorrow.", **facts)
    assert done.rushed
    assert Viability.objects.get().rushed_why == "The hearing is tomorrow."


def test_whoever_assessed_does_not_judge_a_challenge_to_it(cast: Cast, kin: Kin) -> None:
    day = TODAY + timedelta(days=20)
    row = actions.begin_viability(
        kin.offering(), begun_on=TODAY, told_on=TODAY, told_how="In person.", **kin.told()
    )
    row = actions.finish_viability(
        row, done_on=day, outcome="no", why="Too far from school.", **kin.told(day)
    )
    assert row.explored.state == "not_suitable"
    actions.share_viability(row, shared_on=day, **kin.told(day))
    row = actions.challenge_viability(row, challenged_on=day, they_say="There is a bus.", **kin.told(day))
    with pytest.raises(NotNow, match="Somebody else answers"):
        actions.answer_challenge(row, answer="No.", **kin.told(day))
    answered = actions.answer_challenge(row, answer="You are right.", **kin.told(day, "MG"))
    assert answered.challenge_answer == "You are right."


def approved(kin: Kin, **more: Any) -> TemporaryApproval:
    given: dict[str, Any] = {"began_on": TODAY, "why": "Ilse is in hospital.", **kin.told(actor="MG"), **more}
    return actions.approve_for_a_time(kin.offering(), **given)


def test_an_approval_runs_sixteen_weeks_and_once_eight_more(cast: Cast, kin: Kin) -> None:
    row = approved(kin)
    assert row.due_on == TODAY + timedelta(weeks=16)
    assert [clock.due_on for clock in running(cast.family, "connected_person_approval")] == [row.due_on]
    near = TODAY + timedelta(weeks=15)
    row = actions.make_longer(row, why="The panel meets in May.", decided_on=near, **kin.told(near, "MG"))
    assert row.longer_until == TODAY + timedelta(weeks=24)
    (clock,) = running(cast.family, "connected_person_approval")
    assert (clock.due_on, clock.started_on, clock.person) == (row.longer_until, TODAY, cast.child)
    with pytest.raises(NotNow):
        actions.make_longer(row, why="Again.", decided_on=near, **kin.told(near, "MG"))


def test_an_approval_that_has_run_out_cannot_be_made_longer(kin: Kin) -> None:
    row, late = approved(kin), TODAY + timedelta(weeks=16, days=1)
    with pytest.raises(NotNow, match="only before that day"):
        actions.make_longer(row, why="Late.", decided_on=late, **kin.told(late, "MG"))


def test_the_end_of_an_approval_ends_its_clock(cast: Cast, kin: Kin) -> None:
    row, day = approved(kin), TODAY + timedelta(weeks=10)
    with pytest.raises(NotNow, match="Say why"):
        actions.end_approval(row, ended_on=day, how="moved", **kin.told(day, "MG"))
    actions.end_approval(row, ended_on=day, how="approved", **kin.told(day, "MG"))
    assert running(cast.family, "connected_person_approval") == []
    with pytest.raises(NotNow):
        actions.end_approval(row, ended_on=day, how="approved", **kin.told(day, "MG"))


def test_whoever_assessed_a_carer_does_not_approve_them(kin: Kin) -> None:
    explored = kin.offering()
    actions.begin_viability(explored, begun_on=TODAY, told_on=TODAY, told_how="In person.", **kin.told())
    with pytest.raises(NotNow, match="Somebody else approves"):
        actions.approve_for_a_time(explored, began_on=TODAY, why="Now.", **kin.told())


def test_a_neighbour_on_no_record_gets_one_when_they_are_approved(cast: Cast, kin: Kin) -> None:
    row = kin.on_the_list(person=None, named="Joan Petty", tie="neighbour")
    row = actions.answer_kin(row, answer="Of course.", offers=["for_a_time"], answered_on=TODAY, **kin.told())
    made = actions.approve_for_a_time(row, began_on=TODAY, why="Tonight.", **kin.told(actor="MG"))
    assert made.carer.known_as == "Joan Petty"
    assert cast.family.members.filter(person=made.carer, part="relative").exists()


def test_a_carer_is_told_of_money_or_why_there_is_none(cast: Cast, kin: Kin) -> None:
    facts: dict[str, Any] = {"since": TODAY, "childs_needs": "A light at night.", **kin.told()}
    with pytest.raises(NotNow, match="If nothing is paid, say why"):
        actions.agree_carer_support(
            cast.family, cast.child, kin.granny, arrangement="family_arrangement", **facts
        )
    first = actions.agree_carer_support(
        cast.family,
        cast.child,
        kin.granny,
        arrangement="family_arrangement",
        money_why="Asked for; not decided.",
        **facts,
    )
    same = actions.agree_carer_support(
        cast.family, cast.child, kin.granny, arrangement="family_arrangement", pounds_pence=18_700, **facts
    )
    other = actions.agree_carer_support(
        cast.family, cast.child, kin.granny, arrangement="special_guardian", pounds_pence=18_700, **facts
    )
    assert same.pk == first.pk
    assert CarerSupport.objects.get(until=None) == other
    with pytest.raises(Clash):
        actions.agree_carer_support(
            cast.family,
            cast.child,
            kin.granny,
            arrangement="special_guardian",
            pounds_pence=100,
            version=0,
            **facts,
        )


def abroad(kin: Kin) -> AbroadCheck:
    row = kin.on_the_list(person=None, named="Ifeanyi", tie="father", country="Nigeria")
    return actions.begin_abroad_check(row, "Nigeria", begun_on=TODAY, **kin.told())


def test_a_check_abroad_has_its_tasks_with_owner_and_day_and_ends_when_all_are_answered(
    cast: Cast, kin: Kin
) -> None:
    check = abroad(kin)
    assert {task.word for task in check.tasks.all()} >= {
        "police", "parenting", "immigration", "citizenship", "school", "court", "legal_aid", "travel",
    }  # fmt: skip
    assert all(task.owner == cast.practitioners["AW"] and task.due_on for task in check.tasks.all())
    assert "marry" in check.risks
    with pytest.raises(NotNow, match="still open"):
        actions.end_abroad_check(check, ended_on=TODAY, result="Yes.", **kin.told())
    for task in check.tasks.all():
        actions.do_abroad_task(task, done_on=TODAY, result="Found out.", **kin.told())
    with pytest.raises(NotNow, match="about risks"):
        actions.end_abroad_check(check, ended_on=TODAY, result="Yes.", **kin.told())
    actions.change_abroad_check(check, risks_answer="None was found.", **kin.told())
    assert actions.end_abroad_check(check, ended_on=TODAY, result="Yes.", **kin.told()).ended_on == TODAY


def test_a_task_says_what_was_found_or_why_it_is_not_needed_and_not_both(kin: Kin) -> None:
    task = abroad(kin).tasks.all()[0]
    for facts in ({}, {"result": "Found.", "not_needed_why": "No.", "done_on": TODAY}, {"result": "Found."}):
        with pytest.raises(NotNow):
            actions.do_abroad_task(task, **facts, **kin.told())
    assert actions.do_abroad_task(task, not_needed_why="He speaks English.", **kin.told()).done_on is None


def test_a_visit_abroad_runs_as_a_clock_until_somebody_has_seen_the_child(cast: Cast, kin: Kin) -> None:
    visit = actions.plan_abroad_visit(abroad(kin), due_on=LATER, by_whom="A charity in Lagos", **kin.told())
    assert [clock.due_on for clock in running(cast.family, "abroad_visit")] == [LATER]
    actions.record_abroad_visit(
        visit, done_on=LATER, found="Well.", child_says="I miss Mum.", **kin.told(LATER)
    )
    assert running(cast.family, "abroad_visit") == []


def test_a_visit_abroad_that_did_not_happen_says_why(cast: Cast, kin: Kin) -> None:
    visit = actions.plan_abroad_visit(abroad(kin), due_on=LATER, by_whom="A charity in Lagos", **kin.told())
    with pytest.raises(NotNow, match="why there was no visit"):
        actions.record_abroad_visit(visit, **kin.told(LATER))
    actions.record_abroad_visit(visit, not_done_why="Nobody could travel.", **kin.told(LATER))
    assert running(cast.family, "abroad_visit") == []


def test_one_yes_begins_the_preparing_and_its_four_weeks(cast: Cast, kin: Kin) -> None:
    group = kin.offered(to=[cast.mother, cast.father])
    actions.answer_offer(group.offers.get(person=cast.father), "no", answered_on=TODAY, **kin.told())
    assert FamilyGroup.objects.get().state == "offered"
    actions.answer_offer(group.offers.get(person=cast.mother), "yes", answered_on=TODAY, **kin.told())
    assert FamilyGroup.objects.get().state == "preparing"
    assert [clock.due_on for clock in running(cast.family, "family_group_prepare")] == [
        TODAY + timedelta(days=28)
    ]


def test_a_no_does_not_lose_the_offer(cast: Cast, kin: Kin) -> None:
    group = kin.offered()
    actions.answer_offer(group.offers.get(), "no", answered_on=TODAY, in_their_words="Not yet.", **kin.told())
    assert FamilyGroup.objects.get().state == "declined"
    actions.offer_again(group, offered_on=LATER, to=[cast.mother, cast.father], **kin.told(LATER))
    assert FamilyGroup.objects.get().state == "offered"
    assert {offer.answer for offer in group.offers.all()} == {""}


def test_a_second_family_group_is_not_offered_while_one_is_being_prepared(kin: Kin) -> None:
    kin.accepted()
    with pytest.raises(NotNow, match="offered already"):
        kin.offered()


def test_the_coordinator_is_independent(cast: Cast, kin: Kin) -> None:
    group = kin.accepted()
    for worker in (cast.practitioners["AW"], cast.practitioners["CH"]):
        with pytest.raises(NotNow):
            actions.name_coordinator(group, worker, named_on=TODAY, **kin.told())
    named = actions.name_coordinator(group, cast.practitioners["OT"], named_on=TODAY, **kin.told())
    assert named.coordinator == cast.practitioners["OT"]


def test_what_is_said_before_the_day_clashes_when_two_write(kin: Kin) -> None:
    group = kin.accepted()
    actions.prepare_family_group(group, must_be_met="Wren is never alone.", **kin.told())
    with pytest.raises(Clash):
        actions.prepare_family_group(
            group, must_be_met="Somebody is there.", version=group.version, **kin.told()
        )


def test_the_familys_plan_puts_friends_and_kin_into_the_one_plan(cast: Cast, kin: Kin) -> None:
    before = Entry.objects.filter(kind="meeting_held").count()
    group = kin.held(private_from=time(11), private_until=time(13))
    made = plans.plan_of(cast.family)
    assert made is not None
    assert made.in_short == "We carry Ilse and Wren until Ilse is well."
    assert [(row.what, row.person, row.friend) for row in plans.actions(made)] == [
        ("Take Wren to school on Mondays and Fridays.", None, "Bea, upstairs"),
        ("Cook supper at weekends.", kin.granny, ""),
        ("Go with Ilse to hospital.", None, "Joan, a neighbour"),
    ]
    assert Entry.objects.filter(kind="meeting_held").count() == before + 1
    assert running(cast.family, "family_group_prepare") == []
    assert group.rota.count() == 3


def test_ten_came_and_fifteen_more_offered_are_counted(kin: Kin) -> None:
    group = kin.accepted()
    asked = [
        actions.add_to_network(
            group, named=f"Friend {n}", tie="Ilse’s friend", brings="A meal a week", **kin.told()
        )
        for n in range(25)
    ]
    actions.hold_family_group(group, held_on=TODAY, plan_words="We help.", attended=asked[:10], **kin.told())
    assert group.network.filter(attended=True).count() == 10
    assert group.network.filter(attended=False).exclude(brings="").count() == 15


def test_the_agreed_plan_is_looked_at_on_the_day_the_family_chose(cast: Cast, kin: Kin) -> None:
    group = actions.agree_family_plan(kin.held(), agreed_on=TODAY, review_on=LATER, **kin.told())
    assert [clock.due_on for clock in running(cast.family, "family_plan_review")] == [LATER]
    actions.review_family_group(group, reviewed_on=LATER, says="Joan is tired.", **kin.told(LATER))
    assert running(cast.family, "family_plan_review") == []


def test_a_plan_that_cannot_be_agreed_says_why_and_the_family_may_meet_again(cast: Cast, kin: Kin) -> None:
    group = kin.held()
    with pytest.raises(NotNow):
        actions.cannot_agree(group, decided_on=TODAY, why="", **kin.told())
    group = actions.cannot_agree(group, decided_on=TODAY, why="Nobody is there at night.", **kin.told())
    made = plans.plan_of(cast.family)
    assert made is not None
    assert {row.state for row in plans.actions(made)} == {"to_do"}
    again = actions.hold_family_group(
        group, held_on=TODAY, plan_words="Edith sleeps there.", rota=[actions.RotaDraft("Sleep there", person=kin.granny)],
        **kin.told(),
    )  # fmt: skip
    assert (again.state, again.not_agreed_why) == ("held", "")
    assert group.rota.count() == 4


def test_a_rota_ends_only_when_it_is_said_to(cast: Cast, kin: Kin) -> None:
    group = actions.cannot_agree(
        kin.held(), decided_on=TODAY, why="It is not safe.", rota_goes_on=False, **kin.told()
    )
    made = plans.plan_of(cast.family)
    assert made is not None
    assert {row.state for row in plans.actions(made)} == {"not_done"}
    actions.end_family_group(group, ended_on=TODAY, why="They wish no more.", **kin.told())
    assert running(cast.family, "family_group_prepare") == []


def test_friends_may_join_the_rota_later(cast: Cast, kin: Kin) -> None:
    line = actions.RotaDraft("Clean on Thursdays", friend="Mo, from church")
    with pytest.raises(NotNow, match="no family plan"):
        actions.add_to_rota(kin.accepted(), line, agreed_on=TODAY, **kin.told())
    group = FamilyGroup.objects.get()
    actions.hold_family_group(group, held_on=TODAY, plan_words="We help.", **kin.told())
    assert actions.add_to_rota(group, line, agreed_on=TODAY, **kin.told()).who == "Mo, from church"


def test_no_entry_of_this_room_names_anybody_or_gives_reasons(cast: Cast, kin: Kin) -> None:
    group = kin.held()
    actions.agree_family_plan(group, agreed_on=TODAY, review_on=LATER, **kin.told())
    approved(kin)
    actions.plan_abroad_visit(abroad(kin), due_on=LATER, by_whom="A charity in Lagos", **kin.told())
    said = " ".join(Entry.objects.filter(family=cast.family).values_list("what", flat=True))
    for secret in ("Edith", "Amina", "Nigeria", "Lagos", "box room", "hospital", "Bea"):
        assert secret not in said


def test_the_father_from_whom_something_is_kept_reads_no_entry_of_an_offer_made_to_the_mother_alone(
    cast: Cast, kin: Kin
) -> None:
    kin.accepted()
    sections = set(Entry.objects.filter(source="family_group").values_list("section", flat=True))
    assert sections == {"ordinary"}
    FamilyGroup.objects.update(state="ended")
    kin.offered(to=[cast.mother, cast.father])
    assert newest(cast).section == "shared"


def test_what_a_story_tells_already_is_not_told_twice(kin: Kin) -> None:
    told = kin.on_the_list().entry
    before = Entry.objects.count()
    actions.offer_family_group(
        kin.cast.family,
        [kin.cast.child],
        "plan",
        offered_on=TODAY,
        to=[kin.cast.mother],
        entry=told,
        **kin.told(),
    )
    assert Entry.objects.count() == before


def test_a_clock_ends_also_where_the_story_tells_of_the_deed_in_its_own_words(cast: Cast, kin: Kin) -> None:
    told = kin.on_the_list().entry
    row = actions.ask_kin(Explored.objects.get(), asked_on=TODAY, **kin.told())
    actions.answer_kin(row, answer="Yes.", offers=["meals"], answered_on=TODAY, entry=told, **kin.told())
    assert running(cast.family, "kin_answer") == []
    actions.hold_family_group(kin.accepted(), held_on=TODAY, plan_words="We help.", entry=told, **kin.told())
    assert running(cast.family, "family_group_prepare") == []
