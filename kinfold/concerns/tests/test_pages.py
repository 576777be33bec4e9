"""Every page of the room, opened by everybody of the cast: who sees it, who finds nothing, and in how many queries."""

from dataclasses import dataclass

import pytest

from kinfold.base.who import Who
from kinfold.concerns import actions, urls
from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
from kinfold.concerns.rules import TypedChild
from kinfold.concerns.tests.journey import text
from kinfold.people.models import Person
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

ACTORS = ["AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "FAM", "WF", "AN", "IG", "SA", "EX"]
SEES = 200
NOTHING = 404
OPENLY = 403
SIGN_IN = 302


@pytest.fixture(autouse=True)
def _day(settings) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@dataclass
class Records:
    """One of each, about the child of the cast, raised by the partner in the team."""

    concern: Concern
    consultation: Consultation
    referral: Referral
    report: InboundReport
    asked: HelpRequest
    unchecked: Person


@pytest.fixture
def records(cast: Cast) -> Records:
    return make_records(cast)


def make_records(cast: Cast) -> Records:
    teacher: Who = cast.who("PT")
    concern = actions.raise_concern(
        (TypedChild("Wren", person_ref=cast.child.ref, own_words="I am cold."), TypedChild("Baby Ardleigh")),
        saw="No coat in the frost.",
        seen_on=TODAY,
        wish="ask",
        by=teacher,
        on=TODAY,
    )
    referral = actions.make_referral(
        cast.family,
        [cast.child],
        concern=concern,
        why="Cold and hungry.",
        family_told=True,
        not_to_be_named=True,
        by=teacher,
        on=TODAY,
    )
    report = actions.receive_report(
        source="neighbour", what="Shouting.", family=cast.family, by=cast.who("DU"), on=TODAY
    )
    asked = actions.ask_for_help(words="I am tired.", by=cast.who("FAM"), on=TODAY)
    unchecked = concern.about.get(typed_name="Baby Ardleigh").person
    return Records(concern, concern.consultations.get(), referral, report, asked, unchecked)


def addresses(r: Records) -> dict[str, str]:
    """Every page that can be opened, by the name of its address."""
    key = "DAAAAAAAAAA"
    return {
        "raise_concern_step": f"/worry/new/{key}/who",
        "my_worries": "/worry/mine",
        "worry": f"/worry/{r.concern.ref}",
        "worry_sent": f"/worry/{r.concern.ref}/sent",
        "ask_about_worry": f"/worry/{r.concern.ref}/ask",
        "make_referral": f"/worry/{r.concern.ref}/refer",
        "consultation_queue": "/advice/line",
        "consultation": f"/advice/{r.consultation.ref}",
        "answer_consultation": f"/advice/{r.consultation.ref}/answer",
        "look_again": f"/advice/{r.consultation.ref}/look-again",
        "ask_for_help_step": f"/help/ask/{key}/words",
        "help_request": f"/help/{r.asked.ref}",
        "answer_help": f"/help/{r.asked.ref}/answer",
        "duty_desk": "/duty",
        "refer_family": f"/family/{r.concern.family.ref}/refer",
        "referral": f"/referral/{r.referral.ref}",
        "mark_danger": f"/referral/{r.referral.ref}/danger",
        "tell_outcome": f"/referral/{r.referral.ref}/tell",
        "decide_referral": f"/referral/{r.referral.ref}/decide",
        "receive_report": "/report/new",
        "report": f"/report/{r.report.ref}",
        "look_at_report": f"/report/{r.report.ref}/look",
        "tell_reporter": f"/report/{r.report.ref}/tell",
        "known_to_us": "/known-to-us",
        "pattern": f"/person/{r.concern.family.members.get(part='child', person__unconfirmed=False).person.ref}/pattern",
        "not_checked": f"/not-checked/{r.unchecked.ref}",
        "same_child": f"/not-checked/{r.unchecked.ref}/same-as/{r.concern.about.first().person.ref}",
    }


WORKERS = "AW TM MG OT DU CH CL PT PX LA2 AN IG SA"
RAISERS = "AW TM MG OT DU CH CL PT PX LA2"
# Who sees which page. PT raised the worry and referred; DU and CL have a live contact; AW, MG hold the family.
V10 = "AW MG DU CL PT IG"
V3 = "AW TM MG DU CH PT LA2 IG"
MAY_OPEN: dict[str, str] = {
    "raise_concern_step": RAISERS,
    "my_worries": WORKERS,
    "worry": V10,
    "worry_sent": V10,
    "ask_about_worry": V10,
    "make_referral": "AW MG DU CL PT",
    "consultation_queue": "DU CL",
    "consultation": V10,
    "answer_consultation": "DU CL",
    "look_again": "DU CL",
    "ask_for_help_step": f"{RAISERS} FAM WF",
    "help_request": "AW TM MG DU CH PT LA2 IG FAM",
    "answer_help": "DU",
    "duty_desk": "DU",
    "refer_family": "AW TM MG DU CH PT LA2",
    "referral": V3,
    "mark_danger": "DU",
    "tell_outcome": "DU",
    "decide_referral": "DU",
    "receive_report": RAISERS,
    "report": "AW MG DU IG",
    "look_at_report": "DU",
    "tell_reporter": "DU",
    "known_to_us": "AW TM MG OT DU CH CL",
    "pattern": "AW TM MG DU CH CL LA2 IG",
    "not_checked": "DU CL",
    "same_child": "DU CL",
}
OPENLY_REFUSED: dict[str, str] = {
    name: "AN IG SA" for name in ("raise_concern_step", "ask_for_help_step", "receive_report")
} | {"make_referral": "IG", "refer_family": "IG"}


def expected(name: str, actor: str) -> set[int]:
    if actor in MAY_OPEN[name].split():
        return {SEES}
    if actor == "EX":
        return {SIGN_IN}
    if actor in OPENLY_REFUSED.get(name, "").split():
        return {OPENLY}
    if actor in ("OT", "TM") and name not in ("my_worries",):
        return {NOTHING, SIGN_IN}  # break-glass: led there, or nothing to see
    return {NOTHING}


def test_every_page_is_in_the_table(records: Records):
    patterns = urls.urlpatterns
    only_moves = {"raise_concern", "ask_consultation", "ask_for_help", "take_up", "not_known_before"}
    listed = set(addresses(records)) | only_moves
    assert {p.name for p in patterns} | {"decide_referral"} == listed == set(MAY_OPEN) | only_moves
    assert all(hasattr(p.callback, "ability") for p in patterns)


def test_every_page_is_seen_by_those_who_may_and_by_nobody_else(cast: Cast, records: Records):
    clients = {actor: cast.client(actor) for actor in ACTORS}
    wrong = []
    for name, path in addresses(records).items():
        for actor, client in clients.items():
            got = client.get(path).status_code
            if got not in expected(name, actor):
                wrong.append(f"{name} as {actor}: {got}, not {sorted(expected(name, actor))}")
    assert not wrong, "\n".join(wrong)


def test_hidden_and_missing_look_alike(cast: Cast, records: Records):
    client = cast.client("PX")
    for kind, ref in (("worry", records.concern.ref), ("referral", records.referral.ref)):
        hidden, missing = client.get(f"/{kind}/{ref}"), client.get(f"/{kind}/R0000000000")
        assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_whoever_asked_not_to_be_named_is_named_only_to_those_who_may_know(cast: Cast, records: Records):
    path = f"/referral/{records.referral.ref}"
    assert "Referred by Petra Tolliver" in text(cast.client("DU").get(path))
    assert "Referred by Somebody who asked not to be named" in text(cast.client("LA2").get(path))


def test_every_opened_record_and_refusal_is_logged(cast: Cast, records: Records):
    before = AccessLog.objects.count()
    cast.client("DU").get(f"/referral/{records.referral.ref}")
    cast.client("PX").get(f"/referral/{records.referral.ref}")
    found = list(AccessLog.objects.order_by("pk").values_list("action", "decision")[before:])
    assert found == [("referral.view", "allow"), ("referral.view", "hide")]


QUERIES = {
    "raise_concern_step": 10,
    "my_worries": 14,
    "worry": 18,
    "make_referral": 30,
    "consultation_queue": 18,
    "consultation": 30,
    "answer_consultation": 45,
    "help_request": 16,
    "duty_desk": 18,
    "referral": 50,
    "decide_referral": 55,
    "report": 45,
    "not_checked": 35,
}


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_page_asks_the_database_only_so_often(
    cast: Cast, records: Records, name: str, django_assert_max_num_queries
):
    actor = "CL" if name in ("consultation_queue", "answer_consultation", "not_checked") else "DU"
    actor = "PT" if name in ("raise_concern_step", "my_worries", "worry", "make_referral") else actor
    client = cast.client(actor)
    path = addresses(records)[name]
    client.get(path)
    with django_assert_max_num_queries(QUERIES[name]):
        assert client.get(path).status_code == SEES


def test_the_desk_asks_no_more_when_more_is_waiting(
    cast: Cast, records: Records, django_assert_max_num_queries
):
    for number in range(6):
        concern = actions.raise_concern(
            (TypedChild(f"Child {number}"),), saw="Hungry.", seen_on=TODAY, by=cast.who("PX"), on=TODAY
        )
        actions.make_referral(
            concern.family, concern=concern, why="Hungry.", family_told=True, by=cast.who("PX"), on=TODAY
        )
    client = cast.client("DU")
    client.get("/duty")
    with django_assert_max_num_queries(QUERIES["duty_desk"]):
        page = text(client.get("/duty"))
    assert "Child 5" in page


def test_danger_marked_by_a_person_comes_first(cast: Cast, records: Records):
    late = actions.raise_concern(
        (TypedChild("Zelda Umbra"),), saw="A bruise.", seen_on=TODAY, by=cast.who("PX"), on=TODAY
    )
    actions.make_referral(
        late.family,
        concern=late,
        why="A bruise.",
        danger="now",
        danger_why="On a baby’s face",
        family_told=True,
        by=cast.who("PX"),
        on=TODAY,
    )
    page = text(cast.client("DU").get("/duty"))
    assert page.index("Zelda Umbra") < page.index("Wren Ardleigh")
    assert "On a baby’s face" in page


def test_an_empty_desk_says_so_kindly(cast: Cast):
    assert "Nothing is waiting for duty" in text(cast.client("DU").get("/duty"))
    assert "Nothing is waiting" in text(cast.client("CL").get("/advice/line"))
    assert "You have not raised a worry yet" in text(cast.client("PX").get("/worry/mine"))
