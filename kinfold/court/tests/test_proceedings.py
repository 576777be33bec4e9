"""A court case: weeks counted, the guardian, the judge, more time; orders that end others; the level that follows."""

from datetime import timedelta

import pytest

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.care import actions as care
from kinfold.clocks import queries as clocks
from kinfold.court import actions, queries
from kinfold.court.actions import Direction
from kinfold.court.models import ProceedingsChild
from kinfold.court.tests.making import issued, sibling, told
from kinfold.plan import queries as plan
from kinfold.sharing.tests.cast import TODAY, Cast

ISSUED = TODAY - timedelta(days=60)


def running(cast: Cast) -> dict[str, object]:
    return {one.rule: one.due_on for one in clocks.open_for(cast.family)}


def level(cast: Cast) -> str:
    found = plan.level_now(cast.child, TODAY)
    assert found is not None
    return found.level


def test_a_case_counts_its_weeks_and_asks_for_a_guardian(cast: Cast) -> None:
    made = issued(cast, first_hearing_on=ISSUED + timedelta(days=16))
    assert made.due_on == ISSUED + timedelta(days=181)
    assert running(cast)["court_26_weeks"] == made.due_on
    assert running(cast)["guardian_before_first_hearing"] == ISSUED + timedelta(days=16)
    assert queries.weeks(made, TODAY).says == "Week 9 of 26"
    assert level(cast) == "proceedings"


def test_a_guardian_before_the_first_hearing_is_said_so(cast: Cast) -> None:
    made = issued(cast, first_hearing_on=ISSUED + timedelta(days=16))
    made = actions.name_guardian(made, "Gwen Ash", named_on=ISSUED + timedelta(days=5), **told(cast))
    assert queries.guardian_in_time(made) == "Before the first hearing"
    assert "guardian_before_first_hearing" not in running(cast)


def test_another_judge_needs_a_reason_and_shows(cast: Cast) -> None:
    made = issued(cast)
    first = actions.hold_hearing(
        made, "first", held_on=ISSUED + timedelta(days=16), what_happened="Directions were given.",
        judge="Judge Alder", directions=[Direction("Assessment of the aunt", "The council", TODAY), Direction("")],
        **told(cast),
    )  # fmt: skip
    assert first.same_judge is True
    assert [one["what"] for one in first.directions] == ["Assessment of the aunt"]
    with pytest.raises(NotNow, match="another judge"):
        actions.change_judge(made, "Judge Birch", since=TODAY, **told(cast))
    second = actions.hold_hearing(
        made, "case_management", held_on=TODAY, what_happened="Timetable.", judge="Judge Birch", **told(cast)
    )
    assert second.same_judge is False
    assert queries.same_judge_throughout(made) is False


def test_a_planned_hearing_is_the_one_that_was_held(cast: Cast) -> None:
    made = issued(cast)
    planned = actions.plan_hearing(made, "issues_resolution", due_on=TODAY, **told(cast))
    held = actions.hold_hearing(
        made, "issues_resolution", held_on=TODAY, what_happened="Narrowed.", hearing=planned, **told(cast)
    )
    assert held.pk == planned.pk
    assert len(queries.hearings(made)) == 1
    done = actions.hold_hearing
    with pytest.raises(NotNow, match="already"):
        done(made, "final", held_on=TODAY, what_happened="Twice.", hearing=planned, **told(cast))


def test_more_time_moves_the_last_day_and_keeps_the_reason(cast: Cast) -> None:
    made = issued(cast)
    first_due = made.due_on
    until = first_due + timedelta(weeks=8)
    actions.extend(made, until=until, why="The aunt lives abroad.", decided_on=TODAY, **told(cast))
    made.refresh_from_db()
    assert made.due_on == until
    assert running(cast)["court_26_weeks"] == until
    assert [one.state for one in clocks.history(cast.family, "court_26_weeks")] == ["stopped", "open"]
    assert queries.weeks(made, TODAY).of == 34
    with pytest.raises(NotNow, match="not later"):
        actions.extend(made, until=first_due, why="Again", decided_on=TODAY, **told(cast))


