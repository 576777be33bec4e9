"""Back in the browser after sending, and Send again: one row. And the consultation line says what is danger now, first."""

from typing import Any

import pytest
from django.urls import reverse

from kinfold.concerns import actions, queries
from kinfold.concerns.models import Concern, Consultation, InboundReport, Referral
from kinfold.concerns.rules import TypedChild
from kinfold.concerns.tests.journey import day, raise_worry, send_ok, text
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture(autouse=True)
def on_its_day(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


WHY = {"why": "Hungry again and again.", "family_told": "yes"}


def worry(cast: Cast, saw: str = "Wren was hungry.") -> Concern:
    wren = TypedChild(name="Wren Ardleigh", person_ref=cast.child.ref)
    return actions.raise_concern(
        [wren], saw=saw, seen_on=TODAY, by=cast.who("PT"), on=TODAY, family=cast.family
    )


def test_a_referral_sent_again_after_going_back_is_one_and_leads_to_the_first(cast: Cast) -> None:
    client, path = cast.client("PT"), reverse("make_referral", args=[worry(cast).ref])
    first = send_ok(client, path, **WHY)
    again = send_ok(client, path, **WHY)  # the page fetched afresh: another token, the same answers
    assert again == first
    assert Referral.objects.count() == 1
    send_ok(client, path, **{**WHY, "why": "Now she was bruised."})
    assert Referral.objects.count() == 2


def test_a_question_and_a_report_sent_again_after_going_back_are_one(cast: Cast) -> None:
    client, path = cast.client("PT"), reverse("ask_about_worry", args=[worry(cast).ref])
    assert send_ok(client, path, question="What next?") == send_ok(client, path, question="What next?")
    assert Consultation.objects.count() == 1
    desk, path = cast.client("DU"), reverse("receive_report")
    told = {
        "source": "neighbour",
        "what": "Shouting at night.",
        "child": "Pip Marlowe",
        **day("received_on", 2026, 3, 2),
    }
    assert send_ok(desk, path, **told) == send_ok(desk, path, **told)
    assert InboundReport.objects.count() == 1


def test_the_same_words_of_two_people_are_two(cast: Cast) -> None:
    kept = worry(cast)
    path = reverse("make_referral", args=[kept.ref])
    send_ok(cast.client("PT"), path, **WHY)
    send_ok(cast.client("AW"), path, **WHY)
    assert Referral.objects.count() == 2


def test_a_worry_sent_again_after_going_back_makes_no_second_one(cast: Cast) -> None:
    client = cast.client("PT")
    begin = client.get("/worry/new?afresh=yes")["Location"]
    ref = raise_worry(client, "Pip Marlowe")
    assert Concern.objects.filter(ref=ref).count() == 1
    key = begin.split("/")[-2]
    assert client.get(f"/worry/new/{key}/check").status_code in (302, 404)
    assert Concern.objects.count() == 1


def test_what_was_sent_as_danger_now_stands_first_on_the_consultation_line_and_says_so(cast: Cast) -> None:
    early, late = worry(cast), worry(cast, "Wren was alone.")
    teacher = cast.who("PT")
    before = TODAY.replace(day=1)
    actions.ask_consultation(cast.family, question="What next?", concern=early, by=teacher, on=before)
    second = actions.ask_consultation(cast.family, question="And now?", concern=late, by=teacher, on=TODAY)
    line = cast.client("CL")
    assert [row.danger for row in queries.consultation_queue(cast.who("CL"), TODAY)] == ["", ""]
    actions.make_referral(
        cast.family, [cast.child], why="Alone.", concern=late, danger="now", danger_why="No grown-up there.",
        family_told=True, by=teacher, on=TODAY,
    )  # fmt: skip
    rows = queries.consultation_queue(cast.who("CL"), TODAY)
    assert [(row.ref == second.ref, row.danger) for row in rows] == [(True, "now"), (False, "")]
    page = text(line.get(reverse("consultation_queue")))
    assert "In danger now: referred to the duty desk as well" in page
    assert "No grown-up there." not in page
