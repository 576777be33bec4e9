"""Choosing a home with the child, telling carers, promised time, going missing: the child first, and nothing left unsaid."""

from datetime import timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.care import actions
from kinfold.care.models import Carer, Missing, PeriodOfCare, PromisedTime
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

CAME = TODAY - timedelta(days=150)
LATER = TODAY - timedelta(days=20)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def told(cast: Cast) -> dict[str, Any]:
    return {"by": cast.who("AW"), "on": TODAY}


def came(cast: Cast) -> PeriodOfCare:
    return actions.come_into_care(
        cast.family, cast.child, began_on=CAME, need="N1", code="V2", backing="consent", backing_ref="both parents",
        why="Nobody at home.", kin_asked="Her aunt has no room.", **told(cast),
    )  # fmt: skip


def promised(cast: Cast, **more: Any) -> PromisedTime:
    given = {"with_people": [cast.mother], "every_days": 28, "since": CAME, **told(cast), **more}
    return actions.promise_time(cast.family, cast.child, **given)


def gone(cast: Cast, **more: Any) -> Missing:
    given = {"began_on": LATER, "reported_by": "Her carer", **told(cast), **more}
    return actions.report_missing(cast.family, cast.child, **given)


def back(cast: Cast, **more: Any) -> Missing:
    given = {
        "back_on": LATER + timedelta(days=1),
        "found_where": "Mum’s stairwell",
        "to_see": "family",
        **told(cast),
    }
    return actions.found(gone(cast), **{**given, **more})


# -- choosing a home


def test_the_childs_wishes_stand_first(cast: Cast):
    period = came(cast)
    with pytest.raises(NotNow) as refused:
        actions.begin_matching(period, begun_on=LATER, wishes="", who_heard="Amina", **told(cast))
    assert refused.value.field == "wishes"
    row = actions.begin_matching(period, begun_on=LATER, wishes="A dog.", who_heard="Amina", **told(cast))
    assert Entry.objects.get(kind="home_sought").source_ref == row.ref


def test_a_home_is_not_decided_before_the_child_has_seen_who_it_would_be(cast: Cast):
    period = came(cast)
    row = actions.begin_matching(period, begun_on=LATER, wishes="A dog.", who_heard="Amina", **told(cast))
    with pytest.raises(NotNow) as refused:
        actions.decide_matching(row, decided_on=TODAY, why_this_one="A dog.", **told(cast))
    assert refused.value.field == "not_shown_why"
    actions.show_profile(row, shown_on=LATER, photos_shown="Bev, Tony, the dog, the room", **told(cast))
    actions.answer_question(row, asked="May I bring my hamster?", **told(cast))
    actions.answer_question(
        row, asked="May I bring my hamster?", answered="Yes, and its house.", **told(cast)
    )
    decided = actions.decide_matching(row, decided_on=TODAY, why_this_one="A dog.", **told(cast))
    assert decided.asked_and_answered == [
        {"asked": "May I bring my hamster?", "answered": "Yes, and its house."}
    ]
    home = actions.place(period, "U6", since=TODAY, provider="PR1", **told(cast))
    decided.refresh_from_db()
    assert decided.placement == home
    with pytest.raises(NotNow, match="moved in"):
        actions.answer_question(decided, asked="Is there a garden?", **told(cast))


def test_a_reason_is_kept_where_nothing_could_be_shown(cast: Cast):
    row = actions.begin_matching(came(cast), begun_on=LATER, wishes="Mum.", who_heard="Amina", **told(cast))
    made = actions.decide_matching(
        row,
        decided_on=TODAY,
        why_this_one="There was no other.",
        not_shown_why="It was midnight.",
        **told(cast),
    )
    assert made.photos_shown == "Not shown: It was midnight."
    with pytest.raises(NotNow, match="Decided"):
        actions.change_matching(made, version=made.version, needs="More", **told(cast))


