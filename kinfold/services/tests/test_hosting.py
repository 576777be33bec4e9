"""Nights with a volunteer host family: agreed with dates, safe by its checks, ended with what the child says."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.people.models import Person
from kinfold.services import actions, queries, rules
from kinfold.services.models import Request, Stay
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast

FRIDAY = date(2026, 3, 6)
MADE: dict[str, Any] = {
    "host": "Mark and his family",
    "begins_on": FRIDAY,
    "until_on": FRIDAY + timedelta(days=2),
    "checked_words": "Fiona, Host families",
    "checked_on": date(2026, 2, 2),
    "agreed_how": "Ilse said yes at home; Wren was asked and wants to go.",
    "ring": "Fiona, 01632 960144",
}


@pytest.fixture
def rest(cast: Cast, by: Who) -> Request:
    """A break for the mother, offered by a charity with host families."""
    hosts = actions.list_service("host-families", "Host families", kind="hosting", needs=["respite"])
    (made,) = actions.ask_for_service(
        cast.family, [cast.mother], hosts, asked_on=TODAY, state="offered", by=by, on=TODAY
    )
    return made


@pytest.fixture
def stay(cast: Cast, rest: Request, by: Who) -> Stay:
    return actions.agree_stay(rest, [cast.child], **MADE, by=by, on=TODAY)[0]


def day(name: str, at: date) -> dict[str, str]:
    return {f"{name}-day": str(at.day), f"{name}-month": str(at.month), f"{name}-year": str(at.year)}


def page(cast: Cast, actor: str, one: Request) -> str:
    return str(cast.client(actor).get(reverse("request", args=[one.ref])).content.decode())


def test_a_stay_is_nights_in_order_and_never_private_fostering() -> None:
    assert rules.in_order(FRIDAY, FRIDAY) == "The day of coming back is after the first day."
    assert rules.in_order(FRIDAY, FRIDAY + timedelta(days=27)) == ""
    assert "private fostering" in rules.in_order(FRIDAY, FRIDAY + timedelta(days=28))
    assert rules.gives_stays("hosting", "")
    assert rules.gives_stays("programme", "volunteer befriending, short hosting stays, goods")
    assert not rules.gives_stays("programme", "befriending")
    assert rules.kind_says("hosting") == "Nights with a host family"


def test_nights_are_agreed_for_two_children_in_one_entry_that_says_neither_with_whom_nor_where(
    cast: Cast, baby: Person, rest: Request, by: Who
) -> None:
    before = Entry.objects.count()
    made = actions.agree_stay(rest, [cast.child, baby], **MADE, by=by, on=TODAY)
    assert [one.nights for one in made] == [2, 2]
    assert Entry.objects.count() == before + 1
    said = Entry.objects.latest("pk").what
    assert said == "Nights with a host family were agreed for Wren Ardleigh and Pip Ardleigh: 2 nights."
    assert "Mark" not in said


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"host": " "}, "name of the host"),
        ({"checked_words": ""}, "who made sure"),
        ({"checked_on": TODAY + timedelta(days=1)}, "in the future"),
        ({"agreed_how": ""}, "parental responsibility"),
        ({"until_on": FRIDAY}, "after the first day"),
        ({"until_on": FRIDAY + timedelta(days=28)}, "private fostering"),
    ],
)
@pytest.mark.django_db
def test_no_night_without_checks_agreement_and_dates(
    cast: Cast, rest: Request, by: Who, wrong: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotNow, match=words):
        actions.agree_stay(rest, [cast.child], **{**MADE, **wrong}, by=by, on=TODAY)
    assert not Stay.objects.exists()


@pytest.mark.django_db
def test_no_child_sleeps_in_two_places_and_only_children_of_the_family_go(
    cast: Cast, rest: Request, stay: Stay, by: Who
) -> None:
    with pytest.raises(NotNow, match="already has nights"):
        actions.agree_stay(rest, [cast.child], **MADE, by=by, on=TODAY)
    with pytest.raises(NotNow, match="Only a child"):
        actions.agree_stay(rest, [cast.mother], **MADE, by=by, on=TODAY)
    after = {**MADE, "begins_on": MADE["until_on"], "until_on": MADE["until_on"] + timedelta(days=1)}
    assert actions.agree_stay(rest, [cast.child], **after, by=by, on=TODAY)
    actions.call_off_stay(stay, why="Wren is ill.", by=by, on=TODAY)
    assert actions.agree_stay(rest, [cast.child], **MADE, by=by, on=TODAY)


@pytest.mark.django_db
def test_only_help_that_has_host_families_and_was_offered_gives_nights(
    cast: Cast, rest: Request, by: Who
) -> None:
    (other,) = actions.ask_for_service(
        cast.family, [cast.mother], None, named_service="Debt advice", asked_on=TODAY, by=by, on=TODAY
    )
    with pytest.raises(NotNow, match="no host families"):
        actions.agree_stay(other, [cast.child], **MADE, by=by, on=TODAY)
    (asked,) = actions.ask_for_service(
        cast.family, [cast.father], rest.service, asked_on=TODAY, by=by, on=TODAY
    )
    with pytest.raises(NotNow, match="Say first that they offered it"):
        actions.agree_stay(asked, [cast.child], **MADE, by=by, on=TODAY)


@pytest.mark.django_db
def test_a_stay_ends_with_what_the_child_says_and_help_does_not_end_over_it(
    cast: Cast, rest: Request, stay: Stay, by: Who
) -> None:
    actions.move_request(rest, "started", on_day=TODAY, by=by, on=TODAY)
    later = FRIDAY + timedelta(days=3)
    with pytest.raises(NotNow, match="still written down"):
        actions.end_well(rest, on_day=later, reason_code="did_its_work", by=by, on=later)
    with pytest.raises(NotNow, match="in the future"):
        actions.end_stay(stay, ended_on=FRIDAY, child_says="Good.", by=by, on=TODAY)
    with pytest.raises(NotNow, match="how it went"):
        actions.end_stay(stay, ended_on=later, by=by, on=later)
    over = actions.end_stay(
        stay, ended_on=FRIDAY + timedelta(days=1), child_says="We made a kite.", by=by, on=later
    )
    assert over.nights == 1
    with pytest.raises(NotNow, match="over already"):
        actions.call_off_stay(stay, why="Late", by=by, on=later)
    ended = actions.end_well(
        rest, on_day=later, reason_code="did_its_work", ring_after="Fiona, 01632 960144",
        says_at_end="I had a rest.", by=by, on=later,
    )  # fmt: skip
    assert ended.state == "ended"


@pytest.mark.django_db
def test_what_has_begun_is_not_called_off(stay: Stay, by: Who) -> None:
    with pytest.raises(NotNow, match="begun already"):
        actions.call_off_stay(stay, why="No", by=by, on=FRIDAY + timedelta(days=1))


@pytest.mark.django_db
def test_a_worker_agrees_nights_and_writes_how_they_went_on_pages(
    cast: Cast, rest: Request, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    client, address = cast.client("AW"), reverse("agree_stay", args=[rest.ref])
    assert address in page(cast, "AW", rest)
    told = {
        "token": str(uuid.uuid4()), "children": [str(cast.child.pk)], "host": "Mark and his family",
        "agreed_how": "Ilse said yes.", "checked_words": "Fiona", "ring": "Fiona, 01632 960144",
        **day("checked_on", TODAY), **day("begins_on", TODAY),
    }  # fmt: skip
    back = client.post(address, {**told, **day("until_on", TODAY + timedelta(days=40))})
    assert back.status_code == 422
    assert "private fostering" in back.content.decode()
    assert "Mark and his family" in back.content.decode()
    assert client.post(address, {**told, **day("until_on", TODAY + timedelta(days=2))}).status_code == 302
    made = Stay.objects.get()
    shown = page(cast, "AW", rest)
    assert "There now" in shown
    assert "Mark and his family" in shown
    end = reverse("end_stay", args=[made.ref])
    assert client.post(end, {"token": str(uuid.uuid4()), **day("ended_on", TODAY)}).status_code == 422
    said = {"token": str(uuid.uuid4()), "child_says": "We made a kite.", **day("ended_on", TODAY)}
    assert client.post(end, said).status_code == 302
    with django_assert_max_num_queries(25):
        read = client.get(reverse("request", args=[rest.ref]))
    assert "We made a kite." in read.content.decode()
    assert client.get(end).status_code == 404


@pytest.mark.django_db
def test_the_mother_reads_when_and_with_whom_and_nobody_else_of_the_family_does(
    cast: Cast, rest: Request, stay: Stay
) -> None:
    mother = page(cast, "FAM", rest)
    assert "2 nights with Mark and his family, 6 March 2026 to 8 March 2026" in mother
    assert "Fiona, 01632 960144" in mother
    assert "Ilse said yes" not in mother
    strangers = [cast.client(who).get(reverse("agree_stay", args=[rest.ref])) for who in ("FAM", "PX", "WF")]
    assert {answer.status_code for answer in strangers} == {404}
    assert cast.client("WF").get(reverse("request", args=[rest.ref])).status_code == 404


@pytest.mark.django_db
def test_nights_of_a_child_kept_from_a_reader_are_not_told(cast: Cast, rest: Request, stay: Stay) -> None:
    _, view = sharing.open_ref(cast.who("AW"), "V3", cast.family.ref, on=TODAY, action="request")
    assert queries.stays_of(rest, view) == [stay]
    kept = replace(view, withheld=frozenset({("person", cast.child.ref)}))
    assert queries.stays_of(rest, kept) == []
