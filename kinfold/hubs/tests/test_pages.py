"""The pages of this room: who reads what, the ways through them, nothing typed lost, few queries."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.concerns.models import Concern
from kinfold.hubs import actions
from kinfold.hubs.models import HubSession, MentoringMatch, MentoringSession, MentorSaying, MentorWish
from kinfold.hubs.tests.making import IF_WORRIED, NEXT_YEAR, SAYS, Hubs
from kinfold.records import actions as records
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, involve

MOST = 25
NOT_THERE = 404


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: Any = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def at(name: str, ref: str) -> str:
    return reverse(name, kwargs={"ref": ref})


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_morning_at_the_hub_from_planning_to_who_came(hubs: Hubs) -> None:
    hub, worker = hubs.hub, hubs.cast.client("HUB")
    planned = sent(
        offer="", name="Stay and play", begins="10", ends="12pm", weeks="2", room_for="12", **day("held_on")
    )
    page = text(worker.post(at("plan_session", hub.ref), planned, follow=True))
    assert "Stay and play" in page
    assert "In the next days" in page
    session = HubSession.objects.earliest("held_on")
    told = sent(
        called="Big Joe", is_child="no", agreed_how="He asked for it at the door.", **day("agreed_on")
    )
    assert "Big Joe" in text(worker.post(at("know_guest", session.ref), told, follow=True))
    guest = hub.guests.get()
    wrong = worker.post(
        at("hub_session", session.ref), sent(came=[guest.ref], adults="7000", version=session.version)
    )
    assert wrong.status_code == 422
    assert "Write a number from 0 to 999." in text(wrong)
    page = text(worker.post(
        at("hub_session", session.ref), sent(came=[guest.ref], adults="7", children="9", version=session.version), follow=True
    ))  # fmt: skip
    assert "8 grown-ups, 9 children came" in page
    assert "Change who came" in page


def test_a_colleague_who_counts_meanwhile_is_shown_beside_and_nothing_is_lost(hubs: Hubs) -> None:
    session, worker = hubs.session(), hubs.cast.client("HUB")
    actions.count_session(session, guests=[], adults=7, children=9, **hubs.told("HUB"))
    late = sent(came=[], adults="6", children="9", note="Sunny.", version="1")
    page = text(worker.post(at("hub_session", session.ref), late))
    assert "Somebody else changed this" in page
    assert "7 grown-ups" in page
    assert "Sunny." in page


def test_names_at_a_hub_are_read_only_by_those_who_work_there(hubs: Hubs) -> None:
    session = hubs.session()
    actions.know_guest(hubs.hub, "Big Joe", agreed_on=TODAY, agreed_how="At the door.", **hubs.told("HUB"))
    assert "Big Joe" in text(hubs.cast.client("HUB").get(at("hub_session", session.ref)))
    for actor in ("AW", "PT", "MEN", "AN"):
        answer = hubs.cast.client(actor).get(at("hub_session", session.ref))
        assert answer.status_code == 403
        assert "Big Joe" not in text(answer)
        assert "Big Joe" not in text(hubs.cast.client(actor).get(at("hub", hubs.hub.ref)))


def test_the_hub_never_learns_whether_a_guest_has_a_record(hubs: Hubs) -> None:
    session, cast = hubs.session(), hubs.cast
    told = sent(
        person=cast.mother.ref,
        hub=hubs.hub.ref,
        called="Ilse",
        agreed_how="“Fine, put me down.”",
        **day("agreed_on"),
    )
    cast.client("AW").post(at("know_family_at_hub", cast.family.ref), told)
    actions.know_guest(hubs.hub, "Zora", agreed_on=TODAY, agreed_how="At the door.", **hubs.told("HUB"))
    page = text(cast.client("HUB").get(at("hub_session", session.ref)))
    assert "Ilse" in page
    assert "Ardleigh" not in page
    assert cast.mother.ref not in page
    assert cast.family.ref not in page


def test_where_the_mother_goes_is_read_by_her_workers_and_herself_and_not_by_the_father(hubs: Hubs) -> None:
    cast, session = hubs.cast, hubs.session()
    guest = actions.know_guest(
        hubs.hub, "Ilse", person=cast.mother, family=cast.family, agreed_on=TODAY, agreed_how="Asked.", **hubs.told()
    )  # fmt: skip
    actions.count_session(session, guests=[guest], adults=0, children=0, **hubs.told("HUB"))
    page = text(cast.client("AW").get(at("family_hubs", cast.family.ref)))
    assert "Stay and play" in page
    for actor in ("PT", "WF", "FAM", "MEN", "HUB"):
        assert cast.client(actor).get(at("family_hubs", cast.family.ref)).status_code == NOT_THERE


def test_from_a_wish_to_a_mentor_by_the_coordinator_who_reads_no_record(hubs: Hubs) -> None:
    cast, worker, coordinator = hubs.cast, hubs.cast.client("AW"), hubs.cast.client("HUB")
    hubs.volunteer()
    facts = {
        "person": cast.child.ref, "hub": hubs.hub.ref, "says": SAYS, "called": "Wren Ardleigh", "likes": "Newts",
        "working_on": "", "if_worried": IF_WORRIED, "wants_interests": "football", "wants_language": "Polish", **day("asked_on"),
    }  # fmt: skip
    refused = worker.post(at("ask_for_mentor", cast.family.ref), sent(**facts))
    assert "Leave out the family name" in text(refused)
    assert SAYS in text(refused)
    worker.post(at("ask_for_mentor", cast.family.ref), sent(**{**facts, "called": "Wren"}))
    wish = MentorWish.objects.get()
    page = text(coordinator.get(at("volunteers", hubs.hub.ref)))
    assert SAYS in page
    page = text(coordinator.get(at("mentor_wish", wish.ref)))
    assert "Speaks Polish, as asked." in page
    assert "Also likes football." in page
    assert "Ardleigh" not in page
    volunteer = hubs.hub.volunteers.get()
    coordinator.post(at("mentor_wish", wish.ref), sent(volunteer=volunteer.ref, **day("proposed_on")))
    match = MentoringMatch.objects.get()
    silent = worker.post(
        at("answer_match", match.ref), sent(says_yes="yes", child_says="Yes.", **day("agreed_on"))
    )
    assert "Say until when it is meant to last." in text(silent)
    yes = sent(
        says_yes="yes", child_says="He is funny. Yes.", **day("agreed_on"), **day("planned_until", NEXT_YEAR)
    )
    page = text(worker.post(at("answer_match", match.ref), yes, follow=True))
    assert "He is funny. Yes." in page
    page = text(coordinator.get(at("mentoring_match", match.ref)))
    assert "He is funny" not in page
    assert "Ardleigh" not in page
    assert "You read the days, and no words of the two" in page


def everything_known(hubs: Hubs) -> list[str]:
    """Write down much of Wren's past; return the words that no mentor may ever read."""
    cast, told = hubs.cast, hubs.told()
    records.write_note(
        cast.family,
        "Police were called to a fight between the parents.",
        about=[cast.child],
        happened_on=TODAY,
        **told,
    )
    services.notice_need(cast.mother, cast.family, "alcohol", since=TODAY, **told)
    return [
        "Police",
        "fight",
        "alcohol",
        "Ardleigh",
        "Ilse",
        "Tomas",
        cast.child.ref,
        cast.family.ref,
        "Amina Yusuf",
    ]