def test_two_who_change_a_choice_at_once_are_both_shown_what_the_other_wrote(cast: Cast):
    row = actions.begin_matching(came(cast), begun_on=LATER, wishes="A dog.", who_heard="Amina", **told(cast))
    actions.change_matching(row, version=row.version, needs="A quiet house.", **told(cast))
    with pytest.raises(Clash) as clash:
        actions.change_matching(row, version=row.version, needs="A loud house.", **told(cast))
    assert (clash.value.theirs, clash.value.yours) == ("A quiet house.", "A loud house.")


def test_what_carers_do_not_know_is_a_gap_with_an_owner_until_they_are_told(cast: Cast):
    period = came(cast)
    home = actions.place(period, "U6", since=CAME, provider="PR1", **told(cast))
    worker = cast.practitioners["AW"]
    gap = actions.note_gap(
        home, "health", "The GP has not answered.", owner=worker, due_on=TODAY, **told(cast)
    )
    filled = actions.give_information(home, "health", "Asthma: blue inhaler.", given_on=TODAY, **told(cast))
    assert (filled.pk, filled.what, filled.given_on) == (gap.pk, "Asthma: blue inhaler.", TODAY)
    home.refresh_from_db()
    assert home.information_on == TODAY
    said = Entry.objects.filter(kind="carers_told").values_list("what", flat=True)
    assert not [words for words in said if "inhaler" in words or "GP" in words]
    with pytest.raises(NotNow, match="what it is about"):
        actions.give_information(home, "gossip", "x", given_on=TODAY, **told(cast))


# -- promised time


def test_a_promise_has_its_own_clock_and_each_time_together_begins_the_next_round(cast: Cast):
    promise = promised(cast)
    clock = Clock.objects.get(rule="promised_contact")
    assert (clock.due_on, clock.every_days, clock.person) == (CAME + timedelta(days=28), 28, cast.child)
    actions.record_time(promise, CAME + timedelta(days=20), True, **told(cast))
    turns = Clock.objects.filter(rule="promised_contact").order_by("pk")
    assert [(t.state, t.due_on) for t in turns] == [
        ("met", CAME + timedelta(days=28)), ("open", CAME + timedelta(days=48)),
    ]  # fmt: skip
    assert Entry.objects.get(kind="visit_made").detail == "family_time"


def test_a_time_that_did_not_happen_says_why_and_what_the_child_was_told_and_meets_nothing(cast: Cast):
    promise = promised(cast)
    for more, field in (({}, "why_not"), ({"why_not": "No driver."}, "told_child")):
        with pytest.raises(NotNow) as refused:
            actions.record_time(promise, LATER, False, **more, **told(cast))
        assert refused.value.field == field
    actions.record_time(
        promise, LATER, False, why_not="No driver.", told_child="Amina rang her.", **told(cast)
    )
    assert Clock.objects.get(rule="promised_contact").state == "open"
    entry = Entry.objects.get(kind="time_not_had")
    assert "driver" not in entry.what
    with pytest.raises(NotNow, match="already"):
        actions.record_time(promise, LATER, False, why_not="x", told_child="x", **told(cast))


def test_an_entry_that_was_there_before_still_counts_the_round(cast: Cast):
    promise = promised(cast)
    actions.record_time(promise, LATER, True, entry=promise.entry, **told(cast))
    assert sorted(Clock.objects.filter(rule="promised_contact").values_list("state", flat=True)) == [
        "met",
        "open",
    ]


def test_a_promise_ends_with_a_reason_and_its_clock_stops(cast: Cast):
    promise = promised(cast)
    actions.record_time(promise, LATER, True, **told(cast))
    with pytest.raises(NotNow, match="last time written down"):
        actions.end_promise(promise, until=CAME, why="They moved.", **told(cast))
    actions.end_promise(promise, until=TODAY, why="They live together again.", **told(cast))
    assert not Clock.objects.filter(rule="promised_contact", state="open").exists()
    with pytest.raises(NotNow, match="Ended"):
        actions.record_time(promise, TODAY, True, **told(cast))


