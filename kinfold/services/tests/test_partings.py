"""When a child goes, the parent's own help does not stop silently, and somebody is there for them."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.network import actions as network
from kinfold.people.models import Person
from kinfold.services import actions, queries
from kinfold.services.models import ChildWent, HelpAfter, Request
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

WENT = date(2026, 2, 16)


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def counselling(cast: Cast, by: Who) -> Request:
    """The mother's own help, which she has had since the autumn."""
    return actions.ask_for_service(
        cast.family, [cast.mother], None, named_service="Counselling", asked_on=BEGAN, by=by, on=TODAY,
        state="started",
    )[0]  # fmt: skip


@pytest.fixture
def home(cast: Cast, by: Who) -> None:
    """The child lives with the mother; the father lives somewhere else."""
    network.set_up_household(
        cast.family, "Home", members=[(cast.child, False), (cast.mother, False)], since=BEGAN, by=by
    )


@pytest.fixture
def went(cast: Cast, by: Who, home: None, counselling: Request) -> ChildWent:
    """The child came into care two weeks ago."""
    return actions.child_went(cast.family, cast.child, how="care", went_on=WENT, by=by, on=TODAY)[0]


@pytest.mark.django_db
def test_a_child_goes_once_from_each_parent_they_lived_with(cast: Cast, by: Who, home: None) -> None:
    rows = actions.child_went(cast.family, cast.child, how="care", went_on=WENT, by=by, on=TODAY)
    assert [row.parent for row in rows] == [cast.mother]
    again = actions.child_went(cast.family, cast.child, how="care", went_on=TODAY, by=by, on=TODAY)
    assert again == rows
    assert ChildWent.objects.count() == 1


@pytest.mark.django_db
def test_where_no_home_is_written_down_no_parent_is_forgotten(cast: Cast, by: Who) -> None:
    rows = actions.child_went(cast.family, cast.child, how="care", went_on=WENT, by=by, on=TODAY)
    assert {row.parent for row in rows} == {cast.mother, cast.father}
    assert Entry.objects.filter(kind="child_went").count() == 2


@pytest.mark.django_db
def test_the_clock_runs_until_a_worker_is_named_and_every_service_has_its_word(
    went: ChildWent, counselling: Request, cast: Cast, by: Who
) -> None:
    clock = Clock.objects.get(rule="help_after_child_went")
    actions.name_parents_worker(went, cast.practitioners["TM"], named_on=TODAY, by=by, on=TODAY)
    clock.refresh_from_db()
    assert clock.state == "open"
    actions.decide_help_after(went, counselling, "goes_on", on_day=TODAY, by=by, on=TODAY)
    clock.refresh_from_db()
    assert clock.state == "met"
    went.refresh_from_db()
    assert queries.is_settled(went)


@pytest.mark.django_db
def test_help_that_ends_ends_with_its_reason_and_in_one_go(
    went: ChildWent, counselling: Request, by: Who
) -> None:
    actions.settle_after_child_went(
        went, decisions=[actions.After(counselling, "ends", "It was for parents with a child at home.", "I am alone.")],
        no_worker_why="Nobody free until Monday; the manager rings her.", on_day=TODAY, by=by, on=TODAY,
    )  # fmt: skip
    counselling.refresh_from_db()
    assert counselling.state == "ended"
    assert counselling.steps.latest("pk").reason_code == "child_left"
    assert Clock.objects.get(rule="help_after_child_went").state == "met"
    assert Entry.objects.filter(kind="help_after_decided").count() == 1
    (ended,) = queries.ended_after_child_went(TODAY)
    assert (ended.request, ended.days) == (counselling, 14)


@pytest.mark.django_db
def test_brothers_and_sisters_who_went_together_are_settled_together(
    went: ChildWent, counselling: Request, cast: Cast, baby: Person, by: Who
) -> None:
    (other,) = actions.child_went(
        cast.family, baby, how="care", went_on=WENT, parents=[cast.mother], by=by, on=TODAY
    )
    decided = [actions.After(counselling, "goes_on")]
    actions.settle_after_child_went(
        went, decisions=decided, worker=cast.practitioners["TM"], on_day=TODAY, by=by, on=TODAY
    )
    other.refresh_from_db()
    assert queries.is_settled(other)
    clocks = Clock.objects.filter(rule="help_after_child_went")
    assert {clock.state for clock in clocks} == {"met"}
    assert len(clocks) == 2
    assert Entry.objects.filter(kind="help_after_decided").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["changes", "handed_on", "ends", "nonsense"])