def test_a_mentor_reads_what_helps_and_nothing_of_the_past(hubs: Hubs) -> None:
    secrets = everything_known(hubs)
    match, mentor = hubs.meeting(), hubs.cast.client("MEN")
    actions.say_about_mentor(match, "He smells of fish.", said_on=TODAY, **hubs.told())
    actions.say_about_mentor(
        match, "Thank you for Thursday.", said_on=TODAY, mentor_may_read=True, **hubs.told()
    )
    page = text(mentor.get(at("mentor_page", match.ref)))
    for shown in (
        "Wren",
        "Football and newts",
        "Going to the new school on my own",
        "01632 960101",
        "Thank you for Thursday.",
    ):
        assert shown in page
    for secret in (*secrets, "He smells of fish.", SAYS, "He is funny"):
        assert secret not in page, secret
    assert "Wren" in text(mentor.get(reverse("my_mentoring")))
    family, child = hubs.cast.family.ref, hubs.cast.child.ref
    shut = [
        at(name, family)
        for name in (
            "family",
            "family_chronology",
            "genogram",
            "family_services",
            "mentoring",
            "programmes",
            "family_hubs",
            "plan",
        )
    ]
    shut += [at(name, child) for name in ("person", "chronology", "needs", "person_details")]
    shut += [
        at(name, match.ref)
        for name in (
            "mentoring_match",
            "look_at_match",
            "end_match",
            "answer_match",
            "say_about_mentor",
            "my_mentor",
        )
    ]
    shut += [at("mentor_wish", match.wish.ref), at("change_wish", match.wish.ref)]
    assert [url for url in shut if mentor.get(url).status_code != NOT_THERE] == []
    nowhere = text(mentor.get(at("family", "F00000000000")))
    assert text(mentor.get(at("family", family))) == nowhere