def test_a_care_order_ends_the_interim_one_and_the_case_leaves_no_clock(cast: Cast) -> None:
    made = issued(cast)
    interim = actions.make_order(
        cast.family,
        cast.child,
        "interim_care",
        made_on=ISSUED + timedelta(days=16),
        proceedings=made,
        **told(cast),
    )
    final = actions.make_order(cast.family, cast.child, "care", made_on=TODAY, proceedings=made, **told(cast))
    interim.refresh_from_db()
    assert interim.ended_on == TODAY
    assert queries.codes_of(cast.child) == [("C1", interim.made_on, TODAY), ("C2", TODAY, None)]
    with pytest.raises(NotNow, match="Write down first that Wren Ardleigh came into care"):
        actions.end_proceedings(made, ended_on=TODAY, why="A care order was made.", **told(cast))
    care.come_into_care(
        cast.family, cast.child, began_on=TODAY, need="N1", code="C2", backing="order", backing_ref=final.ref,
        why="The court decided.", kin_asked="Her aunt cannot.", **told(cast),
    )  # fmt: skip
    actions.end_proceedings(made, ended_on=TODAY, why="A care order was made.", **told(cast))
    assert level(cast) == "looked_after"
    assert set(running(cast)) & {"court_26_weeks", "guardian_before_first_hearing"} == set()
    assert "case_review_after" in running(cast)
    made.refresh_from_db()
    actions.review_after_court(
        made, "The aunt could have been asked in week two.", reviewed_on=TODAY, **told(cast)
    )
    assert "case_review_after" not in running(cast)


def test_an_order_in_force_is_not_made_twice_and_what_it_means_is_said(cast: Cast) -> None:
    first = actions.make_order(cast.family, cast.child, "supervision", made_on=TODAY, **told(cast))
    assert "live with your family" in first.in_plain_words
    with pytest.raises(NotNow, match="in force"):
        actions.make_order(cast.family, cast.child, "supervision", made_on=TODAY, **told(cast))
    actions.end_order(first, ended_on=TODAY, why="Discharged.", **told(cast))
    assert queries.orders_of(cast.child, TODAY) == []
    assert queries.order(first.ref).ended_why == "Discharged."


def test_an_order_until_a_day_is_in_force_on_that_day_and_not_after(cast: Cast) -> None:
    until = TODAY + timedelta(days=8)
    actions.make_order(
        cast.family, cast.child, "emergency_protection", made_on=TODAY, until=until, **told(cast)
    )
    assert len(queries.orders_of(cast.child, until)) == 1
    assert queries.orders_of(cast.child, until + timedelta(days=1)) == []


def test_nobody_endorses_their_own_plan_and_a_new_plan_asks_again(cast: Cast) -> None:
    made = issued(cast)
    child = queries.child_in(made, cast.child.ref)
    plan_words = {"word": "kin", "care_plan": "Wren lives with her aunt.", "written_on": TODAY}
    child = actions.write_care_plan(child, **plan_words, **told(cast))
    with pytest.raises(RefusedOpenly):
        actions.endorse_care_plan(child, "Good.", endorsed_on=TODAY, **told(cast))
    child = actions.endorse_care_plan(
        child, "I agree: Wren asked for it.", endorsed_on=TODAY, **told(cast, "CH")
    )
    assert child.endorsed_by == cast.practitioners["CH"]
    again = {**plan_words, "care_plan": "Wren lives with her grandmother."}
    child = actions.write_care_plan(child, **again, final=True, **told(cast))
    assert (child.endorsed_on, child.endorsement) == (None, "")
    assert (child.final_plan, child.final_plan_on) == ("Wren lives with her grandmother.", TODAY)


def test_a_parallel_plan_is_another_plan_and_has_words(cast: Cast) -> None:
    child = queries.child_in(issued(cast), cast.child.ref)
    facts = {"word": "home", "care_plan": "At home.", "written_on": TODAY, **told(cast)}
    with pytest.raises(NotNow) as same:
        actions.write_care_plan(child, parallel_word="home", parallel_plan="x", **facts)
    assert same.value.field == "parallel_word"
    with pytest.raises(NotNow) as empty:
        actions.write_care_plan(child, parallel_word="kin", **facts)
    assert empty.value.field == "parallel_plan"


