"""What a school is told from outside, its own list, and adult services: pages, and who reads which words."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.concerns.models import Consultation
from kinfold.school import actions
from kinfold.school.models import EhcRequest, Listed, ParentAsked, SchoolLead, WorkerKnown
from kinfold.school.tests.making import Schooling
from kinfold.school.tests.test_actions import young
from kinfold.school.tests.test_pages import at, day, sent, text
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.universal import actions as universal


def test_a_lead_outside_the_team_reads_what_school_was_told_and_nothing_else(
    cast: Cast, wren: Schooling
) -> None:
    lead = cast.client("PX")
    assert lead.get(at("school", cast.child.ref)).status_code == 404
    wren.known()
    other = agencies.open_organisation("Elm Road School", "school")
    wren.ehc()
    EhcRequest.objects.update(school=other)
    page = text(lead.get(at("school_today")))
    assert "Amina Yusuf: 01632 960101" in page
    page = text(lead.get(at("school", cast.child.ref)))
    assert "Wren Ardleigh at school" in page
    assert "education, health and care plan</a></p><p" not in page
    assert cast.family.name not in page
    for name in ("family", "chronology", "person"):
        assert (
            lead.get(
                reverse(name, args=[cast.family.ref if name == "family" else cast.child.ref])
            ).status_code
            == 404
        )
    assert lead.get(at("ehc_request", EhcRequest.objects.get().ref)).status_code == 404
    assert AccessLog.objects.filter(
        row="X3", action="school", practitioner_id=cast.practitioners["PX"].pk
    ).exists()


def test_a_label_or_an_exclusion_shuts_the_schools_own_door(cast: Cast, wren: Schooling) -> None:
    wren.known()
    sharing.exclude(cast.practitioners["PX"], cast.family, why="Her brother.", by=cast.who("MG"), on=TODAY)
    lead = cast.client("PX")
    assert lead.get(at("school", cast.child.ref)).status_code == 404
    assert "Wren" not in text(lead.get(at("school_today")))


def test_a_restricted_family_leaves_no_trace_on_the_schools_page(cast: Cast, wren: Schooling) -> None:
    wren.known()
    actions.tell_school_of_notice(
        wren.notice(), wren.place, told_on=TODAY, why_not_told="Not safe.", **wren.told("DU")
    )
    sharing.restrict(
        cast.family,
        why="The father works at school.",
        named=[cast.practitioners["AW"]],
        **wren.told(),
    )
    for actor in ("PX", "PT"):
        assert "Wren" not in text(cast.client(actor).get(at("school_today")))


def test_notices_stand_first_say_the_minimum_and_are_answered(cast: Cast, wren: Schooling) -> None:
    row = wren.notice()
    lead = cast.client("PX")
    assert "emergency-access" in cast.client("DU").get(at("tell_school_of_notice", row.ref))["Location"]
    worker = cast.client("AW")
    wrong = worker.post(at("tell_school_of_notice", row.ref), sent(family_told="no"))
    assert wrong.status_code == 422
    assert "Say why the family does not know" in text(wrong)
    worker.post(
        at("tell_school_of_notice", row.ref), sent(family_told="no", why_not_told="He reads her post.")
    )
    page = text(lead.get(at("school_today")))
    assert "Wren was at home last night when police came." in page
    assert "chair" not in page
    assert "Tomas" not in page
    page = text(
        lead.post(
            at("school_notice", row.ref), sent(support_given="Toast, and a friend at her side."), follow=True
        )
    )
    assert "Thank you: you answered" in page
    for actor in ("WF", "FAM", "PT", "OT"):
        assert cast.client(actor).get(at("school_notice", row.ref)).status_code == 404


def test_school_is_told_from_a_page_that_shows_the_very_words(cast: Cast, wren: Schooling) -> None:
    worker = cast.client("AW")
    page = text(worker.get(at("tell_school", cast.child.ref)))
    assert "Wren Ardleigh has a social worker: Amina Yusuf." in page
    worker.post(
        at("tell_school", cast.child.ref), sent(phone="01632 960101", family_told="yes", **day("told_on"))
    )
    row = WorkerKnown.objects.get()
    worker.post(at("end_worker_known", row.ref), sent(why="The help ended.", **day("ended_on")))
    assert "has no social worker now" in text(cast.client("PX").get(at("school_today")))


def test_a_school_without_a_lead_is_said_and_where_to_name_one(cast: Cast, wren: Schooling) -> None:
    SchoolLead.objects.update(until=TODAY - timedelta(days=1))
    page = text(cast.client("AW").get(at("tell_school", cast.child.ref)))
    assert "School cannot be told yet" in page
    names = {"school": cast.organisations["school"].ref, "worker": cast.practitioners["PX"].ref}
    page = text(cast.client("AW").post(at("school_leads"), sent(**names, **day("since")), follow=True))
    assert "Piers Xavier" in page
    standing = SchoolLead.objects.get(until__isnull=True)
    cast.client("AW").post(at("end_school_lead", standing.ref))
    standing.refresh_from_db()
    assert standing.until == TODAY


def test_the_list_is_the_schools_and_the_young_persons_own(cast: Cast, wren: Schooling) -> None:
    rook = young(cast).child
    rook.account = agencies.open_account("rook", "Rook", password="a-long-enough-password")
    rook.save()
    own = Client()
    own.force_login(rook.account)
    teacher, ends = cast.client("PT"), day("ends_on", TODAY + timedelta(days=60))
    wrong = teacher.post(at("put_on_list", rook.ref), sent(reason="A Roma boy", **ends, **day("told_on")))
    assert wrong.status_code == 422
    assert "may not say anything about race" in text(wrong)
    page = text(
        teacher.post(at("put_on_list", rook.ref), sent(reason="Has met no employer.", help_offered="A visit to a garage", **ends, **day("told_on")), follow=True)
    )  # fmt: skip
    assert "Has met no employer." in page
    assert "Has met no employer." in text(own.get(at("school", rook.ref)))
    for actor in ("AW", "FAM", "MG"):
        assert "Has met no employer." not in text(cast.client(actor).get(at("school", rook.ref)))
    teacher.post(at("take_off_list", Listed.objects.get().ref), sent(why="He has a place."))
    assert "Nobody is on our list" in text(teacher.get(at("school_list")))


def test_are_you_a_parent_takes_a_minute_and_reaches_the_advice_line(cast: Cast, wren: Schooling) -> None:
    client = cast.client("PX")
    wrong = client.post(at("ask_if_parent"), sent(answer="yes", question="What helps a four-year-old?"))
    assert wrong.status_code == 422
    assert "which child your question is about" in text(wrong)
    assert "What helps a four-year-old?" in text(wrong)
    facts = {
        "answer": "yes",
        "child": "Sky",
        "parent": "Ash Reed",
        "how_it_is": "He sleeps till noon.",
        "question": "What helps?",
    }
    page = text(client.post(at("ask_if_parent"), sent(**facts, family_told="yes"), follow=True))
    assert "Thank you for asking" in page
    assert Consultation.objects.get().question.endswith("What helps?")
    client.post(at("ask_if_parent"), sent(answer="no"))
    assert ParentAsked.objects.count() == 2


def test_a_first_day_to_come_is_on_the_days_page_of_those_in_the_childs_team_only(
    cast: Cast, wren: Schooling
) -> None:
    first = TODAY + timedelta(weeks=8)
    told = {"starts_on": first, "why": "A year early", **wren.told()}
    universal.set_first_day(cast.family, cast.child, "secondary", **told)
    wren.known()
    link = f"/person/{cast.child.ref}/first-days/secondary/meeting/"
    page = text(cast.client("PT").get(at("school_today")))
    assert "Wren Ardleigh begins secondary school on" in page
    assert link in page
    assert "A year early" not in page
    assert cast.client("PT").get(link).status_code == 200
    lead = text(cast.client("PX").get(at("school_today")))  # was told of the social worker, and nothing else
    assert "Wren Ardleigh" in lead
    assert "begins secondary school" not in lead
