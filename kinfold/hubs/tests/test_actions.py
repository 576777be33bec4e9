"""What the writers of this room do and refuse."""

from datetime import time, timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.hubs import actions
from kinfold.hubs.models import Attendance, MentoringSession, RegistrarDay
from kinfold.hubs.tests.making import NEXT_YEAR, Hubs, service
from kinfold.sharing.tests.cast import TODAY

YESTERDAY = TODAY - timedelta(days=1)


def kinds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def clock(rule: str) -> Clock:
    return Clock.objects.filter(rule=rule).latest("pk")


def test_a_session_is_counted_by_the_names_people_chose_and_by_numbers(hubs: Hubs) -> None:
    told, session = hubs.told("HUB"), hubs.session()
    given = {"agreed_on": TODAY, "agreed_how": "Asked at the door: “Put me down as Ilse.”", **told}
    mother = actions.know_guest(hubs.hub, "Ilse", person=hubs.cast.mother, family=hubs.cast.family, **given)
    other = actions.know_guest(hubs.hub, "Big Joe", **given)
    counted = actions.count_session(session, guests=[mother, other], adults=5, children=9, **told)
    assert (counted.adults, counted.children, Attendance.objects.count()) == (5, 9, 2)
    again = actions.count_session(counted, guests=[mother], adults=6, children=9, **told)
    assert (again.adults, Attendance.objects.count()) == (6, 1)
    assert kinds() == ["hub_known"]  # agreeing is told in the story; mornings at a playgroup are not


def test_two_who_count_at_once_both_keep_their_count(hubs: Hubs) -> None:
    session, told = hubs.session(), hubs.told("HUB")
    actions.count_session(session, guests=[], adults=7, children=9, version=session.version, **told)
    with pytest.raises(Clash) as found:
        actions.count_session(session, guests=[], adults=6, children=9, version=1, **told)
    assert "7 grown-ups" in found.value.theirs
    assert "6 grown-ups" in found.value.yours
    actions.count_session(session, guests=[], adults=7, children=9, version=1, **told)


def test_who_takes_their_name_back_is_counted_without_it(hubs: Hubs) -> None:
    told, session = hubs.told("HUB"), hubs.session()
    guest = actions.know_guest(
        hubs.hub, "Ilse", agreed_on=TODAY, agreed_how="Asked.", person=hubs.cast.mother, family=hubs.cast.family, **told
    )  # fmt: skip
    actions.count_session(session, guests=[guest], adults=2, children=3, **told)
    actions.forget_guest(guest, until=TODAY, **told)
    session.refresh_from_db()
    guest.refresh_from_db()
    assert (session.adults, Attendance.objects.count()) == (3, 0)
    assert (guest.called, guest.person) == ("", None)
    assert kinds() == ["hub_known", "hub_not_known"]


def test_a_session_may_come_round_every_week_and_may_not_take_place(hubs: Hubs) -> None:
    told = hubs.told("HUB")
    offer = actions.offer_at_hub(hubs.hub, service(), since=TODAY, room_for=12, creche_for=6, **told)
    rows = actions.plan_session(hubs.hub, "", offer=offer, held_on=TODAY, begins=time(10), weeks=3, **told)
    assert [(row.name, (row.held_on - TODAY).days, row.creche_for) for row in rows] == [
        ("Stay and play", 0, 6), ("Stay and play", 7, 6), ("Stay and play", 14, 6),
    ]  # fmt: skip
    off = actions.cancel_session(rows[1], why="The boiler broke.", **told)
    with pytest.raises(NotNow, match="did not take place"):
        actions.count_session(off, guests=[], adults=1, children=0, **told)
    with pytest.raises(NotNow, match="has not come yet"):
        actions.count_session(rows[2], guests=[], adults=1, children=0, **told)


def test_a_day_at_the_registrars_desk_counts_offers_made_and_taken(hubs: Hubs) -> None:
    told = {"held_on": TODAY, **hubs.told("HUB")}
    actions.write_registrar_day(hubs.hub, births=4, both_parents=3, offers={"Baby massage": (4, 2)}, **told)
    actions.write_registrar_day(hubs.hub, births=5, both_parents=3, offers={"Baby massage": (5, 2)}, **told)
    assert RegistrarDay.objects.get().offers == {"Baby massage": [5, 2]}
    with pytest.raises(NotNow, match="More births with both parents"):
        actions.write_registrar_day(hubs.hub, births=1, both_parents=2, **told)
    with pytest.raises(NotNow, match="More said yes"):
        actions.write_registrar_day(hubs.hub, births=1, both_parents=1, offers={"Tea": (1, 2)}, **told)


def test_nobody_is_proposed_before_every_check_has_come(hubs: Hubs) -> None:
    volunteer, wish = hubs.volunteer(ready=False), hubs.wish()
    with pytest.raises(NotNow, match="DBS check has not been asked for"):
        actions.propose_match(wish, volunteer, proposed_on=TODAY, **hubs.told("HUB"))
    hubs.make_ready(volunteer)
    match = actions.propose_match(wish, volunteer, proposed_on=TODAY, **hubs.told("HUB"))
    assert match.reasons[0] == "Speaks Polish, as asked."
    with pytest.raises(NotNow, match="proposed already"):
        actions.propose_match(wish, volunteer, proposed_on=TODAY, **hubs.told("HUB"))


