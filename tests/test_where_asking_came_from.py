"""Where asking for help came from is kept on every way of asking, and nobody is asked what the way already says."""

import re
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinfold.assessment import actions as assessment
from kinfold.concerns import actions as concerns
from kinfold.meetings import actions as meetings
from kinfold.plan import actions as plan
from kinfold.services import actions as services
from kinfold.services.models import Request, Service
from kinfold.services.views.whence import whence_said
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast, build

QUESTION = "Where did this come from?"


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return build()


@pytest.fixture
def talk(db: None) -> Service:
    return services.list_service("talk", "Talking", needs=["mental_health"])


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def way(page: str, words: str) -> str:
    """The address behind the link with these words."""
    found = re.search(rf'href="([^"]+)"[^>]*>{re.escape(words)}', page)
    assert found, f"no link: {words}"
    return found[1]


def ask(cast: Cast, address: str, *, actor: str = "AW", **more: Any) -> Request:
    """Ask on the page of an address, and read back what was kept."""
    day = {
        "asked_on-day": str(TODAY.day),
        "asked_on-month": str(TODAY.month),
        "asked_on-year": str(TODAY.year),
    }
    told = {"token": str(uuid.uuid4()), "service": "talk", "whom": [str(cast.mother.pk)], "state": "asked"}
    answer = cast.client(actor).post(address, {**told, **day, **more})
    assert answer.status_code == 302, text(answer)
    return Request.objects.latest("pk")


def test_from_the_plan(cast: Cast, talk: Service) -> None:
    made = plan.make_plan(cast.family, made_on=TODAY, by=cast.who("AW"), on=TODAY)
    worker = cast.client("AW")
    address = way(text(worker.get(reverse("plan", args=[cast.family.ref]))), "Ask a service for help")
    assert QUESTION not in text(worker.get(address))
    asked = ask(cast, address)
    assert (asked.came_from, asked.came_from_ref) == ("plan", made.ref)
    page = text(worker.get(reverse("request", args=[asked.ref])))
    assert "The plan" in page
    assert way(page, 'See<span class="govuk-visually-hidden"> where it came from') == reverse(
        "plan", args=[cast.family.ref]
    )


def test_from_an_assessment_and_its_stage(cast: Cast, talk: Service) -> None:
    stage = assessment.begin_stage(
        cast.family,
        "early_help",
        in_plain_words="What would help.",
        begun_on=TODAY,
        by=cast.who("AW"),
        on=TODAY,
    )
    worker = cast.client("AW")
    for page in ("assessment", "stage"):
        ref = stage.ref if page == "stage" else cast.family.ref
        address = way(text(worker.get(reverse(page, args=[ref]))), "Ask a service for help")
        asked = ask(cast, address)
        assert (asked.came_from, asked.came_from_ref) == ("assessment", stage.ref)


def test_from_what_a_meeting_decided(cast: Cast, talk: Service) -> None:
    by, worker = cast.who("AW"), cast.client("AW")
    held = meetings.arrange(cast.family, "team_around_family", "To agree who helps.", by=by, on=TODAY)
    meetings.invite(held, practitioner=cast.practitioners["AW"], part="chair", by=by, on=TODAY)
    at = datetime.combine(TODAY, datetime.min.time(), timezone.get_default_timezone()) + timedelta(hours=10)
    meetings.offer_time(held, at, person=cast.mother, by=by, on=TODAY)
    meetings.set_time(held, at, place="Library", by=by, on=TODAY)
    meetings.hold(held, held_on=TODAY, by=by, on=TODAY)
    page = text(worker.get(reverse("meeting", args=[held.ref])))
    address = way(page, "Ask for the help that was decided here")
    asked = ask(cast, address)
    assert (asked.came_from, asked.came_from_ref) == ("meeting", held.ref)
    assert reverse("meeting", args=[held.ref]) in text(worker.get(reverse("request", args=[asked.ref])))


def test_what_a_mother_asked_for_came_from_the_family_by_the_page_and_by_the_need(
    cast: Cast, talk: Service
) -> None:
    wish = concerns.ask_for_help(words="I cannot sleep.", by=cast.who("FAM"), on=TODAY - timedelta(days=3))
    duty = cast.client("DU")
    page = text(duty.get(reverse("help_request", args=[wish.ref])))
    asked = ask(cast, way(page, "Ask a service for what"), actor="DU")
    assert (asked.came_from, asked.came_from_ref) == ("family", wish.ref)
    need = services.notice_need(
        cast.mother, cast.family, "mental_health", since=TODAY, by=cast.who("AW"), on=TODAY, source="help_request",
        source_ref=wish.ref,
    )  # fmt: skip
    asked = ask(cast, reverse("ask_for_service", args=[cast.family.ref]), need=need.ref)
    assert (asked.came_from, asked.came_from_ref) == ("family", wish.ref)


def test_after_a_child_went_and_by_way_of_the_directory(cast: Cast, talk: Service) -> None:
    (went,) = services.child_went(
        cast.family, cast.child, how="care", went_on=TODAY, parents=[cast.mother], by=cast.who("AW"), on=TODAY
    )
    worker = cast.client("AW")
    form = way(text(worker.get(reverse("child_went", args=[went.ref]))), "Ask for help for them")
    looking = way(text(worker.get(form)), "Look in the directory first")
    service = next(
        href for href in re.findall(r'href="([^"]+)"', text(worker.get(looking))) if "/services/talk/" in href
    )
    asking = next(
        href for href in re.findall(r'href="([^"]+)"', text(worker.get(service))) if "service=talk" in href
    )
    asked = ask(cast, asking)
    assert (asked.came_from, asked.came_from_ref) == ("after_child_went", went.ref)


def test_several_at_once_keep_it_too(cast: Cast, talk: Service) -> None:
    services.list_service("chat", "Chatting")
    form = reverse("ask_for_service", args=[cast.family.ref]) + "?came_from=plan&of=P123"
    address = way(text(cast.client("AW").get(form)), "Ask several services at once")
    assert QUESTION not in text(cast.client("AW").get(address))
    ask(cast, address, services=["talk", "chat"])
    assert set(Request.objects.values_list("came_from", "came_from_ref")) == {("plan", "P123")}


def test_where_nothing_says_it_the_question_is_asked_and_may_be_left(cast: Cast, talk: Service) -> None:
    address = reverse("ask_for_service", args=[cast.family.ref])
    assert QUESTION in text(cast.client("AW").get(address))
    assert ask(cast, address).came_from == ""
    assert ask(cast, address, came_from="another_service").came_from == "another_service"
    assert ask(cast, f"{address}?came_from=a-rumour&of=P1").came_from == ""
    assert ask(cast, f"{address}?came_from=plan&of=%22%3E%3Cscript").came_from_ref == ""


def test_a_meeting_that_is_kept_from_somebody_is_not_told_by_what_it_led_to(
    cast: Cast, talk: Service
) -> None:
    (asked,) = services.ask_for_service(
        cast.family, [cast.child], talk, asked_on=TODAY, by=cast.who("AW"), on=TODAY, came_from="meeting",
        came_from_ref="M1",
    )  # fmt: skip
    _, view = sharing.open_ref(cast.who("AW"), "V3", cast.family.ref, on=TODAY, action="request")
    assert whence_said(asked, view) == ("A meeting around the family", reverse("meeting", args=["M1"]))
    assert whence_said(asked, replace(view, masked=True)) == ("A meeting around the family", "")
    assert whence_said(asked, replace(view, withheld=frozenset({("meeting", "M1")}))) == ("", "")