def test_nothing_ends_or_changes_without_a_reason(
    went: ChildWent, counselling: Request, by: Who, what: str
) -> None:
    with pytest.raises(NotNow):
        actions.decide_help_after(went, counselling, what, on_day=TODAY, by=by, on=TODAY)
    assert not HelpAfter.objects.exists()


@pytest.mark.django_db
def test_no_worker_needs_its_reason_too(went: ChildWent, by: Who) -> None:
    with pytest.raises(NotNow, match=r"nobody can be named"):
        actions.name_parents_worker(went, None, named_on=TODAY, by=by, on=TODAY)


@pytest.mark.django_db
def test_another_persons_help_is_not_the_parents(went: ChildWent, cast: Cast, by: Who) -> None:
    his = actions.ask_for_service(
        cast.family, [cast.father], None, named_service="Job club", asked_on=BEGAN, by=by, on=TODAY
    )[0]
    with pytest.raises(NotNow):
        actions.decide_help_after(went, his, "goes_on", on_day=TODAY, by=by, on=TODAY)
    assert his not in queries.help_then(went)


@pytest.mark.django_db
def test_the_report_names_only_where_the_record_opens_and_hides_small_numbers(
    went: ChildWent, counselling: Request, cast: Cast, by: Who
) -> None:
    actions.move_request(counselling, "ended", on_day=TODAY, by=by, on=TODAY, reason_code="child_left")
    for who, named in (("AW", True), ("OT", False), ("AN", False)):
        page = cast.client(who).get("/services/ended-after-a-child-went/")
        assert page.status_code == 200
        assert (b"Ilse" in page.content) is named, who
    report = queries.ended_report(TODAY, mine=queries.reach(by, TODAY), counted=True)
    assert [cell.count for cell in report.by_service] == [None]


@pytest.mark.django_db
def test_help_that_ended_before_or_long_after_is_not_in_the_report(
    went: ChildWent, counselling: Request, by: Who
) -> None:
    later = WENT + timedelta(days=29)
    actions.move_request(counselling, "ended", on_day=later, by=by, on=later, reason_code="did_its_work")
    assert queries.ended_after_child_went(later) == []


@pytest.mark.django_db
def test_the_parent_reads_who_is_there_and_the_other_parent_never_does(
    went: ChildWent, counselling: Request, cast: Cast, by: Who
) -> None:
    actions.name_parents_worker(went, cast.practitioners["TM"], named_on=TODAY, by=by, on=TODAY)
    hers = cast.client("FAM").get(f"/child-went/{went.ref}/")
    assert hers.status_code == 200
    assert b"Tess Marlow" in hers.content
    assert b"Counselling" in hers.content
    refused = cast.client("WF").get(f"/child-went/{went.ref}/")
    missing = cast.client("WF").get("/child-went/R0000000000/")
    assert refused.status_code == missing.status_code == 404
    assert refused.content == missing.content
    own = cast.client("FAM").get(f"/families/{cast.family.ref}/").content
    assert b"Who is there for you now" in own
    assert b"Who is there for you now: Tess Marlow" in cast.client("FAM").get("/").content
    for page in ("/", f"/families/{cast.family.ref}/", f"/people/{cast.child.ref}/"):
        his = cast.client("WF").get(page).content
        assert b"Who is there" not in his
        assert b"Tess Marlow" not in his
    assert b"child-went" not in cast.client("WF").get(f"/families/{cast.family.ref}/services/").content


@pytest.mark.django_db
def test_a_worker_says_all_of_it_on_one_page(
    went: ChildWent, counselling: Request, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client, address = cast.client("AW"), f"/child-went/{went.ref}/"
    with django_assert_max_num_queries(25):
        assert client.get(address).status_code == 200
    sent = {
        "worker": cast.practitioners["AW"].ref, "what_0": "changes", "why_0": "", "says_0": "Do not stop it.",
        "on_day-day": "2", "on_day-month": "3", "on_day-year": "2026",
    }  # fmt: skip
    back = client.post(address, sent)
    assert back.status_code == 422
    assert b"Do not stop it." in back.content
    assert client.post(address, sent | {"why_0": "By telephone now."}).status_code == 302
    assert HelpAfter.objects.get().parent_says == "Do not stop it."
