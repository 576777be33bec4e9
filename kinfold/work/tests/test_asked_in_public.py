"""What was asked in public waits with those who answer it, and is on their manager's board when the promise is broken."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinfold.agencies import actions as agencies
from kinfold.concerns import actions as concerns
from kinfold.directory import actions
from kinfold.directory.models import PublicAsk
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.work import queries as work

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/London"))
WORDS = "I feel low since the baby came."


@pytest.fixture
def here(cast: Cast, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return cast


def ask(days: int = 0, **more: Any) -> PublicAsk:
    return actions.ask_yourself(WORDS, now=NOW, on=TODAY - timedelta(days=days), **more)[0]


def lead_the_front_door(cast: Cast) -> None:
    agencies.join_team(cast.practitioners["MG"], cast.teams["duty"], on=BEGAN, is_manager=True)


def page(cast: Cast, actor: str, url: str = "/") -> str:
    return cast.client(actor).get(url).content.decode()


def test_it_is_on_the_work_of_those_who_answer_until_it_is_answered(here: Cast) -> None:
    row = ask(named="Leila")
    for actor in ("DU", "CL"):
        found = page(here, actor)
        assert f"/asked-in-public/{row.ref}/" in found, actor
        assert "Leila" in found
    for actor in ("AW", "MG", "CH", "PT", "AN", "SA", "FAM"):
        assert "Asked on the public page" not in page(here, actor), actor
    actions.answer_public_ask(row, answer="no", reasons="Full.", by=here.who("DU"), on=TODAY)
    assert work.my_work(here.who("DU"), TODAY).asked == []
    assert work.my_work(here.who("DU"), TODAY).nothing


def test_what_is_late_is_said_with_the_day_that_was_promised(here: Cast) -> None:
    ask(days=7)
    assert "the answer was promised by" in page(here, "DU")


def test_the_board_of_their_manager_shows_days_and_not_one_word(here: Cast) -> None:
    lead_the_front_door(here)
    ask(named="Leila")
    assert "public page" not in page(here, "MG", "/drift/")  # asked today: nothing is late
    ask(days=7, named="Leila", safe_to_reply="Text only")
    board = page(here, "MG", "/drift/")
    assert "Asked on the public page, and not answered in time" in board
    assert "The answer was promised by 25 February 2026" in board
    for told in ("Leila", WORDS, "Text only", "/asked-in-public/"):
        assert told not in board


def test_a_manager_of_another_team_hears_nothing_of_it(here: Cast) -> None:
    ask(days=7)
    assert "Nothing stands still." in page(here, "MG", "/drift/")


def test_in_a_record_it_waits_there_too_until_that_is_answered(here: Cast) -> None:
    lead_the_front_door(here)
    row = ask(days=7, named="Leila")
    made = actions.take_up_public_ask(row, words=WORDS, by=here.who("DU"), on=TODAY)
    assert "taken up by Duncan Umber" in page(here, "MG", "/drift/")
    concerns.answer_help(made, answer="no", reasons="Full.", by=here.who("DU"), on=TODAY)
    assert work.drift_board(here.who("MG"), TODAY).asked == []


def test_however_many_ask_the_page_takes_few_queries(here: Cast) -> None:
    for _ in range(30):
        ask(days=7)
    client = here.client("DU")
    client.get("/")
    with CaptureQueriesContext(connection) as found:
        assert client.get("/").status_code == 200
    said = [str(each["sql"])[:120] for each in found.captured_queries if "SAVEPOINT" not in str(each["sql"])]
    assert len(said) <= 25, "\n".join(said)
