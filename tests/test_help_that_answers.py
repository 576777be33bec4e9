"""From a family's own request to help that begins: two rooms that do not know each other, one story."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.clocks.models import Clock
from kinfold.concerns import actions as concerns
from kinfold.services import actions as services
from kinfold.services.models import Need
from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return build()


def test_a_need_noticed_in_a_request_is_kept_with_it_and_help_that_begins_answers_the_asking(
    cast: Cast,
) -> None:
    wish = concerns.ask_for_help(words="I cannot sleep.", by=cast.who("FAM"), on=TODAY - timedelta(days=30))
    address = reverse("notice_need", args=[cast.mother.ref]) + f"?asked_in={wish.ref}"
    duty = cast.client("DU")
    assert address in duty.get(reverse("help_request", args=[wish.ref])).content.decode()
    assert f'value="{wish.ref}"' in duty.get(address).content.decode()
    duty.post(
        address,
        {
            "token": str(uuid.uuid4()), "need": "respite", "met": "no", "asked_in": wish.ref,
            "since-day": "1", "since-month": "3", "since-year": "2026",
        },
    )  # fmt: skip
    need = Need.objects.get()
    assert (need.source, need.source_ref) == ("help_request", wish.ref)
    worker = cast.who("AW")
    one = services.ask_for_service(
        cast.family, [cast.mother], None, named_service="A night nanny", need=need, asked_on=TODAY, by=worker,
        on=TODAY,
    )[0]  # fmt: skip
    assert Clock.objects.get(rule="unanswered_request").state == "open"
    services.move_request(one, "started", on_day=TODAY, by=worker, on=TODAY)
    assert Clock.objects.get(rule="unanswered_request").state == "met"