def test_four_children_are_one_group_and_one_may_leave(cast: Cast) -> None:
    others = [sibling(cast.family, name) for name in ("Bo", "Cai", "Dot")]
    made = issued(cast, children=[cast.child, *others])
    assert made.siblings
    row = ProceedingsChild.objects.get(proceedings=made, person=others[0])
    actions.child_leaves(row, left_on=TODAY, why="Bo lives with his own father.", **told(cast))
    assert [one.known_as for one in queries.people_in(made)] == ["Wren Ardleigh", "Cai", "Dot"]
    with pytest.raises(NotNow, match="already"):
        issued(cast, children=[others[1]], issued_on=TODAY)


def test_withdrawn_stops_the_count_and_says_why(cast: Cast) -> None:
    made = issued(cast)
    actions.withdraw_proceedings(made, ended_on=TODAY, why="Things changed.", **told(cast))
    assert level(cast) == "child_in_need"
    assert [one.state for one in clocks.history(cast.family, "court_26_weeks")] == ["stopped"]
    with pytest.raises(NotNow):
        actions.hold_hearing(made, "final", held_on=TODAY, what_happened="Late.", **told(cast))


def test_the_fortnightly_review_begins_the_next_two_weeks(cast: Cast) -> None:
    made = issued(cast, issued_on=TODAY - timedelta(days=20), track="fdac")
    first = TODAY - timedelta(days=7)
    assert running(cast)["fdac_fortnight"] == TODAY - timedelta(days=6)
    actions.hold_hearing(made, "fdac_review", held_on=first, what_happened="Eight weeks dry.", **told(cast))
    assert running(cast)["fdac_fortnight"] == first + timedelta(days=14)
    actions.end_proceedings(made, ended_on=TODAY, why="Home for good.", **told(cast))
    assert "fdac_fortnight" not in running(cast)
    out = actions.record_track_outcome(made, "at_end", "Dry, and Wren is home.", on_day=TODAY, **told(cast))
    assert [one.pk for one in queries.outcomes(made)] == [out.pk]
    with pytest.raises(NotNow):
        actions.record_track_outcome(made, "three_years", "Too soon.", on_day=TODAY, **told(cast))


def test_adoption_goes_step_by_step_and_a_reversal_stays(cast: Cast) -> None:
    first = actions.decide_adoption(cast.family, cast.child, decided_on=ISSUED, **told(cast))
    with pytest.raises(NotNow, match="already"):
        actions.decide_adoption(cast.family, cast.child, decided_on=TODAY, **told(cast))
    with pytest.raises(NotNow):
        actions.adoption_step(first, "placed", on_day=TODAY, **told(cast))
    actions.adoption_step(first, "should_be_placed", on_day=ISSUED + timedelta(days=9), **told(cast))
    back = actions.reverse_adoption(
        first, reversed_on=TODAY, code="RD1", why="Wren stays with her aunt.", **told(cast)
    )
    assert queries.adoption_state(back) == "reversed"
    assert queries.adoption_of(cast.child) is None
    actions.decide_adoption(cast.family, cast.child, decided_on=TODAY, **told(cast))
    assert len(queries.adoptions_of(cast.child)) == 2


def test_adoption_days_stand_in_their_order(cast: Cast) -> None:
    steps = actions.decide_adoption(cast.family, cast.child, decided_on=TODAY, **told(cast))
    with pytest.raises(NotNow, match="before the step before it"):
        actions.adoption_step(steps, "matched", on_day=ISSUED, **told(cast))
    steps = actions.adoption_step(
        steps, "matched", on_day=TODAY, adopters=2, current_carer=True, **told(cast)
    )
    assert (steps.adopters, steps.current_carer) == (2, True)


def test_two_cases_of_one_family_count_their_own_weeks(cast: Cast) -> None:
    first = issued(cast)
    second = issued(cast, children=[sibling(cast.family)], issued_on=TODAY - timedelta(days=10))
    until = second.due_on + timedelta(weeks=4)
    actions.extend(second, until=until, why="The father was found late.", decided_on=TODAY, **told(cast))

    def due() -> dict[str, object]:
        return {
            one.matter: one.due_on for one in clocks.open_for(cast.family) if one.rule == "court_26_weeks"
        }

    assert due() == {first.ref: first.due_on, second.ref: until}
    actions.withdraw_proceedings(first, ended_on=TODAY, why="Things changed.", **told(cast))
    assert due() == {second.ref: until}