@pytest.mark.parametrize(
    ("facts", "field"), [({"with_people": []}, "with_people"), ({"every_days": 0}, "every_days")]
)
def test_a_promise_says_with_whom_and_how_often(cast: Cast, facts: dict[str, Any], field: str):
    with pytest.raises(NotNow) as refused:
        promised(cast, **facts)
    assert refused.value.field == field


# -- going missing


def test_a_missing_episode_that_nobody_reported_is_written_with_why(cast: Cast):
    with pytest.raises(NotNow, match="who noticed"):
        gone(cast, reported_by="")
    row = gone(cast, reported_by="", why_not_reported="They did not know that she was gone.")
    assert row.period is None
    entry = Entry.objects.get(kind="incident", detail="missing")
    assert (entry.what, entry.section) == ("Wren Ardleigh was missing.", "ordinary")


def test_a_child_is_missing_once_at_a_time(cast: Cast):
    row = gone(cast)
    with pytest.raises(NotNow, match="is back"):
        gone(cast, began_on=TODAY)
    actions.found(row, back_on=TODAY, **told(cast))
    with pytest.raises(NotNow, match="cannot overlap"):
        gone(cast, began_on=TODAY - timedelta(days=1))
    gone(cast, began_on=TODAY)
    assert Missing.objects.count() == 2


def test_being_back_begins_seventy_two_hours_for_a_talk_and_tells_not_where(cast: Cast):
    period = came(cast)
    row = back(cast)
    assert row.period == period
    assert row.talk_due_on == LATER + timedelta(days=4)
    assert Clock.objects.get(rule="return_talk").due_on == row.talk_due_on
    assert not Entry.objects.filter(what__icontains="stairwell").exists()


def test_a_talk_is_in_the_childs_words_and_something_follows(cast: Cast):
    row = back(cast)
    actions.offer_talk(
        row, offered_on=LATER + timedelta(days=2), independent=True, talk_by="Kay", **told(cast)
    )
    assert Clock.objects.get(rule="return_talk").state == "open"
    talk = {"talk_on": LATER + timedelta(days=3), **told(cast)}
    for more, field in (({}, "child_says"), ({"child_says": "I miss them."}, "what_next")):
        with pytest.raises(NotNow) as refused:
            actions.hold_talk(row, **more, **talk)
        assert refused.value.field == field
    held = actions.hold_talk(row, child_says="I miss them.", what_next="Saturdays with them.", **talk)
    assert (held.talk_by, held.talk_independent, held.to_see) == ("Kay", True, "family")
    assert Clock.objects.get(rule="return_talk").state == "met"
    with pytest.raises(NotNow, match="Talked"):
        actions.hold_talk(held, child_says="x", what_next="x", **talk)


def test_a_child_may_say_no_to_a_talk_and_be_offered_one_again(cast: Cast):
    row = back(cast)
    refused = actions.hold_talk(row, talk_on=TODAY, refused_why="Not with a stranger.", **told(cast))
    assert (refused.talk_refused_why, Clock.objects.get(rule="return_talk").state) == (
        "Not with a stranger.",
        "met",
    )
    actions.offer_talk(refused, offered_on=TODAY, talk_by="Amina", **told(cast))
    held = actions.hold_talk(refused, talk_on=TODAY, child_says="Ok.", what_next="Mum rings.", **told(cast))
    assert held.talk_refused_why == ""


def test_no_talk_before_the_child_is_back(cast: Cast):
    row = gone(cast)
    for act in (
        lambda: actions.offer_talk(row, offered_on=TODAY, **told(cast)),
        lambda: actions.hold_talk(row, talk_on=TODAY, child_says="x", what_next="x", **told(cast)),
    ):
        with pytest.raises(NotNow, match="Not back yet"):
            act()


def test_a_carer_is_kept_for_the_home_and_never_told_in_the_chronology(cast: Cast):
    bev = Carer.objects.create(name="Bev and Tony", kind="foster")
    actions.place(came(cast), "U6", since=CAME, provider="PR1", carer=bev, **told(cast))
    assert not Entry.objects.filter(what__icontains="Bev").exists()
