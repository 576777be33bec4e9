"""The pages of this room: the way through them, who sees what, nothing typed lost, few queries."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.network import actions as network
from kinfold.school import actions
from kinfold.school.models import (
    Attendance,
    DailyNote,
    EhcRequest,
    PreventionPanel,
    SchoolExclusion,
)
from kinfold.school.tests.making import EARLIER, TRIED, Schooling
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person

MOST = 25


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: date = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def at(name: str, ref: str = "") -> str:
    return reverse(name, kwargs={"ref": ref}) if ref else reverse(name)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


SEES = {
    "school": "y y y g y y . y . y . y . y . i",
    "write_daily_note": ". . . g . . . y . . . . . y . i",
    "exclusion": "y y y g y y . y . y . y . y . i",
    "tell_school": "y y y g y y . . . . . . . . . i",
    "take_up_ehc": "y y y g y y . y . . . . . . . i",
    "school_today": ". . . . . . . y y . . . . . . i",
}
"""Who sees which page: AW TM MG OT DU CH CL PT PX LA2 AN IG SA FAM WF EX PX leads at the school (the rest: tests/pages.py)."""

ACTORS = ["AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "AN", "IG", "SA", "FAM", "WF", "EX"]


def letter(answer: HttpResponse) -> str:
    """What a page answered, in the letters of the table."""
    where = answer.get("Location", "")
    if answer.status_code == 302:
        return "i" if "sign-in" in where else "g" if "glass" in where or "emergency" in where else ">"
    return {200: "y", 404: ".", 403: "x", 405: "v"}[answer.status_code]


def test_each_page_opens_for_those_whom_it_is_for_and_for_nobody_else(cast: Cast, wren: Schooling) -> None:
    away = wren.excluded()
    refs = {"exclusion": away.ref, "take_up_ehc": wren.ehc().ref, "school_today": ""}
    clients = {actor: cast.client(actor) for actor in ACTORS}
    found = {
        name: " ".join(
            letter(clients[actor].get(at(name, refs.get(name, cast.child.ref)))) for actor in ACTORS
        )
        for name in SEES
    }
    assert found == SEES


def test_where_a_child_goes_is_written_down_and_put_right(cast: Cast) -> None:
    worker = cast.client("AW")
    assert "not written down yet" in text(worker.get(at("school", cast.child.ref)))
    empty = worker.post(
        at("place_at_school", cast.child.ref), sent(kind="primary", year_group="Year 4", **day("since"))
    )
    assert empty.status_code == 422
    assert "Choose the school, or write its name" in text(empty)
    assert "Year 4" in text(empty)
    page = text(
        worker.post(
            at("place_at_school", cast.child.ref),
            sent(kind="primary", named="Elm Road", **day("since", BEGAN)),
            follow=True,
        )
    )
    assert "Elm Road" in page


def test_good_news_stands_first_and_notes_go_both_ways(cast: Cast, wren: Schooling) -> None:
    teacher, mother = cast.client("PT"), cast.client("FAM")
    teacher.post(at("write_daily_note", cast.child.ref), sent(says="Five days on time!", good="on"))
    mother.post(at("write_daily_note", cast.child.ref), sent(says="She was glad."))
    page = text(mother.get(at("school", cast.child.ref)))
    assert page.index("Five days on time!") < page.index("She was glad.")
    assert "Good news" in page
    assert "She was glad." in text(teacher.get(at("school_today")))
    empty = mother.post(at("write_daily_note", cast.child.ref), sent(says=""))
    assert (empty.status_code, DailyNote.objects.count()) == (422, 2)


@pytest.fixture
def second_parent(cast: Cast) -> Client:
    """Another parent of the family from whom nothing is kept."""
    other = person("Jo Ardleigh")
    member(cast.family, other, "parent")
    other.account = agencies.open_account("jo", "Jo Ardleigh", password="a-long-enough-password")
    other.save()
    client = Client()
    client.force_login(other.account)
    return client


def test_each_parent_reads_their_own_and_what_was_shared(
    cast: Cast, wren: Schooling, second_parent: Client
) -> None:
    told = wren.told("FAM")
    actions.write_daily_note(wren.place, "Only for you.", written_on=TODAY, **told)
    actions.write_daily_note(wren.place, "For us both.", written_on=TODAY, shared=True, **told)
    actions.write_daily_note(
        wren.place, "For Ilse alone.", written_on=TODAY, only_for=cast.mother, **wren.told("PT")
    )
    mine = text(cast.client("FAM").get(at("school", cast.child.ref)))
    theirs = text(second_parent.get(at("school", cast.child.ref)))
    assert all(words in mine for words in ("Only for you.", "For us both.", "For Ilse alone."))
    assert "For us both." in theirs
    assert "Only for you." not in theirs
    assert "For Ilse alone." not in theirs
    assert "Only for you." in text(cast.client("AW").get(at("school", cast.child.ref)))


def test_a_partner_of_another_service_reads_days_but_not_what_home_and_school_say(
    cast: Cast, wren: Schooling
) -> None:
    actions.write_daily_note(wren.place, "He shouted at me.", written_on=TODAY, **wren.told("FAM"))
    wren.excluded()
    clinic = agencies.open_organisation("Lowmere Clinic", "health")
    nurse = agencies.take_on(clinic, "School nurse", name="Nia Brook", on=BEGAN)
    agencies.give_account(nurse, agencies.open_account("nia", "Nia Brook", password="a-long-enough-password"))
    network.involve(nurse, cast.family, "partner", since=BEGAN, by=cast.who("AW"))
    client = Client()
    client.force_login(nurse.account)
    page = text(client.get(at("school", cast.child.ref)))
    assert "Fernhollow Primary" in page
    assert "Suspension, 1 day" in page
    assert "He shouted" not in page
    assert client.get(at("exclusion", SchoolExclusion.objects.get().ref)).status_code == 404


def test_a_parent_without_responsibility_or_from_whom_something_is_kept_finds_nothing(
    cast: Cast, wren: Schooling
) -> None:
    missing = cast.client("WF").get(at("school", "P0000000000"))
    hidden = cast.client("WF").get(at("school", cast.child.ref))
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert "Fernhollow" not in text(cast.client("WF").get(reverse("family", args=[cast.family.ref])))
    assert cast.client("FAM").get(at("school", cast.child.ref)).status_code == 200
    network.record_responsibility(cast.mother, cast.child, held="no", by=cast.who("AW"))
    assert cast.client("FAM").get(at("school", cast.child.ref)).status_code == 404


def test_a_protected_school_is_named_to_no_parent_and_to_no_worker_here(cast: Cast, wren: Schooling) -> None:
    sharing.protect_detail(
        cast.child, "school", "Fernhollow Primary", why="Father.", readers=[], **wren.told()
    )
    assert cast.client("FAM").get(at("school", cast.child.ref)).status_code == 404
    for actor in ("AW", "MG", "CH", "TM"):
        page = text(cast.client(actor).get(at("school", cast.child.ref)))
        assert "Fernhollow" not in page
        assert "kept apart" in page
    assert "Fernhollow" in text(cast.client("PT").get(at("school", cast.child.ref)))


def test_the_child_reads_their_own_page_and_their_own_words(cast: Cast, wren: Schooling) -> None:
    cast.child.account = agencies.open_account("wren", "Wren", password="a-long-enough-password")
    cast.child.save()
    client = Client()
    client.force_login(cast.child.account)
    actions.write_daily_note(
        wren.place, "Wren read aloud today!", good=True, written_on=TODAY, **wren.told("PT")
    )
    actions.write_daily_note(wren.place, "Please ring me about lunch.", written_on=TODAY, **wren.told("PT"))
    away = wren.excluded(child_says="They laughed at my bag.")
    page = text(client.get(at("school", cast.child.ref)))
    assert "Wren read aloud today!" in page
    assert "Please ring me" not in page
    assert "They laughed" in text(client.get(at("exclusion", away.ref)))
    assert "They laughed" not in text(cast.client("FAM").get(at("exclusion", away.ref)))


def test_half_days_that_do_not_add_up_come_back_with_everything_typed(cast: Cast, wren: Schooling) -> None:
    teacher, where = cast.client("PT"), at("record_attendance", cast.child.ref)
    week = {**day("since", date(2026, 2, 23)), **day("until", date(2026, 2, 27)), "possible": "10"}
    wrong = teacher.post(
        where, sent(**week, attended="8", reason_0="ill", missed_0="5", says="Her tummy hurts.")
    )
    assert wrong.status_code == 422
    assert "reasons add up to more" in text(wrong)
    assert "Her tummy hurts." in text(wrong)
    half = teacher.post(where, sent(**week, attended="8", reason_0="ill"))
    assert "How many half days for this reason" in text(half)
    page = text(teacher.post(where, sent(**week, attended="8", reason_0="ill", missed_0="2"), follow=True))
    assert "Came on 8 of 10 half days" in page
    assert "%" not in page.split("<main", 1)[1].split("</main", 1)[0]
    assert Attendance.objects.get().reasons == {"ill": 2}


def test_from_a_panel_to_an_outcome_and_an_exclusion_that_knows_of_it(cast: Cast, wren: Schooling) -> None:
    teacher, child = cast.client("PT"), cast.child.ref
    page = text(
        teacher.post(
            at("ask_prevention_panel", child),
            sent(why="Shouting.", tried=TRIED, **day("asked_on")),
            follow=True,
        )
    )
    assert "Asked for, not met yet" in page
    panel = PreventionPanel.objects.get()
    met = {
        **day("met_on"),
        "version": panel.version,
        "members": "Petra, school\nNia, health",
        "what_0": "Lunch inside",
        "who_0": "",
    }
    wrong = teacher.post(at("hold_prevention_panel", panel.ref), sent(**met))
    assert wrong.status_code == 422
    assert "Lunch inside" in text(wrong)
    page = text(
        teacher.post(at("hold_prevention_panel", panel.ref), sent(**{**met, "who_0": "Petra"}), follow=True)
    )
    assert "Lunch inside" in page
    action = panel.actions.get()
    teacher.post(at("do_panel_action", action.ref), sent(came_of_it="Calm.", **day("done_on")))
    facts = {"kind": "suspension", "half_days": "2", "reason": "threat", "why": "Words.", "tried": TRIED}
    page = text(teacher.post(at("record_exclusion", child), sent(**facts, **day("began_on")), follow=True))
    assert "Yes, it met 2 March 2026" in page
    row = SchoolExclusion.objects.get()
    page = text(
        teacher.post(
            at("answer_exclusion", row.ref),
            sent(what="come_back", why="A talk at the gate.", **day("on_day")),
            follow=True,
        )
    )
    assert "Back in school" in page
    page = text(
        teacher.post(
            at("end_prevention_panel", panel.ref),
            sent(outcome="stayed", why="Calm.", **day("ended_on")),
            follow=True,
        )
    )
    assert "Stayed in this school" in page


def test_without_a_panel_the_page_asks_why_none_met(cast: Cast, wren: Schooling) -> None:
    facts = {
        "kind": "permanent",
        "reason": "weapon",
        "why": "A knife was found.",
        "tried": TRIED,
        **day("began_on"),
    }
    wrong = cast.client("PT").post(at("record_exclusion", cast.child.ref), sent(**facts))
    assert wrong.status_code == 422
    assert "so that the next child has one" in text(wrong)
    assert "A knife was found." in text(wrong)


def test_a_plan_is_asked_for_step_by_step_with_the_days_of_the_law(cast: Cast, wren: Schooling) -> None:
    teacher = cast.client("PT")
    teacher.post(
        at("begin_ehc_request", cast.child.ref),
        sent(asked_by="school", why="Small groups.", **day("begun_on", EARLIER)),
    )
    row = EhcRequest.objects.get()
    page = text(
        teacher.post(
            at("move_ehc", row.ref),
            sent(step="send", version=row.version, **day("on_day", EARLIER)),
            follow=True,
        )
    )
    assert "twenty weeks to the finished plan (30 June 2026)" in page
    stale = teacher.post(at("move_ehc", row.ref), sent(step="agree_to_assess", version=1, **day("on_day")))
    assert stale.status_code == 422
    assert "Somebody else changed this" in text(stale)
    row.refresh_from_db()
    no = teacher.post(
        at("move_ehc", row.ref), sent(step="refuse_to_assess", version=row.version, **day("on_day"))
    )
    assert "Say why. The family reads it." in text(no)
    teacher.post(
        at("move_ehc", row.ref),
        sent(step="refuse_to_assess", why="School can give this.", version=row.version, **day("on_day")),
    )
    page = text(cast.client("FAM").get(at("ehc_request", row.ref)))
    assert "School can give this." in page
    assert "can challenge this" in page


def test_what_is_withheld_hides_the_page_and_the_line_about_it(cast: Cast, wren: Schooling) -> None:
    wren.excluded()
    Withheld.objects.create(
        from_person=cast.mother,
        family=cast.family,
        kind="school",
        item="",
        why="Where she is",
        raised_on=BEGAN,
    )
    assert cast.client("FAM").get(at("school", cast.child.ref)).status_code == 404
    assert "Fernhollow" not in text(cast.client("FAM").get(reverse("family", args=[cast.family.ref])))


def test_a_full_page_stays_within_its_queries(cast: Cast, wren: Schooling) -> None:
    wren.met()
    wren.excluded(no_panel_why="")
    wren.ehc()
    wren.known()
    for n in range(12):
        actions.write_daily_note(
            wren.place, f"Day {n}", good=n % 3 == 0, written_on=TODAY, **wren.told("PT" if n % 2 else "FAM")
        )
        told = wren.notice(minimum=f"Notice {n}")
        actions.tell_school_of_notice(
            told, wren.place, told_on=TODAY, why_not_told="Not safe.", **wren.told("DU")
        )
    for actor, name, ref in (
        ("AW", "school", cast.child.ref),
        ("PT", "school", cast.child.ref),
        ("FAM", "school", cast.child.ref),
        ("PX", "school", cast.child.ref),
        ("PX", "school_today", ""),
    ):
        client = cast.client(actor)
        client.get(at(name, ref))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            answer = client.get(at(name, ref))
        assert answer.status_code == 200
        assert len(seen) <= MOST, (
            actor,
            name,
            len(seen),
            "\n".join(str(q["sql"])[:400] for q in seen.captured_queries),
        )
