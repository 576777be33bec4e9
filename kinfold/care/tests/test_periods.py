"""Coming into care, the law behind it, homes and moves, leaving care: kin asked first, one thing at a time, nothing left open."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinfold.base.errors import NotNow
from kinfold.care import actions, queries
from kinfold.care.models import LegalStatus, PeriodOfCare, Placement
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.plan import actions as plan
from kinfold.plan import queries as plan_asked
from kinfold.sharing.models import DetailReader, ProtectedDetail
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

CAME = TODAY - timedelta(days=150)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def told(cast: Cast, actor: str = "AW") -> dict[str, Any]:
    return {"by": cast.who(actor), "on": TODAY}


def came(cast: Cast, **more: Any) -> PeriodOfCare:
    given = {
        "began_on": CAME, "need": "N1", "code": "V2", "backing": "consent", "backing_ref": "both parents", "why": "Nobody at home.",
        "kin_asked": "Her aunt has no room.", "consent_by": [cast.mother, cast.father], **told(cast), **more,
    }  # fmt: skip
    return actions.come_into_care(cast.family, cast.child, **given)


def placed(cast: Cast, period: PeriodOfCare, kind: str = "U6", **more: Any) -> Placement:
    given = {"since": CAME, "provider": "PR1", **told(cast), **more}
    return actions.place(period, kind, **given)


def test_kin_are_asked_before_anything_else(cast: Cast):
    with pytest.raises(NotNow, match="who among family") as refused:
        came(cast, kin_asked="  ")
    assert refused.value.field == "kin_asked"
    assert not PeriodOfCare.objects.exists()


def test_coming_into_care_is_one_entry_and_the_plan_goes_on(cast: Cast):
    made = plan.make_plan(cast.family, made_on=BEGAN, **told(cast))
    plan.change_level(
        cast.child, cast.family, "child_in_need", on=BEGAN, by=cast.who("AW"), recorded_on=TODAY
    )
    period = came(cast)
    entry = Entry.objects.get(kind="level_changed", detail="looked_after")
    assert (entry.what, entry.happened_on, entry.section) == ("Wren Ardleigh came into care.", CAME, "shared")
    assert (period.entry, entry.source_ref) == (entry.uuid, period.ref)
    level = plan_asked.level_now(cast.child, TODAY)
    assert level is not None
    assert (level.level, level.since, level.lawful_basis[:11]) == ("looked_after", CAME, "The parents")
    assert plan_asked.plan_of(cast.family) == made
    assert Clock.objects.get(rule="permanence_4_months").started_on == CAME


def test_an_entry_that_tells_of_it_already_is_not_written_twice(cast: Cast):
    first = came(cast)
    count = Entry.objects.count()
    home = placed(cast, first, entry=first.entry)
    assert home.entry == first.entry
    assert Entry.objects.count() == count


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"code": "C2"}, "backing"),
        ({"backing_ref": " "}, "backing_ref"),
        ({"code": "XX"}, "code"),
        ({"need": ""}, "need"),
        ({"why": ""}, "why"),
        ({"began_on": TODAY + timedelta(days=1)}, "began_on"),
        ({"began_on": date(2016, 1, 1)}, "began_on"),
    ],
)
def test_what_does_not_hold_is_refused_beside_its_field(cast: Cast, facts: dict[str, Any], field: str):
    with pytest.raises(NotNow) as refused:
        came(cast, **facts)
    assert refused.value.field == field


def test_an_adult_does_not_come_into_care(cast: Cast):
    cast.child.born_on = date(2005, 5, 4)
    cast.child.save()
    with pytest.raises(NotNow, match="ends at eighteen"):
        came(cast, code="C2", backing="order")
    assert came(cast, code="V2").pk


def test_a_child_is_in_care_once_at_a_time(cast: Cast):
    period = came(cast)
    with pytest.raises(NotNow, match="in care already"):
        came(cast, began_on=TODAY)
    left = TODAY - timedelta(days=10)
    actions.leave_care(period, ended_on=left, how="E4A", why="Home again.", **told(cast))
    with pytest.raises(NotNow, match="that very day"):
        came(cast, began_on=left)
    with pytest.raises(NotNow, match="in care already"):
        came(cast, began_on=left - timedelta(days=5))
    came(cast, began_on=left + timedelta(days=1))
    assert [p.began_on for p in queries.periods_of(cast.child)] == [CAME, left + timedelta(days=1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodOfCare.objects.create(family=cast.family, person=cast.child, began_on=TODAY, need="N1", why="x")


def test_the_law_changes_and_the_one_before_ends_that_day(cast: Cast):
    period = came(cast)
    given = {"since": TODAY, "backing": "order", "backing_ref": "R1", **told(cast)}
    actions.change_legal_status(period, "C1", **given)
    again = actions.change_legal_status(period, "C1", **given)
    law = queries.legal_timeline(cast.child)
    assert [(row.code, row.since, row.until) for row in law] == [("V2", CAME, TODAY), ("C1", TODAY, None)]
    assert again == law[1]
    assert law[0].consent_by == [cast.mother.ref, cast.father.ref]
    assert "parents agreed" in law[0].in_plain_words
    with pytest.raises(NotNow, match="began on"):
        actions.change_legal_status(period, "C2", **{**given, "since": CAME, "backing_ref": "R2"})
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalStatus.objects.create(period=period, code="C2", since=TODAY, backing="consent", backing_ref="R")


def test_a_move_ends_the_home_before_with_its_reason_and_counts_the_warning(cast: Cast):
    period = came(cast)
    first = placed(cast, period)
    moved = CAME + timedelta(days=60)
    with pytest.raises(NotNow, match="why the home before ended"):
        placed(cast, period, "K2", since=moved, provider="PR4")
    second = placed(
        cast, period, "K2", since=moved, provider="PR4", ended_how="CREQB", ended_why="They were tired.",
        child_told_on=moved - timedelta(days=3), child_says="Why again?",
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.until, first.ended_how) == (moved, "CREQB")
    assert (second.warning_days, second.child_says) == (3, "Why again?")
    assert Entry.objects.filter(kind="placement_started").count() == 2
    assert (queries.placements_count(cast.child), queries.moves_count(cast.child)) == (2, 1)
    assert [e.rne for e in queries.episodes(cast.child)] == ["S", "P"]
    with pytest.raises(NotNow, match="home before began or ended"):
        placed(cast, period, "U6", since=moved - timedelta(days=1), ended_how="CARPL")


def test_an_entry_tells_of_a_move_without_name_place_or_reason(cast: Cast):
    placed(cast, came(cast), address="4 Plover Lane, Merebridge", why_here="Bev knows her.")
    entry = Entry.objects.get(kind="placement_started")
    assert entry.what == "Wren Ardleigh went to live with foster carers."
    assert (entry.section, entry.detail) == ("ordinary", "foster")


def test_the_address_stands_only_where_its_readers_are_listed(cast: Cast):
    period = came(cast)
    home = placed(cast, period, address="4 Plover Lane, Merebridge", postcode="MB1 4PL")
    detail = ProtectedDetail.objects.get(kind="placement")
    assert (detail.value, home.detail_ref) == ("4 Plover Lane, Merebridge", detail.ref)
    assert DetailReader.objects.filter(detail=detail, practitioner=cast.practitioners["AW"]).exists()
    fields = [f.name for f in Placement._meta.fields]
    assert not [f for f in fields if "Plover" in str(getattr(home, f))]
    placed(cast, period, since=TODAY, ended_how="CARPL")
    detail.refresh_from_db()
    assert detail.until == TODAY


def test_brothers_and_sisters_are_not_left_apart_without_a_reason(cast: Cast):
    period = came(cast)
    with pytest.raises(NotNow) as refused:
        placed(cast, period, with_siblings="none")
    assert refused.value.field == "why_apart"
    home = placed(cast, period, with_siblings="none", why_apart="Nobody could take all three.")
    assert home.why_apart
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=home.pk).update(why_apart="")


def test_a_stay_in_hospital_leads_back_home(cast: Cast):
    period = came(cast)
    home = placed(cast, period, why_here="Bev knows her.")
    ill, well = CAME + timedelta(days=20), CAME + timedelta(days=24)
    stay = actions.stay_away(home, "T1", since=ill, why="Appendix.", **told(cast))
    with pytest.raises(NotNow, match="came back"):
        actions.leave_care(period, ended_on=well, how="E4A", why="x", **told(cast))
    back = actions.come_back_to(stay, since=well, **told(cast))
    assert (back.kind, back.why_here, back.since, back.until) == ("U6", "Bev knows her.", well, None)
    assert queries.placements_count(cast.child) == 1
    assert [(e.rne, e.place) for e in queries.episodes(cast.child)] == [("S", "U6"), ("P", "T1"), ("P", "U6")]
    with pytest.raises(NotNow):
        actions.come_back_to(stay, since=well, **told(cast))


def test_a_move_straight_from_a_short_stay_ends_stay_and_home_and_makes_one_new_home(cast: Cast):
    period = came(cast)
    home = placed(cast, period, address="4 Plover Lane")
    ill, moved = CAME + timedelta(days=20), CAME + timedelta(days=24)
    stay = actions.stay_away(home, "T1", since=ill, why="Appendix.", **told(cast))
    with pytest.raises(NotNow, match="home before ended"):
        placed(cast, period, "K2", since=moved, provider="PR4")
    with pytest.raises(NotNow, match="began"):
        placed(cast, period, "K2", since=ill - timedelta(days=1), provider="PR4", ended_how="CREQO")
    new = placed(cast, period, "K2", since=moved, provider="PR4", ended_how="CREQO", ended_why="No room.")
    home.refresh_from_db()
    stay.refresh_from_db()
    assert (stay.until, home.until, home.ended_how, home.ended_why) == (moved, ill, "CREQO", "No room.")
    assert ProtectedDetail.objects.get(ref=home.detail_ref).until == moved
    before, now = queries.placement_timeline(cast.child, None)
    assert (before.until, before.is_away, now.first.ref, now.until) == (moved, False, new.ref, None)
    assert queries.placements_count(cast.child) == 2
    assert [(e.rne, e.place) for e in queries.episodes(cast.child)] == [("S", "U6"), ("P", "T1"), ("P", "K2")]
    with pytest.raises(NotNow):
        actions.come_back_to(stay, since=moved, **told(cast))
    assert queries.holes(queries.periods_of(cast.child), queries.stays(cast.child), TODAY) == []


def test_a_home_that_ends_without_the_next_is_a_gap_that_is_seen(cast: Cast):
    period = came(cast)
    home = placed(cast, period)
    ended = TODAY - timedelta(days=3)
    actions.end_placement(home, ended_on=ended, how="CREQB", why="It broke down.", **told(cast))
    periods, stays = queries.periods_of(cast.child), queries.stays(cast.child)
    assert queries.holes(periods, stays, TODAY) == [(ended, TODAY)]
    with pytest.raises(NotNow, match="“Ended”"):
        actions.end_placement(home, ended_on=TODAY, how="CREQB", why="Again.", **told(cast))
    placed(cast, period, since=TODAY)
    assert [e.place for e in queries.episodes(cast.child)] == ["U6", "", "U6"]


def test_an_emergency_in_another_area_starts_the_clock_of_the_notice(cast: Cast):
    period = came(cast)
    home = placed(cast, period, emergency=True, in_area=False)
    clock = Clock.objects.get(rule="out_of_area_notice")
    assert (clock.matter, clock.state) == (home.ref, "open")
    actions.tell_area(home, told_on=CAME + timedelta(days=2), **told(cast))
    clock.refresh_from_db()
    assert clock.state == "met"
    assert home.planned is False


def test_leaving_care_ends_home_law_and_clocks_on_one_day_and_promises_go_on(cast: Cast):
    period = came(cast)
    placed(cast, period, address="4 Plover Lane")
    actions.promise_time(
        cast.family, cast.child, with_people=[cast.mother], every_days=14, since=CAME, **told(cast)
    )
    actions.agree_permanence(
        period, "home", agreed_on=CAME + timedelta(days=30), why="She asks for it.", **told(cast)
    )
    actions.leave_care(
        period,
        ended_on=TODAY,
        how="E4A",
        why="Her mother is well.",
        level_after="child_in_need",
        **told(cast),
    )
    period.refresh_from_db()
    assert (period.ended_on, period.ended_how) == (TODAY, "E4A")
    assert {p.until for p in period.placements.all()} | {r.until for r in period.legal.all()} == {TODAY}
    assert {p.until for p in period.permanence.all()} == {TODAY}
    still = {
        "promised_contact",
        "help_after_child_went",
    }  # the parents' own help is not over with the child's care
    assert set(Clock.objects.filter(state="open").values_list("rule", flat=True)) == still
    level = plan_asked.level_now(cast.child, TODAY)
    assert level is not None
    assert level.level == "child_in_need"
    assert queries.period_now(cast.child, TODAY) is None
    assert queries.episodes(cast.child)[-1].rec == "E4A"
    for again in (
        lambda: actions.leave_care(period, ended_on=TODAY, how="E4A", why="x", **told(cast)),
        lambda: placed(cast, period, since=TODAY),
        lambda: actions.agree_permanence(period, "kin", agreed_on=TODAY, why="x", **told(cast)),
    ):
        with pytest.raises(NotNow, match="“Ended”"):
            again()


def test_care_does_not_end_before_its_last_change_nor_like_an_adults(cast: Cast):
    period = came(cast)
    placed(cast, period, since=TODAY)
    with pytest.raises(NotNow, match="last change"):
        actions.leave_care(period, ended_on=TODAY - timedelta(days=1), how="E4A", why="x", **told(cast))
    with pytest.raises(NotNow, match="only from 18"):
        actions.leave_care(period, ended_on=TODAY, how="E17", why="x", **told(cast))


def test_a_plan_for_good_answers_the_four_months(cast: Cast):
    period = came(cast)
    first = actions.agree_permanence(
        period, "home", agreed_on=CAME + timedelta(days=90), why="x", **told(cast)
    )
    second = actions.agree_permanence(
        period,
        "long_term_fostering",
        agreed_on=TODAY,
        why="Home cannot be.",
        in_case="Her aunt.",
        **told(cast),
    )
    first.refresh_from_db()
    assert (first.until, second.until) == (TODAY, None)
    assert Clock.objects.get(rule="permanence_4_months").state == "met"
    with pytest.raises(NotNow, match="planned for good"):
        actions.agree_permanence(period, "anything", agreed_on=TODAY, why="x", **told(cast))


def test_merged_records_are_one_child_in_care(cast: Cast):
    twin = players.person("Wren Ardley")
    players.member(cast.family, twin, "child")
    twin.merged_into = cast.child
    twin.save()
    period = actions.come_into_care(
        cast.family, twin, began_on=CAME, need="N1", code="V2", backing="consent", backing_ref="both", why="x",
        kin_asked="All were.", **told(cast),
    )  # fmt: skip
    assert period.person == cast.child
    with pytest.raises(NotNow, match="in care already"):
        came(cast)
