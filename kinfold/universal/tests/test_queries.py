"""What other rooms read here: what is due and missed, counts, lines for the family's and the child's page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck as Hypo
from hypothesis import given, settings
from hypothesis import strategies as st

from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared
from kinfold.sharing.tests.cast import TODAY, member, person
from kinfold.universal import actions, queries
from kinfold.universal.tests.making import BORN, EXPECTED, Young


def view(young: Young, actor: str) -> shared.View:
    return sharing.open_record(young.cast.who(actor), "V8", young.cast.family, on=TODAY, action="test")


def says(young: Young, actor: str, child: Person | None = None) -> list[str]:
    seen = view(young, actor)
    found = (
        queries.facts_for_family(young.cast.family, TODAY, seen)
        if child is None
        else queries.facts_for_child(child, TODAY, seen)
    )
    return [fact.says for fact in found]


def test_what_is_due_is_what_has_begun_and_nobody_has_done(young: Young) -> None:
    newborn = person("Wisp", born=TODAY - timedelta(days=11))
    member(young.cast.family, newborn, "child")
    assert [line.check.word for line in queries.due_checks(newborn, TODAY)] == ["new_birth"]
    assert [line.check.word for line in queries.due_checks(young.baby, TODAY)] == ["antenatal"]
    assert queries.due_checks(young.pip, TODAY) == []
    assert queries.due_checks(young.cast.child, TODAY) == []


def test_a_check_nobody_told_us_about_is_missed_and_a_later_one_that_was_done_ends_that(young: Young) -> None:
    (missed,) = queries.missed_checks(TODAY, Person.objects.filter(pk=young.pip.pk))
    assert [line.check.word for line in missed.checks] == [
        "new_birth",
        "weeks_6_8",
        "months_9_12",
        "two_years",
    ]
    assert {line.standing for line in missed.checks} == {"silent"}
    young.seen("months_9_12", date(2024, 6, 1))
    (missed,) = queries.missed_checks(TODAY, Person.objects.filter(pk=young.pip.pk))
    assert [line.check.word for line in missed.checks] == ["two_years"]
    assert missed.since == date(2026, 2, 20)
    young.seen("two_years", TODAY)
    assert queries.missed_checks(TODAY, Person.objects.filter(pk=young.pip.pk)) == []


def test_the_longest_missed_stand_first_whatever_is_known_of_a_child(young: Young) -> None:
    young.in_need()
    for number in range(4):
        one = person(f"Child {number}", born=BORN - timedelta(days=40 - 20 * number))
        member(young.cast.family, one, "child")
    found = queries.missed_checks(TODAY, Person.objects.filter(born_on__isnull=False))
    assert [one.since for one in found] == sorted(one.since for one in found)
    assert len(found) == 5


def test_a_birthday_known_only_roughly_gives_no_days(young: Young) -> None:
    young.pip.born_accuracy = "year"
    young.pip.save()
    assert queries.missed_checks(TODAY, Person.objects.filter(pk=young.pip.pk)) == []
    assert all(
        line.window.first is None
        for line in queries.checks_of(young.pip, TODAY)
        if line.check.word != "antenatal"
    )
    assert queries.transitions(young.pip, TODAY) == []


def test_missed_checks_ask_three_questions_however_many_children_there_are(young: Young) -> None:
    for number in range(15):
        member(young.cast.family, person(f"Child {number}", born=BORN + timedelta(days=number)), "child")
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.missed_checks(TODAY, Person.objects.all())) == 16
    assert len(asked) <= 4


def test_figures_count_due_done_in_time_and_by_the_same_person(young: Young) -> None:
    young.seen("months_9_12", date(2024, 6, 1))
    young.seen("two_years", TODAY, same_person="yes")
    twin = person("Pim", born=BORN)
    member(young.cast.family, twin, "child")
    actions.miss_check(
        young.cast.family, twin, "two_years", how="not_offered", known_on=TODAY, **young.told()
    )
    silent = person("Pell", born=BORN)
    member(young.cast.family, silent, "child")
    found = {one.word: one for one in queries.figures(TODAY)}
    two = found["two_years"]
    assert (two.due, two.done, two.in_time, two.same_person, two.missed, two.silent) == (3, 1, 0, 1, 1, 1)
    assert found["months_9_12"].due == 0
    assert found["weeks_3_5"].due == 0
    only = {one.word: one for one in queries.figures(TODAY, Person.objects.filter(pk=silent.pk))}
    assert (only["two_years"].due, only["two_years"].silent) == (1, 1)


def test_figures_ask_two_questions(young: Young) -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.figures(TODAY)
    assert len(asked) == 2


def test_the_family_page_says_to_workers_what_was_missed_and_to_the_family_what_comes(young: Young) -> None:
    young.missed()
    actions.follow_checks(young.cast.family, young.baby, **young.told())
    assert any("Pip Ardleigh did not happen" in line for line in says(young, "AW"))
    mother = says(young, "FAM")
    assert "A talk before your baby comes, for Baby Ardleigh" in mother
    assert not any("did not happen" in line for line in mother)


def test_a_first_day_is_on_the_childs_page_and_with_a_plan_on_the_leads_work_until_the_team_has_met(
    young: Young,
) -> None:
    from kinfold.chronology import actions as chronology
    from kinfold.clocks import actions as running
    from kinfold.clocks import queries as clocks
    from kinfold.plan import actions as plan

    actions.set_first_day(
        young.cast.family,
        young.pip,
        "nursery",
        starts_on=date(2026, 4, 27),
        why="A place from two",
        **young.told(),
    )
    line = "Pip Ardleigh starts nursery on 27 April 2026"
    assert line in says(young, "AW", young.pip)
    for actor in ("PT", "FAM", "WF", "HV"):
        assert line not in says(young, actor, young.pip)
    told = young.told()

    def meetings() -> list[object]:
        return [one for one in clocks.open_for(young.cast.family) if one.rule == "first_day_meeting"]

    actions.follow_family(young.cast.family, **told)
    assert meetings() == []
    plan.make_plan(young.cast.family, in_short="Calm mornings", made_on=TODAY, **told)
    for _ in range(2):
        actions.follow_family(young.cast.family, **told)
    (clock,) = meetings()
    assert (clock.owner, clock.due_on) == (young.cast.practitioners["AW"], date(2026, 3, 16))  # type: ignore[attr-defined]
    held = chronology.record(
        "meeting_held",
        young.cast.family,
        what="We met.",
        on_day=TODAY,
        about=[young.pip],
        detail="team_around_child",
        **told,
    )
    running.react(held, by=told["by"])
    assert meetings() == []
    actions.follow_family(young.cast.family, **told)
    assert meetings() == []


def test_not_now_is_asked_again_after_six_weeks_and_no_never(young: Young) -> None:
    actions.be_born(young.cast.family, young.baby, {"born_on": TODAY, "sex": "F"}, **young.told())
    seen = view(young, "AW")
    words = [one.moment.word for one in queries.moments(young.cast.family, TODAY, seen)]
    assert words == ["birth"]
    row = actions.offer_at_moment(
        young.cast.family, "birth", young.cast.mother, what="A group", moment_on=TODAY, offered_on=TODAY, answer="not_now",
        **young.told(),
    )  # fmt: skip
    later = TODAY + timedelta(days=42)
    assert queries.moments(young.cast.family, TODAY + timedelta(days=41), seen) == []
    assert [one.moment.word for one in queries.moments(young.cast.family, later, seen)] == ["birth"]
    actions.answer_moment_offer(row, "no", answered_on=later, **young.told(later))
    assert queries.moments(young.cast.family, later, seen) == []


def test_a_moment_that_is_restricted_is_none_for_those_who_may_not_read_its_entry(young: Young) -> None:
    actions.record_health_contact(
        young.cast.family,
        young.pip,
        kind="emergency",
        happened_on=TODAY,
        about_what="violence",
        **young.told(),
    )
    assert [one.moment.word for one in queries.moments(young.cast.family, TODAY, view(young, "AW"))] == [
        "hurt"
    ]
    assert queries.moments(young.cast.family, TODAY, view(young, "TM")) == []


def test_the_health_visitor_is_who_has_the_title_and_is_still_there(young: Young) -> None:
    assert queries.health_visitor(young.cast.family, TODAY) == young.visitor
    assert queries.health_visitor(young.cast.other_family, TODAY) is None


STEPS = st.lists(
    st.sampled_from(["done", "not_taken_up", "not_offered", "declined", "again"]), min_size=1, max_size=6
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(Hypo))
@given(STEPS)
@pytest.mark.django_db
def test_whatever_is_written_a_check_is_missed_until_it_is_done_and_its_clocks_agree(
    young: Young, steps: list[str]
) -> None:
    from django.db import transaction

    from kinfold.base.errors import NotNow
    from kinfold.clocks import queries as clocks

    with transaction.atomic():
        for step in steps:
            try:
                if step == "done":
                    young.seen("two_years", TODAY)
                elif step == "again":
                    actions.offer_check_again(
                        young.cast.family, young.pip, "two_years", offered_on=TODAY, **young.told()
                    )
                else:
                    young.missed(how=step, known_on=TODAY)
            except NotNow:
                continue
        done = "done" in steps
        (line,) = [one for one in queries.checks_of(young.pip, TODAY) if one.check.word == "two_years"]
        assert (line.standing == "done") == done
        assert line.is_missed != done
        about = [
            one.rule for one in clocks.open_for(young.cast.family) if line.row and one.matter == line.row.ref
        ]
        assert about == [] if done else len(about) == 1
        transaction.set_rollback(True)


def test_a_baby_expected_is_awaited_from_twelve_weeks_before(young: Young) -> None:
    (line,) = [one for one in queries.checks_of(young.baby, TODAY) if one.check.word == "antenatal"]
    assert (line.window.first, line.window.last) == (EXPECTED - timedelta(weeks=12), EXPECTED)
    assert line.standing == "due"
