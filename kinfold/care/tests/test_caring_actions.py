"""Reviews, health and school of a child in care: what is written, what the chronology says, and the clocks."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.care import actions
from kinfold.care.models import CareReview
from kinfold.care.tests.caring import BEGAN_CARE, in_care, reviewed
from kinfold.chronology.models import Entry
from kinfold.clocks import queries as clocks
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice.models import OwnWords

FIRST = date(2025, 11, 27)


def running(cast: Cast) -> dict[str, date | None]:
    return {clock.rule: clock.due_on for clock in clocks.open_for(cast.child)}


def test_three_reviews_each_begin_the_clock_of_the_next(cast: Cast) -> None:
    period = in_care(cast)
    assert running(cast)["care_review_first"] == date(2025, 12, 1)
    reviewed(period, cast, FIRST)
    assert "care_review_first" not in running(cast)
    assert running(cast)["care_review_second"] == date(2026, 2, 27)
    reviewed(period, cast, date(2026, 2, 20))
    assert running(cast)["care_review_every"] == date(2026, 8, 20)
    assert "care_review_second" not in running(cast)
    coming = CareReview.objects.get(period=period, held_on__isnull=True)
    assert (coming.order, coming.due_on) == (3, date(2026, 8, 20))


def test_a_review_writes_one_bare_entry_and_keeps_the_childs_words(cast: Cast) -> None:
    period = in_care(cast)
    before = Entry.objects.count()
    held = reviewed(period, cast, FIRST)
    assert Entry.objects.count() == before + 1
    entry = Entry.objects.get(uuid=held.entry)
    assert entry.what == "The first review in care was held."
    assert entry.section == "ordinary", "something is kept from the father of the cast"
    assert OwnWords.objects.get(entry=held.entry).words == "I want to see my brother."


def test_a_late_review_needs_its_reason_and_nothing_is_written_without(cast: Cast) -> None:
    period = in_care(cast)
    with pytest.raises(NotNow, match="It was due on 1 December 2025"):
        reviewed(period, cast, date(2025, 12, 2))
    assert not CareReview.objects.filter(held_on__isnull=False).exists()
    late = reviewed(period, cast, date(2025, 12, 2), late_why="She was in hospital.")
    assert late.late_why == "She was in hospital."


def test_the_day_of_the_next_review_is_agreed_within_the_law(cast: Cast) -> None:
    period = in_care(cast)
    reviewed(period, cast, FIRST)
    with pytest.raises(NotNow, match="The law allows"):
        reviewed(period, cast, date(2026, 2, 20), next_due_on=date(2026, 9, 20))
    held = reviewed(
        period,
        cast,
        date(2026, 2, 20),
        next_due_on=date(2026, 5, 20),
        next_why="She asked to check on Sundays.",
    )
    assert held.next_why == "She asked to check on Sundays."
    assert CareReview.objects.get(period=period, held_on__isnull=True).due_on == date(2026, 5, 20)
    with pytest.raises(NotNow, match="The law allows 20 August 2026 at the latest"):
        actions.plan_care_review(period, due_on=date(2026, 9, 1), by=cast.who("CH"), on=TODAY)


def test_two_who_write_up_one_review_see_each_others_words(cast: Cast) -> None:
    period = in_care(cast)
    coming = actions.plan_care_review(period, by=cast.who("CH"), on=TODAY)
    assert coming.officer == cast.practitioners["CH"]
    told = {"participation": "PN1", "child_says": "Hi", "held_on": FIRST, "by": cast.who("CH"), "on": TODAY}
    held = actions.hold_care_review(coming, decided="First text", version=coming.version, **told)
    with pytest.raises(Clash) as clash:
        actions.hold_care_review(coming, decided="Second text", version=coming.version, **told)
    assert (clash.value.theirs, clash.value.yours) == ("First text", "Second text")
    put_right = actions.correct_care_review(
        held, version=held.version, decided="First text, put right", by=cast.who("CH"), on=TODAY
    )
    assert put_right.decided == "First text, put right"


def test_no_review_is_held_after_care_has_ended_and_its_clock_stops(cast: Cast) -> None:
    period = in_care(cast)
    actions.leave_care(
        period,
        ended_on=TODAY,
        how="E4A",
        why="Home.",
        level_after="child_in_need",
        by=cast.who("AW"),
        on=TODAY,
    )
    assert not [rule for rule in running(cast) if rule.startswith(("care_review", "health_assessment"))]
    period.refresh_from_db()
    with pytest.raises(NotNow, match="Care has ended"):
        reviewed(period, cast, TODAY)


def test_health_is_written_as_it_happened_and_a_yearly_assessment_comes_again(cast: Cast) -> None:
    in_care(cast)
    by = cast.who("AW")
    assert running(cast)["health_assessment_first"] == date(2025, 12, 1)
    made = actions.record_health(
        cast.family,
        cast.child,
        "health_assessment",
        on_day=FIRST,
        child_says="The doctor was nice.",
        by=by,
        on=TODAY,
    )
    assert Entry.objects.get(uuid=made.entry).what == "There was a health assessment."
    assert "health_assessment_first" not in running(cast)
    assert running(cast)["health_assessment_every"] == date(2026, 11, 27)
    assert OwnWords.objects.filter(entry=made.entry).exists()


def test_a_refused_assessment_ends_no_clock(cast: Cast) -> None:
    in_care(cast)
    actions.record_health(
        cast.family, cast.child, "health_assessment", on_day=FIRST, done=False, note="Did not want to.",
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert "health_assessment_first" in running(cast)


def test_the_questionnaires_number_stands_in_no_entry(cast: Cast) -> None:
    made = actions.record_health(
        cast.family, cast.child, "sdq", on_day=TODAY, sdq=17, by=cast.who("AW"), on=TODAY
    )
    assert made.sdq == 17
    assert "17" not in Entry.objects.get(uuid=made.entry).what


def test_drugs_drink_and_the_police_stand_in_the_restricted_part_and_are_not_named(cast: Cast) -> None:
    made = actions.record_health(
        cast.family, cast.child, "substance", on_day=TODAY, help_offered=True, help_taken=True,
        child_says="I smoke weed.", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    entry = Entry.objects.get(uuid=made.entry)
    assert (entry.section, entry.detail) == ("restricted", "")
    assert not OwnWords.objects.filter(entry=made.entry).exists(), "their words are read by many"


def test_school_is_met_about_with_parents_and_the_next_time_has_its_clock(cast: Cast) -> None:
    period, by = in_care(cast), cast.who("AW")
    with pytest.raises(NotNow, match="Parents are part of this"):
        actions.hold_education_plan(
            period, held_on=FIRST, agreed="Reading with Petra.", parents_there=False, by=by, on=TODAY
        )
    held = actions.hold_education_plan(
        period, held_on=FIRST, agreed="Reading with Petra.", parents_there=True, school="Fernhollow Primary",
        next_on=date(2026, 5, 1), by=by, on=TODAY,
    )  # fmt: skip
    assert running(cast)["education_plan"] == date(2026, 5, 1)
    skipped = actions.not_hold_education_plan(
        period, on_day=TODAY, why="Wren said that once a year is enough; her mother agrees.", by=by, on=TODAY
    )
    assert skipped.due_on == date(2026, 5, 1)
    assert skipped.pk != held.pk
    assert "education_plan" not in running(cast)


def test_the_first_plan_for_school_is_due_before_the_first_review(cast: Cast) -> None:
    period = in_care(cast)
    held = actions.hold_education_plan(
        period, held_on=TODAY, agreed="A quiet desk.", by=cast.who("AW"), on=TODAY
    )
    assert held.due_on == date(2025, 12, 1)
    assert held.due_on > BEGAN_CARE + timedelta(days=20)
