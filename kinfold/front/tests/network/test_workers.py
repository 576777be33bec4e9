"""Workers come, go with a goodbye, and lead one at a time; with clocks, chronology and access log."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.agencies import actions as agencies
from kinfold.chronology.models import Entry
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.front.tests.network.conftest import Drawn, day, today
from kinfold.network import actions as network
from kinfold.network import queries
from kinfold.network.models import Involvement
from kinfold.plan import actions as plan
from kinfold.plan import queries as plans
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import BEGAN, SETTER_UP, TODAY, Cast

WHY = {"does": "Helps with mornings", "reason": "Ilse asked for somebody"}


def changes(cast: Cast) -> list[str]:
    rows = Entry.objects.filter(family=cast.family, kind="worker_changed").order_by("pk")
    return list(rows.values_list("what", flat=True))


def part(cast: Cast, actor: str) -> Involvement:
    return Involvement.objects.get(
        practitioner=cast.practitioners[actor], family=cast.family, until__isnull=True
    )


@pytest.mark.parametrize("words", ["Piers", "fernhollow year 6", "TEACHER"])
def test_a_worker_is_found_by_name_job_or_organisation(cast: Cast, at: Any, words: str) -> None:
    assert "Piers Xavier" in cast.client("AW").get(at("involve"), {"words": words}).content.decode()


def test_nobody_found_is_said(cast: Cast, at: Any) -> None:
    assert "Nobody was found." in cast.client("AW").get(at("involve"), {"words": "zzz 🦊"}).content.decode()


def test_a_partner_comes_for_a_time_and_sees_a_part(cast: Cast, at: Any, send: Any) -> None:
    path = at("involve") + "?words=Piers"
    typed = {"practitioner": cast.practitioners["PX"].ref, "role": "partner", "person": cast.child.ref, **WHY}
    endless = send("AW", path, **typed)
    assert "Give a last day within the next year." in endless.content.decode()
    assert "Helps with mornings" in endless.content.decode()
    assert send("AW", path, **typed, **day("until", 1, 9, 2026)).status_code == 302
    row = part_of(cast, "PX")
    assert (row.role, row.person, row.until) == ("partner", cast.child, date(2026, 9, 1))
    assert cast.client("PX").get(at("genogram")).status_code == 200
    assert changes(cast) == [
        "Piers Xavier, year 6 teacher (Fernhollow Primary) began: in the team around the family. Helps with mornings"
    ]
    assert AccessLog.objects.filter(row="G1", about=cast.practitioners["PX"].ref).exists()


def part_of(cast: Cast, actor: str) -> Involvement:
    return Involvement.objects.get(practitioner=cast.practitioners[actor], family=cast.family)


def test_nobody_gives_access_to_themselves(cast: Cast, at: Any, send: Any) -> None:
    mine = cast.practitioners["MG"]
    shown = cast.client("MG").get(at("involve"), {"words": "Margot"}).content.decode()
    assert f'value="{mine.ref}"' not in shown
    send(
        "MG", at("involve") + "?words=Margot", practitioner=mine.ref, role="allocated", person="family", **WHY
    )
    assert not Involvement.objects.filter(practitioner=mine).exists()


def test_a_worker_with_a_conflict_of_interest_is_kept_out_of_every_role(
    cast: Cast, at: Any, send: Any
) -> None:
    sharing.exclude(cast.practitioners["TM"], cast.family, why="Her cousin", by=SETTER_UP, on=TODAY)
    typed = {
        "practitioner": cast.practitioners["TM"].ref,
        "person": "family",
        **WHY,
        **day("until", 1, 9, 2026),
    }
    for role in ("partner", "allocated"):
        answer = send("AW", at("involve") + "?words=Tess", role=role, **typed)
        assert answer.status_code == 422, role
        assert "Ask information governance." in answer.content.decode()
    assert not Involvement.objects.filter(practitioner=cast.practitioners["TM"]).exists()


def test_a_volunteer_comes_as_a_volunteer(cast: Cast, at: Any, send: Any) -> None:
    friend = agencies.take_on(
        cast.organisations["school"], "Reading friend", name="Rosa Lind", is_volunteer=True, on=BEGAN
    )
    typed = {"practitioner": friend.ref, "person": "family", **WHY, **day("until", 1, 9, 2026)}
    wrong = send("AW", at("involve") + "?words=Rosa", role="allocated", **typed)
    assert "This person is a volunteer." in wrong.content.decode()
    assert send("AW", at("involve") + "?words=Rosa", role="volunteer", **typed).status_code == 302
    assert Involvement.objects.get(practitioner=friend).role == "volunteer"


def test_an_allocated_worker_takes_over_what_only_a_team_owned(cast: Cast, at: Any, send: Any) -> None:
    network.end_involvement(part(cast, "AW"), until=BEGAN, reason="Left", by=SETTER_UP)
    entry = Entry.objects.create(
        family=cast.family, kind="incident", happened_on=TODAY, what="x", recorded_on=TODAY
    )
    clock = clocks.start(
        "report_follow_up", cast.family, owner_team=cast.teams["duty"], on=TODAY, entry=entry.uuid
    )
    typed = {"practitioner": cast.practitioners["TM"].ref, "role": "allocated", "person": "family", **WHY}
    sharing.grant(
        "cover",
        practitioner=cast.practitioners["MG"],
        family=cast.family,
        since=BEGAN,
        why="No worker",
        by=SETTER_UP,
    )
    assert send("MG", at("involve") + "?words=Tess", **typed).status_code == 302
    assert clock_queries.clock(clock.ref).owner == cast.practitioners["TM"]
    assert Entry.objects.get(kind="worker_changed").detail == "allocated"


def test_what_would_be_lost_is_shown_first_and_a_goodbye_is_asked_for(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    path = at("end_involvement", involvement=part(cast, "PT").ref)
    shown = cast.client("AW").get(path).content.decode()
    assert "What the family would lose" in shown
    assert "Wren Ardleigh has chosen Petra Tolliver as a trusted adult." in shown
    assert shown.index("What the family would lose") < shown.index("What is their last day?")
    silent = send("AW", path, **today("until"), reason="New class", goodbye="", to="nobody")
    assert "Say how the goodbye is planned." in silent.content.decode()
    assert part(cast, "PT").until is None
    done = send(
        "AW",
        path,
        **day("until", 20, 3, 2026),
        reason="New class",
        goodbye="She tells Wren herself; a card each term.",
        to="nobody",
    )
    assert done.status_code == 302
    row = part_of(cast, "PT")
    assert (row.until, row.reason_ended) == (date(2026, 3, 20), "New class")
    assert changes(cast) == [
        "Petra Tolliver, year 4 teacher, will stop on 20 March 2026: New class. "
        "The goodbye: She tells Wren herself; a card each term."
    ]
    assert cast.client("PT").get(at("genogram")).status_code == 200  # until the last day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (day("until", 1, 1, 2020), "before it began"),
        (day("until", 1, 1, 2031), "within the next year"),
        (day("until", 30, 2, 2026), "There is no 30 February"),
        ({**today("until"), "reason": "r" * 301}, "301 characters long"),
        ({**today("until"), "to": "R000"}, "Choose who takes over."),
    ],
)
def test_a_last_day_that_cannot_be_is_said_and_nothing_is_lost(
    cast: Cast, drawn: Drawn, at: Any, send: Any, typed: dict[str, str], said: str
) -> None:
    path = at("end_involvement", involvement=part(cast, "PT").ref)
    answer = send(
        "AW", path, **{"reason": "New class", "goodbye": "A card each term.", "to": "nobody", **typed}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "A card each term." in answer.content.decode()
    assert part(cast, "PT").until is None


def test_the_lead_does_not_go_without_somebody_who_leads_next(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    network.end_involvement(part(cast, "AW"), until=BEGAN, reason="Becomes lead", by=SETTER_UP)
    lead = network.involve(cast.practitioners["AW"], cast.family, "lead", since=BEGAN, by=SETTER_UP)
    path = at("end_involvement", involvement=lead.ref)
    shown = cast.client("AW").get(path).content.decode()
    assert "Who leads next?" in shown
    assert "Nobody yet" not in shown
    goodbye = {"reason": "New job", "goodbye": "We bake a cake.", **day("until", 16, 3, 2026)}
    assert "Choose who takes over." in send("AW", path, **goodbye, to="nobody").content.decode()
    assert send("AW", path, **goodbye, to=cast.practitioners["PT"].ref).status_code == 302
    team = {
        (row.practitioner.name, row.role): row.until
        for row in queries.involved(cast.family, TODAY + timedelta(days=1))
    }
    assert team[("Petra Tolliver", "lead")] is None
    assert team[("Amina Yusuf", "partner")] == date(2026, 3, 16)


def test_a_lead_who_goes_today_is_followed_today(cast: Cast, drawn: Drawn, at: Any, send: Any) -> None:
    network.end_involvement(part(cast, "AW"), until=BEGAN, reason="Becomes lead", by=SETTER_UP)
    lead = network.involve(cast.practitioners["AW"], cast.family, "lead", since=BEGAN, by=SETTER_UP)
    entry = Entry.objects.create(
        family=cast.family, kind="incident", happened_on=TODAY, what="x", recorded_on=TODAY
    )
    clock = clocks.start(
        "report_follow_up", cast.family, owner=cast.practitioners["AW"], on=TODAY, entry=entry.uuid
    )
    path = at("end_involvement", involvement=lead.ref)
    send("AW", path, **today("until"), reason="Ill", goodbye="A letter.", to=cast.practitioners["CH"].ref)
    tomorrow = TODAY + timedelta(days=1)
    assert [r.practitioner.name for r in queries.involved(cast.family, tomorrow) if r.role == "lead"] == [
        "Chidi Holm"
    ]
    assert "Amina Yusuf" not in [r.practitioner.name for r in queries.involved(cast.family, tomorrow)]
    assert clock_queries.clock(clock.ref).owner == cast.practitioners["CH"]


def test_the_lead_is_handed_over_to_exactly_one(cast: Cast, at: Any, send: Any) -> None:
    network.involve(cast.practitioners["TM"], cast.family, "lead", since=BEGAN, by=SETTER_UP)
    path = at("hand_over_lead")
    assert "Tess Marlow leads now" in cast.client("AW").get(path).content.decode()
    assert (
        "Say why the lead changes."
        in send("AW", path, to=cast.practitioners["PT"].ref, stays="yes").content.decode()
    )
    answer = send("AW", path, to=cast.practitioners["PT"].ref, reason="Sees Wren daily", stays="no")
    assert answer.url == at("genogram") + "?done=lead"
    leads = Involvement.objects.filter(family=cast.family, role="lead", until__isnull=True)
    assert [row.practitioner.name for row in leads] == ["Petra Tolliver"]
    assert "Petra Tolliver, year 4 teacher leads from now on: Sees Wren daily." in changes(cast)[0]


def test_nobody_makes_themselves_the_lead(cast: Cast, at: Any, send: Any) -> None:
    shown = cast.client("AW").get(at("hand_over_lead")).content.decode()
    assert cast.practitioners["AW"].ref not in shown
    assert (
        send("AW", at("hand_over_lead"), to=cast.practitioners["AW"].ref, reason="I want to").status_code
        == 422
    )


def test_a_partner_may_end_their_own_part_but_nobody_elses(
    cast: Cast, drawn: Drawn, at: Any, send: Any
) -> None:
    own = at("end_involvement", involvement=part(cast, "PT").ref)
    assert cast.client("PT").get(own).status_code == 200
    other = at("end_involvement", involvement=part(cast, "AW").ref)
    assert cast.client("PT").get(other).status_code == 403
    assert (
        send("PT", own, **today("until"), reason="Leaving", goodbye="A card.", to="nobody").status_code == 302
    )
    assert part_of(cast, "PT").until == TODAY


def test_a_part_in_another_family_cannot_be_reached(cast: Cast, at: Any) -> None:
    row = network.involve(cast.practitioners["PX"], cast.other_family, "partner", since=BEGAN, by=SETTER_UP)
    assert cast.client("AW").get(at("end_involvement", involvement=row.ref)).status_code == 404
    assert cast.client("AW").get(at("end_involvement", involvement="R000")).status_code == 404


def test_with_a_plan_whoever_leads_next_is_given_something_to_read_first(
    cast: Cast, at: Any, send: Any
) -> None:
    made = plan.make_plan(cast.family, made_on=TODAY, by=cast.who("AW"), on=TODAY)
    worker = cast.practitioners["AW"]
    network.hand_over_lead(cast.family, worker, on=BEGAN, reason="She knows them", by=cast.who("MG"))
    told = len(changes(cast))
    assert cast.client("AW").get(at("hand_over_lead")).headers["Location"].endswith("/plan/hand-over/")
    row = Involvement.objects.get(practitioner=worker, family=cast.family, role="lead")
    last, to = day("until", 20, 3, 2026), cast.practitioners["PT"]
    typed = {"reason": "New job", "goodbye": "Cake on Friday.", "to": to.ref, **last}
    assert send("MG", at("end_involvement", involvement=row.ref), **typed).status_code == 302
    (taken,) = plans.unread_handovers(to)
    assert (taken.plan, taken.from_worker, taken.goodbye) == (made, worker, "Cake on Friday.")
    assert taken.overlap_until == date(2026, 3, 20)
    assert len(changes(cast)) == told + 1
