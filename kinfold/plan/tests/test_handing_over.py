"""Exactly one lead; a goodbye for whoever named the one who goes; something to read before acting."""

from datetime import timedelta

import pytest

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.plan import actions, queries
from kinfold.plan.models import Handover, Plan
from kinfold.sharing.models import Exclusion
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.voice import actions as voice

DAY = timedelta(days=1)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return actions.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=TODAY)


def hand_over(cast: Cast, plan: Plan, to: str = "PT", **more) -> Handover:
    told = {"why": "She sees Wren every day.", "on_day": TODAY, "by": cast.who("MG"), "on": TODAY, **more}
    return actions.hand_over(plan, cast.practitioners[to], **told)


def named(cast: Cast) -> None:
    network_actions.choose_trusted_adult(
        cast.child,
        practitioner=cast.practitioners["AW"],
        chosen_by_child=True,
        said_on=BEGAN,
        by=cast.who("AW"),
    )


def leads(cast: Cast, on=TODAY) -> list[str]:
    return [r.practitioner.name for r in network.involved(cast.family, on) if r.role == "lead"]


def test_there_is_exactly_one_lead_from_the_same_day(cast: Cast, plan: Plan):
    hand_over(cast, plan)
    assert leads(cast) == ["Petra Tolliver"]
    hand_over(cast, plan, "TM")
    assert leads(cast) == ["Tess Marlow"]
    assert leads(cast, TODAY + DAY) == ["Tess Marlow"]
    with pytest.raises(NotNow, match="leads already"):
        hand_over(cast, plan, "TM")


def test_nobody_takes_the_lead_to_themselves_nor_may_an_excluded_worker(cast: Cast, plan: Plan):
    with pytest.raises(RefusedOpenly):
        hand_over(cast, plan, "MG")
    Exclusion.objects.create(
        practitioner=cast.practitioners["TM"], family=cast.family, since=BEGAN, why="A neighbour"
    )
    with pytest.raises(NotNow, match="cannot work with this family"):
        hand_over(cast, plan, "TM")
    assert not Handover.objects.exists()


def test_when_only_the_status_changes_the_same_worker_is_asked_first(cast: Cast, plan: Plan):
    """csj-josh e23."""
    with pytest.raises(NotNow, match="Could the same worker stay"):
        hand_over(cast, plan, because="status")
    made = hand_over(cast, plan, because="status", same_worker="Amina asked to stay; she may, until summer.")
    assert made.same_worker.startswith("Amina")


def test_a_child_who_named_the_worker_who_goes_gets_a_goodbye(cast: Cast, plan: Plan):
    named(cast)
    with pytest.raises(NotNow, match="Wren Ardleigh named Amina Yusuf"):
        hand_over(cast, plan, stays=False)
    with pytest.raises(NotNow, match="goodbye"):
        hand_over(cast, plan, overlap_until=TODAY + DAY * 30)
    made = hand_over(cast, plan, stays=False, goodbye="Amina tells Wren on Friday; they bake once more.")
    assert "bake" in made.goodbye
    here = [r.practitioner.name for r in network.involved(cast.family, TODAY + DAY)]
    assert "Amina Yusuf" not in here


def test_whoever_stays_needs_no_goodbye(cast: Cast, plan: Plan):
    named(cast)
    hand_over(cast, plan)
    later = TODAY + DAY * 90
    assert "Amina Yusuf" in [r.practitioner.name for r in network.involved(cast.family, later)]


def test_two_workers_overlap_until_the_agreed_last_day(cast: Cast, plan: Plan):
    hand_over(cast, plan)
    last = TODAY + DAY * 28
    hand_over(cast, plan, "TM", overlap_until=last)
    for day, still in ((last, True), (last + DAY, False)):
        here = {r.practitioner.name for r in network.involved(cast.family, day)}
        assert ("Petra Tolliver" in here) is still
    assert leads(cast, last) == ["Tess Marlow"]


