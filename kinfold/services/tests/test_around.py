"""Around the help itself: several services at once, the first visit, help meanwhile, letting go, a good end."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.services import actions, queries
from kinfold.services.models import AnswerLink, Request, Service
from kinfold.sharing import queries as sharing
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

DAY = {"on_day-day": "2", "on_day-month": "3", "on_day-year": "2026"}


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def three(speech: Service) -> list[Service]:
    """Three services that might help."""
    more = [actions.list_service(slug, name) for slug, name in (("talk", "Talk time"), ("chat", "Chat club"))]
    return [speech, *more]


@pytest.fixture
def asked(cast: Cast, by: Who, three: list[Service]) -> list[Request]:
    """All three asked at once."""
    return actions.ask_several(
        cast.family,
        [cast.child],
        three,
        asked_on=BEGAN,
        came_from="meeting",
        came_from_ref="R123",
        by=by,
        on=TODAY,
    )


@pytest.mark.django_db
def test_several_are_asked_for_the_same_thing_each_with_its_own_wait(asked: list[Request]) -> None:
    assert len({one.together for one in asked}) == 1
    assert len({one.matter for one in asked}) == 3
    assert Entry.objects.filter(kind="service_asked").count() == 3
    assert Clock.objects.filter(rule="service_wait", state="open").count() == 3
    assert {(one.came_from, one.came_from_ref) for one in asked} == {("meeting", "R123")}


@pytest.mark.django_db
def test_when_one_begins_the_others_stay_until_somebody_lets_them_go(
    asked: list[Request], cast: Cast, by: Who
) -> None:
    first, second, third = asked
    _, token = actions.send_answer_link(
        second,
        sent_to="a@example.org",
        name_given="Wren",
        shares="Talking",
        agreed_how="Ilse agreed",
        by=by,
        on=TODAY,
    )
    actions.move_request(first, "started", on_day=TODAY, by=by, on=TODAY)
    page = cast.client("AW").get(f"/help/{first.ref}/").content.decode()
    assert "Say which are no longer needed" in page
    second.refresh_from_db()
    assert second.state == "asked"
    actions.let_go(first, [second], on_day=TODAY, by=by, on=TODAY)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == ("ended", "asked")
    assert second.steps.latest("pk").reason_code == "something_else_instead"
    assert AnswerLink.objects.get().ended_at is not None
    assert token


@pytest.mark.django_db
def test_only_what_was_asked_together_can_be_let_go(asked: list[Request], cast: Cast, by: Who) -> None:
    other = actions.ask_for_service(
        cast.family, [cast.child], None, named_service="Football", asked_on=TODAY, by=by, on=TODAY
    )
    with pytest.raises(NotNow, match=r"not asked for together"):
        actions.let_go(asked[0], other, on_day=TODAY, by=by, on=TODAY)
    actions.move_request(asked[1], "started", on_day=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match=r"not waiting any more"):
        actions.let_go(asked[0], [asked[1]], on_day=TODAY, by=by, on=TODAY)


@pytest.mark.django_db
def test_one_service_alone_is_together_with_nothing(cast: Cast, by: Who, speech: Service) -> None:
    (one,) = actions.ask_several(cast.family, [cast.child], [speech, speech], asked_on=TODAY, by=by, on=TODAY)
    assert one.together == ""
    assert queries.asked_together(one) == []


@pytest.mark.django_db
def test_where_asking_came_from_is_one_of_the_known_words(cast: Cast, by: Who, speech: Service) -> None:
    with pytest.raises(NotNow, match=r"where this came from"):
        actions.ask_for_service(
            cast.family, [cast.child], speech, asked_on=TODAY, came_from="gossip", by=by, on=TODAY
        )


@pytest.mark.django_db
def test_the_first_visit_is_written_once(asked: list[Request], by: Who) -> None:
    actions.companion_went(asked[0], on_day=TODAY, by=by, on=TODAY)
    assert asked[0].companion_went_on == TODAY
    with pytest.raises(NotNow, match=r"already"):
        actions.companion_went(asked[0], on_day=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match=r"before the help was asked for"):
        actions.companion_went(asked[1], on_day=BEGAN - timedelta(days=1), by=by, on=TODAY)


@pytest.mark.django_db
def test_help_meanwhile_does_not_end_the_wait(asked: list[Request], cast: Cast, by: Who) -> None:
    bridge = actions.help_meanwhile(
        asked[0],
        what="Songs and books every Friday",
        given_by_words="The library",
        since=TODAY,
        by=by,
        on=TODAY,
    )
    assert Clock.objects.filter(rule="service_wait", state="open").count() == 3
    assert len(queries.waits(cast.family, TODAY)) == 3
    ended = actions.end_help_meanwhile(bridge, until=TODAY, by=by, on=TODAY)
    assert (ended.until, ended.version) == (TODAY, 2)
    with pytest.raises(NotNow, match=r"ended already"):
        actions.end_help_meanwhile(bridge, until=TODAY, by=by, on=TODAY)


@pytest.mark.django_db
def test_nobody_bridges_a_wait_that_is_none(asked: list[Request], by: Who) -> None:
    actions.move_request(asked[0], "started", on_day=TODAY, by=by, on=TODAY)
    with pytest.raises(NotNow, match=r"do not wait"):
        actions.help_meanwhile(asked[0], what="x", given_by_words="y", since=TODAY, by=by, on=TODAY)


@pytest.mark.django_db
def test_a_good_end_says_why_whom_to_ring_and_what_the_person_says(cast: Cast, by: Who) -> None:
    (one,) = actions.ask_for_service(
        cast.family, [cast.mother], None, named_service="Counselling", asked_on=BEGAN, state="started",
        planned_until=date(2026, 2, 1), by=by, on=TODAY,
    )  # fmt: skip
    actions.end_well(
        one, on_day=TODAY, reason_code="did_its_work", ring_after="Jo, 01632 960555", says_at_end="I sleep again.",
        by=by, on=TODAY,
    )  # fmt: skip
    worker, mother = (cast.client(who).get(f"/help/{one.ref}/").content.decode() for who in ("AW", "FAM"))
    assert "I sleep again." in worker
    assert "29 days longer than planned" in worker or "4 weeks longer than planned" in worker
    assert "Jo, 01632 960555" in worker
    assert "Jo, 01632 960555" in mother
    with pytest.raises(NotNow, match=r"Say why"):
        actions.end_well(one, on_day=TODAY, reason_code="", by=by, on=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["others", "first-visit", "meanwhile", "link", "told"])
def test_each_short_page_opens_for_its_worker_and_is_missing_for_strangers(
    asked: list[Request], cast: Cast, page: str, django_assert_max_num_queries: Any
) -> None:
    address, client = f"/help/{asked[0].ref}/{page}/", cast.client("AW")
    with django_assert_max_num_queries(25):
        assert client.get(address).status_code == 200
    assert cast.client("PX").get(address).content == cast.client("PX").get("/help/R0000000000/").content
    back = client.post(address, {})
    assert back.status_code == 422


@pytest.mark.django_db
def test_the_sender_reads_it_through_before_it_goes(asked: list[Request], cast: Cast) -> None:
    client, address = cast.client("AW"), f"/help/{asked[0].ref}/link/"
    told = {
        "sent_to": "hello@lanternhouse.example.org", "name_given": "Wren", "shares": "Help with talking.",
        "agreed_how": "Ilse, by telephone", "basis": "public_task", "family_told": "yes", "days": "14",
    }  # fmt: skip
    read = client.post(address, told)
    assert read.status_code == 200
    said = read.content.decode()
    assert "This is all that they will read" in said
    assert not AnswerLink.objects.exists()
    mark = said.split('name="looked" value="')[1].split('"')[0]
    changed = client.post(address, told | {"looked": mark, "shares": "Help with talking. And more."})
    assert changed.status_code == 200  # other words than those that were read: once more
    assert not AnswerLink.objects.exists()
    assert client.post(address, told | {"looked": mark}).status_code == 302
    assert AnswerLink.objects.get().shares == "Help with talking."
    assert len(sharing.disclosures(cast.family)) == 1
    page = client.get(f"/help/{asked[0].ref}/").content.decode()
    assert "hello@lanternhouse.example.org" in page


@pytest.mark.django_db
def test_several_are_asked_on_one_page(
    cast: Cast, three: list[Service], django_assert_max_num_queries: Any
) -> None:
    client, address = cast.client("AW"), f"/families/{cast.family.ref}/services/ask-several/"
    with django_assert_max_num_queries(25):
        assert client.get(address, {"words": "talk"}).status_code == 200
    sent = {
        "services": ["talk", "chat"], "whom": [str(cast.child.pk)], "came_from": "family",
        "asked_on-day": "2", "asked_on-month": "3", "asked_on-year": "2026",
    }  # fmt: skip
    assert client.post(address, sent | {"services": ["nothing"]}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert Request.objects.filter(came_from="family").count() == 2


@pytest.mark.django_db
def test_the_page_of_a_request_stays_within_its_queries(
    asked: list[Request], cast: Cast, by: Who, django_assert_max_num_queries: Any
) -> None:
    actions.send_answer_link(
        asked[0],
        sent_to="a@example.org",
        name_given="Wren",
        shares="Talking",
        agreed_how="Ilse agreed",
        by=by,
        on=TODAY,
    )
    actions.help_meanwhile(asked[0], what="Books", given_by_words="Library", since=TODAY, by=by, on=TODAY)
    client = cast.client("AW")
    with django_assert_max_num_queries(25):
        assert client.get(f"/help/{asked[0].ref}/").status_code == 200
