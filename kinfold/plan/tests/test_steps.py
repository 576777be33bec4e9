"""A step changes a level and nothing else; an ending leaves a number, a day to look back, and no need forgotten."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.plan import actions, queries, rules
from kinfold.plan.models import Closing, Goal, Level, LookBack, Plan, PlanAction, Step
from kinfold.plan.rules import CarriedOn
from kinfold.services import actions as services
from kinfold.services import queries as needs
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

BEFORE = TODAY - timedelta(days=60)
LATER = TODAY + timedelta(days=91)
RING = "Amina Yusuf, 01632 960111, or duty on 01632 960100"


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan with a goal and an action; Wren is a child in need."""
    by = cast.who("AW")
    made = actions.make_plan(cast.family, made_on=BEFORE, by=by, on=TODAY)
    goal = actions.set_goal(
        made, "A story every night", how_we_will_know="Wren says so", by=by, on=TODAY, since=BEFORE
    )
    actions.agree_action(
        made, "Read to Wren", by=by, on=TODAY, agreed_on=BEFORE, goal=goal, person=cast.mother
    )
    actions.change_level(cast.child, cast.family, "child_in_need", on=BEFORE, by=by, recorded_on=TODAY)
    return made


def down(cast: Cast, plan: Plan, **more) -> Step:
    told = {"decided_on": TODAY, "why": "They manage well.", "by": cast.who("AW"), "on": TODAY, **more}
    return actions.step_down(plan, [cast.child], told.pop("level", "early_help"), **told)


def ending(cast: Cast, **more) -> dict:
    return {
        "decided_on": TODAY,
        "why": "What was wanted is reached.",
        "who_to_ring": RING,
        "look_back_on": LATER,
        "open_needs": [],
        "ready": "yes",
        "family_says": "We can do this now.",
        "by": cast.who("AW"),
        "on": TODAY,
        **more,
    }


def closed(cast: Cast, plan: Plan, **more) -> Step:
    return actions.close(plan, [cast.child], **ending(cast, approved_by=cast.practitioners["MG"], **more))


def team(cast: Cast, on: date = TODAY) -> list[tuple[str, str]]:
    return [(row.practitioner.name, row.role) for row in network.involved(cast.family, on)]


def test_a_step_changes_the_level_and_takes_nobody_and_nothing_away(cast: Cast, plan: Plan):
    people, goals = team(cast), list(Goal.objects.values_list("ref", "state"))
    promised = list(PlanAction.objects.values_list("ref", "state"))
    step = down(cast, plan, family_says="We are glad Petra stays.", ready="yes", who_stays="Petra, as before")
    assert queries.level_now(cast.child, TODAY).level == "early_help"
    assert team(cast) == people
    assert list(Goal.objects.values_list("ref", "state")) == goals
    assert list(PlanAction.objects.values_list("ref", "state")) == promised
    assert Plan.objects.count() == 1
    assert "its goal" in step.what_stays
    assert "Amina Yusuf goes on leading" in step.what_stays
    assert [(c.level_before, c.level_after) for c in queries.children_of(step)] == [
        ("child_in_need", "early_help")
    ]


def test_a_step_is_one_entry_that_the_family_reads_without_the_reason(cast: Cast, plan: Plan):
    sister = players.person("Linnet Ardleigh", born=date(2019, 2, 2))
    players.member(cast.family, sister, "child")
    actions.change_level(sister, cast.family, "child_in_need", on=BEFORE, by=cast.who("AW"))
    before = Entry.objects.count()
    step = actions.step_down(
        plan,
        [cast.child, sister],
        "early_help",
        decided_on=TODAY,
        why="A private reason.",
        by=cast.who("AW"),
        on=TODAY,
    )
    entry = Entry.objects.get(uuid=step.entry)
    assert Entry.objects.count() == before + 1
    assert (entry.kind, entry.detail, entry.section, entry.source_ref) == (
        "level_changed", "early_help", "shared", step.ref,
    )  # fmt: skip
    assert "Linnet Ardleigh" in entry.what
    assert "private" not in entry.what
    assert Level.objects.filter(entry=step.entry).count() == 2