def test_a_mentor_writes_a_meeting_and_a_goal_and_their_worker_reads_them(hubs: Hubs) -> None:
    match, mentor = hubs.meeting(), hubs.cast.client("MEN")
    empty = mentor.post(at("record_mentoring", match.ref), sent(met="yes", did="", **day("met_on")))
    assert "Write what you did." in text(empty)
    told = sent(
        met="yes", did="Penalties in the park.", minutes="60", did_not_why="not this", **day("met_on")
    )
    assert "Penalties in the park." in text(mentor.post(at("record_mentoring", match.ref), told, follow=True))
    again = mentor.post(at("record_mentoring", match.ref), told)  # sent twice
    assert (again.status_code, MentoringSession.objects.count()) == (302, 1)
    mentor.post(at("set_mentoring_goal", match.ref), sent(words="Go by bus", **day("set_on")))
    goal = match.goals.get()
    mentor.post(
        at("end_mentoring_goal", goal.ref), sent(reached="yes", how_they_say="I did it!", **day("ended_on"))
    )
    page = text(hubs.cast.client("AW").get(at("mentoring_match", match.ref)))
    assert "Penalties in the park." in page
    assert "I did it!" in page


def test_once_it_has_ended_the_mentors_page_is_gone(hubs: Hubs) -> None:
    match, mentor = hubs.meeting(), hubs.cast.client("MEN")
    actions.end_match(match, ended_on=TODAY, goodbye="Chips.", **hubs.told())
    for name in ("mentor_page", "record_mentoring", "set_mentoring_goal"):
        assert mentor.get(at(name, match.ref)).status_code == NOT_THERE
    assert "You do not meet anybody" in text(mentor.get(reverse("my_mentoring")))


def test_a_conflict_of_interest_or_a_sealed_record_closes_the_mentors_page(hubs: Hubs) -> None:
    match, mentor = hubs.meeting(), hubs.cast.client("MEN")
    assert mentor.get(at("mentor_page", match.ref)).status_code == 200
    sharing.exclude(hubs.workers["MEN"], hubs.cast.family, why="They are neighbours.", **hubs.told("MG"))
    assert mentor.get(at("mentor_page", match.ref)).status_code == NOT_THERE
    assert "Wren" not in text(mentor.get(reverse("my_mentoring")))
    refused = AccessLog.objects.filter(action="mentor_page", decision="hide")
    assert refused.count() == 1


def test_other_mentors_and_strangers_find_nothing_where_a_mentor_reads(hubs: Hubs) -> None:
    match = hubs.meeting()
    for actor in ("HUB", "AW", "MG", "OT", "PT", "PX", "FAM", "WF", "SUP"):
        assert hubs.cast.client(actor).get(at("mentor_page", match.ref)).status_code == NOT_THERE, actor


