"""The pages of this room: who reads what, the ways through them, nothing typed lost, few queries."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.hubs import actions
from kinfold.hubs.models import HubSession, MentoringMatch, MentoringSession, MentorSaying, MentorWish
from kinfold.hubs.tests.making import IF_WORRIED, NEXT_YEAR, SAYS, Hubs
from kinfold.records import actions as records
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY

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