@pytest.mark.parametrize(
    "act, level, says",
    [
        ("step_up", "early_help", "step down"),
        ("step_down", "section_47", "step up"),
        ("step_down", "child_in_need", "already"),
        ("step_down", "closed", "page for ending"),
        ("come_back", "early_help", "step down"),
        ("step_up", "nonsense", "levels in the list"),
    ],
)
def test_each_way_has_its_own_door(cast: Cast, plan: Plan, act, level, says):
    with pytest.raises(NotNow, match=says):
        getattr(actions, act)(
            plan, [cast.child], level, decided_on=TODAY, why="Why not", by=cast.who("AW"), on=TODAY
        )
    assert not Step.objects.exists()


def test_a_child_of_another_family_is_not_stepped(cast: Cast, plan: Plan):
    for children in ([cast.other_child], []):
        with pytest.raises(NotNow) as why:
            actions.step_down(
                plan, children, "early_help", decided_on=TODAY, why="x", by=cast.who("AW"), on=TODAY
            )
        assert "Quillfeather" not in why.value.message


def test_a_disabled_child_is_a_child_in_need_on_that_basis_alone(cast: Cast, plan: Plan):
    down(cast, plan)
    up = {"decided_on": TODAY, "why": "Needs short breaks.", "by": cast.who("AW"), "on": TODAY}
    with pytest.raises(NotNow, match="lawful basis"):
        actions.step_up(plan, [cast.child], "child_in_need", **up)
    actions.step_up(plan, [cast.child], "child_in_need", lawful_basis="s17_10_c", **up)
    assert "disabled" in queries.level_now(cast.child, TODAY).lawful_basis
    assert "17(10)(c)" in queries.level_now(cast.child, TODAY).lawful_basis


def test_a_family_that_is_not_ready_is_asked_to_wait_or_told_why_not(cast: Cast, plan: Plan):
    with pytest.raises(NotNow, match="not ready"):
        down(cast, plan, ready="no")
    step = down(cast, plan, ready="no", not_ready_why="The team is dissolved on Friday.")
    assert step.not_ready_why


def test_two_teams_may_overlap_until_a_last_day(cast: Cast, plan: Plan):
    with pytest.raises(NotNow, match="last day together"):
        down(cast, plan, overlap_until=TODAY - timedelta(days=1))
    assert down(cast, plan, overlap_until=LATER).overlap_until == LATER


def test_a_step_asks_who_leads_when_nobody_does(cast: Cast, plan: Plan):
    row = next(r for r in network.involved(cast.family, TODAY) if r.role == "allocated")
    network_actions.end_involvement(row, until=TODAY - timedelta(days=1), reason="Left", by=cast.who("MG"))
    with pytest.raises(NotNow, match="Nobody leads"):
        down(cast, plan)


def test_nobody_ends_their_own_work_at_social_care_without_somebody_else(cast: Cast, plan: Plan):
    with pytest.raises(NotNow, match="Somebody else must agree"):
        actions.close(plan, [cast.child], **ending(cast))
    with pytest.raises(NotNow, match="their own"):
        actions.close(plan, [cast.child], **ending(cast, approved_by=cast.practitioners["AW"]))
    step = closed(cast, plan)
    assert (step.decided_by, step.approved_by) == (cast.practitioners["AW"], cast.practitioners["MG"])


def test_early_help_is_ended_with_the_family_and_needs_nobody_else(cast: Cast, plan: Plan):
    down(cast, plan)
    step = actions.close(plan, [cast.child], **ending(cast))
    assert step.approved_by is None
    assert queries.level_now(cast.child, TODAY).level == "closed"


def test_an_ending_leaves_a_number_and_a_day_to_look_back(cast: Cast, plan: Plan):
    for told, says in (
        ({"who_to_ring": " "}, "whom the family rings"),
        ({"look_back_on": None}, "day to look back"),
        ({"look_back_on": TODAY}, "after the end"),
        ({"ready": ""}, "Ask the family"),
        ({"ready": "no"}, "not ready"),
        ({"why": " "}, "Say why"),
    ):
        with pytest.raises(NotNow, match=says):
            closed(cast, plan, **told)
    assert not Step.objects.exists()
    step = closed(cast, plan)
    clock = Clock.objects.get(rule="look_back", state="open")
    assert (clock.due_on, clock.owner, clock.matter) == (LATER, cast.practitioners["AW"], step.ref)
    assert clock.owner_team == cast.teams["locality"]  # so that it is on the manager's list too
    plan.refresh_from_db()
    assert plan.who_to_ring == RING