def test_a_mentor_goes_with_as_many_as_they_have_room_for(hubs: Hubs) -> None:
    match = hubs.meeting()
    with pytest.raises(NotNow, match=r"mentor\. End that first"):
        actions.volunteer_leaves(match.volunteer, left_on=TODAY, **hubs.told("HUB"))
    told = {"says": "A walk.", "called": "Ilse", "if_worried": "Ring.", "asked_on": TODAY, **hubs.told()}
    other = actions.ask_for_mentor(hubs.cast.family, hubs.cast.mother, hubs.hub, **told)
    with pytest.raises(NotNow, match="room for"):
        actions.propose_match(other, match.volunteer, proposed_on=TODAY, **hubs.told("HUB"))


def test_waiting_for_a_mentor_has_a_clock_that_ends_with_one_or_with_an_honest_no(hubs: Hubs) -> None:
    wish = hubs.wish()
    assert clock("mentor_found").due_on == TODAY + timedelta(days=28)
    actions.answer_wish(wish, "Nobody is free on Thursdays before May.", answered_on=TODAY, **hubs.told())
    assert clock("mentor_found").state == "met"
    wish.refresh_from_db()
    match = actions.propose_match(wish, hubs.volunteer(), proposed_on=TODAY, **hubs.told("HUB"))
    actions.agree_match(match, child_says="Yes.", agreed_on=TODAY, planned_until=NEXT_YEAR, **hubs.told())
    wish.refresh_from_db()
    assert wish.state == "matched"
    assert kinds() == ["mentor_asked_for", "mentor_answered", "mentor_matched"]


def test_from_meeting_to_a_goodbye(hubs: Hubs) -> None:
    match, told = hubs.meeting(), hubs.told("MEN")
    assert clock("mentor_found").state == "met"
    assert clock("mentoring_looked_at").due_on == TODAY + timedelta(days=42)
    actions.record_mentoring(match, met_on=TODAY, did="Penalties in the park.", minutes=60, **told)
    actions.record_mentoring(match, met_on=TODAY, did_not_why="Wren had a cold.", **told)
    with pytest.raises(NotNow, match="Write what you did"):
        actions.record_mentoring(match, met_on=TODAY, **told)
    goal = actions.set_goal(match, "Go on the bus by myself", set_on=TODAY, **told)
    actions.end_goal(goal, reached=True, ended_on=TODAY, how_they_say="I did it!", **told)
    later = {"by": hubs.cast.who("AW"), "on": NEXT_YEAR}
    actions.look_at_match(
        match, "They laugh a lot.", looked_on=TODAY + timedelta(days=30), goodbye_on=NEXT_YEAR, **later
    )
    with pytest.raises(NotNow, match="said goodbye"):
        actions.end_match(match, ended_on=NEXT_YEAR, **later)
    ended = actions.end_match(
        match, ended_on=NEXT_YEAR, goodbye="Chips by the harbour.", after="A card at Christmas.", **later
    )
    assert (ended.state, ended.wish.state) == ("ended_well", "matched")
    ended.wish.refresh_from_db()
    assert ended.wish.state == "closed"
    assert {row.state for row in Clock.objects.filter(rule="mentoring_looked_at")} <= {"met", "stopped"}
    assert MentoringSession.objects.count() == 2
    assert kinds()[-3:] == ["mentor_met", "mentor_looked_at", "mentoring_ended"]


def test_ending_early_has_a_reason_and_they_may_ask_again(hubs: Hubs) -> None:
    match = hubs.meeting()
    with pytest.raises(NotNow, match="before it was planned"):
        actions.end_match(match, ended_on=TODAY, early=True, **hubs.told())
    actions.end_match(match, ended_on=TODAY, early=True, why="He moved away.", ask_again=True, **hubs.told())
    match.wish.refresh_from_db()
    assert match.wish.state == "waiting"


def test_a_child_says_how_it_is_and_may_be_the_only_one_to_know(hubs: Hubs) -> None:
    match = hubs.meeting()
    row = actions.say_about_mentor(
        match, "He is late every week.", said_on=TODAY, wants_talk=True, **hubs.told()
    )
    assert (row.mentor_may_read, row.wants_talk) == (False, True)
    assert Entry.objects.get(uuid=row.entry).what == "Said something about the mentor."


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"called": "Wren Ardleigh"}, "family name"),
        ({"says": "  "}, "own words"),
        ({"if_worried": ""}, "whom the mentor rings"),
        ({"asked_on": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"wants_times": ["at_night"]}, "Choose from the list"),
    ],
)
def test_a_wish_that_cannot_be_kept_is_refused_in_plain_words(
    hubs: Hubs, wrong: dict[str, Any], says: str
) -> None:
    with pytest.raises(NotNow, match=says):
        hubs.wish(**wrong)
