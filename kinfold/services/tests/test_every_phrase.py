"""What the issue asks of needs, requests and a child's going, done by a user through the pages, phrase by phrase."""

import re
import uuid
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Organisation
from kinfold.base.who import Who
from kinfold.network.models import Relationship
from kinfold.services import actions
from kinfold.services.models import ChildWent, InterimHelp, Need, Request, Service
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


def day(name: str, at: date = TODAY) -> dict[str, str]:
    return {f"{name}-day": str(at.day), f"{name}-month": str(at.month), f"{name}-year": str(at.year)}


def send(cast: Cast, where: str, ref: str, actor: str = "AW", /, **answers: Any) -> str:
    """Send a form and read the page that follows."""
    told = {"token": str(uuid.uuid4()), **answers}
    answer = cast.client(actor).post(reverse(where, args=[ref] if ref else []), told, follow=True)
    assert answer.status_code == 200, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def read(cast: Cast, name: str, ref: str, actor: str = "AW") -> str:
    answer = cast.client(actor).get(reverse(name, args=[ref] if ref else []))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def links(page: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', page))


@pytest.fixture
def waits(cast: Cast, by: Who, speech: Service) -> Request:
    (made,) = actions.ask_for_service(
        cast.family, [cast.mother], speech, asked_on=TODAY - timedelta(days=20), by=by, on=TODAY
    )
    actions.move_request(made, "waiting", on_day=TODAY, by=by, on=TODAY, position=7)
    return made


@pytest.mark.django_db
def test_help_while_waiting_is_written_read_by_the_mother_and_ended_and_the_wait_goes_on(
    cast: Cast, waits: Request
) -> None:
    address = reverse("help_meanwhile", args=[waits.ref])
    assert address in links(read(cast, "request", waits.ref))
    page = send(cast, "help_meanwhile", waits.ref, what="A volunteer rings on Fridays", given_by_words="Lantern House",
                **day("since"))  # fmt: skip
    assert "A volunteer rings on Fridays" in page
    assert "20 days" in page
    assert "While you wait: A volunteer rings on Fridays" in re.sub(
        "<[^>]+>", "", read(cast, "request", waits.ref, "FAM")
    )
    bridge = InterimHelp.objects.get()
    assert reverse("end_help_meanwhile", args=[bridge.ref]) in links(page)
    assert "since" in send(cast, "end_help_meanwhile", bridge.ref, **day("on_day"))
    waits.refresh_from_db()
    assert waits.state == "waiting"
    assert "While you wait" not in read(cast, "request", waits.ref, "FAM")


@pytest.mark.django_db
def test_somebody_goes_along_the_first_time_and_it_is_written(cast: Cast, waits: Request) -> None:
    waits.companion = "Petra from the nursery"
    waits.save()
    assert "somebody goes with you: Petra from the nursery" in read(cast, "request", waits.ref, "FAM")
    page = send(cast, "companion_went", waits.ref, **day("on_day"))
    assert "First visit, gone to together" in page
    assert reverse("companion_went", args=[waits.ref]) not in links(page)


@pytest.mark.django_db
def test_a_disabled_mother_is_supported_as_a_parent_and_nothing_is_presumed(cast: Cast) -> None:
    page = send(
        cast, "notice_need", cast.mother.ref, need="parenting_support", met="partly", named_how="asked",
        asked_by=cast.mother.ref, how_hard="Lifting the pram", strengths="She plans each day with Wren.",
        **{f"child_{cast.child.ref}": "Wren likes reading to her."}, **day("since"),
    )  # fmt: skip
    for said in (
        "Support as a disabled parent",
        "She plans each day with Wren.",
        "Wren likes reading to her.",
    ):
        assert said in page
    assert not re.search(r"\brisk|danger|harm\b", page.split("<main")[1].split("</main")[0].lower())
    own = read(cast, "needs", cast.mother.ref, "FAM")
    assert "Help to do things my own way as a parent" in own
    assert "She plans each day with Wren." in own


@pytest.mark.django_db
@pytest.mark.parametrize("tie", ["father_of", "step_father_of", "mothers_partner_of"])
def test_a_father_a_step_father_and_a_mothers_partner_are_asked_what_would_help_and_helped(
    cast: Cast, speech: Service, tie: str
) -> None:
    Relationship.objects.create(a=cast.father, b=cast.child, type=tie)
    page = read(cast, "needs", cast.mother.ref)
    assert f"Nobody has asked {cast.father.known_as} yet what would help." in page
    page = send(cast, "notice_need", cast.father.ref, need="employment", met="no", reason_code="none_here",
                strengths="He cooks every evening.", **day("since"))  # fmt: skip
    assert "He cooks every evening." in page
    need = Need.objects.get(person=cast.father)
    page = send(cast, "ask_for_service", cast.family.ref, service=speech.slug, whom=[str(cast.father.pk)],
                need=need.ref, state="asked", **day("asked_on"))  # fmt: skip
    assert Request.objects.get(person=cast.father).need == need


@pytest.mark.django_db
def test_how_far_a_need_is_met_is_said_over_time_by_the_mother_and_by_the_worker(cast: Cast) -> None:
    need = actions.notice_need(
        cast.mother,
        cast.family,
        "debt",
        since=TODAY - timedelta(days=90),
        met="no",
        by=cast.who("AW"),
        on=TODAY,
    )
    send(cast, "read_need", need.ref, met="yes", seen_by="worker", **day("on_day", TODAY - timedelta(days=9)))
    send(cast, "read_need", need.ref, "FAM", met="partly", why="I still owe the rent.")
    page = read(cast, "needs", cast.mother.ref)
    for said in (
        "They do not see it alike.",
        "I still owe the rent.",
        "As workers see it",
        "Partly met",
        "Not met",
        "Met",
    ):
        assert said in page


@pytest.mark.django_db
def test_adults_and_childrens_social_care_stand_side_by_side_and_both_noes_get_an_owner(
    cast: Cast, by: Who
) -> None:
    need = actions.notice_need(cast.mother, cast.family, "learning_disability", since=TODAY, by=by, on=TODAY)
    for slug, sector, code in (
        ("adults-team", "adult_social_care", "need_too_low"),
        ("childrens-team", "social_care", "wrong_group"),
    ):
        gives = agencies.open_organisation(slug, sector)
        service = actions.list_service(slug, slug, organisation=gives, for_whom=["families"])
        (asked,) = actions.ask_for_service(
            cast.family, [cast.mother], service, asked_on=TODAY, need=need, by=by, on=TODAY
        )
        actions.move_request(asked, "not_eligible", on_day=TODAY, reason_code=code, by=by, on=TODAY)
    page = read(cast, "thresholds", cast.family.ref)
    sides = page.split("Children’s services</h3>")
    assert "adults-team" in sides[0].split("Adult services</h3>")[1]
    assert "childrens-team" in sides[1]
    assert "Not known which" not in page
    assert "Both said no" in page
    form = next(one for one in links(page) if "nobody-gives-it" in one)
    answer = cast.client("AW").post(
        form,
        {"token": str(uuid.uuid4()), "owner": cast.practitioners["AW"].ref, "why": "Each says the other.",
         "meanwhile": "Amina rings.", "noes": list(Request.objects.values_list("ref", flat=True)), **day("look_again_on", TODAY + timedelta(days=7)), **day("opened_on")},
        follow=True,
    )  # fmt: skip
    assert f"{cast.practitioners['AW'].known_as} owns this" in read(cast, "thresholds", cast.family.ref), (
        answer.content
    )


@pytest.mark.django_db
def test_a_child_who_left_home_is_asked_about_and_the_mother_gets_a_worker(
    cast: Cast, waits: Request
) -> None:
    assert reverse("child_left_home", args=[cast.family.ref]) in links(
        read(cast, "family_services", cast.family.ref)
    )
    wrong = cast.client("AW").post(
        reverse("child_left_home", args=[cast.family.ref]), {"token": str(uuid.uuid4())}
    )
    assert wrong.status_code == 422
    page = send(cast, "child_left_home", cast.family.ref, child=cast.child.ref, how="left",
                parents=[cast.mother.ref], **day("went_on"))  # fmt: skip
    assert f"Who is there for {cast.mother.known_as} now?" in page
    assert "what becomes of it?" in page
    went = ChildWent.objects.get()
    assert (went.how, went.parent, went.went_on) == ("left", cast.mother, TODAY)
    for actor in ("PT", "PX", "FAM", "WF"):
        assert cast.client(actor).get(reverse("child_left_home", args=[cast.family.ref])).status_code == 404


@pytest.mark.django_db
def test_the_report_of_help_that_ended_when_a_child_had_gone_can_be_reached(cast: Cast) -> None:
    assert reverse("unmet_needs") in links(read(cast, "directory", ""))
    assert reverse("help_ended_after") in links(read(cast, "unmet_needs", ""))
    assert "ended" in read(cast, "help_ended_after", "").lower()


@pytest.mark.django_db
def test_a_tiny_charity_with_host_families_is_added_and_kept_by_whoever_adds_it(cast: Cast) -> None:
    assert reverse("add_service") in links(read(cast, "directory", ""))
    told = {"name": "Open Doors", "kind": "hosting", "does": "A night away, so that you can rest.",
            "new_organisation": "St Oda’s church"}  # fmt: skip
    refused = cast.client("AW").post(reverse("add_service"), {"token": str(uuid.uuid4()), **told})
    assert refused.status_code == 422
    assert "Say what kind of organisation it is." in refused.content.decode()
    assert "Open Doors" in refused.content.decode()
    page = send(cast, "add_service", "", sector="faith", **told)
    assert "Put this page right" in page
    made = Service.objects.get(name="Open Doors")
    assert (made.kind, made.kept_by, made.checked_on) == ("hosting", cast.practitioners["AW"], TODAY)
    assert Organisation.objects.get(name="St Oda’s church").sector == "faith"
    again = cast.client("AW").post(reverse("add_service"), {"token": str(uuid.uuid4()), **told})
    assert again.status_code == 422
    assert "already" in again.content.decode()


@pytest.mark.django_db
def test_a_partner_adds_only_what_their_own_service_gives(cast: Cast) -> None:
    form = read(cast, "add_service", "", "PT")
    assert "Who gives it?" not in form
    send(cast, "add_service", "", "PT", name="Breakfast club", organisation="", new_organisation="Another")
    made = Service.objects.get(name="Breakfast club")
    assert made.organisation == cast.practitioners["PT"].organisation
    assert cast.client("LA2").get(reverse("add_service")).status_code == 403
    assert cast.client("FAM").get(reverse("add_service")).status_code == 404