def test_an_ending_takes_no_worker_away(cast: Cast, plan: Plan):
    people = team(cast)
    closed(cast, plan)
    assert team(cast) == people


def test_an_open_need_does_not_vanish_at_the_end(cast: Cast, plan: Plan):
    """an-porter e9 and e10: the mother's need is still open; it is carried on by a name, and a day is set to look again."""
    need = services.notice_need(
        cast.mother, cast.family, "mental_health", since=BEFORE, by=cast.who("AW"), on=TODAY, met="partly"
    )
    with pytest.raises(NotNow, match="Ilse Ardleigh"):
        closed(cast, plan)
    with pytest.raises(NotNow, match="Ilse Ardleigh"):
        closed(cast, plan, open_needs=[CarriedOn(need.ref, " ", "")])
    step = closed(cast, plan, open_needs=[CarriedOn(need.ref, "Dr Sable, her GP")])
    assert [(row["need"], row["who"]) for row in step.open_needs] == [(need.ref, "Dr Sable, her GP")]
    assert [row.ref for row in needs.open_needs(cast.family)] == [need.ref]


def test_when_one_child_ends_the_parents_needs_stay_with_the_plan(cast: Cast, plan: Plan):
    sister = players.person("Linnet Ardleigh", born=date(2019, 2, 2))
    players.member(cast.family, sister, "child")
    actions.change_level(sister, cast.family, "early_help", on=BEFORE, by=cast.who("AW"))
    services.notice_need(cast.mother, cast.family, "mental_health", since=BEFORE, by=cast.who("AW"), on=TODAY)
    step = closed(cast, plan)
    assert step.open_needs == []
    assert queries.helped(cast.family, TODAY) == {sister.pk}


def test_somebody_else_agrees_and_only_then_does_help_end(cast: Cast, plan: Plan):
    closing = actions.ask_to_close(plan, [cast.child], **ending(cast))
    assert isinstance(closing, Closing)
    assert queries.level_now(cast.child, TODAY).level == "child_in_need"
    with pytest.raises(NotNow, match="already waits"):
        actions.ask_to_close(plan, [cast.child], **ending(cast))
    with pytest.raises(NotNow, match="their own"):
        actions.answer_closing(closing, agree=True, says="", by=cast.who("AW"), on=TODAY)
    done = actions.answer_closing(closing, agree=True, says="Well done.", by=cast.who("MG"), on=TODAY)
    assert done.step.approved_by == cast.practitioners["MG"]
    assert done.step.decided_by == cast.practitioners["AW"]
    assert queries.level_now(cast.child, TODAY).level == "closed"
    with pytest.raises(NotNow, match="Agreed"):
        actions.answer_closing(closing, agree=False, says="No, wait.", by=cast.who("MG"), on=TODAY)


def test_an_ending_may_be_sent_back_with_the_reason_and_asked_for_again(cast: Cast, plan: Plan):
    closing = actions.ask_to_close(plan, [cast.child], **ending(cast))
    with pytest.raises(NotNow, match="sent back"):
        actions.answer_closing(closing, agree=False, says=" ", by=cast.who("MG"), on=TODAY)
    actions.answer_closing(closing, agree=False, says="Who reads to Wren?", by=cast.who("MG"), on=TODAY)
    assert queries.last_sent_back(plan).answer == "Who reads to Wren?"
    assert queries.level_now(cast.child, TODAY).level == "child_in_need"
    actions.ask_to_close(plan, [cast.child], **ending(cast))
    assert queries.last_sent_back(plan) is None