@pytest.fixture
def wren(hubs: Hubs) -> Any:
    """Wren's own browser."""
    from kinfold.agencies import actions as agencies
    from kinfold.sharing.tests.cast import PASSWORD

    account = agencies.open_account("cast-wren", "Wren", password=PASSWORD)
    hubs.cast.child.account = account
    hubs.cast.child.save()
    hubs.cast.accounts["WREN"] = account
    return hubs.cast.client("WREN")


def test_a_child_says_how_it_is_and_who_may_read_it(hubs: Hubs, wren: Any) -> None:
    match = hubs.meeting()
    page = text(wren.get(at("my_mentor", match.ref)))
    assert "You and Marek" in page
    assert "does not know your past" in page
    said = sent(words="He is late every week.", mentor_may_read="no", wants_talk="yes")
    page = text(wren.post(at("say_about_mentor", match.ref), said, follow=True))
    assert "He is late every week." in page
    assert MentorSaying.objects.get().wants_talk
    assert "Would like to talk about it" in text(hubs.cast.client("AW").get(at("mentoring_match", match.ref)))
    assert "late every week" not in text(hubs.cast.client("MEN").get(at("mentor_page", match.ref)))
    assert "late every week" not in text(hubs.cast.client("HUB").get(at("mentoring_match", match.ref)))
    for actor in ("FAM", "WF"):
        assert hubs.cast.client(actor).get(at("my_mentor", match.ref)).status_code == NOT_THERE
        assert hubs.cast.client(actor).get(at("say_about_mentor", match.ref)).status_code == NOT_THERE


