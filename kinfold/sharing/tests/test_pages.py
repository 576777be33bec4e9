"""The room's pages: who gets in, what is said, what is kept when it is turned away."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from kinfold.network import actions as network
from kinfold.sharing import actions, queries
from kinfold.sharing.models import AccessLog, Disclosure, Grant, Label, ProtectedDetail, Withheld
from kinfold.sharing.tests.cast import SETTER_UP, TODAY, Cast

PAGES = ["kept-closer", "kept-closer/restrict", "kept-closer/withhold", "who-looked", "shared", "shared/new", "shared/not",
         "team/invite", "emergency-access"]  # fmt: skip


@pytest.fixture(autouse=True)
def the_day(settings) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


def at(cast: Cast, page: str) -> str:
    return f"/families/{cast.family.ref}/{page}/"


def send(client: Client, address: str, **words: object):
    """Fill in the form at an address and send it."""
    return client.post(address, words)


@pytest.mark.parametrize("page", [p for p in PAGES if p not in ("emergency-access", "team/invite")])
def test_the_allocated_worker_gets_every_page(cast: Cast, page: str) -> None:
    answer = cast.client("AW").get(at(cast, page))
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("actor", ["PX", "AN"])
def test_a_stranger_gets_what_a_missing_record_gets(cast: Cast, page: str, actor: str) -> None:
    client = cast.client(actor)
    hidden, missing = client.get(at(cast, page)), client.get(f"/families/F0000000000/{page}/")
    assert hidden.status_code == missing.status_code == 404
    assert blank(hidden) == blank(missing)
    assert cast.family.name not in hidden.content.decode()


def blank(answer) -> str:
    """The page without its form token, which differs on every page."""
    return re.sub(r'value="[^"]{40,}"', "", answer.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_asked_to_sign_in(cast: Cast, page: str) -> None:
    answer = Client().get(at(cast, page))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_breaking_glass_opens_the_record_and_tells_governance(cast: Cast) -> None:
    client, address = cast.client("OT"), at(cast, "emergency-access")
    assert "two working days" in client.get(address).content.decode()
    turned_away = send(client, address, category="missing", why="test")
    assert turned_away.status_code == 422
    assert "Say in a sentence" in turned_away.content.decode()
    assert not Grant.objects.filter(kind="glass").exists()
    opened = send(client, address, category="missing", why="The police rang, she is with them")
    assert (opened.status_code, opened["Location"]) == (302, f"/families/{cast.family.ref}/")
    told = cast.client("IG").get("/emergency-access/").content.decode()
    assert "Otto Thistle" in told
    assert "she is with them" in told
    assert "Nothing is waiting" in cast.client("TM").get("/emergency-access/").content.decode()


def test_a_double_click_breaks_glass_once(cast: Cast) -> None:
    client, address = cast.client("OT"), at(cast, "emergency-access")
    token = re.search(r'name="token" value="([^"]+)"', client.get(address).content.decode())
    assert token is not None
    words = {"category": "missing", "why": "The police rang, she is with them", "token": token[1]}
    assert {send(client, address, **words).status_code for _ in range(2)} == {302}
    assert Grant.objects.filter(kind="glass").count() == 1


def test_a_banner_stands_on_every_page_until_it_is_closed(cast: Cast) -> None:
    client = cast.client("OT")
    assert "Emergency access" not in client.get("/").content.decode()
    send(client, at(cast, "emergency-access"), category="missing", why="The police rang about her")
    assert "Emergency access" in client.get("/").content.decode()
    assert client.get("/emergency-access/close/").status_code == 405
    assert client.post("/emergency-access/close/").status_code == 302
    assert "Emergency access" not in client.get("/").content.decode()
    assert queries.decide(cast.who("OT"), "V1", cast.family, on=TODAY).code == "glass"


def test_signing_out_ends_emergency_access(cast: Cast) -> None:
    client = cast.client("OT")
    send(client, at(cast, "emergency-access"), category="missing", why="The police rang about her")
    assert queries.decide(cast.who("OT"), "V1", cast.family, on=TODAY).code == "allow"
    client.post("/sign-out/")
    assert queries.decide(cast.who("OT"), "V1", cast.family, on=TODAY).code == "glass"


def test_governance_reviews_and_the_worker_cannot(cast: Cast) -> None:
    send(cast.client("OT"), at(cast, "emergency-access"), category="missing", why="The police rang about her")
    opened = Grant.objects.get(kind="glass")
    address = f"/emergency-access/{opened.ref}/"
    assert cast.client("OT").get(address).status_code == 404
    assert cast.client("MG").get(address).status_code == 404
    assert send(cast.client("IG"), address, note="").status_code == 422
    assert send(cast.client("IG"), address, note="Right to look").status_code == 302
    opened.refresh_from_db()
    assert (opened.reviewed_on, opened.review_note) == (TODAY, "Right to look")


def test_restricting_through_the_page_shuts_out_the_team_at_the_next_click(cast: Cast) -> None:
    team_mate = cast.client("TM")
    assert team_mate.get(at(cast, "shared")).status_code == 200
    sent = send(
        cast.client("MG"), at(cast, "kept-closer/restrict"), level="restricted", person="", why="MARAC",
        named=[cast.practitioners["AW"].ref],
    )  # fmt: skip
    assert sent.status_code == 302
    assert Label.objects.get().level == "restricted"
    assert team_mate.get(at(cast, "shared")).status_code == 404
    assert cast.client("AW").get(at(cast, "kept-closer")).status_code == 200


def test_two_people_take_a_label_away(cast: Cast) -> None:
    label = actions.restrict(cast.family, why="MARAC", by=cast.who("MG"), on=TODAY)
    address = f"/families/{cast.family.ref}/kept-closer/labels/{label.pk}/lower/"
    assert send(cast.client("MG"), address, reason="It is over").status_code == 302
    assert (
        send(cast.client("MG"), address, reason="It is over").status_code == 302
    )  # asks again, nothing more
    assert queries.label_of(cast.family, on=TODAY) == "restricted"
    assert "Margot Grange" in cast.client("IG").get(address).content.decode()
    assert send(cast.client("IG"), address, reason="I agree").status_code == 302
    assert queries.label_of(cast.family, on=TODAY) == ""
    assert cast.client("AW").get(address).status_code == 403


def test_withholding_through_the_page(cast: Cast) -> None:
    address = at(cast, "kept-closer/withhold")
    sent = send(
        cast.client("AW"), address, from_person=cast.father.ref, what=f"person:{cast.child.ref}", why="Fear"
    )
    assert sent.status_code == 302
    assert Withheld.objects.filter(kind="person", item=cast.child.ref).count() == 1
    assert cast.child not in queries.visible_people(cast.who("WF"), TODAY)
    foreign = send(cast.client("AW"), address, from_person=cast.other_child.ref, what="family:", why="-")
    assert foreign.status_code == 422


def test_a_protected_detail_shows_after_one_more_click_and_is_logged(cast: Cast) -> None:
    address = f"/families/{cast.family.ref}/people/{cast.mother.ref}/protect/"
    sent = send(cast.client("AW"), address, kind="address", value="12 Invented Row", postcode="", why="Fled")
    assert sent.status_code == 302
    detail = ProtectedDetail.objects.get()
    page = at(cast, f"details/{detail.ref}")
    client = cast.client("AW")
    assert "Invented Row" not in client.get(at(cast, "kept-closer")).content.decode()
    assert "Invented Row" not in client.get(page).content.decode()
    assert "Invented Row" in client.post(page).content.decode()
    assert AccessLog.objects.filter(action="reveal_detail", about=detail.ref).count() == 1
    for actor, status in {"MG": 403, "CH": 403, "TM": 302, "PX": 404, "IG": 404}.items():
        answer = cast.client(actor).post(page)
        assert answer.status_code == status, actor
        assert "Invented Row" not in answer.content.decode()
    assert "Invented Row" not in str(AccessLog.objects.values_list("about", "reason", "purpose"))


def test_a_detail_is_not_reached_through_another_family(cast: Cast) -> None:
    detail = actions.protect_detail(
        cast.other_child, "school", "Hidden School", why="-", readers=[cast.practitioners["AW"]],
        by=cast.who("MG"), on=TODAY,
    )  # fmt: skip
    answer = cast.client("AW").post(at(cast, f"details/{detail.ref}"))
    assert answer.status_code == 404


def test_who_looked_names_for_the_manager_kinds_for_the_worker_and_the_family(cast: Cast) -> None:
    actions.open_record(cast.who("CH"), "V1", cast.family, on=TODAY, action="family")
    assert "Chidi Holm" in cast.client("MG").get(at(cast, "who-looked")).content.decode()
    for actor in ("AW", "FAM"):
        told = cast.client(actor).get(at(cast, "who-looked")).content.decode()
        assert "Chidi Holm" not in told
        assert "reviewing officer" in told


def test_sharing_outside_is_recorded_and_nothing_typed_is_lost(cast: Cast) -> None:
    client = cast.client("AW")
    words = {
        "items": "The plan of 1 March", "to_whom": "Fernhollow Primary", "purpose": "To help her in class",
        "basis": "public_task", "condition": "", "told": "no", "why_not_told": "",
    }  # fmt: skip
    turned_away = send(client, at(cast, "shared/new"), **words)
    assert turned_away.status_code == 422
    assert "The plan of 1 March" in turned_away.content.decode()
    assert send(client, at(cast, "shared/new"), **{**words, "told": "yes"}).status_code == 302
    assert send(client, at(cast, "shared/not"), **{**words, "told": "yes"}).status_code == 302
    assert list(Disclosure.objects.order_by("pk").values_list("shared", flat=True)) == [True, False]
    assert "Not shared with Fernhollow Primary" in client.get(at(cast, "shared")).content.decode()


def test_an_invited_partner_is_in_the_team_and_gone_again(cast: Cast) -> None:
    client = cast.client("AW")
    assert client.get(at(cast, "team/invite")).headers["Location"].endswith("/map/workers/add/")
    actions.invite_partner(
        cast.practitioners["PX"], cast.family, until=TODAY + timedelta(days=60), does="Reads with Wren",
        why="Wren asked", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert queries.relation(cast.who("PX"), cast.family, TODAY) == {"PT"}
    row = cast.practitioners["PX"].involvements.get()
    begin = client.get(at(cast, f"team/{row.ref}/end")).headers["Location"]
    assert begin.endswith(f"/{row.ref}/end/"), "the page that tells the chronology"
    day = {"until-day": str(TODAY.day), "until-month": str(TODAY.month), "until-year": str(TODAY.year)}
    ended = client.post(
        begin,
        {"token": str(uuid4()), "reason": "Wren moved class", "to": "nobody", "goodbye": "A card.", **day},
    )
    assert ended.status_code == 302
    assert queries.relation(cast.who("PX"), cast.family, TODAY) == {"PX"}


def test_the_allocation_itself_is_not_ended_as_if_an_invitation(cast: Cast) -> None:
    row = cast.practitioners["AW"].involvements.get()
    assert cast.client("MG").get(at(cast, f"team/{row.ref}/end")).status_code == 404


def test_ending_an_allocation_shuts_the_page_at_the_next_click(cast: Cast) -> None:
    client = cast.client("AW")
    assert client.get(at(cast, "shared")).status_code == 200
    network.end_involvement(
        cast.practitioners["AW"].involvements.get(), until=TODAY, reason="Moved", by=SETTER_UP
    )
    assert client.get(at(cast, "shared")).status_code == 404


def test_a_page_whose_look_cannot_be_logged_is_not_shown(cast: Cast) -> None:
    client = cast.client("AW")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE sharing_accesslog ADD CONSTRAINT broken CHECK (actor_name = '') NOT VALID"
        )
    answer = client.get(at(cast, "kept-closer"))
    assert answer.status_code == 500
    assert cast.family.name not in answer.content.decode()


def test_a_refusal_is_kept_in_the_log(cast: Cast) -> None:
    assert cast.client("PX").get(at(cast, "kept-closer")).status_code == 404
    row = AccessLog.objects.get(account_id=cast.accounts["PX"].pk)
    assert (row.decision, row.family_id) == ("hide", cast.family.pk)