def test_a_need_noticed_while_an_ending_waits_must_be_answered_first(cast: Cast, plan: Plan):
    closing = actions.ask_to_close(plan, [cast.child], **ending(cast))
    services.notice_need(cast.mother, cast.family, "housing", since=TODAY, by=cast.who("AW"), on=TODAY)
    with pytest.raises(NotNow, match="still open"):
        actions.answer_closing(closing, agree=True, says="", by=cast.who("MG"), on=TODAY)
    closing.refresh_from_db()
    assert closing.state == "asked"


def test_looking_back_ends_the_clock_and_keeps_what_the_family_says(cast: Cast, plan: Plan):
    step = closed(cast, plan)
    day = LATER - timedelta(days=3)
    found = actions.look_back(
        step, holds="partly", what_we_saw="Stories most nights.", family_says="Mondays are hard.",
        happened_on=day, by=cast.who("AW", day), on=day,
    )  # fmt: skip
    assert Clock.objects.get(rule="look_back").state == "met"
    assert not queries.not_looked_back(plan)
    assert [row.family_says for row in queries.look_backs(plan)] == [found.family_says]
    entry = Entry.objects.get(uuid=found.entry)
    assert "Mondays" not in entry.what
    assert LookBack.objects.count() == 1


def test_a_family_that_comes_back_finds_the_same_record_plan_and_goals(cast: Cast, plan: Plan):
    closed(cast, plan)
    later = TODAY + timedelta(days=240)
    goals = list(Goal.objects.values_list("ref", "state"))
    contributions = Entry.objects.count()
    step = actions.come_back(
        plan, [cast.child], "early_help", decided_on=later, why="Ilse rang.", by=cast.who("AW", later), on=later,
        did_not_hold="Mornings alone.", family_says="I knew whom to ring.",
    )  # fmt: skip
    assert (step.way, step.plan) == ("back", plan)
    assert Plan.objects.count() == 1
    assert list(Goal.objects.values_list("ref", "state")) == goals
    assert Entry.objects.count() == contributions + 1
    assert [row.level for row in queries.level_history(cast.child)] == [
        "child_in_need",
        "closed",
        "early_help",
    ]
    assert network.lead(cast.family, later).practitioner == cast.practitioners["AW"]
    assert Clock.objects.get(rule="look_back").state == "stopped"


def test_coming_back_names_who_leads_now_and_asks_them_to_read_first(cast: Cast, plan: Plan):
    closed(cast, plan)
    later = TODAY + timedelta(days=240)
    for row in network.involved(cast.family, later):
        if row.role == "allocated":
            network_actions.end_involvement(row, until=LATER, reason="Left", by=cast.who("MG"))
    back = {"decided_on": later, "why": "Ilse rang.", "by": cast.who("MG", later), "on": later}
    with pytest.raises(NotNow, match="Nobody leads"):
        actions.come_back(plan, [cast.child], "early_help", **back)
    actions.come_back(plan, [cast.child], "early_help", lead=cast.practitioners["PT"], **back)
    assert network.lead(cast.family, later).practitioner == cast.practitioners["PT"]
    assert [h.to_worker for h in queries.unread_handovers(cast.practitioners["PT"])] == [
        cast.practitioners["PT"]
    ]


def test_a_closed_child_is_not_stepped_up_as_if_nothing_had_been(cast: Cast, plan: Plan):
    closed(cast, plan)
    with pytest.raises(NotNow, match="coming back"):
        actions.step_up(
            plan, [cast.child], "early_help", decided_on=TODAY, why="x", by=cast.who("AW"), on=TODAY
        )


def test_an_entry_that_already_tells_of_it_is_not_written_twice(cast: Cast, plan: Plan):
    told = Entry.objects.order_by("-pk").first()
    before = Entry.objects.count()
    step = down(cast, plan, entry=told.uuid)
    assert Entry.objects.count() == before
    assert step.entry == told.uuid


def test_every_level_a_step_leads_to_has_a_lawful_basis_in_words():
    assert set(rules.BY_A_STEP) <= set(rules.LEVELS)
    assert set(rules.HOW_MUCH) == set(rules.LEVELS)
    for level in rules.BY_A_STEP:
        for word in rules.BASES[level]:
            assert rules.basis_for(level, word)