def test_the_wall_holds_on_every_page_of_a_programme(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    told = {"met_on": TODAY, "note": "She hid a bag at her sister’s.", "for_parent": "Breathe first."}
    actions.record_programme_meeting(hers, "Leaving safely", **told, **hubs.told("WMO"))
    goal = actions.set_programme_goal(hers, "Sleep without a light", set_on=TODAY, **hubs.told("WMO"))
    crossing = actions.cross_wall(
        hers,
        why="Nights are not safe.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )
    secrets = (
        "Leaving safely",
        "hid a bag",
        "Breathe first.",
        "Sleep without a light",
        "Nights are not safe.",
        "slept in the car",
    )
    hers_only = {
        name: hers.ref
        for name in (
            "programme_part",
            "record_programme_meeting",
            "set_programme_goal",
            "end_part",
            "cross_wall",
        )
    }
    pages = [at(name, ref) for name, ref in hers_only.items()]
    pages += [
        at("reach_programme_goal", goal.ref),
        at("tell_across", crossing.ref),
        at("programme_case", hers.case.ref),
    ]
    for actor in ("WFA", "AW", "MG", "PT", "OT", "WF", "CH", "MEN"):
        client = hubs.cast.client(actor)
        assert [url for url in pages if client.get(url).status_code != NOT_THERE] == [], actor
    other = hubs.cast.client("WFA")
    missing = text(other.get(at("programme_part", "R0000000000")))
    assert text(other.get(at("programme_part", hers.ref))) == missing  # hidden looks exactly like missing
    own = text(other.get(at("programme_part", his.ref))) + text(other.get(reverse("my_programmes")))
    assert hubs.cast.mother.known_as not in own
    assert not [secret for secret in secrets if secret in own]
    assert "Leaving safely" in text(hubs.cast.client("WMO").get(at("programme_part", hers.ref)))


def test_the_wall_holds_too_where_the_other_worker_is_in_the_familys_team(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    involve(hubs.workers["WFA"], hubs.cast.family, "partner")
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, note="A bag.", **hubs.told("WMO"))
    actions.cross_wall(
        hers,
        why="Nights.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )
    actions.end_part(hers, finished=False, why="She moved.", ended_on=TODAY, **hubs.told("WMO"))
    other, family, child = hubs.cast.client("WFA"), hubs.cast.family.ref, hubs.cast.child.ref
    assert other.get(at("family", family)).status_code == 200
    read = [
        at("family", family),
        at("family_chronology", family),
        at("person", child),
        at("chronology", child),
        at("programme_part", his.ref),
    ]
    read += [at("chronology", hubs.cast.mother.ref), at("person", hubs.cast.mother.ref)]
    for url in read:
        page = text(other.get(url))
        for secret in (
            "Leaving safely",
            "A bag.",
            "slept in the car",
            "part in a programme ended",
            "Fresh Start for Two</a>",
            "She moved.",
        ):
            assert secret not in page, f"{url} tells “{secret}”"
    assert "slept in the car" in text(hubs.cast.client("AW").get(at("family_chronology", family)))
    assert other.get(at("worry", hers.crossings.get().concern)).status_code == NOT_THERE


def test_neither_parent_reads_the_other_nor_the_workers_note(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    told = {"met_on": TODAY, "note": "She hid a bag.", "for_parent": "Breathe first."}
    actions.record_programme_meeting(hers, "Leaving safely", **told, **hubs.told("WMO"))
    mother, father = hubs.cast.client("FAM"), hubs.cast.client("WF")
    page = text(mother.get(at("programme_part", hers.ref)))
    assert "Breathe first." in page
    for secret in ("hid a bag", "Leaving safely", "Tomas", "Stefan"):
        assert secret not in page
    assert father.get(at("programme_part", hers.ref)).status_code == NOT_THERE
    assert mother.get(at("programme_part", his.ref)).status_code == NOT_THERE
    assert mother.get(at("cross_wall", hers.ref)).status_code == NOT_THERE


def test_the_supervisor_reads_both_sides_and_each_look_is_written_down(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, note="A bag.", **hubs.told("WMO"))
    actions.record_programme_meeting(
        his, "Anger", met_on=TODAY, note="He slammed a door.", **hubs.told("WFA")
    )
    client = hubs.cast.client("SUP")
    page = text(client.get(at("programme_case", hers.case.ref)))
    assert "A bag." in page
    assert "He slammed a door." in page
    assert client.get(at("record_programme_meeting", hers.ref)).status_code == NOT_THERE
    looks = AccessLog.objects.filter(action="programme_case", practitioner_id=hubs.workers["SUP"].pk)
    assert [row.decision for row in looks] == ["allow"]


def test_a_childs_safety_crosses_by_a_worry_and_the_supervisor_tells_the_other_worker(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    worker = hubs.cast.client("WMO")
    facts = {
        "children": [hubs.cast.child.ref],
        "saw": "Wren slept in the car.",
        "told": "yes",
        **day("seen_on"),
    }
    silent = worker.post(at("cross_wall", hers.ref), sent(**facts, why=""))
    assert "Say why this must cross the wall." in text(silent)
    assert "Wren slept in the car." in text(silent)
    page = text(
        worker.post(at("cross_wall", hers.ref), sent(**facts, why="Nights are not safe."), follow=True)
    )
    assert "What crossed the wall" in page
    assert worker.get(at("worry", Concern.objects.get().ref)).status_code == 200
    assert at("worry", Concern.objects.get().ref) in page
    assert Concern.objects.get().saw == "Wren slept in the car."
    assert "slept in the car" in text(
        hubs.cast.client("AW").get(at("family_chronology", hubs.cast.family.ref))
    )
    crossing = hers.crossings.get()
    supervisor = hubs.cast.client("SUP")
    supervisor.post(at("tell_across", crossing.ref), sent(told="Ask him gently about nights."))
    page = text(hubs.cast.client("WFA").get(at("programme_part", his.ref)))
    assert "Ask him gently about nights." in page
    assert "Nights are not safe" not in page


def test_what_one_worker_was_typing_is_never_offered_to_the_other(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    hubs.cast.client("WMO").post(
        at("record_programme_meeting", hers.ref), sent(name="", note="She hid a bag.", **day("met_on"))
    )
    for ref in (his.ref, hers.ref):
        assert "hid a bag" not in text(hubs.cast.client("WFA").get(at("record_programme_meeting", ref)))
    assert "hid a bag" in text(hubs.cast.client("WMO").get(at("record_programme_meeting", hers.ref)))


def test_the_familys_worker_sees_that_they_take_part_and_nothing_more(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    actions.record_programme_meeting(hers, "Leaving safely", met_on=TODAY, **hubs.told("WMO"))
    page = text(hubs.cast.client("AW").get(at("programmes", hubs.cast.family.ref)))
    assert "Orla Pym" in page
    assert "Stefan Rudd" in page
    assert "Leaving safely" not in page


def test_a_worker_is_named_by_typing_and_two_of_one_name_are_told_apart(hubs: Hubs) -> None:
    worker = hubs.cast.client("AW")
    ask = sent(name="Fresh Start", supervisor="Programme", **day("began_on"))
    page = text(worker.post(at("begin_programme", hubs.cast.family.ref), ask))
    assert "More than one fits" in page
    assert "Ruth Calder, Harbour Families" in page
    ask = sent(name="Fresh Start", supervisor="Nobody Atall", **day("began_on"))
    assert "Nobody is called" in text(worker.post(at("begin_programme", hubs.cast.family.ref), ask))
    ask = sent(
        name="Fresh Start", supervisor="ruth calder", children=[hubs.cast.child.ref], **day("began_on")
    )
    page = text(worker.post(at("begin_programme", hubs.cast.family.ref), ask, follow=True))
    assert "Supervised by" in page


def test_a_volunteer_is_checked_step_by_step_and_the_page_says_what_is_missing(hubs: Hubs) -> None:
    client = hubs.cast.client("HUB")
    told = sent(name="Nell Osei", interests="baking, newts", room_for="1", **day("registered_on"))
    page = text(client.post(at("register_volunteer", hubs.hub.ref), told, follow=True))
    assert "May not meet a child yet." in page
    volunteer = hubs.hub.volunteers.get()
    bare = client.post(at("ask_check", volunteer.ref), sent(kind="reference", whom="", **day("asked_on")))
    assert "Write who was asked" in text(bare)
    client.post(at("ask_check", volunteer.ref), sent(kind="dbs", **day("asked_on")))
    check = volunteer.checks.get()
    page = text(
        client.post(at("receive_check", check.ref), sent(fine="yes", **day("received_on")), follow=True)
    )
    assert "To be asked again by 2 March 2029" in page
    for actor in ("AW", "PT", "MEN", "AN"):
        assert hubs.cast.client(actor).get(at("volunteer", volunteer.ref)).status_code == NOT_THERE
        assert hubs.cast.client(actor).get(at("volunteers", hubs.hub.ref)).status_code == 403


def test_pages_stay_few_queries_however_much_goes_on(hubs: Hubs) -> None:
    match, worker = hubs.meeting(), hubs.cast.client("AW")
    hers, _ = hubs.sides()
    session = hubs.session()
    for n in range(30):
        actions.know_guest(hubs.hub, f"Guest {n}", agreed_on=TODAY, agreed_how="Asked.", **hubs.told("HUB"))
        actions.record_mentoring(match, met_on=TODAY, did="Penalties.", **hubs.told("MEN"))
    for n in range(6):
        actions.register_volunteer(hubs.hub, name=f"Helper {n}", registered_on=TODAY, **hubs.told("HUB"))
        hubs.session(held_on=TODAY + timedelta(days=n))
    looked = {
        "hub": ("HUB", hubs.hub.ref), "hub_session": ("HUB", session.ref), "volunteers": ("HUB", hubs.hub.ref),
        "mentoring": ("AW", hubs.cast.family.ref), "mentoring_match": ("AW", match.ref), "mentor_page": ("MEN", match.ref),
        "mentor_wish": ("AW", match.wish.ref), "programmes": ("AW", hubs.cast.family.ref), "programme_part": ("WMO", hers.ref),
        "programme_case": ("SUP", hers.case.ref), "family_hubs": ("AW", hubs.cast.family.ref),
    }  # fmt: skip
    for name, (actor, ref) in looked.items():
        client = hubs.cast.client(actor)
        with CaptureQueriesContext(
            connection,
        ) as ran:
            assert client.get(at(name, ref)).status_code == 200, name
        assert len(ran) <= MOST, f"{name}: {len(ran)}"
    assert worker.get(reverse("hubs")).status_code == 200