def test_the_clocks_of_the_one_before_go_to_the_one_who_leads(cast: Cast, plan: Plan):
    actions.change_level(cast.child, cast.family, "early_help", on=TODAY, by=cast.who("AW"))
    actions.set_rhythm(
        plan, cast.child, every_days=14, why="New to us", worker=cast.practitioners["AW"], since=TODAY,
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    hand_over(cast, plan)
    owners = set(Clock.objects.filter(family=cast.family, state="open").values_list("owner__name", flat=True))
    assert "Amina Yusuf" not in owners


def test_handing_over_is_one_entry_and_says_who_stays(cast: Cast, plan: Plan):
    before = Entry.objects.count()
    made = hand_over(cast, plan)
    assert Entry.objects.count() == before + 1
    entry = Entry.objects.get(uuid=made.entry)
    assert entry.kind == "worker_changed"
    assert "Amina Yusuf stays in the team" in entry.what


def test_the_new_lead_is_given_something_to_read_and_writes_their_own_view(cast: Cast, plan: Plan):
    voice.keep_words(
        cast.child, cast.family, "I like stories.", said_on=TODAY, wrote_down_by="Amina", by=cast.who("AW")
    )
    made = hand_over(cast, plan, promises="Amina promised Wren a library card.")
    says = {item["heading"]: item["says"] for item in made.read_first}
    assert "Own words, the newest of 2 March 2026" in says["Wren Ardleigh"]
    assert "The plan" in says
    assert "I like stories" not in str(made.read_first)  # addresses, not contents
    assert queries.unread_handovers(cast.practitioners["PT"]) == [made]
    with pytest.raises(NotNow, match="for them to read"):
        actions.read_handover(made, own_view="Mine", by=cast.who("AW"), on=TODAY)
    with pytest.raises(NotNow, match="what you make of it"):
        actions.read_handover(made, own_view=" ", by=cast.who("PT"), on=TODAY)
    done = actions.read_handover(made, own_view="Mornings matter most.", by=cast.who("PT"), on=TODAY)
    assert (done.read_on, done.own_view) == (TODAY, "Mornings matter most.")
    assert queries.unread_handovers(cast.practitioners["PT"]) == []
    with pytest.raises(NotNow, match="you have read this"):
        actions.read_handover(made, own_view="Again", by=cast.who("PT"), on=TODAY)


def test_what_earlier_help_came_to_is_in_the_pack(cast: Cast, plan: Plan):
    """csj-josh e22: a child closed twice; whoever comes third is told, and asks what did not hold."""
    actions.change_level(cast.child, cast.family, "early_help", on=BEGAN, by=cast.who("AW"))
    day = BEGAN
    for _ in range(2):
        day += DAY * 30
        actions.close(
            plan, [cast.child], decided_on=day, why="Better", who_to_ring="Duty, 01632 960100", ready="yes",
            look_back_on=day + DAY * 60, open_needs=[], family_says="", by=cast.who("AW"), on=TODAY,
        )  # fmt: skip
        day += DAY * 30
        actions.come_back(
            plan, [cast.child], "early_help", decided_on=day, why="Again", by=cast.who("AW"), on=TODAY
        )
    says = {item["heading"]: item["says"] for item in hand_over(cast, plan).read_first}
    assert says["Steps and endings"] == "Help ended twice, and they came back twice. Ask what did not hold"


def test_a_lead_is_not_handed_over_before_it_began_or_in_the_future(cast: Cast, plan: Plan):
    hand_over(cast, plan)
    with pytest.raises(NotNow, match="nobody else can lead from before"):
        hand_over(cast, plan, "TM", on_day=TODAY - DAY)
    with pytest.raises(NotNow, match="has not come yet"):
        hand_over(cast, plan, "TM", on_day=TODAY + DAY)


def test_workers_of_each_child_are_counted_with_their_spells_and_reasons(cast: Cast, plan: Plan):
    hand_over(cast, plan, stays=False, why="Amina moved to another town", goodbye="")
    later = TODAY + DAY * 10
    found = queries.continuity(cast.child, cast.family, later)
    assert found.count == 2
    assert [spell.name for spell in found.own] == ["Amina Yusuf", "Petra Tolliver"]
    assert found.own[0].ended == "Amina moved to another town"
    assert found.gaps == ()
    assert found.says("Wren") == "Wren has had 2 workers of their own, and 1 other has helped."
