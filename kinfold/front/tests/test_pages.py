"""The front room's pages with the fixed cast: who sees what, and that a refusal looks like a miss."""

import pytest

from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

OPENS = ("AW", "TM", "MG", "DU", "CH", "PT", "LA2", "IG", "FAM", "WF")
HIDDEN = ("CL", "PX", "AN", "SA")


@pytest.mark.parametrize("actor", OPENS)
def test_the_family_page_opens_for_whoever_has_a_dated_reason(cast: Cast, actor: str) -> None:
    page = cast.client(actor).get(f"/families/{cast.family.ref}/")
    assert page.status_code == 200
    assert "Wren Ardleigh" in page.content.decode()
    rows = AccessLog.objects.filter(action="family.view", family_id=cast.family.pk)
    assert [row.decision in ("allow", "mask") for row in rows] == [True]


@pytest.mark.parametrize("actor", HIDDEN)
@pytest.mark.parametrize("kind", ["families", "people"])
def test_a_record_that_is_hidden_answers_exactly_like_one_that_is_missing(
    cast: Cast, actor: str, kind: str
) -> None:
    ref = cast.family.ref if kind == "families" else cast.child.ref
    client = cast.client(actor)
    hidden, missing = client.get(f"/{kind}/{ref}/"), client.get(f"/{kind}/P0000000000/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.content == missing.content
    assert hidden.content == client.get("/no-such-page/").content
    assert AccessLog.objects.filter(decision="hide", account_id=cast.accounts[actor].pk).count() == 2


@pytest.mark.parametrize("kind", ["families", "people"])
def test_another_team_is_offered_break_glass(cast: Cast, kind: str) -> None:
    ref = cast.family.ref if kind == "families" else cast.child.ref
    answer = cast.client("OT").get(f"/{kind}/{ref}/")
    assert answer.status_code == 302
    assert cast.family.ref in answer["Location"]


def test_nobody_is_asked_to_sign_in(cast: Cast) -> None:
    for path in ("/", "/find/", f"/families/{cast.family.ref}/", f"/people/{cast.child.ref}/"):
        assert cast.client("EX").get(path)["Location"] == f"/sign-in/?next={path}"


@pytest.mark.parametrize("actor", OPENS)
@pytest.mark.parametrize("whom", ["child", "mother", "father"])
def test_a_persons_page_opens_in_the_family_the_asker_may_see(cast: Cast, actor: str, whom: str) -> None:
    person = getattr(cast, whom)
    page = cast.client(actor).get(f"/people/{person.ref}/")
    assert page.status_code == 200
    assert person.known_as in page.content.decode()


def test_a_partner_sees_no_address_number_or_gap(cast: Cast, details: None) -> None:
    mine = cast.client("AW").get(f"/people/{cast.child.ref}/details/").content.decode()
    assert "12 Larch Road" in mine
    assert cast.client("PT").get(f"/people/{cast.child.ref}/details/").status_code == 403
    theirs = cast.client("PT").get(f"/people/{cast.child.ref}/").content.decode()
    for secret in ("12 Larch Road", "For workers", "Kinfold reference"):
        assert secret not in theirs
    family = cast.client("PT").get(f"/families/{cast.family.ref}/").content.decode()
    assert (
        "What we do not know yet" in cast.client("AW").get(f"/families/{cast.family.ref}/").content.decode()
    )
    assert "What we do not know yet" not in family


def test_from_whom_something_is_kept_no_worker_is_named(cast: Cast) -> None:
    mother = cast.client("FAM").get("/").content.decode()
    father = cast.client("WF").get("/").content.decode()
    assert "Amina Yusuf" in mother
    assert "Amina Yusuf" not in father
    assert "Amina Yusuf" not in cast.client("WF").get(f"/families/{cast.family.ref}/").content.decode()
    assert "Amina Yusuf" not in cast.client("WF").get(f"/people/{cast.child.ref}/").content.decode()


def test_somebody_in_two_families_is_shown_in_the_one_the_asker_may_see(cast: Cast) -> None:
    from kinfold.sharing.tests.cast import member

    member(cast.other_family, cast.child, "child")
    page = cast.client("AW").get(f"/people/{cast.child.ref}/")
    assert page.status_code == 200
    assert cast.other_family.name not in page.content.decode()
    asked = cast.client("AW").get(f"/people/{cast.child.ref}/?family={cast.other_family.ref}")
    assert cast.other_family.name not in asked.content.decode()


ACTORS = ("AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "AN", "IG", "SA", "FAM", "WF")


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_has_a_first_page(cast: Cast, actor: str) -> None:
    page = cast.client(actor).get("/")
    assert page.status_code == 200
    assert "Hello, " in page.content.decode()


def test_a_teacher_begins_with_a_worry_and_a_social_worker_with_work(cast: Cast) -> None:
    assert "I am worried about a child" in cast.client("PX").get("/").content.decode()
    assert "Nothing is waiting for you." in cast.client("TM").get("/").content.decode()
    assert "You cannot open or find any family" in cast.client("AN").get("/").content.decode()


@pytest.fixture
def details(cast: Cast) -> None:
    from kinfold.network import actions as network
    from kinfold.people import actions as people

    who = cast.who("AW")
    people.add_address(
        cast.child, lines="12 Larch Road, Merebridge", postcode="ME1 2AB", since=TODAY, by=who, on=TODAY
    )
    network.record_responsibility(cast.mother, cast.child, "yes", "birth_mother", by=who)
