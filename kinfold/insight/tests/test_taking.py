"""A table leaves by two people where the matrix says so (row X2); never with a number that its reader does not see on the page."""

import csv
import io
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.insight import actions
from kinfold.insight.models import Taking
from kinfold.insight.tests.test_pages import BEFORE, fathers, get, text
from kinfold.services import actions as services
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def sent(**more: str) -> dict[str, str]:
    return {"token": str(uuid.uuid4()), **more}


def ask(cast: Cast, query: str = "", **more: str) -> Any:
    words = {"why": "The board decides about a group.", "for_whom": "The early help board", **more}
    return cast.client("MG").post(reverse("export_figures", args=["needs"]) + query, sent(**words))


@pytest.fixture
def needs(cast: Cast) -> None:
    """Nine others with a need, and one mother whose record the manager may open."""
    group = services.list_service("fathers-group", "Fathers’ group")
    for one in fathers(cast, 9, service=group):
        family = one.family_memberships.get().family
        services.notice_need(one, family, "alcohol", since=BEFORE, by=cast.who("OT"), on=TODAY, met="no")
    told = {"by": cast.who("AW"), "on": TODAY}
    services.notice_need(cast.mother, cast.family, "alcohol", since=BEFORE, met="no", **told)


def test_a_manager_takes_a_table_away_once_somebody_else_agrees(cast: Cast, needs: None) -> None:
    page = text(get(cast, "MG", "export_figures", "needs"))
    assert "a second person agrees first" in page
    assert ask(cast).status_code == 302
    taking = Taking.objects.get()
    assert get(cast, "MG", "fetch_taking", taking.ref).status_code == 403
    seen = text(get(cast, "IG", "answer_taking", taking.ref))
    assert "The board decides about a group." in seen
    assert ">10<" not in seen
    answered = cast.client("IG").post(reverse("answer_taking", args=[taking.ref]), sent(answer="yes"))
    assert answered.status_code == 302
    assert reverse("fetch_taking", args=[taking.ref]) in text(get(cast, "MG", "takings"))
    file = get(cast, "MG", "fetch_taking", taking.ref)
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = {line[0]: line[1:] for line in csv.reader(io.StringIO(text(file))) if line}
    assert lines["Alcohol and drugs"] == ["10", "0"]
    taking.refresh_from_db()
    assert taking.fetched_on == TODAY
    assert AccessLog.objects.filter(row="X2", action="fetch_taking", about=taking.ref).exists()


def test_nobody_answers_their_own_question_and_nobody_else_fetches(cast: Cast, needs: None) -> None:
    ask(cast)
    taking = Taking.objects.get()
    assert get(cast, "MG", "answer_taking", taking.ref).status_code == 302
    with pytest.raises(NotNow, match="two people"):
        actions.answer_taking(taking, answer="yes", by=cast.who("MG"), on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Taking.objects.update(answer="yes", answered_by_id=taking.asked_by_id, answered_on=TODAY)
    actions.answer_taking(taking, answer="yes", by=cast.who("IG"), on=TODAY)
    assert get(cast, "IG", "fetch_taking", taking.ref).status_code == 404
    assert get(cast, "AN", "fetch_taking", taking.ref).status_code == 404
    assert get(cast, "AW", "fetch_taking", taking.ref).status_code == 403
    with pytest.raises(NotNow, match="answered already"):
        actions.answer_taking(taking, answer="no", why_not="Late", by=cast.who("IG"), on=TODAY)


def test_a_no_says_why_and_nothing_typed_is_lost(cast: Cast, needs: None) -> None:
    refused = ask(cast, for_whom="")
    assert refused.status_code == 422
    assert "Say who is to have it." in text(refused)
    assert "The board decides about a group." in text(refused)
    ask(cast)
    taking = Taking.objects.get()
    at = reverse("answer_taking", args=[taking.ref])
    assert "Say why not" in text(cast.client("IG").post(at, sent(answer="no")))
    cast.client("IG").post(at, sent(answer="no", why_not="The board has it already."))
    page = text(get(cast, "MG", "takings"))
    assert "The board has it already." in page
    assert get(cast, "MG", "fetch_taking", taking.ref).status_code == 403


@pytest.mark.parametrize("later", [8, 20])
def test_what_was_agreed_ends_after_a_week_or_when_the_figures_change(
    cast: Cast, needs: None, settings: Any, later: int
) -> None:
    ask(cast)
    taking = Taking.objects.get()
    actions.answer_taking(taking, answer="yes", by=cast.who("IG"), on=TODAY)
    settings.KINFOLD_TODAY = (TODAY + timedelta(days=later)).isoformat()
    assert get(cast, "MG", "fetch_taking", taking.ref).status_code == 403
    assert "Ask again." in text(get(cast, "MG", "takings"))


def test_what_is_chosen_goes_with_the_question_and_no_address_chooses_more(cast: Cast, needs: None) -> None:
    ask(cast, "?whose=fathers&of=mine", chosen="whose=fathers&of=mine")
    ask(cast, chosen="whose=zebra&area=ZX99")
    one, two = Taking.objects.order_by("pk")
    page = text(get(cast, "IG", "answer_taking", one.ref))
    assert "Fathers, only families whose record they may open" in page
    assert "Everybody" in text(get(cast, "IG", "answer_taking", two.ref))
    actions.answer_taking(one, answer="yes", by=cast.who("IG"), on=TODAY)
    assert "Alcohol" not in text(get(cast, "MG", "fetch_taking", one.ref))


def test_a_manager_finds_what_waits_for_them_on_the_figures(cast: Cast, needs: None) -> None:
    ask(cast)
    assert "(1 to answer)" in text(get(cast, "IG", "figures"))
    assert "to answer)" not in text(get(cast, "MG", "figures"))
    assert "Tables to be taken away" not in text(get(cast, "AN", "figures"))
    assert get(cast, "AN", "takings").status_code == 404
