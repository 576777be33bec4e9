"""The board and the caseload as pages: for managers, and to anybody else as if they were not there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.work.tests.families import clock, family, many


@pytest.fixture
def here(cast: Cast, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return cast


@pytest.mark.parametrize("path", ["/drift/", "/caseload/"])
def test_only_managers_have_these_pages_and_their_look_is_logged(here: Cast, path: str) -> None:
    missing = here.client("AW").get("/no-such-page/").content
    for actor in here.accounts:
        page = here.client(actor).get(path)
        assert page.status_code == (200 if actor == "MG" else 404), actor
        if actor != "MG":
            assert page.content == missing or actor in ("FAM", "WF")
    assert AccessLog.objects.filter(account_id=here.accounts["MG"].pk, action__endswith=".view").count() == 1


def test_when_nothing_stands_still_the_board_says_so(here: Cast) -> None:
    assert "Nothing stands still." in here.client("MG").get("/drift/").content.decode()


def test_the_board_says_the_wait_in_words_and_leads_on(here: Cast) -> None:
    made, child, _ = family(here, "Reed", TODAY - timedelta(days=120))
    clock(here, made, "service_wait", days=60, person=child)
    page = here.client("MG").get("/drift/").content.decode()
    assert "60 days: half of Jo Reed&#39;s life so far" in page
    assert "With Amina Yusuf" in page
    assert "No refusal waits for a decision." in page


def test_managers_find_both_pages_at_the_top_and_others_do_not(here: Cast) -> None:
    assert 'href="/drift/"' in here.client("MG").get("/find/").content.decode()
    assert 'href="/caseload/"' in here.client("MG").get("/find/").content.decode()
    assert "/drift/" not in here.client("AW").get("/find/").content.decode()


@pytest.mark.parametrize("path", ["/drift/", "/caseload/", "/"])
def test_a_page_of_sixty_families_takes_few_queries(here: Cast, path: str) -> None:
    from django.db import connection

    many(here, 60)
    client = here.client("MG")
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    said = [str(each["sql"])[:120] for each in found.captured_queries if "SAVEPOINT" not in str(each["sql"])]
    assert len(said) <= 25, "\n".join(said)
